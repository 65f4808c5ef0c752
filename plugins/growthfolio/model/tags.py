"""HTML → its tags in order, as browsers part it, in one pass.

Python's own parser takes minutes for some texts of a few pages that nobody writes
but to have it do so (CVE-2025-6069 and its kin); this one never looks back.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Final

from msgspec import Struct, field

_NAME: Final = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_ATTRIBUTE: Final = re.compile(
    r"""[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*))?)?"""
)
_END: Final = re.compile(r"[\s/]*>")
# Between their tags stands text, whatever it looks like.
_RAW: Final = frozenset(
    re.findall(
        r"\w+",
        "iframe noembed noframes plaintext script style textarea title xmp",
    )
)


class Tag(Struct, frozen=True, kw_only=True):
    """A tag: its name in small letters, its attributes, each the first of its name.

    `text` is what stands in an element that has text only, such as a script.
    """

    name: str
    closes: bool = False
    attributes: Mapping[str, str] = field(default_factory=dict)
    text: str = ""


def tags(html: str) -> Iterator[Tag]:
    """The tags of a text, up to one that never ends."""
    at = html.find("<")
    while at >= 0:
        name = _NAME.match(html, at)
        if name is None:
            end = _past_remark(html, at)
        else:
            read = _read(html, name)
            if read is None:
                return
            tag, end = read
            yield tag
        at = html.find("<", end) if end >= 0 else -1


def _past_remark(html: str, at: int) -> int:
    """Where a comment or the like ends; -1 where it never does."""
    if html.startswith("<!--", at):
        # `<!-->` is a whole one.
        end = html.find("-->", at + 2)
        return end + 3 if end >= 0 else -1
    if html[at + 1 : at + 2] in ("!", "?", "/"):
        end = html.find(">", at)
        return end + 1 if end >= 0 else -1
    return at + 1


def _read(html: str, name: re.Match[str]) -> tuple[Tag, int] | None:
    """A tag and where it, or the text that goes with it, ends."""
    attributes: dict[str, str] = {}
    at = name.end()
    while (end := _END.match(html, at)) is None:
        found = _ATTRIBUTE.match(html, at)
        if found is None:
            return None
        key, double, single, bare = found.groups()
        at = found.end()
        if html[at - 1] == "=" and html.startswith(('"', "'"), at):
            return None  # nobody closes this quotation
        value = unescape(double or single or bare or "")
        attributes.setdefault(key.lower(), value)
    closes, called = html[name.start() + 1] == "/", name[1].lower()
    tag = Tag(name=called, closes=closes, attributes=attributes)
    if closes or called not in _RAW:
        return tag, end.end()
    last = re.compile(rf"</{called}(?=[\s/>])", re.IGNORECASE).search(html, end.end())
    stop = last.start() if last is not None else len(html)
    text = html[end.end() : stop]
    return Tag(name=called, attributes=attributes, text=text), stop
