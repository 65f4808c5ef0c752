"""The files a build reads, as they are before it → which of them changed meanwhile.

A site is built from many files, read one after the other. Where one is saved, or
goes away, in between, the site would show a state that never was.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, TypeAlias

from msgspec import Struct, field

# An inode's own time cannot be set by whoever edits: a clock that was put back, or a
# file given its old date again, does not hide a change (threats.md §3).
Look: TypeAlias = tuple[int, int, int, int]

_HIDDEN: Final = (".", "~$")


class Sources(Struct, frozen=True, kw_only=True):
    """How each file below some paths looked at one moment.

    `unread` are the files that could not be read by then, and were left out.
    """

    paths: tuple[Path, ...] = ()
    looks: Mapping[str, Look] = field(default_factory=dict)
    unread: tuple[Path, ...] = ()

    @classmethod
    def look(cls, paths: Iterable[Path]) -> "Sources":
        """The files below `paths` as they are now; a path may be a file itself."""
        found = tuple(dict.fromkeys(paths))
        return cls(paths=found, looks=dict(_looks(found)))

    def further(self, paths: Iterable[Path]) -> "Sources":
        """These, and the files below other paths as they are now.

        Below a path of these nobody looks again: it counts what was there before, and
        a programme has tens of thousands of files.
        """
        new = (one for one in paths if not any(map(one.is_relative_to, self.paths)))
        return Sources.look(new).since(self)

    def since(self, earlier: "Sources") -> "Sources":
        """These and those looked at earlier, each as it looked at first."""
        return Sources(
            paths=tuple(dict.fromkeys((*earlier.paths, *self.paths))),
            looks={**self.looks, **earlier.looks},
            unread=self.unread,
        )

    def changed(self) -> str | None:
        """The first file that is not what it was, if there is one."""
        now = dict(_looks(self.paths))
        if now != self.looks:
            every = now.keys() | self.looks.keys()
            return min(one for one in every if now.get(one) != self.looks.get(one))
        # What could not be read is left out of a site by contract. What can be
        # read now was held up by a passing fault, and must not be left out.
        return next((str(path) for path in self.unread if _opens(path)), None)


def _looks(paths: Iterable[Path]) -> Iterator[tuple[str, Look]]:
    for path in map(os.fspath, paths):
        try:
            found = os.lstat(path)
        except OSError:
            continue  # not there: then nothing of it is shown
        if stat.S_ISDIR(found.st_mode):
            yield from _below(path)
        else:
            yield path, _look(found)


def _below(path: str) -> Iterator[tuple[str, Look]]:
    """How every file below a folder looks; there may be tens of thousands."""
    folders = [path]
    while folders:
        try:
            with os.scandir(folders.pop()) as entries:
                shown = [one for one in entries if not one.name.startswith(_HIDDEN)]
        except OSError:
            continue  # not to be read: then nothing of it is shown
        for entry in shown:
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            elif (found := _state(entry)) is not None:
                yield entry.path, _look(found)


def _state(entry: os.DirEntry[str]) -> os.stat_result | None:
    try:
        return entry.stat(follow_symlinks=False)
    except OSError:
        return None  # it went away while we looked


def _look(found: os.stat_result) -> Look:
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _opens(path: Path) -> bool:
    try:
        mode = path.lstat().st_mode
        if stat.S_ISDIR(mode):
            os.scandir(path).close()
            return True
        if not stat.S_ISREG(mode):  # a pipe would keep us waiting
            return False
        path.read_bytes()
    except OSError:
        return False
    return True
