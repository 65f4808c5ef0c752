"""All pages of a site → HTML, in this process, in several, or on a cluster."""

import gc
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, TypeVar

from msgspec import Struct

from growthfolio.model.phrase import N_
from growthfolio.pages.views import Page, Site
from growthfolio.progress import advancing
from growthfolio.rendering.links import Links
from growthfolio.rendering.overrides import Overrides
from growthfolio.rendering.page import Landmarks, render
from growthfolio.rendering.rendered import Rendered
from growthfolio.rendering.templates import read_again
from growthfolio.rendering.workers import ALONE, Workers

Gained = TypeVar("Gained")

_AT_ONCE: Final = 16
"""Few enough that a slow page holds nobody up, enough that asking costs little."""


def render_each(  # noqa: PLR0913 - what is rendered, and how
    site: Site,
    pages: Sequence[Page],
    links: Links,
    *,
    overrides: str = "",
    workers: Workers = ALONE,
    also: Callable[[Rendered], Gained],
) -> Iterator[tuple[str, Rendered, Gained]]:
    """Pages by their urls, one after another, and what `also` makes of each.

    The result does not depend on the `workers`. `overrides` is a folder of the site's
    own fragments. Raises BrokenFragmentError, and RefusalError where there are no
    such workers.
    """
    if overrides:
        read_again()
    read = Overrides.read(overrides)
    work = _Rendering(site, tuple(pages), links, read, Landmarks.of(site), also)
    results = workers.results(work, len(pages), _AT_ONCE)
    pairs = zip(pages, results, strict=True)
    name = N_("rendering pages")
    # What is there by now stays, here and in processes that share it: to look for
    # garbage among all that was read takes as long as to render it.
    gc.freeze()
    try:
        for page, (rendered, gained) in advancing(name, pairs, len(pages)):
            yield page.url, rendered, gained
    finally:
        gc.unfreeze()


class _Rendering(Struct, frozen=True):
    """What it takes to render any of the pages, wherever that is done."""

    site: Site
    pages: tuple[Page, ...]
    links: Links
    overrides: Overrides
    landmarks: Landmarks
    also: Callable[[Rendered], Any]

    def piece(self, start: int, stop: int) -> tuple[tuple[Rendered, Any], ...]:
        return tuple(self._done(page) for page in self.pages[start:stop])

    def _done(self, page: Page) -> tuple[Rendered, Any]:
        rendered = render(
            page,
            self.site,
            self.links,
            overrides=self.overrides,
            landmarks=self.landmarks,
        )
        return rendered, self.also(rendered)
