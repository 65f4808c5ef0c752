"""Indicators → dimensions: what they tell of somebody, beside the total (S2-27).

What an assessment combines brings its dimensions along: a year tells of what its
months told of, each with the weight the months have in the year.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from growthfolio.model.assessment import WHOLE, Assessment
from growthfolio.model.score import DimensionScore, Score
from growthfolio.scoring.arithmetic import Weighted, exact, mean, rounded, weighted
from growthfolio.scoring.lines import Line


def dimensions(
    assessment: Assessment,
    lines: Iterable[Line],
    combined: Mapping[str, Sequence[Score]],
    assessments: Mapping[str, Assessment],
) -> tuple[DimensionScore, ...]:
    """Each dimension's weighted mean of the indicators that tell of it.

    `combined` are the scores of the assessments it combines, as they were published.
    A dimension that waits for an indicator or for one of those is left out, and so is
    one nothing tells of.
    """
    line_of = {line.id: line for line in lines}
    told: dict[str, list[Weighted]] = {}
    waiting: set[str] = set()
    for indicator in assessment.indicators:
        line = line_of[indicator.id]
        for share in indicator.dimensions:
            weight = indicator.weight * share.share / WHOLE
            told.setdefault(share.dimension, []).append(Weighted(weight, line.value))
            if line.missing:
                waiting.add(share.dimension)
    for part in assessment.combine:
        for name, weight in weights(part.assessment, assessments).items():
            values = _values(combined.get(part.assessment, ()), name)
            value = mean(map(exact, values)) if values else None
            item = Weighted(part.share * weight / WHOLE, value)
            told.setdefault(name, []).append(item)
            if line_of[part.assessment].missing:
                waiting.add(name)
    found = ((name, weighted(items)) for name, items in told.items())
    return tuple(
        DimensionScore(dimension=name, value=rounded(value))
        for name, value in found
        if value is not None and name not in waiting
    )


def weights(
    name: str,
    assessments: Mapping[str, Assessment],
    above: frozenset[str] = frozenset(),
) -> Mapping[str, Decimal]:
    """How much of an assessment, out of 100, tells of each dimension.

    Assessments that combine each other are a finding of the check, and end here.
    """
    assessment = assessments.get(name)
    if assessment is None or name in above:
        return {}
    found: dict[str, Decimal] = {}
    for indicator in assessment.indicators:
        for share in indicator.dimensions:
            weight = indicator.weight * share.share / WHOLE
            found[share.dimension] = found.get(share.dimension, Decimal(0)) + weight
    for part in assessment.combine:
        inner = weights(part.assessment, assessments, above | {name})
        for dimension, weight in inner.items():
            among = part.share * weight / WHOLE
            found[dimension] = found.get(dimension, Decimal(0)) + among
    return found


def _values(scores: Iterable[Score], dimension: str) -> list[Decimal]:
    return [
        one.value
        for score in scores
        for one in score.dimensions
        if one.dimension == dimension
    ]
