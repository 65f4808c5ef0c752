"""Everything that is assessed → its score, worked out from the files alone."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from growthfolio.model.assessment import Assessment
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.period import Period
from growthfolio.model.record import Subject
from growthfolio.model.score import (
    NO_SCORES,
    DefenceResult,
    Score,
    Scores,
    ScoreState,
)
from growthfolio.scoring.adjustments import adjusted
from growthfolio.scoring.case import Case
from growthfolio.scoring.defences import defences
from growthfolio.scoring.dimensions import Share, shares_of
from growthfolio.scoring.evidence import Evidence, within
from growthfolio.scoring.lines import Line, combined_line, indicator_line
from growthfolio.scoring.periods import assessed, ungraded
from growthfolio.scoring.published import Announcements, verify
from growthfolio.scoring.quotas import quotas
from growthfolio.scoring.totals import totalled


def score(cohort: Cohort, ledger: Ledger) -> Scores:
    """All scores and defences as of the ledger's day, and what is wrong with them.

    The same files give the same scores, in whatever order they were read.
    """
    programme = cohort.programme
    if not programme.assessments and not programme.defences:
        return NO_SCORES
    evidence = Evidence(cohort, ledger)
    published = Announcements(evidence)
    heard = defences(evidence)
    scoring = _Scoring(evidence, published, heard.results)
    scores = scoring.all()
    found = (
        *heard.findings,
        *scoring.findings,
        *verify(evidence, published, scores),
        *quotas(evidence, scores),
    )
    return Scores(
        scores=scores, defences=tuple(heard.results), findings=_each_once(found)
    )


class _Scoring:
    """Scores everybody, each assessment after those it combines."""

    def __init__(
        self,
        evidence: Evidence,
        published: Announcements,
        results: Iterable[DefenceResult],
    ) -> None:
        self.findings: list[Finding] = []
        self._evidence = evidence
        self._published = published
        assessments = evidence.cohort.programme.assessments
        self._titles = {str(one.id): one.title for one in assessments}
        self._assessments = {str(one.id): one for one in assessments}
        self._defences: dict[Subject, list[DefenceResult]] = {}
        for result in results:
            self._defences.setdefault(result.subject, []).append(result)
        self._found: dict[tuple[str, Subject], tuple[Score, ...]] = {}

    def all(self) -> tuple[Score, ...]:
        """The scores, by person, assessment as the programme lists them, period."""
        assessments = self._evidence.cohort.programme.assessments
        done: set[str] = set()
        waiting = list(assessments)
        while waiting:
            ready = [one for one in waiting if not _needs(one, waiting)]
            # Assessments that combine each other are a finding of the check.
            for assessment in ready or waiting:
                self._score_all(assessment)
                done.add(assessment.id)
            waiting = [one for one in waiting if one.id not in done]
        order = {str(one.id): index for index, one in enumerate(assessments)}
        return tuple(
            score
            for (_, _), scores in sorted(
                self._found.items(), key=lambda item: (item[0][1], order[item[0][0]])
            )
            for score in scores
        )

    def _score_all(self, assessment: Assessment) -> None:
        evidence = self._evidence
        shares = shares_of(assessment, self._assessments)
        found: dict[Subject, list[Score]] = {}
        for subject, period in assessed(evidence.cohort, assessment, evidence.today):
            case = Case(
                evidence=evidence,
                assessment=assessment,
                subject=subject,
                period=period,
            )
            found.setdefault(subject, []).append(self._score(case, shares))
        for subject, scores in found.items():
            self._found[assessment.id, subject] = tuple(scores)

    def _score(self, case: Case, shares: Sequence[Share]) -> Score:
        said = self._published.of(case.assessment, case.subject, case.period)
        publication = said.publication if said is not None else None
        reason = ungraded(
            case.evidence.cohort, case.assessment, case.subject, case.period
        )
        if reason is not None:
            return Score(
                subject=case.subject,
                assessment=case.assessment.id,
                period=case.period,
                state=ScoreState.NOT_GRADED,
                reason=reason,
                published=publication,
            )
        lines = (*self._indicators(case), *self._combined(case))
        items = tuple(adjusted(case, item) for item in case.assessment.adjustments)
        for line in lines:
            self.findings += line.findings
        for item in items:
            self.findings += item.findings
        combined = {
            str(one.assessment): tuple(
                self._within(one.assessment, case.subject, case.period)
            )
            for one in case.assessment.combine
        }
        scored = totalled(case, lines, items, combined, shares)
        return replace(scored, published=publication)

    def _indicators(self, case: Case) -> Iterator[Line]:
        results = tuple(self._defences.get(case.subject, ()))
        for indicator in case.assessment.indicators:
            yield indicator_line(case, indicator, results)

    def _combined(self, case: Case) -> Iterator[Line]:
        for combined in case.assessment.combine:
            if combined.assessment in self._titles:
                yield combined_line(
                    combined,
                    self._titles[combined.assessment],
                    lambda name: self._within(name, case.subject, case.period),
                )

    def _within(self, name: str, subject: Subject, period: Period) -> Iterator[Score]:
        for score in self._found.get((name, subject), ()):
            if within(score.period, period):
                yield score


def _needs(assessment: Assessment, among: Iterable[Assessment]) -> set[str]:
    """The ids of the assessments it combines that are still to be scored."""
    waiting = {str(one.id) for one in among}
    return {str(one.assessment) for one in assessment.combine} & waiting


def _each_once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings without those that two assessments came upon, in order."""
    places: dict[tuple[str, int, int, str, str, str], list[Finding]] = {}
    for finding in findings:
        places.setdefault(finding.order, []).append(finding)
    return tuple(one for place in sorted(places) for one in _unlike(places[place]))


def _unlike(findings: list[Finding]) -> Iterable[Finding]:
    """Of findings at one place, those that say different things."""
    if len(findings) == 1:
        return findings
    said: dict[str, Finding] = {}
    for finding in findings:
        said.setdefault(repr(sorted(map(str, finding.values.items()))), finding)
    return said.values()
