"""Mentees and mentors: who takes part, since when, and with whom."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from growthfolio.model.phrase import N_
from growthfolio.model.place import NOWHERE, Marks
from growthfolio.model.schema import Id, Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """A mentor of a mentee, in one role, for a time; the last day is included."""

    mentor: Annotated[Id, Key(N_("the mentor's id"), example="chen-yali")]
    role: Annotated[Id, Key(N_("in which role"), example="business")]
    start: Annotated[
        date | None, Key(N_("since when; at the beginning when absent"), name="from")
    ] = None
    end: Annotated[date | None, Key(N_("until when"), name="to")] = None
    reason: Annotated[str | None, Key(N_("why it ended"))] = None
    marks: Marks = NOWHERE

    def holds(self, when: date) -> bool:
        """Whether it holds on a day."""
        return (self.start is None or self.start <= when) and (
            self.end is None or when <= self.end
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """Time away: what falls into it is not owed."""

    start: Annotated[date, Key(N_("the first day"), name="from")]
    end: Annotated[date, Key(N_("the last day"), name="to")]
    reason: Annotated[
        str, Key(N_("a reason code: sick, maternity, study, …"), example="sick")
    ]
    approved_by: Annotated[str | None, Key(N_("who approved it"))] = None
    duties: Annotated[
        tuple[Id, ...], Key(N_("only these duties; all when absent"))
    ] = ()
    marks: Marks = NOWHERE

    def covers(self, duty: str, when: date) -> bool:
        """Whether a duty is not owed on a day."""
        return self.concerns(duty) and self.start <= when <= self.end

    def concerns(self, duty: str) -> bool:
        """Whether it is about that duty at all."""
        return not self.duties or duty in self.duties


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A known gap, accepted: still shown, no longer an error."""

    duty: Annotated[Id, Key(N_("the duty's id"), example="plan")]
    period: Annotated[str, Key(N_("the period's folder name"), example="2026-03")]
    reason: Annotated[str, Key(N_("why it is accepted"))]
    approved_by: Annotated[str | None, Key(N_("who accepted it"))] = None
    marks: Marks = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """When somebody left, and why; that day still counts."""

    on: Annotated[date, Key(N_("the last day"))]
    reason: Annotated[str | None, Key(N_("why, such as transferred"))] = None
    marks: Marks = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentee:
    """A person whose growth is recorded: portfolios/<person>/profile.yml."""

    id: str
    name: Annotated[str, Key(N_("the name, in any script"))]
    joined: Annotated[
        date, Key(N_("the first day in the programme"), example="2026-07-01")
    ]
    name_en: Annotated[str | None, Key(N_("the name in Latin letters"))] = None
    unit: Annotated[Id | None, Key(N_("the unit's id"))] = None
    job_class: Annotated[Id | None, Key(N_("the job class' id"))] = None
    posting: Annotated[str | None, Key(N_("such as village"))] = None
    left: Annotated[Departure | None, Key(N_("when and why the person left"))] = None
    mentors: Annotated[
        tuple[Pairing, ...], Key(N_("the mentors, past and present"))
    ] = ()
    leave: Annotated[tuple[Leave, ...], Key(N_("times away"))] = ()
    waivers: Annotated[tuple[Waiver, ...], Key(N_("known gaps, accepted"))] = ()
    emails: Annotated[
        tuple[str, ...], Key(N_("never published: ties git authors to people"))
    ] = ()
    marks: Marks = NOWHERE

    def active(self, when: date) -> bool:
        """Whether the person takes part on a day."""
        return self.joined <= when and (self.left is None or when <= self.left.on)


class MentorStatus(StrEnum):
    """Where a mentor stands in the pool."""

    CANDIDATE = "candidate"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    RETIRED = "retired"
    DISQUALIFIED = "disqualified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualification:
    """One review of a mentor's fitness."""

    on: Annotated[date, Key(N_("the day of the review"))]
    until: Annotated[date | None, Key(N_("how long it holds"))] = None
    result: Annotated[str | None, Key(N_("pass or fail"))] = None
    marks: Marks = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentor:
    """Somebody who guides: mentors/<mentor>.yml."""

    id: str
    name: Annotated[str, Key(N_("the name, in any script"))]
    name_en: Annotated[str | None, Key(N_("the name in Latin letters"))] = None
    unit: Annotated[Id | None, Key(N_("the unit's id"))] = None
    post: Annotated[str | None, Key(N_("the post held"))] = None
    roles: Annotated[tuple[Id, ...], Key(N_("the roles the mentor may take"))] = ()
    eligibility: Annotated[
        tuple[str, ...], Key(N_("what makes the mentor eligible"))
    ] = ()
    strengths: Annotated[tuple[str, ...], Key(N_("what the mentor is good at"))] = ()
    capacity: Annotated[
        int | None, Key(N_("mentees at a time; the role's when absent"))
    ] = None
    qualified: Annotated[
        tuple[Qualification, ...], Key(N_("reviews of the mentor's fitness"))
    ] = ()
    status: Annotated[MentorStatus, Key(N_("where the mentor stands in the pool"))] = (
        MentorStatus.ACTIVE
    )
    left: Annotated[Departure | None, Key(N_("when and why the mentor left"))] = None
    emails: Annotated[
        tuple[str, ...], Key(N_("never published: ties git authors to people"))
    ] = ()
    marks: Marks = NOWHERE

    def serves(self, when: date) -> bool:
        """Whether the mentor may guide on a day.

        Without a date of departure the status stands for every day.
        """
        if self.left is not None:
            return when <= self.left.on
        return self.status in (MentorStatus.ACTIVE, MentorStatus.SUSPENDED)
