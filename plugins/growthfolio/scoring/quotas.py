"""Quotas: how many have the best grade, in the cohort and in each unit (F-47, F-49)."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from math import floor

from growthfolio.model.assessment import Assessment, PointSource, Quota, SourceKind
from growthfolio.model.finding import Finding, Rule
from growthfolio.model.period import Period
from growthfolio.model.phrase import Filling, phrase
from growthfolio.model.place import Place
from growthfolio.model.rules import assessment as rules
from growthfolio.model.score import Score, ScoreState
from growthfolio.scoring.ballots import tally
from growthfolio.scoring.evidence import Evidence

_UNGRADED = (ScoreState.EXCUSED, ScoreState.NOT_GRADED)


def quotas(evidence: Evidence, scores: Iterable[Score]) -> Iterator[Finding]:
    """Grades, and votes, that more have than may have them."""
    grouped: dict[tuple[str, Period], list[Score]] = {}
    for score in scores:
        if score.state not in _UNGRADED:
            grouped.setdefault((score.assessment, score.period), []).append(score)
    for assessment in evidence.cohort.programme.assessments:
        for (name, period), group in sorted(
            grouped.items(), key=lambda item: item[0][1]
        ):
            if name == assessment.id:
                yield from _grades(evidence, assessment, period, group)
                yield from _votes(evidence, assessment, period, group)


def _grades(
    evidence: Evidence, assessment: Assessment, period: Period, group: Sequence[Score]
) -> Iterator[Finding]:
    quota = assessment.quota
    if quota is None:
        return
    if quota.cohort is not None:
        allowed = allowance(quota.cohort, len(group))
        where = phrase("everybody")
        yield from _over(
            assessment, quota, "cohort", period, group, allowed=allowed, where=where
        )
    if quota.unit is not None:
        for where_, some in _by_unit(evidence, group):
            allowed = max(allowance(quota.unit, len(some)), quota.least)
            yield from _over(
                assessment, quota, "unit", period, some, allowed=allowed, where=where_
            )


def allowance(percent: Decimal, size: int) -> int:
    """How many so many per cent of a group are, rounded down."""
    return floor(percent * size / 100)


def _over(  # noqa: PLR0913 - what a finding says
    assessment: Assessment,
    quota: Quota,
    key: str,
    period: Period,
    group: Sequence[Score],
    *,
    allowed: int,
    where: Filling,
) -> Iterator[Finding]:
    """The finding that too many have the grade, or would have it."""
    have = [one for one in group if _band(one) == quota.band]
    if len(have) <= allowed:
        return
    given = sum(_said(one) == quota.band for one in group)
    rule = rules.OVER_QUOTA if given > allowed else rules.QUOTA_AT_RISK
    titles = [band.title for band in assessment.bands if band.id == quota.band]
    yield _finding(
        assessment,
        rule,
        quota.marks.place(key),
        period,
        found=given if given > allowed else len(have),
        size=len(group),
        band=titles[0] if titles else quota.band,
        period=period,
        where=where,
        allowed=allowed,
    )


def _band(score: Score) -> str | None:
    """The grade somebody has: the published one, else the computed one."""
    return _said(score) or score.band


def _said(score: Score) -> str | None:
    return score.published.band if score.published is not None else None


def _by_unit(
    evidence: Evidence, group: Iterable[Score]
) -> Iterator[tuple[Filling, list[Score]]]:
    found: dict[str, list[Score]] = {}
    for score in group:
        mentee = evidence.cohort.mentee.get(score.subject.id)
        if mentee is not None and mentee.unit is not None:
            found.setdefault(mentee.unit, []).append(score)
    for name, some in sorted(found.items()):
        unit = evidence.cohort.programme.unit(name)
        yield (unit.name if unit is not None else name), some


def _votes(
    evidence: Evidence, assessment: Assessment, period: Period, group: Sequence[Score]
) -> Iterator[Finding]:
    """Options with a larger part of a unit's votes than they may have (F-47)."""
    sources = [
        (source, source.key or indicator.id)
        for indicator in assessment.indicators
        for source in assessment.sources_of(indicator)
        if source.kind is SourceKind.BALLOT
    ]
    for source, key in sources:
        for option, percent in source.at_most.items():
            for where, some in _by_unit(evidence, group):
                found, size = _count(evidence, source, key, option, some)
                if size and found * 100 > percent * size:
                    yield _finding(
                        assessment,
                        rules.TOO_MANY_TOP_VOTES,
                        source.marks.place("at_most"),
                        period,
                        found=f"{found:f}",
                        size=f"{size:f}",
                        option=option,
                        period=period,
                        where=where,
                        percent=f"{percent:f}",
                    )


def _count(
    evidence: Evidence,
    source: PointSource,
    key: str,
    option: str,
    group: Iterable[Score],
) -> tuple[Decimal, Decimal]:
    """The votes for an option, and all valid votes, about some people."""
    found = size = Decimal(0)
    for score in group:
        for record in evidence.handed_in(score.subject, source.duties, score.period):
            counted = tally(record, source, key)
            found += counted.of(option)
            size += counted.valid
    return found, size


def _finding(
    assessment: Assessment, rule: Rule, place: Place, at: Period, **gaps: Filling
) -> Finding:
    return Finding(
        rule=rule,
        place=place,
        period=at.name,
        values=gaps,
        assessment=assessment.id,
    )
