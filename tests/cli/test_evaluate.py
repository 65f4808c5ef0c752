"""`growthfolio evaluate`: numbers for the office, a notice to pass on."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from growthfolio.cli import main
from planting import put

PROGRAMME = """\
title: Pilot
language: en
starts: 2026-01-01
as_of: 2026-04-10
units: [{id: town, name: Town hall}, {id: hill, name: Hill}]
duties:
  - {id: plan, title: Plan, owner: mentee, every: month, due: day 5}
"""
EVALUATION = """\
evaluation:
  by: City
  tiers: [{id: pass, title: Pass, min: 80}]
  indicators:
    - {id: done, title: Handed in, measure: completion, target: 95}
    - {id: answer, title: Answered, measure: response, target: 80}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Six of the town, of whom five handed in March's plan; one of the hill."""
    people = {
        f"portfolios/p{n}/profile.yml": f"name: P{n}\nunit: town\njoined: 2026-01-01\n"
        for n in range(6)
    }
    plans = {
        f"portfolios/p{n}/2026-03/plan.md": "---\nsubmitted: 2026-03-02\n---\nRead.\n"
        for n in range(5)
    }
    hill = {"portfolios/h/profile.yml": "name: H\nunit: hill\njoined: 2026-03-01\n"}
    files = {"programme.yml": PROGRAMME + EVALUATION, **people, **plans, **hill}
    return put(tmp_path, files)


@pytest.fixture
def run(root: Path) -> Callable[..., Result]:
    """Runs the command in the root."""

    def invoke(*words: str) -> Result:
        return CliRunner().invoke(main, ["evaluate", "--root", str(root), *words])

    return invoke


def test_text_says_every_unit_by_name(run: Callable[..., Result]) -> None:
    result = run()
    assert result.exit_code == 0
    assert result.output == (
        "Hill  March 2026\n"
        "  0 of 1 indicators met  blue warning\n"
        "    Handed in  0%  (0/1)  at least 95%  not met\n"
        "    Answered  at least 80%  nothing to measure\n"
        "Town hall  March 2026\n"
        "  0 of 1 indicators met  Pass  blue warning\n"
        "    Handed in  83.33%  (5/6)  at least 95%  not met\n"
        "    Answered  at least 80%  nothing to measure\n"
        "All together  March 2026\n"
        "  0 of 1 indicators met  blue warning\n"
        "    Handed in  71.43%  (5/7)  at least 95%  not met\n"
        "    Answered  at least 80%  nothing to measure\n"
    )


def test_a_period_and_a_unit_may_be_chosen(run: Callable[..., Result]) -> None:
    result = run("--period", "2026-02", "--unit", "town")
    assert result.output.splitlines()[0] == "Town hall  February 2026"
    assert "Hill" not in result.output
    running = run("--period", "2026-04", "--unit", "town")
    assert running.output.startswith("Town hall  April 2026, until 2026-04-10\n")


def test_json_cites_what_was_counted(run: Callable[..., Result]) -> None:
    found = json.loads(run("--format", "json", "--unit", "town").output)
    assert found["today"] == "2026-04-10"
    (town,) = found["evaluations"]
    done, answer = town.pop("indicators")
    assert town == {
        "unit": "town",
        "whole": False,
        "period": "2026-03",
        "until": "2026-03-31",
        "running": False,
        "people": 6,
        "judged": 1,
        "unmet": 1,
        "tier": "pass",
        "colour": "blue",
    }
    assert done["evidence"][-1] == {
        "subject": "p5",
        "path": "portfolios/p5/2026-03/plan.md",
        "row": None,
        "counts": False,
    }
    assert (done["numerator"], done["denominator"], done["value"]) == (5, 6, "83.33")
    assert (answer["value"], answer["met"], answer["evidence"]) == (None, None, [])


def test_the_notice_has_no_small_groups(run: Callable[..., Result]) -> None:
    text = run("--format", "notice").output
    assert text.startswith(
        "Pilot: evaluation of units, March 2026\n\nEvaluated by: City\n"
    )
    assert "- Hill: not listed\n" in text
    # The town would tell of the hill, by the difference to all together.
    assert "- Town hall: not listed\n" in text
    assert "71.43%" in text


def test_the_same_numbers_in_every_language(run: Callable[..., Result]) -> None:
    for language in ("zh-CN", "zh-TW"):
        assert "71.43%" in run("--format", "notice", "--lang", language).output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--unit", "twon"), "did you mean “town”?"),
        (("--period", "2025-12"), "nothing is evaluated in 2025-12"),
    ],
)
def test_what_is_not_there_is_refused(
    run: Callable[..., Result], words: tuple[str, ...], said: str
) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert said in result.output


def test_a_programme_that_says_nothing_of_it_is_told_how(
    root: Path, run: Callable[..., Result]
) -> None:
    (root / "programme.yml").write_text(PROGRAMME, "utf-8")
    result = run()
    assert result.exit_code == 2
    assert "“evaluation:”" in result.output
