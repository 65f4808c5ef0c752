"""How deep a text is nested: quotes and lists within each other on one line."""

import re
from typing import Final

NESTING: Final = 50
"""The most levels there may be (threats.md, E801)."""

_MARKER: Final = r"(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))[ \t]*"
_FIRST: Final = re.compile(rf"[ \t]*(?:{_MARKER}){{{NESTING + 1}}}")
# A line break is looked for much faster than the beginning of a line.
_LATER: Final = re.compile(rf"\n{_FIRST.pattern}")
# No line is nested so deep that does not begin with so many of these.
_PERHAPS: Final = re.compile(rf"\n[-*+>.)\d \t]{{{NESTING + 1}}}")


def deepest_line(body: str) -> int | None:
    """The first line that is nested too deep; None for any text people write."""
    if _FIRST.match(body):
        return 1
    found = _LATER.search(body) if _PERHAPS.search(body) else None
    return body.count("\n", 0, found.start()) + 2 if found else None
