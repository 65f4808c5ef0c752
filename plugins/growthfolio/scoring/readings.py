"""One value in a record → a number: points, grades, counts."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from growthfolio.checking.finding import finding_on
from growthfolio.model.assessment import WHOLE, PointSource
from growthfolio.model.duty import Duty
from growthfolio.model.finding import Finding, Rule
from growthfolio.model.phrase import Filling
from growthfolio.model.record import Comment, FieldValue, Record
from growthfolio.model.rules import assessment as rules
from growthfolio.scoring.arithmetic import exact, of_hundred
from growthfolio.scoring.evidence import Case


def full_marks(source: PointSource, duty: Duty | None, key: str) -> Decimal:
    """What counts as 100: said by the source, else the field's `max`."""
    if source.of:
        return source.of
    field = duty.fields.get(key) if duty is not None else None
    return field.max if field is not None and field.max else WHOLE


def points_of(
    case: Case, source: PointSource, record: Record, key: str
) -> tuple[Fraction | None, tuple[Finding, ...]]:
    """What a sheet gives out of 100, or why it gives nothing."""
    value = record.fields.get(key)
    if isinstance(value, Decimal):
        duty = case.evidence.duty(record.at.duty, record.at.period)
        return of_hundred(value, full_marks(source, duty, key)), ()
    if isinstance(value, str):
        points = source.options.get(value)
        if points is not None:
            return exact(points), ()
        return None, (unknown_option(case, record, key, value, source.options),)
    if key in record.head.marks.keys:
        return None, ()  # what it holds is a finding already
    return None, (lacking(case, record, key),)


def number_of(value: FieldValue | None) -> Decimal | None:
    """The value, if it is a number."""
    return value if isinstance(value, Decimal) else None


def lacking(case: Case, text: Record | Comment, key: str) -> Finding:
    """The finding that a score is missing in a file that is there."""
    title = case.assessment.title
    return on_text(case, rules.MISSING_SCORE, text, None, key=key, title=title)


def unknown_option(
    case: Case,
    record: Record,
    key: str,
    option: str,
    options: Mapping[str, Decimal],
) -> Finding:
    """The finding that an option has no points."""
    known = tuple(options)
    return on_text(case, rules.UNKNOWN_OPTION, record, key, option=option, known=known)


def on_text(
    case: Case, rule: Rule, text: Record | Comment, at: str | None, **gaps: Filling
) -> Finding:
    """A finding on a file that is part of an assessment."""
    found = finding_on(rule, text, text.head.marks.place(at), **gaps)
    return replace(found, assessment=case.assessment.id)
