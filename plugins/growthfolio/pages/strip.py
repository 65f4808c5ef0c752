"""A person's year at a glance: duties × months."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from growthfolio.disclosure.ref import Ref
from growthfolio.disclosure.shown import ShownObligation
from growthfolio.model import period as periods
from growthfolio.model.obligation import State
from growthfolio.model.period import Period
from growthfolio.model.phrase import N_
from growthfolio.pages.bundles import PERSONAL
from growthfolio.pages.calling import Voice
from growthfolio.pages.cells import cell, legend
from growthfolio.pages.places import Places
from growthfolio.pages.views import Column, Row, Strip

_SHORT: Final = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)


def strip(voice: Voice, places: Places, about: Ref, year: int) -> Strip | None:
    """The strip of a year; None where nothing is owed in it."""
    months = tuple(periods.month(year, number) for number in range(1, 13))
    rows = tuple(
        Row(
            title=title,
            cells=tuple(
                cell(voice, places, about, by_month.get(month.name, ()))
                for month in months
            ),
        )
        for title, by_month in _rows(voice, about, year)
    )
    if not rows:
        return None
    return Strip(
        caption=voice.say(N_("{year} at a glance"), year=str(year)),
        columns=columns(voice, months),
        rows=rows,
        legend=legend(one for row in rows for one in row.cells),
    )


def columns(voice: Voice, months: Sequence[Period]) -> tuple[Column, ...]:
    """The months as headings; the one that holds today is marked."""
    return tuple(
        Column(
            short=str(month.start.month),
            long=voice.say(_SHORT[month.start.month - 1]),
            title=voice.period(month),
            now=voice.disclosure.today in month,
        )
        for month in months
    )


def month_of(owed: ShownObligation) -> str | None:
    """The month whose column something owed stands in, if that may be known.

    Months and weeks stand where they begin, longer periods where they are due.
    """
    day: date | None = owed.due or owed.period.end
    if owed.period.kind in ("month", "week", "day"):
        day = owed.period.start
    elif owed.period.kind in PERSONAL:
        day = owed.due
    return f"{day.year:04d}-{day.month:02d}" if day is not None else None


def _rows(
    voice: Voice, about: Ref, year: int
) -> list[tuple[str, dict[str, list[ShownObligation]]]]:
    """What is owed in a year by duty and month, comments after their duty."""
    found: dict[tuple[str, bool], dict[str, list[ShownObligation]]] = {}
    for owed in voice.disclosure.obligations_about.get(about, ()):
        month = month_of(owed)
        if month is not None and month.startswith(f"{year:04d}-"):
            by_month = found.setdefault((owed.duty, owed.is_comment), {})
            by_month.setdefault(month, []).append(owed)
    rows = []
    for duty in voice.disclosure.duties:
        for is_comment in (False, True):
            by_month = found.get((duty.id, is_comment), {})
            states = {owed.state for some in by_month.values() for owed in some}
            if states - {State.NOT_APPLICABLE}:
                title = voice.row(duty.id, is_comment=is_comment)
                rows.append((title, by_month))
    return rows
