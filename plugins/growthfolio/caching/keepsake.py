"""One file of `.growthfolio/cache/` that is there whole, or not there.

As of answers: it is not trusted and not needed. What was cut short, changed or written
by another version is not there.
"""

import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Final

from growthfolio.caching.store import CACHE, make

_FORMAT: Final = b"growthfolio keepsake 1\n"
_SIZE: Final = 32


class Keepsake:
    """What was kept under a name; without a `root`, nothing."""

    def __init__(self, root: Path | None, name: str) -> None:
        self._root = root
        self._name = name

    def get(self) -> bytes | None:
        """What is kept, if it is there and whole."""
        with suppress(OSError):
            begin = len(_FORMAT) + _SIZE
            data = self._path().read_bytes()
            body = data[begin:]
            if data[:begin] == _FORMAT + self._digest(body):
                return body
        return None

    def put(self, body: bytes) -> None:
        """Keep this instead; where that cannot be done, what was kept stays."""
        with suppress(OSError):
            handle, name = self._aside()
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(b"".join((_FORMAT, self._digest(body), body)))
                Path(name).replace(self._path())
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise

    def moment(self) -> int | None:
        """The time it is for the file system it lies on, in nanoseconds."""
        with suppress(OSError):
            handle, name = self._aside()
            try:
                return os.fstat(handle).st_mtime_ns
            finally:
                os.close(handle)
                Path(name).unlink(missing_ok=True)
        return None

    def _aside(self) -> tuple[int, str]:
        # What is kept is asked for more often than it changes.
        import tempfile  # noqa: PLC0415

        folder = self._path().parent
        make(folder.parents[1], folder)
        # What makes names that nobody guesses takes its time to load.

        return tempfile.mkstemp(dir=folder)

    def _path(self) -> Path:
        if self._root is None:
            raise FileNotFoundError(self._name)
        return self._root / CACHE / self._name

    def _digest(self, body: bytes) -> bytes:
        return blake2b(body, digest_size=_SIZE, key=self._name.encode()).digest()
