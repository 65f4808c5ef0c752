"""Twice as many people are twice the work, in every stage; nothing is timed.

What is counted is what Python calls: a step that looks at everybody for everybody
calls four times as often.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest

from benchmarks.corpus import Corpus, growthfolio
from growthfolio.checking import check
from growthfolio.disclosure import disclose
from growthfolio.ledger import draw_up
from growthfolio.ledger.working_days import WorkingDays
from growthfolio.loading.load import load
from growthfolio.loading.today import today_of
from growthfolio.model.cohort import Cohort
from growthfolio.pages import plan
from growthfolio.pipeline import judge, plan_site
from growthfolio.rendering import Links, Rendered, Terms, render_each
from growthfolio.searching import Index, terms_of
from growthfolio.words import speech

FEW = 45
MOST = 2.3
"""Twice, and what a stage does once, and a little for sorting."""


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
    assert judged.cohort is not None
    assert judged.ledger is not None
    known = judged.cohort, judged.ledger, judged.findings
    return lambda: disclose(*known, "reviewers")


def planning(root: Path) -> Callable[[], object]:
    judged = judge(root)
    assert judged.cohort is not None
    assert judged.ledger is not None
    known = disclose(judged.cohort, judged.ledger, judged.findings, "reviewers")
    count = WorkingDays.of(judged.cohort.programme).count
    return lambda: plan(known, speech("en"), working_days=count)


def rendering(root: Path) -> Callable[[], object]:
    site = plan_site(root, audience="reviewers").site
    return lambda: list(render_each(site, site.pages, Links()))


def indexing(root: Path) -> Callable[[], object]:
    site = plan_site(root, audience="reviewers").site
    pages = list(render_each(site, site.pages, Links(), terms_of=terms_of))
    return lambda: indexed(pages)


def indexed(pages: list[tuple[str, Rendered, Terms]]) -> Iterator[object]:
    index = Index({})
    for url, page, terms in pages:
        index.add(url, page.title, "", terms)
    return iter(list(index.files()))


@pytest.mark.parametrize(
    "stage", [loading, ledger, checking, disclosing, planning, rendering, indexing]
)
def test_work_grows_no_faster_than_the_cohort(
    cohorts: tuple[Path, Path], stage: Callable[[Path], Callable[[], object]]
) -> None:
    small, large = (calls(stage(root)) for root in cohorts)
    assert large / small < MOST, f"{small} calls became {large}"
