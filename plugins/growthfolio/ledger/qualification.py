"""A mentor's reviews, those in the mentor's file and those handed in, and what holds.

The yearly re-qualification review (S3-18) is a duty about mentors of the kind review:
its records count as much as the entries under `qualified`.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct

from growthfolio.model.cohort import Cohort
from growthfolio.model.conventions import RESULT, UNTIL
from growthfolio.model.duty import About
from growthfolio.model.kind import Kind
from growthfolio.model.people import Mentor
from growthfolio.model.period import DAY, Period
from growthfolio.model.record import Record, Subject


class Review(Struct, frozen=True, kw_only=True):
    """A review of a mentor: its day, whether it was passed, how long that holds.

    `path` is the record's; empty where the mentor's file says it.
    """

    on: date
    passed: bool
    until: date | None = None
    path: str = ""


class Fitness(StrEnum):
    """What the reviews say of a mentor today."""

    UNKNOWN = "unknown"
    HOLDS = "holds"
    EXPIRED = "expired"
    FAILED = "failed"


class Qualified(Struct, frozen=True, kw_only=True):
    """Whether a mentor's qualification holds; `since` it does, or does not."""

    fitness: Fitness = Fitness.UNKNOWN
    since: date | None = None
    until: date | None = None

    @property
    def lost(self) -> bool:
        """Whether there was one, or could have been, and it does not hold."""
        return self.fitness in (Fitness.EXPIRED, Fitness.FAILED)


def reviews_of(cohort: Cohort, mentor: Mentor, today: date) -> tuple[Review, ...]:
    """Every review of a mentor up to today, oldest first."""
    failed = cohort.programme.pool.failed
    written = [
        Review(
            on=one.on,
            passed=(one.result or "").strip().lower() not in failed,
            until=one.until,
        )
        for one in mentor.qualified
    ]
    found = [*written, *_handed_in(cohort, mentor, today)]
    past = (one for one in found if one.on <= today)
    return tuple(sorted(past, key=lambda one: (one.on, one.path)))


def entered(mentor: Mentor, period: Period, due: date, n: int) -> date | None:
    """The day of the `n`-th review that a mentor's file has for a period.

    What is entered there need not be handed in once more: it is the period's review
    from its first day until it is due.
    """
    days = sorted(one.on for one in mentor.qualified if period.start <= one.on <= due)
    return days[n - 1] if n <= len(days) else None


def _handed_in(cohort: Cohort, mentor: Mentor, today: date) -> Iterator[Review]:
    for record in cohort.records_of.get(Subject(About.MENTOR, mentor.id), ()):
        duty = cohort.programme.duty(record.at.duty)
        result = record.fields.get(RESULT)
        if duty is None or duty.kind is not Kind.REVIEW or not isinstance(result, str):
            continue
        if record.readable and not record.draft:
            until = record.fields.get(UNTIL)
            yield Review(
                on=_day(record, today),
                passed=result.strip().lower() not in cohort.programme.pool.failed,
                until=until if isinstance(until, date) else None,
                path=record.at.path,
            )


def _day(record: Record, today: date) -> date:
    """The day of a review; without a date its period's last, as far as it has come."""
    return record.head.submitted or min(record.at.period.end, today)


def qualified(reviews: tuple[Review, ...], today: date) -> Qualified:
    """What the latest of the reviews up to today says.

    One that is passed and does not say until when leaves the date that was set
    before, where that is still to come.
    """
    until: date | None = None
    last: Review | None = None
    for review in reviews:
        kept = until if until is not None and until >= review.on else None
        until = (review.until or kept) if review.passed else None
        last = review
    if last is None:
        return Qualified()
    if not last.passed:
        return Qualified(fitness=Fitness.FAILED, since=last.on)
    if until is not None and until < today:
        return Qualified(fitness=Fitness.EXPIRED, since=until + DAY, until=until)
    return Qualified(fitness=Fitness.HOLDS, since=last.on, until=until)
