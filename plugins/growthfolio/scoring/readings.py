"""One value in a record → a number: points, grades, counts."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from growthfolio.checking.finding import finding_on
from growthfolio.checking.naming import person_name
from growthfolio.model.assessment import WHOLE, PointSource
from growthfolio.model.field import RecordField
from growthfolio.model.finding import Finding, Rule
from growthfolio.model.phrase import Filling
from growthfolio.model.record import Comment, FieldValue, Record
from growthfolio.model.rules import assessment as rules
from growthfolio.scoring.arithmetic import exact, of_hundred
from growthfolio.scoring.case import Case


class Given(Struct, frozen=True, kw_only=True):
    """What a sheet gives out of 100: one value, or those of a table's raters."""

    values: tuple[Fraction, ...] = ()
    findings: tuple[Finding, ...] = ()


def full_marks(source: PointSource, field: RecordField | None) -> Decimal:
    """What counts as 100: said by the source, else the field's `max`."""
    if source.of:
        return source.of
    return field.max if field is not None and field.max else WHOLE


def given(case: Case, source: PointSource, record: Record, key: str) -> Given:
    """What a sheet gives, or why it gives nothing."""
    duty = case.evidence.duty(record.at.duty, record.at.period)
    field = duty.fields.get(key) if duty is not None else None
    rows = record.rows(key)
    if rows:
        return _rows(case, source, record, key, field)
    value = record.fields.get(key)
    if isinstance(value, Decimal):
        return Given(values=(of_hundred(value, full_marks(source, field)),))
    if isinstance(value, str):
        points = source.options.get(value)
        if points is not None:
            return Given(values=(exact(points),))
        strange = unknown_option(case, record, key, value, source.options)
        return Given(findings=(strange,))
    if key in record.head.marks.keys:
        return Given()  # what it holds is a finding already
    return Given(findings=(lacking(case, record, key),))


def _rows(
    case: Case,
    source: PointSource,
    record: Record,
    key: str,
    field: RecordField | None,
) -> Given:
    """The points of a table: a rater in each row, but the person assessed."""
    column = source.column or "score"
    full = full_marks(source, field.columns.get(column) if field else None)
    values: list[Fraction] = []
    findings: list[Finding] = []
    for index, row in enumerate(record.rows(key)):
        points = row.get(column)
        if row.get("rater") == case.subject.id and not source.own:
            name = person_name(case.evidence.cohort, case.subject.id)
            place = record.head.marks.item(key, index)
            found = finding_on(rules.SELF_SCORED, record, place, name=name)
            findings.append(replace(found, assessment=case.assessment.id))
        elif isinstance(points, Decimal):
            values.append(of_hundred(points, full))
    return Given(values=tuple(values), findings=tuple(findings))


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
