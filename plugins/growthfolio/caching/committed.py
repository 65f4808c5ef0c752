"""A repository's index → whether somebody committed the cache.

What is in a cache is believed. In a repository everybody who may propose a change
could have written it, so that a broken record would look fine: then nothing in it is
gone by.
"""

from pathlib import Path
from typing import Final

from growthfolio.caching.store import TOP

_LINK: Final = "gitdir:"
_SHORTENED: Final = b"DIRC\0\0\0\4"
"""How an index begins that leaves out what a path shares with the one before."""


def is_committed(root: Path) -> bool:
    """Whether git has files of the cache below `root` in its index."""
    for folder in (root, *root.parents):
        if (folder / ".git").exists():
            within = (root.relative_to(folder) / TOP).as_posix()
            return _lists(_index(folder / ".git"), within)
    return False


def _lists(index: bytes, folder: str) -> bool:
    if index.startswith(_SHORTENED):
        return b"answers/" in index or b".sqlite\0" in index
    return f"{folder}/".encode("utf-8", "surrogateescape") in index


def _index(git: Path) -> bytes:
    """The index; of a working tree beside a repository, `.git` says where it is."""
    try:
        if git.is_file():
            text = git.read_text("utf-8")
            git = git.parent / text.removeprefix(_LINK).strip()
        return (git / "index").read_bytes()
    except (OSError, ValueError):
        return b""
