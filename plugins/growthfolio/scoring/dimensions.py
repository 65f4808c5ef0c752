"""Indicators → dimensions: what they tell of somebody, beside the total (S2-27)."""

from collections.abc import Iterable
from decimal import Decimal

from growthfolio.model.assessment import Assessment
from growthfolio.model.score import DimensionScore
from growthfolio.scoring.arithmetic import Weighted, rounded, weighted
from growthfolio.scoring.lines import Line


def dimensions(
    assessment: Assessment, lines: Iterable[Line]
) -> tuple[DimensionScore, ...]:
    """Each dimension's weighted mean of the indicators that tell of it.

    One that waits for an indicator is left out, and so is one nothing tells of.
    """
    line_of = {line.id: line for line in lines}
    told: dict[str, list[tuple[Decimal, Line]]] = {}
    for indicator in assessment.indicators:
        for share in indicator.dimensions:
            weight = indicator.weight * share.share
            told.setdefault(share.dimension, []).append((weight, line_of[indicator.id]))
    found = []
    for name, parts in told.items():
        if any(line.missing for _, line in parts):
            continue
        value = weighted(Weighted(weight, line.value) for weight, line in parts)
        if value is not None:
            found.append(DimensionScore(dimension=name, value=rounded(value)))
    return tuple(found)
