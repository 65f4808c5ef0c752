"""What the growth file needs: fields by their names, and evidence that is there."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Final

from growthfolio.model.cohort import Cohort
from growthfolio.model.conventions import Named, convention
from growthfolio.model.duty import About, Change, Duty
from growthfolio.model.field import RecordField
from growthfolio.model.finding import Finding
from growthfolio.model.kind import Kind
from growthfolio.model.ledger import Ledger
from growthfolio.model.phrase import Phrase, phrase
from growthfolio.model.record import Record, Subject
from growthfolio.model.rules import growth


def fields(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A duty of a kind has the fields that views of that kind are made of."""
    del ledger
    for duty in cohort.programme.duties:
        missing = tuple(_missing(duty))
        if missing and duty.kind is not None:
            yield Finding(
                rule=growth.LACKS_FIELDS,
                place=duty.marks.place("kind"),
                values={
                    "kind": str(duty.kind),
                    "missing": missing,
                    "duty": duty.title,
                },
            )


def _missing(duty: Duty) -> Iterator[Phrase]:
    """The groups of fields of which the duty has none, and columns it lacks."""
    wanted = convention(duty.kind)
    groups = list(wanted.needs)
    if wanted.names_whom and duty.about in (About.COHORT, About.UNIT):
        groups.append(wanted.names_whom)
    for group in groups:
        if not any(name in duty.fields for name in group):
            yield _either(group)
    for field in wanted.fields:
        rule = duty.fields.get(field.name)
        for column in field.columns if rule is not None and rule.columns else ():
            if column.needed and rule is not None and column.name not in rule.columns:
                yield phrase("“{name}”", name=f"{field.name}.{column.name}")


def _either(names: tuple[str, ...]) -> Phrase:
    first, *rest = (phrase("“{name}”", name=name) for name in names)
    for other in rest:
        first = phrase("{one} or {other}", one=first, other=other)
    return first


def types(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A field that views read by its name is of a type they can read."""
    del ledger
    for duty in cohort.programme.duties:
        if duty.kind is not None:
            for wording in duty.wordings():
                yield from _unfit(duty.kind, wording)


def _unfit(kind: Kind, wording: Duty | Change) -> Iterator[Finding]:
    for field in convention(kind).fields:
        rule = wording.fields.get(field.name)
        if rule is None:
            continue
        if not _fits(field, rule):
            yield _unfit_finding(kind, field.name, field, rule)
            continue
        for column in field.columns:
            inner = rule.columns.get(column.name)
            if inner is not None and not _fits(column, inner):
                name = f"{field.name}.{column.name}"
                yield _unfit_finding(kind, name, column, inner)


def _fits(field: Named, rule: RecordField) -> bool:
    return rule.type in field.types and field.of in (None, rule.of)


def _unfit_finding(kind: Kind, name: str, field: Named, rule: RecordField) -> Finding:
    expected = phrase("one of {words}", words=tuple(map(str, field.types)))
    if len(field.types) == 1:
        expected = phrase("of the type {type}", type=str(field.types[0]))
    if field.of is not None:
        expected = phrase(
            "of the type {type}, with “of: {vocabulary}”",
            type=str(field.types[0]),
            vocabulary=field.of,
        )
    return Finding(
        rule=growth.UNFIT_FIELD,
        place=rule.marks.place("type"),
        values={"kind": str(kind), "field": name, "expected": expected},
    )


def evidence(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """What somebody stands as is borne out by records that are there (S4-24)."""
    del ledger
    for mentee in cohort.mentees:
        about = Subject(About.MENTEE, mentee.id)
        for one in mentee.standings:
            for index, path in enumerate(one.evidence):
                if "://" in path or path in cohort.record_at:
                    continue
                yield Finding(
                    rule=growth.UNKNOWN_EVIDENCE,
                    place=one.marks.item("evidence", index),
                    person=mentee.id,
                    values={
                        "path": path,
                        "name": mentee.name,
                        "hint": _nearest(path, cohort.records_of.get(about, ())),
                    },
                )


def _nearest(path: str, records: Iterable[Record]) -> Phrase:
    paths = [record.at.path for record in records]
    close = get_close_matches(path, paths, n=1, cutoff=0.8)
    if close:
        return phrase("did you mean “{name}”?", name=close[0])
    return phrase("name a record's path from the root, or an address")


CHECKS: Final = (fields, types, evidence)
