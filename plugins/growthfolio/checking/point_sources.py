"""Where points come from: duties, fields and votes that must be there."""

from collections.abc import Iterator
from typing import Final

from growthfolio.checking.assessments import longer
from growthfolio.checking.finding import contradiction, unknown_reference
from growthfolio.model.assessment import (
    Adjustment,
    AdjustmentKind,
    Assessment,
    PointSource,
    SourceKind,
)
from growthfolio.model.cadence import Every
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About, Duty
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.phrase import phrase
from growthfolio.model.place import Marks
from growthfolio.model.programme import Programme

_NUMBERS: Final = (FieldType.NUMBER, FieldType.PERCENT, FieldType.SCORE)
_PEOPLE: Final = (FieldType.PERSON, FieldType.MENTOR, FieldType.PEOPLE)
_COMMENTED: Final = (SourceKind.COMPLETION, SourceKind.PUNCTUALITY)


def sources(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A source must have something to count."""
    del ledger
    programme = cohort.programme
    for assessment in programme.assessments:
        for indicator in assessment.indicators:
            if not assessment.sources_of(indicator):
                problem = phrase("nothing says where its points come from")
                yield contradiction(problem, indicator.marks.place("id"))
            for source in indicator.sources:
                yield from _source(source, (indicator.id,), assessment, programme)
        keys = tuple(one.id for one in assessment.indicators if not one.sources)
        for source in assessment.raters:
            yield from _source(source, keys, assessment, programme)


def _source(
    source: PointSource,
    keys: tuple[str, ...],
    assessment: Assessment,
    programme: Programme,
) -> Iterator[Finding]:
    if source.kind is SourceKind.DEFENCE:
        known = tuple(one.id for one in programme.defences)
        if source.defence not in known:
            place = source.marks.place("defence")
            kind = phrase("defence")
            yield unknown_reference(source.defence or "", known, kind, place)
        return
    duties = list(_duties(source.duties, programme))
    yield from duties_exist(
        source.duties,
        source.marks,
        programme,
        comments=source.kind in _COMMENTED,
    )
    yield from _options(source)
    named = (source.key,) if source.key is not None else keys
    for duty in duties:
        yield from _agrees(source, duty, assessment)
        for key in named:
            if source.kind is SourceKind.SHEET:
                yield from _scored(source, duty, key)
                yield from _enough(source, duty, key)
            elif source.kind is SourceKind.BALLOT:
                yield from _voted(source, duty, key)


def _options(source: PointSource) -> Iterator[Finding]:
    """Votes must count something, and only options can be limited."""
    if source.kind is SourceKind.BALLOT and not source.options:
        problem = phrase("a ballot needs “options”, with what each vote counts")
        yield contradiction(problem, source.marks.place())
    for option in source.at_most:
        if option not in source.options:
            place, kind = source.marks.place("at_most"), phrase("option")
            yield unknown_reference(option, source.options, kind, place)


def _duties(names: tuple[str, ...], programme: Programme) -> Iterator[Duty]:
    for name in names:
        duty = programme.duty(name.removesuffix(".comment"))
        if duty is not None:
            yield duty


def duties_exist(
    names: tuple[str, ...], marks: Marks, programme: Programme, *, comments: bool
) -> Iterator[Finding]:
    """The duties named must be listed; comments only where they are owed."""
    known: list[str] = [duty.id for duty in programme.duties]
    if comments:
        known += [duty.comment_id for duty in programme.duties if duty.comment]
    if not names:
        problem = phrase("“duties” says whose records count, and is missing")
        yield contradiction(problem, marks.place())
    for index, name in enumerate(names):
        if name not in known:
            place = marks.item("duties", index)
            yield unknown_reference(name, known, phrase("duty"), place)


def _agrees(
    source: PointSource, duty: Duty, assessment: Assessment
) -> Iterator[Finding]:
    """Whether a duty is about those assessed, and often enough."""
    place = source.marks.place("duties")
    owned = duty.owner.kind == str(duty.about)
    for wrong, problem in (
        (
            duty.about is not assessment.about,
            phrase("the records of “{duty}” are about others", duty=duty.id),
        ),
        (
            longer(duty.every, assessment.every),
            phrase("“{duty}” is owed less often than this is assessed", duty=duty.id),
        ),
        (
            source.kind is SourceKind.COMMENT and duty.comment is None,
            phrase("nobody comments on “{duty}”", duty=duty.id),
        ),
        (
            source.kind is SourceKind.SHEET
            and owned
            and duty.about is About.MENTEE
            and not source.own,
            phrase(
                "people score themselves in “{duty}”: say “self: true”", duty=duty.id
            ),
        ),
    ):
        if wrong:
            yield contradiction(problem, place)


def _scored(source: PointSource, duty: Duty, key: str) -> Iterator[Finding]:
    """A sheet's field must hold a number of a whole, or a choice that has points."""
    field = duty.fields.get(key)
    if field is None:
        yield _no_field(source, duty, key)
        return
    table = field.type is FieldType.TABLE
    if table:
        column = source.column or "score"
        if column not in field.columns:
            yield _no_column(source, field, column)
            return
        field = field.columns[column]
    place = source.marks.place("field")
    if field.type not in _NUMBERS:
        if not source.options or table:
            problem = phrase("“{key}” of “{duty}” is no number", key=key, duty=duty.id)
            yield contradiction(problem, place)
    elif field.type is FieldType.NUMBER and not (field.max or source.of):
        problem = phrase(
            "“{key}” of “{duty}” has no full marks: give it “max”, or say “of”",
            key=key,
            duty=duty.id,
        )
        yield contradiction(problem, place)


def _enough(source: PointSource, duty: Duty, key: str) -> Iterator[Finding]:
    """As many sheets must be owed as are needed, unless one has many raters."""
    field = duty.fields.get(key)
    table = field is not None and field.type is FieldType.TABLE
    needed = max(source.minimum or 0, 2 * source.drop + 1)
    if duty.every.every is not Every.EVENT and duty.count < needed and not table:
        problem = phrase(
            "{needed} of “{duty}” are needed, and {count} owed",
            needed=needed,
            duty=duty.id,
            count=duty.count,
        )
        yield contradiction(problem, source.marks.place("duties"))


def _voted(source: PointSource, duty: Duty, key: str) -> Iterator[Finding]:
    """A ballot's field must be a table of votes that names nobody."""
    field = duty.fields.get(key)
    if field is None:
        yield _no_field(source, duty, key)
        return
    column = source.column or "votes"
    if field.type is not FieldType.TABLE:
        problem = phrase("“{key}” of “{duty}” is no table", key=key, duty=duty.id)
        yield contradiction(problem, source.marks.place("field"))
    elif column not in field.columns:
        yield _no_column(source, field, column)
    if any(_names_somebody(one) for one in duty.fields.values()):
        problem = phrase("a ballot is secret; “{duty}” names people", duty=duty.id)
        yield contradiction(problem, source.marks.place("duties"))


def _no_column(source: PointSource, field: RecordField, column: str) -> Finding:
    place = source.marks.place("column")
    return unknown_reference(column, field.columns, phrase("column"), place)


def _names_somebody(field: RecordField) -> bool:
    columns = field.columns.values()
    return field.type in _PEOPLE or any(one.type in _PEOPLE for one in columns)


def _no_field(source: PointSource, duty: Duty, key: str) -> Finding:
    kind = phrase("key of “{duty}”", duty=duty.id)
    place = source.marks.place("field")
    return unknown_reference(key, duty.fields, kind, place)


def adjustments(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A bonus or deduction must have something to count."""
    del ledger
    for assessment in cohort.programme.assessments:
        for item in assessment.adjustments:
            if item.kind is not AdjustmentKind.LEAVE_DAYS:
                yield from _adjustment(item, cohort.programme)


def _adjustment(item: Adjustment, programme: Programme) -> Iterator[Finding]:
    recorded = item.kind is AdjustmentKind.RECORDS
    yield from duties_exist(item.duties, item.marks, programme, comments=not recorded)
    named = ((item.key, "field"), (item.times, "times"))
    for duty in _duties(item.duties, programme):
        for key, said in named:
            if key is not None and key not in duty.fields:
                kind = phrase("key of “{duty}”", duty=duty.id)
                place = item.marks.place(said)
                yield unknown_reference(key, duty.fields, kind, place)


CHECKS: Final = (sources, adjustments)
