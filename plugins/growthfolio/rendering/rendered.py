"""What rendering hands to a host: a page's content, title and headings."""

import html
import re
from functools import lru_cache
from typing import Final

from msgspec import Struct

_OUTLINE: Final = re.compile(
    r'<h([23])\b[^<>]*\bid="([^"]+)"[^<>]*>(.*?)</h\1>', re.DOTALL
)
_MARKUP: Final = re.compile(r"<[^<>]*>")

# Look-alikes that no theme can take for markup, however often it un-escapes.
_HARMLESS: Final = str.maketrans({"<": "‹", ">": "›", "&": "＆"})


class Heading(Struct, frozen=True, kw_only=True):
    """A line of the table of contents; `text` is plain and free of `<`, `>`, `&`."""

    level: int
    id: str
    text: str


class Rendered(Struct, frozen=True, kw_only=True):
    """A page: its main content, and what the theme around it needs.

    `title` is plain text free of `<`, `>` and `&`; `hide` are the theme's side
    bars the page does without (`navigation`, `toc`).
    """

    title: str
    html: str
    headings: tuple[Heading, ...]
    hide: tuple[str, ...]


# Months, states and what cells say of them: the same on one page as on the next.
@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A text as one line without markup, for places that themes do not escape."""
    return " ".join(html.unescape(text).translate(_HARMLESS).split())


def outline(content: str) -> tuple[Heading, ...]:
    """The headings of a page that can be linked to: those people did not write."""
    return tuple(
        Heading(level=int(level), id=anchor, text=plain(_MARKUP.sub("", text)))
        for level, anchor, text in _OUTLINE.findall(content)
    )
