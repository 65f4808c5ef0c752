"""HTML of which it is known what the sanitiser makes of it, without asking it.

Most of what people write are paragraphs, lists, tables and links to the web. Where a
text has become nothing but such elements, each where it may stand, each closed, with
no attributes but those that are listed here and plain addresses, nothing has to be
dropped, and to parse it once more takes longer than all the rest. Where there is
anything else in a text, be it one character, all of it goes to the sanitiser.
"""

import re
from collections.abc import Mapping
from typing import Final, TypeAlias

from growthfolio.rendering.sanitiser import REL

_TAG: Final = re.compile("<[^<>]*>")
_REFERENCE: Final = re.compile("&(?!(?:amp|lt|gt|quot);)")
# Where only a line may end: within tables, but for their cells, and before code.
_LOOSE: Final = re.compile(
    r"<(?:table|/?thead|/?tbody|/?tr|/t[dh])>(?!\n?<)|<pre>(?!<code>)"
)
_LOOSE_IN: Final = frozenset({"<table>", "<pre>"})
_LINK: Final = '<a href="'
_WEB: Final = re.compile(
    r'<a href="https?://(?!\S*xn--)(?:[a-z\d-]+\.)*[a-z][a-z-]*'
    r"(?:/(?:[\w.,:;=?@!$*()/#+~%-]|&amp;)*)?\">",
    re.ASCII | re.IGNORECASE,
)

TURNING: Final = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Characters that turn the order of reading, and need an element of their own."""
# Parsers read the last two as something else.
_ODD: Final = (*TURNING, "\r", "\0")

_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_INLINE: Final = ("a", "br", "code", "del", "em", "strong")
_ANY: Final = (
    *_INLINE,
    *_HEADINGS,
    "blockquote",
    "hr",
    "ol",
    "p",
    "pre",
    "table",
    "ul",
)
_NAMES_WITHIN: Final[Mapping[str, tuple[str, ...]]] = {
    "": _ANY,
    "blockquote": _ANY,
    "li": (*_ANY, "input"),
    **dict.fromkeys(("a", "del", "em", "p", "strong", "td", "th", *_HEADINGS), _INLINE),
    **dict.fromkeys(("br", "code", "hr", "input"), ()),
    "pre": ("code",),
    **dict.fromkeys(("ol", "ul"), ("li",)),
    "table": ("tbody", "thead"),
    **dict.fromkeys(("tbody", "thead"), ("tr",)),
    "tr": ("td", "th"),
}
"""What may stand directly in an element so that neither ends the other."""
_EMPTY: Final = ("br", "hr", "input")

_BOX: Final = '<input type="checkbox" class="task-list-item-checkbox"'
BOXES: Final = (f'{_BOX} disabled="" />', f'{_BOX} checked="" disabled="" />')
"""The boxes of a list of tasks, as the parser of Markdown writes them."""
_ALIGNED: Final = ("center", "left", "right")
_OPENS: Final[Mapping[str, tuple[str, ...]]] = {
    "a": (_LINK,),
    "br": ("<br />",),
    "hr": ("<hr />",),
    "input": BOXES,
    "li": ("<li>", '<li class="task-list-item">'),
    **{
        name: (f"<{name}>", f'<{name} class="contains-task-list">')
        for name in ("ol", "ul")
    },
    **{
        name: (f"<{name}>", *(f'<{name} align="{side}">' for side in _ALIGNED))
        for name in ("td", "th")
    },
}
"""The tags of those that are not just opened by their names."""

Within: TypeAlias = dict[str, "tuple[str, Within] | None"]
"""The tags that may come next, each with the one that closes it and what it holds."""


def _tags_within() -> Within:
    within: dict[str, Within] = {name: {} for name in _NAMES_WITHIN}
    for name, children in _NAMES_WITHIN.items():
        for child in children:
            element = None if child in _EMPTY else (f"</{child}>", within[child])
            tags = _OPENS.get(child, (f"<{child}>",))
            within[name] |= dict.fromkeys(tags, element)
    return within[""]


_ROOT: Final = _tags_within()


def as_cleaned(raw: str, level: int, boxes: Mapping[str, str]) -> str | None:
    """What the sanitiser would make of HTML; None where it has to be asked.

    The highest headings become headings of `level`, and the `boxes` of tasks what
    they are mapped to.
    """
    tags = _TAG.findall(raw)
    kinds = frozenset(tags)
    if (
        not raw.count("<") == raw.count(">") == len(tags)
        or not raw.startswith("<")
        or any(map(raw.__contains__, _ODD))
        or not _nested(tags)
        or (not _LOOSE_IN.isdisjoint(kinds) and _LOOSE.search(raw))
        or ("&" in raw and _REFERENCE.search(raw))
    ):
        return None
    return _said(_demoted(raw, kinds, level), kinds, boxes)


def _nested(tags: list[str]) -> bool:
    """Whether every element stands where it may, and is closed where it must be."""
    outer: list[tuple[str, Within]] = []
    closes, may = "", _ROOT
    for tag in tags:
        if tag == closes:
            closes, may = outer.pop()
            continue
        opens = _LINK if tag.startswith(_LINK) else tag
        if opens not in may or (opens == _LINK and not _is_link(tag, closes, outer)):
            return False
        if (element := may[opens]) is not None:
            outer.append((closes, may))
            closes, may = element
    return not outer


def _is_link(tag: str, closes: str, outer: list[tuple[str, Within]]) -> bool:
    """Whether it is a link to the web, and in none itself."""
    within = (closes, *(one for one, _ in outer))
    return "</a>" not in within and _WEB.fullmatch(tag) is not None


def _demoted(raw: str, kinds: frozenset[str], level: int) -> str:
    levels = [n for n in range(6, 0, -1) if f"<h{n}>" in kinds]
    down = level - min(levels, default=level)
    for written in levels:  # the lowest first: none is taken for one that was moved
        name = f"h{min(written + down, 6)}"
        raw = raw.replace(f"<h{written}>", f"<{name}>")
        raw = raw.replace(f"</h{written}>", f"</{name}>")
    return raw


def _said(raw: str, kinds: frozenset[str], boxes: Mapping[str, str]) -> str:
    """HTML as the sanitiser writes it, from HTML as the parser of Markdown does."""
    for written, said in {"<br />": "<br>", "<hr />": "<hr>", **boxes}.items():
        if written in kinds:
            raw = raw.replace(written, said)
    if "</a>" in kinds:
        raw = raw.replace(_LINK, f'<a rel="{REL}" href="')
    return raw.replace("&quot;", '"').replace("\xa0", "&nbsp;")
