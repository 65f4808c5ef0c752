"""A record to be written → its text: front matter to fill in, sections, prompts."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from growthfolio.authoring.aiming import Aim
from growthfolio.authoring.carrying import Carried
from growthfolio.authoring.scalars import key, listing, remark, scalar
from growthfolio.authoring.schemas import schema_path
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.phrase import N_, phrase
from growthfolio.model.record import CommentHead, Head
from growthfolio.model.schema import Slot, slots_of
from growthfolio.model.title import Title
from growthfolio.words import Speech

_HINTS: Final = {
    FieldType.NUMBER: N_("a number"),
    FieldType.PERCENT: N_("0 to 100"),
    FieldType.SCORE: N_("a score"),
    FieldType.DATE: N_("a date like 2026-03-05"),
    FieldType.MONTH: N_("a month like 2026-03"),
    FieldType.PERSON: N_("a person’s id"),
    FieldType.MENTOR: N_("a mentor’s id"),
    FieldType.FILE: N_("the name of a file beside this record"),
    FieldType.MONEY: N_("an amount"),
    FieldType.DURATION: N_("a length of time like 90min"),
    FieldType.FLAG: N_("true or false"),
    FieldType.UNIT: N_("a unit’s id"),
    FieldType.PEOPLE: N_("a list of people’s ids"),
}
_HEAD: Final = {slot.name: slot for slot in slots_of(Head)}


def draft(aim: Aim, carried: Carried, speech: Speech) -> str:
    """The text of a half-filled record or comment, valid as it stands."""
    head = _comment_head(aim, speech) if aim.is_comment else _head(aim, carried, speech)
    body = _comment_body(speech) if aim.is_comment else _body(aim, carried, speech)
    lines = ["---", _schema_line(aim), *head, "---", "", *body]
    return "\n".join(lines).rstrip("\n") + "\n"


def _schema_line(aim: Aim) -> str:
    up = "../" * aim.at.path.count("/")
    name = aim.duty.comment_id if aim.is_comment else aim.duty.id
    return f"# yaml-language-server: $schema={up}{schema_path(name)}"


def _head(aim: Aim, carried: Carried, speech: Speech) -> Iterator[str]:
    duty = aim.duty
    yield _status(speech)
    for name in dict.fromkeys(duty.required):
        if name in _HEAD and name not in duty.fields:
            yield _line(name, "", *_key_remarks(_HEAD[name], speech))
    if carried.audience is not None:
        yield f"audience: {scalar(carried.audience)}"
    for name, rule in duty.fields.items():
        items = carried.items.get(name, ())
        start = "" if items else _start(rule, aim)
        yield _line(name, start, *_remarks(rule, speech))
        yield from listing(items)


def _comment_head(aim: Aim, speech: Speech) -> Iterator[str]:
    yield _status(speech)
    yield _line("by", scalar(aim.owner) if aim.owner else "")
    on = next(slot for slot in slots_of(CommentHead) if slot.name == "on")
    yield _line("on", "", *_key_remarks(on, speech))


def _status(speech: Speech) -> str:
    return _line(
        "status", "draft", speech.translate(N_("delete this line to hand it in"))
    )


def _key_remarks(slot: Slot, speech: Speech) -> Iterator[str]:
    """What is said behind a key every record may have."""
    yield speech.translate(slot.key.doc)
    if slot.type == (date | None):
        yield speech.translate(_HINTS[FieldType.DATE])


def _remarks(rule: RecordField, speech: Speech) -> Iterator[str]:
    """What is said behind a field: its name, whether it must be, what may stand."""
    if rule.title is not None:
        yield speech.say(rule.title)
    if rule.required:
        yield speech.translate(N_("required"))
    if rule.choices:
        yield " | ".join(rule.choices)
    elif rule.type is FieldType.TABLE:
        rows = phrase("a list of rows with {names}", names=tuple(rule.columns))
        yield speech.say(rows)
    elif rule.type in _HINTS:
        yield speech.translate(_HINTS[rule.type])


def _start(rule: RecordField, aim: Aim) -> str:
    """What a field begins with, where the path or the ledger says it already."""
    period = aim.at.period
    match rule.type:
        case FieldType.DATE if period.kind == "day":
            return period.name
        case FieldType.MONTH if period.kind == "month":
            return period.name
        case FieldType.MENTOR if aim.duty.owner.kind == "mentor" and aim.owner:
            return scalar(aim.owner)
    return ""


def _line(name: str, value: str, *remarks: str) -> str:
    said = " · ".join(remark(each) for each in remarks if each)
    return " ".join(filter(None, (f"{key(name)}:", value, said and f"# {said}")))


def _body(aim: Aim, carried: Carried, speech: Speech) -> Iterator[str]:
    tasks = [f"- [ ] {task}" for task in carried.tasks]
    if tasks and carried.period is not None:
        came = phrase("carried over from {period}", period=carried.period)
        tasks = [_prompt(speech.say(came)), *tasks]
    substance = aim.duty.min_substance
    if not aim.duty.sections:
        yield _prompt(_invitation(aim.duty.title, substance, speech))
        yield from ("", *tasks) if tasks else ()
    for section in aim.duty.sections:
        yield f"## {remark(speech.say(section))}"
        yield ""
        yield _prompt(_invitation(section, substance, speech))
        yield ""
        if tasks:
            yield from (*tasks, "")
        # What is expected in all, and what is carried over, is said once.
        tasks, substance = [], 0


def _comment_body(speech: Speech) -> Iterator[str]:
    yield _prompt(
        speech.translate(N_("write your comment here: what went well, what comes next"))
    )


def _invitation(section: Title, substance: int | None, speech: Speech) -> str:
    said = speech.say(phrase("write about “{section}” here", section=section))
    if not substance:
        return said
    length = phrase("{count} characters or words are expected in all", count=substance)
    return f"{said} · {speech.say(length)}"


def _prompt(text: str) -> str:
    """A line only the author sees; it never counts as text."""
    return f"<!-- {remark(text).replace('--', '—')} -->"
