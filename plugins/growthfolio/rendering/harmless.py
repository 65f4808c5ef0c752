"""HTML of which it is known what the sanitiser makes of it, without asking it.

Most of what people write are paragraphs, lists, tables and links to the web. Where a
text has become nothing but such elements, each where it may stand, each closed, with
no attributes but those that are listed and plain addresses (`nesting`), nothing has to
be dropped, and to parse it once more takes longer than all the rest. Where there is
anything else in a text, be it one character, all of it goes to the sanitiser.

It is looked at as bytes, in which tags are found and told apart soonest.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from growthfolio.rendering.nesting import BOXES, is_nested
from growthfolio.rendering.sanitiser import REL

_ENDS: Final = b"<>"
"""What a tag begins with, and ends with."""
_NO_ENDS: Final = bytes(set(range(256)).difference(_ENDS))
_REFERENCE: Final = re.compile(b"&(?!(?:amp|lt|gt|quot);)")
# Where only a line may end: within tables, but for their cells, and before code.
_LOOSE: Final = re.compile(
    b"<(?:table|/?thead|/?tbody|/?tr|/t[dh])>(?!\n?<)|<pre>(?!<code>)"
)
_LOOSE_IN: Final = frozenset({b"table", b"pre"})

TURNING: Final = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Characters that turn the order of reading, and need an element of their own."""
_TURNS: Final = re.compile("|".join(TURNING).encode())

# Whether a byte is there is known sooner than whether bytes are.
_MAY_TURN: Final = TURNING.encode()[0]
_AMPERSAND, _RETURN, _NOTHING = b"&\r\0"

_LEVELS: Final = {b"h%d" % level: level for level in range(1, 7)}
_HEADINGS: Final = frozenset(_LEVELS)
_REWRITTEN: Final = {tag[1:-1].encode(): tag for tag in ("<br />", "<hr />", *BOXES)}


def as_cleaned(raw: str, level: int, boxes: Mapping[str, str]) -> str | None:
    """What the sanitiser would make of HTML; None where it has to be asked.

    The highest headings become headings of `level`, and the `boxes` of tasks what
    they are mapped to.
    """
    data = raw.encode("utf-8", "surrogatepass")
    ends = data.translate(None, _NO_ENDS)
    if not data.startswith(b"<") or ends != _ENDS * (len(ends) // len(_ENDS)):
        return None
    tags = data.replace(b"<", b">").split(b">")[1::2]
    kinds = frozenset(tags)
    if (
        not is_nested(tags)
        # Parsers read both as something else.
        or _RETURN in data
        or _NOTHING in data
        or (_MAY_TURN in data and _TURNS.search(data))
        or (not _LOOSE_IN.isdisjoint(kinds) and _LOOSE.search(data))
        or (_AMPERSAND in data and _REFERENCE.search(data))
    ):
        return None
    for written, said in _moved(kinds & _HEADINGS, level):
        raw = raw.replace(written, said)
    return _said(raw, kinds, boxes)


@lru_cache(maxsize=256)
def _moved(kinds: frozenset[bytes], level: int) -> tuple[tuple[str, str], ...]:
    """What to write for headings: nothing but tags ends with `>` by now.

    The lowest come first, so that none is taken for one that was moved.
    """
    levels = sorted(map(_LEVELS.__getitem__, kinds), reverse=True)
    down = level - min(levels, default=level)
    return tuple((f"h{one}>", f"h{min(one + down, 6)}>") for one in levels)


def _said(raw: str, kinds: frozenset[bytes], boxes: Mapping[str, str]) -> str:
    """HTML as the sanitiser writes it, from HTML as the parser of Markdown does."""
    for tag in kinds & _REWRITTEN.keys():
        written = _REWRITTEN[tag]
        raw = raw.replace(written, boxes.get(written) or written.replace(" />", ">"))
    if b"/a" in kinds:
        raw = raw.replace('<a href="', f'<a rel="{REL}" href="')
    if "&" in raw:
        raw = raw.replace("&quot;", '"')
    return raw.replace("\xa0", "&nbsp;") if "\xa0" in raw else raw
