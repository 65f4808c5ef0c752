"""Files of two-way selection named on the command line, wherever they lie."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from growthfolio.checking.round_consistency import proposal_findings
from growthfolio.checking.rounds import round_findings, unread
from growthfolio.cli.command import Call
from growthfolio.cli.reading import read_whole
from growthfolio.loading.rounds import read_proposal, read_round
from growthfolio.matching import Pair, verify
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding
from growthfolio.model.phrase import phrase
from growthfolio.model.refusal import RefusalError
from growthfolio.model.round import Round


class Question(Struct, frozen=True, kw_only=True):
    """A round that can be matched, its cohort, and what its file is called."""

    cohort: Cohort
    round: Round
    path: str


def asked(
    call: Call, file: Path
) -> tuple[Cohort, Question | None, tuple[Finding, ...]]:
    """The cohort and the round of a file, or all that keeps it from being matched.

    Raises RefusalError where there is no such file, or no programme.
    """
    cohort, read = read_whole(call)
    path = _shown(call, file)
    found, findings = read_round(path, _bytes(file))
    if found is not None:
        findings += round_findings(found, cohort)
        findings += _of_people(found, cohort, read)
    if found is None or findings:
        return cohort, None, findings
    return cohort, Question(cohort=cohort, round=found, path=path), ()


def looked_over(
    call: Call, question: Question, file: Path
) -> tuple[tuple[Pair, ...], tuple[Finding, ...]]:
    """The pairs of a file, and everything that is wrong with them."""
    proposal, findings = read_proposal(_shown(call, file), _bytes(file))
    if proposal is None or findings:
        return (), findings
    unknown = proposal_findings(proposal, question.round, question.cohort)
    if unknown:
        return (), unknown
    return verify(question.round, question.cohort, proposal)


def _of_people(
    found: Round, cohort: Cohort, read: Iterable[Finding]
) -> tuple[Finding, ...]:
    """What is wrong with the files of those who take part and cannot be read."""
    names = unread(found, cohort)
    files = {f"portfolios/{name}/profile.yml" for name in names}
    files |= {f"mentors/{name}.yml" for name in names}
    return tuple(one for one in read if one.place.path in files)


def _bytes(file: Path) -> bytes:
    if not file.is_file():
        raise RefusalError(phrase("there is no {path}", path=str(file)))
    return file.read_bytes()


def _shown(call: Call, file: Path) -> str:
    """A file's path as findings say it: from the root where it lies in there."""
    absolute = file.resolve()
    if absolute.is_relative_to(call.root):
        return absolute.relative_to(call.root).as_posix()
    return file.as_posix()
