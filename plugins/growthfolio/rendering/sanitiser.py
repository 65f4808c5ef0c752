"""HTML that people wrote comes in, harmless HTML leaves: always the last step.

What is not listed here is dropped. A link survives only where it leads to the
web, to mail, to a file of its record or to a place within it; a picture only
where it is a file of its record, so that nobody learns who opened a page.
"""

import posixpath
import re
import threading
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

import nh3

REL: Final = "noopener noreferrer"

_TAGS: Final = frozenset(
    re.findall(
        r"\w+",
        "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details"
        " dfn div dl dt em figcaption figure h5 h6 hr i img input ins kbd li mark ol p"
        " pre q rp rt ruby s samp section small span strong sub summary sup table tbody"
        " td tfoot th thead tr u ul var wbr",
    )
)

# Elements whose content goes with them, because it is not text for people.
_DROPPED_WHOLE: Final = frozenset(
    re.findall(
        r"\w+",
        "embed iframe math noscript object plaintext script select style svg template"
        " textarea title xmp",
    )
)

_ATTRIBUTES: Final[Mapping[str, frozenset[str]]] = {
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
_CLASSES: Final = (
    "contains-task-list",
    "footnote",
    "language-",
    "markdown-alert",
    "task-list-",
)

_BLANKS: Final = re.compile(r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f]+")
_WEB: Final = re.compile(r"(?:https?://|mailto:)[^/]", re.IGNORECASE)
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a text stands: its folder, its files' addresses, its ids' prefix.

    `addresses` are the record's files by their path in the tree (`same_path`);
    `ids` are those the text itself defines, the only ones it may link to.
    """

    folder: str
    addresses: Mapping[str, str]
    prefix: str
    ids: frozenset[str] = frozenset()

    def file(self, target: str) -> str | None:
        """The path of the file of this record that a relative target names."""
        path = unquote(re.split("[?#]", target, maxsplit=1)[0])
        if not path or _SCHEME.match(path):
            return None
        folder = "" if path.startswith("/") else self.folder
        full = same_path(posixpath.join(folder, path.lstrip("/")))
        return full if full in self.addresses else None


def same_path(path: str) -> str:
    """A path to compare by: dots resolved, accents in one spelling."""
    return unicodedata.normalize("NFC", posixpath.normpath(path))


def on_the_web(target: str) -> str | None:
    """An address on the web or a mail address, blanks taken out, else None."""
    address = _BLANKS.sub("", target)
    return address if _WEB.match(address) else None


class _Sanitiser(threading.local):
    """One cleaner per thread, told for each text where it stands."""

    def __init__(self) -> None:
        self._place = Place(folder="", addresses={}, prefix="")
        self._used: list[str] = []
        self._cleaner = nh3.Cleaner(
            tags=_TAGS,
            clean_content_tags=_DROPPED_WHOLE,
            attributes=_ATTRIBUTES,
            attribute_filter=self._attribute,
            strip_comments=True,
            link_rel=None,
            set_tag_attribute_values={"input": {"disabled": ""}},
            tag_attribute_values={"input": {"type": frozenset({"checkbox"})}},
            url_schemes=frozenset({"http", "https", "mailto"}),
        )

    def clean(self, html: str, place: Place) -> tuple[str, frozenset[str]]:
        """The harmless HTML, and the paths of the files it shows or links to."""
        self._place, self._used = place, []
        return self._cleaner.clean(html), frozenset(self._used)

    # Must never raise: nh3 then keeps the value as it was written.
    def _attribute(self, _tag: str, name: str, value: str) -> str | None:
        match name:
            case "href":
                return self._within(value) or on_the_web(value) or self._file(value)
            case "src":
                return self._file(value)
            case "id":
                return self._place.prefix + value
            case "class":
                kept = [word for word in value.split() if word.startswith(_CLASSES)]
                return " ".join(kept) or None
            case "rel":
                return REL
            case _:
                return value

    def _within(self, target: str) -> str | None:
        name = target.removeprefix("#")
        known = not {name, unquote(name)}.isdisjoint(self._place.ids)
        return f"#{self._place.prefix}{name}" if known and name != target else None

    def _file(self, target: str) -> str | None:
        path = self._place.file(target)
        if path is None:
            return None
        self._used.append(path)
        return self._place.addresses[path]


sanitiser: Final = _Sanitiser()
"""The one way out for HTML that people wrote."""
