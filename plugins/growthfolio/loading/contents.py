"""A unit's files → what they hold, its hash, and how they look from outside.

Contents count, times do not: a fresh checkout of the same files has the same hash
(DESIGN.md, decision 6). How files look only tells whether they must be read again.
"""

import os
from array import array
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


class Looks(Struct, frozen=True):
    """How a unit's files look: one hash of that, and the latest of their times."""

    digest: bytes
    newest: int


class Contents(Struct, frozen=True):
    """What a unit's files hold: their hash, and texts by path.

    `looks` is how they looked when they were read; None where that says nothing.
    """

    digest: str
    looks: Looks | None
    texts: Mapping[str, bytes]

    @property
    def size(self) -> int:
        """How many bytes the texts are."""
        return sum(map(len, self.texts.values()))


def look_at(root: Path, unit: Unit) -> Looks | None:
    """How a unit's files look now, unopened; None where that says nothing."""
    numbers: list[int] = []
    try:
        for file in unit.files:
            if file.is_open:
                numbers += _facts(os.lstat(f"{root}/{file.path}"))
    except OSError:
        return None
    return _looks(_names(unit), numbers)


def read_contents(root: Path, unit: Unit) -> Contents:
    """What a unit's files hold; raises OSError where one cannot be read."""
    texts: dict[str, bytes] = {}
    numbers: list[int] = []
    names = _names(unit)
    whole = sha256(names)
    for file in unit.files:
        if not file.is_open:
            continue
        handle = open_file(root, file.path)
        try:
            about = os.fstat(handle)
            numbers += _facts(about)
            if file.path.endswith(_READ):
                data = texts[file.path] = read_open(handle, about.st_size)
                whole.update(sha256(data).digest())
            else:
                whole.update(_hashed(handle))
        finally:
            os.close(handle)
    return Contents(whole.hexdigest(), _looks(names, numbers), texts)


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


def _facts(about: os.stat_result) -> tuple[int, ...]:
    return (
        about.st_mtime_ns,
        about.st_ctime_ns,
        about.st_size,
        about.st_ino,
        about.st_dev,
    )


def _looks(names: bytes, numbers: list[int]) -> Looks | None:
    """One hash of times, sizes and places on the disk.

    Anybody can set the time of a change back, but not that of the last change of the
    file's own entry (`ctime`): a file of the same size and time is another by that.
    Elsewhere than on POSIX it is the time the file was made, and tells nothing.
    """
    without_inodes = 0 in numbers[3::5]
    if os.name != "posix" or without_inodes:
        return None
    try:
        facts = array("q", numbers).tobytes()
    except OverflowError:
        return None
    newest = max((*numbers[0::5], *numbers[1::5]), default=0)
    return Looks(sha256(names + facts).digest(), newest)
