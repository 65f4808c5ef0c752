"""The scoring rules of real programmes, against arithmetic done by hand.

The numbers in comments are worked out on paper, not by the program.
"""

from datetime import date
from decimal import Decimal

from builders import comment, duty, mentee, mentor, record
from growthfolio.model.assessment import Assessment, Band, DimensionShare, Indicator
from growthfolio.model.duty import About, CommentRule
from growthfolio.model.people import Leave
from growthfolio.model.record import Subject
from growthfolio.model.schema import Id
from growthfolio.model.score import Score
from growthfolio.model.title import Title
from scoring_tools import (
    VOTES,
    adjustment,
    assessment,
    gives,
    indicator,
    number,
    one,
    part,
    points,
    policy,
    scored,
    sheet_duty,
    source,
    votes,
    words,
)

YEAR_OVER = date(2027, 2, 1)


# F-47: a provincial department

FIVE = ("virtue", "ability", "diligence", "results", "integrity")
WEIGHTS = (15, 10, 30, 30, 15)
GRADES = {"优秀": 95, "称职": 80, "基本称职": 65, "不称职": 55}


def quarterly() -> Assessment:
    """Assessor 60 %, assessee 40 %: of these self 10, own office 55, peers 35 %."""
    return assessment(
        "quarterly",
        *(indicator(name, weight) for name, weight in zip(FIVE, WEIGHTS, strict=True)),
        every="quarter",
        raters=(
            source(duties=("assessor",), share=60),
            source(duties=("self",), share=4, own=True),
            source(duties=("office",), share=22),
            source(duties=("peers",), share=14),
        ),
    )


def quarter_sheets(quarter: str, **by_rater: tuple[int, ...]) -> list[object]:
    return [
        gives(quarter, rater, **dict(zip(FIVE, given, strict=True)))
        for rater, given in by_rater.items()
    ]


def raters() -> list[object]:
    return [
        sheet_duty(name, *FIVE, every="quarter", owner=owner)
        for name, owner in (
            ("assessor", "office"),
            ("self", "mentee"),
            ("office", "unit"),
            ("peers", "office"),
        )
    ]


def test_f47_a_quarter_of_five_aspects_and_four_raters() -> None:
    # assessor:  .15×90 + .10×85 + .30×88 + .30×92 + .15×95
    #          = 13.5 + 8.5 + 26.4 + 27.6 + 14.25            = 90.25
    # self:      13.5 + 9.0 + 27.0 + 27.0 + 13.5 (all 90)    = 90.00
    # office:    .15×80 + .10×82 + .30×84 + .30×86 + .15×88
    #          = 12 + 8.2 + 25.2 + 25.8 + 13.2               = 84.40
    # peers:     .15×85 + .10×80 + .30×75 + .30×90 + .15×100
    #          = 12.75 + 8 + 22.5 + 27 + 15                  = 85.25
    # .60×90.25 + .40×(.10×90 + .55×84.40 + .35×85.25)
    #          = 54.15 + .40×(9 + 46.42 + 29.8375)
    #          = 54.15 + .40×85.2575 = 54.15 + 34.103        = 88.253 → 88.25
    sheets = quarter_sheets(
        "2026-Q1",
        assessor=(90, 85, 88, 92, 95),
        self=(90, 90, 90, 90, 90),
        office=(80, 82, 84, 86, 88),
        peers=(85, 80, 75, 90, 100),
    )
    scores = scored(policy(quarterly(), *raters()), mentee(unit="town"), *sheets)
    assert scores.findings == ()
    assert one(scores, "2026-Q1", "quarterly").total == Decimal("88.25")


def yearly(**changes: object) -> Assessment:
    """The year: 95 % four quarters, 5 % the leading group's 1 to 5 points."""
    return assessment(
        "yearly",
        indicator("leaders", 5, source(duties=("leaders",), key="given")),
        combine=(part("quarterly", 95),),
        every="year",
        **changes,
    )


def test_f47_the_year_is_four_quarters_and_the_leading_group() -> None:
    # Quarters 88.25, 84.00, 86.50, 90.01: mean 348.76 / 4 = 87.19.
    # .95×87.19 = 82.8305; the leading group's 4 of 5 points = 4.
    # 86.8305 → 86.83
    one_sheet = assessment(
        "quarterly", indicator("points", 100, source()), every="quarter"
    )
    rules = policy(
        (one_sheet, yearly()),
        sheet_duty(every="quarter"),
        sheet_duty("leaders", every="year", fields={"given": number(max=Decimal(5))}),
    )
    sheets = [
        gives(f"2026-Q{n}", points=value)
        for n, value in enumerate(("88.25", "84", "86.5", "90.01"), start=1)
    ]
    scores = scored(rules, *sheets, gives("2026", "leaders", given=4), today=YEAR_OVER)
    found = one(scores, "2026", "yearly")
    assert found.total == Decimal("86.83")
    quarters = found.indicators[1].parts[0].cited
    assert [(cited.period, cited.says) for cited in quarters] == [
        ("2026-Q1", Decimal("88.25")),
        ("2026-Q2", Decimal("84.00")),
        ("2026-Q3", Decimal("86.50")),
        ("2026-Q4", Decimal("90.01")),
    ]


def test_f47_grades_are_worth_what_the_rule_says() -> None:
    # 15 % of 95 + 10 % of 80 + 30 % of 80 + 30 % of 65 + 15 % of 55
    # = 14.25 + 8 + 24 + 19.5 + 8.25 = 74.00
    rules = policy(
        assessment(
            "monthly",
            *(indicator(name, w) for name, w in zip(FIVE, WEIGHTS, strict=True)),
            raters=(source(options=GRADES),),
        ),
        sheet_duty(fields=dict.fromkeys(FIVE, words(*GRADES))),
    )
    given = ("优秀", "称职", "称职", "基本称职", "不称职")
    sheet = record("2026-01", "sheet", fields=dict(zip(FIVE, given, strict=True)))
    assert one(scored(rules, sheet), "2026-01").total == Decimal("74.00")


# F-48: votes of colleagues


def test_f48_overall_is_deputy_staff_group_and_a_bonus() -> None:
    # staff: (5×100 + 3×80 + 1×60 + 1×40) / 10 = 840 / 10 = 84
    # .20×90 + .40×84 + .40×87 + 1.5 = 18 + 33.6 + 34.8 + 1.5 = 87.90
    options = {"好": 100, "较好": 80, "一般": 60, "较差": 40}
    rules = policy(
        assessment(
            "monthly",
            indicator(
                "overall",
                100,
                source(share=20, key="deputy"),
                source(
                    "ballot", share=40, duties=("ballot",), key="votes", options=options
                ),
                source(share=40, key="group"),
            ),
            adjustments=(adjustment("records", 1, duties=("bonus",), key="points"),),
        ),
        sheet_duty("sheet", "deputy", "group"),
        duty("ballot", owner="office", fields={"votes": VOTES}),
        duty("bonus", every="event", fields={"points": number()}),
    )
    cast = record(
        "2026-01", "ballot", fields={"votes": votes(好=5, 较好=3, 一般=1, 较差=1)}
    )
    bonus = record("2026-01-20", "bonus", fields={"points": Decimal("1.5")})
    scores = scored(rules, gives("2026-01", deputy=90, group=87), cast, bonus)
    assert one(scores, "2026-01").total == Decimal("87.90")


# F-50, F-53: Taiwan's practical training


def training() -> Assessment:
    """Essential qualities 45 (20 + 15 + 10), performance 55 (30 + 25)."""
    weights = {
        "character": 20,
        "talent": 15,
        "conduct": 10,
        "attitude": 30,
        "results": 25,
    }
    return assessment(
        "training",
        *(indicator(name, weight) for name, weight in weights.items()),
        raters=(source(),),
    )


def test_f50_qualities_and_performance() -> None:
    # 20×.85 + 15×.782 + 10×.9 + 30×.8835 + 25×.7777
    # = 17 + 11.73 + 9 + 26.505 + 19.4425 = 83.6775 → 83.68
    sheet = gives(
        "2026-01",
        character=85,
        talent="78.2",
        conduct=90,
        attitude="88.35",
        results="77.77",
    )
    keys = ("character", "talent", "conduct", "attitude", "results")
    scores = scored(policy(training(), sheet_duty("sheet", *keys)), sheet)
    assert one(scores, "2026-01", "training").total == Decimal("83.68")


def test_f50_points_out_of_each_weight_give_the_same() -> None:
    # The same sheet kept in points: 17 of 20, 11.73 of 15, 9 of 10, …
    keys = {"character": 20, "talent": 15, "conduct": 10, "attitude": 30, "results": 25}
    fields = {key: number(max=Decimal(most)) for key, most in keys.items()}
    sheet = gives(
        "2026-01",
        character=17,
        talent="11.73",
        conduct=9,
        attitude="26.505",
        results="19.4425",
    )
    scores = scored(policy(training(), sheet_duty(fields=fields)), sheet)
    assert one(scores, "2026-01", "training").total == Decimal("83.68")


def specialty(given: str, practice: str) -> Score:
    rules = policy(
        assessment(
            "monthly",
            indicator("specialty", 60, source()),
            indicator("practice", 40, source()),
            bands=(
                Band(id=Id("pass"), title=Title.plain("及格"), min=Decimal(60)),
                Band(id=Id("fail"), title=Title.plain("不及格"), min=Decimal(0)),
            ),
        ),
        sheet_duty("sheet", "specialty", "practice"),
    )
    sheet = gives("2026-01", specialty=given, practice=practice)
    return one(scored(rules, sheet), "2026-01")


def test_f53_the_third_decimal_is_rounded_half_up() -> None:
    # .6×59.99 + .4×60.0025 = 35.994 + 24.001 = 59.995 → 60.00: a pass
    assert specialty("59.99", "60.0025").total == Decimal("60.00")
    assert specialty("59.99", "60.0025").band == "pass"
    # .6×59.99 + .4×60.00 = 35.994 + 24 = 59.994 → 59.99: not
    assert specialty("59.99", "60").total == Decimal("59.99")
    assert specialty("59.99", "60").band == "fail"
    # .6×72.125 + .4×80 = 43.275 + 32 = 75.275 → 75.28, where half even says 75.28,
    # and .6×72.175 + .4×80 = 75.305 → 75.31, where half even says 75.30
    assert specialty("72.125", "80").total == Decimal("75.28")
    assert specialty("72.175", "80").total == Decimal("75.31")


# F-51: Taiwan's conduct score

MERITS = {"大功": 9, "功": 3, "嘉獎": 1, "申誡": -1, "過": -3, "大過": -9}
TAIWAN = tuple(
    Band(id=Id(name), title=Title.plain(title), min=Decimal(least))
    for name, title, least in (
        ("a-plus", "優", 90),
        ("a", "甲", 80),
        ("b", "乙", 70),
        ("c", "丙", 60),
        ("d", "丁", 0),
    )
)


def conduct(*merits: tuple[str, int]) -> Score:
    rules = policy(
        assessment(
            "monthly",
            base=80,
            bands=TAIWAN,
            adjustments=(
                adjustment(
                    "records",
                    duties=("merit",),
                    key="kind",
                    times="times",
                    options=points(MERITS),
                ),
            ),
        ),
        duty(
            "merit", every="event", fields={"kind": words(*MERITS), "times": number()}
        ),
    )
    items = [
        record(
            f"2026-01-{day:02}", "merit", fields={"kind": kind, "times": Decimal(times)}
        )
        for day, (kind, times) in enumerate(merits, start=1)
    ]
    return one(scored(rules, *items), "2026-01")


def test_f51_everybody_starts_from_eighty() -> None:
    assert (conduct().total, conduct().band) == (80, "a")


def test_f51_merits_and_demerits_add_up() -> None:
    # 80 + 9 + 2×1 − 3 = 88
    found = conduct(("大功", 1), ("嘉獎", 2), ("過", 1))
    assert (found.total, found.band) == (88, "a")
    assert len(found.adjustments[0].cited) == 3


def test_f51_a_hundred_is_the_most() -> None:
    # 80 + 3×9 = 107 → 100
    assert (conduct(("大功", 3)).total, conduct(("大功", 3)).band) == (100, "a-plus")
    # 80 − 3×9 = 53
    assert (conduct(("大過", 3)).total, conduct(("大過", 3)).band) == (53, "d")


# F-30: days late


def days_late(*submitted: date) -> Score:
    rules = policy(
        assessment(
            "monthly",
            indicator("points", 100, source()),
            adjustments=(
                adjustment("days-late", -2, duties=("plan", "deck"), most=Decimal(10)),
            ),
        ),
        sheet_duty(),
        duty("plan", due="day 5"),
        duty("deck"),
    )
    items = [
        record("2026-01", name, submitted=day)
        for name, day in zip(("plan", "deck"), submitted, strict=True)
    ]
    return one(scored(rules, gives("2026-01", points=90), *items), "2026-01")


def test_f30_two_points_a_day_and_ten_at_the_most() -> None:
    # 3 days for the plan, 1 for the deck: 90 − 6 − 2 = 82
    found = days_late(date(2026, 1, 8), date(2026, 2, 1))
    assert found.total == 82
    assert [(cited.path[-7:], cited.says) for cited in found.adjustments[0].cited] == [
        ("plan.md", -6),
        ("deck.md", -2),
    ]
    # 9 days and 1: 20 points, of which 10 are taken
    capped = days_late(date(2026, 1, 14), date(2026, 2, 1))
    assert (capped.total, capped.adjustments[0].capped) == (80, True)
    assert days_late(date(2026, 1, 5), date(2026, 1, 31)).total == 90


# F-52: leave without deduction


def test_f52_leave_with_a_good_reason_costs_nothing() -> None:
    rules = policy(
        assessment(
            "monthly",
            indicator("points", 100, source()),
            adjustments=(adjustment("leave-days", "-0.5", exempt=("maternity",)),),
        ),
        sheet_duty(),
    )
    good = Leave(start=date(2026, 1, 5), end=date(2026, 1, 7), reason="maternity")
    # Thursday to Monday: three working days
    other = Leave(start=date(2026, 1, 15), end=date(2026, 1, 19), reason="personal")
    found = one(
        scored(rules, mentee(leave=(good, other)), gives("2026-01", points=90)),
        "2026-01",
    )
    assert found.total == Decimal("88.50")
    (cited,) = found.adjustments[0].cited
    assert cited.path == "portfolios/ada-lin/profile.yml"


# F-55: mentors are assessed, too


def test_f55_a_mentor_is_assessed_by_three() -> None:
    # .50×88 + .30×80 + .20×95 = 44 + 24 + 19 = 87.00
    rules = policy(
        assessment(
            "yearly",
            indicator(
                "guidance",
                100,
                source(share=50, key="manager"),
                source(share=30, key="personnel"),
                source(share=20, key="mentee"),
            ),
            every="year",
            about=About.MENTOR,
        ),
        sheet_duty(
            "sheet", "manager", "personnel", "mentee", every="year", about=About.MENTOR
        ),
    )
    sheet = gives(
        "2026",
        about=Subject(About.MENTOR, "ben-wu"),
        manager=88,
        personnel=80,
        mentee=95,
    )
    scores = scored(rules, mentor(), sheet, today=YEAR_OVER)
    found = one(scores, "2026", "yearly")
    assert (found.subject, found.total) == (Subject(About.MENTOR, "ben-wu"), 87)


# S2-06, S2-18 to S2-27: the bureau's seven indicators and six dimensions


def test_s2_seven_indicators_tell_of_six_dimensions() -> None:
    """S2-19 … S2-25 in one month, and what they tell of the dimensions (S2-27)."""

    def told(name: str, weight: int, *sources: object, **dimensions: int) -> Indicator:
        shares = tuple(
            DimensionShare(dimension=Id(dimension), share=Decimal(share))
            for dimension, share in dimensions.items()
        )
        return Indicator(
            id=Id(name),
            title=Title.plain(name),
            weight=Decimal(weight),
            sources=sources,
            dimensions=shares,
        )

    talk = source("comment", duties=("deck",))
    ballot = source(
        "ballot", duties=("ballot",), key="votes", options={"好": 100, "一般": 60}
    )
    rules = policy(
        assessment(
            "monthly",
            told("tasks", 30, source(), achievement=100),
            told("daily", 20, source(), thought=50, politics=50),
            told(
                "activities",
                10,
                source("records", duties=("activity",), each=50),
                organising=100,
            ),
            told(
                "learning",
                10,
                source("completion", duties=("plan", "deck")),
                potential=100,
            ),
            told(
                "hard",
                10,
                source("records", duties=("task",)),
                achievement=50,
                organising=50,
            ),
            told("appraisal", 10, ballot, recognition=100),
            told("mentor", 10, talk, potential=100),
        ),
        sheet_duty("sheet", "tasks", "daily"),
        duty("plan"),
        duty("deck", comment=CommentRule(by=Id("business"))),
        duty("activity", every="event"),
        duty("task", every="event"),
        duty("ballot", owner="office", fields={"votes": VOTES}),
    )
    found = one(
        scored(
            rules,
            gives("2026-01", tasks=88, daily=90),
            record("2026-01-08", "activity"),
            record("2026-01-09", "task"),
            record("2026-01", "deck"),
            comment("2026-01", "deck", score=Decimal(92)),
            record("2026-01", "ballot", fields={"votes": votes(好=9, 一般=3)}),
        ),
        "2026-01",
    )
    # 26.4 + 18 + 5 (one activity: 50) + 5 (deck, no plan) + 10 + 9 (90) + 9.2
    assert found.total == Decimal("82.60")
    assert {one.dimension: str(one.value) for one in found.dimensions} == {
        # (30×88 + 5×100) / 35 = 3140 / 35 = 89.714…
        "achievement": "89.71",
        "thought": "90.00",
        "politics": "90.00",
        # (10×50 + 5×100) / 15
        "organising": "66.67",
        # (10×50 + 10×92) / 20
        "potential": "71.00",
        "recognition": "90.00",
    }
