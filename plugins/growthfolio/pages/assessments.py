"""The programme's assessments in words: weights, raters, grades, quotas."""

from collections.abc import Iterator
from decimal import Decimal

from growthfolio.disclosure.shown_scores import ShownAssessment
from growthfolio.model.assessment import Assessment, Indicator, PointSource
from growthfolio.model.phrase import N_
from growthfolio.pages import policy
from growthfolio.pages.calling import Voice
from growthfolio.pages.views import Fact, Link
from growthfolio.pages.views.scores import AssessmentRow, IndicatorRow, SourceRow
from growthfolio.words.scores import SOURCES


def assessment_rows(voice: Voice) -> tuple[AssessmentRow, ...]:
    """The assessments the audience may know of, as the programme lists them."""
    return tuple(_row(voice, one) for one in voice.disclosure.assessments)


def _row(voice: Voice, shown: ShownAssessment) -> AssessmentRow:
    assessment = shown.policy
    return AssessmentRow(
        title=voice.title(assessment.title),
        every=policy.rhythm(voice, assessment.every),
        indicators=(
            *(_indicator(voice, shown, one) for one in assessment.indicators),
            *_combined(voice, assessment),
        ),
        facts=tuple(_facts(voice, shown)),
    )


def _indicator(voice: Voice, shown: ShownAssessment, one: Indicator) -> IndicatorRow:
    return IndicatorRow(
        title=voice.title(one.title),
        weight=_percent(one.weight),
        sources=tuple(
            SourceRow(title=_source(voice, source), share=_percent(source.share))
            for source in one.sources
        ),
        dimensions=tuple(
            voice.title(shown.dimensions.get(share.dimension)) or share.dimension
            for share in one.dimensions
        ),
    )


def _combined(voice: Voice, assessment: Assessment) -> Iterator[IndicatorRow]:
    titles = {
        str(one.policy.id): one.policy.title for one in voice.disclosure.assessments
    }
    for combined in assessment.combine:
        if combined.assessment in titles:
            yield IndicatorRow(
                title=voice.title(titles[combined.assessment]),
                weight=_percent(combined.share),
                sources=(),
                dimensions=(),
            )


def _source(voice: Voice, source: PointSource) -> str:
    """Who rates, or what is counted."""
    if source.title is not None:
        return voice.title(source.title)
    duties = [
        voice.duty(name.removesuffix(".comment"))
        for name in source.duties
        if name.removesuffix(".comment") in voice.disclosure.duty
    ]
    kind = voice.say(SOURCES[source.kind])
    if not duties:
        return kind
    return voice.say(
        N_("{title} ({mode})"), title=voice.speech.say(tuple(duties)), mode=kind
    )


def _facts(voice: Voice, shown: ShownAssessment) -> Iterator[Fact]:
    assessment = shown.policy
    if assessment.raters:
        yield _fact(
            voice,
            N_("Raters"),
            *(
                f"{_source(voice, source)} {_percent(source.share)}"
                for source in assessment.raters
            ),
        )
    if assessment.adjustments:
        yield _fact(
            voice,
            N_("Bonus and deductions"),
            *(voice.title(item.title) for item in assessment.adjustments),
        )
    if assessment.bands:
        bands = sorted(assessment.bands, key=lambda band: band.min, reverse=True)
        yield _fact(
            voice,
            N_("Grades"),
            *(
                voice.say(N_("{band} from {min}"), band=band.title, min=f"{band.min:f}")
                for band in bands
            ),
        )
    limits = tuple(_limits(voice, assessment))
    if limits:
        yield _fact(voice, N_("Quota"), *limits)
    if shown.used_for:
        uses = (voice.speech.say(use) for use in shown.used_for)
        yield _fact(voice, N_("Used for"), *uses)
    if assessment.not_graded:
        reasons = (voice.title(one.reason) for one in assessment.not_graded)
        yield _fact(voice, N_("Not graded"), *reasons)


def _limits(voice: Voice, assessment: Assessment) -> Iterator[str]:
    quota = assessment.quota
    if quota is None:
        return
    titles = {str(band.id): band.title for band in assessment.bands}
    for text, percent in (
        (N_("at most {percent} of all: {band}"), quota.cohort),
        (N_("at most {percent} of each unit: {band}"), quota.unit),
    ):
        if percent is not None and quota.band in titles:
            band = titles[quota.band]
            yield voice.say(text, percent=_percent(percent), band=band)


def _fact(voice: Voice, label: str, *texts: str) -> Fact:
    return Fact(label=voice.say(label), values=tuple(Link(text=text) for text in texts))


def _percent(value: Decimal) -> str:
    return f"{value.normalize():f}%"
