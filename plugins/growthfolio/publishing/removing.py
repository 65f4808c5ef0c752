"""A folder → gone, with what is in it as far as it can be removed.

Where a disk answers each removal by itself, thousands of them take seconds, unless
several wait at once.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from growthfolio.publishing.several import FEW, each_of

_FLAGS: Final = (
    os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
)
_FROM_WITHIN: Final = os.unlink in os.supports_dir_fd and os.scandir in os.supports_fd
"""Whether files can be removed so that nobody puts a link into the way meanwhile."""
_SHARED: Final = 2
"""How deep below a site are folders that several may remove at once."""


def remove(folder: Path) -> None:
    """Remove a folder; what cannot be removed stays."""
    if _FROM_WITHIN:
        with suppress(OSError):
            _remove(os.fspath(folder))
    else:
        import shutil  # noqa: PLC0415 - for whoever cannot do without

        shutil.rmtree(folder, ignore_errors=True)


def _remove(name: str, within: int | None = None, depth: int = 0) -> None:
    """Remove a folder that is `within` another one."""
    folder = os.open(name, _FLAGS, dir_fd=within)
    try:
        _clear(folder, depth)
    finally:
        os.close(folder)
    os.rmdir(name, dir_fd=within)


def _clear(folder: int, depth: int) -> None:
    with os.scandir(folder) as found:
        entries = tuple(found)
    inside = [one.name for one in entries if one.is_dir(follow_symlinks=False)]

    def remove_one(name: str) -> None:
        with suppress(OSError):
            _remove(name, folder, depth + 1)

    each_of(remove_one, inside, FEW if depth == _SHARED - 1 else len(inside))
    for entry in entries:
        if not entry.is_dir(follow_symlinks=False):
            with suppress(OSError):
                os.unlink(entry.name, dir_fd=folder)
