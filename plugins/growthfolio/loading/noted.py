"""Hashes noted of units, for as long as their files look the same.

Like git's index: a file whose size, times, inode and device are those it had when it
was read holds what it held, and is not opened. A change within the tick of the
clock could leave all of them alone; so nothing is noted of a unit one of whose files
was changed just before (git: “racy”), or will only be, by what its times say.
"""

from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from growthfolio.caching.keepsake import Keepsake
from growthfolio.loading.scan import Looks
from growthfolio.loading.units import Unit

_MARGIN: Final = 3_000_000_000
"""Nanoseconds. The coarsest clock of a file system in use ticks every two seconds."""


class Note(Struct, frozen=True, array_like=True):
    """How a unit looked, its hash, and whether it says who it is about."""

    looks: bytes
    digest: str
    has_person: bool


class _Notes(Struct, frozen=True, array_like=True):
    """All notes of a tree, by its units' names, and where the tree lies."""

    root: str
    units: dict[str, Note]


class Noted:
    """What is noted of the units of one tree; without a `root`, nothing."""

    def __init__(self, root: Path | None) -> None:
        self._root = str(root.resolve()) if root is not None else ""
        self._file = Keepsake(root, "looks")
        self._before = self._read()
        self._now: dict[str, Note] = {}
        self._moment: int | None = None

    def of(self, name: str, looks: Looks | None) -> Note | None:
        """What is noted of a unit that looks as it did then."""
        note = self._before.get(name)
        if note is None or looks is None or note.looks != looks.digest:
            return None
        self._now[name] = note
        return note

    def begin(self) -> None:
        """From now on units are read: what was changed just before is not noted."""
        if self._moment is None:
            self._moment = self._file.moment() or 0

    def note(self, unit: Unit, looks: Looks | None, digest: str) -> None:
        """Note how a unit looked before it was read, and its hash."""
        if looks and self._moment and looks.newest < self._moment - _MARGIN:
            has_person = unit.person is not None
            self._now[unit.name] = Note(looks.digest, digest, has_person)

    def close(self) -> None:
        """Keep what is noted of the units that were asked about."""
        if self._now != self._before:
            self._file.put(msgspec.msgpack.encode(_Notes(self._root, self._now)))

    def _read(self) -> dict[str, Note]:
        data = self._file.get()
        try:
            notes = msgspec.msgpack.decode(data or b"", type=_Notes)
        except msgspec.DecodeError:
            return {}
        return notes.units if notes.root == self._root else {}
