"""Mentees and mentors: who takes part, since when, and with whom."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from msgspec import Struct, field

from growthfolio.model.phrase import N_
from growthfolio.model.place import NOWHERE, Marks
from growthfolio.model.schema import Id, Key


class Pairing(Struct, frozen=True, kw_only=True):
    """A mentor of a mentee, in one role, for a time; the last day is included."""

    mentor: Annotated[Id, Key(N_("the mentor's id"), example="chen-yali")]
    role: Annotated[Id, Key(N_("in which role"), example="business")]
    start: Annotated[
        date | None, Key(N_("since when; at the beginning when absent"), name="from")
    ] = None
    end: Annotated[date | None, Key(N_("until when"), name="to")] = None
    reason: Annotated[str | None, Key(N_("why it ended"))] = None
    completed: Annotated[
        bool, Key(N_("whether it reached its end, so that no other mentor follows"))
    ] = False
    marks: Marks = NOWHERE

    def holds(self, when: date) -> bool:
        """Whether it holds on a day."""
        return (self.start is None or self.start <= when) and (
            self.end is None or when <= self.end
        )


class Leave(Struct, frozen=True, kw_only=True):
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


class Waiver(Struct, frozen=True, kw_only=True):
    """A known gap, accepted: still shown, no longer an error."""

    duty: Annotated[Id, Key(N_("the duty's id"), example="plan")]
    period: Annotated[str, Key(N_("the period's folder name"), example="2026-03")]
    reason: Annotated[str, Key(N_("why it is accepted"))]
    approved_by: Annotated[str | None, Key(N_("who accepted it"))] = None
    marks: Marks = NOWHERE


class Posting(Struct, frozen=True, kw_only=True):
    """Where somebody is posted for a time; the last day is included."""

    posting: Annotated[str, Key(N_("such as village"), example="village")]
    start: Annotated[
        date | None, Key(N_("since when; at the beginning when absent"), name="from")
    ] = None
    end: Annotated[date | None, Key(N_("until when"), name="to")] = None
    unit: Annotated[Id | None, Key(N_("the unit posted to"))] = None
    post: Annotated[str | None, Key(N_("the post held there"))] = None
    marks: Marks = NOWHERE

    def holds(self, when: date) -> bool:
        """Whether it holds on a day."""
        return (self.start is None or self.start <= when) and (
            self.end is None or when <= self.end
        )


class Standing(Struct, frozen=True, kw_only=True):
    """What somebody stands as, such as a reserve candidate (S4-24)."""

    standing: Annotated[
        Id, Key(N_("one of the programme's standings"), example="reserve-candidate")
    ]
    start: Annotated[date, Key(N_("since when"), name="from")]
    end: Annotated[date | None, Key(N_("until when"), name="to")] = None
    reason: Annotated[str | None, Key(N_("what it rests on"))] = None
    decided_by: Annotated[str | None, Key(N_("who decided it"))] = None
    evidence: Annotated[
        tuple[str, ...], Key(N_("paths of the records that bear it out"))
    ] = ()
    marks: Marks = NOWHERE

    def holds(self, when: date) -> bool:
        """Whether it holds on a day."""
        return self.start <= when and (self.end is None or when <= self.end)


class Departure(Struct, frozen=True, kw_only=True):
    """When somebody left, and why; that day still counts."""

    on: Annotated[date, Key(N_("the last day"))]
    reason: Annotated[str | None, Key(N_("why, such as transferred"))] = None
    marks: Marks = NOWHERE


class Mentee(Struct, frozen=True, kw_only=True):
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
    mentee_class: Annotated[
        Id | None, Key(N_("the class of mentees the person belongs to"), name="class")
    ] = None
    rank: Annotated[Id | None, Key(N_("the rank held"))] = None
    parties: Annotated[
        Mapping[str, Id],
        Key(N_("which unit has which part in the person's training")),
    ] = field(default_factory=dict)
    postings: Annotated[
        tuple[Posting, ...], Key(N_("the postings with their dates, past and present"))
    ] = ()
    standings: Annotated[
        tuple[Standing, ...], Key(N_("what the person stands as, and since when"))
    ] = ()
    attention: Annotated[
        tuple[Id, ...], Key(N_("why the person needs more care than others"))
    ] = ()
    emails: Annotated[
        tuple[str, ...], Key(N_("never published: ties git authors to people"))
    ] = ()
    marks: Marks = NOWHERE

    def active(self, when: date) -> bool:
        """Whether the person takes part on a day."""
        return self.joined <= when and (self.left is None or when <= self.left.on)

    def posting_on(self, when: date) -> str | None:
        """Where the person is posted on a day; `posting` where no dates say."""
        dated = (one.posting for one in self.postings if one.holds(when))
        return next(dated, None if self.postings else self.posting)


class MentorStatus(StrEnum):
    """Where a mentor stands in the pool."""

    CANDIDATE = "candidate"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    RETIRED = "retired"
    DISQUALIFIED = "disqualified"


# What a history leads on from that begins with a status: to be suspended or retired
# one must have been active.
_BEFORE: Final = {
    MentorStatus.CANDIDATE: MentorStatus.CANDIDATE,
    MentorStatus.ACTIVE: MentorStatus.CANDIDATE,
    MentorStatus.SUSPENDED: MentorStatus.ACTIVE,
    MentorStatus.RETIRED: MentorStatus.ACTIVE,
    MentorStatus.DISQUALIFIED: MentorStatus.ACTIVE,
}


class Qualification(Struct, frozen=True, kw_only=True):
    """One review of a mentor's fitness."""

    on: Annotated[date, Key(N_("the day of the review"))]
    until: Annotated[date | None, Key(N_("how long it holds"))] = None
    result: Annotated[str | None, Key(N_("pass or fail"))] = None
    marks: Marks = NOWHERE


class StatusChange(Struct, frozen=True, kw_only=True):
    """A step of a mentor in the pool."""

    status: Annotated[MentorStatus, Key(N_("the status since then"), example="active")]
    on: Annotated[date, Key(N_("the day it began"))]
    reason: Annotated[str | None, Key(N_("why"))] = None
    decided_by: Annotated[str | None, Key(N_("who decided it"))] = None
    marks: Marks = NOWHERE


class Hit(Struct, frozen=True, kw_only=True):
    """A mentor met a condition of the negative list (S3-17)."""

    rule: Annotated[Id, Key(N_("the condition's id"), example="discipline")]
    on: Annotated[date, Key(N_("the day it was established"))]
    reason: Annotated[str, Key(N_("what happened"))]
    decided_by: Annotated[str | None, Key(N_("who established it"))] = None
    until: Annotated[
        date | None, Key(N_("how long it counts; for good when absent"))
    ] = None
    dismissed: Annotated[
        bool, Key(N_("whether it was looked into and is not held against the mentor"))
    ] = False
    marks: Marks = NOWHERE

    def counts(self, when: date) -> bool:
        """Whether it counts on a day."""
        return (
            not self.dismissed
            and self.on <= when
            and (self.until is None or when <= self.until)
        )


class Mentor(Struct, frozen=True, kw_only=True):
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
    history: Annotated[
        tuple[StatusChange, ...], Key(N_("the steps in the pool, oldest first"))
    ] = ()
    hits: Annotated[
        tuple[Hit, ...], Key(N_("conditions of the negative list that were met"))
    ] = ()
    evidence: Annotated[
        Mapping[str, tuple[str, ...]],
        Key(N_("what bears out each eligibility: files or addresses")),
    ] = field(default_factory=dict)
    was: Annotated[Id | None, Key(N_("the id of the mentee the mentor once was"))] = (
        None
    )
    helped_before: Annotated[
        int, Key(N_("how many mentees there were before these files begin"))
    ] = 0
    left: Annotated[Departure | None, Key(N_("when and why the mentor left"))] = None
    emails: Annotated[
        tuple[str, ...], Key(N_("never published: ties git authors to people"))
    ] = ()
    marks: Marks = NOWHERE

    @property
    def dated(self) -> bool:
        """Whether it is known since when the mentor is what the file says."""
        return bool(self.history) or self.left is not None

    def status_on(self, when: date) -> MentorStatus:
        """Where the mentor stands on a day.

        Before the first step of the history it is where that step leads from;
        without a history the status stands for every day.
        """
        if not self.history:
            return self.status
        before = [step.status for step in self.history if step.on <= when]
        return before[-1] if before else _BEFORE[self.history[0].status]

    def serves(self, when: date) -> bool:
        """Whether the mentor may guide on a day.

        Whoever has left served until then: without a history the status speaks
        of the time after.
        """
        if self.left is not None and (when > self.left.on or not self.history):
            return when <= self.left.on
        return self.status_on(when) is MentorStatus.ACTIVE

    def in_pool(self, when: date) -> bool:
        """Whether the mentor is in the pool on a day, be it without mentees."""
        if self.left is not None and (when > self.left.on or not self.history):
            return when <= self.left.on
        return self.status_on(when) in (MentorStatus.ACTIVE, MentorStatus.SUSPENDED)
