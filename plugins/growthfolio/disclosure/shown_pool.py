"""What is left of the pool of mentors for one audience.

Who may not know who is late knows nothing of it. What concerns a mentor's reviews
and hits, and why somebody took a step, is None or empty but for whom the pool's
policy names.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType

from msgspec import Struct

from growthfolio.disclosure.ref import Ref
from growthfolio.disclosure.shown import ShownRecord
from growthfolio.ledger.qualification import Qualified
from growthfolio.model.people import MentorStatus
from growthfolio.model.phrase import Phrase
from growthfolio.model.pool import NegativeRule
from growthfolio.model.title import Title
from growthfolio.pooling.values import Level, Load, Why


class ShownStep(Struct, frozen=True, kw_only=True):
    """A step of a mentor in the pool."""

    status: MentorStatus
    on: date
    reason: str = ""
    decided_by: str = ""


class ShownHit(Struct, frozen=True, kw_only=True):
    """A hit of the negative list; without a day it is only what the files show."""

    title: Title
    on: date | None
    until: date | None
    reason: str
    counts: bool
    dismissed: bool
    facts: tuple[Phrase, ...]


class ShownMember(Struct, frozen=True, kw_only=True):
    """A mentor in the pool; `across` are mentees of other units, and if of outside.

    `qualified` and `hits` are None where they may not be known.
    """

    mentor: Ref
    status: MentorStatus
    since: date | None
    left: date | None
    steps: tuple[ShownStep, ...]
    loads: tuple[Load, ...]
    now: int
    past: int
    lifetime: int
    across: Mapping[Ref, bool]
    eligibility: tuple[Title, ...]
    evidence: tuple[tuple[Title, tuple[str, ...]], ...] = ()
    qualified: Qualified | None = None
    hits: tuple[ShownHit, ...] | None = None


class ShownCover(Struct, frozen=True, kw_only=True):
    """How many who must have a mentor have one; None where too few are counted."""

    role: str
    unit: str | None
    paired: int | None
    needed: int | None


class ShownFollowUp(Struct, frozen=True, kw_only=True):
    """Something a record leaves unresolved."""

    record: ShownRecord
    measure: str
    due: date | None


class ShownVacancy(Struct, frozen=True, kw_only=True):
    """A role nobody holds, or that `successor` holds again, and what is handed over."""

    mentee: Ref
    role: str
    since: date | None
    why: Why
    mentor: Ref | None
    reason: str
    early: bool
    successor: Ref | None
    plans: tuple[ShownRecord, ...]
    follow_ups: tuple[ShownFollowUp, ...]
    notes: tuple[ShownRecord, ...]


class ShownPool(Struct, frozen=True, kw_only=True, dict=True):
    """The pool as far as it may be known; `conditions` are the negative list."""

    members: tuple[ShownMember, ...] = ()
    coverage: tuple[ShownCover, ...] = ()
    levels: tuple[Level, ...] = ()
    vacancies: tuple[ShownVacancy, ...] = ()
    successions: tuple[ShownVacancy, ...] = ()
    conditions: tuple[NegativeRule, ...] = ()

    @cached_property
    def member(self) -> Mapping[Ref, ShownMember]:
        """Members by the mentor."""
        return MappingProxyType({one.mentor: one for one in self.members})

    @cached_property
    def vacancies_of(self) -> Mapping[Ref, tuple[ShownVacancy, ...]]:
        """Vacancies by the mentee."""
        return _grouped((one.mentee, one) for one in self.vacancies)

    @cached_property
    def left_by(self) -> Mapping[Ref, tuple[ShownVacancy, ...]]:
        """What a mentor left behind: vacancies, then what others took over."""
        both = (*self.vacancies, *self.successions)
        return _grouped((one.mentor, one) for one in both if one.mentor is not None)


def _grouped(
    pairs: Iterable[tuple[Ref, ShownVacancy]],
) -> Mapping[Ref, tuple[ShownVacancy, ...]]:
    found: dict[Ref, list[ShownVacancy]] = {}
    for ref, one in pairs:
        found.setdefault(ref, []).append(one)
    return MappingProxyType({ref: tuple(some) for ref, some in found.items()})
