"""What is left of the things of a cohort for one audience.

None of these is a record, a profile or a finding: what was withheld is nowhere
in them, so no template can print it. People are called by `slug`: their id, or
an alias under which nothing of the id remains.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct

from growthfolio.disclosure.ref import Ref
from growthfolio.disclosure.shown_units import ShownShare
from growthfolio.model.agreement import Agreement
from growthfolio.model.field import FieldType
from growthfolio.model.finding import Rule
from growthfolio.model.obligation import State
from growthfolio.model.people import MentorStatus
from growthfolio.model.period import Period
from growthfolio.model.phrase import Filling, Phrase
from growthfolio.model.place import Place
from growthfolio.model.title import Title


class StageNow(Struct, frozen=True, kw_only=True):
    """The stage a mentee is in: the `n`-th of `of`, since a day."""

    title: Title
    n: int
    of: int
    id: str = ""
    start: date = date.min


class ShownPairing(Struct, frozen=True, kw_only=True):
    """A mentor of a mentee; the dates are None where they may not be known."""

    mentee: Ref
    mentor: Ref
    role: str
    start: date | None
    end: date | None
    current: bool


class ShownAgreement(Struct, frozen=True, kw_only=True):
    """What a mentee and a mentor agree: the `n`-th agreement of the mentee.

    The duties are those either side owes the other, the comments the duties on whose
    records the mentor comments; all by id, and only those that may be read.
    """

    mentee: Ref
    mentor: Ref
    role: str
    n: int
    start: date
    end: date
    objections_until: date | None
    completes_on: date | None
    terms: Agreement
    mentee_duties: tuple[str, ...]
    mentor_duties: tuple[str, ...]
    comments: tuple[str, ...]


class ShownPosting(Struct, frozen=True, kw_only=True):
    """Where a mentee is or was posted."""

    posting: str
    start: date | None
    end: date | None
    unit: str | None
    post: str


class ShownStanding(Struct, frozen=True, kw_only=True):
    """What a mentee stands as; `evidence` are paths of records, or addresses."""

    title: Title
    start: date
    end: date | None
    reason: str
    decided_by: str
    evidence: tuple[str, ...] = ()


class ShownMentee(Struct, frozen=True, kw_only=True):
    """A mentee; under an alias everything but the alias is empty.

    So is what the programme keeps from the audience: standings, postings …
    `parties` are the units that have a part in the training, each after the party.
    """

    ref: Ref
    name: str = ""
    name_en: str = ""
    unit: str | None = None
    job_class: str | None = None
    posting: str | None = None
    joined: date | None = None
    left: date | None = None
    active: bool = True
    stage: StageNow | None = None
    mentee_class: Title | None = None
    rank: Title | None = None
    attention: tuple[Title, ...] = ()
    postings: tuple[ShownPosting, ...] = ()
    standings: tuple[ShownStanding, ...] = ()
    became: Ref | None = None
    parties: tuple[tuple[str, str], ...] = ()
    share: ShownShare | None = None


class ShownMentor(Struct, frozen=True, kw_only=True):
    """A mentor; under an alias only the roles are known besides.

    `was` is the mentee the mentor once was, `line` are the mentees who became
    mentors, and theirs.
    """

    ref: Ref
    roles: tuple[str, ...] = ()
    name: str = ""
    name_en: str = ""
    unit: str | None = None
    post: str | None = None
    strengths: tuple[Title, ...] = ()
    status: MentorStatus | None = None
    was: Ref | None = None
    line: tuple["ShownDescendant", ...] = ()


class ShownDescendant(Struct, frozen=True, kw_only=True):
    """A mentee who became a mentor, in the first generation or a later one."""

    mentee: Ref
    mentor: Ref
    generation: int


class ShownFile(Struct, frozen=True, kw_only=True):
    """An attachment: where it is read from, what it is saved as, where it lies.

    `path` is for whoever copies the file; it names people and is never printed.
    `written` is what texts call it where that is not its path: under aliases.
    """

    path: str
    name: str
    url: str
    written: str = ""


ShownValue: TypeAlias = str | Decimal | date | bool | Ref | Title


class ShownField(Struct, frozen=True, kw_only=True):
    """A record's own field: its values, or those of one row after another.

    `columns` are the fields of a table, each with the values of its rows:
    `columns[0].rows[2]` stands in the third row of the first column.
    """

    name: str
    title: Title | None
    type: FieldType
    values: tuple[ShownValue, ...] = ()
    columns: tuple["ShownColumn", ...] = ()


class ShownColumn(Struct, frozen=True, kw_only=True):
    """A column of a table that may be read: its values, row by row."""

    name: str
    title: Title | None
    type: FieldType
    rows: tuple[tuple[ShownValue, ...], ...]


class ShownComment(Struct, frozen=True, kw_only=True):
    """A mentor's comment; `role` is the role's id, None for any."""

    author: Ref | None
    role: str | None
    on: date | None
    source: str
    path: str


class ShownRecord(Struct, frozen=True, kw_only=True):
    """A record that was handed in and can be read.

    `folder` is where its relative links start from. `abilities` are the ids of
    those it bears out, `team` is the id of the team it names.
    """

    about: Ref
    period: Period
    duty: str
    n: int
    title: str | None
    author: Ref | None
    submitted: date | None
    fields: tuple[ShownField, ...]
    tags: tuple[str, ...]
    evidence: tuple[str, ...]
    source: str
    folder: str
    path: str
    files: tuple[ShownFile, ...]
    comment: ShownComment | None
    abilities: tuple[str, ...] = ()
    team: str | None = None


Key: TypeAlias = tuple[Ref, str, str, int]


class ShownObligation(Struct, frozen=True, kw_only=True):
    """What is owed, as far as it may be known.

    `duty` is the duty's own id, `is_comment` says whether its comment is meant.
    `started` says whether there is a file already, `sealed` whether it is encrypted.
    `reason` is the leave's code or why a gap is accepted.
    """

    about: Ref
    period: Period
    duty: str
    is_comment: bool
    n: int
    state: State
    owner: Ref | None = None
    due: date | None = None
    submitted: date | None = None
    waived: bool = False
    reason: str = ""
    path: str = ""
    started: bool = False
    sealed: bool = False

    @property
    def days_late(self) -> int:
        """How many days after the due date it was handed in."""
        if self.due is None or self.submitted is None:
            return 0
        return max(0, (self.submitted - self.due).days)

    def days_overdue(self, today: date) -> int | None:
        """How many days ago it was due, where it is missing."""
        if self.state is not State.MISSING or self.due is None:
            return None
        return (today - self.due).days


class ShownFinding(Struct, frozen=True, kw_only=True):
    """A finding the audience may know."""

    rule: Rule
    place: Place
    person: str | None
    duty: str | None
    period: str | None
    values: Mapping[str, Filling]
    help: Phrase | None
