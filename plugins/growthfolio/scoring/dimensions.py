"""Indicators → dimensions: what they tell of somebody, beside the total (S2-27).

What an assessment combines brings its dimensions along: a year tells of what its
months told of, each with the weight the months have in the year.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from growthfolio.model.assessment import WHOLE, Assessment
from growthfolio.model.score import DimensionScore, Score
from growthfolio.scoring.arithmetic import Weighted, exact, mean, rounded, weighted
from growthfolio.scoring.lines import Line


class Share(NamedTuple):
    """How much of a dimension an indicator, or a combined assessment, tells.

    `part` is its id; of what is `combined`, the dimension's own value is taken.
    """

    dimension: str
    part: str
    weight: Decimal
    combined: bool = False


def shares_of(
    assessment: Assessment, assessments: Mapping[str, Assessment]
) -> tuple[Share, ...]:
    """All that an assessment tells of dimensions: the same for everybody."""
    own = [
        Share(told.dimension, indicator.id, indicator.weight * told.share / WHOLE)
        for indicator in assessment.indicators
        for told in indicator.dimensions
    ]
    brought = [
        Share(name, part.assessment, part.share * weight / WHOLE, combined=True)
        for part in assessment.combine
        for name, weight in weights(part.assessment, assessments).items()
    ]
    return (*own, *brought)


def dimensions(
    shares: Sequence[Share],
    lines: Iterable[Line],
    combined: Mapping[str, Sequence[Score]],
) -> tuple[DimensionScore, ...]:
    """Each dimension's weighted mean of the indicators that tell of it.

    `combined` are the scores of the assessments it combines, as they were published.
    A dimension that waits for an indicator or for one of those is left out, and so is
    one nothing tells of.
    """
    if not shares:
        return ()
    line_of = {line.id: line for line in lines}
    told: dict[str, list[Weighted]] = {}
    waiting: set[str] = set()
    for share in shares:
        line = line_of[share.part]
        value = line.value
        if share.combined:
            values = _values(combined.get(share.part, ()), share.dimension)
            value = mean(map(exact, values)) if values else None
        told.setdefault(share.dimension, []).append(Weighted(share.weight, value))
        if line.missing:
            waiting.add(share.dimension)
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
