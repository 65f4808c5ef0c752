"""Where things lie on a site: a page's or a file's url in, an address out.

Addresses are relative to the page they stand on, so that a site works from any
folder of a server and from a disk.
"""

import posixpath
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from msgspec import Struct

from growthfolio.pages.views import File, Link


class Links(Struct, frozen=True, kw_only=True):
    """How a host lays out its site, and where its records can be edited.

    With `directory_urls` the page `people/lin` lies at `people/lin/`, otherwise
    at `people/lin.html`. `edit` and `new` are addresses on the git host with the
    gaps `{path}`, `{folder}` and `{name}`; empty where there is none.
    """

    directory_urls: bool = True
    edit: str = ""
    new: str = ""

    def destination(self, url: str) -> str:
        """The file a page is written to, from the site's root."""
        if self.directory_urls and url:
            return f"{url}/index.html"
        return f"{url or 'index'}.html"

    def address(self, url: str) -> str:
        """Where a page lies, from the site's root."""
        if self.directory_urls:
            return f"{_quoted(url)}/" if url else ""
        return _quoted(f"{url or 'index'}.html")

    def to(self, target: Link | File | str, here: str) -> str:
        """The address of a page or a file, as seen from the page `here`."""
        match target:
            case Link(url=url, anchor=anchor):
                part = f"#{_quoted(anchor)}" if anchor else ""
                if part and url == here:
                    return part
                return self._relative(self.address(url or ""), here) + part
            case File():
                return self._relative(_quoted(target.url), here)
            case _:
                return self._relative(self.address(target), here)

    def edit_address(self, path: str) -> str:
        """Where a file of the tree can be edited in the browser, or nothing."""
        return self._fill(self.edit, path)

    def new_address(self, path: str) -> str:
        """Where a file of the tree can be written in the browser, or nothing."""
        return self._fill(self.new, path)

    def _relative(self, target: str, here: str) -> str:
        return _way(target, self.address(here).rpartition("/")[0])

    def _fill(self, pattern: str, path: str) -> str:
        if not pattern or not path:
            return ""
        folder, slash, name = path.rpartition("/")
        folder, name = _quoted(folder), quote(name)
        whole = f"{folder}/{name}" if slash else name
        return pattern.format(path=whole, folder=folder, name=name)


# A page says the same few addresses again and again.
_KEPT: Final = 1024


@lru_cache(maxsize=_KEPT)
def _quoted(text: str) -> str:
    return quote(text)


@lru_cache(maxsize=_KEPT)
def _way(target: str, start: str) -> str:
    """A target's address from the folder `start`, both seen from the root."""
    # Two that begin at the root need not be told where this program was started.
    path = posixpath.relpath(f"/{target}", f"/{start}")
    return f"{path}/" if not target or target.endswith("/") else path
