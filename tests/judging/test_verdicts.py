"""Part by part comes out what the whole comes to, and nothing is judged twice."""

import os
import shutil
from collections.abc import Callable
from datetime import date
from multiprocessing import parent_process
from pathlib import Path

import pytest

from growthfolio.caching.shelf import Shelf
from growthfolio.checking import check, check_part, check_whole
from growthfolio.judging import Verdicts
from growthfolio.judging.verdict import packed, unpacked
from growthfolio.ledger import draw_up
from growthfolio.loading.load import load
from growthfolio.loading.look import Look
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from literate import read_case
from loading_tools import PEOPLE, Plant
from planting import put

TESTS = Path(__file__).parents[1]
CASES = sorted((TESTS / "checking/cases").glob("*.md"))
COHORTS = sorted(each.parent for each in TESTS.glob("cohorts/*/programme.yml"))
TODAY = date(2026, 4, 20)

PLAN = "portfolios/ada/2026-03/plan.md"
FILES = {
    **PEOPLE,
    PLAN: "Plan.\n",
    "portfolios/ada/2026-03/plan.comment.md": "---\nby: ben\n---\nGood.\n",
    "portfolios/bo/profile.yml": "name: Bo Xu\njoined: 2025-07-01\n",
    "portfolios/bo/2026-03/plan.md": "Plan.\n",
    "mentors/ben/2026/review.md": "Well done.\n",
}


def in_parts(cohort: Cohort, today: date) -> tuple[Ledger, list[Finding]]:
    """The ledger and the findings of a cohort, part by part."""
    verdicts = Verdicts(cohort, today, Shelf(None))
    ledger = verdicts.ledger()
    of_parts = (finding for one in verdicts.all for finding in one.findings)
    return ledger, [*check_whole(cohort, ledger), *of_parts]


def the_same(root: Path, today: date) -> None:
    """Parts come to what the whole comes to."""
    cohort = load(root).cohort
    if cohort is None:
        return
    ledger, findings = in_parts(cohort, today)
    whole = draw_up(cohort, today)
    assert tuple(ledger.obligations) == tuple(whole.obligations)
    assert ledger.of == whole.of
    assert ledger.totals() == whole.totals()
    assert dict(ledger.at.items()) == dict(whole.at)
    found = sorted(findings, key=lambda finding: finding.order)
    assert found == list(check(cohort, whole))


@pytest.mark.parametrize("root", COHORTS, ids=lambda root: root.name)
def test_parts_of_ready_programmes_come_to_the_whole(root: Path) -> None:
    for today in (date(2025, 12, 31), date(2026, 5, 17)):
        the_same(root, today)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_parts_of_all_cases_come_to_the_whole(case: Path, tmp_path: Path) -> None:
    for scene in read_case(case):
        the_same(put(tmp_path / str(scene.number), scene.files), TODAY)


@pytest.mark.parametrize("root", COHORTS, ids=lambda root: root.name)
def test_verdicts_come_back_from_bytes(root: Path) -> None:
    cohort = load(root).cohort
    assert cohort is not None
    for one in Verdicts(cohort, TODAY, Shelf(None)).all:
        back = unpacked(packed(one))
        assert back == one
        assert back.obligations == one.obligations


@pytest.fixture
def root(plant: Plant) -> Path:
    """A programme of two people and a mentor."""
    return plant(FILES)


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Who is judged, in order."""
    found: list[str] = []

    def noting(part: Cohort, ledger: Ledger) -> tuple[Finding, ...]:
        found.extend(mentee.id for mentee in part.mentees)
        return check_part(part, ledger)

    monkeypatch.setattr("growthfolio.judging.verdicts.check_part", noting)
    return found


def judge(root: Path, today: date = TODAY, jobs: int = 0) -> tuple[object, ...]:
    """What is owed and wrong below a folder, as its shelf has it or not."""
    loaded = Look(root).loaded()
    assert loaded.cohort is not None
    shelf = Shelf(root)
    verdicts = Verdicts(loaded.cohort, today, shelf, jobs)
    shelf.close()
    owed = tuple(verdicts.ledger().obligations)
    return owed, tuple(one.findings for one in verdicts.all)


def test_the_second_time_nobody_is_judged(root: Path, judged: list[str]) -> None:
    before = judge(root)
    assert judged == ["ada", "bo"]
    judged.clear()
    assert judge(root) == before
    assert judged == []


Change = Callable[[Path], object]


def replaced(path: str, old: str, new: str) -> Change:
    """Other words in a file."""

    def change(root: Path) -> None:
        file = root / path
        text = file.read_text()
        assert old in text
        file.write_text(text.replace(old, new))

    return change


@pytest.mark.parametrize(
    ("change", "whom"),
    [
        (lambda root: (root / PLAN).write_text("Plan and more.\n"), ["ada"]),
        (lambda root: (root / PLAN).unlink(), ["ada"]),
        (lambda root: (root / "portfolios/ada/2026-03/x.png").touch(), ["ada"]),
        # Of these somebody else's records may be judged otherwise.
        (replaced("portfolios/bo/profile.yml", "Bo Xu", "Bob Xu"), ["ada", "bo"]),
        (replaced("mentors/ben.yml", "name:", "left: {on: 2026-01-01}\nname:"), None),
        (replaced("programme.yml", "due: day 30", "due: day 31"), ["ada", "bo"]),
        (
            lambda root: (root / "mentors/ben/2026/review.md").write_text("Hm.\n"),
            ["ada", "bo"],
        ),
        (lambda root: shutil.rmtree(root / "portfolios/bo"), ["ada"]),
    ],
)
def test_who_may_be_judged_otherwise_is_judged_again(
    root: Path, judged: list[str], change: Change, whom: list[str] | None
) -> None:
    judge(root)
    judged.clear()
    change(root)
    found = judge(root)
    assert judged == (whom or ["ada", "bo"])
    shutil.rmtree(root / ".growthfolio")
    assert judge(root) == found


def test_another_day_is_another_verdict(root: Path, judged: list[str]) -> None:
    judge(root)
    judged.clear()
    judge(root, date(2026, 6, 1))
    assert judged == ["ada", "bo"]


def test_what_was_kept_and_is_damaged_is_judged_again(
    root: Path, judged: list[str]
) -> None:
    before = judge(root)
    judged.clear()
    shelf = Shelf(root)
    kept = shelf.get("verdict", tuple(shelf.keys("verdict")))
    damaged = [(key, data[:-1]) for key, data in kept]
    shelf.put("verdict", damaged)
    shelf.close()
    assert len(damaged) == 2
    assert judge(root) == before
    assert judged == ["ada", "bo"]


def test_several_processes_judge_the_same(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("growthfolio.judging.verdicts._AT_ONCE", 1)
    expected = judge(root)
    shutil.rmtree(root / ".growthfolio")
    monkeypatch.setattr("growthfolio.judging.verdicts._MANY", 1)
    assert judge(root, jobs=2) == expected


def test_who_dies_while_judging_is_replaced(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = judge(root)
    shutil.rmtree(root / ".growthfolio")
    monkeypatch.setattr("growthfolio.judging.verdicts._AT_ONCE", 1)
    monkeypatch.setattr("growthfolio.judging.verdicts._MANY", 1)

    def dying(part: Cohort, ledger: Ledger) -> tuple[Finding, ...]:
        if parent_process() is not None:
            os._exit(1)
        return check_part(part, ledger)

    monkeypatch.setattr("growthfolio.judging.verdicts.check_part", dying)
    assert judge(root, jobs=2) == expected
