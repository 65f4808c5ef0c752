"""Extracts and pages of many mentees, made by several processes.

Each mentee's pages are made as if no other mentee had a part in them: whoever uses
them has to know that this is so.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Final

import msgspec
from msgspec import Struct

from growthfolio.caching.aside import Aside
from growthfolio.caching.encoding import encoded
from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.shown import ShownMentee
from growthfolio.pages import Extractor, Planner
from growthfolio.pages.extract import Extract
from growthfolio.pages.views import AnyPage
from growthfolio.recalling.known import Packed

_AT_ONCE: Final = 8
"""How many mentees are handed over together."""


class Draft(Struct, frozen=True):
    """What was made of a mentee, and whether no other mentee was asked about for it."""

    extract: Extract
    is_own: bool
    pages: tuple[AnyPage, ...]
    are_own: bool


class _Sent(Struct, frozen=True, array_like=True):
    """A draft on its way from the process that made it."""

    extract: Extract
    is_own: bool
    pages: tuple[Packed, ...]
    are_own: bool

    def draft(self, aside: Aside) -> Draft:
        """The draft, with its pages put aside until they are rendered."""
        pages = tuple(page.put(aside) for page in self.pages)
        return Draft(self.extract, self.is_own, pages, self.are_own)


def drafts(  # noqa: PLR0913 - of what, where to, and by how many
    extractor: Extractor,
    others: Mapping[Ref, Extract],
    working_days: Callable[[date, date], int],
    mentees: Sequence[ShownMentee],
    aside: Aside,
    *,
    jobs: int = 0,
) -> Iterator[tuple[Ref, Draft]]:
    """Those of some mentees; `others` are the extracts of all who are none."""
    # What starts processes is not loaded where few have to be made.
    from growthfolio.sharing.processes import shared_out  # noqa: PLC0415

    runs = [mentees[at : at + _AT_ONCE] for at in range(0, len(mentees), _AT_ONCE)]

    def drawn(run: Sequence[ShownMentee]) -> list[bytes]:
        extracts = dict(others)
        planner = Planner(extractor, extracts, working_days)
        return [_packed(planner, extracts, one) for one in run]

    decoder = msgspec.msgpack.Decoder(_Sent)
    for run, done in zip(runs, shared_out(drawn, runs, jobs), strict=True):
        for mentee, data in zip(run, done, strict=True):
            if data:
                yield mentee.ref, decoder.decode(data).draft(aside)


def _packed(
    planner: Planner, extracts: dict[Ref, Extract], mentee: ShownMentee
) -> bytes:
    """A draft as bytes; none where it cannot be written down."""
    ref, asked = mentee.ref, planner.extractor.disclosure.asked
    with asked.noted() as for_extract:
        extracts[ref] = planner.extractor.extract(ref)
    with asked.noted() as for_pages:
        pages = planner.pages(mentee)
    with suppress(TypeError, ValueError, OverflowError):
        return encoded(
            _Sent(
                extracts[ref],
                for_extract <= {ref},
                tuple(map(Packed.of, pages)),
                mentees_in(for_pages) <= {ref},
            )
        )
    return b""


def mentees_in(asked: set[Ref]) -> set[Ref]:
    """Those of whom something may change while all else stays."""
    return {ref for ref in asked if ref.who is Who.MENTEE}
