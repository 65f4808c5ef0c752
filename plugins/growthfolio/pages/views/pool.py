"""The pool of mentors: coverage, who is without whom, what is handed over."""

from datetime import date

from msgspec import Struct

from growthfolio.pages.views.parts import Entry, Link


class CoverRow(Struct, frozen=True, kw_only=True):
    """Everybody's or a unit's coverage, role by role; a cell may say nothing."""

    name: Link
    cells: tuple[str, ...]


class CoverTable(Struct, frozen=True, kw_only=True):
    """How many who must have a mentor have one; `note` says who is counted."""

    roles: tuple[str, ...]
    rows: tuple[CoverRow, ...]
    note: str


class LevelRow(Struct, frozen=True, kw_only=True):
    """The mentors and mentees of a level of units."""

    level: str
    mentors: int
    mentees: int


class VacancyRow(Struct, frozen=True, kw_only=True):
    """A role nobody holds: whose, which, since when, why, who held it last.

    `text` says it in a sentence; `handover` is where what is handed over stands.
    """

    person: Link
    role: str
    since: date | None
    why: str
    mentor: Link | None
    text: str
    handover: Link | None


class OpenItem(Struct, frozen=True, kw_only=True):
    """Something agreed upon that is not done: what, until when, where it stands."""

    text: str
    due: date | None
    to: Link


class Handover(Struct, frozen=True, kw_only=True):
    """What a mentor leaves of one mentee; `note` says who follows, or that nobody does.

    `early` says where it is so that the pairing may be completed instead.
    """

    anchor: str
    person: Link
    role: str
    note: str
    early: str
    successor: Link | None
    plans: tuple[Link, ...]
    follow_ups: tuple[OpenItem, ...]
    notes: tuple[Link, ...]


class StepRow(Struct, frozen=True, kw_only=True):
    """A step of a mentor in the pool, and why, where that may be known."""

    status: str
    on: date
    reason: str
    decided_by: str


class HitRow(Struct, frozen=True, kw_only=True):
    """A condition of the negative list that a mentor met, and what came of it."""

    title: str
    standing: str
    on: date | None
    until: date | None
    reason: str


class ConditionRow(Struct, frozen=True, kw_only=True):
    """A condition of the negative list, and how it is looked for, if it is."""

    title: str
    figures: tuple[str, ...]


class PoolPage(Struct, frozen=True, kw_only=True):
    """The mentors, with coverage and vacancies where those may be known.

    `vacancies_more` is how many vacancies there are besides those listed.
    """

    url: str
    title: str
    entries: tuple[Entry, ...]
    coverage: CoverTable | None = None
    levels: tuple[LevelRow, ...] = ()
    vacancies: tuple[VacancyRow, ...] = ()
    vacancies_more: int = 0
    shows_vacancies: bool = False
    conditions: tuple[ConditionRow, ...] = ()
