"""A folder → the place of another, in one step where the system knows how.

Linux exchanges two folders so that no moment has neither (renameat2 with
RENAME_EXCHANGE). Elsewhere the old one is renamed away and the new one in, with a
way back: `put_back` mends what a kill between the two leaves. Which it is, is found
by trying: a file system may not know what its kernel does.
"""

import errno
import os
import sys
from pathlib import Path
from typing import Final

_HERE: Final = -100  # AT_FDCWD
_EXCHANGE: Final = 2  # RENAME_EXCHANGE
_UNKNOWN: Final = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP})


def put(new: Path, place: Path) -> None:
    """Put the folder `new` where `place` is; raises OSError with all as it was.

    What was there is afterwards at `new`, or at `old_of(place)`.
    """
    if not place.exists():
        new.rename(place)
    elif not exchange(new, place):
        _put_in_two_steps(new, place)


def old_of(place: Path) -> Path:
    """Where the old folder waits while the new one takes its place in two steps."""
    return place.with_name(f".{place.name}.old")


def put_back(place: Path) -> None:
    """Put the old folder back where a build was killed between the two steps."""
    old = old_of(place)
    if old.exists() and not place.exists():
        old.rename(place)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places; whether the system knows how to."""
    if sys.platform != "linux":
        return False
    import ctypes  # noqa: PLC0415 - for whoever has a site to put, and nobody else

    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    done = rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    if done == 0:
        return True
    fault = ctypes.get_errno()
    if fault in _UNKNOWN:
        return False
    raise OSError(fault, os.strerror(fault), str(other))


def _put_in_two_steps(new: Path, place: Path) -> None:
    old = old_of(place)
    place.rename(old)
    try:
        new.rename(place)
    except BaseException:
        old.rename(place)
        raise
