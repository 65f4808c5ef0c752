"""The tree on disk → every file where records lie, in a fixed order.

Symbolic links are never followed; hidden files and what operating systems leave
behind are not records and not looked at.
"""

import os
from pathlib import Path
from typing import Final, NamedTuple

_JUNK: Final = frozenset({"Thumbs.db", "desktop.ini", "README.md"})


class File(NamedTuple):
    """A file: its path relative to the root in POSIX form, split at the slashes."""

    path: str
    parts: tuple[str, ...]
    is_link: bool


def walk(root: Path, *folders: str) -> tuple[File, ...]:
    """Every file below some folders of the root, sorted by path."""
    found: list[File] = []
    for folder in folders:
        start = root / folder
        if start.is_symlink():
            found.append(File(folder, (folder,), is_link=True))
        elif start.is_dir():
            _walk(os.fspath(start), (folder,), found)
    return tuple(sorted(found, key=lambda file: file.parts))


def _walk(directory: str, parts: tuple[str, ...], found: list[File]) -> None:
    with os.scandir(directory) as entries:
        for entry in entries:
            name = entry.name
            if name.startswith((".", "~$")) or name in _JUNK:
                continue
            inside = (*parts, name)
            if entry.is_symlink():
                found.append(File("/".join(inside), inside, is_link=True))
            elif entry.is_dir(follow_symlinks=False):
                _walk(entry.path, inside, found)
            else:
                found.append(File("/".join(inside), inside, is_link=False))


def read_bytes(root: Path, path: str) -> bytes:
    """The bytes of a file of the tree; raises OSError."""
    with open(root / path, "rb", buffering=0) as file:  # noqa: PTH123 - unbuffered
        return file.read()
