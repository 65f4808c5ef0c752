"""Scores: what was added up, for whom, and the file behind every point."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from growthfolio.model.assessment import AdjustmentKind, SourceKind
from growthfolio.model.finding import Finding
from growthfolio.model.period import Period
from growthfolio.model.record import Subject
from growthfolio.model.title import Title


class ScoreState(StrEnum):
    """Whether there is a total.

    `open`: its time is not over; `incomplete`: it is, and something is missing, so
    that no total is invented; `excused`: on leave for all of it; `not-graded`.
    """

    SCORED = "scored"
    OPEN = "open"
    INCOMPLETE = "incomplete"
    EXCUSED = "excused"
    NOT_GRADED = "not-graded"


class Cited(Struct, frozen=True, order=True, kw_only=True):
    """What bears points out: a file, or another assessment's total.

    `says` is what was read there; None for a file that only has to be there.
    """

    path: str = ""
    assessment: str = ""
    period: str = ""
    says: Decimal | None = None


class PartScore(Struct, frozen=True, kw_only=True):
    """What a rater gave, or evidence: out of 100.

    `value` is None where it is excused or `missing` names the files that are not
    there yet.
    """

    kind: SourceKind | None
    title: Title
    share: Decimal
    value: Decimal | None
    excused: bool = False
    cited: tuple[Cited, ...] = ()
    missing: tuple[str, ...] = ()


class IndicatorScore(Struct, frozen=True, kw_only=True):
    """An indicator, or a combined assessment: its value, and the points it gives.

    Both are rounded for reading; the total is not made of rounded points.
    """

    id: str
    title: Title
    weight: Decimal
    value: Decimal | None
    points: Decimal | None
    excused: bool = False
    parts: tuple[PartScore, ...] = ()


class AdjustmentScore(Struct, frozen=True, kw_only=True):
    """A bonus or deduction that applied; `capped` says whether it came to more."""

    id: str
    kind: AdjustmentKind
    title: Title
    points: Decimal
    capped: bool
    cited: tuple[Cited, ...]


class DimensionScore(Struct, frozen=True, kw_only=True):
    """A dimension's value out of 100, from the indicators that tell of it (S2-27)."""

    dimension: str
    value: Decimal


class Publication(Struct, frozen=True, kw_only=True):
    """A total as it was published, and where."""

    path: str
    total: Decimal | None
    band: str | None


class Score(Struct, frozen=True, kw_only=True):
    """Somebody's score in one assessment and period.

    `total` and `band` are None where the state says why. `next_band` and `short_by`
    say how much is lacking to the better band. `release` is the first day it may be
    shown, `appeal_until` the last day to appeal.
    """

    subject: Subject
    assessment: str
    period: Period
    state: ScoreState
    total: Decimal | None = None
    band: str | None = None
    indicators: tuple[IndicatorScore, ...] = ()
    adjustments: tuple[AdjustmentScore, ...] = ()
    dimensions: tuple[DimensionScore, ...] = ()
    missing: tuple[str, ...] = ()
    reason: Title | None = None
    next_band: str | None = None
    short_by: Decimal | None = None
    release: date | None = None
    appeal_until: date | None = None
    published: Publication | None = None

    @property
    def cited(self) -> tuple[str, ...]:
        """Every file that has a part in it, sorted."""
        own = {
            cited.path
            for indicator in self.indicators
            for part in indicator.parts
            for cited in part.cited
        }
        own |= {cited.path for item in self.adjustments for cited in item.cited}
        return tuple(sorted(own - {""}))


class DefenceState(StrEnum):
    """How far a defence is."""

    SCHEDULED = "scheduled"
    WITHOUT_SHEET = "without-sheet"
    BELOW_QUORUM = "below-quorum"
    HELD = "held"


class RaterScore(Struct, frozen=True, kw_only=True):
    """What a member of the panel gave; not `counted` where it was dropped."""

    rater: str
    score: Decimal
    counted: bool


class DefenceResult(Struct, frozen=True, kw_only=True):
    """A mentee's slot in a round, and what the panel gave.

    `round` and `sheet` are the paths of the records; `sheet` is where the scores lie
    or would lie.
    """

    subject: Subject
    defence: str
    round: str
    on: date
    sheet: str
    state: DefenceState
    score: Decimal | None = None
    raters: tuple[RaterScore, ...] = ()
    release: date | None = None
    appeal_until: date | None = None


class Scores(Struct, frozen=True, kw_only=True, dict=True):
    """All scores, sorted by person, assessment and period, and what is wrong."""

    scores: tuple[Score, ...] = ()
    defences: tuple[DefenceResult, ...] = ()
    findings: tuple[Finding, ...] = ()

    @cached_property
    def of(self) -> Mapping[Subject, tuple[Score, ...]]:
        """Scores by whom they are about."""
        found: dict[Subject, list[Score]] = {}
        for score in self.scores:
            found.setdefault(score.subject, []).append(score)
        return MappingProxyType({key: tuple(value) for key, value in found.items()})


NO_SCORES: Final = Scores()
