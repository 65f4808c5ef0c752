"""Pairs that were accepted → the profiles they are written into, all or none."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from growthfolio.authoring.profile_text import NotAddedError, Row, with_pairings
from growthfolio.authoring.replacing import replace_all
from growthfolio.matching.eligibility import accepted
from growthfolio.matching.outcome import Pair
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding
from growthfolio.model.people import Mentee, Pairing
from growthfolio.model.phrase import phrase
from growthfolio.model.refusal import RefusalError
from growthfolio.model.round import Round
from growthfolio.model.rules.matching import ALREADY_PAIRED

_BOM = "\ufeff"


class Acceptance(Struct, frozen=True, kw_only=True):
    """What accepting pairs would write, by path; findings where it cannot be."""

    files: Mapping[str, bytes]
    findings: tuple[Finding, ...] = ()


def accept(
    root: Path, round_: Round, cohort: Cohort, pairs: Iterable[Pair]
) -> Acceptance:
    """The profiles with their new pairings; those that have them stay as they are.

    Raises RefusalError where a profile must be mended by hand.
    """
    there = {
        (mentee.id, str(pairing.role)): (mentee, pairing)
        for mentee, pairing in accepted(round_, cohort)
    }
    rows: dict[str, list[Row]] = {}
    findings: list[Finding] = []
    for pair in pairs:
        old = there.get((pair.mentee, pair.role))
        if old is None:
            row = _row(pair, round_.starts, _end(round_, cohort))
            rows.setdefault(pair.mentee, []).append(row)
        elif old[1].mentor != pair.mentor:
            findings.append(_other(*old, cohort))
    if findings:
        return Acceptance(files={}, findings=tuple(findings))
    return Acceptance(
        files={_path(name): _written(root, name, rows[name]) for name in sorted(rows)}
    )


def write_accepted(root: Path, acceptance: Acceptance) -> None:
    """Put the profiles on the disk: all of them, or none."""
    replace_all(root, acceptance.files)


def _end(round_: Round, cohort: Cohort) -> date | None:
    """The last day: the round's, else that of the agreement's term."""
    agreement = cohort.programme.agreement
    if round_.ends is not None or agreement is None:
        return round_.ends
    return agreement.last_day(round_.starts)


def _row(pair: Pair, start: date, end: date | None) -> Row:
    row = {"mentor": pair.mentor, "role": pair.role, "from": start.isoformat()}
    return row if end is None else row | {"to": end.isoformat()}


def _path(name: str) -> str:
    return f"portfolios/{name}/profile.yml"


def _written(root: Path, name: str, rows: list[Row]) -> bytes:
    text = (root / _path(name)).read_bytes().decode("utf-8")
    bom = _BOM if text.startswith(_BOM) else ""
    try:
        added = with_pairings(text.removeprefix(_BOM), rows)
    except NotAddedError:
        raise RefusalError(
            phrase(
                "{path} is written in a way that pairings cannot be added to; nothing "
                "was written: make “mentors:” a list, each on its own line",
                path=_path(name),
            )
        ) from None
    return f"{bom}{added}".encode()


def _other(mentee: Mentee, pairing: Pairing, cohort: Cohort) -> Finding:
    """Somebody has been paired otherwise out of this round already."""
    mentor = cohort.mentor.get(pairing.mentor)
    role = cohort.programme.role(pairing.role)
    return Finding(
        rule=ALREADY_PAIRED,
        place=pairing.marks.place("mentor"),
        person=mentee.id,
        values={
            "name": mentee.name,
            "mentor": mentor.name if mentor else pairing.mentor,
            "role": role.title if role else pairing.role,
            "id": mentee.id,
        },
        help=phrase("take this pairing out before another one is accepted"),
    )
