"""A cohort, its ledger and findings → what one audience may know of them."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec.structs import replace

from growthfolio.disclosure.agreements import shown_agreements
from growthfolio.disclosure.apart import Apart
from growthfolio.disclosure.disclosed import Disclosure
from growthfolio.disclosure.evaluations import drawn_evaluations, shown_evaluations
from growthfolio.disclosure.findings import (
    OwnFindings,
    may_be_known,
    shown_findings,
)
from growthfolio.disclosure.people import shown_mentees, shown_mentors, shown_pairings
from growthfolio.disclosure.pool import shown_pool
from growthfolio.disclosure.same import same_of
from growthfolio.disclosure.score_levels import ScoreLevels, withheld_paths
from growthfolio.disclosure.scores import shown_assessments
from growthfolio.disclosure.source import Source
from growthfolio.disclosure.vocabularies import shown_vocabularies
from growthfolio.model.cohort import Cohort
from growthfolio.model.evaluation import Evaluation
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.record import Subject
from growthfolio.model.score import NO_SCORES, Scores
from growthfolio.model.stages import Stages


def disclose(  # noqa: PLR0913 - what one day is known of a cohort
    cohort: Cohort,
    ledger: Ledger,
    findings: Sequence[Finding],
    audience: str,
    *,
    commit: str = "",
    scores: Scores = NO_SCORES,
    keys: Mapping[Subject, str] = MappingProxyType({}),
) -> Disclosure:
    """What an audience may know, and nothing else; raises UnknownAudienceError.

    What is about somebody is made when it is asked for. What was judged of a mentee is
    the same under one of the `keys`.
    """
    withheld = withheld_paths(scores, ledger)
    source = Source.of(cohort, ledger, audience, withheld)
    programme, clearance = cohort.programme, source.clearance
    levels = ScoreLevels(cohort, ledger, clearance, scores)
    apart = Apart(source, levels, scores)
    drawn = drawn_evaluations(source)
    known = may_be_known(source)
    found = OwnFindings(source, findings if known else ())
    assessments = shown_assessments(source, levels)
    return Disclosure(
        audience=audience,
        audiences=programme.audiences,
        title=programme.title,
        starts=programme.starts,
        today=ledger.today,
        commit=commit if clearance.states else "",
        calendar=programme.calendar,
        shows_states=clearance.states,
        aliases=clearance.aliases,
        stages=_stages(source),
        roles=programme.mentor_roles,
        duties=tuple(source.duties.values()),
        job_classes=programme.job_classes,
        classes=programme.classes,
        parties=programme.parties,
        units=() if clearance.aliases else programme.units,
        abilities=programme.abilities,
        dimensions=programme.dimensions,
        teams=() if clearance.aliases else programme.teams,
        mentees=shown_mentees(source),
        mentors=shown_mentors(source),
        pairings=shown_pairings(source),
        agreements=shown_agreements(source),
        asked=apart.asked,
        same=same_of(source, scores, found, keys),
        records=apart.records,
        obligations=apart.obligations,
        findings=shown_findings(source, found, levels) if known else None,
        assessments=assessments,
        scores=apart.scores,
        defences=apart.defences,
        pool=shown_pool(source, apart.records.parts),
        theme=programme.theme,
        goals=programme.goals,
        policies=programme.policies,
        vocabularies=shown_vocabularies(source, any_scores=bool(assessments)),
        evaluation=_evaluation(source),
        evaluations=shown_evaluations(source, drawn),
        notices=shown_evaluations(source, drawn, passed_on=True),
    )


def _stages(source: Source) -> Stages:
    """The stages, requiring only what may be read."""
    stages = source.cohort.programme.stages
    return replace(
        stages,
        list=tuple(
            replace(one, requires=tuple(filter(source.duties.get, one.requires)))
            for one in stages.list
        ),
    )


def _evaluation(source: Source) -> Evaluation | None:
    """How units are evaluated, naming only duties that may be read.

    Below its audience nobody is told what is counted: it would tell of what there
    is to count.
    """
    evaluation, clearance = source.cohort.programme.evaluation, source.clearance
    if evaluation is None:
        return None
    if not clearance.may(clearance.programme.rank(evaluation.audience)):
        return None
    return replace(
        evaluation,
        indicators=tuple(
            replace(one, duties=tuple(filter(source.duties.get, one.duties)))
            for one in evaluation.indicators
        ),
    )
