"""Everything that may be counted, by the unit and the period it counts in."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct

from growthfolio.evaluating.units import homes
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About
from growthfolio.model.evaluation import FOLLOW_UPS, Evaluation
from growthfolio.model.ledger import Ledger
from growthfolio.model.obligation import Obligation, State
from growthfolio.model.people import Mentee
from growthfolio.model.period import Period, calendar_periods
from growthfolio.model.record import Record, Subject

_GONE = (State.MISSING, State.INVALID)


class FollowUp(Struct, frozen=True):
    """A row of a record's table of follow-ups: due on a day, done on a day or not.

    `done` is None where it is open, and the day it was due where nobody wrote down
    which day it was done.
    """

    record: Record
    row: int
    due: date
    done: date | None


class Books(Struct, frozen=True, kw_only=True, dict=True):
    """A cohort's ledger and records, sorted by unit and period of an evaluation."""

    cohort: Cohort
    ledger: Ledger
    evaluation: Evaluation

    @cached_property
    def home(self) -> Mapping[str, str]:
        """The unit each mentee counts for."""
        return homes(self.cohort, self.evaluation)

    @cached_property
    def readable(self) -> frozenset[str]:
        """The duties whose records the evaluation's readers may read."""
        programme = self.cohort.programme
        rank = programme.rank(self.evaluation.audience)
        return frozenset(
            duty.id
            for duty in programme.duties
            if programme.rank(duty.audience) <= rank
        )

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """Every period that has begun, oldest first."""
        kind = self.evaluation.every.period_kind
        starts, today = self.cohort.programme.starts, self.ledger.today
        return tuple(calendar_periods(kind, starts, today)) if starts <= today else ()

    def until(self, period: Period) -> date:
        """The last day of a period that counts by now."""
        return min(period.end, self.ledger.today)

    @cached_property
    def members(self) -> Mapping[str, tuple[Mentee, ...]]:
        """The mentees of each unit."""
        found: dict[str, list[Mentee]] = defaultdict(list)
        for mentee in self.cohort.mentees:
            found[self.home[mentee.id]].append(mentee)
        return {unit: tuple(people) for unit, people in found.items()}

    def people(self, unit: str, period: Period) -> tuple[Mentee, ...]:
        """The mentees of a unit who took part on any day of a period by now."""
        start, until = period.start, self.until(period)
        return tuple(
            mentee
            for mentee in self.members.get(unit, ())
            if mentee.joined <= until
            and (mentee.left is None or mentee.left.on >= start)
        )

    @cached_property
    def decided(self) -> Mapping[tuple[str, str], tuple[Obligation, ...]]:
        """What fell due, by unit and period: what is there and what is not.

        What is still open, excused or an accepted gap counts neither way.
        """
        found: dict[tuple[str, str], list[Obligation]] = defaultdict(list)
        for one in self.ledger.obligations:
            gone = one.state in _GONE and not one.waived
            if not (gone or one.state.is_there):
                continue
            unit, period = self._counts_for(one), self._period_of(one.due)
            if unit is not None and period is not None:
                found[unit, period.name].append(one)
        return {key: tuple(items) for key, items in found.items()}

    @cached_property
    def handed_in(self) -> Mapping[tuple[str, str], tuple[Record, ...]]:
        """The records there are, by unit and the period they were handed in."""
        found: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for record in self.cohort.records:
            unit = self.unit_of(record.at.subject)
            if unit is None or record.draft or not record.readable:
                continue
            day = record.at.period.kind == "day"
            when = record.at.period.start if day else record.head.submitted
            period = self._period_of(when or record.at.period.end)
            if period is not None:
                found[unit, period.name].append(record)
        return {key: tuple(items) for key, items in found.items()}

    @cached_property
    def follow_ups(self) -> Mapping[str, tuple[FollowUp, ...]]:
        """Every follow-up with a day it is due, by unit."""
        found: dict[str, list[FollowUp]] = defaultdict(list)
        for record in self.cohort.records:
            unit = self.unit_of(record.at.subject)
            if unit is not None and not record.draft and record.readable:
                found[unit] += _follow_ups(record)
        return {unit: tuple(items) for unit, items in found.items()}

    def unit_of(self, subject: Subject) -> str | None:
        """The unit that what is about somebody counts for."""
        if subject.about is About.MENTEE:
            return self.home.get(subject.id)
        return subject.id if subject.about is About.UNIT else None

    def _counts_for(self, one: Obligation) -> str | None:
        """The unit that owes it; where that is no unit, the one it is about."""
        duty = self.cohort.programme.duty(one.base_duty, one.period.start)
        owes = duty is not None and duty.owner.kind == "unit" and not one.is_comment
        if owes and one.owner is not None:
            return one.owner
        return self.unit_of(one.subject)

    def _period_of(self, when: date) -> Period | None:
        return self._by_day.get((when.year, when.month))

    @cached_property
    def _by_day(self) -> Mapping[tuple[int, int], Period]:
        """The period of each month; none is shorter than a month."""
        return {
            (month.start.year, month.start.month): period
            for period in self.periods
            for month in calendar_periods("month", period.start, period.end)
        }


def _follow_ups(record: Record) -> Iterator[FollowUp]:
    for number, row in enumerate(record.rows(FOLLOW_UPS), start=1):
        due, done = row.get("due"), row.get("done")
        if not isinstance(due, date):
            continue
        if isinstance(done, bool):
            yield FollowUp(record, number, due, due if done else None)
        else:
            day = done if isinstance(done, date) else None
            yield FollowUp(record, number, due, day)
