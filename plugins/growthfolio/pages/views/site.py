"""A whole site: its pages, its menu, the files it claims."""

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


class Site(Struct, frozen=True, kw_only=True):
    """All pages of a site, and every file they claim.

    `nav` is what the menu lists, in order: the home page, mentors, units, teams,
    the programme, what to mend. `private` is a site for fewer than the programme's
    widest audience. `banner` is a sentence for the top of every page.
    """

    language: str
    audience: str
    title: str
    pages: tuple[Page, ...]
    files: tuple[File, ...]
    nav: tuple[Link, ...]
    private: bool = True
    banner: str = ""
