"""Files of two-way selection: rounds, and the pairings proposed for them."""

from collections.abc import Iterable
from typing import Final, TypeVar

from growthfolio.loading.nodes import read_table
from growthfolio.loading.reading import read
from growthfolio.loading.report import Report
from growthfolio.loading.text import read_text
from growthfolio.model.finding import Finding
from growthfolio.model.round import Proposal, Round

Shape = TypeVar("Shape")

LIMIT: Final = 50_000_000
"""The most bytes a round or a proof may have: thousands of people, lists of each."""

PROOF_KEYS: Final = (
    "round",
    "title",
    "starts",
    "ends",
    "optimal",
    "draw",
    "about",
    "unmatched",
    "why_not",
    "places_left",
    "barred",
    "written",
)
"""What a proof says beside its pairs; who looks over the pairs does not need it."""


def read_round(path: str, data: bytes) -> tuple[Round | None, tuple[Finding, ...]]:
    """The round of a file, and findings; half a round is none."""
    found, findings = _read(Round, Report(path), data, path=path)
    return (found if not findings else None), findings


def read_proposal(
    path: str, data: bytes
) -> tuple[Proposal | None, tuple[Finding, ...]]:
    """The pairs of a proof or of a list made by hand, and findings."""
    found, findings = _read(Proposal, Report(path), data, PROOF_KEYS)
    return (found if not findings else None), findings


def _read(
    shape: type[Shape],
    report: Report,
    data: bytes,
    beside: Iterable[str] = (),
    **known: object,
) -> tuple[Shape | None, tuple[Finding, ...]]:
    text, findings = read_text(data, report.path, LIMIT, LIMIT)
    report.findings.extend(findings)
    table = read_table(text, report) if not findings else None
    found = read(shape, table, report, beside, **known) if table is not None else None
    return found, tuple(report.findings)
