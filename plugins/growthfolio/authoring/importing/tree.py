"""A folder → every file below it, each with what keeps it from being read."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from growthfolio.authoring.importing.outcome import not_opened
from growthfolio.model.phrase import Phrase, phrase


class Leaf(NamedTuple):
    """A file, relative to the folder in POSIX form; `obstacle` says why not to read."""

    path: str
    obstacle: Phrase | None = None


def leaves(folder: Path) -> tuple[Leaf, ...]:
    """Every file below a folder, sorted by path; links are never followed.

    A folder that cannot be opened stands for what is in it.
    """
    return tuple(sorted(map(_named, _leaves(os.fspath(folder), ""))))


def _leaves(directory: str, above: str) -> Iterator[Leaf]:
    try:
        with os.scandir(directory) as entries:
            inside = list(entries)
    except OSError as fault:
        yield Leaf(above or ".", not_opened(fault))
        return
    for entry in inside:
        path = above + entry.name
        if entry.is_symlink():
            yield Leaf(path, phrase("it is a symbolic link"))
        elif entry.is_dir(follow_symlinks=False):
            yield from _leaves(entry.path, f"{path}/")
        elif not entry.is_file(follow_symlinks=False):
            yield Leaf(path, phrase("it is no ordinary file"))
        elif any(part.startswith((".", "~$")) for part in path.split("/")):
            yield Leaf(path, phrase("it is a hidden file"))
        else:
            yield Leaf(path)


def _named(leaf: Leaf) -> Leaf:
    """The leaf, its path fit to be shown; bytes that are no text keep it unread."""
    shown = leaf.path.encode("utf-8", "backslashreplace").decode()
    if shown == leaf.path:
        return leaf
    return Leaf(shown, leaf.obstacle or phrase("its name is not text"))
