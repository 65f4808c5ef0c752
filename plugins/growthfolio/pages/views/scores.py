"""Scores and defences on the page of whom they are about."""

from datetime import date
from typing import Final

from msgspec import Struct

from growthfolio.pages.views.parts import Fact, Link


class ScorePart(Struct, frozen=True, kw_only=True):
    """What a rater gave, or evidence: `value` out of 100, and the files behind it."""

    title: str
    share: str
    value: str
    cited: tuple[Link, ...]
    missing: tuple[Link, ...]


class ScoreLine(Struct, frozen=True, kw_only=True):
    """An indicator with its points, or a bonus or deduction; `of` is its weight."""

    title: str
    points: str
    of: str
    note: str
    parts: tuple[ScorePart, ...]


class ScoreCard(Struct, frozen=True, kw_only=True):
    """A period's score; `total` is empty where there is none, and `state` says why."""

    anchor: str
    period: str
    state: str
    total: str
    of: str
    band: str
    notes: tuple[str, ...]
    lines: tuple[ScoreLine, ...]
    dimensions: tuple[Fact, ...]


class ScoreBoard(Struct, frozen=True, kw_only=True):
    """Somebody's scores in one assessment, the newest first."""

    title: str
    used_for: str
    cards: tuple[ScoreCard, ...]


class RaterRow(Struct, frozen=True, kw_only=True):
    """What a member of the panel gave."""

    rater: Link
    score: str
    counted: bool


class DefenceCard(Struct, frozen=True, kw_only=True):
    """A defence: its day, its result, what the panel gave."""

    title: str
    on: date
    state: str
    score: str
    notes: tuple[str, ...]
    raters: tuple[RaterRow, ...]
    sheet: Link | None


class Results(Struct, frozen=True, kw_only=True):
    """The assessment part of a page; empty where nothing may be known."""

    boards: tuple[ScoreBoard, ...] = ()
    defences: tuple[DefenceCard, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.boards or self.defences)


NO_RESULTS: Final = Results()


class SourceRow(Struct, frozen=True, kw_only=True):
    """Where an indicator's points come from, and what part of them."""

    title: str
    share: str


class IndicatorRow(Struct, frozen=True, kw_only=True):
    """An indicator in words: its weight, own sources, and what dimensions it is of."""

    title: str
    weight: str
    sources: tuple[SourceRow, ...]
    dimensions: tuple[str, ...]


class AssessmentRow(Struct, frozen=True, kw_only=True):
    """An assessment as the programme's file says it."""

    title: str
    every: str
    indicators: tuple[IndicatorRow, ...]
    facts: tuple[Fact, ...]
