"""What is begun anew follows the rule its period began under."""

from pathlib import Path

import pytest

from authoring.small_cohort import COHORT, Plant, Run

PROGRAMME = """\
title: Pilot
language: en
starts: 2025-10-01
duties:
  - id: plan
    title: Plan
    owner: mentee
    every: month
    fields: {goal: {type: text}}
    changes:
      - {from: 2026-01-01, every: quarter, count: 2, fields: {place: {type: text}}}
"""


@pytest.fixture
def changed(plant: Plant) -> Path:
    """A cohort whose monthly plan is a quarterly one of two since January."""
    profile = "name: 林晓禾\njoined: 2025-10-01\n"
    mine = {"programme.yml": PROGRAMME, "portfolios/lin/profile.yml": profile}
    return plant({**COHORT, **mine})


def test_december_is_a_month_and_has_the_old_fields(changed: Path, run: Run) -> None:
    result = run(changed, "new", "lin", "plan", "2025-12")
    assert result.output == "portfolios/lin/2025-12/plan.md\n"
    text = (changed / "portfolios/lin/2025-12/plan.md").read_text("utf-8")
    assert "goal:" in text
    assert "place:" not in text
    again = run(changed, "new", "lin", "plan", "2025-12")
    assert again.exit_code == 2


def test_since_january_it_is_a_quarter_with_the_new_field_and_two_of_them(
    changed: Path, run: Run
) -> None:
    for name in ("plan", "plan-2"):
        result = run(changed, "new", "lin", "plan", "2026-Q1")
        path = f"portfolios/lin/2026-Q1/{name}.md"
        assert result.output == f"{path}\n"
        assert "place:" in (changed / path).read_text("utf-8")
    assert run(changed, "new", "lin", "plan", "2026-02").exit_code == 2


def test_without_a_period_today_counts_by_todays_rule(changed: Path, run: Run) -> None:
    for month in ("2025-10", "2025-11", "2025-12"):
        run(changed, "new", "lin", "plan", month)
    result = run(changed, "new", "lin", "plan")
    assert result.output == "portfolios/lin/2026-Q1/plan.md\n"
