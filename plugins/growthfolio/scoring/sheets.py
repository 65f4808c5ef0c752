"""Score sheets: the raters' records, their points, and those that do not count."""

from collections.abc import Iterable
from fractions import Fraction

from growthfolio.checking.naming import person_name
from growthfolio.model.assessment import PointSource
from growthfolio.model.finding import Finding
from growthfolio.model.record import Record
from growthfolio.model.rules import assessment as rules
from growthfolio.model.score import Cited
from growthfolio.scoring.arithmetic import mean, rounded, trimmed
from growthfolio.scoring.case import Case, Stack
from growthfolio.scoring.evidence import PENDING
from growthfolio.scoring.found import EXCUSED, Found
from growthfolio.scoring.readings import Given, given, on_text


def stack(case: Case, source: PointSource) -> Stack:
    """The records of a source's duties in the period.

    A rater's records are the same for all indicators.
    """
    key = (source.duties, source.marks.place())
    if key not in case.stacks:
        case.stacks[key] = _together(
            _events(case, source, name)
            if case.evidence.is_event(name, case.period)
            else _owed(case, name)
            for name in source.duties
        )
    return case.stacks[key]


def _together(stacks: Iterable[Stack]) -> Stack:
    found = tuple(stacks)
    if len(found) == 1:
        return found[0]
    return Stack(
        records=tuple(record for one in found for record in one.records),
        missing=tuple(path for one in found for path in one.missing),
        pending=any(one.pending for one in found),
        findings=tuple(finding for one in found for finding in one.findings),
    )


def _owed(case: Case, name: str) -> Stack:
    owed = tuple(case.owed((name,)))
    lacking = [one for one in owed if not one.state.is_there]
    return Stack(
        records=tuple(case.evidence.there(owed)),
        missing=tuple(one.path for one in lacking),
        pending=any(one.state in PENDING for one in lacking),
    )


def _events(case: Case, source: PointSource, name: str) -> Stack:
    """Records nobody owes: where one is needed, its absence is said here."""
    events = tuple(case.evidence.events(case.subject, name, case.period))
    duty = case.evidence.duty(name, case.period)
    if events or duty is None or case.away((name,)):
        return Stack(records=events)
    missing = (f"{case.subject.folder}/*/{name}.md",)
    if not case.ended:
        return Stack(missing=missing, pending=True)
    found = Finding(
        rule=rules.MISSING_SHEET,
        place=source.marks.place(),
        person=case.subject.id if case.mentee else None,
        duty=name,
        period=case.period.name,
        values={
            "name": person_name(case.evidence.cohort, case.subject.id),
            "duty": duty.title,
            "period": case.period,
            "title": case.assessment.title,
        },
        assessment=case.assessment.id,
    )
    return Stack(missing=missing, findings=(found,))


def sheet(case: Case, source: PointSource, key: str) -> Found:
    """The mean of the sheets, without the extremes that are to be dropped."""
    found = stack(case, source)
    if found.empty:
        return EXCUSED
    values: list[tuple[Fraction, str]] = []
    missing, findings = found.missing, found.findings
    for record in found.records:
        scores = _given(case, source, record, key)
        findings += scores.findings
        values += [(value, record.at.path) for value in scores.values]
        if not scores.values:
            missing += (record.at.path,)
    needed = max(source.minimum or 0, 2 * source.drop + 1)
    enough = len(values) >= needed and bool(source.minimum)
    if missing and not (enough and not found.pending):
        return Found(
            cited=_cited(values),
            missing=missing,
            pending=found.pending,
            findings=findings,
        )
    if len(values) < needed:
        lacking = tuple(f"{case.subject.folder}/*/{name}.md" for name in source.duties)
        return Found(cited=_cited(values), missing=lacking, findings=findings)
    counted = trimmed((value for value, _ in values), source.drop)
    return Found(value=mean(counted), cited=_cited(values), findings=findings)


def _cited(values: list[tuple[Fraction, str]]) -> tuple[Cited, ...]:
    return tuple(Cited(path=path, says=rounded(value)) for value, path in values)


def _given(case: Case, source: PointSource, record: Record, key: str) -> Given:
    """What a sheet gives; nothing where its author is who is assessed."""
    if not source.own and author_of(case, record) == case.subject.id:
        name = person_name(case.evidence.cohort, case.subject.id)
        marks = record.head.marks
        place = "by" if "by" in marks.keys else None
        found = on_text(case, rules.SELF_SCORED, record, place, name=name)
        return Given(findings=(found,))
    return given(case, source, record, key)


def author_of(case: Case, record: Record) -> str | None:
    """Who wrote a record: named by it, else whoever owes it."""
    if record.head.by is not None:
        return record.head.by
    obligation = case.evidence.ledger.at.get(record.at.path)
    if obligation is not None:
        return obligation.owner
    duty = case.evidence.duty(record.at.duty, record.at.period)
    owes = duty is not None and duty.owner.kind == case.subject.about
    return case.subject.id if owes else None
