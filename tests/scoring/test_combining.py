"""Months → quarters → years; who is graded; bonus and deductions."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from builders import STARTS, duty, mentee, record
from growthfolio.model import period as periods
from growthfolio.model.assessment import (
    Assessment,
    DimensionShare,
    Indicator,
    NotGraded,
)
from growthfolio.model.duty import EVERYBODY, Applies
from growthfolio.model.people import Departure, Leave
from growthfolio.model.programme import JobClass
from growthfolio.model.schema import Id
from growthfolio.model.score import ScoreState
from growthfolio.model.stages import Clock, Stage, Stages
from growthfolio.model.title import Title
from scoring_tools import (
    adjustment,
    assessment,
    gives,
    indicator,
    one,
    part,
    policy,
    scored,
    sheet_duty,
    source,
)

POINTS = indicator("points", 100, source())
MONTHLY = assessment("monthly", POINTS)
QUARTERLY = assessment("quarterly", combine=(part("monthly", 100),), every="quarter")
YEARLY = assessment("yearly", combine=(part("quarterly", 100),), every="year")
CHAIN = policy((YEARLY, QUARTERLY, MONTHLY), sheet_duty())
"""Listed in the wrong order on purpose: each is scored after what it combines."""


def months(*values: object) -> list[object]:
    return [
        gives(f"2026-{n:02}", points=value) for n, value in enumerate(values, start=1)
    ]


def test_a_quarter_is_the_mean_of_its_months() -> None:
    # (80.125 → 80.13 + 85 + 90) / 3 = 255.13 / 3 = 85.0433…
    scores = scored(CHAIN, *months("80.125", 85, 90))
    found = one(scores, "2026-Q1", "quarterly")
    assert found.total == Decimal("85.04")
    assert [
        (cited.assessment, cited.period, str(cited.says))
        for cited in found.indicators[0].parts[0].cited
    ] == [
        ("monthly", "2026-01", "80.13"),
        ("monthly", "2026-02", "85.00"),
        ("monthly", "2026-03", "90.00"),
    ]


def test_a_year_is_made_of_published_quarters() -> None:
    values = (80, 80, 81, 85, 85, 85, 90, 90, 90, 70, 70, 70)
    scores = scored(CHAIN, *months(*values), today=date(2027, 1, 10))
    # 80.33 (not 80⅓), 85, 90, 70: 325.33 / 4 = 81.3325
    assert one(scores, "2026", "yearly").total == Decimal("81.33")


def test_a_quarter_waits_for_every_month() -> None:
    found = one(scored(CHAIN, *months(80, 85)), "2026-Q1", "quarterly")
    assert (found.state, found.missing) == (
        ScoreState.INCOMPLETE,
        ("portfolios/ada-lin/2026-03/sheet.md",),
    )
    assert found.indicators[0].value is None


def test_a_year_that_runs_is_open() -> None:
    found = one(scored(CHAIN, *months(80, 85, 90)), "2026", "yearly")
    assert (found.state, found.total) == (ScoreState.OPEN, None)


def test_a_month_on_leave_does_not_count_in_the_quarter() -> None:
    away = mentee(
        leave=(Leave(start=date(2026, 2, 1), end=date(2026, 2, 28), reason="sick"),)
    )
    sheets = (gives("2026-01", points=80), gives("2026-03", points=90))
    assert one(scored(CHAIN, away, *sheets), "2026-Q1", "quarterly").total == 85


def test_who_joined_later_has_the_mean_of_fewer_months() -> None:
    late = mentee(joined=date(2026, 2, 1))
    sheets = (gives("2026-02", points=80), gives("2026-03", points=91))
    found = one(scored(CHAIN, late, *sheets), "2026-Q1", "quarterly")
    assert found.total == Decimal("85.50")


def test_assessments_that_combine_each_other_end() -> None:
    rules = policy(
        (
            assessment("a", combine=(part("b", 100),)),
            assessment("b", combine=(part("a", 100),)),
        )
    )
    assert {one.total for one in scored(rules).scores} <= {None}


def test_a_part_that_is_not_there_is_left_out() -> None:
    rules = policy(
        assessment("monthly", POINTS, combine=(part("nothing", 50),)), sheet_duty()
    )
    assert one(scored(rules, *months(80)), "2026-01").total == 80


# Who is graded


def probation(**changes: object) -> Assessment:
    rule = NotGraded(**({"reason": Title.plain("on probation")} | changes))
    return assessment("monthly", POINTS, not_graded=(rule,))


def test_probationers_are_not_graded() -> None:
    """F-49: in the first month after joining."""
    rules = policy(probation(months=1), sheet_duty())
    scores = scored(rules, *months(80, 85, 90))
    assert [(one.state, one.total) for one in scores.scores][:3] == [
        (ScoreState.NOT_GRADED, None),
        (ScoreState.SCORED, Decimal("85.00")),
        (ScoreState.SCORED, Decimal("90.00")),
    ]
    assert scores.scores[0].reason == Title.plain("on probation")


def test_a_class_of_people_is_not_graded() -> None:
    rules = policy(
        probation(when=Applies(job_classes=(Id("trainee"),))),
        sheet_duty(),
        job_classes=(JobClass(id=Id("trainee"), title=Title.plain("Trainee")),),
    )
    people = (mentee("ada-lin", job_class=Id("trainee")), mentee("bo"))
    scores = scored(rules, *people, gives("2026-01", about="bo", points=80))
    states = {(one.subject.id, one.period.name): one.state for one in scores.scores}
    assert states["ada-lin", "2026-01"] is ScoreState.NOT_GRADED
    assert states["bo", "2026-01"] is ScoreState.SCORED


def test_an_assessment_applies_to_whom_it_says() -> None:
    rules = policy(
        assessment("monthly", POINTS, when=Applies(units=(Id("town"),))), sheet_duty()
    )
    people = (mentee("ada-lin", unit=Id("town")), mentee("bo"))
    assert {one.subject.id for one in scored(rules, *people).scores} == {"ada-lin"}
    assert EVERYBODY.units == ()


def test_a_stage_is_assessed_by_its_own_days() -> None:
    stages = Stages(
        clock=Clock.JOINED,
        list=(
            Stage(id=Id("try"), title=Title.plain("Try"), months=1),
            Stage(id=Id("work"), title=Title.plain("Work"), months=12),
        ),
    )
    rules = policy(
        assessment("monthly", POINTS, every="stage"),
        sheet_duty(every="stage"),
        stages=stages,
    )
    joined = mentee(joined=date(2026, 2, 10))
    first = rules.stage_periods(date(2026, 2, 10))[0]
    sheet = record(first, "sheet", fields={"points": Decimal(77)})
    scores = scored(rules, joined, sheet)
    assert [(one.period.name, one.state) for one in scores.scores] == [
        ("try", ScoreState.SCORED),
        ("work", ScoreState.OPEN),
    ]


def test_what_is_assessed_once_is_scored_as_soon_as_it_can_be() -> None:
    rules = policy(
        assessment("monthly", POINTS, every="once"),
        sheet_duty(every="once", due="day 30"),
    )
    assert one(scored(rules), "once").state is ScoreState.INCOMPLETE
    sheet = record(periods.once(STARTS), "sheet", fields={"points": Decimal(77)})
    assert one(scored(rules, sheet), "once").total == 77


def test_what_is_assessed_once_waits_for_a_sheet_nobody_owes_by_a_date() -> None:
    rules = policy(
        assessment("monthly", POINTS, every="once"), sheet_duty(every="event")
    )
    assert one(scored(rules), "once").state is ScoreState.OPEN
    assert scored(rules).findings == ()
    sheet = record("2026-02-03", "sheet", fields={"points": Decimal(77)})
    assert one(scored(rules, sheet), "once").total == 77
    left = mentee(left=Departure(on=date(2026, 3, 1)))
    gone = scored(rules, left)
    assert one(gone, "once").state is ScoreState.INCOMPLETE
    assert [finding.rule.name for finding in gone.findings] == ["missing-sheet"]


def test_what_is_owed_in_a_stage_counts_in_the_year_it_is_due_in() -> None:
    stages = Stages(list=(Stage(id=Id("try"), title=Title.plain("Try"), months=24),))
    rules = policy(
        assessment(
            "monthly", indicator("plan", 100, source("completion", duties=("plan",)))
        ),
        duty("plan", every="stage", due="day 40"),
        stages=stages,
    )
    # Joined on 1 January: due on 9 February.
    scores = scored(rules)
    assert one(scores, "2026-02").total == 0
    assert one(scores, "2026-01").state is ScoreState.EXCUSED


def test_a_week_counts_where_it_ends() -> None:
    rules = policy(
        assessment(
            "monthly", indicator("notes", 100, source("completion", duties=("note",)))
        ),
        duty("note", every="weeks:1"),
    )
    # The first week ends on 4 January, the fifth on 1 February.
    found = one(scored(rules), "2026-01").indicators[0].parts[0].cited
    assert [cited.path.split("/")[2] for cited in found] == [
        "2026-W01",
        "2026-W02",
        "2026-W03",
        "2026-W04",
    ]


# Bonus and deductions


@pytest.mark.parametrize(
    ("items", "total"),
    [
        ((), 90),
        ((record("2026-01-09", "award"),), 92),
        ((record("2026-01-09", "award"), record("2026-01-10", "award")), 93),
    ],
)
def test_a_bonus_for_each_award_up_to_the_most(
    items: tuple[object, ...], total: int
) -> None:
    bonus = adjustment("records", 2, duties=("award",), most=Decimal(3))
    rules = policy(
        assessment("monthly", POINTS, adjustments=(bonus,)),
        sheet_duty(),
        duty("award", every="event"),
    )
    found = one(scored(rules, gives("2026-01", points=90), *items), "2026-01")
    assert found.total == total
    assert [item.capped for item in found.adjustments] == [len(items) > 1] * bool(items)


def test_a_deduction_for_each_gap() -> None:
    item = adjustment("missing", -3, duties=("plan", "deck"))
    rules = policy(
        assessment("monthly", POINTS, adjustments=(item,)),
        sheet_duty(),
        duty("plan"),
        duty("deck"),
    )
    found = one(
        scored(rules, gives("2026-01", points=90), record("2026-01", "deck")),
        "2026-01",
    )
    assert found.total == 87
    assert found.adjustments[0].cited[0].path == "portfolios/ada-lin/2026-01/plan.md"


def test_what_may_still_be_late_keeps_the_total_open() -> None:
    item = adjustment("days-late", -2, duties=("plan",))
    rules = policy(
        assessment("monthly", POINTS, adjustments=(item,)),
        sheet_duty(),
        duty("plan", due="+30"),
    )
    found = one(scored(rules, *months(1, 2, 90)), "2026-03")
    assert (found.state, found.missing) == (
        ScoreState.OPEN,
        ("portfolios/ada-lin/2026-03/plan.md",),
    )


def test_a_bonus_for_what_has_no_points_is_said() -> None:
    item = adjustment(
        "records", duties=("award",), key="level", options={"city": Decimal(2)}
    )
    rules = policy(
        assessment("monthly", POINTS, adjustments=(item,)),
        sheet_duty(),
        duty("award", every="event"),
    )
    award = record("2026-01-09", "award", fields={"level": "village"})
    scores = scored(rules, gives("2026-01", points=90), award)
    assert [one.rule.name for one in scores.findings if one.period == "2026-01-09"] == [
        "unknown-option"
    ]
    assert one(scores, "2026-01").total == 90


def telling(name: str, weight: int, duty_name: str, **dimensions: int) -> Indicator:
    """An indicator that tells of dimensions."""
    shares = tuple(
        DimensionShare(dimension=Id(dimension), share=Decimal(share))
        for dimension, share in dimensions.items()
    )
    points = indicator(name, weight, source(duties=(duty_name,)))
    return replace(points, dimensions=shares)


def test_a_quarter_tells_of_what_its_months_told_of() -> None:
    """S2-27: each dimension with the weight its months have in the quarter.

    Work, in the months: (60 × 80 + 20 × 60) / 80 = 75, then 85 and 95; their mean is
    85. Conduct is 60, 70, 80 in the months, whose mean of 70 weighs 90 % of 20, and
    50 in the quarter, which weighs 10: (18 × 70 + 10 × 50) / 28 = 62.857…
    """
    monthly = assessment(
        "monthly",
        telling("a", 60, "sheet", work=100),
        telling("b", 40, "sheet", work=50, conduct=50),
    )
    quarterly = assessment(
        "quarterly",
        telling("c", 10, "quarters", conduct=100),
        combine=(part("monthly", 90),),
        every="quarter",
    )
    of = policy(
        (quarterly, monthly),
        sheet_duty("sheet", "a", "b"),
        sheet_duty("quarters", "c", every="quarter"),
    )
    sheets = [
        gives("2026-01", a=80, b=60),
        gives("2026-02", a=90, b=70),
        gives("2026-03", a=100, b=80),
    ]
    whole = scored(of, *sheets, gives("2026-Q1", "quarters", c=50))
    found = one(whole, "2026-Q1", "quarterly")
    assert {each.dimension: str(each.value) for each in found.dimensions} == {
        "conduct": "62.86",
        "work": "85.00",
    }

    waiting = one(scored(of, *sheets), "2026-Q1", "quarterly")
    assert [each.dimension for each in waiting.dimensions] == ["work"]
    early = scored(of, *sheets[:2], gives("2026-Q1", "quarters", c=50))
    assert one(early, "2026-Q1", "quarterly").dimensions == ()
