"""The programme a subcommand is about, or the refusal where it cannot be read."""

from growthfolio.cli.command import Call
from growthfolio.loading import load
from growthfolio.model.cohort import Cohort
from growthfolio.model.ledger import Ledger
from growthfolio.model.phrase import phrase
from growthfolio.model.refusal import RefusalError
from growthfolio.pipeline import Judged, judge
from growthfolio.reporting import Attestation, attest


def cohort_of(call: Call) -> Cohort:
    """The cohort as its files have it; raises RefusalError."""
    cohort = load(call.root).cohort
    if cohort is None:
        raise _unreadable()
    return cohort


def standing_of(call: Call) -> tuple[Cohort, Ledger]:
    """The cohort, and how it stands on the day asked for; raises RefusalError."""
    judged = judge(call.root, call.today)
    if judged.cohort is None or judged.ledger is None:
        raise _unreadable()
    return judged.cohort, judged.ledger


def attestation_of(judged: Judged) -> Attestation | None:
    """What was looked at; None where the programme could not be read."""
    if judged.cohort is None or judged.ledger is None:
        return None
    return attest(judged.cohort, judged.ledger)


def _unreadable() -> RefusalError:
    return RefusalError(phrase("programme.yml cannot be read; see “growthfolio check”"))
