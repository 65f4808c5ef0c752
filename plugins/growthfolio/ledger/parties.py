"""Whom duties are about: what does not depend on the duty, told once of each."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from growthfolio.ledger.attendance import Span
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About
from growthfolio.model.people import Mentee, Mentor
from growthfolio.model.place import Place
from growthfolio.model.record import Subject


class Party(Struct, frozen=True, kw_only=True):
    """Whom records are about, the mentee or mentor it is, and their days.

    Stages, and what is owed once, are counted from `first_day`. `folder` is where
    the records lie, `joined` the line that says since when a mentee takes part.
    """

    subject: Subject
    span: Span
    first_day: date
    folder: str
    mentee: Mentee | None = None
    mentor: Mentor | None = None
    joined: Place | None = None


def parties(cohort: Cohort, today: date) -> Iterator[Party]:
    """Everybody, and everything, that a duty may be about; in a part, whom that is."""
    starts = cohort.programme.starts
    for mentee in cohort.mentees:
        subject = Subject(About.MENTEE, mentee.id)
        yield Party(
            subject=subject,
            span=Span.of(mentee, starts),
            first_day=mentee.joined,
            folder=subject.folder,
            mentee=mentee,
            joined=mentee.marks.place("joined"),
        )
    if cohort.is_of_one:
        return
    for mentor in cohort.mentors:
        stay = Span.of_mentor(mentor, starts, today)
        if stay is not None:
            yield _other(Subject(About.MENTOR, mentor.id), stay, starts, mentor)
    always = Span(start=starts)
    for unit in cohort.programme.units:
        yield _other(Subject(About.UNIT, unit.id), always, starts)
    yield _other(Subject(About.COHORT, "cohort"), always, starts)


def _other(
    subject: Subject, span: Span, starts: date, mentor: Mentor | None = None
) -> Party:
    return Party(
        subject=subject,
        span=span,
        first_day=starts,
        folder=subject.folder,
        mentor=mentor,
    )
