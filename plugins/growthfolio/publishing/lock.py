"""A site's place → held by one build at a time.

The lock is the system's own and ends with the process that holds it, however that
ends; the file it is on means nothing by itself. It is of the kind that child
processes do not inherit: a renderer that outlives a killed build holds nothing.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from growthfolio.model.refusal import RefusalError
from growthfolio.model.rules.environment import SITE_LOCKED

_FLAGS: Final = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
_UNKNOWN: Final = "?"

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def hold(place: Path) -> Iterator[None]:
    """Keep other builds from `place` until the block ends, or this process does.

    Raises RefusalError where another build holds it.
    """
    path = lock_of(place)
    descriptor = _take(path, place)
    try:
        yield
    finally:
        # Removed while it is held: whoever opened it meanwhile sees that it is gone.
        with suppress(OSError):
            path.unlink()
        # The system closes it all the same, and ends the lock with it.
        with suppress(OSError):
            os.close(descriptor)


def lock_of(place: Path) -> Path:
    """The file beside a site that its builds lock."""
    return place.with_name(f".{place.name}.lock")


def _take(path: Path, place: Path) -> int:
    while True:
        descriptor = os.open(path, _FLAGS, 0o644)
        try:
            _lock_or_refuse(descriptor, place)
            if _is_still(path, descriptor):
                os.ftruncate(descriptor, 0)
                os.write(descriptor, f"{os.getpid()}\n".encode())
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _lock_or_refuse(descriptor: int, place: Path) -> None:
    try:
        _lock(descriptor)
    except (BlockingIOError, PermissionError) as error:
        pid = _holder(descriptor)
        raise RefusalError.by_rule(SITE_LOCKED, path=str(place), pid=pid) from error


def _is_still(path: Path, descriptor: int) -> bool:
    """Whether the file that was locked is the one others would open."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _holder(descriptor: int) -> str:
    """Which process wrote itself down, for people to look for."""
    try:
        return os.read(descriptor, 20).decode("ascii", "replace").strip() or _UNKNOWN
    except OSError:  # Windows lets nobody read what is locked
        return _UNKNOWN
