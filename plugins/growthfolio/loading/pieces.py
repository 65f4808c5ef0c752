"""What was read of units, by the hash of all that it depends on: kept for next time.

In memory for this look and the next, on the shelf for other runs.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from growthfolio.caching.hashing import asked
from growthfolio.caching.shelf import Shelf
from growthfolio.loading.folder import Read
from growthfolio.loading.packing import packed, unpacked

_KIND: Final = "read"
_AT_ONCE: Final = 64
"""How many pieces are put on the shelf together."""


class Pieces:
    """What was read by one programme; `about` is all that decides it but the units.

    Without a `root` there is no shelf.
    """

    def __init__(self, root: Path | None, about: Iterable[str]) -> None:
        self._about = asked(about)
        self._read: dict[str, Read] = {}
        self._shelf = Shelf(root)
        self._there = self._shelf.keys(_KIND)
        self._shelf.close()  # other processes are forked with nothing open
        self._waiting: list[tuple[str, bytes]] = []
        self._has_put = False

    @property
    def read(self) -> Mapping[str, Read]:
        """What is in memory, by key."""
        return self._read

    def key(self, digest: str) -> str:
        """What is read of a unit of this hash is kept under it."""
        whole = self._about.copy()
        whole.update(digest.encode())
        return whole.hexdigest()

    def __contains__(self, key: str) -> bool:
        return key in self._read or key in self._there

    def take(self, keys: Iterable[str]) -> None:
        """Have what there is of these in memory."""
        lacking = [key for key in keys if key not in self._read]
        for key, data in self._shelf.get(_KIND, lacking):
            # A piece that another version wrote, by a key that is the same by chance.
            with suppress(ValueError, TypeError, LookupError):
                self._read[key] = unpacked(data)

    def keep(self, key: str, read: Read) -> None:
        """Have this in memory, and on the shelf if it can be written; if it lasts."""
        if not read.lasting:
            return
        self._read[key] = read
        piece = piece_of(read)
        if piece is not None:
            self._have(key, piece)

    def put(self, key: str, piece: bytes) -> None:
        """Have a piece in memory that another process made, and on the shelf."""
        self._read[key] = unpacked(piece)
        self._have(key, piece)

    def close(self, keys: Sequence[str]) -> None:
        """Have on the shelf what was kept; none of `keys` is to go from there."""
        self._put()
        if self._has_put:
            self._shelf.has(_KIND, keys)
        self._has_put = False
        self._shelf.close()

    def _have(self, key: str, piece: bytes) -> None:
        self._waiting.append((key, piece))
        if len(self._waiting) >= _AT_ONCE:
            self._put()

    def _put(self) -> None:
        if self._waiting:
            self._shelf.put(_KIND, self._waiting)
            self._has_put = True
        self._waiting.clear()


def piece_of(read: Read) -> bytes | None:
    """What was read as bytes; None where it does not last, or cannot be written."""
    if not read.lasting:
        return None
    try:
        return packed(read)
    except (TypeError, ValueError):
        return None
