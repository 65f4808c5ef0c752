"""A file of the old site → a file of the new one, where both hold the same.

Nothing is written for it, nothing has to reach the disk, and removing the old site
frees nothing. The two are one file from then on, until the old site is removed; so
only a file is lent that is the old site's alone, and that was just found whole.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from growthfolio.publishing.folders import Folders
from growthfolio.publishing.left import Left
from growthfolio.publishing.manifest import (
    MANIFEST,
    BrokenManifestError,
    Content,
    Manifest,
    Mark,
    content_in,
    entries_in,
)
from growthfolio.publishing.promise import Lent
from growthfolio.publishing.several import each_of

_SPARE: Final = ".growthfolio-lent-"


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
    found = _held(path, len(data))
    return Mark.of(found[0]) if found is not None and found[1] == data else None


def holding(path: str, content: Content) -> Mark | None:
    """The same, where it is known what it should hold."""
    found = held(path, content)
    return Mark.of(found) if found is not None else None


def held(path: str, content: Content) -> os.stat_result | None:
    """How a file looks that holds just this and belongs to nobody else, or None."""
    found = _held(path, content.size)
    return found[0] if found is not None and content_in(found[1]) == content else None


def _held(path: str, size: int) -> tuple[os.stat_result, bytes] | None:
    """How a file of this size looks that is nobody else's, and what it holds."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - there are many
            found = os.fstat(file.fileno())
            fits = (
                stat.S_ISREG(found.st_mode)
                and found.st_nlink == 1
                and found.st_size == size
            )
            return (found, file.read()) if fits else None
    except OSError:
        return None


def lend(place: Path, folder: Path, marks: Mapping[str, Mark]) -> None:
    """Let files of the site at `place` be those in `folder` that were found the same.

    Where that cannot be, those in `folder` stay as they are.
    """

    def lend_one(name: str) -> None:
        old, new = f"{place}/{name}", f"{folder}/{name}"
        _replace(old, new, f"{folder}/{_SPARE}{numbers[name]}", marks[name])

    numbers = {name: number for number, name in enumerate(marks)}
    each_of(lend_one, tuple(marks))


class Lender:
    """Lends what the site at `place` has to whoever builds the next one in `folder`.

    What it lent is in `lent`, to be promised: then nobody has to read it again. A site
    that looks as it did when it was `left` there holds what its manifest says.
    """

    def __init__(self, place: Path, folder: Path, left: Left | None = None) -> None:
        self.lent: dict[str, Lent] = {}
        self._place, self._folder = os.fspath(place), os.fspath(folder)
        self._names = lendable(place)
        self._plain = _plain(folder) if self._names else None
        self._folders = Folders(folder)
        self._settled = dict(_settled(place, left)) if left is not None else {}

    def lend(self, name: str, data: bytes) -> bool:
        """Let the old site's file be the new one's, if it holds just this.

        If not, it has to be written; its folder has to be there in any case. Whoever
        writes into a file that was lent writes into the old site: what may be written
        again is not to be asked for.
        """
        if name not in self._names:
            return False
        found = _held(f"{self._place}/{name}", len(data))
        if found is None or found[1] != data:
            return False
        return self._lend(name, found[0], content_in(data))

    def lend_known(self, name: str, content: Content) -> bool:
        """The same, where it is known what the file should hold; it makes its folder.

        The old file is read, unless that was settled: it is lent only if that is what
        it holds.
        """
        if name not in self._names:
            return False
        path = f"{self._place}/{name}"
        known = self._settled.get(name)
        found = _unchanged(path, known[1]) if known and known[0] == content else None
        found = found or held(path, content)
        if found is None:
            return False
        self._folders.have(name)
        return self._lend(name, found, content)

    def _lend(self, name: str, found: os.stat_result, content: Content) -> bool:
        """Let the old file be the new one, if it is still as it was `found`."""
        if self._plain is None or not _is_like(found, self._plain):
            return False
        mark = Mark.of(found)
        if not _link(f"{self._place}/{name}", f"{self._folder}/{name}", mark):
            return False
        self.lent[name] = Lent(content=content, mark=mark)
        return True


def _settled(place: Path, left: Left) -> Iterator[tuple[str, tuple[Content, Mark]]]:
    """What the files of a site hold, if it is as it was left, and their marks."""
    try:
        text = (place / MANIFEST).read_bytes()
        files = Manifest.read(text).files
    except (OSError, BrokenManifestError):
        return
    for name, mark in left.marks(place, sha256(text).hexdigest()).items():
        if name in files:
            yield name, (files[name], mark)


def _unchanged(path: str, mark: Mark) -> os.stat_result | None:
    """How a file looks that has this mark and belongs to nobody else, or None."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return found if Mark.of(found) == mark and found.st_nlink == 1 else None


def _replace(old: str, new: str, spare: str, mark: Mark) -> None:
    try:
        found, written = os.lstat(old), os.lstat(new)
    except OSError:
        return
    if os.path.samestat(found, written) or not _is_like(found, written):
        return
    if _link(old, spare, mark):
        try:
            os.replace(spare, new)  # noqa: PTH105 - there are many
        except OSError:
            os.unlink(spare)  # noqa: PTH108 - the same


def _link(old: str, new: str, mark: Mark) -> bool:
    """Let a new file be an old one, if that is still as it was; whether it is now."""
    try:
        os.link(old, new, follow_symlinks=False)
    except (OSError, NotImplementedError):
        return False  # not every file system has links
    # It might have been changed, or another put in its place, meanwhile.
    if Mark.of(os.lstat(new)) == mark:
        return True
    os.unlink(new)  # noqa: PTH108 - there are many
    return False


def _is_like(one: os.stat_result, other: os.stat_result) -> bool:
    """Whether two files are of the same people, who may do the same with them."""
    return (one.st_mode, one.st_uid, one.st_gid, one.st_dev) == (
        other.st_mode,
        other.st_uid,
        other.st_gid,
        other.st_dev,
    )


def _plain(folder: Path) -> os.stat_result:
    """What a file looks like that is written into a folder."""
    file = folder / _SPARE
    file.touch(exist_ok=False)
    try:
        return file.lstat()
    finally:
        file.unlink()
