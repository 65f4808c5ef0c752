"""A site in its place → whether it looks as it did when a build left it there.

A file whose size, times, inode and device are those it had when it was known to be
whole holds what it held, and is not opened. A change within the tick of the clock
could leave all of them alone; so a site is noted only when the clock of its disk has
gone on since (git: “racy”). Where it is not noted, all of it is read.
"""

import os
import time
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from growthfolio.caching import Store, key_of
from growthfolio.loading.scan import Scan, scan
from growthfolio.publishing.lock import lock_of
from growthfolio.publishing.manifest import Mark

NOTHING: Final[Mapping[str, Mark]] = MappingProxyType({})

_TRIES: Final = 4
_TICK: Final = 0.004
"""Seconds. So often do most systems look at the clock."""


class Found(Struct, frozen=True):
    """The files of a site as they look: one hash of that, and the latest of times."""

    scans: Sequence[Scan]
    digest: str
    newest: int

    @classmethod
    def at(cls, place: Path) -> "Found | None":
        """Those at a place; None where looks say nothing, or lie on other disks."""
        scans = scan(os.fspath(place), hidden=True)
        looks = [one.looks(os.fspath(place)) for one in scans]
        if not looks or len({number for one in scans for number in one.devices}) != 1:
            return None
        told = [one for one in looks if one is not None]
        whole = sha256(b"".join(one.digest for one in told))
        newest = max(one.newest for one in told)
        return cls(scans, whole.hexdigest(), newest) if told == looks else None

    def marks(self, place: Path) -> Mapping[str, Mark]:
        """The mark of each, by its name in the site."""
        start = len(os.fspath(place)) + 1
        return {
            path[start:].replace(os.sep, "/"): Mark(*facts[:3])
            for one in self.scans
            for path, facts in one.each()
        }


class Left:
    """What is noted of the sites of the programme at `root`; without one, nothing."""

    def __init__(self, root: Path | None) -> None:
        self._store = Store(root) if root is not None else None

    def has(self, place: Path, mark: str | None, found: Found | None) -> bool:
        """Whether the site with this mark was noted when it looked as it does now."""
        if self._store is None or found is None or mark is None:
            return False
        return self._store.get(_key(place)) == _note(mark, found)

    def marks(self, place: Path, mark: str | None) -> Mapping[str, Mark]:
        """The marks of the files of a site that is as it was noted; else none."""
        if self._store is None or self._store.get(_key(place)) is None:
            return NOTHING
        found = Found.at(place)
        if found is None or not self.has(place, mark, found):
            return NOTHING
        return found.marks(place)

    def note(self, place: Path, mark: str, found: Found | None, now: int) -> None:
        """Note of a site that it was whole `now`, and how it looked before."""
        if self._store is not None and found is not None and found.newest < now:
            self._store.put(_key(place), _note(mark, found))

    def note_built(self, place: Path, mark: str, built: Mapping[str, Mark]) -> None:
        """Note of a site how it looks, if its files are those that were built."""
        found = Found.at(place) if self._store is not None else None
        if found is None or found.marks(place) != built:
            return
        now = clock(place)
        for _ in range(_TRIES):
            if now > found.newest:
                break
            time.sleep(_TICK)
            now = clock(place)
        self.note(place, mark, found, now)


def clock(place: Path) -> int:
    """The time it is for the disk a site lies on; only for whoever holds the place."""
    lock = lock_of(place)
    os.utime(lock)
    return lock.stat().st_ctime_ns


def _key(place: Path) -> str:
    return key_of(os.fsencode(place), "site")


def _note(mark: str, found: Found) -> Mapping[str, str]:
    return {"site": mark, "looks": found.digest}
