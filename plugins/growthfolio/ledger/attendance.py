"""How much of a period somebody is there: active, on leave, away too long.

CONTRACT.md: owed is what falls due while a person is active, in a period of which
they are active for at least half; leave that covers the due date or at least half
of the period's working days makes it exempt; the number owed is prorated by the
days that remain.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from growthfolio.ledger.service import pool_days
from growthfolio.ledger.working_days import WorkingDays
from growthfolio.model.duty import Duty
from growthfolio.model.people import Leave, Mentee, Mentor
from growthfolio.model.period import Period, add_days


class Span(Struct, frozen=True, kw_only=True):
    """The days somebody takes part in the programme; `end` None: no end known."""

    start: date
    end: date | None = None

    @classmethod
    def of(cls, mentee: Mentee, starts: date) -> "Span":
        """A mentee's days, not before the programme starts."""
        end = mentee.left.on if mentee.left else None
        return cls(start=max(mentee.joined, starts), end=end)

    @classmethod
    def of_mentor(cls, mentor: Mentor, starts: date, today: date) -> "Span | None":
        """A mentor's days in the pool, if there are any."""
        days = pool_days(mentor, starts, today)
        if days is None:
            return None
        start, end = days
        return cls(start=start, end=None if end == date.max else end)

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)

    def covers(self, first: date, last: date) -> bool:
        """Whether somebody is there from a day to another."""
        return self.start <= first and (self.end is None or last <= self.end)

    def overlap(self, period: Period) -> tuple[date, date] | None:
        """The first and last day of a period that fall into the span."""
        start = max(self.start, period.start)
        end = min(self.end or period.end, period.end)
        return (start, end) if start <= end else None

    def holds(self, period: Period, due: date) -> bool:
        """Whether somebody there for these days owes what is due then."""
        shared = self.overlap(period)
        if shared is None or due not in self:
            return False
        if period.endless:
            return True
        days = (shared[1] - shared[0]).days + 1
        return 2 * days >= period.days


def in_force(duty: Duty, period: Period, due: date) -> bool:
    """Whether a duty is owed at all in a period: between its first and last day.

    A stage of no months ends before it begins, and asks nothing of anybody.
    """
    if period.end < period.start:
        return False
    if duty.starts is None and duty.ends is None:
        return True
    return Span(start=duty.starts or date.min, end=duty.ends).holds(period, due)


def excusing_leave(
    mentee: Mentee, duty: Duty, period: Period, due: date, working_days: WorkingDays
) -> Leave | None:
    """The leave that makes a duty exempt in a period, if one does.

    What is owed once has the days up to its due date for a period; half of a stage
    without end cannot be told.
    """
    concerned = [leave for leave in mentee.leave if leave.concerns(duty.id)]
    for leave in concerned:
        if leave.covers(duty.id, due):
            return leave
    start, end = period.start, due if period.kind == "once" else period.end
    touching = [
        leave for leave in concerned if leave.start <= end and start <= leave.end
    ]
    if not touching or period.endless:
        return None
    worked = working_days.count(start, end)
    away = sum(working_days.count(*days) for days in days_away(touching, start, end))
    return touching[0] if worked and 2 * away >= worked else None


def prorated_count(mentee: Mentee, duty: Duty, period: Period, span: Span) -> int:
    """How many of a duty's `count` are owed in a period, rounded up."""
    shared = span.overlap(period)
    if shared is None or period.endless:
        return duty.count
    present = (shared[1] - shared[0]).days + 1
    concerned = [leave for leave in mentee.leave if leave.concerns(duty.id)]
    for first, last in days_away(concerned, *shared):
        present -= (last - first).days + 1
    return max(1, -(-duty.count * present // period.days))  # rounded up


def days_away(
    leaves: Iterable[Leave], start: date, end: date
) -> Iterator[tuple[date, date]]:
    """The days of leave within some days: first and last of each stretch, in order."""
    before = date.min
    for leave in sorted(leaves, key=lambda leave: leave.start):
        first, last = max(leave.start, start, before), min(leave.end, end)
        if first <= last:
            yield first, last
            before = add_days(last, 1)
