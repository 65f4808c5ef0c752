"""A record's text → its front matter as a table, and its body."""

import re
from itertools import pairwise
from typing import Final, NamedTuple

from growthfolio.loading.nodes import Table, read_table
from growthfolio.loading.report import Report
from growthfolio.loading.simple_yaml import read_simple
from growthfolio.loading.spelling import plain
from growthfolio.model.rules import front_matter as rules

FENCE: Final = "---"

# A line of dashes of any kind that somebody took for the fence.
_NEARLY_A_FENCE: Final = re.compile("[\\s\ufeff]*[-—－–‐_]{2,}\\s*")
_KEY_LINE: Final = re.compile(r"\s*([\w.-]+)\s*[:：]")
_OPENING: Final = re.compile(r"---[^\S\n]*\n")
_CLOSING: Final = re.compile(r"^---[^\S\n]*$", re.MULTILINE)
_HEAD: Final = 10
"""How many lines are looked at for front matter that is not where it should be."""


class Document(NamedTuple):
    """A record's front matter, its body, and the line the body starts on.

    `table` is None where there is front matter that cannot be read.
    """

    table: Table | None
    body: str
    body_line: int


_EMPTY: Final = Table((), 1, 1)


def split(text: str, report: Report, keys: frozenset[str]) -> Document:
    """The two parts of a record; `keys` are words that begin a front matter line.

    Whatever looks like front matter and is not recognised as such is a finding
    and no body: it would be shown to everybody (threats.md, §0.1).
    """
    opening = _OPENING.match(text)
    if opening is None:
        if line := _looks_like_front_matter(text, keys):
            report.add(rules.MISPLACED_FRONT_MATTER, line, edit=_fence_at(text, line))
            return Document(None, "", 1)
        return Document(_EMPTY, text, 1)
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        report.add(rules.UNCLOSED_FRONT_MATTER)
        return Document(None, "", 1)
    head = text[opening.end() : closing.start()]
    table = read_simple(head)
    if table is None:
        report.offset = 1
        table = read_table(head, report)
        report.offset = 0
    if table is not None and not table.pairs:
        table = _EMPTY
    body_line = text.count("\n", 0, closing.start()) + 2
    body = text[closing.end() + 1 :]
    if line := _second_front_matter(body, keys):
        report.add(rules.MISPLACED_FRONT_MATTER, body_line + line - 1)
        return Document(None, "", 1)
    return Document(table, body, body_line)


def _fence_at(text: str, line: int) -> tuple[int, str, str] | None:
    """What makes the fence of a first line three hyphens; None elsewhere."""
    written = text.split("\n", line)[line - 1]
    is_first = line == 1 and _NEARLY_A_FENCE.fullmatch(written)
    return (1, written, FENCE) if is_first else None


def _looks_like_front_matter(text: str, keys: frozenset[str]) -> int | None:
    """The line on which something like front matter begins, or None.

    Text may begin with a line and a colon, or have a rule across the page: below the
    first line only a key that records have makes it front matter.
    """
    lines = text.split("\n", _HEAD + 1)[: _HEAD + 1]
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    for number, (line, following) in enumerate(pairwise(lines), start=1):
        key = _KEY_LINE.match(following)
        is_key = key is not None and _plain(key[1]) in keys
        if _NEARLY_A_FENCE.fullmatch(line) and (
            is_key or (key and number <= first + 1)
        ):
            return number
    key = _KEY_LINE.match(lines[first])
    return first + 1 if key is not None and _plain(key[1]) in keys else None


def _second_front_matter(body: str, keys: frozenset[str]) -> int | None:
    """The line of a body on which it begins with front matter again, or None."""
    lines = body.split("\n", _HEAD)
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    following = lines[first + 1] if first + 1 < len(lines) else ""
    key = _KEY_LINE.match(following)
    if key is None or not _NEARLY_A_FENCE.fullmatch(lines[first]):
        return None
    is_key = _plain(key[1]) in keys or len(_CLOSING.findall(body)) > 1
    return first + 1 if is_key else None


def _plain(word: str) -> str:
    return plain(word).casefold()
