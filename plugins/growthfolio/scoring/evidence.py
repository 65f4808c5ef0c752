"""What there is to score from: obligations and records, by whom and which duty."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from msgspec import Struct

from growthfolio.ledger.attendance import days_away
from growthfolio.ledger.working_days import WorkingDays
from growthfolio.model.cadence import Every
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import Duty
from growthfolio.model.ledger import Ledger
from growthfolio.model.obligation import Obligation, State
from growthfolio.model.people import Mentee
from growthfolio.model.period import Period
from growthfolio.model.record import Record, Subject

_SMALL: Final = ("week", "day", "once")
PENDING: Final = (State.UPCOMING, State.DUE, State.DRAFT)
"""Not there, and not late yet: what depends on it is open."""


def within(inner: Period, outer: Period) -> bool:
    """Whether what belongs to a period counts in another.

    A week counts where its last day lies; a year counts in no month.
    """
    if outer.kind == "once":
        return True
    if inner.kind == "stage":
        return (inner.kind, inner.name) == (outer.kind, outer.name)
    if outer.kind == "stage":
        return inner.end in outer
    whole = inner.kind in _SMALL or outer.start <= inner.start
    return whole and inner.end in outer


def belongs(obligation: Obligation, period: Period) -> bool:
    """Whether what is owed counts in a period.

    What is owed once, or in a stage, counts in the month or year it is due in.
    """
    own = obligation.period
    if own.name == period.name and own.kind == period.kind and own.end == period.end:
        return True
    if own.kind in ("once", "stage") and period.kind not in ("once", "stage"):
        return _counts_on(obligation) in period
    return within(own, period)


def _counts_on(obligation: Obligation) -> date:
    """The day that says in which month or year it counts."""
    if obligation.period.kind in ("once", "stage"):
        return obligation.due
    return obligation.period.end


def is_owed(obligation: Obligation) -> bool:
    """Whether it counts at all: leave and accepted gaps are held against nobody."""
    if obligation.waived and obligation.state is State.MISSING:
        return False
    return obligation.state not in (State.EXEMPT, State.NOT_APPLICABLE)


class _Owed(Struct, frozen=True):
    """What somebody owes of a duty, in the order of the days on which it counts."""

    obligations: tuple[Obligation, ...] = ()
    days: tuple[date, ...] = ()

    @classmethod
    def of(cls, found: Iterable[Obligation]) -> "_Owed":
        obligations = tuple(sorted(found, key=_counts_on))
        return cls(obligations, tuple(map(_counts_on, obligations)))


_NOTHING: Final = _Owed()


class Evidence:
    """The obligations and records of a cohort, found by whom they are about."""

    def __init__(self, cohort: Cohort, ledger: Ledger) -> None:
        self.cohort = cohort
        self.ledger = ledger
        self.today = ledger.today
        self.working_days = WorkingDays.of(cohort.programme)
        self.record = cohort.record_at
        self._duties: dict[tuple[str, date], Duty | None] = {}
        owed: dict[tuple[Subject, str], list[Obligation]] = {}
        for obligation in ledger.obligations:
            key = (obligation.subject, obligation.duty)
            owed.setdefault(key, []).append(obligation)
        self._owed = {key: _Owed.of(found) for key, found in owed.items()}
        self._records: dict[tuple[Subject, str], list[Record]] = {}
        for record in cohort.records:
            if record.counts and not record.draft:
                key = (record.at.subject, record.at.duty)
                self._records.setdefault(key, []).append(record)

    def handed_in(
        self, subject: Subject, duties: Iterable[str], period: Period
    ) -> Iterator[Record]:
        """The records of the duties that are there, of events and of what is owed."""
        for name in duties:
            if self.is_event(name, period):
                yield from self.events(subject, name, period)
                continue
            yield from self.there(self.belonging(subject, name, period))

    def there(self, obligations: Iterable[Obligation]) -> Iterator[Record]:
        """The records that fulfil obligations, of those that are fulfilled."""
        for obligation in obligations:
            if obligation.state.is_there:
                yield self.record[obligation.path]

    def belonging(
        self, subject: Subject, duty: str, period: Period
    ) -> tuple[Obligation, ...]:
        """The obligations of a period, without looking at all the others."""
        owed = self._owed.get((subject, duty), _NOTHING)
        first, last = 0, len(owed.days)
        if period.kind not in ("once", "stage"):
            first = bisect_left(owed.days, period.start)
            last = bisect_right(owed.days, period.end, first)
        found = owed.obligations[first:last]
        return tuple([one for one in found if belongs(one, period)])

    def events(self, subject: Subject, duty: str, period: Period) -> Iterator[Record]:
        """The records of a duty of events in a period."""
        for record in self._records.get((subject, duty), ()):
            if within(record.at.period, period):
                yield record

    def about(self, subject: Subject, duty: str) -> tuple[Record, ...]:
        """Every record of a duty about somebody, in the order of their paths."""
        return tuple(self._records.get((subject, duty), ()))

    def all_owed(self, subject: Subject, duty: str) -> tuple[Obligation, ...]:
        """Every obligation of a duty, in the order of their periods."""
        return self._owed.get((subject, duty), _NOTHING).obligations

    def duty(self, name: str, period: Period) -> Duty | None:
        """A duty as it is in a period; also by the name of the comment on it."""
        key = (name, period.start)
        if key not in self._duties:
            base = name.removesuffix(".comment")
            found = self.cohort.programme.duty(base, on=period.start)
            self._duties[key] = found
        return self._duties[key]

    def is_event(self, name: str, period: Period) -> bool:
        """Whether a duty is never owed."""
        duty = self.duty(name, period)
        return duty is not None and duty.every.every is Every.EVENT

    def away(self, mentee: Mentee, duties: Iterable[str], period: Period) -> bool:
        """Whether somebody is on leave from the duties for half a period or more."""
        names = tuple(duties)
        leaves = [
            leave
            for leave in mentee.leave
            if leave.start <= period.end
            and period.start <= leave.end
            and all(leave.concerns(name) for name in names)
        ]
        if not leaves or period.endless or period.kind == "once":
            return False
        start, end = period.start, period.end
        stretches = days_away(leaves, start, end)
        away = sum(self.working_days.count(*days) for days in stretches)
        return 2 * away >= self.working_days.count(start, end)
