"""A folder → which files it holds, each with its size and hash; and back from JSON.

It lists the files of the very site it lies in and nothing else, in a fixed order:
two builds of the same programme have the same manifest, and a site tells its
readers nothing they cannot fetch.
"""

import json
import os
import stat
from collections.abc import Iterator, Mapping
from hashlib import file_digest, sha256
from operator import attrgetter
from pathlib import Path
from typing import Final

from msgspec import Struct

from growthfolio import __version__

HOME: Final = "index.html"
MANIFEST: Final = "growthfolio-manifest.json"

_AT_ONCE: Final = 32 << 20
"""Up to how many bytes a file is read as a whole."""

_FORMAT: Final = 1


class BrokenManifestError(ValueError):
    """A manifest is there and is none."""


class Content(Struct, frozen=True):
    """How long a file is, and its SHA-256."""

    size: int
    sha256: str


class Mark(Struct, frozen=True):
    """By what a file is known again, as long as nobody writes to it."""

    inode: int
    size: int
    changed: int

    @classmethod
    def of(cls, found: os.stat_result) -> "Mark":
        """The mark of a file that looks like this."""
        return cls(found.st_ino, found.st_size, found.st_mtime_ns)


class Manifest(Struct, frozen=True, kw_only=True):
    """The files of a site by their path, whom it is for, and what built it."""

    audience: str
    files: Mapping[str, Content]
    tool: str = f"growthfolio {__version__}"

    @classmethod
    def read(cls, text: bytes) -> "Manifest":
        """What `text` says; raises BrokenManifestError."""
        try:
            given = json.loads(text)
            if given["manifest"] != _FORMAT:
                raise BrokenManifestError("written by another version")
            files = {
                str(name): Content(int(one["size"]), str(one["sha256"]))
                for name, one in given["files"].items()
            }
            return cls(audience=given["audience"], tool=given["tool"], files=files)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BrokenManifestError(str(error)) from error

    def text(self) -> bytes:
        """The manifest as the bytes of its file."""
        files = {
            name: {"size": one.size, "sha256": one.sha256}
            for name, one in sorted(self.files.items())
        }
        document = {
            "manifest": _FORMAT,
            "tool": self.tool,
            "audience": self.audience,
            "files": files,
        }
        return f"{json.dumps(document, indent=1)}\n".encode("ascii")


def names_in(folder: Path) -> tuple[str, ...]:
    """The path of everything below a folder that is no folder, sorted within each."""
    return tuple(name for name, _ in entries_in(folder))


def entries_in(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The same, each with what its folder says of it; links are not followed."""
    return _entries(os.fspath(folder), "")


def _entries(folder: str, within: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    # Text and no Paths: of a site there are thousands.
    with os.scandir(folder) as found:
        entries = sorted(found, key=attrgetter("name"))
    folders = []
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            folders.append(entry)
        else:
            yield within + entry.name, entry
    for one in folders:
        yield from _entries(one.path, f"{within}{one.name}/")


def content_of(path: str | Path) -> Content:
    """A file's size and hash; a link or a device has none. Raises OSError."""
    found, data = read_of(path)
    if data is not None:
        return content_in(data)
    if not stat.S_ISREG(found.st_mode):
        return Content(0, "")
    with open(path, "rb") as file:  # noqa: PTH123 - there are thousands
        digest = file_digest(file, "sha256").hexdigest()
        return Content(file.tell(), digest)


def read_of(path: str | Path) -> tuple[os.stat_result, bytes | None]:
    """How a file looks, and what it holds.

    None for a link, a device, and what is too big to hold.
    """
    found = os.lstat(path)
    if not stat.S_ISREG(found.st_mode) or found.st_size > _AT_ONCE:
        return found, None
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - there are thousands
        return found, file.read()


def content_in(data: bytes) -> Content:
    """The size and hash of what a file holds."""
    return Content(len(data), sha256(data).hexdigest())
