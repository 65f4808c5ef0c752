"""A unit's files → what they hold, and its hash.

Contents count, times do not: a fresh checkout of the same files has the same hash
(DESIGN.md, decision 6). How files look only tells whether they must be read again.
"""

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from msgspec import Struct

from growthfolio.loading.tree import File, open_file, read_open
from growthfolio.loading.units import Unit

_PIECE: Final = 1 << 18
_READ: Final = (".md", ".yml", ".age")
"""How the names of files end that are read; others are only hashed."""


class Contents(Struct, frozen=True):
    """What a unit's files hold: their hash, and texts by path."""

    digest: str
    texts: Mapping[str, bytes]

    @property
    def size(self) -> int:
        """How many bytes the texts are."""
        return sum(map(len, self.texts.values()))


def read_contents(root: Path, unit: Unit) -> Contents:
    """What a unit's files hold; raises OSError where one cannot be read."""
    texts: dict[str, bytes] = {}
    below = os.fspath(root)
    whole = sha256(_names(unit))
    for file in unit.files:
        if not file.is_open:
            continue
        handle = open_file(below, file.path)
        try:
            if file.path.endswith(_READ):
                data = texts[file.path] = read_open(handle)
                whole.update(sha256(data).digest())
            else:
                whole.update(_hashed(handle))
        finally:
            os.close(handle)
    return Contents(whole.hexdigest(), texts)


def hash_of(root: Path, path: str) -> bytes | None:
    """The hash of a file; None where there is none. Raises OSError."""
    if not (root / path).is_file():
        return None
    handle = open_file(root, path)
    try:
        return _hashed(handle)
    finally:
        os.close(handle)


def _hashed(handle: int) -> bytes:
    whole = sha256()
    while piece := os.read(handle, _PIECE):
        whole.update(piece)
    return whole.digest()


def _names(unit: Unit) -> bytes:
    """What is known of a unit's files without a look at them, as one hash."""
    return sha256(
        "\0".join(map(_name, unit.files)).encode("utf-8", "surrogatepass")
    ).digest()


def _name(file: File) -> str:
    if file.is_open:
        return file.path
    return f"{file.path}\0{file.is_link}{file.closed!r}{file.fault!r}"
