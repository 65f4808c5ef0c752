"""A round of two-way selection: who may choose whom, and in which order they do.

Read from a file like `cohort/2026/autumn.round.yml`; what matching makes of it are
pairings. Preferences are for the office only: no site ever says them.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Final, TypeAlias

from msgspec import Struct

from growthfolio.model.phrase import N_
from growthfolio.model.place import NOWHERE, Marks
from growthfolio.model.schema import Id, Key
from growthfolio.model.title import Title

ROUND: Final = ".round.yml"
"""How the name of a round's file ends."""
PROOF: Final = ".proof.json"
"""How the name of a proof kept beside its round ends."""

Preferences: TypeAlias = tuple[tuple[Id, ...], ...]
"""Best first; those in one inner list are liked alike."""


class Side(StrEnum):
    """Which side gets the best it can get of all stable matchings."""

    MENTEE = "mentee"
    MENTOR = "mentor"


class Application(StrEnum):
    """How far a mentor's application or nomination has come (S0-04)."""

    NOMINATED = "nominated"
    APPLIED = "applied"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class MenteeEntry(Struct, frozen=True, kw_only=True):
    """A mentee in a round, with the form that was handed in (F-07)."""

    id: Annotated[Id, Key(N_("the mentee’s id"), example="lin")]
    role: Annotated[
        Id | None, Key(N_("the role a mentor is sought for; the round’s when absent"))
    ] = None
    prefers: Annotated[
        Preferences,
        Key(
            N_("mentors, best first; an inner list holds those liked alike"),
            example="[chen-yali, [wu, he], zhao]",
        ),
    ] = ()
    others: Annotated[
        bool | None,
        Key(N_("whether any other mentor will do, too; true where none is ranked")),
    ] = None
    wishes: Annotated[
        tuple[str, ...], Key(N_("what the mentee wants to get better at"))
    ] = ()
    marks: Marks = NOWHERE


class MentorEntry(Struct, frozen=True, kw_only=True):
    """A mentor in a round: whom she would take, and how many."""

    id: Annotated[Id, Key(N_("the mentor’s id"), example="chen-yali")]
    role: Annotated[Id | None, Key(N_("the role offered; the round’s when absent"))] = (
        None
    )
    prefers: Annotated[
        Preferences,
        Key(
            N_("mentees, best first; an inner list holds those liked alike"),
            example="[lin, [gao, sun]]",
        ),
    ] = ()
    others: Annotated[
        bool | None,
        Key(N_("whether any other mentee will do, too; true where none is ranked")),
    ] = None
    capacity: Annotated[
        int | None,
        Key(N_("the most mentees in this round; what is left when absent")),
    ] = None
    job_classes: Annotated[
        tuple[Id, ...], Key(N_("only mentees of these job classes"))
    ] = ()
    application: Annotated[
        Application,
        Key(N_("how far the application has come; only approved ones take part")),
    ] = Application.APPROVED
    nominated_by: Annotated[
        str | None, Key(N_("who proposed the mentor, such as a unit"))
    ] = None
    marks: Marks = NOWHERE


Entry: TypeAlias = MenteeEntry | MentorEntry


class Conflict(Struct, frozen=True, kw_only=True):
    """Two who must not be paired."""

    mentee: Annotated[Id, Key(N_("the mentee’s id"), example="lin")]
    mentor: Annotated[Id, Key(N_("the mentor’s id"), example="chen-yali")]
    reason: Annotated[str, Key(N_("why, for the office"), example="relatives")]
    marks: Marks = NOWHERE


class Round(Struct, frozen=True, kw_only=True):
    """One round of two-way selection: `cohort/<period>/<name>.round.yml`."""

    path: str
    title: Annotated[Title, Key(N_("its name for people"))]
    starts: Annotated[
        date, Key(N_("the first day of its pairings"), example="2026-09-01")
    ]
    mentees: Annotated[tuple[MenteeEntry, ...], Key(N_("who seeks a mentor"))]
    mentors: Annotated[tuple[MentorEntry, ...], Key(N_("who offers to be one"))]
    role: Annotated[
        Id | None,
        Key(N_("the mentor role; several are matched in the programme’s order")),
    ] = None
    ends: Annotated[
        date | None, Key(N_("their last day; the agreement’s term when absent"))
    ] = None
    optimal: Annotated[Side, Key(N_("whose wishes come first"))] = Side.MENTEE
    others: Annotated[
        bool,
        Key(N_("whether people not ranked will do for everybody, after all ranked")),
    ] = False
    different_mentors: Annotated[
        bool, Key(N_("whether nobody may have one mentor in two roles"))
    ] = False
    draw: Annotated[
        str | None,
        Key(N_("a text drawn in public that decides between equals; else the title")),
    ] = None
    conflicts: Annotated[
        tuple[Conflict, ...], Key(N_("who must not be paired, and why"))
    ] = ()
    marks: Marks = NOWHERE

    @property
    def seed(self) -> str:
        """What the order among equals is drawn from."""
        return self.draw or next(iter(self.title.spellings()), "")

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everybody who takes part: mentees, then mentors."""
        return (*self.mentees, *self.mentors)

    def role_of(self, entry: Entry) -> str | None:
        """The role an entry is about."""
        return entry.role or self.role

    def is_open(self, entry: Entry) -> bool:
        """Whether people whom an entry does not rank will do, after all ranked."""
        if entry.others is not None:
            return entry.others
        return self.others or not entry.prefers


class ProposedPair(Struct, frozen=True, kw_only=True):
    """A mentee and a mentor somebody wants to pair; the ranks are for readers."""

    mentee: Annotated[Id, Key(N_("the mentee’s id"), example="lin")]
    mentor: Annotated[Id, Key(N_("the mentor’s id"), example="chen-yali")]
    role: Annotated[Id | None, Key(N_("in which role; the round’s when absent"))] = None
    mentee_rank: Annotated[
        int | None, Key(N_("which choice of the mentee the mentor is"))
    ] = None
    mentor_rank: Annotated[
        int | None, Key(N_("which choice of the mentor the mentee is"))
    ] = None
    marks: Marks = NOWHERE


class Proposal(Struct, frozen=True, kw_only=True):
    """A file of pairings to be looked over: a proof, or a list made by hand."""

    pairs: Annotated[tuple[ProposedPair, ...], Key(N_("who is paired with whom"))] = ()
    marks: Marks = NOWHERE
