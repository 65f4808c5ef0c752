"""The ledger: every obligation, and today."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from types import MappingProxyType

from msgspec import Struct

from growthfolio.model.obligation import Obligation, State
from growthfolio.model.parted import Named, Parted, parts_of
from growthfolio.model.record import Subject, folder_of


class Ledger(Struct, frozen=True, kw_only=True, dict=True):
    """All obligations on a day, sorted by subject, period, duty and number.

    How many are in which state is `counted` where somebody has done so.
    """

    today: date
    obligations: Sequence[Obligation] = ()
    counted: Mapping[State, int] | None = None

    @cached_property
    def of(self) -> Mapping[Subject, tuple[Obligation, ...]]:
        """Obligations by whom they are about."""
        return parts_of(self.obligations, lambda obligation: obligation.subject)

    @cached_property
    def at(self) -> Mapping[str, Obligation]:
        """Obligations by the path where their record lies or would lie."""
        owed = self.obligations
        if not isinstance(owed, Parted):
            return MappingProxyType({one.path: one for one in owed})
        folders = {subject.folder: subject for subject in owed.parts}
        return Named(
            owed.parts, lambda path: folders.get(folder_of(path)), lambda one: one.path
        )

    def totals(self) -> Mapping[State, int]:
        """How many obligations are in each state that occurs, in the states' order."""
        counts = self.counted
        if counts is None:
            counts = Counter(obligation.state for obligation in self.obligations)
        return MappingProxyType({one: counts[one] for one in State if counts.get(one)})
