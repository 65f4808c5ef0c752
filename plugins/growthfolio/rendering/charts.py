"""A small chart → what is drawn of it: points of one scale as paths."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import Final

from msgspec import Struct

from growthfolio.pages.views import Charts, Series

WIDTH: Final = 160
HEIGHT: Final = 56
_MARGIN: Final = 5

Spot = tuple[float, float]


class Drawn(Struct, frozen=True, kw_only=True):
    """A chart's size, its axis, its line with a break at each gap, and its dots."""

    width: int
    height: int
    axis: str
    line: str
    dots: tuple[Spot, ...]


def drawn(series: Series, charts: Charts) -> Drawn:
    """A series on the scale it shares with the others."""
    spots = [_spot(series, n, charts) for n in range(len(series.points))]
    runs = (
        tuple(spot for spot in group if spot is not None)
        for _, group in groupby(spots, lambda spot: spot is not None)
    )
    floor = HEIGHT - _MARGIN
    return Drawn(
        width=WIDTH,
        height=HEIGHT,
        axis=f"M{_MARGIN} {floor}H{WIDTH - _MARGIN}",
        line="".join(_path(run) for run in runs),
        dots=tuple(spot for spot in spots if spot is not None),
    )


def _spot(series: Series, n: int, charts: Charts) -> Spot | None:
    value = series.points[n].value
    if value is None:
        return None
    steps = max(len(series.points) - 1, 1)
    across = Decimal(n) / steps if len(series.points) > 1 else Decimal(1)
    kept = min(max(value, charts.low), charts.high)
    up = (kept - charts.low) / (charts.high - charts.low)
    x = _MARGIN + across * (WIDTH - 2 * _MARGIN)
    y = HEIGHT - _MARGIN - up * (HEIGHT - 2 * _MARGIN)
    return round(float(x), 1), round(float(y), 1)


def _path(spots: tuple[Spot, ...]) -> str:
    return "".join(_steps(spots))


def _steps(spots: tuple[Spot, ...]) -> Iterator[str]:
    for n, (x, y) in enumerate(spots):
        yield f"{'L' if n else 'M'}{x} {y}"
