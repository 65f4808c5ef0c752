"""A file of the old site → a file of the new one, where both hold the same.

Nothing is written for it, nothing has to reach the disk, and removing the old site
frees nothing. The two are one file from then on, until the old site is removed; so
only a file is lent that is the old site's alone, and that was just found whole.
"""

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from msgspec import Struct

from growthfolio.publishing.manifest import entries_in
from growthfolio.publishing.several import each_of

_SPARE: Final = ".growthfolio-lent-"


class Mark(Struct, frozen=True):
    """By what a file is known again, as long as nobody writes to it."""

    inode: int
    size: int
    changed: int

    @classmethod
    def of(cls, found: os.stat_result) -> "Mark":
        """The mark of a file that looks like this."""
        return cls(found.st_ino, found.st_size, found.st_mtime_ns)


def lendable(place: Path) -> frozenset[str]:
    """The names of the files of a site, if there is one; none behind a link."""
    try:
        return frozenset(
            name
            for name, entry in entries_in(place)
            if entry.is_file(follow_symlinks=False)
        )
    except OSError:
        return frozenset()


def same(path: str, data: bytes) -> Mark | None:
    """The mark of a file that holds just this and belongs to nobody else, or None."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - there are many
            found = os.fstat(file.fileno())
            fits = (
                stat.S_ISREG(found.st_mode)
                and found.st_nlink == 1
                and found.st_size == len(data)
            )
            return Mark.of(found) if fits and file.read() == data else None
    except OSError:
        return None


def lend(place: Path, folder: Path, marks: Mapping[str, Mark]) -> None:
    """Let files of the site at `place` be those in `folder` that were found the same.

    Where that cannot be, those in `folder` stay as they are.
    """

    def lend_one(name: str) -> None:
        spare = f"{folder}/{_SPARE}{numbers[name]}"
        _lend(f"{place}/{name}", f"{folder}/{name}", spare, marks[name])

    numbers = {name: number for number, name in enumerate(marks)}
    each_of(lend_one, tuple(marks))


def _lend(old: str, new: str, spare: str, mark: Mark) -> None:
    if not _may_replace(old, new):
        return
    try:
        os.link(old, spare, follow_symlinks=False)
    except (OSError, NotImplementedError):
        return  # not every file system has links
    try:
        # It might have been changed, or another put in its place, meanwhile.
        if Mark.of(os.lstat(spare)) == mark:
            os.replace(spare, new)  # noqa: PTH105 - there are many
            return
    except OSError:
        os.unlink(spare)  # noqa: PTH108
        return
    os.unlink(spare)  # noqa: PTH108


def _may_replace(old: str, new: str) -> bool:
    """Whether the same people may read both, and they are not one already."""
    with suppress(OSError):
        one, other = os.lstat(old), os.lstat(new)
        return not os.path.samestat(one, other) and all(
            getattr(one, name) == getattr(other, name)
            for name in ("st_mode", "st_uid", "st_gid", "st_dev")
        )
    return False
