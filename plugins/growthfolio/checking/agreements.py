"""The terms of pairing agreements: whether they can be kept."""

from collections.abc import Iterator
from typing import Final

from growthfolio.checking.naming import suggestion
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.phrase import phrase
from growthfolio.model.programme import NEVER
from growthfolio.model.rules import people, values


def readers(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Agreements are for an audience the programme lists."""
    del ledger
    programme = cohort.programme
    agreement = programme.agreement
    if agreement is None or agreement.audience in (None, NEVER, *programme.audiences):
        return
    yield Finding(
        rule=people.UNKNOWN_REFERENCE,
        place=agreement.marks.place("audience"),
        values={
            "value": str(agreement.audience),
            "kind": phrase("audience"),
            "hint": suggestion(str(agreement.audience), programme.audiences),
        },
    )


def term(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A pairing that is agreed on lasts for some time."""
    del ledger
    agreement = cohort.programme.agreement
    if agreement is not None and not agreement.term_months:
        problem = phrase("an agreement needs a term of a month or more")
        yield Finding(
            rule=values.CONTRADICTORY_PROGRAMME,
            place=agreement.marks.place("term_months"),
            values={"problem": problem},
        )


CHECKS: Final = (readers, term)
