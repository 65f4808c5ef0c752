"""The lines and adjustments of somebody's period → a total and a grade."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from msgspec.structs import replace

from growthfolio.model.period import add_days
from growthfolio.model.score import Score, ScoreState
from growthfolio.scoring.adjustments import Adjusted
from growthfolio.scoring.arithmetic import (
    between,
    exact,
    rounded,
    total,
)
from growthfolio.scoring.case import Case
from growthfolio.scoring.dimensions import Share, dimensions
from growthfolio.scoring.lines import Line

_FLOOR: Final = Decimal(0)
_AS_THEY_ARE: Final = Fraction(1)


def totalled(
    case: Case,
    lines: Sequence[Line],
    items: Sequence[Adjusted],
    combined: Mapping[str, Sequence[Score]],
    shares: Sequence[Share],
) -> Score:
    """The score; without a total where something is missing or nothing counts.

    `combined` are the scores of the assessments it combines, `shares` what it tells
    of dimensions.
    """
    missing = [path for line in lines for path in line.missing]
    missing += [path for item in items for path in item.pending]
    state = _state(case, lines, items, any_missing=bool(missing))
    assessment = case.assessment
    ends = None if case.period.endless else case.period.end
    release = add_days(ends, assessment.release + 1) if ends is not None else None
    scale = _scale(lines)
    unscored = Score(
        subject=case.subject,
        assessment=assessment.id,
        period=case.period,
        state=state,
        indicators=tuple(line.shown(scale) for line in lines),
        adjustments=tuple(item.shown() for item in items if item.cited),
        dimensions=dimensions(shares, lines, combined),
        missing=tuple(dict.fromkeys(missing)),
        release=release,
        appeal_until=(
            add_days(release, assessment.appeal)
            if release is not None and assessment.appeal
            else None
        ),
    )
    if state is not ScoreState.SCORED:
        return unscored
    return _graded(case, unscored, _whole(case, lines, items))


def _state(
    case: Case, lines: Sequence[Line], items: Sequence[Adjusted], *, any_missing: bool
) -> ScoreState:
    if any_missing:
        pending = any(line.pending for line in lines)
        pending |= any(item.pending for item in items)
        late = case.over and not pending
        return ScoreState.INCOMPLETE if late else ScoreState.OPEN
    if not case.over:
        return ScoreState.OPEN
    nothing = bool(lines) and all(line.excused for line in lines)
    return ScoreState.EXCUSED if nothing else ScoreState.SCORED


def _whole(case: Case, lines: Sequence[Line], items: Sequence[Adjusted]) -> Decimal:
    """The published number: rounded here and nowhere before."""
    assessment = case.assessment
    earned = total(line.earned for line in lines) * _scale(lines)
    added = (item.points for item in items)
    whole = total((exact(assessment.base), earned, *added))
    return rounded(between(_FLOOR, whole, assessment.cap))


def _scale(lines: Sequence[Line]) -> Fraction:
    """What the lines that count are multiplied by, to make up for those excused."""
    if not any(line.excused for line in lines):
        return _AS_THEY_ARE
    whole = total(exact(line.weight) for line in lines)
    counted = total(exact(line.weight) for line in lines if not line.excused)
    return whole / counted if counted else _AS_THEY_ARE


def _graded(case: Case, unscored: Score, points: Decimal) -> Score:
    band = case.assessment.band_of(points)
    above = case.assessment.band_above(points)
    return replace(
        unscored,
        total=points,
        band=band.id if band else None,
        next_band=above.id if above else None,
        short_by=above.min - points if above else None,
    )
