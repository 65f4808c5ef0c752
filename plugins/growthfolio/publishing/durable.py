"""Files → on the disk itself, not only in the system's memory.

A rename may reach the disk before what was written into the files: after a power
cut the new name would lead to empty pages (threats.md §3).
"""

import errno
import os
from collections.abc import Container
from pathlib import Path
from typing import NoReturn

from growthfolio.publishing.several import each_of

_WINDOWS = os.name == "nt"


def settle(folder: Path, but: Container[str] = ()) -> None:
    """Have every file and folder below, and `folder` itself, written down.

    All `but` those files, by their names, that are on the disk already.
    """
    files: list[str] = []
    folders: list[str] = []
    start = len(os.fspath(folder)) + 1
    for directory, _, names in os.walk(folder, topdown=False, onerror=_give_up):
        within = f"{directory}/"[start:]
        files += (f"{directory}/{one}" for one in names if f"{within}{one}" not in but)
        folders.append(directory)
    each_of(_settle_file, files)
    each_of(settle_names, folders)


def _settle_file(path: str) -> None:
    # Windows writes down only what it would let us write to.
    _sync(path, os.O_RDWR if _WINDOWS else os.O_RDONLY)


def settle_names(folder: Path | str) -> None:
    """Have the names in a folder written down."""
    if _WINDOWS:
        return  # it has no way to ask for that
    try:
        _sync(os.fspath(folder), os.O_RDONLY)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some network file systems have none either
            raise


def _sync(path: str, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _give_up(error: OSError) -> NoReturn:
    raise error
