"""A record to be written → its text: front matter to fill in, sections, prompts."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from growthfolio.authoring.aiming import Aim
from growthfolio.authoring.carrying import Carried
from growthfolio.authoring.field_lines import HINTS, Form, field_lines, line
from growthfolio.authoring.scalars import remark, scalar
from growthfolio.authoring.schemas import schema_path
from growthfolio.model.field import FieldType
from growthfolio.model.phrase import N_, phrase
from growthfolio.model.record import CommentHead, Head
from growthfolio.model.schema import Slot, slots_of
from growthfolio.model.title import Title
from growthfolio.words import Speech

_HEAD: Final = {slot.name: slot for slot in slots_of(Head)}


def draft(form: Form, carried: Carried) -> str:
    """The text of a half-filled record or comment, valid as it stands."""
    aim, speech = form.aim, form.speech
    head = _comment_head(aim, speech) if aim.is_comment else _head(form, carried)
    body = _comment_body(speech) if aim.is_comment else _body(aim, carried, speech)
    lines = ["---", _schema_line(aim), *head, "---", "", *body]
    return "\n".join(lines).rstrip("\n") + "\n"


def _schema_line(aim: Aim) -> str:
    up = "../" * aim.at.path.count("/")
    name = aim.duty.comment_id if aim.is_comment else aim.duty.id
    return f"# yaml-language-server: $schema={up}{schema_path(name)}"


def _head(form: Form, carried: Carried) -> Iterator[str]:
    duty, speech = form.aim.duty, form.speech
    yield _status(speech)
    for name in dict.fromkeys(duty.required):
        if name in _HEAD and name not in duty.fields:
            yield line(name, "", *_key_remarks(_HEAD[name], speech))
    if carried.audience is not None:
        yield f"audience: {scalar(carried.audience)}"
    for name, rule in duty.fields.items():
        yield from field_lines(name, rule, carried.items.get(name, ()), form)


def _comment_head(aim: Aim, speech: Speech) -> Iterator[str]:
    yield _status(speech)
    yield line("by", scalar(aim.owner) if aim.owner else "")
    on = next(slot for slot in slots_of(CommentHead) if slot.name == "on")
    yield line("on", "", *_key_remarks(on, speech))


def _status(speech: Speech) -> str:
    return line(
        "status", "draft", speech.translate(N_("delete this line to hand it in"))
    )


def _key_remarks(slot: Slot, speech: Speech) -> Iterator[str]:
    """What is said behind a key every record may have."""
    yield speech.translate(slot.key.doc)
    if slot.type == (date | None):
        yield speech.translate(HINTS[FieldType.DATE])


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
