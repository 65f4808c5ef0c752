"""A duty: the rule that says who owes which record, how often and by when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final

from growthfolio.model.cadence import LAST_DAY, Cadence, DueRule
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


@dataclass(frozen=True, slots=True)
class Owner:
    """Who owes: `mentee`, `mentor:<role>`, `mentor:any`, `office` or `unit`."""

    kind: str
    role: str | None = None

    @classmethod
    def parse(cls, text: str) -> "Owner":
        """The owner `text` names; raises UnreadableValueError."""
        kind, colon, role = text.partition(":")
        if kind == "mentor" and role:
            return cls(kind, role)
        if not colon and kind in ("mentee", "office", "unit"):
            return cls(kind)
        raise UnreadableValueError(
            phrase("“mentee”, “mentor:<role>”, “mentor:any”, “office” or “unit”")
        )

    def __str__(self) -> str:
        return f"{self.kind}:{self.role}" if self.role else self.kind


class FieldType(StrEnum):
    """The kinds of value a record's own fields may have."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    SCORE = "score"
    DATE = "date"
    MONTH = "month"
    PERSON = "person"
    MENTOR = "mentor"
    CHOICE = "choice"
    LIST = "list"
    FILE = "file"
    MONEY = "money"
    DURATION = "duration"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordField:
    """One key of a duty's records, beyond those every record may have."""

    type: Annotated[FieldType, Key(N_("what kind of value it has"), example="list")]
    title: Annotated[Title | None, Key(N_("its name on pages and forms"))] = None
    required: Annotated[bool, Key(N_("whether a record must have it"))] = False
    choices: Annotated[
        tuple[str, ...], Key(N_("the values allowed, for the type choice"))
    ] = ()
    min: Annotated[Decimal | None, Key(N_("the smallest number allowed"))] = None
    max: Annotated[Decimal | None, Key(N_("the largest number allowed"))] = None
    audience: Annotated[
        Id | None, Key(N_("the least privileged audience that may read it"))
    ] = None
    marks: Marks = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentRule:
    """The mentor's comment on each record: an obligation of that mentor."""

    by: Annotated[Id, Key(N_("the role that comments, or “any”"), example="business")]
    within: Annotated[
        int, Key(N_("days after the record was handed in"), example="10")
    ] = 10
    audience: Annotated[
        Id | None, Key(N_("the least privileged audience that may read it"))
    ] = None
    marks: Marks = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Applies:
    """To whom a rule applies; what is left out does not restrict."""

    stages: Annotated[tuple[Id, ...], Key(N_("only in these stages"))] = ()
    job_classes: Annotated[tuple[Id, ...], Key(N_("only for these job classes"))] = ()
    posting: Annotated[tuple[str, ...], Key(N_("only for these postings"))] = ()
    units: Annotated[tuple[Id, ...], Key(N_("only in these units"))] = ()
    marks: Marks = NOWHERE


EVERYBODY: Final = Applies()


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
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
    marks: Marks = NOWHERE

    @property
    def comment_id(self) -> str:
        """The id of the comment owed on it."""
        return f"{self.id}.comment"
