"""A record's text → its front matter as a table, and its body."""

import re
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from growthfolio.loading.hidden import without_hidden
from growthfolio.loading.nodes import Table
from growthfolio.loading.report import Report
from growthfolio.loading.simple_yaml import read_quickly
from growthfolio.loading.spelling import folded
from growthfolio.model.finding import Edit
from growthfolio.model.rules import front_matter as rules
from growthfolio.model.rules.text import FRONT_MATTER_TOO_LARGE

FENCE: Final = "---"

LIMIT: Final = 65_536
"""The most characters front matter may have (threats.md, E209)."""

# A line of dashes of any kind that somebody took for the fence.
_NEARLY_A_FENCE: Final = re.compile("\\s*(?:[-—－–‐‑−﹣_]{2,}|\\+{3,})\\s*")
_KEY_LINE: Final = re.compile(r"\s*[\"'“‘]?([\w.-]+)[\"'”’]?\s*[:：=＝]")
_OPENING: Final = re.compile(r"---[^\S\n]*\n")
_FENCES: Final = re.compile(r"^---[^\S\n]*$", re.MULTILINE)
# A line break is looked for much faster than the beginning of a line.
_CLOSING: Final = re.compile(r"\n(---[^\S\n]*)(?=\n|\Z)")
_BLANK_LINES: Final = re.compile("(?:(?:[^\\S\n]|[\u200b-\u200f\u2060\ufeff])*\n)*")
_MAY_BEGIN: Final = re.compile("[\\s\u200b-\u200f\u2060\ufeff]*(?:_|[^\\w\\s#>])")
_HEAD: Final = 10
"""How many lines are looked at for front matter that is not where it should be."""
_LOOKED_AT: Final = 10_000
"""How many characters of them: a key line is short."""


class Document(NamedTuple):
    """A record's front matter, its body, and the line the body starts on.

    `table` is None where there is front matter that cannot be read.
    """

    table: Table | None
    body: str
    body_line: int


_EMPTY: Final = Table((), 1, 1)


def split(text: str, report: Report, keys: Sequence[Container[str]]) -> Document:
    """The two parts of a record; `keys` have the words that begin a front matter line.

    Whatever looks like front matter and is not recognised as such is a finding
    and no body: it would be shown to everybody (threats.md, §0.1).
    """
    opening = _OPENING.match(text)
    if opening is None:
        if line := _looks_like_front_matter(text, keys):
            report.add(rules.MISPLACED_FRONT_MATTER, line, edit=_fence_at(text, line))
            return Document(None, "", 1)
        return Document(_EMPTY, text, 1)
    closing = _CLOSING.search(text, opening.end() - 1)
    if closing is None:
        report.add(rules.UNCLOSED_FRONT_MATTER, edit=_closing_fence(text))
        return Document(None, "", 1)
    table = _table(text[opening.end() : closing.start(1)], report)
    body_line = text.count("\n", 0, closing.start(1)) + 2
    body = text[closing.end() + 1 :]
    if line := _second_front_matter(body, keys):
        report.add(rules.MISPLACED_FRONT_MATTER, body_line + line - 1)
        return Document(None, "", 1)
    return Document(table, body, body_line)


def _table(head: str, report: Report) -> Table | None:
    """The keys and values of a head, or None with findings in `report`."""
    if len(head) > LIMIT:
        report.add(FRONT_MATTER_TOO_LARGE, size=len(head), limit=LIMIT)
        return None
    report.offset = 1
    table = read_quickly(head, report)
    report.offset = 0
    return _EMPTY if table is not None and not table.pairs else table


def _fence_at(text: str, line: int) -> tuple[int, str, str] | None:
    """What makes the fence of a first line three hyphens; None elsewhere."""
    written = text.split("\n", line)[line - 1]
    is_first = line == 1 and _NEARLY_A_FENCE.fullmatch(without_hidden(written))
    return (1, written, FENCE) if is_first else None


def _closing_fence(text: str) -> Edit | None:
    """What makes a fence of the first line that was meant as the closing one."""
    for number, line in enumerate(text[:LIMIT].split("\n")[1:], start=2):
        if _NEARLY_A_FENCE.fullmatch(without_hidden(line)):
            return Edit(number, 1, line, FENCE)
    return None


def _looks_like_front_matter(text: str, keys: Sequence[Container[str]]) -> int | None:
    """The line on which something like front matter begins, or None.

    Text may begin with a line and a colon, or have a rule across the page: below the
    first line only a key that records have makes it front matter.
    """
    first, lines = _first_lines(text)
    for number, (line, following) in enumerate(pairwise(lines), start=first):
        key = _KEY_LINE.match(following)
        is_key = key is not None and _is_key(key[1], keys)
        if _NEARLY_A_FENCE.fullmatch(line) and (is_key or (key and number == first)):
            return number
    key = _KEY_LINE.match(lines[0])
    return first if key is not None and _is_key(key[1], keys) else None


def _second_front_matter(body: str, keys: Sequence[Container[str]]) -> int | None:
    """The line of a body on which it begins with front matter again, or None."""
    # Nearly every text begins with a word: it costs no more than to see that.
    if not _MAY_BEGIN.match(body):
        return None
    first, lines = _first_lines(body)
    key = _KEY_LINE.match(lines[1]) if len(lines) > 1 else None
    if key is None or not _NEARLY_A_FENCE.fullmatch(lines[0]):
        return None
    is_key = _is_key(key[1], keys) or len(_FENCES.findall(body)) > 1
    return first if is_key else None


def _is_key(word: str, keys: Iterable[Container[str]]) -> bool:
    word = folded(word)
    return any(word in some for some in keys)


def _first_lines(text: str) -> tuple[int, list[str]]:
    """The lines from the first that is not blank, as they are read, and its number."""
    blank = _BLANK_LINES.match(text)
    start = blank.end() if blank else 0
    lines = text[start : start + _LOOKED_AT].split("\n", _HEAD + 1)[: _HEAD + 1]
    return text.count("\n", 0, start) + 1, [without_hidden(line) for line in lines]
