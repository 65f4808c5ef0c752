"""Exact numbers, and the one place where they are rounded.

Sums and means are fractions: thirds stay thirds, and no order of files changes a
sum. What is published is rounded once, half up, to two decimals (F-53).
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Final, NamedTuple

_CENTS: Final = 100


class Weighted(NamedTuple):
    """A value with its weight; None where it is excused."""

    weight: Decimal
    value: Fraction | None


def rounded(value: Fraction) -> Decimal:
    """The number as it is published: two decimals, half away from zero."""
    cents = floor(abs(value) * _CENTS + Fraction(1, 2))
    return Decimal(-cents if value < 0 else cents).scaleb(-2)


def mean(values: Iterable[Fraction]) -> Fraction:
    """The mean of at least one value."""
    listed = tuple(values)
    return sum(listed, Fraction(0)) / len(listed)


def trimmed(values: Iterable[Fraction], drop: int) -> tuple[Fraction, ...]:
    """The values without so many of the lowest and of the highest."""
    listed = sorted(values)
    return tuple(listed[drop : len(listed) - drop])


def weighted(items: Iterable[Weighted]) -> Fraction | None:
    """The weighted mean of what is not excused, whose weight goes to the others.

    None where everything is excused, or nothing has a weight.
    """
    counted = [
        (Fraction(weight), value) for weight, value in items if value is not None
    ]
    whole = sum((weight for weight, _ in counted), Fraction(0))
    if not whole:
        return None
    return sum((weight * value for weight, value in counted), Fraction(0)) / whole


def between(low: Decimal, value: Fraction, high: Decimal) -> Fraction:
    """The value, not below `low` and not above `high`."""
    return max(Fraction(low), min(value, Fraction(high)))
