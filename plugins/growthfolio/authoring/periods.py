"""A duty and a day → the period its record lies in, and the paths it may have."""

from datetime import date
from typing import Final

from growthfolio.ledger.draw_up import record_path
from growthfolio.model import period as periods
from growthfolio.model.cadence import Every
from growthfolio.model.duty import Duty
from growthfolio.model.period import DAY, Period
from growthfolio.model.programme import Programme
from growthfolio.model.record import Subject

_EVENTS: Final = 99
"""The highest number a record's name may carry; events have no `count`."""


def period_of(
    duty: Duty, day: date, programme: Programme, first_day: date
) -> Period | None:
    """The duty's period that a day falls in; None outside all stages.

    `first_day` is the person's, from which stages and what is owed once count.
    """
    match duty.every.every:
        case Every.EVENT:
            return periods.day(day)
        case Every.ONCE:
            return periods.once(max(first_day, programme.starts))
        case Every.STAGE:
            stages = programme.stage_periods(first_day)
            return next((stage for stage in stages if day in stage), None)
        case Every.WEEKS:
            first = periods.monday_of(programme.starts)
            monday = periods.monday_of(day)
            behind = (monday - first).days % (7 * duty.every.weeks)
            return periods.weeks(monday - behind * DAY, duty.every.weeks)
        case _:
            return periods.containing(duty.every.period_kind, day)


def record_paths(subject: Subject, period: Period, duty: Duty) -> tuple[str, ...]:
    """Where the records of a duty may lie in a period, the first one first."""
    many = duty.every.every is Every.EVENT
    last = _EVENTS if many else max(duty.count, 1)
    return tuple(record_path(subject, period, duty.id, n) for n in range(1, last + 1))
