"""Score sheets: the raters' records, their points, and those that do not count."""

from fractions import Fraction

from msgspec import Struct, field

from growthfolio.checking.naming import person_name
from growthfolio.model.assessment import PointSource
from growthfolio.model.finding import Finding
from growthfolio.model.record import Record
from growthfolio.model.rules import assessment as rules
from growthfolio.model.score import Cited
from growthfolio.scoring.arithmetic import mean, rounded, trimmed
from growthfolio.scoring.evidence import PENDING, Case
from growthfolio.scoring.found import EXCUSED, Found
from growthfolio.scoring.readings import Given, given, on_text


class Stack(Struct):
    """The records a source asks for: those there, and those that are not."""

    records: list[Record] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    pending: bool = False
    findings: list[Finding] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether nothing is there and nothing was owed."""
        return not self.records and not self.missing


def stack(case: Case, source: PointSource) -> Stack:
    """The records of a source's duties in the period."""
    found = Stack()
    for name in source.duties:
        if case.evidence.is_event(name, case.period):
            _events(case, source, name, found)
        else:
            _owed(case, name, found)
    return found


def _owed(case: Case, name: str, found: Stack) -> None:
    evidence = case.evidence
    for obligation in case.owed((name,)):
        if obligation.state.is_there:
            found.records.append(evidence.record[obligation.path])
        else:
            found.missing.append(obligation.path)
            found.pending |= obligation.state in PENDING


def _events(case: Case, source: PointSource, name: str, found: Stack) -> None:
    """Records nobody owes: where one is needed, its absence is said here."""
    events = list(case.evidence.events(case.subject, name, case.period))
    found.records += events
    duty = case.evidence.duty(name, case.period)
    if events or duty is None or case.away((name,)):
        return
    found.missing.append(f"{case.subject.folder}/*/{name}.md")
    found.pending |= not case.ended
    if case.ended:
        found.findings.append(
            Finding(
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
        )


def sheet(case: Case, source: PointSource, key: str) -> Found:
    """The mean of the sheets, without the extremes that are to be dropped."""
    found = stack(case, source)
    values: list[tuple[Fraction, str]] = []
    for record in found.records:
        scores = _given(case, source, record, key)
        found.findings += scores.findings
        values += [(value, record.at.path) for value in scores.values]
        if not scores.values:
            found.missing.append(record.at.path)
    if found.empty:
        return EXCUSED
    findings = tuple(found.findings)
    needed = max(source.minimum or 0, 2 * source.drop + 1)
    enough = len(values) >= needed and bool(source.minimum)
    if found.missing and not (enough and not found.pending):
        return Found(
            cited=_cited(values),
            missing=tuple(found.missing),
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
