"""Three years from the day of hire: everybody in the right stage each month (S4-31)."""

from datetime import date
from typing import Final

import pytest

from authoring.small_cohort import Plant
from growthfolio.ledger.applies import applies
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import Applies
from growthfolio.model.obligation import State
from growthfolio.model.period import add_months
from growthfolio.model.schema import Id
from growthfolio.pipeline import judge

HIRED: Final = date(2022, 8, 1)
STAGES: Final = ("nurture", "support", "strengthen")
AFTER: Final = date(2025, 8, 31)
PROGRAMME: Final = """\
preset: bazhong-three-years
starts: 2022-08-01
units: [{id: town, name: Town}]
"""
MENTORS: Final = {
    "mentors/po.yml": "name: Po\nroles: [political]\neligibility: [leadership_team]\n",
    "mentors/xiang.yml": (
        "name: Xiang\nroles: [business]\neligibility: [middle_backbone]\n"
    ),
}


def cohort_of(plant: Plant, joined: date, today: date = AFTER) -> Cohort:
    """Somebody hired on a day, with both mentors, in a programme since 2022."""
    return judged(plant, joined, today)[0]


def judged(
    plant: Plant, joined: date, today: date
) -> tuple[Cohort, dict[tuple[str, str], State]]:
    """The cohort, and the state of each obligation by duty and period."""
    root = plant(
        {
            "programme.yml": PROGRAMME,
            "portfolios/pu/profile.yml": (
                f"name: Pu\nunit: town\njoined: {joined}\n"
                "job_class: grassroots\nmentors:\n"
                "  - {mentor: po, role: political}\n"
                "  - {mentor: xiang, role: business}\n"
            ),
            **MENTORS,
        }
    )
    found = judge(root, today)
    assert found.cohort is not None
    assert found.ledger is not None
    states = {
        (one.duty, one.period.name): one.state for one in found.ledger.obligations
    }
    return found.cohort, states


def stage_on(cohort: Cohort, day: date) -> str | None:
    """The stage somebody is in on a day."""
    joined = cohort.mentee["pu"].joined
    periods = cohort.programme.stage_periods(joined)
    return next((stage.name for stage in periods if day in stage), None)


def test_hired_in_august_2022_month_by_month(plant: Plant) -> None:
    cohort = cohort_of(plant, HIRED)
    first_days = [add_months(HIRED, n) for n in range(37)]

    found = [stage_on(cohort, day) for day in first_days]
    assert found == [STAGES[n // 12] for n in range(36)] + [None]
    last_days = [date.fromordinal(day.toordinal() - 1) for day in first_days[1:]]
    assert [stage_on(cohort, day) for day in last_days] == found[:36]


def test_what_applies_to_a_stage_applies_in_its_months(plant: Plant) -> None:
    """A rule for one stage holds in its twelve months, and in no other."""
    cohort = cohort_of(plant, HIRED)
    mentee = cohort.mentee["pu"]
    for number, stage in enumerate(STAGES):
        when = Applies(stages=(Id(stage),))
        months = [
            n
            for n in range(37)
            if applies(when, mentee, cohort.programme, add_months(HIRED, n))
        ]
        assert months == list(range(12 * number, 12 * number + 12))


def test_the_monthly_record_is_owed_for_36_months(plant: Plant) -> None:
    _, states = judged(plant, HIRED, AFTER)
    months = [f"{add_months(HIRED, n):%Y-%m}" for n in range(37)]

    owed = [states["record", month].is_owed for month in months]
    assert owed == [True] * 36 + [False]
    assert states["record", "2025-08"] is State.NOT_APPLICABLE


@pytest.mark.parametrize("duty", ["help-plan", "chapter"])
def test_each_year_has_its_plan_and_its_chapter(plant: Plant, duty: str) -> None:
    _, states = judged(plant, HIRED, AFTER)

    assert [period for name, period in states if name == duty] == list(STAGES)


def test_three_months_after_hire_somebody_is_in_the_first_year(plant: Plant) -> None:
    """S4-31: a start in the middle of a year moves all three years with it."""
    joined = date(2024, 11, 4)
    cohort = cohort_of(plant, joined)

    assert stage_on(cohort, date(2025, 2, 4)) == "nurture"
    assert stage_on(cohort, date(2025, 11, 3)) == "nurture"
    assert stage_on(cohort, date(2025, 11, 4)) == "support"
    assert stage_on(cohort, date(2027, 11, 3)) == "strengthen"
    assert stage_on(cohort, date(2027, 11, 4)) is None


def test_nobody_goes_without_either_mentor(plant: Plant) -> None:
    """S4-06: two mentors, a political and a business one, for everybody."""
    root = plant(
        {
            "programme.yml": PROGRAMME,
            "portfolios/pu/profile.yml": (
                "name: Pu\nunit: town\njoined: 2025-07-01\n"
                "mentors: [{mentor: po, role: political}]\n"
            ),
            **MENTORS,
        }
    )
    findings = judge(root, date(2025, 7, 2)).findings

    assert [(one.rule.name, one.person) for one in findings] == [("no-mentor", "pu")]
