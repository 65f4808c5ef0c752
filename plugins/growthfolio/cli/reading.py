"""The programme a subcommand is about, or the refusal where it cannot be read."""

from growthfolio.cli.command import Call
from growthfolio.loading.load import load
from growthfolio.loading.look import Look
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.phrase import phrase
from growthfolio.model.refusal import RefusalError
from growthfolio.model.score import Scores
from growthfolio.pipeline import Judged, judge
from growthfolio.reporting import Attestation, attest


def cohort_of(call: Call) -> Cohort:
    """The cohort as its files have it; raises RefusalError."""
    return read_whole(call)[0]


def read_whole(call: Call) -> tuple[Cohort, tuple[Finding, ...]]:
    """The cohort, and what reading it found wrong; raises RefusalError."""
    loaded = load(call.root)
    if loaded.cohort is None:
        raise _unreadable()
    return loaded.cohort, loaded.findings


def standing_of(call: Call) -> tuple[Cohort, Ledger]:
    """The cohort, and how it stands on the day asked for; raises RefusalError."""
    judged = _judged(call)
    if judged.cohort is None or judged.ledger is None:
        raise _unreadable()
    return judged.cohort, judged.ledger


def scored_of(call: Call) -> tuple[Cohort, Ledger, Scores]:
    """The cohort as it stands, and everybody's scores; raises RefusalError."""
    judged = _judged(call)
    if judged.cohort is None or judged.ledger is None:
        raise _unreadable()
    return judged.cohort, judged.ledger, judged.scores


def _judged(call: Call) -> Judged:
    look = Look(call.root, cached=call.may_remember())
    return judge(call.root, call.today, look=look)


def attestation_of(judged: Judged) -> Attestation | None:
    """What was looked at; None where the programme could not be read."""
    if judged.cohort is None or judged.ledger is None:
        return None
    return attest(judged.cohort, judged.ledger)


def _unreadable() -> RefusalError:
    return RefusalError(phrase("programme.yml cannot be read; see “growthfolio check”"))
