"""A cohort with its people copied: everybody has twins who hand in the same."""

from collections.abc import Iterator
from typing import TypeVar

from msgspec.structs import replace

from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About
from growthfolio.model.people import Mentee, Mentor
from growthfolio.model.programme import Unit
from growthfolio.model.record import Address, Comment, FieldValue, Record, Subject
from growthfolio.model.schema import Id

T = TypeVar("T", Record, Comment)


def copied(cohort: Cohort, times: int) -> Cohort:
    """The cohort with so many of everybody, in as many units, and in its tables."""
    numbers = range(1, times)
    units = cohort.programme.units
    programme = replace(
        cohort.programme,
        units=(*units, *(_unit(one, n) for n in numbers for one in units)),
    )
    records = (_tabled(one, numbers) for one in cohort.records)
    return replace(
        cohort,
        programme=programme,
        mentees=_sorted(cohort.mentees, (_mentee(cohort.mentees, n) for n in numbers)),
        mentors=_sorted(cohort.mentors, (_mentor(cohort.mentors, n) for n in numbers)),
        records=_texts((*records,), numbers),
        comments=_texts(cohort.comments, numbers),
    )


P = TypeVar("P", Mentee, Mentor)


def _sorted(people: tuple[P, ...], twins: Iterator[Iterator[P]]) -> tuple[P, ...]:
    everybody = (*people, *(one for each in twins for one in each))
    return tuple(sorted(everybody, key=lambda one: one.id))


def _of(name: str | None, n: int) -> Id | None:
    return None if name is None else Id(f"{name}-{n}")


def _unit(unit: Unit, n: int) -> Unit:
    return replace(unit, id=_of(unit.id, n), parent=_of(unit.parent, n))


def _mentee(mentees: tuple[Mentee, ...], n: int) -> Iterator[Mentee]:
    for one in mentees:
        pairings = (replace(each, mentor=_of(each.mentor, n)) for each in one.mentors)
        parties = {name: _of(unit, n) for name, unit in one.parties.items()}
        yield replace(
            one,
            id=f"{one.id}-{n}",
            unit=_of(one.unit, n),
            mentors=tuple(pairings),
            parties=parties,
        )


def _mentor(mentors: tuple[Mentor, ...], n: int) -> Iterator[Mentor]:
    for one in mentors:
        yield replace(
            one, id=f"{one.id}-{n}", unit=_of(one.unit, n), was=_of(one.was, n)
        )


def _texts(texts: tuple[T, ...], numbers: range) -> tuple[T, ...]:
    of_people = [
        one for one in texts if one.at.subject.about in (About.MENTEE, About.MENTOR)
    ]
    twins = (_text(one, n) for n in numbers for one in of_people)
    return tuple(sorted((*texts, *twins), key=lambda one: one.at.path))


def _text(text: T, n: int) -> T:
    by = text.head.by
    if by is not None and by != "office":
        by = _of(by, n)
    return replace(text, at=_address(text.at, n), head=replace(text.head, by=by))


def _address(at: Address, n: int) -> Address:
    subject = Subject(at.subject.about, f"{at.subject.id}-{n}")
    path = at.path.replace(at.subject.folder, subject.folder, 1)
    return replace(at, path=path, subject=subject)


def _tabled(record: Record, numbers: range) -> Record:
    """A record about everybody, with rows for the twins, too."""
    if record.at.subject.about is not About.COHORT:
        return record
    fields: dict[str, FieldValue] = dict(record.fields)
    for name in record.fields:
        rows = record.rows(name)
        if rows and all("person" in row for row in rows):
            twins = (
                {**row, "person": f"{row['person']}-{n}"}
                for n in numbers
                for row in rows
            )
            fields[name] = (*rows, *twins)
    return replace(record, fields=fields)
