"""Bytes that are asked for later in the same run: on the disk, not in memory."""

import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from typing import TypeAlias
from weakref import finalize

from growthfolio.caching.store import CACHE, make

Bring: TypeAlias = Callable[[], bytes]
"""Brings what was put aside; processes that are forked later can call it, too."""


class Aside:
    """A file without a name, that is gone with the last who may ask for its bytes.

    It lies below the `root` of a programme, or wherever this machine has such files.
    What it cannot take stays in memory.
    """

    def __init__(self, root: Path | None) -> None:
        self._root = root
        self._file: _File | None = None
        self._end = 0

    def put(self, data: bytes) -> Bring:
        """Put something aside; raises nothing where there is no room."""
        # Elsewhere one process would move another's place in the file.
        if hasattr(os, "pread"):
            with suppress(OSError):
                return self._written(data)
        return partial(bytes, data)

    def _written(self, data: bytes) -> Bring:
        if self._file is None:
            self._file = _File(self._folder())
        self._file.write(self._end, data)
        start, self._end = self._end, self._end + len(data)
        return partial(self._file.read, start, len(data))

    def _folder(self) -> Path | None:
        if self._root is None:
            return None
        folder = self._root / CACHE
        make(self._root, folder)
        return folder


class _File:
    """Is closed when nobody refers to it any more."""

    def __init__(self, folder: Path | None) -> None:
        with TemporaryFile(dir=folder) as file:
            self._number = os.dup(file.fileno())
        finalize(self, os.close, self._number)

    def write(self, start: int, data: bytes) -> None:
        """Write all of it; raises OSError where there is no room."""
        view = memoryview(data)
        while view:
            written = os.pwrite(self._number, view, start)
            start, view = start + written, view[written:]

    def read(self, start: int, length: int) -> bytes:
        """Some of what was written."""
        return os.pread(self._number, length, start)
