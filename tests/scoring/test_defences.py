"""Rounds, panels, scores that do not count, quorum, release, appeal."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from builders import duty, mentee, record
from growthfolio.model.defence import DefencePolicy
from growthfolio.model.duty import About
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.people import Pairing
from growthfolio.model.programme import Programme
from growthfolio.model.record import Record, Subject
from growthfolio.model.schema import Id
from growthfolio.model.score import DefenceResult, DefenceState, Scores, ScoreState
from growthfolio.model.title import Title
from scoring_tools import (
    assessment,
    codes,
    indicator,
    number,
    one,
    policy,
    scored,
    source,
    table,
)

SLOTS = table(
    person=RecordField(type=FieldType.PERSON), on=RecordField(type=FieldType.DATE)
)
SCORES = table(rater=RecordField(type=FieldType.TEXT), score=number(max=Decimal(100)))
DAY = date(2026, 3, 16)
PANEL = ("kim", "lee", "mo", "nan", "oz")


def rules(*assessments: object, **changes: object) -> Programme:
    """One defence a year, of which a panel of five decides."""
    settings: dict[str, object] = {
        "id": Id("final"),
        "title": Title.plain("Defence"),
        "round": Id("round"),
        "sheet": Id("defence"),
    }
    return policy(
        tuple(assessments),
        duty(
            "round",
            about=About.COHORT,
            owner="office",
            every="event",
            fields={"slots": SLOTS},
        ),
        duty("defence", owner="office", every="event", fields={"scores": SCORES}),
        defences=(DefencePolicy(**(settings | changes)),),
    )


def round_of(*people: str, **fields: object) -> Record:
    """A round in which each has a slot on the same day."""
    slots = tuple({"person": name, "on": DAY} for name in people or ("ada-lin",))
    return record(
        "2026-03-01",
        "round",
        Subject(About.COHORT, "cohort"),
        fields={"slots": slots, "panel": PANEL} | fields,
    )


def sheet(about: str = "ada-lin", **scores: object) -> Record:
    """What the panel gave somebody."""
    rows: tuple[Mapping[str, object], ...] = tuple(
        {"rater": rater.replace("_", "-"), "score": Decimal(str(value))}
        for rater, value in scores.items()
    )
    return record(DAY.isoformat(), "defence", about, fields={"scores": rows})


def result(scores: Scores) -> DefenceResult:
    (found,) = scores.defences
    return found


def test_the_result_is_the_mean_of_the_panel() -> None:
    scores = scored(rules(), round_of(), sheet(kim=80, lee=85, mo=91))
    found = result(scores)
    # 256 / 3 = 85.333…
    assert (found.state, found.score) == (DefenceState.HELD, Decimal("85.33"))
    assert (found.round, found.sheet) == (
        "cohort/2026-03-01/round.md",
        "portfolios/ada-lin/2026-03-16/defence.md",
    )
    assert codes(scores) == []


def test_the_highest_and_the_lowest_are_dropped() -> None:
    # 60, 80, 84, 85, 99 → (80 + 84 + 85) / 3 = 83
    scored_by = sheet(kim=99, lee=84, mo=60, nan=85, oz=80)
    found = result(scored(rules(drop=1), round_of(), scored_by))
    assert found.score == 83
    assert [(one.rater, one.counted) for one in found.raters] == [
        ("kim", False),
        ("lee", True),
        ("mo", False),
        ("nan", True),
        ("oz", True),
    ]


def test_the_own_mentor_may_not_score() -> None:
    panel = ("ben-wu", "kim", "lee")
    marked = sheet(ben_wu=100, kim=80, lee=82)
    scores = scored(rules(), round_of(panel=panel), marked)
    assert codes(scores) == ["own-mentor-scores"]
    assert result(scores).score == 81
    allowed = scored(rules(own_mentor=True), round_of(panel=panel), marked)
    assert codes(allowed) == []


def test_a_mentor_of_former_days_may_score() -> None:
    former = Pairing(mentor=Id("ben-wu"), role=Id("business"), end=date(2026, 2, 1))
    scores = scored(
        rules(),
        mentee(mentors=(former,)),
        round_of(panel=("ben-wu", "kim")),
        sheet(ben_wu=90, kim=80),
    )
    assert (codes(scores), result(scores).score) == ([], 85)


def test_nobody_off_the_panel_scores() -> None:
    scores = scored(rules(), round_of(), sheet(kim=80, stranger=100))
    assert (codes(scores), result(scores).score) == (["not-on-panel"], 80)
    without_panel = scored(rules(), round_of(panel=()), sheet(kim=80, stranger=100))
    assert (codes(without_panel), result(without_panel).score) == ([], 90)


def test_nobody_scores_themselves() -> None:
    panel = ("ada-lin", "kim")
    scores = scored(rules(), round_of(panel=panel), sheet(ada_lin=100, kim=80))
    assert (codes(scores), result(scores).score) == (["self-scored"], 80)


def test_a_rater_counts_once() -> None:
    twice = record(
        DAY.isoformat(),
        "defence",
        fields={
            "scores": tuple(
                {"rater": "kim", "score": Decimal(value)} for value in (80, 100)
            )
        },
    )
    scores = scored(rules(), round_of(), twice)
    assert (codes(scores), result(scores).score) == (["duplicate-id"], 80)


def test_without_a_quorum_there_is_no_result() -> None:
    scores = scored(rules(quorum=3), round_of(), sheet(kim=80, lee=90))
    assert codes(scores) == ["quorum-not-met"]
    assert (result(scores).state, result(scores).score) == (
        DefenceState.BELOW_QUORUM,
        None,
    )
    enough = scored(rules(quorum=3), round_of(), sheet(kim=80, lee=90, mo=70))
    assert (codes(enough), result(enough).score) == ([], 80)


def test_scores_that_do_not_count_make_no_quorum() -> None:
    marked = sheet(ben_wu=100, kim=80)
    scores = scored(rules(quorum=2), round_of(panel=("ben-wu", "kim")), marked)
    assert codes(scores) == ["own-mentor-scores", "quorum-not-met"]


def test_dropping_needs_more_than_what_is_dropped() -> None:
    scores = scored(rules(drop=1), round_of(), sheet(kim=80, lee=90))
    assert codes(scores) == ["quorum-not-met"]


def test_a_slot_without_a_sheet_after_its_day_is_said() -> None:
    scores = scored(rules(), round_of())
    (finding,) = scores.findings
    assert (finding.rule.name, finding.person, finding.place.path) == (
        "slot-without-sheet",
        "ada-lin",
        "",
    )
    assert result(scores).state is DefenceState.WITHOUT_SHEET
    before = scored(rules(), round_of(), today=DAY)
    assert (codes(before), result(before).state) == ([], DefenceState.SCHEDULED)


def test_results_come_out_on_their_day_and_may_be_appealed() -> None:
    found = result(
        scored(
            rules(appeal=5),
            round_of(release=date(2026, 3, 20)),
            sheet(kim=80),
        )
    )
    assert (found.release, found.appeal_until) == (
        date(2026, 3, 20),
        date(2026, 3, 25),
    )


def test_without_a_day_of_release_there_is_no_window_to_appeal_in() -> None:
    found = result(scored(rules(appeal=5), round_of(), sheet(kim=80)))
    assert (found.release, found.appeal_until) == (None, None)


def test_full_marks_come_from_the_column() -> None:
    stars = table(rater=RecordField(type=FieldType.TEXT), score=number(max=Decimal(5)))
    programme = policy(
        (),
        duty("round", about=About.COHORT, owner="office", every="event"),
        duty("defence", owner="office", every="event", fields={"scores": stars}),
        defences=rules().defences,
    )
    # F-58: stars. (4 + 5) / 2 of 5 = 90
    assert result(scored(programme, round_of(), sheet(kim=4, lee=5))).score == 90


def test_a_yearly_sheet_is_the_slots() -> None:
    programme = policy(
        (),
        duty("round", about=About.COHORT, owner="office", every="event"),
        duty("defence", owner="office", every="year", fields={"scores": SCORES}),
        defences=rules().defences,
    )
    rows = ({"rater": "kim", "score": Decimal(88)},)
    yearly = record("2026", "defence", fields={"scores": rows})
    assert result(scored(programme, round_of(), yearly)).score == 88


# In an assessment

FINAL = assessment(
    "monthly", indicator("defence", 100, source("defence", defence=Id("final")))
)


def test_a_defence_is_part_of_an_assessment() -> None:
    scores = scored(rules(FINAL), round_of(), sheet(kim=80, lee=90))
    found = one(scores, "2026-03")
    assert found.total == 85
    assert found.cited == ("portfolios/ada-lin/2026-03-16/defence.md",)


def test_a_defence_without_a_result_leaves_the_assessment_without_one() -> None:
    scores = scored(rules(FINAL, quorum=2), round_of(), sheet(kim=80))
    assert one(scores, "2026-03").state is ScoreState.INCOMPLETE
    assert one(scores, "2026-02").missing == ("cohort/*/round.md",)


def test_a_defence_to_come_leaves_it_open() -> None:
    scores = scored(rules(FINAL), round_of(), today=date(2026, 3, 10))
    assert one(scores, "2026-03").state is ScoreState.OPEN
