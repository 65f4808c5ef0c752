"""The rows of the five programmes: marks their tests, plants files, reads what comes.

A row is one mechanism of a real programme, such as S1-07. Its test builds it from
files and finds it in the ledger, in a finding or on a page. `pytest -k S1-07` runs
it; `docs/programmes.md` lists all of them (written by `make docs`).
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from growthfolio.evaluating import UnitEvaluation, evaluate
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.obligation import Obligation
from growthfolio.model.score import DefenceResult, Score
from growthfolio.pages.views import (
    Card,
    Fact,
    Gap,
    Grid,
    GrowthPage,
    Line,
    ProgrammePage,
    Section,
    Site,
    TeamPage,
    Timeline,
)
from growthfolio.pipeline import Judged, judge, plan_site
from growthfolio.pooling import Pool, pool
from planting import Files, put

T = TypeVar("T")
P = TypeVar("P")


class At(Enum):
    """Where a reader finds what a row asks for: in Chinese, and in English."""

    HOME = ("首页", "home page")
    PERSON = ("个人页", "person page")
    GROWTH = ("成长档案", "growth file")
    TEAM = ("团队页", "team page")
    MENTOR = ("导师页", "mentor page")
    POOL = ("导师库", "pool of mentors")
    AGREEMENT = ("师徒协议页", "pairing agreement")
    UNIT = ("单位页", "unit page")
    UNITS = ("单位一览", "list of units")
    NOTICE = ("通报", "notice")
    PROGRAMME = ("项目页", "programme page")
    STATUS = ("`growthfolio status`", "`growthfolio status`")
    CHECK = ("`growthfolio check`", "`growthfolio check`")
    SCORE = ("`growthfolio score`", "`growthfolio score`")
    MATCH = ("`growthfolio match`", "`growthfolio match`")
    EVALUATE = ("`growthfolio evaluate`", "`growthfolio evaluate`")
    INIT = ("`growthfolio init`", "`growthfolio init`")
    NEW = ("`growthfolio new`", "`growthfolio new`")


def row(name: str, *places: At) -> Callable[[T], T]:
    """Marks the test of a row, and says where a reader finds what it asks for.

    A test of several rows is marked several times. The mark lies in the function's
    own attributes, where `pytest -k` looks for names.
    """

    def mark(test: T) -> T:
        vars(test)[name] = places
        return test

    return mark


class Planted(Struct, frozen=True, dict=True):
    """A programme's folder on a day, and everything made of it."""

    root: Path
    today: date

    @cached_property
    def judged(self) -> Judged:
        """The judgement: cohort, ledger, scores, findings."""
        return judge(self.root, self.today)

    @property
    def cohort(self) -> Cohort:
        """What was read."""
        assert self.judged.cohort is not None, self.judged.findings
        return self.judged.cohort

    @property
    def ledger(self) -> Ledger:
        """Who owes what."""
        assert self.judged.ledger is not None, self.judged.findings
        return self.judged.ledger

    @cached_property
    def pool(self) -> Pool:
        """The pool of mentors."""
        return pool(self.cohort, self.ledger)

    @cached_property
    def evaluations(self) -> tuple[UnitEvaluation, ...]:
        """How each unit did, period after period."""
        return evaluate(self.cohort, self.ledger)

    def owed(
        self, duty: str, period: str | None = None, about: str | None = None
    ) -> tuple[Obligation, ...]:
        """The obligations of a duty (`plan`, `plan.comment`), as far as asked for."""
        return tuple(
            one
            for one in self.ledger.obligations
            if one.duty == duty
            and period in (None, one.period.name)
            and about in (None, one.subject.id)
        )

    def obligation(
        self, duty: str, period: str | None = None, about: str | None = None
    ) -> Obligation:
        """The one obligation of a duty, period and subject."""
        return only(self.owed(duty, period, about))

    def findings(self, name: str | None = None) -> tuple[Finding, ...]:
        """What was found wrong, all of it or of one rule's name."""
        found = self.judged.findings
        return tuple(one for one in found if name in (None, one.rule.name))

    def wrong(self, name: str) -> tuple[tuple[str, int], ...]:
        """Where a rule is broken: paths and lines."""
        return tuple((one.place.path, one.place.line) for one in self.findings(name))

    def score(self, assessment: str, period: str, about: str) -> Score:
        """The one score of an assessment, period and subject."""
        return only(
            one
            for one in self.judged.scores.scores
            if (one.assessment, one.period.name, one.subject.id)
            == (assessment, period, about)
        )

    def defences(self, about: str) -> tuple[DefenceResult, ...]:
        """The defences of somebody."""
        found = self.judged.scores.defences
        return tuple(one for one in found if one.subject.id == about)

    @cached_property
    def _sites(self) -> dict[str, Site]:
        return {}

    def site(self, audience: str = "mentors") -> Site:
        """The site for an audience."""
        if audience not in self._sites:
            planned = plan_site(self.root, audience=audience, today=self.today)
            self._sites[audience] = planned.site
        return self._sites[audience]

    def pages(
        self, kind: type[P], audience: str = "mentors", url: str = ""
    ) -> tuple[P, ...]:
        """The pages of a kind for an audience, those whose address ends so."""
        return tuple(
            page
            for page in self.site(audience).pages
            if isinstance(page, kind) and page.url.endswith(url)
        )

    def page(self, kind: type[P], audience: str = "mentors", url: str = "") -> P:
        """The one page of a kind for an audience whose address ends so."""
        return only(self.pages(kind, audience, url))


def planted(root: Path, today: date, *files: Files) -> Planted:
    """The files below a new folder; later ones take the place of those before."""
    folder = root / f"tree-{len(list(root.iterdir()))}"
    whole: dict[str, str | bytes | None] = {}
    for some in files:
        whole |= some
    return Planted(put(folder, whole), today)


def programme(preset: str, *lines: str, starts: str = "2026-01-01") -> Files:
    """A programme.yml that starts from a preset and adds a few lines, in English."""
    head = (f"preset: {preset}", "language: en", f"starts: {starts}")
    return {"programme.yml": "\n".join((*head, *lines)) + "\n"}


def written(*lines: str, body: str = "") -> str:
    """A record: the lines of its front matter, then its text."""
    return "\n".join(("---", *lines, "---", body, ""))


def only(items: Iterable[T]) -> T:
    """The one item there is."""
    found = tuple(items)
    assert len(found) == 1, found
    return found[0]


def said(facts: Iterable[Fact]) -> Mapping[str, tuple[str, ...]]:
    """Facts as their labels and what they say."""
    return {one.label: tuple(link.text for link in one.values) for one in facts}


def told(grid: Grid) -> tuple[Mapping[str, str], ...]:
    """A table's rows as columns and cells; cells of several values with commas."""
    return tuple(
        {
            column: ", ".join(link.text for link in cell)
            for column, cell in zip(grid.columns, cells, strict=True)
            if cell
        }
        for cells in grid.rows
    )


def cards(timeline: Timeline, duty: str | None = None) -> tuple[Card, ...]:
    """The records of a timeline, all of them or of one duty."""
    return tuple(
        card
        for chapter in timeline.chapters
        for card in chapter.cards
        if duty in (None, card.kind)
    )


def gaps(timeline: Timeline, duty: str | None = None) -> tuple[Gap, ...]:
    """What is owed and not there on a timeline."""
    return tuple(
        gap
        for chapter in timeline.chapters
        for gap in chapter.gaps
        if duty in (None, gap.kind)
    )


def section(page: GrowthPage | TeamPage, anchor: str) -> Section:
    """The theme of a growth file or of a team's page that has an anchor."""
    return only(one for one in page.sections if one.anchor == anchor)


def lines(page: GrowthPage, part: str) -> tuple[Line, ...]:
    """The lines of a part of every year, such as “Work joined”."""
    return tuple(
        line
        for year in page.years
        for one in year.parts
        if one.title == part
        for line in one.lines
    )


def terms(page: ProgrammePage, title: str) -> tuple[str, ...]:
    """The terms of a list on the programme's page."""
    listed = only(one for one in page.vocabularies if one.title == title)
    return tuple(term.title for term in listed.terms)
