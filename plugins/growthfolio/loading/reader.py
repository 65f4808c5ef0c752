"""Units and what they hold → what is read of them, and the cohort of all of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

from msgspec import Struct

from growthfolio.loading.contents import Contents, read_contents
from growthfolio.loading.folder import Folders, Read, Texts
from growthfolio.loading.gathering import Gathered, folders_of, gather, read_basis
from growthfolio.loading.pieces import Piece, Pieces, piece_of
from growthfolio.loading.units import Unit, units_at
from growthfolio.model.cohort import Loaded
from growthfolio.model.phrase import phrase
from growthfolio.model.refusal import RefusalError

_FILES: Final = 400
"""How many files are given to another process at a time."""


class Surveyed(Struct, frozen=True):
    """The hash of a unit, and what was read of it, if that is new."""

    digest: str
    piece: Piece | None


class _Found(Struct, frozen=True):
    """A unit that another process found, and what it holds, if that can be read."""

    name: str
    has_person: bool
    surveyed: Surveyed | None


class Reader:
    """Reads units by the programme below `root`, each only once.

    `cache` is the folder whose shelf has what was read before, if there is one. It
    `stands` unless a unit held something else when it was read than its hash says.
    """

    def __init__(self, root: Path, name: str, cache: Path | None) -> None:
        self._root = root
        self._basis = read_basis(root, name)
        self._folders = folders_of(self._basis)
        self._pieces = Pieces(cache, self._basis.facts)
        self.stands = True

    def read(self, units: Iterable[tuple[Unit, Contents]]) -> None:
        """Read what units hold, unless that is known."""
        if self._folders is None:
            return
        for unit, contents in units:
            key = self._pieces.key(contents.digest)
            if key not in self._pieces:
                self._pieces.keep(key, self._folders.read(unit, contents.texts))

    def survey(
        self, names: Sequence[str], files: Sequence[int], jobs: int = 0
    ) -> Iterator[tuple[Unit, Surveyed | None]]:
        """Each unit at some paths with its hash; None where it has none.

        So many processes look for them; `files` is how many there seem to be at each.
        """
        # What starts processes is not loaded for trees that need none.
        from growthfolio.sharing.processes import shared_out  # noqa: PLC0415

        parts = tuple(_parts(names, files))
        for one in chain.from_iterable(shared_out(self._surveyed, parts, jobs)):
            found = one.surveyed
            if found is not None and found.piece is not None:
                self._pieces.put(self._pieces.key(found.digest), found.piece)
            yield Unit.known(one.name, self._root, has_person=one.has_person), found

    def _surveyed(self, names: Sequence[str]) -> list[_Found]:
        units = (unit for name in names for unit in units_at(self._root, name))
        return [
            _Found(unit.name, unit.person is not None, self._survey(unit))
            for unit in units
        ]

    def _survey(self, unit: Unit) -> Surveyed | None:
        try:
            contents = read_contents(self._root, unit)
        except OSError:
            return None
        piece = None
        if self._folders and self._pieces.key(contents.digest) not in self._pieces:
            piece = piece_of(self._folders.read(unit, contents.texts))
        return Surveyed(contents.digest, piece)

    def loaded(self, units: Sequence[Unit], hashes: Mapping[str, str]) -> Loaded:
        """The cohort of units of these hashes, as far as these still hold."""
        if self._folders is None:
            return gather(self._basis, Gathered())
        keys, known = self._keys(hashes), dict(hashes)
        self._pieces.take(keys.values())
        labels, read_now = [], {}
        for unit in units:
            label = self._pieces.label(keys.get(unit.name, ""))
            if label is None:
                read, same = self._read_now(unit, hashes, self._folders)
                read_now[unit.name], label = read, read.label
                self.stands = self.stands and same
                if not (same and read.lasting):
                    known.pop(unit.name, None)
            labels.append(label)
        self.close(hashes)

        def texts_of(unit: Unit) -> Texts:
            if unit.name in read_now:
                return read_now[unit.name].texts
            return self._texts_of(unit, hashes)

        return gather(
            self._basis,
            Gathered(units, labels, texts_of, known, self._pieces.read_by),
        )

    def _texts_of(self, unit: Unit, hashes: Mapping[str, str]) -> Texts:
        """The texts of a unit whose label is known; read again where they are gone.

        Raises RefusalError where they are others by now. Whoever asks may be another
        process, and what it finds out is not known here.
        """
        found = self._pieces.texts(self._pieces.key(hashes[unit.name]))
        if found is not None or self._folders is None:
            return found or Texts()
        read, same = self._read_now(unit, hashes, self._folders)
        if not same:
            raise RefusalError(
                phrase("{path} changed while it was read; try again", path=unit.name)
            )
        return read.texts

    def close(self, hashes: Mapping[str, str]) -> None:
        """Put on the shelf what was read; pieces of units of these hashes stay."""
        self._pieces.close(tuple(self._keys(hashes).values()))

    def _keys(self, hashes: Mapping[str, str]) -> Mapping[str, str]:
        return {name: self._pieces.key(digest) for name, digest in hashes.items()}

    def _read_now(
        self, unit: Unit, hashes: Mapping[str, str], folders: Folders
    ) -> tuple[Read, bool]:
        """What is read of a unit without a piece, and whether its hash is of that."""
        try:
            contents = read_contents(self._root, unit)
        except OSError:
            return folders.read(unit, {}), unit.name not in hashes
        read = folders.read(unit, contents.texts)
        self._pieces.keep(self._pieces.key(contents.digest), read)
        return read, hashes.get(unit.name) == contents.digest


def _parts(names: Iterable[str], files: Iterable[int]) -> Iterator[tuple[str, ...]]:
    """Runs of paths that have so many files together."""
    part: list[str] = []
    size = 0
    for name, count in zip(names, files, strict=True):
        part.append(name)
        size += count
        if size >= _FILES:
            yield tuple(part)
            part, size = [], 0
    if part:
        yield tuple(part)
