"""One page → its content: the fragment of its kind, filled in."""

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from growthfolio.pages.planned import called, kind_of
from growthfolio.pages.views import (
    AgreementPage,
    AnyPage,
    GrowthPage,
    HomePage,
    ListPage,
    MendPage,
    MentorPage,
    NoticePage,
    Page,
    PersonPage,
    PoolPage,
    ProgrammePage,
    Site,
    TeamPage,
    UnitPage,
    UnitsPage,
    YearPage,
)
from growthfolio.rendering.links import Links
from growthfolio.rendering.overrides import NO_OVERRIDES, Overrides
from growthfolio.rendering.rendered import Rendered, outline, plain
from growthfolio.rendering.templates import fill_in, load

_FRAGMENTS: Final[Mapping[type, str]] = {
    HomePage: "home.html",
    PersonPage: "person.html",
    YearPage: "year.html",
    GrowthPage: "growth.html",
    MentorPage: "mentor.html",
    UnitPage: "unit.html",
    TeamPage: "team.html",
    UnitsPage: "units.html",
    NoticePage: "notice.html",
    ListPage: "list.html",
    PoolPage: "pool.html",
    ProgrammePage: "programme.html",
    MendPage: "mend.html",
    AgreementPage: "agreement.html",
}

_NARROW: Final = (PersonPage, YearPage, GrowthPage, MentorPage, ProgrammePage)


class Landmarks(Struct, frozen=True, kw_only=True):
    """The pages every page of a site may speak of, if it has them."""

    home: HomePage | None
    mend: MendPage | None

    @classmethod
    def of(cls, site: Site) -> "Landmarks":
        """Those of a site; to be looked for once, not for every page.

        Where the audience does not know what is to be mended, no page speaks of it.
        """
        home = next((one for one in site.pages if isinstance(one, HomePage)), None)
        if home is not None and home.to_mend is None:
            return cls(home=home, mend=None)
        pages = (one for one in site.pages if isinstance(one, MendPage))
        return cls(home=home, mend=next(pages, None))


def prepare(pages: Iterable[AnyPage], language: str, overrides: Overrides) -> None:
    """Have the fragments of pages ready before they are shared out.

    Raises BrokenFragmentError.
    """
    load(sorted({_FRAGMENTS[kind_of(page)] for page in pages}), language, overrides)


def render(
    page: Page,
    site: Site,
    links: Links,
    *,
    overrides: Overrides = NO_OVERRIDES,
    landmarks: Landmarks | None = None,
) -> Rendered:
    """A page's content and title; raises BrokenFragmentError.

    `overrides` are the site's own fragments, if it has any; `landmarks` are
    the site's, where somebody has looked for them.
    """
    landmarks = landmarks or Landmarks.of(site)
    values = {
        "here": page.url,
        "home": landmarks.home,
        "links": links,
        "mend": landmarks.mend,
        "page": page,
        "site": site,
    }
    html = fill_in(_FRAGMENTS[type(page)], values, site.language, overrides)
    headings = outline(html) if isinstance(page, _NARROW) else ()
    return Rendered(
        title=title_of(page),
        html=html,
        headings=headings,
        hide=("navigation",) if headings else ("navigation", "toc"),
    )


def banner_of(site: Site) -> str:
    """The HTML of a site's banner, as the package has it; empty without one."""
    if not site.banner:
        return ""
    return fill_in("banner.html", {"site": site}, site.language, NO_OVERRIDES)


def under(banner: str, page: Rendered) -> Rendered:
    """A page without a banner, as it is with one on top."""
    if not banner:
        return page
    top, _, rest = page.html.partition("\n")
    return replace(page, html=f"{top}\n{banner}{rest}")


def title_of(page: AnyPage) -> str:
    """A page's title as plain text, free of `<`, `>` and `&`."""
    return plain(called(page))
