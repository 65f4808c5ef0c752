"""Sheets, votes, comments, the ledger: what each kind of source gives."""

from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from builders import comment, duty, mentee, record
from growthfolio.model.assessment import Assessment
from growthfolio.model.duty import CommentRule
from growthfolio.model.people import Leave
from growthfolio.model.record import Status
from growthfolio.model.schema import Id
from growthfolio.model.score import Score, Scores, ScoreState
from scoring_tools import (
    VOTES,
    assessment,
    codes,
    gives,
    indicator,
    number,
    one,
    policy,
    scored,
    sheet_duty,
    source,
    table,
    votes,
    words,
)

OPTIONS = {"好": 100, "较好": 80, "一般": 60, "较差": 40}


def alone(*sources: object) -> Assessment:
    """An assessment of one indicator."""
    return assessment("monthly", indicator("points", 100, *sources))


def january(scores: Scores) -> Score:
    return one(scores, "2026-01")


# Sheets


def test_a_choice_counts_what_it_is_given() -> None:
    rules = policy(
        alone(source(options={"优秀": 95, "称职": 80})),
        sheet_duty(fields={"points": words("优秀", "称职", "不称职")}),
    )
    assert (
        january(
            scored(rules, record("2026-01", "sheet", fields={"points": "称职"}))
        ).total
        == 80
    )


def test_a_choice_without_points_is_said_and_gives_nothing() -> None:
    rules = policy(
        alone(source(options={"优秀": 95, "称职": 80})),
        sheet_duty(fields={"points": words("优秀", "称职", "不称职")}),
    )
    scores = scored(rules, record("2026-01", "sheet", fields={"points": "不称职"}))
    assert january(scores).state is ScoreState.INCOMPLETE
    assert codes(scores) == ["unknown-option"]


def test_a_sheet_without_the_score_is_said_and_gives_nothing() -> None:
    scores = scored(policy(alone(source()), sheet_duty()), record("2026-01", "sheet"))
    assert january(scores).state is ScoreState.INCOMPLETE
    assert january(scores).missing == ("portfolios/ada-lin/2026-01/sheet.md",)
    assert codes(scores) == ["missing-score"]


def test_what_two_assessments_lack_is_said_once() -> None:
    both = (alone(source()), replace(alone(source()), id=Id("other")))
    scores = scored(policy(both, sheet_duty()), record("2026-01", "sheet"))
    assert codes(scores) == ["missing-score"]


def test_several_sheets_are_averaged() -> None:
    rules = policy(alone(source()), sheet_duty(count=2))
    sheets = (gives("2026-01", points=80), gives("2026-01", points=91, n=2))
    assert january(scored(rules, *sheets)).total == Decimal("85.50")
    assert january(scored(rules, sheets[0])).state is ScoreState.INCOMPLETE


def test_enough_sheets_are_enough_once_the_others_are_overdue() -> None:
    rules = policy(alone(source(minimum=2)), sheet_duty(count=3))
    sheets = (gives("2026-01", points=80), gives("2026-01", points=90, n=2))
    assert january(scored(rules, *sheets)).total == 85
    assert january(scored(rules, sheets[0])).state is ScoreState.INCOMPLETE


def test_the_highest_and_the_lowest_do_not_count() -> None:
    # 60, 80, 85, 99 → (80 + 85) / 2
    rules = policy(alone(source(drop=1)), sheet_duty(count=4))
    sheets = [
        gives("2026-01", points=value, n=n)
        for n, value in enumerate((99, 80, 60, 85), start=1)
    ]
    assert january(scored(rules, *sheets)).total == Decimal("82.50")


def test_with_two_sheets_nothing_is_left_to_drop() -> None:
    rules = policy(alone(source(drop=1)), sheet_duty(count=2))
    sheets = [gives("2026-01", points=80, n=n) for n in (1, 2)]
    assert january(scored(rules, *sheets)).state is ScoreState.INCOMPLETE


RATERS = table(rater=words("kim", "lee", "ada-lin"), score=number(max=Decimal(50)))


def many(**scores: int) -> object:
    """One sheet with a row for each rater."""
    rows = tuple(
        {"rater": rater.replace("_", "-"), "score": Decimal(points)}
        for rater, points in scores.items()
    )
    return record("2026-01", "sheet", fields={"points": rows})


def test_a_sheet_may_hold_many_raters() -> None:
    # (40 + 45 + 35) / 3 of 50 = 80
    rules = policy(alone(source()), sheet_duty(fields={"points": RATERS}))
    found = january(scored(rules, many(kim=40, lee=45, mo=35)))
    assert found.total == 80
    cited = found.indicators[0].parts[0].cited
    assert [str(one.says) for one in cited] == ["80.00", "90.00", "70.00"]


def test_the_extremes_of_many_raters_are_dropped() -> None:
    rules = policy(alone(source(drop=1)), sheet_duty(fields={"points": RATERS}))
    assert january(scored(rules, many(kim=50, lee=40, mo=5))).total == 80


def test_nobody_is_a_rater_of_themselves() -> None:
    rules = policy(alone(source()), sheet_duty(fields={"points": RATERS}))
    scores = scored(rules, many(kim=40, ada_lin=50))
    assert (codes(scores), january(scores).total) == (["self-scored"], 80)


def test_nobody_scores_themselves() -> None:
    rules = policy(alone(source()), sheet_duty())
    scores = scored(rules, gives("2026-01", points=100, by=Id("ada-lin")))
    assert codes(scores) == ["self-scored"]
    assert january(scores).state is ScoreState.INCOMPLETE


def test_without_an_author_the_owner_is_the_rater() -> None:
    rules = policy(alone(source()), sheet_duty(owner="mentee"))
    assert codes(scored(rules, gives("2026-01", points=100))) == ["self-scored"]


def test_people_score_themselves_where_that_is_asked_for() -> None:
    rules = policy(alone(source(own=True)), sheet_duty(owner="mentee"))
    scores = scored(rules, gives("2026-01", points=88))
    assert (codes(scores), january(scores).total) == ([], 88)


def test_sheets_of_months_count_in_their_quarter() -> None:
    rules = policy(
        assessment("quarterly", indicator("points", 100, source()), every="quarter"),
        sheet_duty(),
    )
    sheets = [
        gives(f"2026-0{month}", points=value)
        for month, value in ((1, 80), (2, 81), (3, 82), (4, 10))
    ]
    assert one(scored(rules, *sheets), "2026-Q1", "quarterly").total == 81


def test_a_sheet_nobody_owes_is_missed_once_the_period_is_over() -> None:
    rules = policy(alone(source()), sheet_duty(every="event"))
    today = date(2026, 2, 15)
    scores = scored(rules, gives("2026-02-03", points=70), today=today)
    (finding,) = scores.findings
    assert (finding.rule.name, finding.period) == ("missing-sheet", "2026-01")
    assert january(scores).state is ScoreState.INCOMPLETE
    assert one(scores, "2026-02").indicators[0].value == 70


def test_a_draft_is_as_good_as_nothing() -> None:
    sheet = record(
        "2026-01", "sheet", fields={"points": Decimal(90)}, status=Status.DRAFT
    )
    scores = scored(policy(alone(source()), sheet_duty()), sheet)
    assert january(scores).state is ScoreState.INCOMPLETE


# Ballots


BALLOT = policy(
    alone(
        source(
            "ballot",
            duties=("ballot",),
            key="votes",
            options=OPTIONS,
            minimum=10,
            void=("弃权",),
        )
    ),
    duty("ballot", owner="office", fields={"votes": VOTES}),
)


def cast(**counts: int) -> object:
    return record("2026-01", "ballot", fields={"votes": votes(**counts)})


def test_votes_are_weighed_by_what_they_count() -> None:
    # F-48: (6×100 + 3×80 + 2×60 + 1×40) / 12 = 1000 / 12 = 83.33…
    scores = scored(BALLOT, cast(好=6, 较好=3, 一般=2, 较差=1))
    assert january(scores).total == Decimal("83.33")


def test_abstentions_are_no_valid_votes() -> None:
    scores = scored(BALLOT, cast(好=10, 弃权=5))
    assert january(scores).total == 100
    few = scored(BALLOT, cast(好=9, 弃权=5))
    assert codes(few) == ["too-few-votes"]


def test_too_few_votes_give_nothing() -> None:
    scores = scored(BALLOT, cast(好=9))
    assert codes(scores) == ["too-few-votes"]
    assert january(scores).state is ScoreState.INCOMPLETE
    assert codes(scored(BALLOT, cast(好=10))) == []


def test_five_votes_are_the_fewest_unless_the_programme_says_otherwise() -> None:
    few = source("ballot", duties=("ballot",), key="votes", options=OPTIONS)
    ballots = duty("ballot", owner="office", fields={"votes": VOTES})
    assert codes(scored(policy(alone(few), ballots), cast(好=4))) == ["too-few-votes"]
    assert codes(scored(policy(alone(few), ballots), cast(好=5))) == []
    said = replace(few, minimum=3)
    assert codes(scored(policy(alone(said), ballots), cast(好=3))) == []


def test_a_vote_for_nothing_known_is_said() -> None:
    scores = scored(BALLOT, cast(好=10, 很好=1))
    assert codes(scores) == ["unknown-option"]
    assert january(scores).total == 100


def test_a_ballot_without_votes_is_said() -> None:
    scores = scored(BALLOT, record("2026-01", "ballot"))
    assert codes(scores) == ["missing-score"]


def test_a_column_for_each_question() -> None:
    # F-48 asks for workload, efficiency and completion: 30/30/40.
    columns = table(option=words(*OPTIONS), workload=number(), completion=number())
    rows = (
        {"option": "好", "workload": Decimal(10), "completion": Decimal(5)},
        {"option": "一般", "workload": Decimal(0), "completion": Decimal(5)},
    )
    asked = {"duties": ("ballot",), "key": "votes", "options": OPTIONS}
    rules = policy(
        assessment(
            "monthly",
            indicator("workload", 30, source("ballot", column="workload", **asked)),
            indicator("completion", 70, source("ballot", column="completion", **asked)),
        ),
        duty("ballot", owner="office", fields={"votes": columns}),
    )
    # 30 % of 100 + 70 % of 80
    scores = scored(rules, record("2026-01", "ballot", fields={"votes": rows}))
    assert january(scores).total == 86


# The mentor's comment


COMMENTED = policy(
    alone(source("comment", duties=("plan",))),
    duty("plan", every="month", comment=CommentRule(by=Id("business"))),
)


def test_the_mentors_scores_are_averaged() -> None:
    rules = policy(
        alone(source("comment", duties=("plan", "deck"))),
        duty("plan", comment=CommentRule(by=Id("business"))),
        duty("deck", comment=CommentRule(by=Id("business"))),
    )
    found = january(
        scored(
            rules,
            record("2026-01", "plan"),
            record("2026-01", "deck"),
            comment("2026-01", "plan", score=Decimal(90)),
            comment("2026-01", "deck", score=Decimal(85)),
        )
    )
    assert found.total == Decimal("87.50")
    assert found.cited == (
        "portfolios/ada-lin/2026-01/deck.comment.md",
        "portfolios/ada-lin/2026-01/plan.comment.md",
    )


def test_a_comment_that_is_owed_is_waited_for() -> None:
    found = january(scored(COMMENTED, record("2026-01", "plan")))
    assert found.state is ScoreState.INCOMPLETE
    assert found.missing == ("portfolios/ada-lin/2026-01/plan.comment.md",)


def test_a_comment_without_a_score_is_said() -> None:
    scores = scored(COMMENTED, record("2026-01", "plan"), comment("2026-01", "plan"))
    assert codes(scores) == ["missing-score"]
    assert january(scores).state is ScoreState.INCOMPLETE


def test_a_record_missing_for_good_counts_nothing() -> None:
    assert january(scored(COMMENTED)).total == Decimal("0.00")


# The ledger


def monthly_plans(kind: str) -> object:
    return policy(
        assessment(
            "quarterly",
            indicator("plans", 100, source(kind, duties=("plan",))),
            every="quarter",
        ),
        duty("plan"),
    )


def test_completion_counts_what_is_there_late_or_not() -> None:
    rules = monthly_plans("completion")
    plans = (
        record("2026-01", "plan"),
        record("2026-02", "plan", submitted=date(2026, 3, 9)),
    )
    found = one(scored(rules, *plans), "2026-Q1", "quarterly")
    assert found.total == Decimal("66.67")
    (part,) = found.indicators[0].parts
    assert [(cited.path[-15:], cited.says) for cited in part.cited] == [
        ("2026-01/plan.md", 100),
        ("2026-02/plan.md", 100),
        ("2026-03/plan.md", 0),
    ]


def test_punctuality_counts_what_came_in_time() -> None:
    rules = monthly_plans("punctuality")
    plans = (
        record("2026-01", "plan"),
        record("2026-02", "plan", submitted=date(2026, 3, 9)),
    )
    found = one(scored(rules, *plans), "2026-Q1", "quarterly")
    assert found.total == Decimal("33.33")


def test_leave_is_taken_out_of_completion() -> None:
    away = mentee(
        leave=(Leave(start=date(2026, 2, 1), end=date(2026, 3, 31), reason="sick"),)
    )
    rules = monthly_plans("completion")
    found = one(scored(rules, away, record("2026-01", "plan")), "2026-Q1", "quarterly")
    assert found.total == 100


def test_talks_held_count_up_to_their_target() -> None:
    rules = policy(
        alone(source("held", duties=("talk",), target=2)), duty("talk", every="event")
    )
    first, second, third = (record(f"2026-01-0{day}", "talk") for day in (3, 4, 5))
    assert january(scored(rules)).total == 0
    assert january(scored(rules, first)).total == 50
    assert january(scored(rules, first, second, third)).total == 100


def test_nobody_talks_while_on_leave() -> None:
    away = mentee(
        leave=(Leave(start=date(2026, 1, 1), end=date(2026, 1, 20), reason="sick"),)
    )
    rules = policy(
        alone(source("held", duties=("talk",), target=2)), duty("talk", every="event")
    )
    assert january(scored(rules, away)).state is ScoreState.EXCUSED


def test_records_count_their_points_up_to_the_most() -> None:
    rules = policy(
        alone(source("records", duties=("activity",), each=40, most=90)),
        duty("activity", every="event"),
    )
    some = [record(f"2026-01-0{day}", "activity") for day in (3, 4, 5)]
    assert january(scored(rules, *some[:2])).total == 80
    assert january(scored(rules, *some)).total == 90


def test_records_count_what_they_say() -> None:
    rules = policy(
        alone(
            source(
                "records",
                duties=("task",),
                key="level",
                options={"hard": 60, "easy": 20},
            )
        ),
        duty("task", every="event", fields={"level": words("hard", "easy")}),
    )
    tasks = [
        record(f"2026-01-0{day}", "task", fields={"level": level})
        for day, level in ((3, "hard"), (4, "easy"))
    ]
    assert january(scored(rules, *tasks)).total == 80
