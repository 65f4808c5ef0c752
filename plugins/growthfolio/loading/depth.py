"""How deep a text is nested: quotes and lists within each other on one line."""

import re
from typing import Final

NESTING: Final = 50
"""The most levels there may be (threats.md, E801)."""

_DEEP: Final = re.compile(
    rf"^[ \t]*(?:(?:>|(?:[-*+]|\d{{1,9}}[.)])(?=[ \t]))[ \t]*){{{NESTING + 1}}}",
    re.MULTILINE,
)
_MARKERS: Final = (">", "- ", "* ", "+ ", ". ", ") ")


def deepest_line(body: str) -> int | None:
    """The first line that is nested too deep; None for any text people write."""
    if sum(body.count(marker) for marker in _MARKERS) <= NESTING:
        return None
    found = _DEEP.search(body)
    return body.count("\n", 0, found.start()) + 1 if found else None
