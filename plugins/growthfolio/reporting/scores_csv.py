"""Scores → CSV: a row for each total, indicator and adjustment."""

import csv
from collections.abc import Iterator, Sequence
from decimal import Decimal
from io import StringIO
from typing import Final

from growthfolio.model.score import Cited, Score

COLUMNS: Final = (
    *("person", "assessment", "period", "state", "line", "id", "weight"),
    *("value", "points", "band", "sources"),
)
"""The columns; `line` is total, indicator or adjustment."""


def scores_csv(scores: Sequence[Score]) -> str:
    """A row for each total, indicator and adjustment; ids, numbers and paths only.

    Nothing people wrote is in it, so that no cell can be a formula.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for score in scores:
        about = (
            score.subject.id,
            score.assessment,
            score.period.name,
            str(score.state),
        )
        for row in _rows(score):
            writer.writerow((*about, *row))
    return text.getvalue()


def _rows(score: Score) -> Iterator[tuple[str, ...]]:
    total = _number(score.total) or ""
    yield ("total", "", "", total, total, score.band or "", "")
    for one in score.indicators:
        cited = [each for part in one.parts for each in part.cited]
        numbers = (_number(one.weight), _number(one.value), _number(one.points))
        said = (number or "" for number in numbers)
        yield ("indicator", one.id, *said, "", _sources(cited))
    for item in score.adjustments:
        points = _number(item.points) or ""
        yield ("adjustment", item.id, "", "", points, "", _sources(item.cited))


def _sources(cited: Sequence[Cited]) -> str:
    return " ".join(where(one) for one in cited)


def where(one: Cited) -> str:
    """A file, or another assessment's total."""
    return one.path or f"{one.assessment}/{one.period}"


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"
