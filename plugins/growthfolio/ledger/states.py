"""The state of what is owed, from what is there and what day it is."""

from datetime import date
from typing import Final

from growthfolio.model.obligation import State
from growthfolio.model.people import Mentee
from growthfolio.model.period import Period
from growthfolio.model.record import Comment, Record

_DONE: Final = State.DONE
_LATE: Final = State.LATE


def state_of(
    record: Record | Comment | None,
    period: Period,
    due: date,
    overdue: date,
    *,
    today: date,
) -> State:
    """Where an obligation stands; `overdue` is the first day it counts as missing.

    Without a date a record counts as in time. A draft is as good as nothing once
    the grace is over.
    """
    if record is not None and not record.counts:
        return State.INVALID
    if record is None or record.draft:
        if today >= overdue:
            return State.MISSING
        if record is not None:
            return State.DRAFT
        return State.DUE if period.start <= today else State.UPCOMING
    submitted = record.head.submitted if isinstance(record, Record) else record.head.on
    return _LATE if submitted is not None and submitted > due else _DONE


def is_waived(mentee: Mentee | None, duty: str, period: Period) -> bool:
    """Whether a gap is a known one, accepted."""
    if mentee is None or not mentee.waivers:
        return False
    return any(
        waiver.duty == duty and waiver.period == period.name
        for waiver in mentee.waivers
    )
