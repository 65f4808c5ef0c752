"""An extract: all that pages about others say of somebody's records and what is owed.

It is the same as long as nothing about them changes, whatever changes about others.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Final, TypeAlias

from msgspec import Struct

from growthfolio.disclosure.ref import Ref
from growthfolio.pages.tally import Tally
from growthfolio.pages.views import (
    ActivityRow,
    Attention,
    Cell,
    Debt,
    DueRow,
    File,
    MendRow,
)


class Counts(Struct, frozen=True, kw_only=True, array_like=True):
    """How much there is: records, comments, events among the records; and of what.

    `missing` and `waiting` are records, those accepted included. `attention` is for
    how many lines there is reason.
    """

    records: int = 0
    comments: int = 0
    events: int = 0
    missing: int = 0
    missing_accepted: int = 0
    waiting: int = 0
    waiting_accepted: int = 0
    attention: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        mine, theirs = _numbers(self), _numbers(other)
        return Counts(**{name: n + theirs[name] for name, n in mine.items()})


def _numbers(counts: Counts) -> dict[str, int]:
    return {name: getattr(counts, name) for name in counts.__struct_fields__}


class Activity(Struct, frozen=True, kw_only=True, array_like=True):
    """An activity, the campaigns it was part of, and what to sort it by."""

    campaigns: tuple[str, ...]
    row: ActivityRow
    start: date
    n: int


class Extract(Struct, frozen=True, kw_only=True, array_like=True, dict=True):
    """What is said elsewhere of somebody, or of something.

    Of what is `due` and needs `attention` there is what comes first. `cells` and
    `flags` are of their row in a matrix, `debts` what others owe about them, each after
    who does. `anchors` are the ids on their pages, by the pages' urls. `partakers` had
    a part in records about them, and `teams` are named there. What they are to `mend`
    lies apart.
    """

    tally: Tally = Tally()
    counts: Counts = Counts()
    due: tuple[DueRow, ...] = ()
    attention: tuple[Attention, ...] = ()
    cells: tuple[Cell, ...] = ()
    flags: tuple[str, ...] = ()
    debts: tuple[tuple[Ref, Debt], ...] = ()
    activities: tuple[Activity, ...] = ()
    files: tuple[File, ...] = ()
    anchors: tuple[tuple[str, tuple[str, ...]], ...] = ()
    partakers: tuple[Ref, ...] = ()
    teams: tuple[str, ...] = ()
    mend: tuple[MendRow, ...] = ()

    @cached_property
    def urls(self) -> Mapping[str, str]:
        """Where each of their anchors stands."""
        return {anchor: url for url, some in self.anchors for anchor in some}


NOTHING: Final = Extract()
"""Of those about whom there is nothing."""

Extracts: TypeAlias = Mapping[Ref, Extract]
"""Those of all there are, in the order of whom they are of."""


def tally_of_all(extracts: Extracts, people: Iterable[Ref]) -> Tally:
    """What many owe, together."""
    return sum((extracts[one].tally for one in people), Tally())


def counts_of_all(extracts: Extracts) -> Counts:
    """How much there is in all."""
    return sum((one.counts for one in extracts.values()), Counts())


def debts_by_owner(extracts: Extracts) -> Mapping[Ref, tuple[Debt, ...]]:
    """What is open, by who owes it."""
    found: dict[Ref, list[Debt]] = {}
    for owner, debt in _debts(extracts):
        found.setdefault(owner, []).append(debt)
    return {owner: tuple(some) for owner, some in found.items()}


def _debts(extracts: Extracts) -> Iterator[tuple[Ref, Debt]]:
    for one in extracts.values():
        yield from one.debts
