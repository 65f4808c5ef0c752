"""Pieces of earlier work by what went into them, in one file of `.growthfolio/cache/`.

The file is SQLite's: a build's pieces are in it all or not at all. Nothing in it is
trusted or needed: a piece that was changed is no piece, and where the file cannot be
read or written the work is done again.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from growthfolio.caching.store import CACHE, make

NAME: Final = f"{CACHE}/pieces-2.sqlite"
READ: Final = f"{CACHE}/read-2.sqlite"
"""Apart from it: what was read is asked for while what is made of it is put."""
_RUNS: Final = 24
"""After so many builds that did not ask for it, a piece is thrown away."""
_PATIENCE: Final = 1.0
"""Seconds to wait for another build that is just writing."""
_AT_ONCE: Final = 500
"""Keys in one question; SQLite takes 999 at the least."""
_FAULTS: Final = (sqlite3.Error, OSError, UnicodeDecodeError)
_PASSING: Final = frozenset(
    {
        *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL),
        *(sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN),
        *(sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM),
    }
)
"""What goes wrong with files that are good: nothing is thrown away for that."""
# Which run asked for a piece last is beside it, and not in it: to change that would
# write all of it again.
_TABLES: Final = (
    """
    CREATE TABLE IF NOT EXISTS piece (
        kind TEXT NOT NULL, key TEXT NOT NULL,
        digest BLOB NOT NULL, data BLOB NOT NULL, PRIMARY KEY (kind, key)
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS asked (
        kind TEXT NOT NULL, key TEXT NOT NULL, run INTEGER NOT NULL,
        PRIMARY KEY (kind, key)
    ) WITHOUT ROWID
    """,
)
_ASK: Final = "INSERT OR REPLACE INTO asked VALUES (?, ?, ?)"
_OLD: Final = "SELECT key FROM asked WHERE kind = ? AND run <= ?"


_others: Final[list[sqlite3.Connection | None]] = []
"""Connections of the process this one was forked from: not to be closed here."""


class Shelf:
    """What there is by kind and key.

    What is put on it is there from the next time on, if it is closed. Without a
    `root` it is empty, and nothing stays on it. While there is much that was put on
    it, nobody else can read what has its `name`.
    """

    def __init__(self, root: Path | None, name: str = NAME) -> None:
        self._root = root
        self._name = name
        self._file: sqlite3.Connection | None = None
        self._asked: set[tuple[str, str]] = set()
        self._kinds: set[str] = set()
        self._run = 0
        self._process = os.getpid()

    @property
    def root(self) -> Path | None:
        """Where it is; None where nothing stays on it."""
        return self._root

    def get(self, kind: str, keys: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """The pieces of a kind that are there and whole, by key, in any order."""
        try:
            for start in range(0, len(keys), _AT_ONCE):
                file = self._connected(writing=False)
                if file is None:
                    return
                some = keys[start : start + _AT_ONCE]
                question = _question("key, digest, data", some)
                for key, digest, data in file.execute(question, (kind, *some)):
                    if isinstance(data, bytes) and digest == _digest(kind, key, data):
                        self._asked.add((kind, key))
                        yield key, data
        except _FAULTS as error:
            self._give_up(error)

    def has(self, kind: str, keys: Sequence[str]) -> frozenset[str]:
        """Those of some keys for which there seems to be a piece: they are in use."""
        found: set[str] = set()
        try:
            for start in range(0, len(keys), _AT_ONCE):
                if (file := self._connected(writing=False)) is not None:
                    some = keys[start : start + _AT_ONCE]
                    question = _question("key", some)
                    found.update(
                        key for (key,) in file.execute(question, (kind, *some))
                    )
        except _FAULTS as error:
            self._give_up(error)
            return frozenset()
        self._asked.update((kind, key) for key in found)
        return frozenset(found)

    def keys(self, kind: str) -> frozenset[str]:
        """The keys of all pieces of a kind that seem to be there."""
        try:
            if (file := self._connected(writing=False)) is not None:
                question = "SELECT key FROM piece WHERE kind = ?"
                return frozenset(key for (key,) in file.execute(question, (kind,)))
        except _FAULTS as error:
            self._give_up(error)
        return frozenset()

    def put(self, kind: str, pieces: Iterable[tuple[str, bytes]]) -> None:
        """Have these on the shelf once it is closed."""
        try:
            if (file := self._connected(writing=True)) is not None:
                self._kinds.add(kind)
                file.executemany(
                    "INSERT OR REPLACE INTO piece VALUES (?, ?, ?, ?)",
                    self._noted(kind, pieces),
                )
        except _FAULTS as error:
            self._give_up(error)

    def close(self) -> None:
        """Keeps what was put, and throws away what nobody asks for any more.

        Of the kinds that were put only: who asks for others may not be here.
        """
        try:
            if self._file is not None and self._run:
                self._file.executemany(
                    _ASK, ((*one, self._run) for one in sorted(self._asked))
                )
                old = [(kind, self._run - _RUNS) for kind in sorted(self._kinds)]
                self._file.executemany(
                    f"DELETE FROM piece WHERE kind = ? AND key IN ({_OLD})",  # noqa: S608 - ours
                    [(kind, kind, run) for kind, run in old],
                )
                self._file.executemany(
                    "DELETE FROM asked WHERE kind = ? AND run <= ?", old
                )
                self._file.execute("COMMIT")
        except _FAULTS as error:
            self._give_up(error)
        self._disconnect()

    def _noted(
        self, kind: str, pieces: Iterable[tuple[str, bytes]]
    ) -> Iterator[tuple[str, str, bytes, bytes]]:
        """Pieces as they are put, each of them asked for by this run."""
        for key, data in pieces:
            self._asked.add((kind, key))
            yield kind, key, _digest(kind, key, data), data

    def pause(self) -> None:
        """Have its file closed, so that processes that are forked may open it.

        What SQLite knows of an open file's locks must not be there twice.
        """
        if self._run:
            self.close()
        else:
            asked = set(self._asked)
            self._disconnect()
            self._asked |= asked

    def _connected(self, *, writing: bool) -> sqlite3.Connection | None:
        if self._root is None:
            return None
        path = self._root / self._name
        if self._process != os.getpid():
            # What was opened before this process was forked is another's.
            _others.append(self._file)
            self._file, self._process, self._run = None, os.getpid(), 0
        if self._file is None:
            if not writing and not path.is_file():
                return None
            make(self._root, path.parent)
            self._file = sqlite3.connect(path, _PATIENCE, isolation_level=None)
            self._file.execute("PRAGMA synchronous = OFF")
        if writing and not self._run:
            self._file.execute("BEGIN IMMEDIATE")
            for table in _TABLES:
                self._file.execute(table)
            last = self._file.execute("SELECT max(run) FROM asked").fetchone()[0]
            self._run = (last or 0) + 1
        return self._file

    def _give_up(self, error: Exception) -> None:
        """Be empty from now on; a file that is no good is thrown away."""
        self._disconnect()
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 255
        good = isinstance(error, OSError) or code in _PASSING
        if self._root is not None and not good:
            with suppress(OSError):
                (self._root / self._name).unlink()
        self._root = None

    def _disconnect(self) -> None:
        file, self._file, self._run = self._file, None, 0
        self._asked.clear()
        self._kinds.clear()
        if file is not None:
            with suppress(sqlite3.Error):
                file.close()


def _question(columns: str, keys: Sequence[str]) -> str:
    gaps = ",".join("?" * len(keys))
    return f"SELECT {columns} FROM piece WHERE kind = ? AND key IN ({gaps})"  # noqa: S608 - no text of anybody's


def _digest(kind: str, key: str, data: bytes) -> bytes:
    # Much quicker than blake2b where the processor has instructions for it: most have.
    whole = sha256(f"{kind}\0{key}\0".encode())
    whole.update(data)
    return whole.digest()
