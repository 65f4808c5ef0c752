"""The pages of mentees, mentors and units."""

from datetime import date

from msgspec import Struct

from growthfolio.model.obligation import State
from growthfolio.pages.views.evaluation import CampaignRow, EvaluationView, PartRow
from growthfolio.pages.views.parts import Fact, Link, Matrix, Strip
from growthfolio.pages.views.pool import Handover, HitRow, StepRow, VacancyRow
from growthfolio.pages.views.scores import NO_RESULTS, Results
from growthfolio.pages.views.timeline import Timeline


class Next(Struct, frozen=True, kw_only=True):
    """The next thing due."""

    duty: str
    period: str
    due: date
    working_days: int
    command: str
    path: str


class StageCard(Struct, frozen=True, kw_only=True):
    """The stage somebody is in, and what is to be reached before it ends.

    `requires` are the duties that must be fulfilled, with how each stands.
    """

    title: str
    exit_criteria: tuple[str, ...]
    requires: tuple[tuple[Link, str], ...]


class PersonPage(Struct, frozen=True, kw_only=True):
    """A mentee's page: this year in full; older years have pages of their own."""

    url: str
    name: str
    name_en: str
    facts: tuple[Fact, ...]
    next: Next | None
    strip: Strip | None
    timeline: Timeline
    years: tuple[Link, ...]
    growth: Link | None = None
    results: Results = NO_RESULTS
    vacancies: tuple[VacancyRow, ...] = ()
    stage: StageCard | None = None


class YearPage(Struct, frozen=True, kw_only=True):
    """An older year of a mentee."""

    url: str
    year: str
    name: str
    person: Link
    strip: Strip | None
    timeline: Timeline
    years: tuple[Link, ...]
    results: Results = NO_RESULTS


class Debt(Struct, frozen=True, kw_only=True):
    """What a mentor or a unit owes: whose, what, for when."""

    state: State
    person: Link
    duty: str
    period: str
    due: date
    days: int | None
    to: Link
    waived: bool


class PairingRow(Struct, frozen=True, kw_only=True):
    """A mentee of a mentor: in which role, since and until when.

    `across` says where it is so that the mentee is of another unit.
    """

    person: Link
    role: str
    start: date | None
    end: date | None
    current: bool
    across: str = ""


class MentorPage(Struct, frozen=True, kw_only=True):
    """A mentor: mentees, what is owed, and the records about the mentor.

    `steps`, `hits` and `handovers` are what the pool knows of the mentor.
    """

    url: str
    name: str
    name_en: str
    facts: tuple[Fact, ...]
    pairings: tuple[PairingRow, ...]
    debts: tuple[Debt, ...]
    shows_debts: bool
    timeline: Timeline
    results: Results = NO_RESULTS
    handovers: tuple[Handover, ...] = ()
    steps: tuple[StepRow, ...] = ()
    hits: tuple[HitRow, ...] = ()


class UnitPage(Struct, frozen=True, kw_only=True):
    """A unit: its people and parts, what it owes, how it did, the records about it."""

    url: str
    name: str
    facts: tuple[Fact, ...]
    matrix: Matrix
    mentors: tuple[Link, ...]
    timeline: Timeline
    parts: tuple[PartRow, ...] = ()
    debts: tuple[Debt, ...] = ()
    evaluations: tuple[EvaluationView, ...] = ()
    campaigns: tuple[CampaignRow, ...] = ()
