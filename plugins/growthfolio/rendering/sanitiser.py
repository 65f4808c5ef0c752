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
from typing import Final
from urllib.parse import unquote

import nh3
from msgspec import Struct

from growthfolio.model.markup import (
    ATTRIBUTES,
    CLASSES,
    DROPPED_WHOLE,
    ELEMENTS,
    SCHEME,
    on_the_web,
)
from growthfolio.rendering.rendered import plain

REL: Final = "noopener noreferrer"


class Place(Struct, frozen=True, kw_only=True):
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
        if not path or SCHEME.match(path):
            return None
        folder = "" if path.startswith("/") else self.folder
        full = same_path(posixpath.join(folder, path.lstrip("/")))
        return full if full in self.addresses else None


def same_path(path: str) -> str:
    """A path to compare by: dots resolved, accents in one spelling."""
    return unicodedata.normalize("NFC", posixpath.normpath(path))


def _harmless(classes: str) -> str | None:
    return " ".join(one for one in classes.split() if one.startswith(CLASSES)) or None


class _Sanitiser(threading.local):
    """One cleaner per thread, told for each text where it stands."""

    def __init__(self) -> None:
        self._place = Place(folder="", addresses={}, prefix="")
        self._used: list[str] = []
        self._cleaner = nh3.Cleaner(
            tags=ELEMENTS,
            clean_content_tags=DROPPED_WHOLE,
            attributes=ATTRIBUTES,
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
                said = self._within(value) or on_the_web(value) or self._file(value)
            case "src":
                said = self._file(value)
            case "id":
                said = self._place.prefix + value
            case "class":
                said = _harmless(value)
            case "rel":
                said = REL
            case "alt" | "aria-label" | "title":
                # Material makes tooltips of titles, and HTML of their text.
                said = plain(value)
            case _:
                said = value
        return said

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
