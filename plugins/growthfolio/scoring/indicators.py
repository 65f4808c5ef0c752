"""An indicator: its sources weighed together."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final

from msgspec import Struct

from growthfolio.model.assessment import PointSource, SourceKind
from growthfolio.model.finding import Finding
from growthfolio.model.score import Cited, DefenceResult, DefenceState, PartScore
from growthfolio.model.title import Title
from growthfolio.scoring import counts
from growthfolio.scoring.arithmetic import Weighted, exact, mean, rounded, weighted
from growthfolio.scoring.ballots import ballot
from growthfolio.scoring.case import Case
from growthfolio.scoring.found import EXCUSED, Found
from growthfolio.scoring.sheets import sheet

_COUNTS: Final[Mapping[SourceKind, Callable[[Case, PointSource], Found]]] = {
    SourceKind.COMMENT: counts.comments,
    SourceKind.COMPLETION: counts.completion,
    SourceKind.PUNCTUALITY: counts.punctuality,
    SourceKind.HELD: counts.held,
    SourceKind.RECORDS: counts.records,
}


class Weighed(Struct, frozen=True, kw_only=True):
    """What the sources of an indicator come to together."""

    value: Fraction | None
    parts: tuple[PartScore, ...]
    missing: tuple[str, ...]
    pending: bool
    findings: tuple[Finding, ...]


def weigh(
    case: Case,
    sources: tuple[PointSource, ...],
    key: str,
    defences: tuple[DefenceResult, ...],
) -> Weighed:
    """The weighted mean of the sources; no value where one of them lacks something."""
    parts: list[PartScore] = []
    values: list[Weighted] = []
    missing: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    pending = False
    for source in sources:
        found = _found(case, source, source.key or key, defences)
        parts.append(_part(case, source, found))
        values.append(Weighted(source.share, found.value))
        missing += found.missing
        findings += found.findings
        pending |= found.pending
    return Weighed(
        value=None if missing else weighted(values),
        parts=tuple(parts),
        missing=missing,
        pending=pending,
        findings=findings,
    )


def _found(
    case: Case, source: PointSource, key: str, defences: tuple[DefenceResult, ...]
) -> Found:
    match source.kind:
        case SourceKind.SHEET:
            return sheet(case, source, key)
        case SourceKind.BALLOT:
            return ballot(case, source, key)
        case SourceKind.DEFENCE:
            return _defence(case, source, defences)
        case kind:
            return _COUNTS[kind](case, source)


def _defence(
    case: Case, source: PointSource, results: tuple[DefenceResult, ...]
) -> Found:
    """The mean of the results of the period's defences."""
    mine = [
        one
        for one in results
        if one.defence == source.defence and one.on in case.period
    ]
    if not mine:
        if case.away(()):
            return EXCUSED
        return Found(missing=(_no_slot(case, source),), pending=not case.ended)
    missing = tuple(one.sheet for one in mine if one.score is None)
    cited = tuple(
        Cited(path=one.sheet, says=one.score) for one in mine if one.score is not None
    )
    if missing:
        waiting = any(one.state is DefenceState.SCHEDULED for one in mine)
        return Found(cited=cited, missing=missing, pending=waiting)
    value = mean(exact(one.score) for one in mine if one.score is not None)
    return Found(value=value, cited=cited)


def _no_slot(case: Case, source: PointSource) -> str:
    policies = case.evidence.cohort.programme.defences
    duty = next((one.round for one in policies if one.id == source.defence), "")
    return f"cohort/*/{duty}.md"


def _part(case: Case, source: PointSource, found: Found) -> PartScore:
    return PartScore(
        kind=source.kind,
        title=source.title or _title(case, source),
        share=source.share,
        value=None if found.value is None else rounded(found.value),
        excused=found.excused,
        cited=found.cited,
        missing=found.missing,
    )


def _title(case: Case, source: PointSource) -> Title:
    """What a source is called: its defence's or first duty's title."""
    programme = case.evidence.cohort.programme
    for policy in programme.defences:
        if policy.id == source.defence:
            return policy.title
    for name in source.duties:
        duty = programme.duty(name.removesuffix(".comment"))
        if duty is not None:
            return duty.title
    return Title.plain(str(source.kind))
