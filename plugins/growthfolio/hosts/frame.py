"""A site without its pages: what the theme puts around them, and all other files.

The site generator makes it once. As long as nothing that goes into it changes, pages
are put into it without the generator, which takes longer to load than a small site
takes to build. Any doubt means that the generator builds again.
"""

import os
from collections.abc import Container, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Final

from msgspec import DecodeError, Struct, field, msgpack

from growthfolio.caching import installed
from growthfolio.caching.code import code
from growthfolio.caching.shelf import Shelf
from growthfolio.hosts.inputs import CONFIG, inputs_of
from growthfolio.hosts.planning import EPOCH, day_of
from growthfolio.hosts.shell import Dress, Shell
from growthfolio.hosts.sitemap import address_of
from growthfolio.pages import Site
from growthfolio.rendering import Links, Rendered, title_of

_KIND: Final = "frame"


class Shape(Struct, frozen=True, array_like=True):
    """What decides over the shell of a page that stands in no menu.

    Links to the menu's pages begin alike below one folder of the site.
    """

    top: str
    depth: int
    hide: tuple[str, ...]
    has_headings: bool

    @classmethod
    def of(cls, url: str, page: Rendered, links: Links) -> "Shape":
        """That of a page."""
        depth = links.destination(url).count("/")
        return cls(url.partition("/")[0], depth, page.hide, bool(page.headings))


class Shells(Struct, frozen=True, kw_only=True, array_like=True):
    """What a theme puts around pages: by url for the menu's, by shape for others.

    `site` is where the site lies on the web, if it does, and `sitemap` the site map
    without the pages in `others`, if there is one.
    """

    links: Links
    site: str
    sitemap: str = ""
    menu: Mapping[str, Shell] = field(default_factory=dict)
    others: tuple[tuple[Shape, Shell], ...] = ()

    def around(self, url: str, page: Rendered) -> bytes | None:
        """A page's file as the theme would make it; None where that is not known."""
        shell = self.menu.get(url)
        if shell is None:
            shape = Shape.of(url, page, self.links)
            shell = next((one for of, one in self.others if of == shape), None)
        if shell is None:
            return None
        return shell.data_around(dress(url, page, self.links, self.site))


class Choices(Struct, frozen=True, kw_only=True, array_like=True):
    """What mkdocs.yml, or whoever builds, has chosen.

    `fragments` is the folder of the site's own, seen from the programme's.
    """

    audience: str
    today: date | None
    indexed: bool
    strict: bool
    fragments: str

    def fragments_in(self, root: Path) -> str:
        """The folder of the site's own fragments, if there is one."""
        return str(root / self.fragments) if self.fragments else ""


class Frame(Struct, frozen=True, kw_only=True, array_like=True):
    """A site without its pages, as it was made for a site like `made_for`.

    `has_own` says whether there are pages of the organisation's own in it. `promised`
    are those of its files that must be there; `extras`, `origins` and `scripts` are
    what a promise says of a site.
    """

    made_for: str
    choices: Choices
    shells: Shells
    files: Mapping[str, bytes]
    has_own: bool
    promised: frozenset[str]
    extras: frozenset[str]
    origins: frozenset[str]
    scripts: frozenset[str]

    def fits(self, site: Site) -> bool:
        """Whether the generator would make the same around the pages of a site."""
        return self.made_for == made_for(site, self.shells.menu, has_own=self.has_own)


def dress(url: str, page: Rendered, links: Links, site: str) -> Dress:
    """What a page puts into its shell; `site` is where the site lies on the web."""
    return Dress(
        title=page.title,
        address=address_of(url, links, site),
        content=page.html,
        headings=page.headings,
    )


def made_for(site: Site, menu: Container[str], *, has_own: bool) -> str:
    """One hash of all that the generator is told of a site, beside its settings.

    `menu` are the urls of the pages it makes itself. Pages of the organisation's own
    may link to any page and any file.
    """
    about = (
        # Its banner stands on the pages themselves.
        (site.language, site.audience, site.title, site.private),
        site.nav,
        day_of(site),
        [title_of(page) for page in site.pages if page.url in menu],
        [page.url for page in site.pages] if has_own else (),
        [file.url for file in site.files] if has_own else (),
    )
    return sha256(msgpack.encode(about)).hexdigest()


def key_of(root: Path, about: tuple[str, ...], config: str = CONFIG) -> str | None:
    """The key of the frame of a programme's site, but for what is in the records.

    `about` says for whom it is, and what was chosen, beside what `config` says. None
    where it cannot be told from files what goes into it.
    """
    packages, beside = installed(), inputs_of(root, config)
    if packages is None or beside is None:
        return None
    whole = sha256()
    for word in (code(), packages, os.environ.get(EPOCH, ""), *about):
        whole.update(f"{len(word)}:{word}\0".encode())
    try:
        for path in beside:
            content = (root / path).read_bytes()
            whole.update(f"{path}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
            whole.update(content)
    except OSError:
        return None
    return whole.hexdigest()


def frame_of(shelf: Shelf, key: str) -> Frame | None:
    """The frame that was kept under a key."""
    found = dict(shelf.get(_KIND, [key]))
    try:
        return msgpack.decode(found[key], type=Frame) if found else None
    except DecodeError:
        return None


def keep_frame(shelf: Shelf, key: str, frame: Frame) -> None:
    """Keep a frame under a key."""
    shelf.put(_KIND, [(key, msgpack.encode(frame))])
