"""Pages that were made and pages that are only planned: what may be asked of both."""

from hashlib import sha256

from growthfolio.caching.encoding import encoded
from growthfolio.pages.views import (
    AnyPage,
    GrowthPage,
    MentorPage,
    Page,
    PersonPage,
    PlannedPage,
    TeamPage,
    UnitPage,
    YearPage,
)


def realised(page: AnyPage) -> Page:
    """The page itself."""
    return page.page if isinstance(page, PlannedPage) else page


def kind_of(page: AnyPage) -> type:
    """The class of a page."""
    return page.kind if isinstance(page, PlannedPage) else type(page)


def digest_of(page: AnyPage) -> bytes:
    """The hash of what a page is and says."""
    if isinstance(page, PlannedPage):
        return page.digest
    return digest_in(type(page), encoded(page))


def digest_in(kind: type, data: bytes) -> bytes:
    """The same of a page as bytes."""
    whole = sha256(kind.__name__.encode())
    whole.update(data)
    return whole.digest()


def called(page: AnyPage) -> str:
    """What a page is called."""
    match page:
        case YearPage(name=name, year=year):
            return f"{name} · {year}"
        case GrowthPage(name=name, title=title):
            return f"{name} · {title}"
        case (
            PersonPage(name=name)
            | MentorPage(name=name)
            | UnitPage(name=name)
            | TeamPage(name=name)
        ):
            return name
        case _:
            return page.title
