"""Answers by the hash of their question, in `.growthfolio/cache/`.

Nothing in it is trusted: an answer that was cut short, changed or written by another
version is no answer. Nothing in it is needed: where it cannot be written or read,
the work is done again.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Final

TOP: Final = ".growthfolio"
CACHE: Final = f"{TOP}/cache"
_FORMAT: Final = b"growthfolio answers 1\n"
_MOST: Final = 24
"""How many answers are kept; the oldest go."""


class Store:
    """The answers of one programme."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = root / CACHE / "answers"

    def get(self, question: str) -> Mapping[str, str] | None:
        """The answer to a question, if it is there and whole."""
        try:
            data = (self._folder / question).read_bytes()
            begin, digest, body = data.split(b"\n", 2)
            whole = begin + b"\n" == _FORMAT and digest == _digest(question, body)
            answer = json.loads(body) if whole else None
        except (OSError, ValueError):
            return None
        return answer if isinstance(answer, dict) else None

    def put(self, question: str, answer: Mapping[str, str]) -> None:
        """Keep an answer; where that cannot be done, nothing is kept."""
        # Asked far more often than told: whoever only asks does not pay for it.
        import tempfile  # noqa: PLC0415

        body = json.dumps(answer).encode()
        data = b"".join((_FORMAT, _digest(question, body), b"\n", body))
        with suppress(OSError):
            make(self._root, self._folder)
            handle, name = tempfile.mkstemp(dir=self._folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                Path(name).replace(self._folder / question)
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise
            self._forget()

    def _forget(self) -> None:
        kept = sorted(self._folder.iterdir(), key=lambda file: file.stat().st_mtime_ns)
        for file in kept[:-_MOST]:
            file.unlink(missing_ok=True)


def make(root: Path, folder: Path) -> None:
    """A folder of the cache below `root`; nobody commits a cache by mistake."""
    folder.mkdir(parents=True, exist_ok=True)
    (root / CACHE).parent.joinpath(".gitignore").write_text("*\n", "utf-8")


def _digest(question: str, body: bytes) -> bytes:
    return (
        blake2b(body, digest_size=32, key=question[:32].encode()).hexdigest().encode()
    )
