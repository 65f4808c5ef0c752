"""A folder → which files it holds, each with its size and hash; and back from JSON.

It lists the files of the very site it lies in and nothing else, in a fixed order:
two builds of the same programme have the same manifest, and a site tells its
readers nothing they cannot fetch.
"""

import json
import os
import stat
from collections.abc import Iterator, Mapping
from hashlib import file_digest
from pathlib import Path
from typing import Final, NoReturn

from msgspec import Struct

from growthfolio import __version__

HOME: Final = "index.html"
MANIFEST: Final = "growthfolio-manifest.json"

_FORMAT: Final = 1


class BrokenManifestError(ValueError):
    """A manifest is there and is none."""


class Content(Struct, frozen=True):
    """How long a file is, and its SHA-256."""

    size: int
    sha256: str


class Manifest(Struct, frozen=True, kw_only=True):
    """The files of a site by their path, whom it is for, and what built it."""

    audience: str
    files: Mapping[str, Content]
    tool: str = f"growthfolio {__version__}"

    @classmethod
    def of(cls, folder: Path, audience: str) -> "Manifest":
        """The manifest of the files in a folder, as they are on the disk."""
        files = {name: content_of(folder / name) for name in names_in(folder) if name}
        files.pop(MANIFEST, None)
        return cls(audience=audience, files=files)

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


def names_in(folder: Path) -> Iterator[str]:
    """The path of everything below a folder that is no folder, sorted within each."""
    for directory, folders, names in os.walk(folder, onerror=_give_up):
        folders.sort()
        links = [one for one in folders if Path(directory, one).is_symlink()]
        for name in sorted((*names, *links)):
            yield Path(directory, name).relative_to(folder).as_posix()


def content_of(path: Path) -> Content:
    """A file's size and hash; a link or a device has none. Raises OSError."""
    if not stat.S_ISREG(path.lstat().st_mode):
        return Content(0, "")
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
        return Content(file.tell(), digest)


def _give_up(error: OSError) -> NoReturn:
    raise error
