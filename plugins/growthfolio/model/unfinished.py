"""What records leave open: follow-ups not done, problems not resolved, plans.

The fields it is found by are those of `conventions`, which the presets follow.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from msgspec import Struct

from growthfolio.model.conventions import DONE, DUE, FOLLOW_UPS, MEASURE, PROBLEM
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.kind import Kind
from growthfolio.model.record import Record

FOLLOWED_UP: Final = frozenset({Kind.TALK, Kind.GUIDANCE, Kind.ISSUE})
PLANS: Final = (Kind.HELP_PLAN, Kind.PLAN)
NOTES: Final = frozenset({Kind.NOTE, Kind.DECK})


class FollowUp(Struct, frozen=True, kw_only=True):
    """Something agreed upon that is not done yet: what, and until when.

    A problem that says nothing of itself has no measure.
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
        problem = record.fields.get(PROBLEM) if PROBLEM in fields else None
        said = problem if isinstance(problem, str) else record.head.title
        yield FollowUp(measure=said or "", due=_day(record.fields, fields))


def is_finished(record: Record, fields: Mapping[str, RecordField]) -> bool:
    """Whether a plan is fulfilled: it says so, or has reached all it aims at."""
    percents = [
        record.fields.get(name) == Decimal(100)
        for name, rule in fields.items()
        if rule.type is FieldType.PERCENT
    ]
    return _is_done(record.fields, fields) or (bool(percents) and all(percents))


def _is_done(values: Mapping[str, object], rules: Mapping[str, RecordField]) -> bool:
    """Whether a flag says so, or the day on which it was done."""
    said = (values.get(name) for name in DONE if name in rules)
    return any(value is True or isinstance(value, date) for value in said)


def _day(values: Mapping[str, object], rules: Mapping[str, RecordField]) -> date | None:
    day = values.get(DUE) if DUE in rules else None
    return day if isinstance(day, date) else None
