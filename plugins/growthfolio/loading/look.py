"""A look at the tree at one moment: what is in it by hash, and what is read of it.

Whether anything has changed, and what there is, are told by one look: no file is
opened twice for it. What reads records is loaded where there is something to read.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING, Final

from growthfolio.caching.hashing import asked
from growthfolio.loading.contents import Contents, hash_of, read_contents
from growthfolio.loading.keeping import keeping
from growthfolio.loading.noted import Note, Noted
from growthfolio.loading.root import FOLDERS, PROGRAMME
from growthfolio.loading.scan import Looks, Scan, scan
from growthfolio.loading.units import Unit, units_at
from growthfolio.model.phrase import N_
from growthfolio.progress import advancing, stage

if TYPE_CHECKING:
    from growthfolio.loading.reader import Reader, Surveyed
    from growthfolio.model.cohort import Loaded

_MANY: Final = 4000
"""From how many files on several processes are worth their start."""
_MOST: Final = 1 << 24
"""How many bytes of what was hashed may wait to be read."""


class Look:
    """The tree below `root`, as it is found when it is first asked about.

    Unless it is `cached`, nothing is taken from other runs, or left for them: `cache`
    is the folder whose cache that is. Who has scanned the folders where records lie,
    below this very root, need not again. Where there is much to read, `jobs`
    processes share it, or for 0 one for each core.
    """

    def __init__(
        self,
        root: Path,
        name: str = PROGRAMME,
        *,
        cached: bool = True,
        scans: Sequence[Scan] | None = None,
        jobs: int = 0,
    ) -> None:
        self.root = root
        self._scans = scans
        self._jobs = jobs
        self._name = name
        self.cache = root if cached else None
        self._reader: Reader | None = None
        self._units: tuple[Unit, ...] = ()
        self._noticed: AbstractSet[str] = frozenset()
        self._hashes: Mapping[str, str] | None = None
        self._fault: OSError | None = None
        self._waiting: list[tuple[Unit, Contents]] = []
        self._size = 0

    def fingerprint(self, beside: Iterable[str], *about: str) -> str:
        """The hash of every file where records lie, of files `beside`, and of words.

        `about` says what is asked of the files; this package's own code is part of
        the question, too. Raises OSError where a file cannot be read: then nothing
        can be said of what it holds.
        """
        hashes = self._surveyed()
        if self._fault is not None:
            raise self._fault
        whole = asked(about)
        for path in sorted(set(beside)):
            whole.update(hash_of(self.root, path) or b"-")
            whole.update(f"{path}\0".encode("utf-8", "surrogateescape"))
        for unit in self._units:
            whole.update(bytes.fromhex(hashes[unit.name]))
        return whole.hexdigest()

    def loaded(self) -> "Loaded":
        """The cohort, and everything found wrong while reading it."""
        with keeping():
            self._surveyed()
            self._read_waiting()
            return self._reading().loaded(self._units, self._hashes or {})

    @property
    def stands(self) -> bool:
        """Whether nothing was read but what was hashed."""
        return self._reader is None or self._reader.stands

    @property
    def untouched(self) -> frozenset[str]:
        """The names of units of which no file was looked for, let alone opened."""
        known = (unit for unit in self._units if unit.name in self._noticed)
        return frozenset(unit.name for unit in known if unit.is_untouched)

    @keeping()
    def _surveyed(self) -> Mapping[str, str]:
        """The hash of each unit, but for those a file of which cannot be read."""
        if self._hashes is not None:
            return self._hashes
        noted = Noted(self.cache)
        with stage(N_("looking for changes")):
            looks = self._looks()
            notes = self._noted(noted, looks)
            unknown = sorted(looks.keys() - notes.keys())
        hashes = {name: note.digest for name, note in notes.items()}
        self._noticed, units = notes.keys(), self._known(notes)
        if unknown:
            noted.begin()
        for unit, found in advancing(
            N_("reading records"), self._each(unknown), len(unknown)
        ):
            # A folder of many units, which could not be listed a moment ago, may have
            # some in it that could be looked at.
            if unit.name in units:
                continue
            units[unit.name] = unit
            if found is not None:
                noted.note(unit, looks.get(unit.name), found.digest)
                hashes[unit.name] = found.digest
        self._units = tuple(sorted(units.values(), key=lambda unit: unit.parts))
        noted.close()
        self._hashes = hashes
        if self._reader is not None:
            self._reader.close(hashes)
        return hashes

    def _looks(self) -> Mapping[str, Looks | None]:
        """How each unit looks, and what is none: an empty folder, a stray file."""
        root = os.fspath(self.root)
        if self._scans is None:
            self._scans = [one for top in FOLDERS for one in scan(f"{root}/{top}")]
        return {self._name_of(one): one.looks(root) for one in self._scans}

    def _name_of(self, one: Scan) -> str:
        return one.path[len(os.fspath(self.root)) + 1 :].replace(os.sep, "/")

    def _noted(
        self, noted: Noted, looks: Mapping[str, Looks | None]
    ) -> Mapping[str, Note]:
        notes = ((name, noted.of(name, one)) for name, one in looks.items())
        return {name: note for name, note in notes if note is not None}

    def _known(self, notes: Mapping[str, Note]) -> dict[str, Unit]:
        return {
            name: Unit.known(name, self.root, has_person=note.has_person)
            for name, note in notes.items()
        }

    def _each(
        self, names: Sequence[str]
    ) -> "Iterator[tuple[Unit, Contents | Surveyed | None]]":
        """Units at some paths with what they hold, which is read, or waits for it."""
        sizes = {self._name_of(one): len(one.files) for one in self._scans or ()}
        files = [sizes[name] for name in names]
        if sum(files) >= _MANY:
            for unit, found in self._reading().survey(names, files, self._jobs):
                yield unit, found or self._contents(unit)
            return
        for name in names:
            for unit in units_at(self.root, name):
                yield unit, self._contents(unit)

    def _contents(self, unit: Unit) -> Contents | None:
        """What a unit holds, which is read later: at once where too much is waiting."""
        try:
            contents = read_contents(self.root, unit)
        except OSError as error:
            self._fault = self._fault or error
            return None
        self._waiting.append((unit, contents))
        self._size += contents.size
        if self._size > _MOST:
            self._read_waiting()
        return contents

    def _read_waiting(self) -> None:
        if self._waiting:
            self._reading().read(self._waiting)
        self._waiting.clear()
        self._size = 0

    def _reading(self) -> "Reader":
        """What reads units; where nothing is to be read it is not even loaded."""
        from growthfolio.loading.reader import Reader  # noqa: PLC0415

        if self._reader is None:
            self._reader = Reader(self.root, self._name, self.cache)
        return self._reader
