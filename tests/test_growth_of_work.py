"""Twice as many people are twice the work, in every stage; nothing is timed.

What is counted is what Python calls: a step that looks at everybody for everybody
calls four times as often.
"""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TypeVar

import pytest
from msgspec import Struct
from msgspec.structs import asdict, replace

from benchmarks.corpus import Corpus, growthfolio
from copied import copied
from growthfolio.checking import check
from growthfolio.disclosure import Disclosure, disclose
from growthfolio.evaluating import Group, evaluate, person_shares, suppressed
from growthfolio.ledger import draw_up
from growthfolio.ledger.working_days import WorkingDays
from growthfolio.loading.load import load
from growthfolio.loading.today import today_of
from growthfolio.model.cohort import Cohort
from growthfolio.model.ledger import Ledger
from growthfolio.pages import Site, plan
from growthfolio.pipeline import Judged, judge, plan_site
from growthfolio.pooling import pool
from growthfolio.rendering import Links, Rendered, render_each
from growthfolio.reporting import attest, report
from growthfolio.scoring import score
from growthfolio.searching import Index, terms_of
from growthfolio.words import speech
from multiplied import multiplied

COHORTS = Path(__file__).parent / "cohorts"
FEW = 45
TWINS = 6
MOST = 2.3
"""Twice, and what a stage does once, and a little for sorting."""
RICH = {
    "demo": 5,
    "huzhou-five-ones": 13,
    "kaiping-four-mentors": 17,
    "unit-business-mentor": 17,
}
"""Programmes with scores, agreements and a pool; with evaluations of units; with
parties; with teams and defences. So many copies of their people are a crowd."""
THE_PROGRAMMES = frozenset(
    {"audiences", "roles", "duties", "job_classes", "classes", "parties"}
    | {"abilities", "dimensions", "assessments", "goals", "policies"}
)
"""What there is not more of with more people."""

Whole = TypeVar("Whole", bound=Struct)


@pytest.fixture(scope="module")
def cohorts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A cohort, and one of twice as many people."""
    small, large = (tmp_path_factory.mktemp("cohort") for _ in range(2))
    growthfolio(Corpus(people=FEW, months=2), small)
    growthfolio(Corpus(people=2 * FEW, months=2), large)
    return small, large


def calls(work: Callable[[], object]) -> int:
    """How often anything is called or resumed while this is done."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        del frame, argument
        count += event in ("call", "c_call")

    work()  # what is made once is there by now
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.fixture(scope="module", params=RICH)
def grown(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Judged, Judged]:
    """A programme with all there is, and one of twice as many people and units."""
    name = str(request.param)
    tests = Path(__file__).parent
    source = tests.parent if name == "demo" else tests / "cohorts" / name
    folder = tmp_path_factory.mktemp(name)
    few, many = (
        judge(multiplied(source, folder / str(times), times))
        for times in (RICH[name], 2 * RICH[name])
    )
    return few, many


@pytest.fixture(autouse=True)
def _all_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many, what is let go is made again once: that is no growth."""
    monkeypatch.setattr("growthfolio.model.parted.MOST", 1_000_000)


def loading(root: Path) -> Callable[[], object]:
    return lambda: load(root)


def cohort(root: Path) -> Cohort:
    found = load(root).cohort
    assert found is not None
    return found


def ledger(root: Path) -> Callable[[], object]:
    read = cohort(root)
    return lambda: draw_up(read, today_of(read.programme))


def checking(root: Path) -> Callable[[], object]:
    read = cohort(root)
    owed = draw_up(read, today_of(read.programme))
    return lambda: check(read, owed)


def disclosing(root: Path) -> Callable[[], object]:
    judged = judge(root)
    return lambda: told(judged, "reviewers")


def planning(root: Path) -> Callable[[], object]:
    judged = judge(root)
    known = told(judged, "reviewers")
    return lambda: planned(judged, known)


def told(judged: Judged, audience: str) -> Disclosure:
    """What an audience may know."""
    assert judged.cohort is not None
    assert judged.ledger is not None
    known = judged.cohort, judged.ledger, judged.findings
    return disclose(*known, audience, scores=judged.scores)


def planned(judged: Judged, known: Disclosure) -> Site:
    """The pages made of it."""
    assert judged.cohort is not None
    count = WorkingDays.of(judged.cohort.programme).count
    return plan(known, speech("en"), working_days=count)


def rendering(root: Path) -> Callable[[], object]:
    site = plan_site(root, audience="reviewers").site
    return lambda: list(render_each(site, site.pages, Links()))


def indexing(root: Path) -> Callable[[], object]:
    site = plan_site(root, audience="reviewers").site
    pages = list(render_each(site, site.pages, Links(), terms_of=terms_of))
    return lambda: indexed(pages)


def indexed(pages: list[tuple[str, Rendered, bytes]]) -> Iterator[object]:
    index = Index({})
    for url, page, _ in pages:
        index.add(url, page.title, "", url)
    terms = {url: partial(bytes, terms) for url, _, terms in pages}
    return iter(list(index.files(index.postings(terms))))


@pytest.mark.parametrize(
    "stage", [loading, ledger, checking, disclosing, planning, rendering, indexing]
)
def test_work_grows_no_faster_than_the_cohort(
    cohorts: tuple[Path, Path], stage: Callable[[Path], Callable[[], object]]
) -> None:
    small, large = (calls(stage(root)) for root in cohorts)
    assert large / small < MOST, f"{small} calls became {large}"


Rich = tuple[Cohort, Ledger]


@pytest.fixture(
    scope="module", params=["bureau-monthly", "kaiping-four-mentors", "camp-biweekly"]
)
def rich(request: pytest.FixtureRequest) -> tuple[Rich, Rich]:
    """A cohort of a ready programme, and one of twice as many people."""
    read = cohort(COHORTS / str(request.param))
    day = today_of(read.programme)
    small, large = (copied(read, times) for times in (TWINS, 2 * TWINS))
    return (small, draw_up(small, day)), (large, draw_up(large, day))


def reported(read: Cohort, owed: Ledger) -> str:
    found = check(read, owed)
    return report(found, read, attest(read, owed), speech("en"), "full")


@pytest.mark.parametrize(
    "stage",
    [
        lambda read, owed: draw_up(read, owed.today),
        check,
        score,
        lambda read, owed: (evaluate(read, owed), person_shares(read, owed)),
        pool,
        reported,
    ],
    ids=["ledger", "checking", "scoring", "evaluating", "pooling", "reporting"],
)
def test_what_ready_programmes_ask_for_grows_no_faster(
    rich: tuple[Rich, Rich], stage: Callable[[Cohort, Ledger], object]
) -> None:
    small, large = (calls(lambda one=one: stage(*one)) for one in rich)
    assert large < MOST * small, f"{small} calls became {large}"


def test_what_is_withheld_takes_no_longer_than_there_are_groups() -> None:
    small, large = (calls(lambda n=n: suppressed(towns(n), 5)) for n in (20, 40))
    assert large < MOST * small, f"{small} calls became {large}"


def towns(count: int) -> list[Group]:
    """Towns of five villages each, of which one is small."""
    villages = [
        (f"{town}", f"{town}-{n}", 3 if n == 0 else 6 + n)
        for town in range(count)
        for n in range(5)
    ]
    people = {
        name: frozenset((name, f"{name}-{n}") for n in range(size))
        for _, name, size in villages
    }
    found = [Group(name, frozenset({name}), people[name]) for _, name, _ in villages]
    for town in map(str, range(count)):
        inside = frozenset(name for of, name, _ in villages if of == town)
        members = frozenset(one for name in inside for one in people[name])
        found.append(Group(f"town {town}", inside, members))
    everybody = frozenset(one for name in people for one in people[name])
    return [*found, Group("everybody", frozenset(people), everybody)]


@pytest.mark.parametrize("audience", ["mentors", "public"])
def test_everything_is_gone_through_as_often_for_many_as_for_few(
    grown: tuple[Judged, Judged], audience: str
) -> None:
    few, many = (passes_of(of, audience) for of in grown)

    assert many == few


def passes_of(judged: Judged, audience: str) -> dict[str, int]:
    """How often disclosure and planning go through all there is of something."""
    cohort, scores = counted(judged.cohort), counted(judged.scores)
    ledger = counted(judged.ledger)
    known = counted(disclose(cohort, ledger, judged.findings, audience, scores=scores))
    planned(judged, known)
    return {
        f"{type(one).__name__}.{name}": items.passes
        for one in (cohort, ledger, scores, known)
        for name, items in asdict(one).items()
        if isinstance(items, Counted)
    }


def counted(whole: Whole) -> Whole:
    """The same, noting how often each of its collections is gone through."""
    found = asdict(whole).items()
    many = {name: Counted(one) for name, one in found if isinstance(one, tuple)}
    few = THE_PROGRAMMES & many.keys()
    return replace(whole, **{name: many[name] for name in many.keys() - few})


class Counted(tuple[object, ...]):  # noqa: SLOT001 - a tuple has none for a number
    """Items that count how often somebody goes through them from the first on."""

    passes = 0

    def __iter__(self) -> Iterator[object]:
        self.passes += 1
        return super().__iter__()
