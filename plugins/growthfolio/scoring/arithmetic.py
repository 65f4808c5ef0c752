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


@lru_cache(maxsize=1024)
def percent(value: Decimal) -> Fraction:
    """So many hundredths."""
    return Fraction(value) / 100


def of_hundred(points: Decimal, full: Decimal) -> Fraction:
    """Points out of full marks, as points out of a hundred."""
    return exact(points) if full == WHOLE else exact(points) * 100 / exact(full)


def rounded(value: Fraction) -> Decimal:
    """The number as it is published: two decimals, half away from zero."""
    return _cents(value.numerator, value.denominator)


@lru_cache(maxsize=65536)
def _cents(over: int, under: int) -> Decimal:
    cents = (abs(over) * 200 + under) // (2 * under)
    return Decimal(-cents if over < 0 else cents).scaleb(-2)


def total(values: Iterable[Fraction]) -> Fraction:
    """The sum, 0 of nothing."""
    listed = tuple(values)
    if len(listed) < 2:  # noqa: PLR2004 - most often there is one, or none
        return listed[0] if listed else ZERO
    under = lcm(*(value.denominator for value in listed))
    over = sum(value.numerator * (under // value.denominator) for value in listed)
    return Fraction(over, under)


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
        (exact(weight), value)
        for weight, value in items
        if value is not None and weight
    ]
    if len(counted) < 2:  # noqa: PLR2004 - a single one is its own mean
        return counted[0][1] if counted else None
    under = lcm(*(weight.denominator * value.denominator for weight, value in counted))
    over = sum(
        weight.numerator
        * value.numerator
        * (under // (weight.denominator * value.denominator))
        for weight, value in counted
    )
    whole = total(weight for weight, _ in counted)
    if not whole:
        return None
    return Fraction(over * whole.denominator, under * whole.numerator)


def between(low: Decimal, value: Fraction, high: Decimal) -> Fraction:
    """The value, not below `low` and not above `high`."""
    return max(exact(low), min(value, exact(high)))
