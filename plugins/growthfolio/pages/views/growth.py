"""The growth file of a mentee, and the page of a team."""

from decimal import Decimal

from msgspec import Struct

from growthfolio.pages.views.parts import Fact, File, Grid, Link


class Line(Struct, frozen=True, kw_only=True):
    """One record: when, what it is called and where it stands, what it says."""

    when: str
    what: Link
    kind: str
    facts: tuple[Fact, ...]


class Run(Struct, frozen=True, kw_only=True):
    """The records of a duty that comes round, period by period."""

    title: str
    links: tuple[Link, ...]


class GrowthPart(Struct, frozen=True, kw_only=True):
    """A part of a year's chapter: work joined, how there was help, the effect."""

    title: str
    facts: tuple[Fact, ...]
    lines: tuple[Line, ...]
    runs: tuple[Run, ...]


class Picture(Struct, frozen=True, kw_only=True):
    """A picture that lies beside a record, and the record."""

    file: File
    to: Link


class GrowthYear(Struct, frozen=True, kw_only=True):
    """A year's chapter (S4-19); `written` are the records that sum it up."""

    title: str
    anchor: str
    written: tuple[Link, ...]
    parts: tuple[GrowthPart, ...]
    pictures: tuple[Picture, ...]


class Section(Struct, frozen=True, kw_only=True):
    """A theme over all years: a few facts, and tables."""

    title: str
    anchor: str
    facts: tuple[Fact, ...]
    grids: tuple[Grid, ...]


class Point(Struct, frozen=True, kw_only=True):
    """A value in a period; None where there is none. `said` is it in words.

    `short` is the period's name where there is no room for `period`.
    """

    period: str
    short: str
    value: Decimal | None
    said: str


class Series(Struct, frozen=True, kw_only=True):
    """What one small chart shows; `label` says it to those who cannot see it."""

    title: str
    label: str
    points: tuple[Point, ...]

    @property
    def known(self) -> tuple[Point, ...]:
        """The points that have a value, in order."""
        return tuple(point for point in self.points if point.value is not None)


class Charts(Struct, frozen=True, kw_only=True):
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


class GrowthPage(Struct, frozen=True, kw_only=True):
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


class TeamPage(Struct, frozen=True, kw_only=True):
    """A team: who is in it, what it did and what came of it."""

    url: str
    name: str
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
