"""What is known of a page about a mentee, and a page as bytes."""

from collections.abc import Callable
from functools import cache, partial
from typing import Any, Final

import msgspec
from msgspec import Struct

from growthfolio.caching.encoding import encoded
from growthfolio.pages.planned import called, digest_in
from growthfolio.pages.views import GrowthPage, Page, PersonPage, PlannedPage, YearPage

_KINDS: Final = {one.__name__: one for one in (PersonPage, YearPage, GrowthPage)}
"""The pages there are about a mentee."""


class Known(Struct, frozen=True, array_like=True):
    """What is kept of a page: all that others ask of it."""

    kind: str
    url: str
    title: str
    digest: bytes

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

    def planned(self) -> PlannedPage:
        """The page, which is read from its bytes."""
        return self.known.planned(partial(_page, self.known.kind, self.data))


def _page(kind: str, data: bytes) -> Page:
    page: Page = _decoder(kind).decode(data)
    return page


@cache
def _decoder(kind: str) -> "msgspec.msgpack.Decoder[Any]":
    return msgspec.msgpack.Decoder(_KINDS[kind])
