"""Pages rendered before, by everything that went into them.

A page's key is the hash of what it says, of what all pages share, of the site's own
fragments and of the code that renders. Two pages with one key are the same page.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from types import MappingProxyType
from typing import Final

from msgspec import DecodeError, Struct, msgpack

from growthfolio.caching.code import code
from growthfolio.caching.environment import versions
from growthfolio.caching.shelf import Shelf
from growthfolio.pages.planned import digest_of
from growthfolio.pages.views import AnyPage
from growthfolio.rendering.rendered import Rendered

_KIND: Final = "page"
_PACKAGES: Final = frozenset({"comrak", "nh3", "jinja2", "markupsafe", "msgspec"})


class Made(Struct, frozen=True, array_like=True):
    """A page, and the terms it is found by: nobody here looks into them."""

    rendered: Rendered
    terms: bytes


def terms_kept(shelf: Shelf, keys: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """The terms of pages that were kept, by their keys; of those that are there."""
    for key, data in shelf.get(_KIND, tuple(keys)):
        made = _whole(data)
        if made is not None:
            yield key, made.terms


_decoder: Final = msgpack.Decoder(Made)


def packed(made: Made) -> bytes:
    """A page as it is kept, and handed from process to process."""
    return _encoder().encode(made)


def unpacked(data: bytes) -> Made:
    """A page as it was packed; raises msgspec.DecodeError."""
    return _decoder.decode(data)


class Keeper:
    """Pages that were rendered before; `about` is what all of a site depend on."""

    def __init__(self, shelf: Shelf, about: object) -> None:
        self._shelf = shelf
        shared = (code(), versions(_PACKAGES), about)
        self._about = blake2b(_encoder().encode(shared), digest_size=32).digest()

    def keys(self, pages: Sequence[AnyPage]) -> tuple[str, ...]:
        """The key of each page."""
        return tuple(map(self._key, pages))

    def _key(self, page: AnyPage) -> str:
        return blake2b(self._about + digest_of(page), digest_size=32).hexdigest()

    def known(self, keys: Sequence[str]) -> frozenset[str]:
        """Those of the keys whose pages seem to be there."""
        return self._shelf.has(_KIND, keys)

    def keep(self, pages: Iterable[tuple[str, bytes]]) -> None:
        """Keep pages that were rendered, by their keys."""
        self._shelf.put(_KIND, pages)


def pages_kept(shelf: Shelf, keys: Sequence[str]) -> Mapping[str, Made]:
    """Pages that were kept, by their keys; those that are there and whole."""
    made = ((key, _whole(data)) for key, data in shelf.get(_KIND, keys))
    return {key: one for key, one in made if one is not None}


def _whole(data: bytes | None) -> Made | None:
    try:
        return None if data is None else unpacked(data)
    except DecodeError:
        return None


@cache
def _encoder() -> msgpack.Encoder:
    return msgpack.Encoder(enc_hook=_plain, order="deterministic")


def _plain(value: object) -> object:
    if isinstance(value, MappingProxyType):
        return dict(value)
    raise NotImplementedError(type(value))
