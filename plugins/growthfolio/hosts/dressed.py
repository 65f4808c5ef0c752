"""Pages as they were written before, by what they were made of: which bytes came out.

With it a page need not be had again to know that the old site's file is the one.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Final

from msgspec import DecodeError, Struct, msgpack

from growthfolio.caching.shelf import Shelf
from growthfolio.hosts.frame import Shells
from growthfolio.publishing.manifest import Content, content_in

_KIND: Final = "dressed"


class Dressed(Struct, frozen=True, array_like=True):
    """What a file with a page in it holds; the `commit` it says, if it does."""

    commit: str
    content: Content

    @classmethod
    def of(cls, data: bytes, commit: str) -> "Dressed":
        """That of a page of a site of some commit."""
        says = commit if commit and commit.encode() in data else ""
        return cls(says, content_in(data))


def written_before(
    shelf: Shelf, shells: Shells, keys: Sequence[str], commit: str
) -> Mapping[str, Content]:
    """By the keys of pages: what those hold that say no other commit."""
    digest = _digest(shells)
    names = {_name(digest, key): key for key in keys}
    found = {}
    for name, data in shelf.get(_KIND, tuple(names)):
        try:
            dressed = msgpack.decode(data, type=Dressed)
        except DecodeError:
            continue
        if dressed.commit in ("", commit):
            found[names[name]] = dressed.content
    return found


def keep_written(
    shelf: Shelf, shells: Shells, written: Iterable[tuple[str, Dressed]]
) -> None:
    """Keep what came out, by the keys of pages."""
    digest = _digest(shells)
    shelf.put(
        _KIND,
        ((_name(digest, key), msgpack.encode(dressed)) for key, dressed in written),
    )


def _name(digest: bytes, key: str) -> str:
    return sha256(digest + key.encode()).hexdigest()


def _digest(shells: Shells) -> bytes:
    return sha256(msgpack.encode(shells)).digest()
