"""The programme a subcommand is about, or the refusal where it cannot be read."""

from collections.abc import Sequence
from pathlib import Path

from growthfolio.cli.command import Call
from growthfolio.loading import load
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
    judged = judge(call.root, call.today)
    if judged.cohort is None or judged.ledger is None:
        raise _unreadable()
    return judged.cohort, judged.ledger


def scored_of(call: Call) -> tuple[Cohort, Ledger, Scores]:
    """The cohort as it stands, and everybody's scores; raises RefusalError."""
    judged = judge(call.root, call.today)
    if judged.cohort is None or judged.ledger is None:
        raise _unreadable()
    return judged.cohort, judged.ledger, judged.scores


def attestation_of(judged: Judged) -> Attestation | None:
    """What was looked at; None where the programme could not be read."""
    if judged.cohort is None or judged.ledger is None:
        return None
    return attest(judged.cohort, judged.ledger)


def _unreadable() -> RefusalError:
    return RefusalError(phrase("programme.yml cannot be read; see “growthfolio check”"))


def scope_of(root: Path, paths: Sequence[Path]) -> frozenset[str] | None:
    """The files of some paths, relative to the root; None where none are given.

    Raises RefusalError where a path lies elsewhere or is not there.
    """
    if not paths:
        return None
    found: set[str] = set()
    for path in paths:
        absolute = path.resolve()
        if not absolute.is_relative_to(root):
            raise RefusalError(
                phrase("{path} is not inside {root}", path=str(path), root=str(root))
            )
        if not absolute.exists() and not absolute.suffix:
            raise RefusalError(phrase("there is no {path}", path=str(path)))
        if absolute.is_dir():
            inside = (file for file in absolute.rglob("*") if file.is_file())
            found |= {file.relative_to(root).as_posix() for file in inside}
        else:
            found.add(absolute.relative_to(root).as_posix())
    return frozenset(found)
