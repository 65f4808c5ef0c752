"""What HTML people may write in a record: elements, attributes, addresses.

The sanitiser goes by it when a page is made, the check when it tells authors what
they will not find there. What is not listed is dropped.
"""

import re
from collections.abc import Mapping
from typing import Final

ELEMENTS: Final = frozenset(
    re.findall(
        r"\w+",
        "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details"
        " dfn div dl dt em figcaption figure h5 h6 hr i img input ins kbd li mark ol p"
        " pre q rp rt ruby s samp section small span strong sub summary sup table tbody"
        " td tfoot th thead tr u ul var wbr",
    )
)

HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4"})
"""They may be written, and become headings of a lower level."""

# Elements whose content goes with them, because it is not text for people.
DROPPED_WHOLE: Final = frozenset(
    re.findall(
        r"\w+",
        "embed iframe math noscript object plaintext script select style svg template"
        " textarea title xmp",
    )
)

ATTRIBUTES: Final[Mapping[str, frozenset[str]]] = {
    "*": frozenset({"class", "dir", "id", "lang", "title"}),
    "a": frozenset({"aria-label", "href", "rel"}),
    "details": frozenset({"open"}),
    "img": frozenset({"alt", "height", "src", "width"}),
    "input": frozenset({"aria-label", "checked"}),
    "ol": frozenset({"start"}),
    "td": frozenset({"align", "colspan", "rowspan"}),
    "th": frozenset({"align", "colspan", "rowspan", "scope"}),
}

# A class of the theme's own, such as md-overlay, could cover the page, and
# `mermaid` would make Material fetch a script from elsewhere.
CLASSES: Final = (
    "contains-task-list",
    "footnote",
    "language-",
    "markdown-alert",
    "task-list-",
)

# The parser takes seconds for thousands of quotes within quotes or for very wide
# tables, and comrak 0.0.16 overflows the stack on 25,000 mail addresses in a
# paragraph. People write no such text.
MOST_QUOTES: Final = 100
MOST_COLUMNS: Final = 500
MOST_CELLS: Final = 300_000
MOST_MAIL: Final = 500

_QUOTES: Final = re.compile(rf"(?:>[ \t]*){{{MOST_QUOTES}}}")

SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)

_BLANKS: Final = re.compile(r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f]+")
_WEB: Final = re.compile(r"(?:https?://|mailto:)[^/]", re.IGNORECASE)


def without_blanks(target: str) -> str:
    """An address without what browsers overlook in it."""
    return _BLANKS.sub("", target)


def on_the_web(target: str) -> str | None:
    """An address on the web or a mail address, blanks taken out, else None."""
    address = without_blanks(target)
    return address if _WEB.match(address) else None


def stalls(source: str) -> bool:
    """Whether a text is one that no parser of Markdown should be given."""
    # To look for a character is much sooner done than to count it.
    if "@" in source and source.count("@") > MOST_MAIL:
        return True
    if ">" in source and source.count(">") >= MOST_QUOTES and _QUOTES.search(source):
        return True
    return "|" in source and _is_wide(source)


def _is_wide(source: str) -> bool:
    """Whether there is a table in it that no parser should be given."""
    pipes = source.count("|")
    if pipes <= MOST_COLUMNS and pipes * source.count("\n") <= MOST_CELLS:
        return False  # no line can have more of them
    widest = max((line.count("|") for line in source.split("\n")), default=0)
    return widest > MOST_COLUMNS or widest * source.count("\n") > MOST_CELLS
