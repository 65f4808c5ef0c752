"""The pages of a site, begun with as soon as MkDocs knows which it is to make.

Those it makes are had at once; the others are rendered while it is at work.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import ExitStack
from typing import Final

from msgspec.structs import replace

from growthfolio.hosts.making import Making
from growthfolio.pages import Site
from growthfolio.pages.views import AnyPage
from growthfolio.rendering import (
    ALONE,
    Batch,
    BrokenFragmentError,
    Links,
    Rendered,
    Workers,
)

_FEW: Final = 32
"""Up to how many pages of the menu are rendered here, while others are elsewhere."""


class Work:
    """What is being made of a `site`; of its `menu` the pages are there, by their urls.

    Where a fragment in the folder of the site's own is broken, and somebody has
    `watched`, pages are made without them, under a banner that says why.
    """

    def __init__(
        self, site: Site, making: Making, fragments: str = "", *, watched: bool = False
    ) -> None:
        self.site, self.making = site, making
        self.menu: Mapping[str, Rendered] = {}
        self.is_broken = False
        self._fragments, self._watched = fragments, watched
        self._urls = frozenset(page.url for page in site.pages)
        self._open = ExitStack()

    @property
    def links(self) -> Links:
        """Where the pages lie."""
        return self.making.links

    def is_ours(self, url: str) -> bool:
        """Whether it is a page of this site, and not of the organisation's own."""
        return url in self._urls

    def begin(self, aside: Container[str], workers: Workers) -> None:
        """Have all pages begun with: those that MkDocs makes, and those put `aside`.

        Raises BrokenFragmentError, and RefusalError where there are no such workers.
        """
        pages = self.site.pages
        menu = [page for page in pages if page.url not in aside]
        self._rest = self._begun([one for one in pages if one.url in aside], workers)
        few = workers.are_here and len(menu) <= _FEW
        first = self._begun(menu, ALONE if few else workers)
        self.menu = dict(self._unfinished(first, ordered=True))

    def rest(self, *, ordered: bool) -> Iterator[tuple[str, Rendered]]:
        """The pages aside that are not finished, by their urls; the others are then.

        They come as they are done or, if `ordered`, as the site has them. Raises
        BrokenFragmentError.
        """
        return self._unfinished(self._rest, ordered=ordered)

    def close(self) -> None:
        """Have nobody at work any more."""
        self._open.close()

    def _begun(self, pages: Sequence[AnyPage], workers: Workers) -> Batch:
        try:
            return self._at_work(pages, workers, self._fragments)
        except BrokenFragmentError as error:
            return self._begun_anew(pages, error)

    def _begun_anew(
        self, pages: Sequence[AnyPage], error: BrokenFragmentError
    ) -> Batch:
        if not self._watched:
            raise error
        self.is_broken = True
        self.site = replace(self.site, banner=str(error))
        return self._at_work(pages, ALONE, "")

    def _at_work(
        self, pages: Sequence[AnyPage], workers: Workers, fragments: str
    ) -> Batch:
        batch = self.making.batch(self.site, pages, workers, fragments)
        self.making.begin(batch)
        self._open.callback(batch.close)
        return batch

    def _unfinished(
        self, batch: Batch, *, ordered: bool
    ) -> Iterator[tuple[str, Rendered]]:
        try:
            yield from self.making.unfinished(batch, ordered=ordered)
        except BrokenFragmentError as error:
            again = self._begun_anew(self.making.left_of(batch), error)
            yield from self.making.unfinished(again, ordered=ordered)
