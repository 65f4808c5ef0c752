"""What a check looked at: the proof that it ran, and on what (N-15)."""

from datetime import date
from typing import Final

from msgspec import Struct
from msgspec.structs import asdict

from growthfolio import __version__
from growthfolio.model.cohort import Cohort
from growthfolio.model.ledger import Ledger
from growthfolio.model.obligation import State

_OPEN: Final = (State.NOT_APPLICABLE, State.UPCOMING, State.DUE, State.DRAFT)


class Attestation(Struct, frozen=True, kw_only=True):
    """Counts of what was expected and of what was found.

    `obligations` counts what had to be settled by now: done, missing or exempt, and
    not what there is still time for. `missing` counts waived gaps, too: they are gaps.
    """

    tool: str
    programme_sha256: str
    today: date
    people: int
    obligations: int
    records: int
    recognised: int
    unrecognised: int
    exempt: int
    missing: int

    def as_json(self) -> dict[str, str | int]:
        """The counts as JSON has them."""
        return {**asdict(self), "today": self.today.isoformat()}


def attest(cohort: Cohort, ledger: Ledger) -> Attestation:
    """What a check of this cohort looked at."""
    states = ledger.totals()
    return Attestation(
        tool=f"growthfolio {__version__}",
        programme_sha256=cohort.programme_sha256,
        today=ledger.today,
        people=len(cohort.mentees),
        obligations=sum(n for state, n in states.items() if state not in _OPEN),
        records=len(cohort.records) + len(cohort.comments),
        recognised=cohort.recognised,
        unrecognised=cohort.unrecognised,
        exempt=states.get(State.EXEMPT, 0),
        missing=states.get(State.MISSING, 0),
    )
