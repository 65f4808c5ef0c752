"""What the pool comes to: mentors, coverage, and the roles nobody holds."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Final

from msgspec import Struct, field

from growthfolio.ledger.qualification import Qualified
from growthfolio.model.people import MentorStatus, StatusChange
from growthfolio.model.phrase import Phrase
from growthfolio.model.record import Record
from growthfolio.model.title import Title
from growthfolio.model.unfinished import FollowUp

ANY: Final = "any"
"""Stands for a role where any mentor will do."""


class Why(StrEnum):
    """Why nobody holds a role."""

    NEVER = "never"
    ENDED = "ended"
    LEFT = "left"
    SUSPENDED = "suspended"
    RETIRED = "retired"
    DISQUALIFIED = "disqualified"
    EXPIRED = "expired"
    FAILED = "failed"
    HIT = "hit"

    @property
    def delicate(self) -> bool:
        """Whether it says something of a mentor's reviews or hits."""
        return self in (Why.EXPIRED, Why.FAILED, Why.HIT)


class Load(Struct, frozen=True, kw_only=True):
    """How many mentees there are at present, of how many; in all roles where None."""

    role: str | None
    count: int
    capacity: int | None


class Held(Struct, frozen=True, kw_only=True):
    """A hit of the negative list: recorded, or shown by the files (then undated)."""

    title: Title
    on: date | None = None
    until: date | None = None
    reason: str = ""
    counts: bool = False
    dismissed: bool = False
    facts: tuple[Phrase, ...] = ()


class Across(Struct, frozen=True, kw_only=True):
    """A mentee of another unit; `outside` where one of the two is of elsewhere."""

    mentee: str
    outside: bool


class Descendant(Struct, frozen=True, kw_only=True):
    """A mentee who became a mentor, and in which generation from here."""

    mentee: str
    mentor: str
    generation: int


class Member(Struct, frozen=True, kw_only=True):
    """A mentor in the pool.

    `lifetime` counts those helped before the files begin, too (S3-10). `was` is the
    mentee the mentor once was, `line` those mentees who became mentors (S3-27).
    """

    mentor: str
    status: MentorStatus
    since: date | None
    left: date | None
    steps: tuple[StatusChange, ...]
    loads: tuple[Load, ...]
    qualified: Qualified
    hits: tuple[Held, ...]
    now: int
    past: int
    lifetime: int
    across: tuple[Across, ...]
    was: str | None
    line: tuple[Descendant, ...]


class Cover(Struct, frozen=True, kw_only=True):
    """How many of those who must have a mentor in a role have one.

    `role` is ANY for any mentor at all; `unit` None for everybody. Counted are the
    mentees who take part on the day, in a class that counts (`key`), and to whom
    the role's rule applies on that day. Nobody is counted by halves: who joined
    yesterday counts whole, and so does who is on leave.
    """

    role: str
    unit: str | None
    paired: int
    needed: int


class Level(Struct, frozen=True, kw_only=True):
    """How many mentors and mentees the units of a level have (S3-08, S3-09)."""

    level: str
    mentors: int
    mentees: int


class Papers(Struct, frozen=True, kw_only=True):
    """What a successor must know: open plans, what is unresolved, the last notes."""

    plans: tuple[Record, ...] = ()
    follow_ups: tuple[tuple[Record, FollowUp], ...] = ()
    notes: tuple[Record, ...] = ()


class Vacancy(Struct, frozen=True, kw_only=True):
    """A role of a mentee that nobody holds, or that `successor` holds again.

    `since` is None where nobody knows since when. `mentor` is who held it last.
    `required` says whether the programme asks for the role, `duties` what is owed
    in it (comments as `plan.comment`). `early` says that the pairing has run long
    enough to be completed instead (F-09).
    """

    mentee: str
    role: str
    since: date | None
    why: Why
    mentor: str | None = None
    reason: str = ""
    required: bool = False
    duties: tuple[str, ...] = ()
    early: bool = False
    successor: str | None = None
    papers: Papers = field(default_factory=Papers)


class Pool(Struct, frozen=True, kw_only=True, dict=True):
    """The pool on a day; everything sorted by ids, nobody ranked."""

    today: date
    members: tuple[Member, ...] = ()
    coverage: tuple[Cover, ...] = ()
    levels: tuple[Level, ...] = ()
    vacancies: tuple[Vacancy, ...] = ()
    successions: tuple[Vacancy, ...] = ()

    @cached_property
    def member(self) -> Mapping[str, Member]:
        """Members by the mentor's id."""
        return MappingProxyType({one.mentor: one for one in self.members})

    @cached_property
    def vacancies_of(self) -> Mapping[str, tuple[Vacancy, ...]]:
        """Vacancies by mentee."""
        found: dict[str, list[Vacancy]] = {}
        for one in self.vacancies:
            found.setdefault(one.mentee, []).append(one)
        return MappingProxyType({key: tuple(some) for key, some in found.items()})
