"""How much of what people owe is there: counted once for each, added up for many."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Final

from msgspec import Struct

from growthfolio.disclosure.disclosed import Disclosure
from growthfolio.disclosure.shown import ShownObligation
from growthfolio.model import period as periods
from growthfolio.model.obligation import State
from growthfolio.model.period import Period

MONTHS = 12
_AWAITING: Final = State.AWAITING_COMMENT
_GONE: Final = frozenset({State.MISSING, State.INVALID})
_MISSING: Final = State.MISSING


class Tally(Struct, frozen=True, kw_only=True, array_like=True):
    """What was due: how much of it is there, and how much came in time.

    `missing` are the gaps that nobody accepted, `waiting` the records that wait for a
    comment: of all there is, however long ago it was due.
    """

    owed: int = 0
    done: int = 0
    in_time: int = 0
    missing: int = 0
    waiting: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            owed=self.owed + other.owed,
            done=self.done + other.done,
            in_time=self.in_time + other.in_time,
            missing=self.missing + other.missing,
            waiting=self.waiting + other.waiting,
        )


def tally_of(disclosure: Disclosure, owed: Iterable[ShownObligation]) -> Tally:
    """How much there is of what somebody owes, of what was due in the last months.

    Where due dates may not be known, it counts only what is there.
    """
    since = window(disclosure)[0].start
    done = in_time = gone = missing = waiting = 0
    for one in owed:
        state = one.state
        missing += state is _MISSING and not one.waived
        waiting += state is _AWAITING
        if (one.due or one.period.end) < since:
            continue
        if state.is_there:
            done += 1
            in_time += not one.days_late
        elif state in _GONE:
            gone += 1
    return Tally(
        owed=done + gone if disclosure.shows_states else 0,
        done=done,
        in_time=in_time,
        missing=missing,
        waiting=waiting,
    )


def window(disclosure: Disclosure) -> tuple[Period, ...]:
    """The last twelve months up to today's, none before the programme starts."""
    return _window(disclosure.today, disclosure.starts)


# The same for everybody, and asked of each.
@lru_cache(maxsize=8)
def _window(today: date, starts: date) -> tuple[Period, ...]:
    this = periods.month(today.year, today.month)
    earliest = periods.add_months(this.start, 1 - MONTHS)
    first = min(max(earliest, starts), today)
    return tuple(periods.calendar_periods("month", first, today))
