"""The tree on disk → every file where records lie, in a fixed order.

Symbolic links are never followed, and nothing but plain files is opened; hidden
files and what operating systems leave behind are not records and not looked at.
"""

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from growthfolio.loading.names import Fault, name_faults
from growthfolio.loading.scan import REPOSITORY, is_hidden
from growthfolio.loading.spelling import folded
from growthfolio.model.phrase import Phrase, phrase
from growthfolio.model.rules.files import NESTED_REPOSITORY, UNPORTABLE_NAME

_JUNK: Final = frozenset({"Thumbs.db", "desktop.ini"})
_READING: Final = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_PIECE: Final = 65_536
_NOTE: Final = "README.md"
"""A word to whoever browses the tree; among somebody's records it has no place."""


class File(Struct, frozen=True):
    """A file: its path relative to the root in POSIX form, split at the slashes.

    `closed` says why it cannot be opened, where that is known beforehand, `fault` why
    it must not be; a folder of that kind stands for all that is in it. `lies` is where
    it is on the disk, where it is looked at as if it were elsewhere.
    """

    path: str
    parts: tuple[str, ...]
    is_link: bool
    closed: Phrase | str | None = None
    fault: Fault | None = None
    lies: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether nothing is known that keeps it from being opened."""
        return not self.is_link and self.closed is None and self.fault is None

    @property
    def suffix(self) -> str:
        """What its name ends in, in small letters; the whole name without a dot."""
        return self.parts[-1].rpartition(".")[2].casefold()

    def at(self, path: str) -> "File":
        """The file as if it had another path."""
        if path == self.path:
            return self
        parts = tuple(path.split("/"))
        return replace(self, path=path, parts=parts, lies=self.lies or self.path)


def walk(root: Path, *folders: str) -> tuple[File, ...]:
    """Every file below some folders of the root, sorted by path."""
    found: list[File] = []
    for folder in folders:
        start = root / folder
        if start.is_symlink():
            found.append(File(folder, (folder,), is_link=True))
        elif start.is_dir():
            _walk(os.fspath(start), (folder,), found)
    return tuple(sorted(found, key=attrgetter("parts")))


def walk_one(root: Path, path: str) -> tuple[File, ...]:
    """The same files, but only those at or below a path in one of those folders."""
    parts = tuple(path.split("/"))
    if len(parts) == 1:
        return walk(root, path)
    found: list[File] = []
    with suppress(OSError):  # it is not there any more
        entry = _Entry(f"{root}/{path}", os.lstat(f"{root}/{path}").st_mode)
        for _, fault in _kept(parts[1:], is_top=True):
            _enter(entry, parts, fault, found)
    return tuple(sorted(found, key=attrgetter("parts")))


def look_alikes(root: Path, folders: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Folders of the root that only look like those where records lie, and which."""
    wanted = {folded(folder): folder for folder in folders}
    wanted |= {"portfolio": "portfolios", "mentor": "mentors"}
    try:
        found = sorted(
            entry.name for entry in os.scandir(os.fspath(root)) if entry.is_dir()
        )
    except OSError:
        return ()
    return tuple(
        (name, wanted[folded(name)])
        for name in found
        if _is_text(name) and name not in folders and folded(name) in wanted
    )


class _Entry(Struct, frozen=True):
    """What `os.DirEntry` says, where nobody has listed the folder."""

    path: str
    mode: int

    def is_file(self, *, follow_symlinks: bool) -> bool:
        del follow_symlinks  # nobody asks for that
        return stat.S_ISREG(self.mode)

    def is_dir(self, *, follow_symlinks: bool) -> bool:
        del follow_symlinks  # nobody asks for that
        return stat.S_ISDIR(self.mode)

    def is_symlink(self) -> bool:
        return stat.S_ISLNK(self.mode)


def _walk(directory: str, parts: tuple[str, ...], found: list[File]) -> None:
    try:
        entries = {entry.name: entry for entry in os.scandir(directory)}
    except OSError as error:
        found.append(_file(parts, closed=reason_of(error)))
        return
    # A whole folder of records may well be a repository of its own: that is for the
    # office to decide. One within it is somebody's who could not.
    if len(parts) > 1 and REPOSITORY in entries:
        found.append(_file(parts, fault=Fault(NESTED_REPOSITORY)))
        return
    for name, fault in _kept(tuple(sorted(entries)), is_top=len(parts) == 1):
        _enter(entries[name], (*parts, name), fault, found)


def _enter(
    entry: os.DirEntry[str] | _Entry,
    parts: tuple[str, ...],
    fault: Fault | None,
    found: list[File],
) -> None:
    """What a name in a folder stands for: a file, all files below it, or a fault."""
    if fault is not None:
        found.append(_file(parts, fault=fault))
    elif not _is_text(parts[-1]):
        shown = os.fsencode(parts[-1]).decode("utf-8", "replace")
        why = phrase("its name is not UTF-8 text")
        found.append(_file((*parts[:-1], shown), closed=why))
    elif entry.is_file(follow_symlinks=False):
        found.append(_file(parts))
    elif entry.is_dir(follow_symlinks=False):
        _walk(entry.path, parts, found)
    elif entry.is_symlink():
        found.append(_file(parts, is_link=True))
    else:
        found.append(_file(parts, closed=phrase("it is no ordinary file")))


# Most folders of records have the same names in them as the last ones.
@lru_cache(maxsize=1024)
def _kept(
    names: tuple[str, ...], *, is_top: bool
) -> tuple[tuple[str, Fault | None], ...]:
    """The names in a folder that are looked at, and what is wrong with them."""
    kept = [
        name
        for name in names
        if not is_hidden(name) and name not in _JUNK and not (is_top and name == _NOTE)
    ]
    faults = name_faults(tuple(filter(_is_text, kept)))
    if is_top:
        # When ids of people are one, another rule says so.
        faults = {
            name: one for name, one in faults.items() if one.rule is UNPORTABLE_NAME
        }
    return tuple((name, faults.get(name)) for name in kept)


def _file(
    parts: tuple[str, ...],
    *,
    is_link: bool = False,
    closed: Phrase | str | None = None,
    fault: Fault | None = None,
) -> File:
    return File("/".join(parts), parts, is_link, closed, fault)


def _is_text(name: str) -> bool:
    """Whether a name can be written down again: its bytes were UTF-8."""
    return name.isascii() or not any("\ud800" <= one <= "\udfff" for one in name)


def reason_of(error: OSError) -> str:
    """Why the system would not open something, in its own words."""
    return error.strerror or type(error).__name__


def read_bytes(root: Path | str, path: str) -> bytes:
    """The bytes of a file of the tree; raises OSError."""
    handle = open_file(root, path)
    try:
        return read_open(handle)
    finally:
        os.close(handle)


# The system's own calls: a Path, and a file object, for each of ten thousand files are
# felt.


def open_file(root: Path | str, path: str) -> int:
    """The handle of a file of the tree; raises OSError."""
    return os.open(f"{root}/{path}", _READING)


def read_open(handle: int) -> bytes:
    """The bytes of a file."""
    # Less than was asked for is all there is. Nearly all files are less than a piece.
    pieces = [os.read(handle, _PIECE)]
    while len(pieces[-1]) == _PIECE:
        pieces.append(os.read(handle, _PIECE))
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)
