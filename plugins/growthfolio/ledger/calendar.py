"""A duty's periods for one person, and the due date of each."""

from collections.abc import Iterator
from datetime import date

from growthfolio.ledger.working_days import WorkingDays
from growthfolio.model import period as periods
from growthfolio.model.cadence import DueKind, Every
from growthfolio.model.duty import Duty
from growthfolio.model.period import DAY, Period
from growthfolio.model.programme import Programme


class Calendar:
    """The periods of a programme up to a horizon, and when things are due."""

    def __init__(self, programme: Programme, horizon: date) -> None:
        self.working_days = WorkingDays.of(programme)
        self._programme = programme
        self._horizon = horizon
        self._last_working_day: dict[Period, date] = {}
        self._shared: dict[tuple[Every, int], tuple[Period, ...]] = {}

    def periods(self, duty: Duty, first_day: date) -> tuple[Period, ...]:
        """Every period the duty may be owed in, in order, up to the horizon.

        Periods that end before the programme starts are not among them; nor is
        anything for events, which nobody owes.
        """
        every = duty.every
        if every.every is Every.EVENT:
            return ()
        if every.every is Every.ONCE:
            return (periods.once(max(first_day, self._programme.starts)),)
        if every.every is Every.STAGE:
            stages = self._programme.stage_periods(first_day)
            return tuple(stage for stage in stages if self._in_reach(stage))
        key = (every.every, every.weeks)
        if key not in self._shared:
            self._shared[key] = tuple(self._calendar_periods(duty))
        return self._shared[key]

    def due(self, duty: Duty, period: Period) -> date | None:
        """The day by which the duty is to be done in a period.

        `day N` is capped at the period's last day, but for `once`, which has
        none. None where it is due at the end of a stage whose end is not known.
        """
        rule = duty.due
        if rule.kind is DueKind.DAY:
            day = periods.add_days(period.start, rule.days - 1)
            return day if period.kind == "once" else min(day, period.end)
        if period.endless:
            return None
        if rule.kind is DueKind.LAST_WORKING_DAY:
            if period not in self._last_working_day:
                self._last_working_day[period] = self.working_days.last_of(period)
            return self._last_working_day[period]
        return periods.add_days(period.end, rule.days)

    def _in_reach(self, period: Period) -> bool:
        return period.end >= self._programme.starts and period.start <= self._horizon

    def _calendar_periods(self, duty: Duty) -> Iterator[Period]:
        first = self._programme.starts
        if duty.every.every is not Every.WEEKS:
            yield from periods.calendar_periods(
                duty.every.period_kind, first, self._horizon
            )
            return
        monday = periods.monday_of(first)
        while monday <= self._horizon:
            current = periods.weeks(monday, duty.every.weeks)
            yield current
            if current.end >= self._horizon:
                return
            monday = current.end + DAY
