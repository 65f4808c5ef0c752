"""The programme: whether what it demands can be done, and by when is known."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from growthfolio.checking.finding import contradiction, unknown_reference
from growthfolio.ledger.working_days import WorkingDays
from growthfolio.model import period as periods
from growthfolio.model.cadence import DueKind, Every
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import MOST, About, Duty
from growthfolio.model.field import FieldType
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.phrase import phrase
from growthfolio.model.programme import Programme
from growthfolio.model.record import Head
from growthfolio.model.rules import environment
from growthfolio.model.schema import slots_of
from growthfolio.model.stages import Clock
from growthfolio.model.title import LANGUAGES

_HEAD_KEYS: Final = tuple(slot.name for slot in slots_of(Head))


def contradictions(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A programme must not demand what cannot be done."""
    del ledger
    programme = cohort.programme
    if programme.language not in LANGUAGES:
        problem = phrase("the language must be one of {names}", names=LANGUAGES)
        yield contradiction(problem, programme.marks.place("language"))
    if not _zone_exists(programme.timezone):
        problem = phrase("there is no time zone “{name}”", name=programme.timezone)
        yield contradiction(problem, programme.marks.place("timezone"))
    for stage in programme.stages.list:
        if programme.stages.clock is Clock.JOINED and not stage.months:
            problem = phrase("a stage counted from joining needs “months”")
            yield contradiction(problem, stage.marks.place())
        if programme.stages.clock is Clock.CALENDAR and stage.start is None:
            problem = phrase("a stage of the calendar needs “from”")
            yield contradiction(problem, stage.marks.place())
        if stage.id == "once" or periods.parse(stage.id) is not None:
            problem = phrase("“{id}” names a period, not a stage", id=stage.id)
            yield contradiction(problem, stage.marks.place("id"))
    for before, stage in pairwise(programme.stages.list):
        if before.start and stage.start and stage.start <= before.start:
            problem = phrase("a stage must begin after the one before it")
            yield contradiction(problem, stage.marks.place("from"))
    for duty in programme.duties:
        yield from _duty(duty, programme)


def _duty(duty: Duty, programme: Programme) -> Iterator[Finding]:
    mentee = duty.about is About.MENTEE
    each_stage = duty.every.every is Every.STAGE
    open_end = duty.due.kind in (DueKind.LAST_DAY, DueKind.LAST_WORKING_DAY)
    for key, wrong, problem in (
        (
            "owner",
            duty.owner.kind == "mentee" and not mentee,
            phrase("a mentee owes records about a mentee only"),
        ),
        (
            "owner",
            duty.owner.kind == "mentor" and duty.about in (About.UNIT, About.COHORT),
            phrase("a mentor owes records about a mentee or a mentor only"),
        ),
        (
            "owner",
            duty.owner.kind == "unit" and duty.about in (About.MENTOR, About.COHORT),
            phrase("a unit owes records about a mentee or a unit only"),
        ),
        (
            "id",
            duty.id.endswith(".comment"),
            phrase("names that end in “.comment” are for comments"),
        ),
        (
            "every",
            each_stage and not programme.stages.list,
            phrase("a duty of each stage needs stages"),
        ),
        ("every", each_stage and not mentee, phrase("only mentees have stages")),
        (
            "comment",
            duty.comment is not None and not mentee,
            phrase("only records about a mentee have a mentor to comment"),
        ),
        (
            "due",
            duty.every.every is Every.ONCE and open_end,
            phrase("what is owed once is due on “day N” or “+N” after joining"),
        ),
        (
            "count",
            not 1 <= duty.count <= MOST,
            phrase("“count” must be from 1 to {most}", most=MOST),
        ),
    ):
        if wrong:
            yield contradiction(problem, duty.marks.place(key))
    yield from _keys(duty)


def _keys(duty: Duty) -> Iterator[Finding]:
    for name, field in duty.fields.items():
        if name in _HEAD_KEYS:
            problem = phrase("every record has the key “{name}” already", name=name)
            yield contradiction(problem, field.marks.place())
        # A list of terms may still be empty, such as that of teams.
        listed = field.choices or field.of
        if field.type is FieldType.CHOICE and not listed:
            problem = phrase("a choice needs “choices”")
            yield contradiction(problem, field.marks.place("type"))
    known = (*_HEAD_KEYS, *duty.fields)
    for index, name in enumerate(duty.required):
        if name not in known:
            place = duty.marks.item("required", index)
            yield unknown_reference(name, known, phrase("key"), place)


def calendar(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Due dates on working days need the year's make-up workdays to be known."""
    programme = cohort.programme
    counted = any(
        duty.due.kind is DueKind.LAST_WORKING_DAY for duty in programme.duties
    )
    if counted and not WorkingDays.of(programme).published(ledger.today.year):
        yield Finding(
            rule=environment.CALENDAR_NOT_PUBLISHED,
            place=programme.marks.place("calendar"),
            values={"year": str(ledger.today.year)},
        )


def _zone_exists(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


CHECKS: Final = (contradictions, calendar)
