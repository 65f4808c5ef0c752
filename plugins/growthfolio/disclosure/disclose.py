"""A cohort, its ledger and findings → what one audience may know of them."""

from collections.abc import Sequence

from growthfolio.disclosure.agreements import shown_agreements
from growthfolio.disclosure.evaluations import drawn_evaluations, shown_evaluations
from growthfolio.disclosure.findings import shown_findings
from growthfolio.disclosure.obligations import shown_obligations
from growthfolio.disclosure.people import shown_mentees, shown_mentors, shown_pairings
from growthfolio.disclosure.records import shown_records
from growthfolio.disclosure.score_levels import ScoreLevels, withheld_paths
from growthfolio.disclosure.scores import (
    shown_assessments,
    shown_defences,
    shown_scores,
)
from growthfolio.disclosure.shown import Disclosure
from growthfolio.disclosure.source import Source
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.score import NO_SCORES, Scores


def disclose(  # noqa: PLR0913 - what one day is known of a cohort
    cohort: Cohort,
    ledger: Ledger,
    findings: Sequence[Finding],
    audience: str,
    *,
    commit: str = "",
    scores: Scores = NO_SCORES,
) -> Disclosure:
    """What an audience may know, and nothing else; raises UnknownAudienceError."""
    withheld = withheld_paths(scores, ledger)
    source = Source.of(cohort, ledger, audience, withheld)
    programme, clearance = cohort.programme, source.clearance
    records = shown_records(source)
    levels = ScoreLevels(cohort, ledger, clearance, scores)
    drawn = drawn_evaluations(source)
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
        stages=programme.stages,
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
        records=records,
        obligations=shown_obligations(source, records),
        findings=shown_findings(source, findings, levels),
        assessments=shown_assessments(source, levels),
        scores=shown_scores(source, levels, scores),
        defences=shown_defences(source, levels, scores),
        theme=programme.theme,
        goals=programme.goals,
        policies=programme.policies,
        vocabularies=programme.vocabularies,
        evaluation=programme.evaluation,
        evaluations=shown_evaluations(source, drawn),
        notices=shown_evaluations(source, drawn, passed_on=True),
    )
