"""A page → a file of a site, read over as it is written.

What was read then need not be read again, as long as nobody has written to the file.
"""

import os
from collections.abc import Mapping
from io import BufferedWriter
from pathlib import Path
from typing import Final

from msgspec import Struct

from growthfolio.publishing.manifest import Content, Mark, content_in
from growthfolio.publishing.page import Page
from growthfolio.publishing.reading import Reader

_SECOND: Final = 1_000_000_000
_TICK: Final = 50_000_000
"""Nanoseconds within which a file may be written to twice and look the same."""


_UNREAD: Final = Page(whole=False)


class Written(Struct, frozen=True, kw_only=True):
    """What a page's file holds, what is on the page, and how the file looked then."""

    content: Content
    page: Page
    look: tuple[int, int, int, int]

    def stands(self, path: str) -> bool:
        """Whether a file is still the one that was written; raises OSError."""
        return _look(os.lstat(path)) == self.look

    @property
    def mark(self) -> Mark:
        """By what the file is known again."""
        inode, size, modified, _ = self.look
        return Mark(inode, size, modified)

    @property
    def changed(self) -> int:
        """When the file was written, in nanoseconds."""
        return self.look[2]


def write_page(path: str, data: bytes, reader: Reader | None) -> Written:
    """Write a page into a file, with the folder it is in; raises OSError.

    What is there is not written into: it might be the old site's as well. Without a
    `reader` it passes for a page that is not whole, and would not pass a look over it.
    """
    page = reader.page(data) if reader is not None else _UNREAD
    with _new(path) as file:
        file.write(data)
        file.flush()
        look = _look(os.fstat(file.fileno()))
    return Written(content=content_in(data), page=page, look=look)


def settled(written: Mapping[str, Written]) -> Mapping[str, Written]:
    """Those pages, by name, whose files look otherwise if they are written to now.

    A file system's clock moves in ticks, some by whole seconds. What was written in the
    last of them has to be read again.
    """
    last = max((one.changed for one in written.values()), default=0)
    return {
        name: one
        for name, one in written.items()
        if one.changed < last - _TICK and one.changed % _SECOND
    }


def _new(path: str) -> BufferedWriter:
    # Most pages have a folder to themselves.
    folder = path.rpartition("/")[0]
    try:
        os.mkdir(folder)  # noqa: PTH102 - text and no Paths: there are thousands
    except FileExistsError:
        pass
    except FileNotFoundError:
        Path(folder).mkdir(parents=True, exist_ok=True)
    try:
        return open(path, "xb")  # noqa: PTH123 - the same
    except FileExistsError:
        os.unlink(path)  # noqa: PTH108 - the same
    return open(path, "xb")  # noqa: PTH123 - the same


def _look(found: os.stat_result) -> tuple[int, int, int, int]:
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
