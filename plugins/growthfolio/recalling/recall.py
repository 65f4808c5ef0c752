"""A site, in which the pages about a mentee of whom nothing has changed are known.

By which keys they are known, `keys.py` says. What was made while somebody else was
asked about who is no part of its key is not kept.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

from msgspec import Struct

from growthfolio.caching.shelf import Shelf
from growthfolio.disclosure.disclosed import Disclosure
from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.shown import ShownMentee
from growthfolio.pages import Extractor, Planner, site_of
from growthfolio.pages.extract import Extract
from growthfolio.pages.planned import called, digest_of
from growthfolio.pages.views import (
    AnyPage,
    GrowthPage,
    Page,
    PersonPage,
    PlannedPage,
    Site,
    YearPage,
)
from growthfolio.recalling.kept import Kept
from growthfolio.recalling.keys import Keys
from growthfolio.words import Speech

_KINDS: Final = {one.__name__: one for one in (PersonPage, YearPage, GrowthPage)}
"""The pages there are about a mentee."""


class Known(Struct, frozen=True, array_like=True):
    """What is kept of a page: all that others ask of it."""

    kind: str
    url: str
    title: str
    digest: bytes

    @classmethod
    def of(cls, page: Page) -> "Known":
        """What is known of a page that was made."""
        return cls(type(page).__name__, page.url, called(page), digest_of(page))

    def planned(self, make: Callable[[], Page]) -> PlannedPage:
        """The page, which can be made."""
        return PlannedPage(
            url=self.url,
            title=self.title,
            kind=_KINDS[self.kind],
            digest=self.digest,
            make=make,
        )


def recalled(
    disclosure: Disclosure,
    speech: Speech,
    shelf: Shelf,
    *,
    working_days: Callable[[date, date], int],
) -> Site:
    """The site of a disclosure as `plan` makes it, but for what is known of pages."""
    extractor = Extractor(disclosure, speech)
    keys = Keys(disclosure, speech.language)
    extracts = _extracts(extractor, shelf, keys)
    planner = Planner(extractor, extracts, working_days)
    pages = _pages(planner, shelf, keys)
    return site_of(planner, lambda mentee: pages[mentee.ref])


def _extracts(extractor: Extractor, shelf: Shelf, keys: Keys) -> Mapping[Ref, Extract]:
    """Those of all."""
    kept = Kept(shelf, "extract", Extract, keys.extracts())
    found = {}
    for ref in extractor.refs:
        one = kept.known.get(ref)
        if one is None:
            with extractor.disclosure.asked.noted() as asked:
                one = extractor.extract(ref)
            if asked <= {ref}:
                kept.keep(ref, one)
        found[ref] = one
    kept.close()
    return found


def _pages(
    planner: Planner, shelf: Shelf, keys: Keys
) -> Mapping[Ref, Sequence[AnyPage]]:
    """The pages about each mentee; those that are known are not made."""
    disclosure = planner.extractor.disclosure
    kept = Kept(shelf, "planned", tuple[Known, ...], keys.pages(planner))
    found: dict[Ref, Sequence[AnyPage]] = {}
    for mentee in disclosure.mentees:
        ref = mentee.ref
        making = _Making(planner, mentee)
        known = kept.known.get(ref)
        if known is None:
            with disclosure.asked.noted() as asked:
                made = making.pages
            known = tuple(map(Known.of, made))
            if _mentees(asked) <= {ref, *keys.others(planner, mentee)}:
                kept.keep(ref, known)
        found[ref] = tuple(making.planned(known))
    kept.close()
    return found


def _mentees(asked: set[Ref]) -> set[Ref]:
    """Those of whom something may change while all else stays."""
    return {ref for ref in asked if ref.who is Who.MENTEE}


class _Making:
    """The pages about a mentee, made all at once when one of them is needed."""

    def __init__(self, planner: Planner, mentee: ShownMentee) -> None:
        self._planner = planner
        self._mentee = mentee
        self._pages: tuple[Page, ...] | None = None

    @property
    def pages(self) -> tuple[Page, ...]:
        """All of them."""
        if self._pages is None:
            self._pages = self._planner.pages(self._mentee)
        return self._pages

    def planned(self, known: Sequence[Known]) -> Iterator[PlannedPage]:
        """Each of them by what is known of it."""
        for number, one in enumerate(known):
            yield one.planned(partial(self._page, number))

    def _page(self, number: int) -> Page:
        return self.pages[number]
