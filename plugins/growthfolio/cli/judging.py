"""What a check finds, and how it is said: asked only where no answer is remembered."""

from collections.abc import Mapping
from typing import Final

from growthfolio.caching.shelf import Shelf
from growthfolio.checking.scope import within
from growthfolio.cli.asking import Asked
from growthfolio.cli.command import Call
from growthfolio.cli.reading import attestation_of
from growthfolio.loading.look import Look
from growthfolio.model.finding import Finding, Severity
from growthfolio.model.rules import assessment, time
from growthfolio.pipeline import Judged, judge
from growthfolio.reporting import json_text, report

_MISSING: Final = (
    time.MISSING_RECORD,
    time.MISSING_COMMENT,
    assessment.MISSING_SHEET,
    assessment.SLOT_WITHOUT_SHEET,
)


def answer_of(
    call: Call, asked: Asked, look: Look, *, history: bool
) -> Mapping[str, str]:
    """What the check says, its attestation, and whether it fails (or nothing)."""
    shelf = Shelf(look.cache)
    judged = judge(call.root, call.today, history=history, look=look, shelf=shelf)
    shelf.close()
    findings = _chosen(judged, asked.scope, asked.only)
    attestation = attestation_of(judged)
    document = attestation.as_json() if attestation else None
    failing = (Severity.ERROR,) if asked.fail_on == "error" else tuple(Severity)
    failed = any(one.rule.severity in failing for one in findings)
    text = report(findings, judged.cohort, attestation, call.speech, asked.style)
    return {
        "text": text,
        "attestation": json_text(document),
        "failed": "yes" if failed else "",
    }


def _chosen(
    judged: Judged, scope: frozenset[str] | None, only: str | None
) -> tuple[Finding, ...]:
    findings = judged.findings
    if scope is not None and judged.cohort is not None and judged.ledger is not None:
        findings = within(findings, judged.cohort, judged.ledger, scope)
    if only is None:
        return findings
    wanted = only == "missing"
    return tuple(one for one in findings if (one.rule in _MISSING) is wanted)
