"""`growthfolio score`: what it prints, and when it fails."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from growthfolio.cli import main
from literate import BASES, read_base
from planting import put

RESULT = "portfolios/ada/2026-01/result.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Ada, assessed in January: 45 + 27.6 + 17 = 89.6, as published."""
    return put(tmp_path / "programme", read_base(BASES / "assessed"))


@pytest.fixture
def run(root: Path) -> Callable[..., Result]:
    """Score the programme as of a day in February."""

    def call(*arguments: str) -> Result:
        given = ["score", "--root", str(root), "--today", "2026-02-03", *arguments]
        return CliRunner().invoke(main, given)

    return call


def test_the_text_names_every_file(run: Callable[..., Result]) -> None:
    ran = run("--period", "2026-01")
    assert (ran.exit_code, ran.output) == (
        0,
        """\
Ada Lin, January 2026, Monthly assessment: 89.60 Good (0.40 points below Excellent)
    Tasks: 45.00 of 50
      Score sheet (score sheet) 100%: 90.00
        portfolios/ada/2026-01/sheet.md: 90.00
    Appraisal: 27.60 of 30
      Ballot (ballot) 100%: 92.00
        portfolios/ada/2026-01/ballot.md: 92.00
    Mentor: 17.00 of 20
      Plan (mentor’s comment) 100%: 85.00
        portfolios/ada/2026-01/plan.comment.md: 85.00
""",
    )


def test_what_is_missing_is_named(run: Callable[..., Result]) -> None:
    ran = run("--period", "2026-02", "--person", "ada")
    assert ran.output.splitlines()[0] == (
        "Ada Lin, February 2026, Monthly assessment: still open"
    )
    assert "    waiting for: portfolios/ada/2026-02/sheet.md" in ran.output.splitlines()


def test_json_is_complete(run: Callable[..., Result]) -> None:
    document = json.loads(run("--format", "json").output)
    assert sorted(document) == ["defences", "findings", "scores", "today"]
    january, february = document["scores"]
    assert sorted(january) == sorted(february)
    indicators = january.pop("indicators")
    assert january == {
        "person": "ada",
        "subject": "ada",
        "assessment": "monthly",
        "period": "2026-01",
        "state": "scored",
        "reason": None,
        "total": "89.60",
        "band": "good",
        "next_band": "excellent",
        "short_by": "0.40",
        "adjustments": [],
        "dimensions": {},
        "missing": [],
        "used_for": [],
        "release": "2026-02-01",
        "appeal_until": None,
        "published": {"path": RESULT, "total": "89.60", "band": "good"},
    }
    assert indicators[0] == {
        "indicator": "tasks",
        "weight": "50.00",
        "value": "90.00",
        "points": "45.00",
        "excused": False,
        "parts": [
            {
                "source": "sheet",
                "title": "Score sheet",
                "share": "100.00",
                "value": "90.00",
                "excused": False,
                "cited": [
                    {
                        "path": "portfolios/ada/2026-01/sheet.md",
                        "assessment": None,
                        "period": None,
                        "says": "90.00",
                    }
                ],
                "missing": [],
            }
        ],
    }
    assert (february["state"], february["total"]) == ("open", None)


def test_csv_has_a_row_for_every_line(run: Callable[..., Result]) -> None:
    rows = list(csv.DictReader(run("--format", "csv").output.splitlines()))
    january = [row for row in rows if row["period"] == "2026-01"]
    assert [(row["line"], row["id"], row["points"]) for row in january] == [
        ("total", "", "89.60"),
        ("indicator", "tasks", "45.00"),
        ("indicator", "appraisal", "27.60"),
        ("indicator", "mentor", "17.00"),
    ]
    assert january[1]["sources"] == "portfolios/ada/2026-01/sheet.md"
    assert january[0]["band"] == "good"


def test_published_totals_that_follow_are_fine(run: Callable[..., Result]) -> None:
    ran = run("--verify")
    assert (ran.exit_code, ran.output) == (
        0,
        "Published results looked at: 1. All follow.\n",
    )


def test_a_published_total_that_does_not_follow_fails(
    root: Path, run: Callable[..., Result]
) -> None:
    put(root, {RESULT: "---\ntotal: 95\nband: good\n---\n"})
    ran = run("--verify")
    assert ran.exit_code == 1
    assert f"{RESULT}:2:8" in ran.output
    assert "GF317" in ran.output
    assert run().exit_code == 0
    document = json.loads(run("--verify", "--format", "json").output)
    assert [one["name"] for one in document["findings"]] == ["published-total-differs"]
    assert run("--verify", "--period", "2026-02").exit_code == 0


def test_the_check_finds_it_as_well(root: Path) -> None:
    put(root, {RESULT: "---\ntotal: 95\nband: good\n---\n"})
    given = ["check", "--root", str(root), "--today", "2026-02-03"]
    ran = CliRunner().invoke(main, [*given, "--format", "concise"])
    assert ran.exit_code == 1
    assert "published-total-differs" in ran.output


def test_a_slot_without_a_sheet_is_something_missing(tmp_path: Path) -> None:
    root = put(tmp_path / "defended", read_base(BASES / "defended"))
    (root / "portfolios/ada/2026-01-20/defence.md").unlink()
    given = ["check", "--root", str(root), "--today", "2026-02-03", "--only"]
    missing = CliRunner().invoke(main, [*given, "missing", "--format", "concise"])
    invalid = CliRunner().invoke(main, [*given, "invalid", "--format", "concise"])
    assert "slot-without-sheet" in missing.output
    assert "slot-without-sheet" not in invalid.output


def test_nobody_unknown_is_scored(run: Callable[..., Result]) -> None:
    assert run("--person", "adda").exit_code == 2


def test_a_programme_that_scores_nothing_says_so(tmp_path: Path) -> None:
    root = put(tmp_path / "plain", read_base(BASES / "ada"))
    given = ["score", "--root", str(root), "--today", "2026-02-03"]
    ran = CliRunner().invoke(main, given)
    assert (ran.exit_code, ran.output) == (
        0,
        "Nothing is scored: programme.yml has no “assessments”.\n",
    )


def test_defences_are_told(tmp_path: Path) -> None:
    root = put(tmp_path / "defended", read_base(BASES / "defended"))
    given = ["score", "--root", str(root), "--today", "2026-02-03"]
    text = CliRunner().invoke(main, given).output
    assert text == "Ada Lin, 2026-01-20, Final defence: held 83.00\n"
    document = json.loads(CliRunner().invoke(main, [*given, "--format", "json"]).output)
    assert document["defences"] == [
        {
            "person": "ada",
            "defence": "final",
            "round": "cohort/2026-01-10/round.md",
            "on": "2026-01-20",
            "sheet": "portfolios/ada/2026-01-20/defence.md",
            "state": "held",
            "score": "83.00",
            "raters": [
                {"rater": "kim", "score": "80.00", "counted": True},
                {"rater": "lee", "score": "86.00", "counted": True},
            ],
            "release": "2026-01-25",
            "appeal_until": "2026-01-30",
        }
    ]
