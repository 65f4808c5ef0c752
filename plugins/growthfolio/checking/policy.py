"""The programme: whether it agrees with itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from growthfolio.checking.naming import suggestion
from growthfolio.ledger.working_days import WorkingDays
from growthfolio.model import period as periods
from growthfolio.model.cadence import DueKind, Every
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import MOST, About, Applies, Duty
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.phrase import Phrase, phrase
from growthfolio.model.place import Marks, Place
from growthfolio.model.programme import NEVER, Clock, Programme
from growthfolio.model.readers import ProfileReaders
from growthfolio.model.record import Head
from growthfolio.model.rules import environment, people, values
from growthfolio.model.schema import Id, slots_of
from growthfolio.model.title import LANGUAGES

_HEAD_KEYS: Final = tuple(slot.name for slot in slots_of(Head))


def references(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """What a duty, role or unit names must be listed in the programme."""
    del ledger
    programme = cohort.programme
    roles = tuple(role.id for role in programme.mentor_roles)
    for duty in programme.duties:
        if duty.owner.kind == "mentor" and duty.owner.role not in (*roles, "any"):
            place = duty.marks.place("owner")
            yield _unknown(str(duty.owner.role), roles, phrase("mentor role"), place)
        if duty.comment and duty.comment.by not in (*roles, "any"):
            place = duty.comment.marks.place("by")
            yield _unknown(duty.comment.by, roles, phrase("mentor role"), place)
        for one in duty.wordings():
            if one.when is not None:
                yield from listed_groups(one.when, programme)
    for role in programme.mentor_roles:
        yield from listed_groups(role.when, programme)
    duties = tuple(duty.id for duty in programme.duties)
    for index, name in enumerate(programme.unencrypted):
        if name not in duties:
            place = programme.marks.item("unencrypted", index)
            yield _unknown(name, duties, phrase("duty"), place)


def listed_groups(when: Applies, programme: Programme) -> Iterator[Finding]:
    """The stages, units, classes … that a rule names must be listed."""
    listed: tuple[tuple[str, tuple[str, ...], Sequence[_Listed], Phrase], ...] = (
        ("stages", when.stages, programme.stages.list, phrase("stage")),
        ("job_classes", when.job_classes, programme.job_classes, phrase("job class")),
        ("units", when.units, programme.units, phrase("unit")),
        ("classes", when.classes, programme.classes, phrase("class")),
        ("roles", when.roles, programme.mentor_roles, phrase("mentor role")),
    )
    # Postings are any words, but where there is a list of them.
    postings = programme.vocabularies.get("postings")
    if postings is not None:
        listed += (("posting", when.posting, postings, phrase("posting")),)
    for key, named, known, kind in listed:
        ids = tuple(item.id for item in known)
        for index, name in enumerate(named):
            if name not in ids:
                yield _unknown(name, ids, kind, when.marks.item(key, index))


def audiences(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Every audience named must be one of those listed."""
    del ledger
    programme = cohort.programme
    for index, audience in enumerate(programme.audiences):
        place = programme.marks.item("audiences", index)
        if audience == NEVER:
            problem = phrase("“never” is always there; it is not listed")
            yield _contradiction(problem, place)
        elif audience in programme.audiences[:index]:
            problem = phrase("the audience “{name}” is listed twice", name=audience)
            yield _contradiction(problem, place)
    named: list[tuple[str | None, Place]] = [
        (programme.states, programme.marks.place("states"))
    ]
    named += [(name, programme.marks.place("names")) for name in programme.names]
    named += [
        (
            getattr(programme.profile, slot.attribute),
            programme.profile.marks.place(slot.name),
        )
        for slot in slots_of(ProfileReaders)
    ]
    for duty in programme.duties:
        named.append((duty.audience, duty.marks.place("audience")))
        for one in duty.wordings():
            if one.comment:
                place = one.comment.marks.place("audience")
                named.append((one.comment.audience, place))
            named += [
                (field.audience, field.marks.place("audience"))
                for field in _with_columns(one.fields)
            ]
    for name, place in named:
        if name is not None and name not in (*programme.audiences, NEVER):
            yield _unknown(name, programme.audiences, phrase("audience"), place)


def _with_columns(fields: Mapping[str, RecordField]) -> Iterator[RecordField]:
    """Fields, and the columns of those that are tables."""
    for field in fields.values():
        yield field
        yield from field.columns.values()


def duplicates(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Two duties, units, roles, stages … of one list cannot share an id."""
    del ledger
    for listed in _lists(cohort.programme):
        seen: set[str] = set()
        for item in listed:
            if item.id.casefold() in seen:
                yield Finding(
                    rule=people.DUPLICATE_ID,
                    place=item.marks.place("id"),
                    values={"id": item.id},
                )
            seen.add(item.id.casefold())


class _Listed(Protocol):
    """Something of the programme that has an id."""

    @property
    def id(self) -> Id: ...

    @property
    def marks(self) -> Marks: ...


def _lists(programme: Programme) -> tuple[Sequence[_Listed], ...]:
    """Every list of the programme whose items have ids."""
    return (
        programme.duties,
        programme.units,
        programme.mentor_roles,
        programme.stages.list,
        programme.job_classes,
        programme.policies,
        programme.abilities,
        programme.dimensions,
        programme.parties,
        programme.classes,
        programme.ranks,
        programme.standings,
        programme.teams,
        programme.negative_list,
        *programme.vocabularies.values(),
        *(policy.articles for policy in programme.policies),
    )


def numbered(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A duty's id must not be what another's second record is called."""
    del ledger
    duties = cohort.programme.duties
    for duty in duties:
        base, _, number = duty.id.rpartition("-")
        if number.isdecimal() and any(other.id == base for other in duties):
            yield Finding(
                rule=people.DUPLICATE_ID,
                place=duty.marks.place("id"),
                values={"id": duty.id},
            )


def contradictions(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A programme must not demand what cannot be done."""
    del ledger
    programme = cohort.programme
    if programme.language not in LANGUAGES:
        problem = phrase("the language must be one of {names}", names=LANGUAGES)
        yield _contradiction(problem, programme.marks.place("language"))
    if not _zone_exists(programme.timezone):
        problem = phrase("there is no time zone “{name}”", name=programme.timezone)
        yield _contradiction(problem, programme.marks.place("timezone"))
    for stage in programme.stages.list:
        if programme.stages.clock is Clock.JOINED and not stage.months:
            problem = phrase("a stage counted from joining needs “months”")
            yield _contradiction(problem, stage.marks.place())
        if programme.stages.clock is Clock.CALENDAR and stage.start is None:
            problem = phrase("a stage of the calendar needs “from”")
            yield _contradiction(problem, stage.marks.place())
        if stage.id == "once" or periods.parse(stage.id) is not None:
            problem = phrase("“{id}” names a period, not a stage", id=stage.id)
            yield _contradiction(problem, stage.marks.place("id"))
    for before, stage in pairwise(programme.stages.list):
        if before.start and stage.start and stage.start <= before.start:
            problem = phrase("a stage must begin after the one before it")
            yield _contradiction(problem, stage.marks.place("from"))
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
            yield _contradiction(problem, duty.marks.place(key))
    yield from _keys(duty)


def _keys(duty: Duty) -> Iterator[Finding]:
    for name, field in duty.fields.items():
        if name in _HEAD_KEYS:
            problem = phrase("every record has the key “{name}” already", name=name)
            yield _contradiction(problem, field.marks.place())
        # A list of terms may still be empty, such as that of teams.
        listed = field.choices or field.of
        if field.type is FieldType.CHOICE and not listed:
            problem = phrase("a choice needs “choices”")
            yield _contradiction(problem, field.marks.place("type"))
    known = (*_HEAD_KEYS, *duty.fields)
    for index, name in enumerate(duty.required):
        if name not in known:
            place = duty.marks.item("required", index)
            yield _unknown(name, known, phrase("key"), place)


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


def _unknown(name: str, known: Iterable[str], kind: Phrase, place: Place) -> Finding:
    return Finding(
        rule=people.UNKNOWN_REFERENCE,
        place=place,
        values={
            "value": name,
            "kind": kind,
            "hint": suggestion(name, tuple(known)),
        },
    )


def _contradiction(problem: Phrase, place: Place) -> Finding:
    return Finding(
        rule=values.CONTRADICTORY_PROGRAMME, place=place, values={"problem": problem}
    )


CHECKS: Final = (references, audiences, duplicates, numbered, contradictions, calendar)
