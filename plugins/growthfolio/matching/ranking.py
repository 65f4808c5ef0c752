"""Ranked lists with ties, and the draw that puts equals into an order."""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from msgspec import Struct

from growthfolio.model.round import Entry, Round


class Ranking(Struct, frozen=True):
    """Which choice people are of somebody: 1 the best, equals alike.

    `last` is the choice everybody else is; None where nobody else will do.
    """

    tiers: Mapping[str, int]
    last: int | None

    @classmethod
    def of(cls, entry: Entry, round_: Round) -> "Ranking":
        """The ranking of an entry."""
        tiers: dict[str, int] = {}
        for tier, names in enumerate(entry.prefers, start=1):
            for name in names:
                tiers.setdefault(name, tier)
        last = len(entry.prefers) + 1 if round_.is_open(entry) else None
        return cls(tiers, last)

    def tier(self, other: str) -> int | None:
        """Which choice somebody is; None where they will not do."""
        return self.tiers.get(other, self.last)


def drawn(names: Iterable[str], seed: str) -> dict[str, int]:
    """Everybody's place in the draw: by the SHA-256 of `seed:id`.

    One draw counts for every list, so that nobody is unlucky once per list.
    """
    by_lot = sorted(names, key=lambda name: (sha256(_drawn(name, seed)).digest(), name))
    return {name: place for place, name in enumerate(by_lot)}


def _drawn(name: str, seed: str) -> bytes:
    return f"{seed}:{name}".encode()
