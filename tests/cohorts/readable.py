"""A page's HTML → what somebody reads: lines, with their links."""

import re
from html.parser import HTMLParser
from typing import Final

_UNSEEN: Final = frozenset({"script", "style", "svg", "template"})
_VOID: Final = frozenset({"img", "input", "br", "hr", "wbr", "col"})
_HEADINGS: Final = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_LINES: Final = {"li": "- ", "dt": "", "dd": ": ", "summary": "", "caption": ""}
_BLOCKS: Final = frozenset(
    {"p", "div", "section", "header", "article", "figure", "table", "thead", "tbody"}
    | {"tr", "ul", "ol", "dl", "pre", "blockquote", "details", "footer", "nav", "form"}
)


def readable(html: str) -> str:
    """The text of a page: a line for each block, `[text](target)` for each link.

    What only machines or no eyes are given (scripts, hidden filters, glyphs with a
    word beside them) is left out.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return "\n".join(line for line in lines if line and line != "-") + "\n"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._open: list[tuple[str, bool, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line where the element does; note whether it is seen at all."""
        values = dict(attrs)
        if tag in _VOID:
            self._say(f"[{values.get('alt') or tag}]" if tag == "img" else " ")
            return
        hidden = "hidden" in values or values.get("aria-hidden") == "true"
        unseen = hidden or tag in _UNSEEN or self._unseen
        target = str(values.get("href", "")) if tag == "a" else ""
        self._open.append((tag, unseen, target))
        self._say(self._before(tag, target))

    def handle_endtag(self, tag: str) -> None:
        """Close the element, and its link or cell with it."""
        if not self._open or tag in _VOID:
            return
        _, _, target = self._open[-1]
        if target:
            self._say(f"]({target})")
        elif tag in _HEADINGS or tag in _LINES or tag in _BLOCKS:
            self._say("\n")
        self._open.pop()

    def handle_data(self, data: str) -> None:
        """Keep what is seen; line breaks in it are spaces."""
        self._say(re.sub(r"\s+", " ", data))

    @property
    def _unseen(self) -> bool:
        return bool(self._open) and self._open[-1][1]

    def _say(self, text: str) -> None:
        if not self._unseen:
            self.parts.append(text)

    @staticmethod
    def _before(tag: str, target: str) -> str:
        if target:
            return "["
        if tag in _HEADINGS:
            return f"\n{_HEADINGS[tag]}"
        if tag in _LINES:
            return f"\n{_LINES[tag]}"
        if tag in _BLOCKS:
            return "\n"
        return " | " if tag in ("td", "th") else " "
