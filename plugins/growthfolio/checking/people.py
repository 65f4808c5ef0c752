"""Mentees: their profiles, leave and waivers."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from msgspec import Struct

from growthfolio.checking.naming import suggestion
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.obligation import Obligation, State
from growthfolio.model.people import Mentee, Mentor
from growthfolio.model.phrase import Phrase, phrase
from growthfolio.model.place import Marks, Place
from growthfolio.model.programme import Programme
from growthfolio.model.record import Subject
from growthfolio.model.rules import people, time, values


def references(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Units, job classes and duties a profile names must be listed."""
    del ledger
    programme = cohort.programme
    lists = _Lists.of(programme)
    units = lists.units
    classes = tuple(job_class.id for job_class in programme.job_classes)
    duties = tuple(duty.id for duty in programme.duties)
    members: tuple[Mentee | Mentor, ...] = (*cohort.mentees, *cohort.mentors)
    for person in members:
        if person.unit is not None and programme.unit(person.unit) is None:
            place = person.marks.place("unit")
            yield _unknown(person.id, person.unit, units, phrase("unit"), place)
    for mentee in cohort.mentees:
        job_class = mentee.job_class
        if job_class is not None and job_class not in classes:
            place = mentee.marks.place("job_class")
            yield _unknown(mentee.id, job_class, classes, phrase("job class"), place)
        yield from _of_profile(lists, mentee)
        for leave in mentee.leave:
            for index, name in enumerate(leave.duties):
                if name not in duties:
                    place = leave.marks.item("duties", index)
                    yield _unknown(mentee.id, name, duties, phrase("duty"), place)
        for waiver in mentee.waivers:
            if waiver.duty.removesuffix(".comment") not in duties:
                place = waiver.marks.place("duty")
                yield _unknown(mentee.id, waiver.duty, duties, phrase("duty"), place)


class _Lists(Struct, frozen=True, kw_only=True):
    """The ids of the programme's lists that profiles name; None: there is no list."""

    classes: tuple[str, ...]
    units: tuple[str, ...]
    ranks: tuple[str, ...]
    parties: tuple[str, ...]
    standings: tuple[str, ...]
    postings: tuple[str, ...] | None
    reasons: tuple[str, ...] | None

    @classmethod
    def of(cls, programme: Programme) -> "_Lists":
        vocabularies = programme.vocabularies
        postings, reasons = vocabularies.get("postings"), vocabularies.get("attention")
        return cls(
            classes=tuple(one.id for one in programme.classes),
            units=tuple(one.id for one in programme.units),
            ranks=tuple(one.id for one in programme.ranks),
            parties=tuple(one.id for one in programme.parties),
            standings=tuple(one.id for one in programme.standings),
            postings=None if postings is None else tuple(one.id for one in postings),
            reasons=None if reasons is None else tuple(one.id for one in reasons),
        )


def _of_profile(lists: _Lists, mentee: Mentee) -> Iterator[Finding]:
    """What a profile names of the programme's lists, beside unit and job class."""
    marks = mentee.marks
    named: list[tuple[str | None, tuple[str, ...], Phrase, Place]] = [
        (mentee.mentee_class, lists.classes, phrase("class"), marks.place("class")),
        (mentee.rank, lists.ranks, phrase("rank"), marks.place("rank")),
    ]
    for party, unit in mentee.parties.items():
        named.append((party, lists.parties, phrase("party"), marks.place("parties")))
        named.append((unit, lists.units, phrase("unit"), marks.place("parties")))
    for posting in mentee.postings:
        place = posting.marks.place("unit")
        named.append((posting.unit, lists.units, phrase("unit"), place))
    for one in mentee.standings:
        place = one.marks.place("standing")
        named.append((one.standing, lists.standings, phrase("standing"), place))
    if lists.postings is not None:
        known, kind = lists.postings, phrase("posting")
        named.append((mentee.posting, known, kind, marks.place("posting")))
        named += (
            (stay.posting, known, kind, stay.marks.place("posting"))
            for stay in mentee.postings
        )
    if lists.reasons is not None:
        for index, name in enumerate(mentee.attention):
            place, kind = marks.item("attention", index), phrase("reason for attention")
            named.append((name, lists.reasons, kind, place))
    for value, allowed, kind, place in named:
        if value is not None and value not in allowed:
            yield _unknown(mentee.id, value, allowed, kind, place)


def ranges(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """No leave, pairing, stay or qualification may end before it starts."""
    del ledger
    spans: list[tuple[date | None, date | None, Marks, str]]
    for mentee in cohort.mentees:
        spans = [(leave.start, leave.end, leave.marks, "to") for leave in mentee.leave]
        spans += [
            (pairing.start, pairing.end, pairing.marks, "to")
            for pairing in mentee.mentors
        ]
        spans += [(one.start, one.end, one.marks, "to") for one in mentee.postings]
        spans += [(one.start, one.end, one.marks, "to") for one in mentee.standings]
        if mentee.left is not None:
            spans.append((mentee.joined, mentee.left.on, mentee.left.marks, "on"))
        yield from _reversed(spans, mentee.id)
    for mentor in cohort.mentors:
        spans = [(one.on, one.until, one.marks, "until") for one in mentor.qualified]
        yield from _reversed(spans, None)


def _reversed(
    spans: Iterable[tuple[date | None, date | None, Marks, str]], person: str | None
) -> Iterator[Finding]:
    for start, end, marks, key in spans:
        if start is not None and end is not None and end < start:
            place = marks.place(key)
            yield Finding(rule=values.REVERSED_RANGE, place=place, person=person)


def units_that_owe(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Where a unit owes records about somebody, the profile must say which."""
    for mentee in cohort.mentees:
        lacking: dict[str, Place] = {}
        for one in ledger.of.get(Subject(About.MENTEE, mentee.id), ()):
            if one.owner is not None or one.is_comment or not one.state.is_owed:
                continue
            duty = cohort.programme.duty(one.duty, one.period.start)
            if duty is not None and duty.owner.kind == "unit":
                party = duty.owner.role
                key = f"parties.{party}" if party else "unit"
                place = mentee.marks.place("parties" if party else None)
                lacking[key] = place
        for key, place in lacking.items():
            yield Finding(
                rule=values.MISSING_KEY,
                place=place,
                person=mentee.id,
                values={"key": key, "doc": phrase("the unit's id")},
            )


def approval(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Somebody other than the person must have approved a leave."""
    del ledger
    for mentee in cohort.mentees:
        for leave in mentee.leave:
            if not leave.approved_by or leave.approved_by == mentee.id:
                place = leave.marks.place("approved_by")
                yield Finding(
                    rule=people.UNAPPROVED_LEAVE, place=place, person=mentee.id
                )


def waivers(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A waiver must excuse a gap, or one that may still come."""
    for mentee in cohort.mentees:
        owed = ledger.of.get(Subject(About.MENTEE, mentee.id), ())
        for waiver in mentee.waivers:
            if cohort.programme.duty(waiver.duty.removesuffix(".comment")) is None:
                continue
            # A comment is owed once its record is there: until then it may be waived.
            duties = (waiver.duty, waiver.duty.removesuffix(".comment"))
            excused = [
                obligation
                for obligation in owed
                if obligation.duty in duties and obligation.period.name == waiver.period
            ]
            if not any(_is_open(obligation) for obligation in excused):
                yield Finding(
                    rule=time.NEEDLESS_WAIVER,
                    place=waiver.marks.place(),
                    person=mentee.id,
                    duty=waiver.duty,
                    period=waiver.period,
                )


def _is_open(obligation: Obligation) -> bool:
    return obligation.state in (
        State.MISSING,
        State.DUE,
        State.UPCOMING,
        State.DRAFT,
        State.INVALID,
    )


def _unknown(
    person: str, name: str, known: tuple[str, ...], kind: Phrase, place: Place
) -> Finding:
    return Finding(
        rule=people.UNKNOWN_REFERENCE,
        place=place,
        person=person if place.path.startswith("portfolios/") else None,
        values={"value": name, "kind": kind, "hint": suggestion(name, known)},
    )


CHECKS: Final = (references, ranges, approval)
OF_PARTS: Final = (units_that_owe, waivers)
