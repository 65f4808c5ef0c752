"""A folder → gone, with what is in it as far as it can be removed.

Where a disk answers each removal by itself, thousands of them take seconds, unless
several wait at once.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from growthfolio.publishing.several import each_of

_FLAGS: Final = (
    os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
)


def remove(folder: Path) -> None:
    """Remove a folder; what cannot be removed stays."""
    if shutil.rmtree.avoids_symlink_attacks:
        # From within, so that nobody can put a link into the way while we go.
        with suppress(OSError):
            _empty_each(os.fspath(folder))
    shutil.rmtree(folder, ignore_errors=True)


def _empty_each(folder: str) -> None:
    """Remove the folders within the folders of a folder."""
    with os.scandir(folder) as found:
        names = [one.name for one in found if one.is_dir(follow_symlinks=False)]
    top = os.open(folder, _FLAGS)
    try:
        for name in names:
            _empty(name, top)
    finally:
        os.close(top)


def _empty(name: str, top: int) -> None:
    within = os.open(name, _FLAGS, dir_fd=top)
    try:
        with os.scandir(within) as found:
            names = [one.name for one in found if one.is_dir(follow_symlinks=False)]
        each_of(
            lambda one: shutil.rmtree(one, ignore_errors=True, dir_fd=within), names
        )
    finally:
        os.close(within)
