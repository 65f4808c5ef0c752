"""A folder that is served: what lies in it, and how it comes to hold another site.

Whoever serves it may read a file at any moment: each is written beside its place and
then put there, and those that stay the same are not touched.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from itertools import chain
from pathlib import Path
from time import time_ns
from typing import Final, TypeAlias

from msgspec import Struct

from growthfolio.caching.shelf import Shelf
from growthfolio.hosts.finishing import BESIDE
from growthfolio.hosts.frame import Frame
from growthfolio.hosts.framing import DoesNotFitError, cleaned
from growthfolio.hosts.making import Making
from growthfolio.hosts.options import Chosen
from growthfolio.hosts.planning import commit_said
from growthfolio.hosts.sitemap import sitemaps
from growthfolio.pages import Site
from growthfolio.pages.views import File
from growthfolio.rendering import Batch

_MARGIN: Final = 3_000_000_000
"""Nanoseconds. The coarsest clock of a file system in use ticks every two seconds."""

Looks: TypeAlias = tuple[int, int, int, int]


class Served(Struct, frozen=True, kw_only=True):
    """What lies in a folder: a frame, and in it the pages and files of a site.

    `pages` are known by the keys of what they were made of, attachments by how the
    originals looked, where that says anything; both by their urls. `names` are all
    files but those of the frame; pages say which `commit` they are of, under a `banner`
    if there is one. All that the frame was made by, as it was `chosen`, has the `key`.
    """

    chosen: Chosen
    key: str
    frame: Frame
    commit: str
    banner: str
    pages: Mapping[str, str]
    attached: Mapping[str, Looks | None]
    names: frozenset[str]


def become(
    folder: Path, served: Served, frame: Frame, site: Site, shelf: Shelf
) -> Served:
    """Have the folder hold a site in a frame that fits it; what lies in it then.

    Raises DoesNotFitError or BrokenFragmentError where the generator has to build: then
    the folder holds neither site.
    """
    turn = _Turn(folder, served, frame, site, shelf)
    turn.make_pages()
    for name, data in turn.others():
        _put(folder / name, data)
    before = served.names | served.frame.files.keys()
    _remove(folder, before - turn.names - frame.files.keys())
    return Served(
        chosen=served.chosen,
        key=served.key,
        frame=frame,
        commit=commit_said(site),
        banner=site.banner,
        pages=turn.making.keys,
        attached=turn.attached,
        names=frozenset(turn.names),
    )


class _Turn:
    """What changes in a folder from one site to the next.

    `names` are those of all files that are made of the site.
    """

    def __init__(
        self, folder: Path, before: Served, frame: Frame, site: Site, shelf: Shelf
    ) -> None:
        self.making = Making(
            site,
            frame.shells,
            folder,
            shelf,
            indexed=frame.choices.indexed,
            served=True,
        )
        self.attached: dict[str, Looks | None] = {}
        self.names = {frame.shells.links.destination(page.url) for page in site.pages}
        self._before, self._frame, self._site = before, frame, site
        self._chosen = before.chosen

    def make_pages(self) -> None:
        """Have the pages made that are not there as they would be."""
        site, workers = self._site, self._chosen.workers
        fragments = self._frame.choices.fragments_in(self._chosen.root)
        batch = self.making.batch(site, site.pages, workers, fragments)
        self.making.begin(batch, self._there(batch))
        with closing(batch):
            if any(self.making.unfinished(batch)):
                raise DoesNotFitError

    def others(self) -> Iterator[tuple[str, bytes]]:
        """All other files that may be others than before."""
        shells, site = self._frame.shells, self._site
        if self._frame is not self._before.frame:
            yield from self._frame.files.items()
        made = (
            self._attachments(),
            self.making.index(site) if self._frame.choices.indexed else (),
            sitemaps(shells.sitemap, site, shells.menu, shells.links, shells.site),
        )
        for name, data in chain.from_iterable(made):
            self.names.add(name)
            yield name, data

    def _there(self, batch: Batch) -> frozenset[str]:
        """The urls of pages that lie in the folder as they would be."""
        before, site = self._before, self._site
        says = commit_said(site), site.banner
        if before.frame is not self._frame or (before.commit, before.banner) != says:
            return frozenset()
        keys = ((one.page.url, one.key) for one in batch.wanted)
        return frozenset(url for url, key in keys if before.pages.get(url) == key)

    def _attachments(self) -> Iterator[tuple[str, bytes]]:
        looks = looks_of(self._site.files, self._chosen.root)
        for file in self._site.files:
            self.names.add(file.url)
            look = self.attached[file.url] = looks[file.url]
            if look is None or look != self._before.attached.get(file.url):
                yield file.url, cleaned(self._chosen.root / file.path)


def looks_of(files: Iterable[File], root: Path) -> Mapping[str, Looks | None]:
    """How the originals of attachments look now, by their urls."""
    return {file.url: _look(root / file.path) for file in files}


def names_in(folder: Path) -> frozenset[str]:
    """The names of all files below a folder."""
    found = (Path(at, one) for at, _, names in os.walk(folder) for one in names)
    return frozenset(path.relative_to(folder).as_posix() for path in found)


def _look(path: Path) -> Looks | None:
    """How a file looks; None where it may change and look the same."""
    try:
        found = path.lstat()
    except OSError:
        return None
    if max(found.st_mtime_ns, found.st_ctime_ns) > time_ns() - _MARGIN:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _put(target: Path, data: bytes) -> None:
    """Have a file hold this, unless it does."""
    with suppress(OSError):
        if target.stat().st_size == len(data) and target.read_bytes() == data:
            return
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f"{target.name}{BESIDE}")
    beside.write_bytes(data)
    beside.replace(target)


def _remove(folder: Path, names: Iterable[str]) -> None:
    """Remove files, and the folders that only they were in."""
    for name in sorted(names):
        (folder / name).unlink(missing_ok=True)
        with suppress(OSError):
            os.removedirs((folder / name).parent)  # up to one that is not empty
