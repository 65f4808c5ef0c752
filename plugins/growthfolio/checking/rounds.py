"""Rounds of two-way selection: whether they can be matched at all."""

from collections.abc import Iterable, Iterator
from typing import Final

from growthfolio.checking.round_consistency import CONSISTENCY, RoundCheck
from growthfolio.checking.round_feasibility import FEASIBILITY
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.round import Round


def rounds(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A round must agree with itself; one that is to come must be feasible, too.

    The pool goes on changing after a round has begun: that is no fault of it.
    """
    for found in cohort.rounds:
        if ledger.today <= found.starts:
            yield from round_findings(found, cohort)
        else:
            yield from _broken(CONSISTENCY, found, cohort)


def round_findings(found: Round, cohort: Cohort) -> tuple[Finding, ...]:
    """Everything that keeps a round from being matched, sorted by place."""
    findings = _broken(CONSISTENCY, found, cohort)
    # What is possible can be told only of people who can be read.
    if findings or unread(found, cohort):
        return findings
    return _broken(FEASIBILITY, found, cohort)


def unread(found: Round, cohort: Cohort) -> frozenset[str]:
    """Those who take part and whose own files cannot be read."""
    return frozenset(one.id for one in found.entries) & frozenset(cohort.unread)


def _broken(
    checks: Iterable[RoundCheck], found: Round, cohort: Cohort
) -> tuple[Finding, ...]:
    findings = [one for each in checks for one in each(found, cohort)]
    return tuple(sorted(findings, key=lambda finding: finding.order))


CHECKS: Final = (rounds,)
