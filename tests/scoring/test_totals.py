"""Weights, shares, rounding: totals against arithmetic done by hand."""

from datetime import date
from decimal import Decimal

from builders import cohort, mentee
from growthfolio.checking.assessments import weights
from growthfolio.model.ledger import Ledger
from growthfolio.model.people import Leave, Waiver
from growthfolio.model.schema import Id
from growthfolio.model.score import ScoreState
from scoring_tools import (
    adjustment,
    assessment,
    gives,
    indicator,
    number,
    one,
    policy,
    scored,
    sheet_duty,
    source,
)


def simple(*indicators: object, **changes: object) -> object:
    return policy(assessment("monthly", *indicators, **changes), sheet_duty())


POINTS = indicator("points", 100, source())


def test_a_total_is_the_sheet() -> None:
    scores = scored(simple(POINTS), gives("2026-01", points="87.5"))
    found = one(scores, "2026-01")
    assert (found.state, found.total, found.band) == (
        ScoreState.SCORED,
        Decimal("87.50"),
        "good",
    )
    assert str(found.total) == "87.50"


def test_every_point_cites_its_sheet() -> None:
    found = one(scored(simple(POINTS), gives("2026-01", points=80)), "2026-01")
    (part,) = found.indicators[0].parts
    (cited,) = part.cited
    assert (cited.path, cited.says) == (
        "portfolios/ada-lin/2026-01/sheet.md",
        Decimal("80.00"),
    )
    assert found.cited == ("portfolios/ada-lin/2026-01/sheet.md",)


def test_weights_and_shares() -> None:
    # 30 % of (60 % of 90 + 40 % of 75) + 70 % of 81 = 0.3 × 84 + 56.7 = 81.9
    rules = policy(
        assessment(
            "monthly",
            indicator(
                "diligence",
                30,
                source(share=60, key="office"),
                source(share=40, key="peers"),
            ),
            indicator("results", 70, source(key="results")),
        ),
        sheet_duty("sheet", "office", "peers", "results"),
    )
    sheet = gives("2026-01", office=90, peers=75, results=81)
    found = one(scored(rules, sheet), "2026-01")
    assert found.total == Decimal("81.90")
    assert [line.points for line in found.indicators] == [
        Decimal("25.20"),
        Decimal("56.70"),
    ]


def test_rounding_is_half_up_and_only_at_the_total() -> None:
    # Half of 80.00 and of 80.01 is 80.005: up to 80.01, where half even says 80.00.
    rules = policy(
        assessment("monthly", indicator("a", 50, source(key="a")), B),
        sheet_duty("sheet", "a", "b"),
    )
    half = one(scored(rules, gives("2026-01", a="80.00", b="80.01")), "2026-01")
    assert half.total == Decimal("80.01")
    below = one(scored(rules, gives("2026-01", a="80.00", b="80.0098")), "2026-01")
    assert below.total == Decimal("80.00")
    # 0.004 + 0.004 is 0.008 → 0.01; rounded one by one it would be 0.00.
    tiny = one(scored(rules, gives("2026-01", a="0.008", b="0.008")), "2026-01")
    assert tiny.total == Decimal("0.01")
    assert [line.points for line in tiny.indicators] == [Decimal("0.00")] * 2


B = indicator("b", 50, source(key="b"))


def test_thirds_stay_thirds() -> None:
    # The mean of 85, 85 and 85.015 is 85.005, whatever thirds come in between.
    rules = policy(assessment("monthly", POINTS), sheet_duty(count=3))
    sheets = [
        gives("2026-01", points=value, n=n)
        for n, value in enumerate(("85", "85", "85.015"), start=1)
    ]
    assert one(scored(rules, *sheets), "2026-01").total == Decimal("85.01")


def test_full_marks_come_from_the_field() -> None:
    rules = policy(
        assessment("monthly", POINTS),
        sheet_duty(fields={"points": number(max=Decimal(15))}),
    )
    found = one(scored(rules, gives("2026-01", points=12)), "2026-01")
    assert found.total == Decimal("80.00")


def test_full_marks_said_by_the_source_come_first() -> None:
    rules = simple(indicator("points", 100, source(of=5)))
    assert one(scored(rules, gives("2026-01", points=4)), "2026-01").total == 80


def test_a_missing_sheet_leaves_no_total() -> None:
    found = one(scored(simple(POINTS)), "2026-01")
    assert (found.state, found.total, found.band) == (
        ScoreState.INCOMPLETE,
        None,
        None,
    )
    assert found.missing == ("portfolios/ada-lin/2026-01/sheet.md",)


def test_a_period_that_runs_is_open_even_if_all_sheets_are_there() -> None:
    scores = scored(simple(POINTS), gives("2026-04", points=90))
    assert one(scores, "2026-04").state is ScoreState.OPEN
    assert one(scores, "2026-04").total is None


def test_a_sheet_that_may_still_come_leaves_it_open() -> None:
    rules = policy(assessment("monthly", POINTS), sheet_duty(due="+25"))
    assert one(scored(rules), "2026-03").state is ScoreState.OPEN
    assert one(scored(rules), "2026-02").state is ScoreState.INCOMPLETE


def test_leave_is_held_against_nobody() -> None:
    away = mentee(
        leave=(
            Leave(start=date(2026, 1, 1), end=date(2026, 1, 31), reason="maternity"),
        )
    )
    scores = scored(simple(POINTS), away)
    assert one(scores, "2026-01").state is ScoreState.EXCUSED
    assert one(scores, "2026-02").state is ScoreState.INCOMPLETE


def test_an_excused_indicator_passes_its_weight_on() -> None:
    # On leave for the plan only: 40 % of it go, and 60 % of 90 count as 100 %.
    rules = policy(
        assessment(
            "monthly",
            indicator("plans", 40, source("completion", duties=("plan",))),
            indicator("points", 60, source()),
        ),
        sheet_duty("plan"),
        sheet_duty(),
    )
    leave = Leave(
        start=date(2026, 1, 1),
        end=date(2026, 1, 31),
        reason="study",
        duties=(Id("plan"),),
    )
    found = one(
        scored(rules, mentee(leave=(leave,)), gives("2026-01", points=90)), "2026-01"
    )
    assert found.total == Decimal("90.00")
    assert [line.points for line in found.indicators] == [None, Decimal("90.00")]
    assert found.indicators[0].excused


def test_an_accepted_gap_is_held_against_nobody() -> None:
    waived = mentee(
        waivers=(Waiver(duty=Id("sheet"), period="2026-01", reason="first month"),)
    )
    assert one(scored(simple(POINTS), waived), "2026-01").state is ScoreState.EXCUSED


def test_bands_begin_at_their_minimum() -> None:
    for points, band in (
        ("90", "excellent"),
        ("89.995", "excellent"),
        ("89.994", "good"),
        ("0", "fail"),
    ):
        found = one(scored(simple(POINTS), gives("2026-01", points=points)), "2026-01")
        assert found.band == band


def test_what_is_lacking_to_the_next_band() -> None:
    found = one(scored(simple(POINTS), gives("2026-01", points="89.7")), "2026-01")
    assert (found.next_band, found.short_by) == ("excellent", Decimal("0.30"))
    best = one(scored(simple(POINTS), gives("2026-01", points="95")), "2026-01")
    assert (best.next_band, best.short_by) == (None, None)


def test_a_total_is_neither_above_the_cap_nor_below_nothing() -> None:
    up = adjustment("records", 30, duties=("award",))
    down = adjustment("missing", -200, duties=("plan",))
    for item, total in ((up, "100.00"), (down, "0.00")):
        rules = policy(
            assessment("monthly", POINTS, adjustments=(item,)),
            sheet_duty(),
            sheet_duty("award", every="event"),
            sheet_duty("plan"),
        )
        items = (gives("2026-01", points=90), gives("2026-01-05", "award"))
        assert str(one(scored(rules, *items), "2026-01").total) == total


def test_a_base_and_the_weights_make_a_whole() -> None:
    # 20 for everybody, and 80 % of 90.
    rules = simple(indicator("points", 80, source()), base=20)
    found = one(scored(rules, gives("2026-01", points=90)), "2026-01")
    assert found.total == 92
    assert list(weights(cohort(rules), LEDGER)) == []
    (wrong,) = weights(cohort(simple(POINTS, base=20)), LEDGER)
    assert (wrong.values["sum"], wrong.values["whole"]) == ("100", "80")


LEDGER = Ledger(today=date(2026, 4, 20))


def test_who_is_not_there_is_not_assessed() -> None:
    late = mentee(joined=date(2026, 2, 20))
    scores = scored(simple(POINTS), late)
    assert [score.period.name for score in scores.scores] == ["2026-03", "2026-04"]


def test_scores_are_sorted_by_person_and_period() -> None:
    people = (mentee("zoe"), mentee("ada"))
    scores = scored(simple(POINTS), *people, today=date(2026, 2, 10))
    assert [(one.subject.id, one.period.name) for one in scores.scores] == [
        ("ada", "2026-01"),
        ("ada", "2026-02"),
        ("zoe", "2026-01"),
        ("zoe", "2026-02"),
    ]


def test_a_programme_without_assessments_has_no_scores() -> None:
    scores = scored(policy((), sheet_duty()), gives("2026-01", points=90))
    assert (scores.scores, scores.defences, scores.findings) == ((), (), ())
