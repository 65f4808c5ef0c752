"""A page's HTML → the addresses a browser loads by itself when it opens the page."""

import posixpath
import re
from collections.abc import Sequence
from functools import lru_cache
from html.parser import HTMLParser
from typing import Final
from urllib.parse import unquote, urlsplit

from msgspec import Struct

# Reading a thousand pages properly takes its time. In all of them the theme's own
# tags are the same few, and what people write has none of these attributes with a
# host: where it looks as if it had, the whole page is read.
_HOST: Final = re.compile(r"""=\s*["']?\s*(?:[a-zA-Z][a-zA-Z+.-]*:)?[/\\]{2}""")
_TAGS: Final = re.compile(r"<(?:script|link)\b[^>]*>", re.IGNORECASE)
_ATTRIBUTES: Final = frozenset({"src", "srcset", "data", "poster"})
_LOADED: Final = frozenset(
    {
        *("stylesheet", "icon", "apple-touch-icon", "manifest"),
        *("preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch"),
    }
)


class Address(Struct, frozen=True, kw_only=True):
    """An address as it stands in the page, and whether it is a script's."""

    text: str
    is_script: bool

    @property
    def host(self) -> str:
        """The host it is loaded from; empty for the site's own."""
        # Browsers read a backslash as a slash.
        try:
            return urlsplit(self.text.strip().replace("\\", "/")).netloc
        except ValueError:
            return self.text  # no browser would agree on a host either

    def file(self, page: str) -> str:
        """The file it leads to from a page, by its path from the site's root."""
        path = unquote(urlsplit(self.text.strip()).path)
        return posixpath.normpath(posixpath.join(posixpath.dirname(page), path))


def addresses(html: str) -> tuple[Address, ...]:
    """What scripts and links of a page load, and what else it loads from elsewhere."""
    if _looks_foreign(html):
        return _read(html)
    return tuple(one for tag in _TAGS.findall(html) for one in _read_once(tag))


def _looks_foreign(html: str) -> bool:
    lower = html.lower()
    return "srcset" in lower or any(
        lower[found.start() - 40 : found.start()].rstrip().endswith(tuple(_ATTRIBUTES))
        for found in _HOST.finditer(lower)
    )


def _read(html: str) -> tuple[Address, ...]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(reader.found)


_read_once = lru_cache(maxsize=4096)(_read)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Address] = []

    def handle_starttag(
        self, tag: str, attrs: Sequence[tuple[str, str | None]]
    ) -> None:
        given = {name: value or "" for name, value in reversed(attrs)}
        if tag == "link" and _LOADED.intersection(given.get("rel", "").lower().split()):
            self._note(given.get("href", ""))
        for name in _ATTRIBUTES & given.keys():
            parts = given[name].split(",") if name == "srcset" else [given[name]]
            for part in parts:
                self._note(part, is_script=tag == "script")

    def _note(self, text: str, *, is_script: bool = False) -> None:
        self.found.append(Address(text=text, is_script=is_script))
