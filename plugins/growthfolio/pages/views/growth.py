"""The growth file of a mentee, and the page of a team."""

from dataclasses import dataclass
from decimal import Decimal

from growthfolio.pages.views.parts import Fact, File, Grid, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One record: when, what it is called and where it stands, what it says."""

    when: str
    what: Link
    kind: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The records of a duty that comes round, period by period."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthPart:
    """A part of a year's chapter: work joined, how there was help, the effect."""

    title: str
    facts: tuple[Fact, ...]
    lines: tuple[Line, ...]
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that lies beside a record, and the record."""

    file: File
    to: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthYear:
    """A year's chapter (S4-19); `written` are the records that sum it up."""

    title: str
    anchor: str
    written: tuple[Link, ...]
    parts: tuple[GrowthPart, ...]
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A theme over all years: a few facts, and tables."""

    title: str
    anchor: str
    facts: tuple[Fact, ...]
    grids: tuple[Grid, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A value in a period; None where there is none. `said` is it in words.

    `short` is the period's name where there is no room for `period`.
    """

    period: str
    short: str
    value: Decimal | None
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """What one small chart shows; `label` says it to those who cannot see it."""

    title: str
    label: str
    points: tuple[Point, ...]

    @property
    def known(self) -> tuple[Point, ...]:
        """The points that have a value, in order."""
        return tuple(point for point in self.points if point.value is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Charts:
    """Small charts of one scale, their figures, and the records behind them.

    `low` and `high` are the ends of the scale all of them share; `figures` has a
    row for each period and a column for each chart.
    """

    title: str
    anchor: str
    note: str
    low: Decimal
    high: Decimal
    series: tuple[Series, ...]
    figures: Grid
    records: Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthPage:
    """A mentee's growth file: year by year, then theme by theme."""

    url: str
    title: str
    name: str
    name_en: str
    person: Link
    facts: tuple[Fact, ...]
    years: tuple[GrowthYear, ...]
    sections: tuple[Section, ...]
    charts: tuple[Charts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPage:
    """A team: who is in it, what it did and what came of it."""

    url: str
    name: str
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
