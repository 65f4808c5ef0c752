"""What is known of a page about a mentee, and a page as bytes."""

from collections.abc import Callable
from functools import cache, partial
from typing import Any, Final

import msgspec
from msgspec import Struct

from growthfolio.caching.aside import Aside, Bring
from growthfolio.caching.encoding import encoded
from growthfolio.pages.planned import called, digest_in, digest_of, kind_of
from growthfolio.pages.views import (
    AnyPage,
    GrowthPage,
    Page,
    PersonPage,
    PlannedPage,
    YearPage,
)

_KINDS: Final = {one.__name__: one for one in (PersonPage, YearPage, GrowthPage)}
"""The pages there are about a mentee."""


class Known(Struct, frozen=True, array_like=True):
    """What is kept of a page: all that others ask of it."""

    kind: str
    url: str
    title: str
    digest: bytes

    @classmethod
    def of(cls, page: AnyPage) -> "Known":
        """What is known of a page; raises TypeError or ValueError where it has none."""
        return cls(kind_of(page).__name__, page.url, called(page), digest_of(page))

    def planned(self, make: Callable[[], Page]) -> PlannedPage:
        """The page, which can be made."""
        return PlannedPage(
            url=self.url,
            title=self.title,
            kind=_KINDS[self.kind],
            digest=self.digest,
            make=make,
        )


class Packed(Struct, frozen=True, array_like=True):
    """A page as bytes, and what is known of it."""

    known: Known
    data: bytes

    @classmethod
    def of(cls, page: Page) -> "Packed":
        """A page that was made; raises TypeError or ValueError where it has none."""
        data = encoded(page)
        kind = type(page).__name__
        digest = digest_in(type(page), data)
        return cls(Known(kind, page.url, called(page), digest), data)

    def put(self, aside: Aside) -> PlannedPage:
        """The page, which is read from its bytes; they are put aside until then."""
        bring = aside.put(self.data)
        return self.known.planned(partial(_page, self.known.kind, bring))


def _page(kind: str, bring: Bring) -> Page:
    page: Page = _decoder(kind).decode(bring())
    return page


@cache
def _decoder(kind: str) -> "msgspec.msgpack.Decoder[Any]":
    return msgspec.msgpack.Decoder(_KINDS[kind])
