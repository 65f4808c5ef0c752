"""The files a build reads, as they are before it → which of them changed meanwhile.

A site is built from many files, read one after the other. Where one is saved, or
goes away, in between, the site would show a state that never was.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from growthfolio.loading.scan import Scan, facts_of, scan


class Sources(Struct, frozen=True, kw_only=True):
    """How each file below some paths looked at one moment.

    `unread` are the files that could not be read by then, and were left out. Nobody
    has looked since at what is `untouched`, but at files there that were `opened`:
    whatever happens to the others, what is known of them is of that moment.
    """

    scans: Mapping[Path, Sequence[Scan]] = field(default_factory=dict)
    unread: tuple[Path, ...] = ()
    untouched: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()

    @classmethod
    def look(
        cls, paths: Iterable[Path], but: AbstractSet[str] = frozenset()
    ) -> "Sources":
        """The files below `paths` as they are now; a path may be a file itself.

        What lies right below them and is in `but` is passed over.
        """
        return cls(scans={path: scan(os.fspath(path), but=but) for path in paths})

    def further(self, paths: Iterable[Path]) -> "Sources":
        """These, and the files below other paths as they are now.

        Below a path of these nobody looks again: it counts what was there before, and
        a programme has tens of thousands of files.
        """
        new = (one for one in paths if not any(map(one.is_relative_to, self.scans)))
        return Sources(
            scans={**Sources.look(new).scans, **self.scans}, unread=self.unread
        )

    def where_read(
        self, untouched: AbstractSet[str], opened: AbstractSet[str]
    ) -> "Sources":
        """These, but for folders into which nobody has looked since.

        Files that were `opened` there count all the same; where one was not there
        before, so do all.
        """
        known = not opened or opened <= frozenset(self.files())
        return replace(
            self,
            untouched=frozenset(untouched if known else ()),
            opened=frozenset(opened),
        )

    def below(self, path: Path) -> Sequence[Scan]:
        """What was found at one of the paths."""
        return self.scans.get(path, ())

    def files(self) -> Iterator[str]:
        """The path of every file."""
        return chain.from_iterable(one.files for one in _each(self.scans))

    def changed(self) -> str | None:
        """The first file that is not what it was, if there is one."""
        change = self._change_in_folders() or self._change_of_opened()
        if change is not None:
            return change
        # What could not be read is left out of a site by contract. What can be
        # read now was held up by a passing fault, and must not be left out.
        return next((str(path) for path in self.unread if _opens(path)), None)

    def _change_in_folders(self) -> str | None:
        """The first file that changed where somebody has looked since."""
        now = Sources.look(self.scans, but=self.untouched)
        before = tuple(
            one for one in _each(self.scans) if one.path not in self.untouched
        )
        after = _each(now.scans)
        return None if _alike(before, after) else _first_change(before, after)

    def _change_of_opened(self) -> str | None:
        """The first that changed of the files that were opened in other folders."""
        if not self.opened:
            return None
        changed = (
            path
            for one in _each(self.scans)
            if one.path in self.untouched
            for path, facts in one.each()
            if path in self.opened and facts_of(path) != facts
        )
        return min(changed, default=None)


def _each(scans: Mapping[Path, Sequence[Scan]]) -> tuple[Scan, ...]:
    return tuple(chain.from_iterable(scans.values()))


def _alike(before: Sequence[Scan], after: Sequence[Scan]) -> bool:
    same_number = len(before) == len(after)
    return same_number and all(map(Scan.is_as, before, after))


def _first_change(before: Iterable[Scan], after: Iterable[Scan]) -> str | None:
    """The first file that looks otherwise; the order of the disk is nothing."""
    old, new = (
        dict(chain.from_iterable(one.each() for one in scans))
        for scans in (before, after)
    )
    every = old.keys() | new.keys()
    return min((one for one in every if old.get(one) != new.get(one)), default=None)


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
