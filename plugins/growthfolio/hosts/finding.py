"""A site's pages, as they are written → the index its readers search.

Material's own search fetches all text before the first query, and cannot be asked
from a disk: at 38,000 records that is 86 MB and half a minute. So ours takes its
place, unless the owner wants the theme's (`search: theme`).
"""

from collections.abc import Iterator, Mapping
from typing import Final

from growthfolio.model.phrase import N_
from growthfolio.pages import Site
from growthfolio.pages.views import MentorPage, PersonPage, UnitPage, YearPage
from growthfolio.pages.views import Page as OurPage
from growthfolio.rendering import Links, title_of
from growthfolio.searching import Index
from growthfolio.words import speech

OWN: Final = "own"
THEME: Final = "theme"
NONE: Final = "none"
SEARCHES: Final = (OWN, THEME, NONE)

_KINDS: Final[Mapping[type, str]] = {
    PersonPage: N_("Mentee"),
    MentorPage: N_("Mentor"),
    UnitPage: N_("Unit"),
    YearPage: N_("Growth file"),
}
"""What pages are of, in the order they are found in; all others come last."""


def files_of_index(
    site: Site, terms: Mapping[str, frozenset[str]], links: Links
) -> Iterator[tuple[str, bytes]]:
    """The files of the index of a site, by their paths; `terms` are by pages' urls."""
    words = speech(site.language)
    index = Index(
        {
            "search": words.translate(N_("Search")),
            "close": words.translate(N_("Close")),
            "found": words.translate(N_("pages found: {n}")),
            "more": words.translate(N_("Show more")),
        }
    )
    order = [*_KINDS]
    pages = [page for page in site.pages if page.url in terms]
    pages.sort(key=lambda page: _place(page, order))
    for page in pages:
        kind = words.translate(_KINDS[type(page)]) if type(page) in _KINDS else ""
        address = links.address(page.url)
        index.add(address, title_of(page), kind, terms[page.url])
    yield from index.files()


def _place(page: OurPage, order: list[type]) -> int:
    return order.index(type(page)) if type(page) in order else len(order)
