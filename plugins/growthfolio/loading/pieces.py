"""What was read of units, by the hash of all that it depends on: kept for next time.

In memory for this look and the next, on the shelf for other runs. Of a unit there are
two pieces: its label, which is always wanted, and its texts, which may not be.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from msgspec import Struct

from growthfolio.caching.hashing import asked
from growthfolio.caching.shelf import READ, Shelf
from growthfolio.loading.folder import Label, Read, Texts
from growthfolio.loading.packing import (
    packed_label,
    packed_texts,
    unpacked_label,
    unpacked_texts,
)
from growthfolio.model.parted import MOST

_LABELS: Final = "label"
_TEXTS: Final = "texts"
_AT_ONCE: Final = 64
"""How many pieces are put on the shelf together."""


class Piece(Struct, frozen=True, array_like=True):
    """What was read of a unit, as bytes."""

    label: bytes
    texts: bytes


class Pieces:
    """What was read by one programme; `about` is all that decides it but the units.

    `read_by` is the hash of that. Without a `root` there is no shelf. Of what this
    process read, as many texts stay at hand as are worked on at a time.
    """

    def __init__(self, root: Path | None, about: Iterable[str]) -> None:
        self._about = asked(about)
        self.read_by = self._about.hexdigest()
        self._labels: dict[str, Label] = {}
        self._texts: dict[str, Texts | bytes] = {}
        self._root = root
        self._shelf = Shelf(root, READ)
        self._there = self._shelf.keys(_TEXTS) & self._shelf.keys(_LABELS)
        self._shelf.close()  # other processes are forked with nothing open
        self._waiting: list[tuple[str, Piece]] = []
        self._has_put = False
        self._at_hand: set[str] = set()
        self._size = 0

    def key(self, digest: str) -> str:
        """What is read of a unit of this hash is kept under it."""
        whole = self._about.copy()
        whole.update(digest.encode())
        return whole.hexdigest()

    def __contains__(self, key: str) -> bool:
        return key in self._labels or key in self._there

    def take(self, keys: Iterable[str]) -> None:
        """Have what there is of the labels of these in memory."""
        lacking = [key for key in keys if key not in self._labels]
        for key, data in self._shelf.get(_LABELS, lacking):
            # A piece that another version wrote, by a key that is the same by chance.
            with suppress(ValueError, TypeError, LookupError):
                self._labels[key] = unpacked_label(data)

    def label(self, key: str) -> Label | None:
        """The label that is in memory."""
        return self._labels.get(key)

    def texts(self, key: str) -> Texts | None:
        """The texts of a unit, if they are in memory or on the shelf."""
        found = self._texts.get(key)
        if isinstance(found, Texts):
            return found
        data = found
        if data is None:
            data = dict(self._shelf.get(_TEXTS, [key])).get(key)
        with suppress(ValueError, TypeError, LookupError):
            return unpacked_texts(data) if data is not None else None
        return None

    def keep(self, key: str, read: Read) -> None:
        """Have this in memory, and on the shelf if it can be written; if it lasts."""
        if not read.lasting:
            return
        self._labels[key], self._texts[key] = read.label, read.texts
        size = read.label.records + read.label.comments
        if self._size + size <= MOST:
            self._size += size
            self._at_hand.add(key)
        piece = piece_of(read)
        if piece is not None:
            self._have(key, piece)

    def put(self, key: str, piece: Piece) -> None:
        """Have a piece in memory that another process made, and on the shelf."""
        self._labels[key], self._texts[key] = unpacked_label(piece.label), piece.texts
        self._have(key, piece)

    def close(self, keys: Sequence[str]) -> None:
        """Have on the shelf what was kept; none of `keys` is to go from there."""
        self._put()
        if self._has_put:
            self._shelf.has(_LABELS, keys)
            self._shelf.has(_TEXTS, keys)
        self._has_put = False
        self._shelf.close()

    def _have(self, key: str, piece: Piece) -> None:
        self._waiting.append((key, piece))
        if len(self._waiting) >= _AT_ONCE:
            self._put()

    def _put(self) -> None:
        if self._waiting:
            self._shelf.put(_LABELS, [(key, one.label) for key, one in self._waiting])
            self._shelf.put(_TEXTS, [(key, one.texts) for key, one in self._waiting])
            self._has_put = True
        if self._root is not None:
            # Most of what there is: whoever asks for it finds it on the shelf.
            for key, _ in self._waiting:
                if key not in self._at_hand:
                    self._texts.pop(key, None)
        self._waiting.clear()


def piece_of(read: Read) -> Piece | None:
    """What was read as bytes; None where it does not last, or cannot be written."""
    if not read.lasting:
        return None
    try:
        return Piece(packed_label(read.label), packed_texts(read.texts))
    except (TypeError, ValueError):
        return None
