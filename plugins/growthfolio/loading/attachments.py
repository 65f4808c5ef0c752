"""Files beside records, and the records that claim them."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias
from urllib.parse import quote, unquote

from growthfolio.model.finding import Finding, Rule
from growthfolio.model.place import Place
from growthfolio.model.record import Attachment, Comment, Record
from growthfolio.model.rules import files as rules

Text: TypeAlias = Record | Comment

_OUTSIDE: Final = re.compile(
    r"[/\\]|[a-z]:|file:|(?:.*[/\\])?\.\.(?:[/\\]|$)", re.IGNORECASE
)
"""What leads out of a folder: a root, a drive, a way up."""


def claim(
    paths: Iterable[str], refused: Iterable[str], texts: Sequence[Text]
) -> tuple[tuple[Attachment, ...], tuple[Finding, ...]]:
    """Every attachment with the records that point at it, and what they miss.

    `refused` are files that are there and have a finding of their own.
    """
    claims: dict[str, set[str]] = {path: set() for path in sorted(paths)}
    by_name = {_composed(path): path for path in claims}
    there = {*map(_composed, refused)}
    findings: list[Finding] = []
    for text in texts:
        for target in text.links:
            if _OUTSIDE.match(target):
                findings.append(_finding(rules.PATH_OUTSIDE, text, target))
                continue
            wanted = _composed(f"{text.at.folder}/{target.removeprefix('./')}")
            if wanted in by_name:
                claims[by_name[wanted]].add(text.at.path)
            elif wanted not in there:
                findings.append(_finding(rules.MISSING_ATTACHMENT, text, target))
    attachments = tuple(
        Attachment(path, tuple(sorted(by))) for path, by in claims.items()
    )
    return attachments, tuple(findings)


def _composed(path: str) -> str:
    """A path as one way of writing it: some systems take letters and accents apart."""
    return unicodedata.normalize("NFC", path)


def _finding(rule: Rule, text: Text, target: str) -> Finding:
    at = text.at
    return Finding(
        rule=rule,
        place=_position(text, target),
        person=at.person,
        duty=f"{at.duty}.comment" if isinstance(text, Comment) else at.duty,
        period=at.period.name,
        values={"target": target, "folder": at.folder},
    )


def _position(text: Text, target: str) -> Place:
    """Where a target stands: in the front matter, else in the body."""
    if isinstance(text, Record):
        marks = text.head.marks
        for key, value in text.fields.items():
            if value == target:
                return marks.place(key)
        if target in text.head.evidence:
            return marks.item("evidence", text.head.evidence.index(target))
    # Spaces and Chinese are written as they are, or as %E4%BD…
    for spelling in (target, quote(target), quote(target, safe="")):
        for opening in ("(", "<", ": ", ""):
            index = text.body.find(opening + spelling)
            if index >= 0:
                index += len(opening)
                line = text.body_line + text.body.count("\n", 0, index)
                column = index - text.body.rfind("\n", 0, index)
                return Place(text.at.path, line, column)
    for number, line_text in enumerate(text.body.split("\n"), start=text.body_line):
        if target in unquote(line_text):
            return Place(text.at.path, number)
    return Place(text.at.path)
