"""The terms of pairing agreements: whether they can be kept."""

from collections.abc import Iterator
from typing import Final

from growthfolio.checking.finding import contradiction, unknown_reference
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.phrase import phrase
from growthfolio.model.programme import NEVER


def readers(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Agreements are for an audience the programme lists."""
    del ledger
    programme = cohort.programme
    agreement = programme.agreement
    if agreement is None or agreement.audience in (None, NEVER, *programme.audiences):
        return
    place = agreement.marks.place("audience")
    known, kind = programme.audiences, phrase("audience")
    yield unknown_reference(str(agreement.audience), known, kind, place)


def term(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A pairing that is agreed on lasts for some time."""
    del ledger
    agreement = cohort.programme.agreement
    if agreement is not None and not agreement.term_months:
        problem = phrase("an agreement needs a term of a month or more")
        yield contradiction(problem, agreement.marks.place("term_months"))


CHECKS: Final = (readers, term)
