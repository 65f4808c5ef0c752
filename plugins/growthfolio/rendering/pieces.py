"""Some of a site's pages → what was made of each, wherever that is done.

A page is rendered, and then whatever else is to be done with it where it is: what
goes from process to process is little.
"""

import gc
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from growthfolio.caching.shelf import Shelf
from growthfolio.pages.planned import realised
from growthfolio.pages.views import AnyPage, Site
from growthfolio.rendering.keeping import Made, packed, pages_kept
from growthfolio.rendering.links import Links
from growthfolio.rendering.overrides import Overrides
from growthfolio.rendering.page import Landmarks, render, under
from growthfolio.rendering.rendered import Rendered

# A page says which commit it is of, and is the same page with the next one. No text
# has these characters: Unicode keeps them for what never leaves a program.
_COMMIT: Final = "\ufdd0commit\ufdd1"

TermsOf: TypeAlias = Callable[[str], bytes]
"""A page's HTML → the terms it can be found by, as whoever counts them wants them."""

Finish: TypeAlias = Callable[[str, Rendered], Any]
"""What else is done with a page, by its url; None where that cannot be done there."""


class Wanted(Struct, frozen=True):
    """A page that is to be had, with its `place` among all, and its `key`.

    Some were `kept` a moment ago.
    """

    place: int
    page: AnyPage
    key: str
    kept: bool


class Done(Struct, frozen=True, kw_only=True):
    """What was made of a page; if it is `fresh`, with its `terms`.

    `packed` is the page as it is kept, if it is `fresh`, or if there is no `result`.
    """

    url: str
    key: str
    place: int
    result: Any
    packed: bytes
    fresh: bool
    terms: bytes = b""


Piece: TypeAlias = tuple[Done, ...]
"""Some pages that are done."""


class Rendering(Struct, frozen=True, kw_only=True):
    """What it takes to have any of the pages that are `wanted`.

    `landmarks` do not say the `commit`, nor does the `site` the `banner` that is put on
    top of each page. The `root` is that of a shelf, where there is
    one to be read; if it `keeps` what is fresh, that is handed on.
    """

    site: Site
    wanted: tuple[Wanted, ...]
    links: Links
    overrides: Overrides
    landmarks: Landmarks
    commit: str
    banner: str
    terms_of: TermsOf
    root: Path | None
    keeps: bool

    def piece(self, start: int, stop: int, finish: Finish | None) -> Piece:
        """Some of the pages, each finished where that can be done."""
        wanted = self.wanted[start:stop]
        kept = self._kept([one.key for one in wanted if one.kept])
        done = tuple(
            self._fresh(one, finish)
            if (made := kept.get(one.key)) is None
            else self._known(one, made, finish)
            for one in wanted
        )
        # A fragment's macros and its context hold each other, and the page.
        gc.collect(0)
        return done

    def _kept(self, keys: Sequence[str]) -> Mapping[str, Made]:
        """Those of some pages that are on the shelf, if there is one here."""
        if self.root is None or not keys:
            return {}
        shelf = Shelf(self.root)
        try:
            return pages_kept(shelf, keys)
        finally:
            shelf.close()

    def _known(self, one: Wanted, made: Made, finish: Finish | None) -> Done:
        result = self._finished(one, made.rendered, finish)
        return Done(
            url=one.page.url,
            key=one.key,
            place=one.place,
            result=result,
            packed=packed(made) if result is None else b"",
            fresh=False,
        )

    def _fresh(self, one: Wanted, finish: Finish | None) -> Done:
        rendered = render(
            realised(one.page),
            self.site,
            self.links,
            overrides=self.overrides,
            landmarks=self.landmarks,
        )
        made = Made(rendered, self.terms_of(rendered.html))
        data = packed(made) if self.keeps else b""
        result = self._finished(one, rendered, finish)
        return Done(
            url=one.page.url,
            key=one.key,
            place=one.place,
            result=result,
            packed=packed(made) if result is None and not data else data,
            fresh=True,
            terms=made.terms,
        )

    def _finished(self, one: Wanted, page: Rendered, finish: Finish | None) -> Any:  # noqa: ANN401 - whatever is done with pages
        if finish is None:
            return None
        return finish(one.page.url, self.shown(page))

    def shown(self, page: Rendered) -> Rendered:
        """A page with what changes on all of them from one site to the next."""
        return under(self.banner, of_commit(page, self.commit))


def without_commit(landmarks: Landmarks) -> Landmarks:
    """Landmarks that say there is a commit, and not which."""
    home = landmarks.home
    if home is None or not home.commit:
        return landmarks
    return replace(landmarks, home=replace(home, commit=_COMMIT))


def of_commit(page: Rendered, commit: str) -> Rendered:
    """A page that says which commit it is of, if it says any."""
    if not commit or _COMMIT not in page.html:
        return page
    return replace(page, html=page.html.replace(_COMMIT, commit))
