"""The cohort's matrix: people × the last twelve months."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from growthfolio.disclosure.disclosed import Disclosure
from growthfolio.disclosure.shown import ShownMentee, ShownObligation
from growthfolio.model import period as periods
from growthfolio.model.obligation import State
from growthfolio.model.period import Period
from growthfolio.pages.calling import Voice
from growthfolio.pages.cells import cell, legend, own
from growthfolio.pages.places import Places
from growthfolio.pages.strip import columns, month_of
from growthfolio.pages.views import Matrix, MatrixRow

MONTHS = 12


class Tally(Struct, frozen=True, kw_only=True):
    """What was due: how much of it is there, and how much came in time."""

    owed: int
    done: int
    in_time: int


def window(disclosure: Disclosure) -> tuple[Period, ...]:
    """The last twelve months up to today's, none before the programme starts."""
    today = disclosure.today
    this = periods.month(today.year, today.month)
    earliest = periods.add_months(this.start, 1 - MONTHS)
    first = min(max(earliest, disclosure.starts), today)
    return tuple(periods.calendar_periods("month", first, today))


def tally(
    disclosure: Disclosure, owed: Iterable[ShownObligation], since: date
) -> Tally:
    """How much of what was due since a day is there.

    Where due dates may not be known, it counts only what is there.
    """
    done = in_time = gone = 0
    for one in owed:
        if (one.due or one.period.end) < since:
            continue
        if one.state.is_there:
            done += 1
            in_time += not one.days_late
        elif one.state in (State.MISSING, State.INVALID):
            gone += 1
    total = done + gone if disclosure.shows_states else 0
    return Tally(owed=total, done=done, in_time=in_time)


def matrix(voice: Voice, places: Places, mentees: Sequence[ShownMentee]) -> Matrix:
    """The rows of some mentees, in the order given."""
    months = window(voice.disclosure)
    rows = tuple(_row(voice, places, mentee, months) for mentee in mentees)
    return Matrix(
        columns=columns(voice, months),
        rows=rows,
        legend=legend(one for row in rows for one in row.cells),
        shows_gaps=voice.disclosure.shows_states,
    )


def _row(
    voice: Voice, places: Places, mentee: ShownMentee, months: Sequence[Period]
) -> MatrixRow:
    disclosure = voice.disclosure
    everything = disclosure.obligations_about.get(mentee.ref, ())
    mine = own(everything, mentee.ref)
    by_month: dict[str, list[ShownObligation]] = {}
    for owed in own(_frequent(everything), mentee.ref):
        by_month.setdefault(month_of(owed) or "", []).append(owed)
    count = tally(disclosure, mine, months[0].start)
    unit = voice.unit(mentee.unit)
    mentors = dict.fromkeys(
        voice.name(pairing.mentor)
        for pairing in disclosure.pairings_of.get(mentee.ref, ())
        if pairing.current
    )
    return MatrixRow(
        person=voice.link(mentee.ref),
        sort_name=mentee.ref.slug,
        unit=unit.text if unit else "",
        mentors=" / ".join(mentors),
        cells=tuple(
            cell(voice, places, mentee.ref, by_month.get(month.name, ()))
            for month in months
        ),
        done=count.done,
        owed=count.owed,
        flags=_flags(mine),
        left=not mentee.active,
    )


def _frequent(owed: Iterable[ShownObligation]) -> tuple[ShownObligation, ...]:
    """What is owed for months and weeks; everything where that is nothing."""
    owed = tuple(owed)
    frequent = tuple(one for one in owed if one.period.kind in ("month", "week"))
    return frequent or owed


def _flags(owed: Iterable[ShownObligation]) -> tuple[str, ...]:
    """What to find the row by: gaps that nobody accepted, comments waited for."""
    flags = {
        one.state
        for one in owed
        if one.state is State.AWAITING_COMMENT
        or (one.state is State.MISSING and not one.waived)
    }
    return tuple(str(state) for state in State if state in flags)
