"""A page that was rendered → a file of the site, wherever it was rendered.

There it is put into its shell, written, hashed and read over: nobody else has to have
its bytes again.
"""

import os
from functools import cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from growthfolio.hosts.frame import Shells
from growthfolio.publishing.reading import Reader
from growthfolio.publishing.written import Written, write_page
from growthfolio.rendering import Rendered

BESIDE: Final = ".growthfolio-new"


class Finished(Struct, frozen=True, kw_only=True):
    """The file of a page, that says a `commit` or none.

    It is `written`, or its `data` are to be.
    """

    name: str
    commit: str
    data: bytes = b""
    written: Written | None = None


class Finishing(Struct, frozen=True, kw_only=True):
    """Finishes pages of a site of some `commit`, as far as there are shells for them.

    Without a `folder` to write them into, they are only put into their shells. Where
    they are `served` meanwhile, each is written beside its place, and nobody reads it
    over.
    """

    shells: Shells
    commit: str
    folder: str | None
    served: bool = False

    def __call__(self, url: str, page: Rendered) -> Finished | None:
        """A page's file; None where there is no shell for it."""
        data = self.shells.around(url, page)
        return None if data is None else self.file(url, data)

    def file(self, url: str, data: bytes) -> Finished:
        """The file of a page that is in its shell."""
        name = self.shells.links.destination(url)
        says = self.commit if self.commit and self.commit.encode() in data else ""
        return self.write(Finished(name=name, commit=says, data=data))

    def write(self, finished: Finished) -> Finished:
        """The same, written."""
        if self.folder is None:
            return finished
        path = f"{self.folder}/{finished.name}"
        if self.served:
            written = write_page(f"{path}{BESIDE}", finished.data, None)
            os.replace(f"{path}{BESIDE}", path)  # noqa: PTH105 - there are thousands
        else:
            written = write_page(path, finished.data, _reader())
        return replace(finished, data=b"", written=written)


@cache
def _reader() -> Reader:
    """One for all pages of this process: it remembers what it has seen."""
    return Reader()
