"""The lines a total is made of: indicators, and combined assessments."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from msgspec import Struct

from growthfolio.model.assessment import Combined, Indicator
from growthfolio.model.finding import Finding
from growthfolio.model.score import (
    Cited,
    DefenceResult,
    IndicatorScore,
    PartScore,
    Score,
    ScoreState,
)
from growthfolio.model.title import Title
from growthfolio.scoring.arithmetic import ZERO, exact, hundredths, mean, rounded
from growthfolio.scoring.case import Case
from growthfolio.scoring.indicators import weigh


class Line(Struct, frozen=True, kw_only=True):
    """A weight and a value; excused where it has none and lacks nothing.

    `earned` are the points it gives of its weight, where nothing is excused.
    """

    id: str
    title: Title
    weight: Decimal
    value: Fraction | None
    earned: Fraction
    parts: tuple[PartScore, ...]
    missing: tuple[str, ...] = ()
    pending: bool = False
    findings: tuple[Finding, ...] = ()

    @property
    def excused(self) -> bool:
        """Whether there is nothing to count, and nobody to blame."""
        return self.value is None and not self.missing

    def shown(self, scale: Fraction) -> IndicatorScore:
        """The line as it is shown; `scale` makes up for the lines excused."""
        points = None
        if self.value is not None:
            points = rounded(self.earned if scale == 1 else self.earned * scale)
        return IndicatorScore(
            id=self.id,
            title=self.title,
            weight=self.weight,
            value=None if self.value is None else rounded(self.value),
            points=points,
            excused=self.excused,
            parts=self.parts,
        )


def indicator_line(
    case: Case, indicator: Indicator, defences: tuple[DefenceResult, ...]
) -> Line:
    """The line of an indicator."""
    sources = case.assessment.sources_of(indicator)
    found = weigh(case, sources, indicator.id, defences)
    return Line(
        id=indicator.id,
        title=indicator.title,
        weight=indicator.weight,
        value=found.value,
        earned=_earned(found.value, indicator.weight),
        parts=found.parts,
        missing=found.missing,
        pending=found.pending,
        findings=found.findings,
    )


ScoresWithin: TypeAlias = Callable[[str], Iterator[Score]]
"""The scores of another assessment, of the same person, within the period."""


def combined_line(combined: Combined, title: Title, scores_of: ScoresWithin) -> Line:
    """The mean of another assessment's totals: of those periods that are graded.

    The totals are the published ones, rounded, so that everybody can add them up.
    """
    scores = tuple(scores_of(combined.assessment))
    graded = [one for one in scores if one.total is not None]
    lacking = [
        one for one in scores if one.state in (ScoreState.OPEN, ScoreState.INCOMPLETE)
    ]
    missing = tuple(path for one in lacking for path in one.missing or (_name(one),))
    value = None
    if graded and not lacking:
        value = mean(exact(one.total) for one in graded if one.total is not None)
    part = PartScore(
        kind=None,
        title=title,
        share=Decimal(100),
        value=None if value is None else rounded(value),
        excused=not graded and not lacking,
        cited=tuple(map(_cited, graded)),
        missing=missing,
    )
    return Line(
        id=combined.assessment,
        title=title,
        weight=combined.share,
        value=value,
        earned=_earned(value, combined.share),
        parts=(part,),
        missing=missing,
        pending=any(one.state is ScoreState.OPEN for one in lacking),
    )


def _earned(value: Fraction | None, weight: Decimal) -> Fraction:
    return ZERO if value is None else hundredths(value, weight)


def _name(score: Score) -> str:
    return f"{score.assessment}/{score.period.name}"


def _cited(score: Score) -> Cited:
    return Cited(
        path=score.published.path if score.published else "",
        assessment=score.assessment,
        period=score.period.name,
        says=score.total,
    )
