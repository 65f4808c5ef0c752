"""A path and bytes → a file on the disk: whole or not at all.

What people write is never overwritten; only what is generated is.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from growthfolio.model.phrase import Phrase, phrase
from growthfolio.model.refusal import RefusalError

# Hidden, so that the loader does not take what a crash left behind for a record.
_TEMPORARY: Final = ".growthfolio-{pid}.tmp"


class AlreadyThereError(RefusalError):
    """A file of that name is there, and stays as it is."""


def already_there(path: str) -> Phrase:
    """The sentence about a file that is not overwritten."""
    return phrase("{path} is there already and was left as it is", path=path)


def create(root: Path, path: str, data: bytes) -> None:
    """Write a new file below `root`, its folders with it.

    Raises AlreadyThereError where one is there, RefusalError where the way leads
    through a symbolic link, OSError where the disk refuses; then nothing is left.
    """
    refuse_links(root, path)
    target = root / path
    made = _make_folders(root, target.parent)
    temporary = target.parent / _TEMPORARY.format(pid=os.getpid())
    try:
        _write(temporary, data)
        _publish(temporary, target, data)
    except BaseException as fault:
        _tidy(temporary, made)
        if isinstance(fault, FileExistsError):
            raise AlreadyThereError(already_there(path)) from None
        raise
    temporary.unlink(missing_ok=True)


def replace(file: Path, data: bytes) -> None:
    """Write a file that is generated anew each time, whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.parent / _TEMPORARY.format(pid=os.getpid())
    try:
        _write(temporary, data)
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)


def refuse_links(root: Path, path: str) -> None:
    """Raise RefusalError where the way to a file leads through a symbolic link."""
    place = root
    for part in Path(path).parts:
        place /= part
        if place.is_symlink():
            name = place.relative_to(root).as_posix()
            raise RefusalError(
                phrase(
                    "{path} is a symbolic link; nothing is written through it",
                    path=name,
                )
            )


def _make_folders(root: Path, folder: Path) -> list[Path]:
    """The folders that were not there, innermost first."""
    missing = []
    place = folder
    while place != root and not place.is_dir():
        missing.append(place)
        place = place.parent
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _write(file: Path, data: bytes) -> None:
    with file.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _publish(temporary: Path, target: Path, data: bytes) -> None:
    """Give the finished file its name; raises FileExistsError."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        # Some file systems know no links. Opening for creation still refuses to
        # overwrite; what a crash cuts short is then seen by the check.
        _write_exclusively(target, data)


def _write_exclusively(target: Path, data: bytes) -> None:
    stream = target.open("xb")
    try:
        with stream:
            stream.write(data)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _tidy(temporary: Path, made: list[Path]) -> None:
    with suppress(OSError):
        temporary.unlink(missing_ok=True)
    for folder in made:
        with suppress(OSError):
            folder.rmdir()
