"""Pages rendered before, by everything that went into them.

A page's key is the hash of what it says, of what all pages share, of the site's own
fragments and of the code that renders. Two pages with one key are the same page.
"""

from collections.abc import Iterable, Iterator, Sequence
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
_AT_ONCE: Final = 32
"""How many pages are in memory at a time before they are asked for."""
_PACKAGES: Final = frozenset({"comrak", "nh3", "jinja2", "markupsafe", "msgspec"})


class Made(Struct, frozen=True, array_like=True):
    """A page, and the terms it is found by, packed."""

    rendered: Rendered
    terms: bytes


class NotKeptError(Exception):
    """Something that was on the shelf is not there any more."""


class Terms(Struct, frozen=True):
    """What the page of a key is found by; two pages with one key have the same.

    Those that are not `packed` here are on the `shelf`.
    """

    key: str
    packed: bytes | None = None
    shelf: Shelf | None = None

    @property
    def all(self) -> frozenset[str]:
        """The terms; raises NotKeptError where they are not there any more."""
        packed = self.packed
        if packed is None:
            kept = terms_kept(self.shelf or Shelf(None), self.key)
            packed = kept.packed if kept is not None else None
        if packed is None:
            raise NotKeptError(self.key)
        return frozenset(packed.decode().split("\n")) - {""}


def packed_terms(terms: Iterable[str]) -> bytes:
    """Terms as they are kept: nobody looks into those of a page that is the same."""
    return "\n".join(terms).encode()


def terms_kept(shelf: Shelf, key: str) -> Terms | None:
    """The terms of a page that was kept."""
    for _, data in shelf.get(_KIND, [key]):
        made = _whole(data)
        return None if made is None else Terms(key, made.terms)
    return None


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

    def pages(self, keys: Sequence[str]) -> Iterator[Made | None]:
        """The pages of some keys, in order; None for what is not there or not whole."""
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            found = dict(self._shelf.get(_KIND, some))
            for key in some:
                yield _whole(found.get(key))

    def keep(self, key: str, data: bytes) -> None:
        """Keep a page that was rendered."""
        self._shelf.put(_KIND, [(key, data)])


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
