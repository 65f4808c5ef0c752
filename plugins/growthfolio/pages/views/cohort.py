"""The pages about all: the home page, lists, the programme, what to mend."""

from datetime import date

from msgspec import Struct

from growthfolio.model.obligation import State
from growthfolio.pages.views.parts import Entry, Fact, Link, Matrix
from growthfolio.pages.views.rules import (
    DutyGroup,
    DutyRow,
    EvaluationRules,
    PolicyRow,
    StageRow,
    TermList,
)
from growthfolio.pages.views.scores import AssessmentRow
from growthfolio.pages.views.timeline import Timeline


class Tile(Struct, frozen=True, kw_only=True):
    """A number on the home page; `of` is what it is out of."""

    label: str
    value: int
    of: int | None
    unit: str
    state: State | None = None


class Attention(Struct, frozen=True, kw_only=True):
    """One line of what needs attention: who, what, since when, one action.

    `days` is how long it has been overdue or, awaiting a comment, has waited.
    """

    state: State
    person: Link
    what: str
    days: int
    action: str
    to: Link


class CrowdRow(Struct, frozen=True, kw_only=True):
    """A unit of a large cohort: its people, and how their records stand."""

    unit: Link
    people: tuple[Link, ...]
    done: int
    owed: int
    missing: int
    waiting: int


class Crowd(Struct, frozen=True, kw_only=True):
    """A large cohort by units; without `shows_gaps` only people are counted."""

    rows: tuple[CrowdRow, ...]
    shows_gaps: bool


class HomePage(Struct, frozen=True, kw_only=True):
    """The cohort index; a large cohort is a crowd, and its matrix has no rows."""

    url: str
    title: str
    as_of: date
    commit: str
    next_due: date | None
    next_working_days: int
    tiles: tuple[Tile, ...]
    attention: tuple[Attention, ...]
    attention_more: int
    matrix: Matrix
    to_mend: int | None
    crowd: Crowd | None = None


class ListPage(Struct, frozen=True, kw_only=True):
    """A list of mentors."""

    url: str
    title: str
    entries: tuple[Entry, ...]


class DueRow(Struct, frozen=True, kw_only=True):
    """A due date to come."""

    due: date
    duty: str
    period: str


class ProgrammePage(Struct, frozen=True, kw_only=True):
    """The programme as its file says it."""

    url: str
    title: str
    theme: str
    goals: tuple[str, ...]
    facts: tuple[Fact, ...]
    stages: tuple[StageRow, ...]
    groups: tuple[DutyGroup, ...]
    policies: tuple[PolicyRow, ...]
    roles: tuple[Entry, ...]
    classes: tuple[Entry, ...]
    vocabularies: tuple[TermList, ...]
    evaluation: EvaluationRules | None
    due: tuple[DueRow, ...]
    timeline: Timeline
    assessments: tuple[AssessmentRow, ...] = ()

    @property
    def duties(self) -> tuple[DutyRow, ...]:
        """Every duty, party after party."""
        return tuple(duty for group in self.groups for duty in group.duties)


class MendRow(Struct, frozen=True, kw_only=True):
    """One finding, for people: where, what, and what to do."""

    severity: str
    code: str
    where: str
    message: str
    help: str
    path: str


class MendPage(Struct, frozen=True, kw_only=True):
    """What is to be mended; without a date where the programme cannot be read."""

    url: str
    title: str
    as_of: date | None
    rows: tuple[MendRow, ...]
