"""Taiwan's practical training: a month of observation, then trial (F-01)."""

from datetime import date
from typing import Final

from authoring.small_cohort import Plant
from growthfolio.model.finding import Finding
from growthfolio.model.obligation import Obligation
from growthfolio.pipeline import judge

AFTER: Final = date(2026, 8, 31)


def judged(
    plant: Plant, *trainees: str, today: date = AFTER
) -> tuple[tuple[Obligation, ...], tuple[Finding, ...]]:
    """Trainees of one guide since the second of March."""
    files = {
        "programme.yml": "preset: tw-practical-training\nstarts: 2026-03-01\n",
        "mentors/que.yml": (
            "name: Que\nroles: [guide]\neligibility: [direct_supervisor]\n"
        ),
    }
    for name in trainees:
        files[f"portfolios/{name}/profile.yml"] = (
            f"name: {name}\njoined: 2026-03-02\n"
            "mentors: [{mentor: que, role: guide}]\n"
        )
    found = judge(plant(files), today)
    assert found.ledger is not None
    return found.ledger.obligations, found.findings


def owed(obligations: tuple[Obligation, ...], duty: str) -> list[str]:
    return [
        one.period.name for one in obligations if one.duty == duty and one.state.is_owed
    ]


def test_a_month_of_observation_and_three_of_trial(plant: Plant) -> None:
    obligations, _ = judged(plant, "jian")
    plans = [one.period for one in obligations if one.duty == "help-plan"]

    assert [(one.name, one.start, one.end) for one in plans] == [
        ("observation", date(2026, 3, 2), date(2026, 4, 1)),
        ("trial", date(2026, 4, 2), date(2026, 7, 1)),
    ]


def test_reports_are_owed_while_the_training_lasts(plant: Plant) -> None:
    obligations, _ = judged(plant, "jian")
    months = ["2026-03", "2026-04", "2026-05", "2026-06"]

    assert owed(obligations, "report") == months
    assert owed(obligations, "guidance") == months


def test_the_result_is_owed_once_by_the_guide_at_the_end(plant: Plant) -> None:
    obligations, _ = judged(plant, "jian")
    sheets = [one for one in obligations if one.duty == "result-sheet"]

    assert owed(obligations, "result-sheet") == ["trial"]
    assert [(one.owner, one.due) for one in sheets if one.state.is_owed] == [
        ("que", date(2026, 7, 1))
    ]


def test_a_guide_has_two_at_the_most(plant: Plant) -> None:
    day = date(2026, 3, 2)
    _, two = judged(plant, "jian", "tong", today=day)
    assert two == ()

    _, three = judged(plant, "jian", "tong", "wen", today=day)
    assert {one.rule.name for one in three} == {"mentor-over-capacity"}
