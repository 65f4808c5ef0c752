"""HTML of which it is known what the sanitiser makes of it, without asking it.

Most of what people write are paragraphs, lists, tables and links to the web. Where a
text has become nothing but such elements, each where it may stand, each closed, with
no attributes but those that are listed here and plain addresses, nothing has to be
dropped, and to parse it once more takes longer than all the rest. Where there is
anything else in a text, be it one character, all of it goes to the sanitiser.
"""

import re
from collections.abc import Mapping, Sequence
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

_LEVELS: Final = (1, 2, 3, 4, 5, 6)
_HEADINGS: Final = tuple(f"h{level}" for level in _LEVELS)
_LEVEL_OF: Final = {f"<h{level}>": level for level in _LEVELS}
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
_REWRITTEN: Final = frozenset({"<br />", "<hr />", *BOXES})
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

Within: TypeAlias = dict[str, "Within"]
"""The tags that may come next, each with those that may come in what it opens."""

_NOTHING: Final[Within] = {}
"""What may come in an element that has no end."""
_OUT: Final[Within] = {}
"""What stands for the way out of an element, by the tag that closes it."""


def _tags_within() -> Within:
    within: dict[str, Within] = {
        name: {f"</{name}>": _OUT} if name else {} for name in _NAMES_WITHIN
    }
    for name, children in _NAMES_WITHIN.items():
        for child in children:
            inner = _NOTHING if child in _EMPTY else within[child]
            tags = _OPENS.get(child, (f"<{child}>",))
            within[name] |= dict.fromkeys(tags, inner)
    return within[""]


_ROOT: Final = _tags_within()
_IN_LINK: Final = _ROOT[_LINK]


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
    outer: list[Within] = []
    may = _ROOT
    for tag in tags:
        inner = may.get(tag)
        if inner is None:
            if not tag.startswith(_LINK) or not _is_link(tag, (may, *outer)):
                return False
            inner = may[_LINK]
        if inner is _OUT:
            may = outer.pop()
        elif inner is not _NOTHING:
            outer.append(may)
            may = inner
    return not outer


def _is_link(tag: str, within: Sequence[Within]) -> bool:
    """Whether it is a link to the web, where one may stand, and in none itself."""
    return (
        _LINK in within[0]
        and not any(one is _IN_LINK for one in within)
        and _WEB.fullmatch(tag) is not None
    )


def _demoted(raw: str, kinds: frozenset[str], level: int) -> str:
    """HTML with other headings: nothing but tags ends with `>` by now."""
    levels = sorted(map(_LEVEL_OF.__getitem__, kinds & _LEVEL_OF.keys()), reverse=True)
    down = level - min(levels, default=level)
    for written in levels:  # the lowest first: none is taken for one that was moved
        raw = raw.replace(f"h{written}>", f"h{min(written + down, 6)}>")
    return raw


def _said(raw: str, kinds: frozenset[str], boxes: Mapping[str, str]) -> str:
    """HTML as the sanitiser writes it, from HTML as the parser of Markdown does."""
    for written in kinds & _REWRITTEN:
        raw = raw.replace(written, boxes.get(written) or written.replace(" />", ">"))
    if "</a>" in kinds:
        raw = raw.replace(_LINK, f'<a rel="{REL}" href="')
    if "&" in raw:
        raw = raw.replace("&quot;", '"')
    return raw.replace("\xa0", "&nbsp;")
