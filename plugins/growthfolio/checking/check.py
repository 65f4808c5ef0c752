"""Every check there is, in the order of the stages they look at."""

from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from growthfolio.checking import (
    agreements,
    assessments,
    authors,
    defences,
    demands,
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
    *demands.CHECKS,
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
)
"""What looks at the programme, at everybody's profiles, or at all there is."""

OF_PARTS: Final[tuple[Check, ...]] = (
    *people.OF_PARTS,
    *pairings.OF_PARTS,
    *authors.OF_PARTS,
    *records.OF_PARTS,
    *text.OF_PARTS,
    *markup.OF_PARTS,
    *obligations.OF_PARTS,
    *stages.OF_PARTS,
)
"""What looks at the records about one person, and at what is owed about that one.

It finds the same in a whole cohort as in all its parts together.
"""


def check(cohort: Cohort, ledger: Ledger) -> tuple[Finding, ...]:
    """Everything that is wrong, sorted by place."""
    findings = (*check_whole(cohort, ledger), *check_part(cohort, ledger))
    return tuple(sorted(findings, key=lambda finding: finding.order))


def check_whole(cohort: Cohort, ledger: Ledger) -> tuple[Finding, ...]:
    """What is wrong beyond the records about single persons."""
    return tuple(finding for rule in CHECKS for finding in rule(cohort, ledger))


def check_part(part: Cohort, ledger: Ledger) -> tuple[Finding, ...]:
    """What is wrong with the records of a part, and what is owed in it."""
    return tuple(finding for rule in OF_PARTS for finding in rule(part, ledger))
