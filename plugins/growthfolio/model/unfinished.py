"""The keys by which views find what they need in records of any programme.

A duty may ask for whatever it likes. Where it names a field as here, and has a kind,
the records' follow-ups, reviews and plans are found without more being said; the
presets follow these names.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.kind import Kind
from growthfolio.model.record import Record

FOLLOW_UPS: Final = "follow_ups"
"""A table of what was agreed in a talk, on site, or about a problem."""
MEASURE: Final = "measure"
DUE: Final = "due"
DONE: Final = ("done", "resolved")
"""Its columns: what (text), until when (date), whether it is done (flag)."""

FOLLOWED_UP: Final = frozenset({Kind.TALK, Kind.GUIDANCE, Kind.ISSUE})
PLANS: Final = (Kind.HELP_PLAN, Kind.PLAN)
NOTES: Final = frozenset({Kind.NOTE, Kind.DECK})

RESULT: Final = "result"
UNTIL: Final = "until"
"""In a review of a mentor: what came of it, and until when that holds (date)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """Something agreed upon that is not done yet: what, and until when.

    A problem without a title says nothing of itself.
    """

    measure: str
    due: date | None = None


def open_follow_ups(
    record: Record, fields: Mapping[str, RecordField]
) -> Iterator[FollowUp]:
    """What a record leaves open: the rows of its table, or a problem as a whole.

    Only what `fields` name is looked at. A table that cannot say what is done has
    nothing open; nor has a problem without such a flag.
    """
    table = fields.get(FOLLOW_UPS)
    columns = table.columns if table is not None else {}
    if MEASURE in columns and any(name in columns for name in DONE):
        for row in record.rows(FOLLOW_UPS):
            measure = row.get(MEASURE)
            if isinstance(measure, str) and not _is_done(row, columns):
                yield FollowUp(measure=measure, due=_day(row, columns))
    flagged = any(name in fields for name in DONE)
    if flagged and not _is_done(record.fields, fields):
        due = _day(record.fields, fields)
        yield FollowUp(measure=record.head.title or "", due=due)


def is_finished(record: Record, fields: Mapping[str, RecordField]) -> bool:
    """Whether a plan is fulfilled: it says so, or has reached all it aims at."""
    percents = [
        record.fields.get(name) == Decimal(100)
        for name, rule in fields.items()
        if rule.type is FieldType.PERCENT
    ]
    return _is_done(record.fields, fields) or (bool(percents) and all(percents))


def _is_done(values: Mapping[str, object], rules: Mapping[str, RecordField]) -> bool:
    return any(values.get(name) is True for name in DONE if name in rules)


def _day(values: Mapping[str, object], rules: Mapping[str, RecordField]) -> date | None:
    day = values.get(DUE) if DUE in rules else None
    return day if isinstance(day, date) else None


def review_result(values: Mapping[str, object]) -> str | None:
    """What came of a review, as it is written."""
    result = values.get(RESULT)
    return result if isinstance(result, str) else None
