"""What a duty asks for and when: the same for everybody who begins on a day."""

from datetime import date
from typing import Final

from msgspec import Struct

from growthfolio.ledger.attendance import in_force
from growthfolio.ledger.calendar import Calendar
from growthfolio.ledger.states import state_of
from growthfolio.model.cadence import Every
from growthfolio.model.duty import Duty
from growthfolio.model.obligation import State
from growthfolio.model.period import Period, add_days

_OF_EACH: Final = (Every.ONCE, Every.STAGE)
"""Rhythms that begin with the person."""


class Asked(Struct, frozen=True, kw_only=True):
    """A duty in one of its periods.

    `overdue` is the first day it counts as missing, `open` how it stands where nobody
    has handed anything in. `name` is what its records are called, below the folder of
    whom they are about. Whoever is there from `first` to `last` is there for all of
    it; `decisive` is the day on which what they are decides whether it applies.
    """

    duty: Duty
    period: Period
    due: date
    overdue: date
    in_force: bool
    open: State
    name: str
    first: date
    last: date
    decisive: date


class Schedule:
    """All that a duty asks for up to a horizon, drawn up once."""

    def __init__(self, duty: Duty, calendar: Calendar, today: date) -> None:
        self._duty = duty
        self._calendar = calendar
        self._today = today
        self._for_each = any(
            version.duty.every.every in _OF_EACH for version in duty.versions
        )
        self._known: dict[date | None, tuple[Asked, ...]] = {}

    def since(self, first_day: date) -> tuple[Asked, ...]:
        """What is asked of those who begin on a day, in order."""
        key = first_day if self._for_each else None
        if key not in self._known:
            self._known[key] = self._drawn_up(first_day)
        return self._known[key]

    def _drawn_up(self, first_day: date) -> tuple[Asked, ...]:
        found = []
        for version in self._duty.versions:
            for period in self._calendar.periods(version.duty, first_day):
                due = self._calendar.due(version.duty, period)
                if due is not None and version.holds(period):
                    found.append(self._asked(version.duty, period, due))
        return tuple(found)

    def _asked(self, duty: Duty, period: Period, due: date) -> Asked:
        overdue = add_days(due, duty.grace + 1)
        return Asked(
            duty=duty,
            period=period,
            due=due,
            overdue=overdue,
            in_force=in_force(duty, period, due),
            open=state_of(None, period, due, overdue, today=self._today),
            name=f"{period.name}/{duty.id}",
            first=min(period.start, due),
            last=max(period.end, due),
            decisive=min(due, period.end),
        )
