"""A whole site: its pages, its menu, the files it claims."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from growthfolio.pages.views.agreement import AgreementPage
from growthfolio.pages.views.cohort import HomePage, ListPage, MendPage, ProgrammePage
from growthfolio.pages.views.evaluation import NoticePage, UnitsPage
from growthfolio.pages.views.growth import GrowthPage, TeamPage
from growthfolio.pages.views.parts import File, Link
from growthfolio.pages.views.people import MentorPage, PersonPage, UnitPage, YearPage
from growthfolio.pages.views.pool import PoolPage

Page = (
    HomePage
    | PersonPage
    | YearPage
    | AgreementPage
    | GrowthPage
    | MentorPage
    | UnitPage
    | TeamPage
    | UnitsPage
    | NoticePage
    | ListPage
    | PoolPage
    | ProgrammePage
    | MendPage
)


class PlannedPage:
    """A page that is not made before somebody needs what it says.

    There is all of it that others ask, and the hash of what it says.

    `kind` is its class. Handed to another process by value, it is made before.
    """

    def __init__(
        self,
        *,
        url: str,
        title: str,
        kind: type,
        digest: bytes,
        make: Callable[[], Page],
    ) -> None:
        self.url = url
        self.title = title
        self.kind = kind
        self.digest = digest
        self._make = make

    @property
    def page(self) -> Page:
        """The page itself."""
        return self._make()

    def __reduce__(self) -> tuple[Any, ...]:
        return _as_it_is, (self.page,)


def _as_it_is(page: Page) -> Page:
    return page


AnyPage = Page | PlannedPage


class Site(Struct, frozen=True, kw_only=True):
    """All pages of a site, and every file they claim.

    `nav` is what the menu lists, in order: the home page, mentors, units, teams,
    the programme, what to mend. `private` is a site for fewer than the programme's
    widest audience. `banner` is a sentence for the top of every page.
    """

    language: str
    audience: str
    title: str
    pages: tuple[AnyPage, ...]
    files: tuple[File, ...]
    nav: tuple[Link, ...]
    private: bool = True
    banner: str = ""
