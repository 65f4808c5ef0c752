"""Files that notes point at → where they lie beside the records."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from growthfolio.authoring.importing.outcome import Taken
from growthfolio.loading.addresses import PUBLISHED

_AWKWARD: Final = re.compile(r'[\s\x00-\x1f\x7f<>:"|?*\\/]+')


class Attachments:
    """Gives each file a name in a record's folder, the same one for the same file.

    `copies` says what is to be copied, target → source; `unreadable` what could
    not be.
    """

    def __init__(self, source: Path, root: Path, paths: Iterable[str]) -> None:
        self.copies: dict[str, str] = {}
        self.unreadable: dict[str, OSError] = {}
        self._source = source
        self._root = root
        self._paths = {
            unicodedata.normalize("NFC", path): path
            for path in paths
            if path.rpartition(".")[2].casefold() in PUBLISHED
        }
        self._names: dict[tuple[str, str], str] = {}
        self._occupied: set[str] = set()

    @property
    def taken(self) -> tuple[Taken, ...]:
        """Every file that notes point at, and each place it goes to."""
        return tuple(
            Taken(source=path, target=f"{folder}/{name}")
            for (path, folder), name in sorted(self._names.items())
        )

    @property
    def used(self) -> frozenset[str]:
        """The files of the source that notes point at."""
        return frozenset(path for path, _ in self._names)

    def beside(self, path: str, folder: str) -> str | None:
        """The name a file of the source gets in a folder of the root, or None."""
        found = self._paths.get(unicodedata.normalize("NFC", path))
        if found is None or found in self.unreadable:
            return None
        if (found, folder) not in self._names:
            try:
                self._names[found, folder] = self._placed(found, folder)
            except OSError as fault:
                self.unreadable[found] = fault
                return None
        return self._names[found, folder]

    def _placed(self, path: str, folder: str) -> str:
        data = (self._source / path).read_bytes()
        names = _names(path)
        while True:
            name = next(names)
            target = f"{folder}/{name}"
            if target.casefold() in self._occupied:
                continue
            there = self._root / target
            if there.exists() and not (there.is_file() and there.read_bytes() == data):
                continue
            self._occupied.add(target.casefold())
            if not there.exists():
                self.copies[target] = path
            return name


def _names(path: str) -> Iterator[str]:
    """Names for a copy: its own, made plain, then numbered ones."""
    name = unicodedata.normalize("NFC", path.rpartition("/")[2])
    stem, _, suffix = name.rpartition(".")
    stem = _AWKWARD.sub("-", stem).strip("-. ") or "file"
    yield f"{stem}.{suffix}"
    number = 1
    while True:
        number += 1
        yield f"{stem}-{number}.{suffix}"
