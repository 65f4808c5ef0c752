"""All pages of a site → HTML, in this process, in several, or on a cluster.

What was rendered before of the very same things is not rendered again.
"""

import gc
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import Final, TypedDict, Unpack

from msgspec import Struct
from msgspec.structs import replace

from growthfolio.caching.shelf import Shelf
from growthfolio.model.phrase import N_
from growthfolio.pages.planned import realised
from growthfolio.pages.views import AnyPage, Site
from growthfolio.progress import advancing
from growthfolio.rendering.keeping import (
    Keeper,
    Made,
    Terms,
    packed,
    packed_terms,
    unpacked,
)
from growthfolio.rendering.links import Links
from growthfolio.rendering.overrides import Overrides
from growthfolio.rendering.page import Landmarks, prepare, render
from growthfolio.rendering.rendered import Rendered
from growthfolio.rendering.templates import read_again
from growthfolio.rendering.workers import ALONE, Workers

TermsOf = Callable[[str], frozenset[str]]
"""A page's HTML → the terms it can be found by."""

_AT_ONCE: Final = 16
"""Few enough that a slow page holds nobody up, enough that asking costs little."""
# A page says which commit it is of, and is the same page with the next one. No text
# has these characters: Unicode keeps them for what never leaves a program.
_COMMIT: Final = "\ufdd0commit\ufdd1"


def no_terms(html: str) -> frozenset[str]:
    """What a page is found by where nobody looks."""
    del html
    return frozenset()


AtHand = Callable[[Mapping[str, str]], Container[str]]
"""Pages' keys by their urls → the urls of those that need not be had again."""


def nothing_at_hand(keys: Mapping[str, str]) -> Container[str]:
    """What there is where nothing is."""
    del keys
    return ()


class How(TypedDict, total=False):
    """How pages are rendered: what comes out does not depend on it.

    But for `overrides`, the folder of the site's own fragments, and `terms_of`.
    """

    overrides: str
    workers: Workers
    terms_of: TermsOf
    shelf: Shelf | None


def render_each(
    site: Site, pages: Sequence[AnyPage], links: Links, **how: Unpack[How]
) -> Iterator[tuple[str, Rendered, Terms]]:
    """Pages by their urls, one after another, and the terms of each.

    Raises BrokenFragmentError, and RefusalError where there are no such workers.
    """
    for url, page, terms in render_others(site, pages, links, nothing_at_hand, **how):
        if page is not None:
            yield url, page, terms


def render_others(
    site: Site,
    pages: Sequence[AnyPage],
    links: Links,
    at_hand: AtHand,
    **how: Unpack[How],
) -> Iterator[tuple[str, Rendered | None, Terms]]:
    """The same; of pages that are `at_hand` as they would be, only the terms.

    Asked for are those that were rendered before.
    """
    overrides, shelf = how.get("overrides", ""), how.get("shelf")
    workers, terms_of = how.get("workers", ALONE), how.get("terms_of", no_terms)
    if overrides:
        read_again()
    read, landmarks = Overrides.read(overrides), Landmarks.of(site)
    site = _looked_at(site, read)
    about = _about(site, links, read, landmarks, terms_of)
    keeper = Keeper(shelf or Shelf(None), about)
    keys = keeper.keys(pages)
    known = keeper.known(keys)
    new = tuple(page for page, key in zip(pages, keys, strict=True) if key not in known)
    prepare(new, site.language, read)
    work = _Rendering(site, new, links, read, _without_commit(landmarks), terms_of)
    results = workers.results(work, len(new), _AT_ONCE)
    pairs = tuple(zip(pages, keys, strict=True))
    there = at_hand({page.url: key for page, key in pairs if key in known})
    wanted = [key for page, key in pairs if key in known and page.url not in there]
    kept = keeper.pages(wanted)
    commit = landmarks.home.commit if landmarks.home is not None else ""
    # What is there by now stays, here and in processes that share it: to look for
    # garbage among all that was read takes as long as to render it.
    gc.freeze()
    try:
        for page, key in advancing(N_("rendering pages"), pairs, len(pages)):
            if key in known and page.url in there:
                yield page.url, None, Terms(key, shelf=shelf)
                continue
            made = next(kept) if key in known else None
            if made is None:
                data = work.of(page) if key in known else next(results)
                keeper.keep(key, data)
                made = unpacked(data)
            yield page.url, _of_commit(made.rendered, commit), Terms(key, made.terms)
    finally:
        gc.unfreeze()


def _looked_at(site: Site, overrides: Overrides) -> Site:
    """A site as fragments see it: the package's look at no other page.

    Those of the site's own may look at whatever they like.
    """
    pages = tuple(map(realised, site.pages)) if overrides.texts else ()
    return replace(site, pages=pages)


def _about(
    site: Site,
    links: Links,
    overrides: Overrides,
    landmarks: Landmarks,
    terms_of: TermsOf,
) -> tuple[object, ...]:
    """What a page's HTML depends on beside the page itself.

    The package's fragments look at little of a site, others at whatever they like.
    """
    home, mend = landmarks.home, landmarks.mend
    told: tuple[object, ...] = (
        (site.language, site.title, site.banner),
        None if home is None else (home.as_of, bool(home.commit)),
        None if mend is None else mend.url,
    )
    if overrides.texts:
        told = (site, landmarks, overrides.texts)
    by = getattr(terms_of, "__qualname__", repr(terms_of))
    return (told, links, by)


def _without_commit(landmarks: Landmarks) -> Landmarks:
    home = landmarks.home
    if home is None or not home.commit:
        return landmarks
    return replace(landmarks, home=replace(home, commit=_COMMIT))


def _of_commit(page: Rendered, commit: str) -> Rendered:
    if _COMMIT not in page.html:
        return page
    return replace(page, html=page.html.replace(_COMMIT, commit))


class _Rendering(Struct, frozen=True):
    """What it takes to render any of the pages, wherever that is done."""

    site: Site
    pages: tuple[AnyPage, ...]
    links: Links
    overrides: Overrides
    landmarks: Landmarks
    terms_of: TermsOf

    def piece(self, start: int, stop: int) -> tuple[bytes, ...]:
        return tuple(map(self.of, self.pages[start:stop]))

    def of(self, page: AnyPage) -> bytes:
        rendered = render(
            realised(page),
            self.site,
            self.links,
            overrides=self.overrides,
            landmarks=self.landmarks,
        )
        return packed(Made(rendered, packed_terms(self.terms_of(rendered.html))))
