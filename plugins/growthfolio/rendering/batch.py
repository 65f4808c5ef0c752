"""All pages of a site → HTML, in this process, in several, or on a cluster.

What was rendered before of the very same things is not rendered again.
"""

import gc
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import ExitStack
from typing import Final, TypedDict, Unpack

from msgspec.structs import replace

from growthfolio.caching.shelf import Shelf
from growthfolio.pages.planned import realised
from growthfolio.pages.views import AnyPage, Site
from growthfolio.rendering.keeping import Keeper, unpacked
from growthfolio.rendering.links import Links
from growthfolio.rendering.overrides import Overrides
from growthfolio.rendering.page import Landmarks, banner_of, prepare
from growthfolio.rendering.pieces import (
    Done,
    Finish,
    Piece,
    Rendering,
    TermsOf,
    Wanted,
    without_commit,
)
from growthfolio.rendering.rendered import Rendered
from growthfolio.rendering.templates import read_again
from growthfolio.rendering.workers import ALONE, Workers
from growthfolio.sharing import Begun

_AT_ONCE: Final = 32
"""Few enough that a slow page holds nobody up, enough that asking costs little."""


def no_terms(html: str) -> bytes:
    """What a page is found by where nobody looks."""
    del html
    return b""


class How(TypedDict, total=False):
    """How pages are rendered: what comes out does not depend on it.

    But for `overrides`, the folder of the site's own fragments, and `terms_of`.
    """

    overrides: str
    workers: Workers
    terms_of: TermsOf
    shelf: Shelf | None


class Batch:
    """Some pages of a site that are to be had; raises BrokenFragmentError."""

    def __init__(
        self,
        site: Site,
        pages: Sequence[AnyPage],
        links: Links,
        **how: Unpack[How],
    ) -> None:
        self._links = links
        self._shelf = how.get("shelf") or Shelf(None)
        self._workers = how.get("workers", ALONE)
        self._terms_of = how.get("terms_of", no_terms)
        folder = how.get("overrides", "")
        if folder:
            read_again()
        self._overrides = Overrides.read(folder)
        self._landmarks = Landmarks.of(site)
        self._site = _looked_at(site, self._overrides)
        self._banner = "" if self._overrides.texts else banner_of(site)
        self._keeper = Keeper(self._shelf, self._about())
        keys = self._keeper.keys(pages)
        known = self._keeper.known(keys)
        self.wanted = tuple(
            Wanted(place, page, key, key in known)
            for place, (page, key) in enumerate(zip(pages, keys, strict=True))
        )
        self.left = 0
        self._begun: list[Begun[Piece]] = []
        self._open = ExitStack()
        new = (one.page for one in self.wanted if not one.kept)
        prepare(new, site.language, self._overrides)

    @property
    def is_made_here(self) -> bool:
        """Whether whoever makes it has this machine's files."""
        return self._workers.are_here

    def begin(
        self,
        finish: Callable[[], Finish | None] = lambda: None,
        without: Container[str] = (),
    ) -> None:
        """Begin with the pages, but for some by their urls.

        `finish` is what is done with pages that are asked for now. Raises RefusalError
        where there are no such workers.
        """
        wanted = [one for one in self.wanted if one.page.url not in without]
        kept = [one for one in wanted if one.kept]
        work = self._work((*kept, *(one for one in wanted if not one.kept)))
        here = len(wanted) if self._workers.are_here else len(kept)
        near = self._workers if self._workers.are_here else ALONE
        with ExitStack() as stack:
            # What is there by now stays, here and in processes that share it: to look
            # for garbage among all that was read takes as long as to render it. Where
            # another batch has seen to that, it is not this one that lets it go.
            if not gc.get_freeze_count():
                gc.freeze()
                stack.callback(gc.unfreeze)
            if kept:
                # Whoever is forked opens the file that is the shelf on their own.
                self._shelf.pause()
            begun = [near.begin(work.piece, here, _AT_ONCE, finish)]
            stack.callback(begun[0].close)
            if here < len(wanted):
                # What was kept is on a shelf that no cluster has.
                others = replace(work, wanted=work.wanted[here:], root=None)
                number = len(others.wanted)
                begun.append(
                    self._workers.begin(others.piece, number, _AT_ONCE, finish)
                )
                stack.callback(begun[1].close)
            self.left = len(wanted)
            self._begun, self._open = begun, stack.pop_all()

    def pieces(self) -> Iterator[Piece]:
        """The pages that were begun with, piece by piece, once.

        Those that were kept come first, and all in their order.
        """
        with self._open:
            for begun in self._begun:
                for piece in begun:
                    fresh = ((one.key, one.packed) for one in piece if one.fresh)
                    self._keeper.keep(fresh)
                    yield piece

    def close(self) -> None:
        """Have nobody at work any more."""
        self._open.close()

    def page(self, done: Done) -> Rendered:
        """A page that was not finished."""
        return self._work(()).shown(unpacked(done.packed).rendered)

    def _work(self, wanted: tuple[Wanted, ...]) -> Rendering:
        return Rendering(
            site=self._site,
            wanted=wanted,
            links=self._links,
            overrides=self._overrides,
            landmarks=without_commit(self._landmarks),
            commit=self._commit,
            banner=self._banner,
            terms_of=self._terms_of,
            root=self._shelf.root if any(one.kept for one in wanted) else None,
            keeps=self._shelf.root is not None,
        )

    @property
    def _commit(self) -> str:
        home = self._landmarks.home
        return home.commit if home is not None else ""

    def _about(self) -> tuple[object, ...]:
        """What a page's HTML depends on beside the page itself.

        The package's fragments look at little of a site, others at whatever they like.
        """
        site, landmarks = self._site, without_commit(self._landmarks)
        home, mend = landmarks.home, landmarks.mend
        told: tuple[object, ...] = (
            (site.language, site.title, site.banner),
            None if home is None else (home.as_of, bool(home.commit)),
            None if mend is None else mend.url,
        )
        if self._overrides.texts:
            told = (site, landmarks, self._overrides.texts)
        by = getattr(self._terms_of, "__qualname__", repr(self._terms_of))
        return (told, self._links, by)


def in_order(done: Iterable[Done]) -> Iterator[Done]:
    """All pages of a batch in the order they were given in."""
    early: dict[int, Done] = {}
    place = 0
    for one in done:
        early[one.place] = one
        while place in early:
            yield early.pop(place)
            place += 1


def render_each(
    site: Site, pages: Sequence[AnyPage], links: Links, **how: Unpack[How]
) -> Iterator[tuple[str, Rendered, bytes]]:
    """Pages by their urls, one after another, and the terms of each.

    Raises BrokenFragmentError, and RefusalError where there are no such workers.
    """
    batch = Batch(site, pages, links, **how)
    batch.begin()
    for done in in_order(one for piece in batch.pieces() for one in piece):
        made = unpacked(done.packed)
        yield done.url, batch.page(done), made.terms


def _looked_at(site: Site, overrides: Overrides) -> Site:
    """A site as fragments see it: the package's look at no other page, and no banner.

    Those of the site's own may look at whatever they like.
    """
    if overrides.texts:
        return replace(site, pages=tuple(map(realised, site.pages)))
    return replace(site, pages=(), banner="")
