"""A site's pages, as they are written → the index its readers search.

Material's own search fetches all text before the first query, and cannot be asked
from a disk: at 38,000 records that is 86 MB and half a minute. So ours takes its
place, unless the owner wants the theme's (`search: theme`).
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
from typing import Final

from msgspec import DecodeError, msgpack

from growthfolio.caching.aside import Bring
from growthfolio.caching.shelf import Shelf
from growthfolio.model.phrase import N_
from growthfolio.pages import Site
from growthfolio.pages.planned import kind_of
from growthfolio.pages.views import (
    AnyPage,
    MentorPage,
    PersonPage,
    UnitPage,
    YearPage,
)
from growthfolio.rendering import Links, terms_kept, title_of
from growthfolio.searching import Index, Postings
from growthfolio.words import speech

OWN: Final = "own"
THEME: Final = "theme"
NONE: Final = "none"
SEARCHES: Final = (OWN, THEME, NONE)

_KEPT: Final = "postings"
_KINDS: Final[Mapping[type, str]] = {
    PersonPage: N_("Mentee"),
    MentorPage: N_("Mentor"),
    UnitPage: N_("Unit"),
    YearPage: N_("Growth file"),
}
"""What pages are of, in the order they are found in; all others come last."""


def files_of_index(
    site: Site,
    keys: Mapping[str, str],
    terms: Mapping[str, Bring],
    links: Links,
    shelf: Shelf | None = None,
) -> Iterator[tuple[str, bytes]]:
    """The files of the index of a site, by their paths; `keys` of pages by their urls.

    The `terms` are those of texts by their keys; what is not there was kept.
    Where few pages are others than when it was last made, as the `shelf` has it, it
    is mended. Raises NotKeptError.
    """
    words = speech(site.language)
    index = Index(
        {
            "search": words.translate(N_("Search")),
            "close": words.translate(N_("Close")),
            "found": words.translate(N_("pages found: {n}")),
            "more": words.translate(N_("Show more")),
        }
    )
    for page in _in_order(site):
        kind = words.translate(_KINDS[kind_of(page)]) if kind_of(page) in _KINDS else ""
        address = links.address(page.url)
        index.add(address, title_of(page), kind, keys[page.url])
    yield from index.files(_postings(index, terms, site, shelf or Shelf(None)))


def _postings(
    index: Index, terms: Mapping[str, Bring], site: Site, shelf: Shelf
) -> Postings:
    """Where each term stands; kept for the next time."""
    earlier = None
    for _, data in shelf.get(_KEPT, [site.audience]):
        with suppress(DecodeError):
            earlier = msgpack.decode(data, type=Postings)
    found = index.postings(terms, partial(terms_kept, shelf), earlier)
    if found != earlier:
        shelf.put(_KEPT, [(site.audience, msgpack.encode(found))])
    return found


def _in_order(site: Site) -> list[AnyPage]:
    """The pages of a site in the order they are found in."""
    places = {kind: number for number, kind in enumerate(_KINDS)}
    last = len(places)
    return sorted(site.pages, key=lambda page: places.get(kind_of(page), last))
