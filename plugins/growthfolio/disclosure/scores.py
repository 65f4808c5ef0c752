"""Scores and defences → those an audience may know, with links to what is behind."""

from collections.abc import Iterable
from datetime import date
from types import MappingProxyType

from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.score_levels import ScoreLevels
from growthfolio.disclosure.shown_scores import (
    ShownAdjustment,
    ShownAssessment,
    ShownCited,
    ShownDefence,
    ShownDimension,
    ShownIndicator,
    ShownPart,
    ShownRater,
    ShownScore,
)
from growthfolio.disclosure.source import Source
from growthfolio.model import period as periods
from growthfolio.model.assessment import Assessment
from growthfolio.model.score import (
    AdjustmentScore,
    Cited,
    DefenceResult,
    DefenceState,
    IndicatorScore,
    PartScore,
    Score,
)
from growthfolio.model.title import Title


def shown_assessments(
    source: Source, levels: ScoreLevels
) -> tuple[ShownAssessment, ...]:
    """The assessments the audience may know of, in the programme's order."""
    programme = source.cohort.programme
    titles = {str(term.id): term.title for term in programme.dimensions}
    return tuple(
        ShownAssessment(
            policy=one,
            dimensions=MappingProxyType(titles),
            used_for=tuple(map(programme.use, one.used_for)),
        )
        for one in programme.assessments
        if source.clearance.may(levels.assessment(one))
    )


def shown_scores(
    source: Source, levels: ScoreLevels, scores: Iterable[Score], about: Ref
) -> tuple[ShownScore, ...]:
    """Somebody's scores that the audience may read; nobody is ranked."""
    shown = _Shown(source)
    found = []
    for score in scores:
        assessment = source.cohort.programme.assessment(score.assessment)
        if assessment is None:
            continue
        if source.clearance.may(levels.score(score)):
            found.append(shown.score(score, about, assessment))
    return tuple(found)


def shown_defences(
    source: Source, levels: ScoreLevels, defences: Iterable[DefenceResult], about: Ref
) -> tuple[ShownDefence, ...]:
    """Somebody's slots the audience may know of; the results from their days on."""
    shown = _Shown(source)
    found = [
        shown.defence(result, about)
        for result in defences
        if source.clearance.may(levels.result(result))
    ]
    return tuple(sorted(found, key=lambda one: one.on))


class _Shown:
    """What is shown of scores, and how what they cite is found on pages."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._records = source.cohort.record_at

    def score(self, score: Score, about: Ref, assessment: Assessment) -> ShownScore:
        """A score that may be read."""
        programme = self._source.cohort.programme
        bands = {str(band.id): band.title for band in assessment.bands}
        return ShownScore(
            about=about,
            assessment=score.assessment,
            title=assessment.title,
            period=self._source.period(score.period),
            state=score.state,
            total=score.total,
            cap=assessment.cap,
            band=bands.get(score.band or ""),
            next_band=bands.get(score.next_band or ""),
            short_by=score.short_by,
            indicators=tuple(map(self._indicator, score.indicators)),
            adjustments=tuple(map(self._adjustment, score.adjustments)),
            dimensions=tuple(
                ShownDimension(
                    id=one.dimension,
                    title=programme.term("dimensions", one.dimension),
                    value=one.value,
                )
                for one in score.dimensions
            ),
            missing=self._gaps(score.missing),
            reason=score.reason,
            release=score.release,
            appeal_until=score.appeal_until,
            used_for=tuple(map(programme.use, assessment.used_for)),
        )

    def _indicator(self, one: IndicatorScore) -> ShownIndicator:
        return ShownIndicator(
            id=one.id,
            title=one.title,
            weight=one.weight,
            value=one.value,
            points=one.points,
            excused=one.excused,
            parts=tuple(map(self._part, one.parts)),
        )

    def _part(self, part: PartScore) -> ShownPart:
        return ShownPart(
            kind=part.kind,
            title=part.title,
            share=part.share,
            value=part.value,
            excused=part.excused,
            cited=tuple(map(self._cited, part.cited)),
            missing=self._gaps(part.missing),
        )

    def _adjustment(self, item: AdjustmentScore) -> ShownAdjustment:
        return ShownAdjustment(
            title=item.title,
            points=item.points,
            capped=item.capped,
            cited=tuple(map(self._cited, item.cited)),
        )

    def _gaps(self, paths: Iterable[str]) -> tuple[ShownCited, ...]:
        """What is missing, as far as it has a place; of events it has none."""
        found = (self._cited(Cited(path=path)) for path in paths)
        return tuple(one for one in found if one.duty is not None)

    def _cited(self, cited: Cited) -> ShownCited:
        programme = self._source.cohort.programme
        if cited.assessment:
            other = programme.assessment(cited.assessment)
            period = periods.parse(cited.period)
            title = other.title if other is not None else Title.plain(cited.assessment)
            return ShownCited(assessment=title, period=period, says=cited.says)
        beside = cited.path.removesuffix(".comment.md")
        comment = beside != cited.path
        record = self._records.get(f"{beside}.md" if comment else cited.path)
        obligation = self._source.ledger.at.get(cited.path)
        if obligation is not None:
            return ShownCited(
                about=self._source.about(obligation.subject),
                period=self._source.period(obligation.period),
                duty=obligation.base_duty,
                n=obligation.n,
                is_comment=comment,
                there=obligation.state.is_there,
                says=cited.says,
            )
        if record is None:
            return ShownCited(says=cited.says)
        return ShownCited(
            about=self._source.about(record.at.subject),
            period=self._source.period(record.at.period),
            duty=record.at.duty,
            n=record.at.n,
            is_comment=comment,
            says=cited.says,
        )

    def defence(self, result: DefenceResult, about: Ref) -> ShownDefence:
        """A slot, and its result if it is time, or for the most privileged."""
        source, programme = self._source, self._source.cohort.programme
        policy = programme.defence(result.defence)
        waits = not _due(result, source.ledger.today)
        withheld = waits and not source.clearance.may(source.clearance.strictest)
        sheet = self._cited(Cited(path=result.sheet))
        return ShownDefence(
            about=about,
            title=policy.title if policy else Title.plain(result.defence),
            on=result.on,
            state=DefenceState.SCHEDULED if withheld else result.state,
            withheld=withheld,
            score=None if withheld else result.score,
            raters=() if withheld else tuple(self._raters(result)),
            release=result.release,
            appeal_until=result.appeal_until,
            sheet=None if withheld or sheet.duty is None else sheet,
        )

    def _raters(self, result: DefenceResult) -> Iterable[ShownRater]:
        naming = self._source.naming
        for one in result.raters:
            ref = naming.ref(Who.MENTOR, one.rater)
            # Who is not on the roster has no alias, and is not named under aliases.
            named = ref is None and not self._source.clearance.aliases
            yield ShownRater(
                ref=ref,
                name=naming.text(one.rater) if named else "",
                score=one.score,
                counted=one.counted,
            )


def _due(result: DefenceResult, today: date) -> bool:
    return result.release is None or result.release <= today
