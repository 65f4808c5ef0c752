"""A duty's fields → the lines of front matter somebody fills in."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from growthfolio.authoring.aiming import Aim
from growthfolio.authoring.scalars import key, listing, remark, scalar
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.phrase import N_
from growthfolio.model.programme import Programme
from growthfolio.words import Speech

HINTS: Final = {
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


class Form(Struct, frozen=True):
    """What a form is filled from: what is written, by whose terms, in which words."""

    aim: Aim
    programme: Programme
    speech: Speech


def field_lines(
    name: str, rule: RecordField, items: tuple[str, ...], form: Form
) -> Iterator[str]:
    """A field's key with what it begins with, and behind it what may stand there.

    A table is followed by a row that waits behind `#`, so that the record is valid
    before anything is filled in.
    """
    start = "" if items else _start(rule, form.aim)
    yield line(name, start, *_remarks(rule, form))
    yield from listing(items)
    mark = "- "
    for column, cell in rule.columns.items():
        yield f"  # {mark}{line(column, '', *_remarks(cell, form))}"
        mark = "  "


def line(name: str, value: str, *remarks: str) -> str:
    """A line of front matter, and what is said behind it."""
    said = " · ".join(remark(each) for each in remarks if each)
    return " ".join(filter(None, (f"{key(name)}:", value, said and f"# {said}")))


def _remarks(rule: RecordField, form: Form) -> Iterator[str]:
    """What is said behind a field: its name, whether it must be, what may stand."""
    speech = form.speech
    if rule.title is not None:
        yield speech.say(rule.title)
    if rule.required:
        yield speech.translate(N_("required"))
    if rule.choices:
        yield " | ".join(_choice(name, rule, form) for name in rule.choices)
    elif rule.type is FieldType.TABLE:
        yield speech.translate(N_("take away the # in front of a row to fill it in"))
    elif rule.type in HINTS:
        yield speech.translate(HINTS[rule.type])


def _choice(name: str, rule: RecordField, form: Form) -> str:
    """A value that is allowed, with what its term is called."""
    said = form.speech.say(form.programme.term(rule.of, name)) if rule.of else name
    return name if said == name else f"{name} ({said})"


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
