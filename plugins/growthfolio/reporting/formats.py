"""The styles a report can have, each a small function of the same lines."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding, Severity
from growthfolio.model.phrase import N_
from growthfolio.reporting.attestation import Attestation
from growthfolio.reporting.json_text import json_text
from growthfolio.reporting.line import Line, line_of, visible
from growthfolio.words import Speech
from growthfolio.words.findings import names_of, severity_word

Style = Callable[[Sequence[Line], Attestation | None, Speech], str]


def report(
    findings: Sequence[Finding],
    cohort: Cohort | None,
    attestation: Attestation | None,
    speech: Speech,
    style: str,
) -> str:
    """The findings in one of FORMATS; ends with a line break unless it is empty."""
    naming = names_of(cohort, speech)
    lines = [line_of(finding, speech, naming) for finding in findings]
    return FORMATS[style](lines, attestation, speech)


def full(lines: Sequence[Line], attestation: Attestation | None, speech: Speech) -> str:
    """For people: a paragraph a finding, then what was looked at."""
    paragraphs = []
    for line in lines:
        parts = [
            f"{severity_word(line.severity, speech)}[{line.code}] {line.message}",
            f"  --> {line.where}",
        ]
        if line.help:
            parts.append(speech.fill(N_("   = to do: {text}"), {"text": line.help}))
        if line.fixable:
            parts.append(speech.translate(N_("   = growthfolio fix does it")))
        explain = f"growthfolio explain {line.code}"
        parts.append(speech.fill(N_("   = more: {text}"), {"text": explain}))
        paragraphs.append("\n".join(parts) + "\n")
    paragraphs.append(_summary(lines, attestation, speech) + "\n")
    return "\n".join(paragraphs)


def concise(
    lines: Sequence[Line], attestation: Attestation | None, speech: Speech
) -> str:
    """One line a finding, as editors and grep like it."""
    rows = [
        f"{line.where}: {severity_word(line.severity, speech)} {line.code} "
        f"{line.name}: {line.message}"
        for line in lines
    ]
    return "\n".join([*rows, _summary(lines, attestation, speech)]) + "\n"


def as_json(
    lines: Sequence[Line], attestation: Attestation | None, speech: Speech
) -> str:
    """For programs: every key always there, null where it does not apply."""
    del speech
    document = {
        "findings": [line.as_json() for line in lines],
        "attestation": attestation.as_json() if attestation else None,
    }
    return json_text(document)


def github(
    lines: Sequence[Line], attestation: Attestation | None, speech: Speech
) -> str:
    """Annotations for GitHub's pull requests, then the summary."""
    rows = []
    for line in lines:
        place = line.place
        fields = {
            "file": visible(place.path),
            "line": str(place.line),
            "col": str(place.column),
            "title": f"{line.code} {line.name}",
        }
        properties = ",".join(f"{k}={_property(v)}" for k, v in fields.items())
        text = line.message if not line.help else f"{line.message}\n{line.help}"
        rows.append(f"::{line.severity} {properties}::{_data(text)}")
    return "\n".join([*rows, _summary(lines, attestation, speech)]) + "\n"


FORMATS: Final[Mapping[str, Style]] = {
    "full": full,
    "concise": concise,
    "json": as_json,
    "github": github,
}


def _summary(
    lines: Sequence[Line], attestation: Attestation | None, speech: Speech
) -> str:
    errors = sum(line.severity is Severity.ERROR for line in lines)
    if attestation is None:
        return speech.fill(N_("Errors: {errors}."), {"errors": errors})
    return speech.fill(
        N_(
            "As of {today}, looked at {people} people, {records} records and "
            "{obligations} obligations. Errors: {errors}. Warnings: {warnings}."
        ),
        {
            "today": attestation.today,
            "people": attestation.people,
            "records": attestation.records,
            "obligations": attestation.obligations,
            "errors": errors,
            "warnings": len(lines) - errors,
        },
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
