"""Exact numbers, and the one place where they are rounded.

Sums and means are fractions: thirds stay thirds, and no order of files changes a
sum. What is published is rounded once, half up, to two decimals (F-53). The work is
done in whole numbers, and a fraction made of the result: a cohort has hundreds of
thousands of points.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import Final, NamedTuple

from growthfolio.model.assessment import WHOLE

ZERO: Final = Fraction(0)


class Weighted(NamedTuple):
    """A value with its weight; None where it is excused."""

    weight: Decimal
    value: Fraction | None


@lru_cache(maxsize=4096)
def exact(value: Decimal) -> Fraction:
    """A number as it was written; the same few are read again and again."""
    return Fraction(value)


def hundredths(value: Fraction, weight: Decimal) -> Fraction:
    """So many hundredths of a value."""
    (over, under), (times, part) = value.as_integer_ratio(), weight.as_integer_ratio()
    return Fraction(over * times, under * part * 100)


def divided(value: Fraction, among: Decimal) -> Fraction:
    """A value divided by so many."""
    (over, under), (times, part) = value.as_integer_ratio(), among.as_integer_ratio()
    return Fraction(over * part, under * times)


@lru_cache(maxsize=4096)
def of_hundred(points: Decimal, full: Decimal) -> Fraction:
    """Points out of full marks, as points out of a hundred."""
    return exact(points) if full == WHOLE else exact(points) * 100 / exact(full)


def rounded(value: Fraction) -> Decimal:
    """The number as it is published: two decimals, half away from zero."""
    return _cents(*value.as_integer_ratio())


@lru_cache(maxsize=65536)
def _cents(over: int, under: int) -> Decimal:
    cents = (abs(over) * 200 + under) // (2 * under)
    return Decimal(-cents if over < 0 else cents).scaleb(-2)


def total(values: Iterable[Fraction]) -> Fraction:
    """The sum, 0 of nothing."""
    listed = tuple(values)
    if len(listed) < 2:  # noqa: PLR2004 - most often there is one, or none
        return listed[0] if listed else ZERO
    return Fraction(*_sum([value.as_integer_ratio() for value in listed]))


def product(pairs: Iterable[tuple[Decimal, Decimal]]) -> Fraction:
    """The sum of the products of pairs, 0 of nothing."""
    ratios = [
        (*one.as_integer_ratio(), *other.as_integer_ratio()) for one, other in pairs
    ]
    return Fraction(
        *_sum([(over * times, under * part) for over, under, times, part in ratios])
    )


def _sum(ratios: list[tuple[int, int]]) -> tuple[int, int]:
    under = lcm(*[below for _, below in ratios])
    return sum([above * (under // below) for above, below in ratios]), under


def mean(values: Iterable[Fraction]) -> Fraction:
    """The mean of at least one value."""
    listed = tuple(values)
    return listed[0] if len(listed) == 1 else total(listed) / len(listed)


def trimmed(values: Iterable[Fraction], drop: int) -> tuple[Fraction, ...]:
    """The values without so many of the lowest and of the highest."""
    listed = tuple(values)
    return tuple(sorted(listed)[drop : len(listed) - drop]) if drop else listed


def weighted(items: Iterable[Weighted]) -> Fraction | None:
    """The weighted mean of what is not excused, whose weight goes to the others.

    None where everything is excused, or nothing has a weight.
    """
    counted = [
        (weight, value) for weight, value in items if value is not None and weight
    ]
    if len(counted) < 2:  # noqa: PLR2004 - a single one is its own mean
        return counted[0][1] if counted else None
    # Weights as whole numbers: what they are multiplied with does not matter.
    ratios = [weight.as_integer_ratio() for weight, _ in counted]
    same = lcm(*[below for _, below in ratios])
    weights = [above * (same // below) for above, below in ratios]
    values = [value.as_integer_ratio() for _, value in counted]
    pairs = zip(weights, values, strict=True)
    over, under = _sum([(weight * above, below) for weight, (above, below) in pairs])
    whole = sum(weights)
    return Fraction(over, under * whole) if whole else None


def between(low: Decimal, value: Fraction, high: Decimal) -> Fraction:
    """The value, not below `low` and not above `high`."""
    return max(exact(low), min(value, exact(high)))
