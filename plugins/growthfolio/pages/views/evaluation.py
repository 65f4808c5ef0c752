"""What pages say of the evaluation of units, of their parts and their campaigns."""

from datetime import date

from msgspec import Struct

from growthfolio.pages.views.parts import Entry, Link


class Signal(Struct, frozen=True, kw_only=True):
    """A warning: a colour, a shape and a word; no colour where all is well."""

    colour: str
    glyph: str
    word: str


class IndicatorRow(Struct, frozen=True, kw_only=True):
    """An indicator of a unit: what was to be reached, what was, and what is behind.

    `met` is None where there was nothing to measure, or where it may not be known;
    `word` says which. `change` says in words how it went on since the period before,
    `arrow` shows it. `more` is how many things behind it are not listed.
    """

    title: str
    target: str
    value: str
    of: str
    met: bool | None
    word: str
    tier: str
    arrow: str
    change: str
    behind: tuple[Link, ...]
    more: int = 0


class TrendRow(Struct, frozen=True, kw_only=True):
    """A period of a unit in one line."""

    period: str
    result: str
    tier: str
    signal: Signal | None


class EvaluationView(Struct, frozen=True, kw_only=True):
    """How a unit did in a period.

    `note` is a sentence instead of numbers that may not be shown. `signal` is None
    where the colour may not be known.
    """

    title: str
    people: str
    result: str
    before: str
    tier: str
    signal: Signal | None
    note: str
    rows: tuple[IndicatorRow, ...]
    trend: tuple[TrendRow, ...]


class PartRow(Struct, frozen=True, kw_only=True):
    """A part a unit has in people's training: for whom, and what it answers for."""

    title: str
    responsibilities: tuple[str, ...]
    duties: tuple[Link, ...]
    people: tuple[Link, ...]


class ActivityRow(Struct, frozen=True, kw_only=True):
    """An activity: what, when, whose."""

    what: Link
    on: date | None
    who: Link


class CampaignRow(Struct, frozen=True, kw_only=True):
    """A campaign, and a unit's activities in it; without a title those of none."""

    title: str
    activities: tuple[ActivityRow, ...]


class UnitRow(Struct, frozen=True, kw_only=True):
    """A unit in the table of a period, by its name; a note instead of small numbers."""

    unit: Link
    people: str
    result: str
    before: str
    tier: str
    signal: Signal | None
    note: str


class UnitsPage(Struct, frozen=True, kw_only=True):
    """The list of units, and how each did in the last period."""

    url: str
    title: str
    entries: tuple[Entry, ...]
    period: str
    note: str
    rows: tuple[UnitRow, ...]
    notice: Link | None


class NoticePage(Struct, frozen=True, kw_only=True):
    """The text of a notice, to be copied."""

    url: str
    title: str
    text: str
