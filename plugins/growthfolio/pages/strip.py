"""A person's year at a glance: duties × months."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Final, TypeAlias

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


ByMonth: TypeAlias = Mapping[str, Sequence[ShownObligation]]
Rows: TypeAlias = Mapping[tuple[str, bool], ByMonth]
"""What is owed in a year: by duty, or comment on one, and month."""
Owed: TypeAlias = Mapping[str, Rows]
"""What somebody owes, by year; see `owed_by_year`."""


def strip(
    voice: Voice, places: Places, about: Ref, year: int, owed: Owed
) -> Strip | None:
    """The strip of a year of what somebody owes; None where nothing is."""
    months = _months(year)
    rows = tuple(
        Row(
            title=title,
            cells=tuple(
                [
                    cell(voice, places, about, by_month.get(month.name, ()))
                    for month in months
                ]
            ),
        )
        for title, by_month in _rows(voice, owed.get(f"{year:04d}", {}))
    )
    if not rows:
        return None
    return Strip(
        caption=voice.say(N_("{year} at a glance"), year=str(year)),
        columns=columns(voice, months),
        rows=rows,
        legend=legend(one for row in rows for one in row.cells),
    )


@cache
def _months(year: int) -> tuple[Period, ...]:
    return tuple(periods.month(year, number) for number in range(1, 13))


def columns(voice: Voice, months: Sequence[Period]) -> tuple[Column, ...]:
    """The months as headings; the one that holds today is marked."""
    return tuple(_column(voice, month) for month in months)


def _column(voice: Voice, month: Period) -> Column:
    found = voice.columns.get(month.name)
    if found is None:
        found = voice.columns[month.name] = Column(
            short=str(month.start.month),
            long=voice.say(_SHORT[month.start.month - 1]),
            title=voice.period(month),
            now=voice.disclosure.today in month,
        )
    return found


def month_of(owed: ShownObligation) -> str | None:
    """The month whose column something owed stands in, if that may be known.

    Months and weeks stand where they begin, longer periods where they are due.
    """
    kind = owed.period.kind
    if kind == "month":
        return owed.period.name
    day: date | None = owed.due or owed.period.end
    if kind in ("week", "day"):
        day = owed.period.start
    elif kind in PERSONAL:
        day = owed.due
    return f"{day.year:04d}-{day.month:02d}" if day is not None else None


def owed_by_year(voice: Voice, about: Ref) -> Owed:
    """What is owed about somebody, by year, duty and month."""
    found: dict[str, dict[tuple[str, bool], dict[str, list[ShownObligation]]]] = {}
    for owed in voice.disclosure.obligations_about.get(about, ()):
        month = month_of(owed)
        if month is not None:
            rows = found.setdefault(month[:4], {})
            by_month = rows.setdefault((owed.duty, owed.is_comment), {})
            by_month.setdefault(month, []).append(owed)
    return found


def _rows(voice: Voice, found: Rows) -> Iterator[tuple[str, ByMonth]]:
    """The rows of a year in the programme's order, comments after their duty."""
    for duty in voice.disclosure.duties if found else ():
        for is_comment in (False, True):
            by_month = found.get((duty.id, is_comment), {})
            if any(
                owed.state is not State.NOT_APPLICABLE
                for some in by_month.values()
                for owed in some
            ):
                yield voice.row(duty.id, is_comment=is_comment), by_month
