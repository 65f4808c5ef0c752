"""A tag's attributes → the addresses a browser loads by itself, and where they lead."""

import posixpath
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final
from urllib.parse import unquote, urlsplit

_LOADING: Final = frozenset({"src", "srcset", "data", "poster", "background"})
DRAWN: Final = frozenset({"image", "use", "feimage"})
"""Parts of drawings, which load what other elements only lead to."""
_LOADED: Final = frozenset(
    {
        *("stylesheet", "icon", "apple-touch-icon", "manifest"),
        *("preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch"),
    }
)


def loaded(tag: str, attributes: Mapping[str, str]) -> Iterator[str]:
    """What a browser loads by itself for a tag with these attributes."""
    if tag == "link" and _LOADED.intersection(
        attributes.get("rel", "").lower().split()
    ):
        yield attributes.get("href", "")
    if tag in DRAWN:
        yield from (attributes.get(name, "") for name in ("href", "xlink:href"))
    for name in sorted(_LOADING & attributes.keys()):
        given = attributes[name]
        yield from given.split(",") if name == "srcset" else (given,)


def host_of(address: str) -> str:
    """The host it is loaded from; empty for the site's own."""
    # Browsers read a backslash as a slash.
    try:
        return urlsplit(address.strip().replace("\\", "/")).netloc
    except ValueError:
        return address  # no browser would agree on a host either


def file_of(address: str, page: str) -> str:
    """The file it leads to from a page, by its path from the site's root."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), _path(address)))


@lru_cache(maxsize=256)
def _path(address: str) -> str:
    return unquote(urlsplit(address.strip()).path)
