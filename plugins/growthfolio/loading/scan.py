"""The disk → every file below a path, and how each looks: one call for each.

Whoever asks whether anything has changed goes by it, and whoever asks again later
whether anything has changed meanwhile. Links are never followed, nothing is opened.
"""

import os
import re
import stat
from array import array
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from hashlib import sha256
from typing import Final, TypeAlias

from msgspec import Struct

REPOSITORY: Final = ".git"
_HIDDEN_RECORD: Final = re.compile(r"\.[^\W_].*\.(?:md|markdown)", re.IGNORECASE)
_FACTS: Final = 5
"""How many numbers say how a file looks."""

# An inode's own time (ctime) cannot be set by whoever edits: a clock that was put back,
# or a file given its old date again, does not hide a change (threats.md §3).
Facts: TypeAlias = tuple[int, ...]
Hides: TypeAlias = Callable[[str], bool]


class Looks(Struct, frozen=True):
    """How files look: one hash of that, and the latest of their times."""

    digest: bytes
    newest: int


class Scan(Struct, frozen=True):
    """What lies at a path: the files, and how each looks, in the order of the disk.

    `numbers` has inode, size, times and device of each. `folders` are those on the
    way, and repositories, which are not entered. It is not `whole` where something
    could not be looked at.
    """

    path: str
    files: Sequence[str]
    numbers: Sequence[int]
    folders: Sequence[str] = ()
    whole: bool = True

    def is_as(self, other: "Scan") -> bool:
        """Whether all files look the same; folders may have come or gone."""
        return self.files == other.files and self.numbers == other.numbers

    @property
    def devices(self) -> frozenset[int]:
        """On which devices the files lie."""
        return frozenset(self.numbers[4::_FACTS])

    def each(self) -> Iterator[tuple[str, Facts]]:
        """The files, each with how it looks."""
        at = range(0, len(self.numbers), _FACTS)
        facts = (tuple(self.numbers[one : one + _FACTS]) for one in at)
        return zip(self.files, facts, strict=True)

    def looks(self, root: str) -> Looks | None:
        """How all of it looks below `root`; None where that says nothing.

        Elsewhere than on POSIX a file's ctime is the time it was made, and tells
        nothing; nor is anything told by what has no inode.
        """
        numbers = self.numbers
        if os.name != "posix" or not self.whole or not isinstance(numbers, array):
            return None
        if 0 in numbers[0::_FACTS]:
            return None
        start = len(root) + 1
        names = "\0".join([one[start:] for one in (*self.files, "/", *self.folders)])
        newest = max((*numbers[2::_FACTS], *numbers[3::_FACTS]), default=0)
        whole = sha256(os.fsencode(names))
        whole.update(numbers)
        return Looks(whole.digest(), newest)


def scan(
    path: str, *, hidden: bool = False, but: AbstractSet[str] = frozenset()
) -> tuple[Scan, ...]:
    """What lies in a folder, each by itself; or a file, if it is one; or nothing.

    With `hidden` all there is counts, whatever it is called. What lies in it and is
    in `but` is passed over.
    """
    try:
        found = os.lstat(path)
    except OSError:
        return ()  # not there: then nothing of it is shown
    if not stat.S_ISDIR(found.st_mode):
        return (_scan_of([path], _facts(found)),)
    hides = _hides_nothing if hidden else is_hidden
    top = _Entered(hides)
    folders = top.enter(path)
    return (
        *(
            _scan_of([one], facts)
            for one, facts in top.scan(path).each()
            if one not in but
        ),
        *(_below(one, hides) for one in folders if one not in but),
        *(() if top.whole else (Scan(path, (), (), whole=False),)),
    )


_MARKS: Final = (".", "~$")
"""How the names of what is hidden begin."""


def is_hidden(name: str) -> bool:
    """Whether nobody is to look at a file of this name.

    `.plan.md` is somebody's record all the same; `._plan.md` and `.#plan.md` are not.
    """
    if name.startswith("."):
        return not _HIDDEN_RECORD.fullmatch(name)
    return name.startswith("~$")


def _hides_nothing(name: str) -> bool:
    del name
    return False


def _below(path: str, hides: Hides) -> Scan:
    """Every file below a folder; there may be tens of thousands."""
    entered = _Entered(hides)
    waiting = [path]
    while waiting:
        waiting += entered.enter(waiting.pop())
    return entered.scan(path)


class _Entered:
    """What was found in folders so far, but for what is hidden."""

    def __init__(self, hides: Hides) -> None:
        self.whole = True
        self._hides = hides
        self._files: list[str] = []
        self._folders: list[str] = []
        self._numbers: list[int] = []

    def enter(self, folder: str) -> Sequence[str]:
        """Look at what lies in a folder; the folders in it."""
        inside: list[str] = []
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.startswith(_MARKS) and self._hides(entry.name):
                        self._pass_by(entry)
                    elif entry.is_dir(follow_symlinks=False):
                        inside.append(entry.path)
                    else:
                        self._look_at(entry)
        except OSError:
            self.whole = False  # not to be read: then nothing of it is shown
        self._folders += inside
        return inside

    def scan(self, path: str) -> Scan:
        """All of it."""
        numbers = _packed(self._numbers)
        return Scan(path, self._files, numbers, self._folders, self.whole)

    def _look_at(self, entry: os.DirEntry[str]) -> None:
        try:
            found = entry.stat(follow_symlinks=False)
        except OSError:
            self.whole = False  # it went away while we looked
        else:
            self._files.append(entry.path)
            self._numbers += _facts(found)

    def _pass_by(self, entry: os.DirEntry[str]) -> None:
        if entry.name == REPOSITORY:
            self._folders.append(entry.path)


def facts_of(path: str) -> Facts | None:
    """How a file looks now; None where it cannot be looked at."""
    try:
        return _facts(os.lstat(path))
    except OSError:
        return None


def _facts(found: os.stat_result) -> Facts:
    return (
        found.st_ino,
        found.st_size,
        found.st_mtime_ns,
        found.st_ctime_ns,
        found.st_dev,
    )


def _scan_of(files: Sequence[str], facts: Facts) -> Scan:
    return Scan(files[0], files, _packed(facts))


def _packed(numbers: Sequence[int]) -> Sequence[int]:
    """The same numbers in an eighth of the room, if that can be."""
    try:
        return array("q", numbers)
    except OverflowError:
        return tuple(numbers)
