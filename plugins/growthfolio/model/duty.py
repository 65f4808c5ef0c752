"""A duty: the rule that says who owes which record, how often and by when."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Final

from msgspec import Struct, field
from msgspec.structs import fields, replace

from growthfolio.model.cadence import LAST_DAY, Cadence, DueRule
from growthfolio.model.field import NAMING, RecordField
from growthfolio.model.kind import Kind
from growthfolio.model.period import DAY, Period
from growthfolio.model.phrase import N_, phrase
from growthfolio.model.place import NOWHERE, Marks
from growthfolio.model.schema import Id, Key, UnreadableValueError
from growthfolio.model.title import Title

MOST: Final = 99
"""The highest number a record's name may carry."""


class About(StrEnum):
    """Whom a duty's records are about."""

    MENTEE = "mentee"
    MENTOR = "mentor"
    UNIT = "unit"
    COHORT = "cohort"


class Owner(Struct, frozen=True):
    """Who owes: `mentee`, `mentor:<role>`, `mentor:any`, `office` or `unit`.

    `unit` is the mentee's own; `unit:<party>` the one that has that part in the
    mentee's training, such as the village (S1-03). The part is the `role`, too.
    """

    kind: str
    role: str | None = None

    @classmethod
    def parse(cls, text: str) -> "Owner":
        """The owner `text` names; raises UnreadableValueError."""
        kind, colon, role = text.partition(":")
        if kind in ("mentor", "unit") and role:
            return cls(kind, role)
        if not colon and kind in ("mentee", "office", "unit"):
            return cls(kind)
        raise UnreadableValueError(
            phrase(
                "“mentee”, “mentor:<role>”, “mentor:any”, “office”, “unit” or "
                "“unit:<party>”"
            )
        )

    def __str__(self) -> str:
        return f"{self.kind}:{self.role}" if self.role else self.kind


class CommentRule(Struct, frozen=True, kw_only=True):
    """The mentor's comment on each record: an obligation of that mentor."""

    by: Annotated[Id, Key(N_("the role that comments, or “any”"), example="business")]
    within: Annotated[
        int, Key(N_("days after the record was handed in"), example="10")
    ] = 10
    audience: Annotated[
        Id | None, Key(N_("the least privileged audience that may read it"))
    ] = None
    marks: Marks = NOWHERE


class Applies(Struct, frozen=True, kw_only=True):
    """To whom a rule applies; what is left out does not restrict."""

    stages: Annotated[tuple[Id, ...], Key(N_("only in these stages"))] = ()
    job_classes: Annotated[tuple[Id, ...], Key(N_("only for these job classes"))] = ()
    posting: Annotated[tuple[str, ...], Key(N_("only for these postings"))] = ()
    units: Annotated[tuple[Id, ...], Key(N_("only in these units"))] = ()
    classes: Annotated[
        tuple[Id, ...], Key(N_("only for mentees of these classes"))
    ] = ()
    roles: Annotated[
        tuple[Id, ...], Key(N_("only mentors in these roles, for records about them"))
    ] = ()
    levels: Annotated[
        tuple[str, ...], Key(N_("only units of these levels, for records about them"))
    ] = ()
    marks: Marks = NOWHERE


EVERYBODY: Final = Applies()


class Change(Struct, frozen=True, kw_only=True):
    """What a duty is from a day on, where that differs from before.

    Periods that began earlier keep the rule they began under (S0-23, S3-26). Who
    may read a duty's records is no matter of dates and cannot change.
    """

    start: Annotated[
        date,
        Key(N_("the first day of the new rule"), name="from", example="2026-01-01"),
    ]
    policy: Annotated[Id | None, Key(N_("the policy that changed it"))] = None
    owner: Annotated[Owner | None, Key(N_("who owes it"))] = None
    every: Annotated[Cadence | None, Key(N_("how often it is owed"))] = None
    count: Annotated[int | None, Key(N_("how many in each period"))] = None
    due: Annotated[DueRule | None, Key(N_("by which day of, or after, the period"))] = (
        None
    )
    grace: Annotated[
        int | None, Key(N_("days after the due date before it counts as missing"))
    ] = None
    fields: Annotated[
        Mapping[str, RecordField], Key(N_("keys that are new, or changed"))
    ] = field(default_factory=dict)
    required: Annotated[
        tuple[str, ...] | None,
        Key(N_("which of the keys every record may have this one must have")),
    ] = None
    sections: Annotated[
        tuple[Title, ...] | None, Key(N_("headings the body must have"))
    ] = None
    min_substance: Annotated[
        int | None, Key(N_("how much text there must be at the least"))
    ] = None
    comment: Annotated[
        CommentRule | None, Key(N_("who comments on it, and by when"))
    ] = None
    articles: Annotated[
        tuple[str, ...] | None, Key(N_("the articles it follows, as policy/number"))
    ] = None
    when: Annotated[Applies | None, Key(N_("to whom it applies"))] = None
    marks: Marks = NOWHERE


_CHANGED: Final = tuple(
    each.name
    for each in fields(Change)
    if each.name not in ("start", "policy", "fields", "marks")
)


class Duty(Struct, frozen=True, kw_only=True, dict=True):
    """What is owed: `count` records per person and period."""

    id: Annotated[Id, Key(N_("its name in files: `<period>/plan.md`"), example="plan")]
    title: Annotated[Title, Key(N_("its name for people"))]
    owner: Annotated[Owner, Key(N_("who owes it"), example="mentee")]
    every: Annotated[Cadence, Key(N_("how often it is owed"), example="month")]
    about: Annotated[About, Key(N_("whom its records are about"))] = About.MENTEE
    count: Annotated[int, Key(N_("how many in each period"))] = 1
    due: Annotated[
        DueRule, Key(N_("by which day of, or after, the period"), example="day 5")
    ] = LAST_DAY
    grace: Annotated[
        int, Key(N_("days after the due date before it counts as missing"))
    ] = 0
    fields: Annotated[
        Mapping[str, RecordField], Key(N_("the record's own front matter keys"))
    ] = field(default_factory=dict)
    required: Annotated[
        tuple[str, ...],
        Key(N_("which of the keys every record may have this one must have")),
    ] = ()
    sections: Annotated[tuple[Title, ...], Key(N_("headings the body must have"))] = ()
    min_substance: Annotated[
        int,
        Key(
            N_(
                "Chinese characters plus words of other scripts, at the least; "
                "headings and template text are not counted"
            )
        ),
    ] = 0
    comment: Annotated[
        CommentRule | None, Key(N_("who comments on it, and by when"))
    ] = None
    audience: Annotated[
        Id | None, Key(N_("the least privileged audience that may read it"))
    ] = None
    when: Annotated[Applies, Key(N_("to whom it applies"))] = EVERYBODY
    kind: Annotated[
        Kind | None, Key(N_("what its records are, for the pages made of them"))
    ] = None
    articles: Annotated[
        tuple[str, ...], Key(N_("the articles it follows, as policy/number"))
    ] = ()
    terms: Annotated[
        Mapping[str, tuple[Id, ...]],
        Key(N_("the terms of vocabularies it stands under")),
    ] = field(default_factory=dict)
    starts: Annotated[
        date | None, Key(N_("owed from this day; from the beginning when absent"))
    ] = None
    ends: Annotated[date | None, Key(N_("owed until this day"))] = None
    changes: Annotated[
        tuple[Change, ...], Key(N_("what is different from a day on, oldest first"))
    ] = ()
    marks: Marks = NOWHERE

    @property
    def comment_id(self) -> str:
        """The id of the comment owed on it."""
        return f"{self.id}.comment"

    def on(self, day: date) -> "Duty":
        """The duty under the rule of a day."""
        if not self.changes:
            return self
        begun = [n for n, one in enumerate(self.changes, start=1) if one.start <= day]
        return self.versions[begun[-1]].duty if begun else self

    @cached_property
    def needed(self) -> tuple[str, ...]:
        """The keys a record must have: those of every record, then its own."""
        own = (key for key, rule in self.fields.items() if rule.required)
        return tuple(dict.fromkeys((*self.required, *own)))

    @cached_property
    def naming(self) -> Mapping[str, RecordField]:
        """The fields that name somebody or a unit, be it in a column."""
        found = {
            key: rule
            for key, rule in self.fields.items()
            if rule.type in NAMING
            or any(column.type in NAMING for column in rule.columns.values())
        }
        return MappingProxyType(found)

    def wordings(self) -> tuple["Duty | Change", ...]:
        """The duty as it is written, and each change of it."""
        return (self, *self.changes)

    @cached_property
    def comment_audiences(self) -> tuple[str, ...]:
        """Whom its comments are narrowed to, under any of its rules."""
        rules = (one.comment.audience for one in self.wordings() if one.comment)
        return tuple(dict.fromkeys(one for one in rules if one is not None))

    @cached_property
    def versions(self) -> tuple["Version", ...]:
        """The duty under each of its rules, oldest first."""
        found = [Version(self, date.min, date.max)]
        for change in self.changes:
            last = found[-1]
            found[-1] = Version(last.duty, last.start, change.start - DAY)
            changed = _changed(last.duty, change)
            found.append(Version(changed, change.start, date.max))
        return tuple(found)


class Version(Struct, frozen=True):
    """A duty under one rule, and the days periods begin on that follow it."""

    duty: Duty
    start: date
    end: date

    def holds(self, period: Period) -> bool:
        """Whether a period follows it: the one its first day falls into."""
        return self.start <= period.start <= self.end


def _changed(duty: Duty, change: Change) -> Duty:
    said = {name: getattr(change, name) for name in _CHANGED}
    given = {name: value for name, value in said.items() if value is not None}
    merged = MappingProxyType({**duty.fields, **change.fields})
    return replace(duty, fields=merged, **given)
