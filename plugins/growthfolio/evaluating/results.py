"""What an evaluation gives: numbers, and everything they were counted from."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final

from msgspec import Struct

from growthfolio.model.evaluation import Colour, Indicator, Tier
from growthfolio.model.period import Period
from growthfolio.model.record import Subject

_CENT: Final = Decimal("0.01")


class Scope(StrEnum):
    """Whose people count: the unit's own, or those of the units below it, too."""

    OWN = "own"
    WHOLE = "whole"


class Evidence(Struct, frozen=True):
    """One thing that was counted, for the unit or against it.

    `path` is the record's or its gap's, empty where a person was counted; `row`
    is the row of its table, `days` how long an answer took.
    """

    unit: str
    subject: Subject
    path: str
    counts: bool
    row: int = 0
    days: int | None = None


class IndicatorResult(Struct, frozen=True, kw_only=True):
    """An indicator of a unit in a period.

    `value` is in percent, days or a number by its measure, and None where there
    was nothing to measure; then it is neither met nor unmet.
    """

    indicator: Indicator
    numerator: int
    denominator: int
    value: Decimal | None
    met: bool | None
    tier: Tier | None
    evidence: tuple[Evidence, ...]


class UnitEvaluation(Struct, frozen=True, kw_only=True):
    """How a unit did in a period; `unit` is None for everybody together.

    `until` is the last day counted, `running` says that the period goes on after
    it. `cells` are the units whose people are counted, `people` those people,
    each with the unit. `tier` is None below every tier.
    """

    unit: str | None
    scope: Scope
    period: Period
    until: date
    running: bool
    cells: frozenset[str]
    people: frozenset[tuple[str, str]]
    results: tuple[IndicatorResult, ...]
    tier: Tier | None
    colour: Colour | None

    @property
    def judged(self) -> int:
        """How many indicators there was anything to measure for."""
        return sum(result.met is not None for result in self.results)

    @property
    def unmet(self) -> int:
        """How many indicators were not met."""
        return sum(result.met is False for result in self.results)


class PersonShare(Struct, frozen=True, kw_only=True):
    """How much of what a mentee owed in a period was handed in (F-35)."""

    person: str
    period: Period
    numerator: int
    denominator: int
    tier: Tier | None


def percent(numerator: int, denominator: int) -> Decimal:
    """A share in percent, rounded half up to two decimals."""
    share = Decimal(100 * numerator) / denominator
    return share.quantize(_CENT, ROUND_HALF_UP)


def median(numbers: Sequence[int]) -> Decimal:
    """The middle one; of two in the middle their mean."""
    ordered, half = sorted(numbers), len(numbers) // 2
    if len(ordered) % 2:
        return Decimal(ordered[half])
    return Decimal(ordered[half - 1] + ordered[half]) / 2
