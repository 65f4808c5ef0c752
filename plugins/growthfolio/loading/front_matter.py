"""A record's text → its front matter as a table, and its body."""

import re
from typing import Final, NamedTuple

from growthfolio.loading.nodes import Table, read_table
from growthfolio.loading.report import Report
from growthfolio.model.rules import front_matter as rules

FENCE: Final = "---"

# A line of dashes of any kind that somebody took for the fence.
_NEARLY_A_FENCE: Final = re.compile("[\\s\ufeff]*[-—－–‐_]{2,}\\s*")
_KEY_LINE: Final = re.compile(r"\s*[A-Za-z_][\w.-]*\s*[:：]")
_HEAD: Final = 10


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
    if not text.startswith(FENCE + "\n"):
        if line := _looks_like_front_matter(text, keys):
            report.add(rules.MISPLACED_FRONT_MATTER, line)
            return Document(None, "", 1)
        return Document(_EMPTY, text, 1)
    end = text.find("\n---", len(FENCE))
    while end >= 0:
        rest, newline, body = text[end + 4 :].partition("\n")
        if not rest.strip():
            break
        end = text.find("\n---", end + 1)
    if end < 0:
        report.add(rules.UNCLOSED_FRONT_MATTER)
        return Document(None, "", 1)
    yaml = text[len(FENCE) + 1 : end + 1]
    body_line = text.count("\n", 0, end + 1) + 2
    report.offset = 1
    table = read_table(yaml, report)
    report.offset = 0
    if table is not None and not table.pairs:
        table = _EMPTY
    return Document(table, body if newline else "", body_line)


def _looks_like_front_matter(text: str, keys: frozenset[str]) -> int | None:
    """The line on which something like front matter begins, or None."""
    lines = text.split("\n", _HEAD + 1)[:_HEAD]
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        if _NEARLY_A_FENCE.fullmatch(line):
            following = lines[number : number + 1]
            return number if following and _KEY_LINE.match(following[0]) else None
        word = re.split("[:：]", line, maxsplit=1)[0].strip()
        return number if word in keys and _KEY_LINE.match(line) else None
    return None
