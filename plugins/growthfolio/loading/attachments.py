"""Files beside records, and the records that claim them."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from growthfolio.loading.report import Report
from growthfolio.model.finding import Finding, Rule
from growthfolio.model.record import Attachment, Comment, Record
from growthfolio.model.rules import files as rules

Text: TypeAlias = Record | Comment

_OUTSIDE: Final = ("/", "\\")


def claim(
    paths: Iterable[str], texts: Sequence[Text]
) -> tuple[tuple[Attachment, ...], tuple[Finding, ...]]:
    """Every attachment with the records that point at it, and what they miss."""
    by_name = {unicodedata.normalize("NFC", path): path for path in paths}
    claims: dict[str, list[str]] = {path: [] for path in sorted(by_name.values())}
    findings: list[Finding] = []
    for text in texts:
        for target in text.links:
            if target.startswith(_OUTSIDE) or ".." in target.split("/"):
                findings.append(_finding(rules.PATH_OUTSIDE, text, target))
                continue
            wanted = f"{text.at.folder}/{target.removeprefix('./')}"
            path = by_name.get(unicodedata.normalize("NFC", wanted))
            if path is None:
                findings.append(_finding(rules.MISSING_ATTACHMENT, text, target))
            else:
                claims[path].append(text.at.path)
    attachments = tuple(
        Attachment(path, tuple(sorted(by))) for path, by in claims.items()
    )
    return attachments, tuple(findings)


def _finding(rule: Rule, text: Text, target: str) -> Finding:
    at = text.at
    report = Report(at.path, person=at.person, duty=at.duty, period=at.period.name)
    line, column = _position(text, target)
    report.add(
        rule,
        line,
        column,
        target=target,
        folder=at.folder,
    )
    return report.findings[0]


def _position(text: Text, target: str) -> tuple[int, int]:
    """Where a target stands in the body, else in the front matter."""
    index = text.body.find(target)
    if index >= 0:
        line = text.body.count("\n", 0, index)
        return text.body_line + line, index - text.body.rfind("\n", 0, index)
    if isinstance(text, Record):
        for key, value in text.fields.items():
            if value == target:
                place = text.head.marks.place(key)
                return place.line, place.column
        place = text.head.marks.place("evidence")
        return place.line, place.column
    return 1, 1
