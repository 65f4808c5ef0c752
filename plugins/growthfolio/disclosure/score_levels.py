"""How privileged one must be to know a score: as for all that it is made of.

A total is worked out from sheets, votes and gaps; whoever may not read one of them
may not read the total, nor that there is one. To let more people know it, the office
publishes it in a record, which has an audience of its own.
"""

from collections.abc import Iterable
from functools import cached_property

from growthfolio.disclosure.audience import Clearance
from growthfolio.model.assessment import Assessment, PointSource, SourceKind
from growthfolio.model.cohort import Cohort
from growthfolio.model.defence import DefencePolicy
from growthfolio.model.ledger import Ledger
from growthfolio.model.record import Subject
from growthfolio.model.schema import Id
from growthfolio.model.score import DefenceResult, Score, Scores


def withheld_paths(scores: Scores, ledger: Ledger) -> frozenset[str]:
    """The records of results that are not released yet: sheets and publications."""
    today = ledger.today
    sheets = {
        one.sheet for one in scores.defences if one.release and one.release > today
    }
    results = {
        one.published.path
        for one in scores.scores
        if one.published and one.release and one.release > today
    }
    return frozenset(sheets | results)


class ScoreLevels:
    """The levels of assessments, defences, and of single scores."""

    def __init__(
        self, cohort: Cohort, ledger: Ledger, clearance: Clearance, scores: Scores
    ) -> None:
        self._cohort = cohort
        self._ledger = ledger
        self._clearance = clearance
        self._scores = scores
        self._records = cohort.record_at
        self._of_assessment: dict[str, int] = {}
        self._of_score: dict[tuple[Subject, str, str], int] = {}

    def assessment(self, assessment: Assessment) -> int:
        """The level of an assessment's policy and of every score in it.

        Each tells of what is missing, and so of states.
        """
        if assessment.id not in self._of_assessment:
            level = self._assessment(assessment, frozenset())
            self._of_assessment[assessment.id] = level
        return self._of_assessment[assessment.id]

    def _assessment(self, assessment: Assessment, above: frozenset[str]) -> int:
        programme = self._cohort.programme
        levels = [programme.rank(assessment.audience), programme.rank(programme.states)]
        levels += [
            self._source(source, source.key or indicator.id)
            for indicator in assessment.indicators
            for source in assessment.sources_of(indicator)
        ]
        levels += [
            self._duties(item.duties, (item.key, item.times))
            for item in assessment.adjustments
        ]
        for combined in assessment.combine:
            other = programme.assessment(combined.assessment)
            if other is not None and other.id not in above:
                levels.append(self._assessment(other, above | {assessment.id}))
        return max(levels)

    def _source(self, source: PointSource, key: str) -> int:
        policy = self._cohort.programme.defence(source.defence or "")
        if policy is not None:
            return self.defence(policy)
        names = source.duties
        if source.kind is SourceKind.COMMENT:
            names = tuple(Id(f"{name}.comment") for name in names)
        return self._duties(names, (key,))

    def _duties(self, names: Iterable[str], keys: Iterable[str | None]) -> int:
        levels = [0]
        for name in names:
            duty = self._cohort.programme.duty(name.removesuffix(".comment"))
            level = self._clearance.duty(duty)
            if name.endswith(".comment"):
                level = self._clearance.comment(duty, None, None)
            levels.append(level)
            fields = duty.fields if duty is not None else {}
            levels += [
                self._clearance.field(fields[key])
                for key in keys
                if key is not None and key in fields
            ]
        return max(levels)

    def defence(self, policy: DefencePolicy) -> int:
        """The level of a defence and of every result."""
        programme = self._cohort.programme
        return max(
            programme.rank(policy.audience),
            programme.rank(programme.states),
            self._duties((policy.round,), (policy.slots, policy.panel)),
            self._duties((policy.sheet,), (policy.scores,)),
        )

    def score(self, score: Score) -> int:
        """The level of a score: nobody else sees it before it is released."""
        key = (score.subject, score.assessment, score.period.name)
        if key not in self._of_score:
            self._of_score[key] = self._clearance.strictest
            self._of_score[key] = self._score(score)
        return self._of_score[key]

    def _score(self, score: Score) -> int:
        assessment = self._cohort.programme.assessment(score.assessment)
        if assessment is None:
            return self._clearance.strictest
        level = self.assessment(assessment)
        if not self._released(score):
            level = max(level, self._clearance.strictest)
        paths = (*score.cited, *score.missing)
        levels = [self._file(path) for path in paths]
        levels += [self.score(other) for other in self._parts(score)]
        return max((level, *levels))

    def result(self, result: DefenceResult) -> int:
        """The level of a defence's slot; the result is withheld until its day."""
        policy = self._cohort.programme.defence(result.defence)
        if policy is None:
            return self._clearance.strictest
        return max(self.defence(policy), self._file(result.round))

    def finding(self, name: str, period: str | None) -> int:
        """The level of a finding about an assessment's or a defence's results."""
        policy = self._cohort.programme.defence(name)
        if policy is not None:
            return self.defence(policy)
        concerned = [
            level
            for when, level in self._scored.get(name, ())
            if period in (None, when)
        ]
        assessment = self._cohort.programme.assessment(name)
        own = self._clearance.strictest
        if assessment is not None:
            own = self.assessment(assessment)
        return max((own, *concerned))

    def _released(self, score: Score) -> bool:
        return score.release is None or score.release <= self._ledger.today

    def _parts(self, score: Score) -> Iterable[Score]:
        """The scores of other assessments that it combines."""
        for indicator in score.indicators:
            for part in indicator.parts:
                for cited in part.cited:
                    key = (score.subject, cited.assessment, cited.period)
                    found = self._by_key.get(key)
                    if cited.assessment and found is not None:
                        yield found

    @cached_property
    def _scored(self) -> dict[str, tuple[tuple[str, int], ...]]:
        """The levels of an assessment's scores in each period, each level once."""
        found: dict[str, dict[tuple[str, int], None]] = {}
        for one in self._scores.scores:
            level = (one.period.name, self.score(one))
            found.setdefault(one.assessment, {})[level] = None
        return {name: tuple(levels) for name, levels in found.items()}

    @cached_property
    def _by_key(self) -> dict[tuple[Subject, str, str], Score]:
        return {
            (one.subject, one.assessment, one.period.name): one
            for one in self._scores.scores
        }

    def _file(self, path: str) -> int:
        """The level of a record, or of the record a comment is on."""
        beside = path.removesuffix(".comment.md")
        record = self._records.get(path if beside == path else f"{beside}.md")
        if record is None:
            return 0
        duty = self._cohort.programme.duty(record.at.duty)
        if beside != path:
            comment = self._cohort.comment_on.get(record.at.path)
            return self._clearance.comment(duty, record, comment)
        return self._clearance.record(duty, record)
