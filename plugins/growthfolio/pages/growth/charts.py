"""Small multiples: one small chart each for what is told period by period."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias

from growthfolio.disclosure.shown import ShownRecord
from growthfolio.model.period import Period, calendar_periods
from growthfolio.model.phrase import N_
from growthfolio.model.policy import Term
from growthfolio.pages.calling import Voice
from growthfolio.pages.growth.reading import card_link, day_of
from growthfolio.pages.growth.years import Mine
from growthfolio.pages.views import Charts, Grid, Link, Point, Series

_MOST: Final = (("month", 12), ("quarter", 16))
"""How many periods of a kind a chart has at the most, before they are longer."""


def timespan(first: date, last: date) -> tuple[Period, ...]:
    """Months between two days, or quarters or years where those are too many."""
    for kind, most in _MOST:
        found = tuple(calendar_periods(kind, first, last))
        if len(found) <= most:
            return found
    return tuple(calendar_periods("year", first, last))


class Theme(NamedTuple):
    """What charts are about: their title, the anchor, what is counted."""

    title: str
    anchor: str
    note: str


Values: TypeAlias = Sequence[tuple[Period, Decimal | None]]
"""A value for each period, in order; None where there is none."""


def charts(
    voice: Voice,
    theme: Theme,
    values: Mapping[str, Values],
    records: Grid,
    *,
    ends: tuple[Decimal, Decimal] | None = None,
) -> Charts:
    """A chart for each title in `values`, all on one scale.

    The scale goes from 0 to the highest value, or between `ends` where a scale is
    given, such as 0 and 100 for scores. `records` are those behind the charts.
    """
    known = [value for row in values.values() for _, value in row if value is not None]
    low, high = ends or (Decimal(0), max(known, default=Decimal(0)))
    high = high if high > low else low + 1
    series = tuple(_series(voice, name, points) for name, points in values.items())
    return Charts(
        title=theme.title,
        anchor=theme.anchor,
        note=voice.say(
            N_("{note}; one scale, from {low} to {high}"),
            note=theme.note,
            low=f"{low:f}",
            high=f"{high:f}",
        ),
        low=low,
        high=high,
        series=series,
        figures=_figures(voice, series),
        records=records,
    )


def _series(voice: Voice, title: str, values: Values) -> Series:
    points = tuple(
        Point(
            period=voice.period(period),
            short=period.name,
            value=value,
            said="" if value is None else f"{value:f}",
        )
        for period, value in values
    )
    known = [point for point in points if point.value is not None]
    if not known:
        return Series(title=title, label=title, points=points)
    label = voice.say(
        N_("{title}: {first} in {start}, {last} in {end}"),
        title=title,
        first=known[0].said,
        start=known[0].period,
        last=known[-1].said,
        end=known[-1].period,
    )
    return Series(title=title, label=label, points=points)


def _figures(voice: Voice, series: Sequence[Series]) -> Grid:
    periods = [point.period for point in series[0].points] if series else []
    return Grid(
        label=voice.say(N_("Figures")),
        columns=(voice.say(N_("Period")), *(one.title for one in series)),
        rows=tuple(
            (
                (Link(text=period),),
                *(
                    (Link(text=one.points[n].said),) if one.points[n].said else ()
                    for one in series
                ),
            )
            for n, period in enumerate(periods)
        ),
    )


def abilities(mine: Mine, joined: date | None) -> Charts | None:
    """How many of somebody's own records bear out each ability (S2-01)."""
    voice, today = mine.voice, mine.voice.disclosure.today
    terms = voice.disclosure.abilities
    listed = {term.id for term in terms}
    bearing = [
        record
        for record in mine.records
        if record.about == mine.ref and listed.intersection(record.abilities)
    ]
    if not bearing:
        return None
    days = [day_of(record, today) for record in bearing]
    span = timespan(min((*days, joined or today)), max((*days, today)))
    theme = Theme(
        title=voice.say(N_("Abilities")),
        anchor="abilities",
        note=voice.say(N_("Records that bear out each ability, by period")),
    )
    return charts(
        voice,
        theme,
        {
            voice.title(term.title): tuple(_counts(term, bearing, days, span))
            for term in terms
        },
        _bearing(mine, terms, bearing),
    )


def _counts(
    term: Term,
    records: Sequence[ShownRecord],
    days: Sequence[date],
    span: Sequence[Period],
) -> Iterator[tuple[Period, Decimal | None]]:
    """How many records bear out an ability in each period."""
    own = [
        day
        for record, day in zip(records, days, strict=True)
        if term.id in record.abilities
    ]
    for period in span:
        yield period, Decimal(sum(day in period for day in own))


def _bearing(mine: Mine, terms: Sequence[Term], records: Sequence[ShownRecord]) -> Grid:
    """The records behind the charts, and what each bears out."""
    voice = mine.voice
    return Grid(
        label=voice.say(N_("The records behind them")),
        columns=(
            voice.say(N_("When")),
            voice.say(N_("Record")),
            voice.say(N_("Abilities")),
        ),
        rows=tuple(
            (
                (Link(text=voice.period(record.period)),),
                (card_link(voice, mine.places, record),),
                tuple(
                    Link(text=voice.title(term.title))
                    for term in terms
                    if term.id in record.abilities
                ),
            )
            for record in records
        ),
    )
