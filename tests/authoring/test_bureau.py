"""What the bureau's plan asks of whom, beyond what every programme is tested for."""

from datetime import date
from typing import Final

import pytest

from authoring.small_cohort import Plant
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding
from growthfolio.pipeline import judge

TODAY: Final = date(2026, 3, 2)
SHEET: Final = """\
objectives: 90
daily_work: 88
collective: 80
learning: 92
hard_tasks: 75
"""


def judged(plant: Plant, rank: str, sheet: str) -> tuple[Cohort, tuple[Finding, ...]]:
    """A mentee of a rank since February, with the office's sheet for February."""
    root = plant(
        {
            "programme.yml": "preset: bureau-monthly\nstarts: 2026-02-01\n",
            "portfolios/fang/profile.yml": (
                f"name: Fang\njoined: 2026-02-01\nrank: {rank}\n"
                "mentors: [{mentor: guo, role: business}]\n"
            ),
            "mentors/guo.yml": "name: Guo\nroles: [business]\n",
            "portfolios/fang/2026-02/sheet.md": f"---\n{sheet}---\n\nRead the plan.\n",
        }
    )
    found = judge(root, TODAY)
    assert found.cohort is not None
    return found.cohort, found.findings


def rules(findings: tuple[Finding, ...], path: str) -> list[str]:
    return [one.rule.name for one in findings if one.place.path.endswith(path)]


@pytest.mark.parametrize(
    ("rank", "found"),
    [
        ("clerk", []),
        ("deputy-section-chief", []),
        ("section-chief", ["rank-too-high"]),
        ("above", ["rank-too-high"]),
    ],
)
def test_it_is_for_deputy_section_chiefs_and_below(
    plant: Plant, rank: str, found: list[str]
) -> None:
    """S2-03."""
    _, findings = judged(plant, rank, SHEET)

    assert [name for name in rules(findings, "profile.yml") if "rank" in name] == found


def test_a_score_cites_the_growth_file(plant: Plant) -> None:
    """S2-26: without what it rests on a sheet is not whole."""
    _, without = judged(plant, "clerk", SHEET)
    assert rules(without, "sheet.md") == ["missing-key"]


def test_a_sheet_with_its_evidence_is_whole(plant: Plant) -> None:
    _, findings = judged(plant, "clerk", "evidence: [plan.md]\n" + SHEET)
    assert rules(findings, "sheet.md") == []


def test_each_duty_owed_stands_under_one_of_the_four_ways(plant: Plant) -> None:
    """S2-04: study, care, training, assessment; all four are used."""
    cohort, _ = judged(plant, "clerk", SHEET)
    programme = cohort.programme
    named = {duty.id: duty.terms.get("ways", ()) for duty in programme.duties}
    ways = [term.id for term in programme.terms("ways") or ()]

    assert [name for name, found in named.items() if len(found) != 1] == ["award"]
    assert sorted({way for found in named.values() for way in found}) == sorted(ways)
