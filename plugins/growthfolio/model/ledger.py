"""The ledger: every obligation, and today."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType

from msgspec import Struct

from growthfolio.model.obligation import Obligation, State
from growthfolio.model.record import Subject


class Ledger(Struct, frozen=True, kw_only=True, dict=True):
    """All obligations on a day, sorted by subject, period, duty and number."""

    today: date
    obligations: tuple[Obligation, ...] = ()

    @cached_property
    def of(self) -> Mapping[Subject, tuple[Obligation, ...]]:
        """Obligations by whom they are about."""
        found: dict[Subject, list[Obligation]] = {}
        for obligation in self.obligations:
            found.setdefault(obligation.subject, []).append(obligation)
        return MappingProxyType({key: tuple(value) for key, value in found.items()})

    @cached_property
    def at(self) -> Mapping[str, Obligation]:
        """Obligations by the path where their record lies or would lie."""
        return MappingProxyType(
            {obligation.path: obligation for obligation in self.obligations}
        )

    def totals(self) -> Mapping[State, int]:
        """How many obligations are in each state that occurs, in the states' order."""
        counts = dict.fromkeys(State, 0)
        for obligation in self.obligations:
            counts[obligation.state] += 1
        return MappingProxyType({state: n for state, n in counts.items() if n})
