"""Units and what they hold → what is read of them, and the cohort of all of it."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from growthfolio.loading.contents import Contents, read_contents
from growthfolio.loading.folder import Folders, Read
from growthfolio.loading.gathering import folders_of, gather, read_basis
from growthfolio.loading.pieces import Pieces
from growthfolio.loading.units import Unit
from growthfolio.model.cohort import Loaded


class Reader:
    """Reads units by the programme below `root`, each only once.

    `known` is what was read before, by the keys of pieces; `cache` is the folder whose
    shelf has more of them, if there is one.
    """

    def __init__(
        self, root: Path, name: str, known: Mapping[str, Read], cache: Path | None
    ) -> None:
        self._root = root
        self._basis = read_basis(root, name)
        self._folders = folders_of(self._basis)
        self._pieces = Pieces(cache, self._basis.facts, known)

    @property
    def known(self) -> Mapping[str, Read]:
        """What has been read so far, by the keys of pieces."""
        return self._pieces.read

    def read(self, units: Iterable[tuple[Unit, Contents]]) -> None:
        """Read what units hold, unless that is known."""
        if self._folders is None:
            return
        for unit, contents in units:
            key = self._pieces.key(contents.digest)
            if key not in self._pieces:
                self._pieces.keep(key, self._folders.read(unit, contents.texts))

    def loaded(
        self, units: Sequence[Unit], hashes: Mapping[str, str]
    ) -> tuple[Loaded, bool]:
        """The cohort of units of these hashes, and whether all of them still hold."""
        if self._folders is None:
            return gather(self._basis, (), ()), True
        keys = self._keys(hashes)
        self._pieces.take(keys.values())
        reads, stands = [], True
        for unit in units:
            read = self._pieces.read.get(keys.get(unit.name, ""))
            if read is None:
                read, digest = self._read_now(unit, self._folders)
                stands = stands and digest == hashes.get(unit.name)
            reads.append(read)
        self.close(hashes)
        return gather(self._basis, units, reads), stands

    def close(self, hashes: Mapping[str, str]) -> None:
        """Put on the shelf what was read; pieces of units of these hashes stay."""
        self._pieces.close(tuple(self._keys(hashes).values()))

    def _keys(self, hashes: Mapping[str, str]) -> Mapping[str, str]:
        return {name: self._pieces.key(digest) for name, digest in hashes.items()}

    def _read_now(self, unit: Unit, folders: Folders) -> tuple[Read, str | None]:
        """What is read of a unit without a piece, and its hash, if it has one."""
        try:
            contents = read_contents(self._root, unit)
        except OSError:
            return folders.read(unit, {}), None
        read = folders.read(unit, contents.texts)
        self._pieces.keep(self._pieces.key(contents.digest), read)
        return read, contents.digest
