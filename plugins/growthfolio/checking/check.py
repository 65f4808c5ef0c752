"""Every check there is, in the order of the stages they look at."""

from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from growthfolio.checking import (
    agreements,
    assessments,
    authors,
    defences,
    eligibility,
    evaluation,
    fitness,
    growth,
    markup,
    obligations,
    pairings,
    people,
    point_sources,
    policy,
    records,
    rounds,
    stages,
    standing,
    terms,
    text,
)
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger

Check: TypeAlias = Callable[[Cohort, Ledger], Iterable[Finding]]

CHECKS: Final[tuple[Check, ...]] = (
    *policy.CHECKS,
    *terms.CHECKS,
    *growth.CHECKS,
    *assessments.CHECKS,
    *point_sources.CHECKS,
    *defences.CHECKS,
    *evaluation.CHECKS,
    *people.CHECKS,
    *pairings.CHECKS,
    *rounds.CHECKS,
    *agreements.CHECKS,
    *standing.CHECKS,
    *fitness.CHECKS,
    *eligibility.CHECKS,
    *authors.CHECKS,
    *records.CHECKS,
    *text.CHECKS,
    *markup.CHECKS,
    *obligations.CHECKS,
    *stages.CHECKS,
)


def check(cohort: Cohort, ledger: Ledger) -> tuple[Finding, ...]:
    """Everything that is wrong, sorted by place."""
    findings = (finding for rule in CHECKS for finding in rule(cohort, ledger))
    return tuple(sorted(findings, key=lambda finding: finding.order))
