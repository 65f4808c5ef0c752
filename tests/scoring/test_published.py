"""Published totals and grades must follow from the records; quotas."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from builders import duty, mentee, record
from growthfolio.model.assessment import Assessment, NotGraded, PublishedIn, Quota
from growthfolio.model.duty import About
from growthfolio.model.programme import Unit
from growthfolio.model.record import Record, Subject
from growthfolio.model.schema import Id
from growthfolio.model.score import Publication, Scores
from growthfolio.model.title import Title
from growthfolio.scoring.quotas import allowance
from scoring_tools import (
    VOTES,
    assessment,
    codes,
    gives,
    indicator,
    one,
    policy,
    scored,
    sheet_duty,
    source,
    votes,
)

MONTHLY = replace(
    assessment("monthly", indicator("points", 100, source())),
    published=PublishedIn(duty=Id("result")),
)
QUOTA = Quota(band=Id("excellent"), cohort=Decimal(20), unit=Decimal(20))
FEBRUARY = date(2026, 2, 3)


def monthly(**changes: object) -> Assessment:
    return replace(MONTHLY, **changes)


def rules(policy_of: Assessment, **changes: object) -> object:
    return policy(policy_of, sheet_duty(), duty("result", owner="office"), **changes)


def result(about: str = "ada-lin", **fields: object) -> Record:
    values = {
        key: Decimal(value) if key == "total" else value
        for key, value in fields.items()
    }
    return record("2026-01", "result", about, fields=values)


def judged(*items: object, **changes: object) -> Scores:
    return scored(rules(monthly(**changes)), *items, today=FEBRUARY)


def test_a_total_that_recomputes_is_fine() -> None:
    scores = judged(gives("2026-01", points="88.5"), result(total="88.50", band="good"))
    assert codes(scores) == []
    assert one(scores, "2026-01").published == Publication(
        path="portfolios/ada-lin/2026-01/result.md",
        total=Decimal("88.50"),
        band="good",
    )


def test_a_total_that_does_not_recompute_is_said() -> None:
    scores = judged(gives("2026-01", points="88.5"), result(total="88.51"))
    (finding,) = scores.findings
    assert finding.rule.name == "published-total-differs"
    assert (finding.values["published"], finding.values["computed"]) == (
        "88.51",
        "88.50",
    )
    assert (finding.person, finding.period) == ("ada-lin", "2026-01")


def test_a_grade_that_does_not_follow_is_said() -> None:
    given = gives("2026-01", points=85)
    assert codes(judged(given, result(band="excellent"))) == ["published-band-differs"]
    assert codes(judged(given, result(band="good"))) == []
    assert codes(judged(given, result(band="pass"))) == ["published-band-differs"]


def test_where_a_quota_limits_the_next_grade_may_be_published() -> None:
    given, quota = gives("2026-01", points=95), Quota(band=Id("excellent"))
    assert codes(judged(given, result(band="good"), quota=quota)) == []
    assert codes(judged(given, result(band="good"))) == ["published-band-differs"]
    assert codes(judged(given, result(band="pass"), quota=quota)) == [
        "published-band-differs"
    ]


def test_a_result_without_records_is_said() -> None:
    scores = judged(result(total="88.50"))
    assert "unbacked-result" in codes(scores)


def test_somebody_not_graded_may_be_published_without_a_total() -> None:
    rule = NotGraded(reason=Title.plain("on probation"))
    assert codes(judged(result(band="none"), not_graded=(rule,))) == []
    assert codes(judged(result(total="80"), not_graded=(rule,))) == ["unbacked-result"]


# A table of results about all


def table_rules() -> object:
    return policy(
        MONTHLY, sheet_duty(), duty("result", owner="office", about=About.COHORT)
    )


def announced(period: str = "2026-01", **totals: str) -> Record:
    rows = tuple(
        {"person": name, "total": Decimal(total)} for name, total in totals.items()
    )
    whole = Subject(About.COHORT, "cohort")
    return record(period, "result", whole, fields={"results": rows})


def test_a_table_of_results_is_verified_row_by_row() -> None:
    people = (mentee("ada"), mentee("bo"))
    sheets = (
        gives("2026-01", about="ada", points=80),
        gives("2026-01", about="bo", points=90),
    )
    fine = announced(ada="80", bo="90.00")
    scores = scored(table_rules(), *people, *sheets, fine, today=FEBRUARY)
    assert codes(scores) == []
    wrong = announced(ada="80", bo="90.10")
    scores = scored(table_rules(), *people, *sheets, wrong, today=FEBRUARY)
    (finding,) = scores.findings
    assert (finding.rule.name, finding.person) == ("published-total-differs", "bo")


def test_a_row_about_nobody_is_said() -> None:
    scores = scored(table_rules(), announced(stranger="80"), today=FEBRUARY)
    assert codes(scores) == ["unbacked-result"]


def test_people_who_came_on_different_days_share_a_table() -> None:
    """What is assessed once has days of its own for each of them (F-58)."""
    people = (mentee("ada"), mentee("bo", joined=date(2026, 1, 12)))
    logs = (
        record("2026-01-20", "log", "ada"),
        record("2026-01-21", "log", "ada"),
        record("2026-01-20", "log", "bo"),
    )
    counted = indicator("logs", 100, source("records", duties=("log",), each=40))
    once = policy(
        replace(assessment("camp", counted, every="once"), published=MONTHLY.published),
        duty("log", every="event"),
        duty("result", owner="office", every="event", about=About.COHORT),
    )
    fine = announced("2026-01-30", ada="80", bo="40.00")
    assert codes(scored(once, *people, *logs, fine, today=FEBRUARY)) == []
    stranger = announced("2026-01-30", ada="80", stranger="90")
    scores = scored(once, *people, *logs, stranger, today=FEBRUARY)
    assert codes(scores) == ["unbacked-result"]


# Quotas


@pytest.mark.parametrize(
    ("percent", "size", "allowed"),
    [(20, 4, 0), (20, 5, 1), (20, 9, 1), (20, 10, 2), (25, 10, 2), (25, 12, 3)],
)
def test_a_quota_is_rounded_down(percent: int, size: int, allowed: int) -> None:
    assert allowance(Decimal(percent), size) == allowed


PEOPLE = tuple(mentee(name, unit=Id("town")) for name in ("a", "b", "c", "d", "e"))


def excellent(*names: str, quota: Quota, published: bool = False) -> Scores:
    """Five people in the town, those named with 95 points, the others with 70."""
    sheets = [
        gives("2026-01", about=one.id, points=95 if one.id in names else 70)
        for one in PEOPLE
    ]
    if published:
        sheets += [result(name, band="excellent") for name in names]
    return scored(rules(monthly(quota=quota)), *PEOPLE, *sheets, today=FEBRUARY)


def test_one_of_five_may_be_excellent() -> None:
    assert codes(excellent("a", quota=QUOTA)) == []


def test_two_of_five_are_too_many_in_the_cohort_and_in_the_unit() -> None:
    scores = excellent("a", "b", quota=QUOTA)
    assert codes(scores) == ["quota-at-risk"] * 2
    assert [finding.values["allowed"] for finding in scores.findings] == [1, 1]


def test_too_many_published_are_an_error() -> None:
    scores = excellent("a", "b", quota=QUOTA, published=True)
    assert codes(scores) == ["over-quota"] * 2


def test_with_approval_a_quarter_may_be() -> None:
    four = Quota(band=Id("excellent"), cohort=Decimal(40))
    assert codes(excellent("a", "b", quota=four)) == []


def test_publishing_the_next_grade_keeps_the_quota() -> None:
    sheets = [gives("2026-01", about=one.id, points=95) for one in PEOPLE]
    sheets += [
        result(one.id, band="excellent" if one.id == "a" else "good") for one in PEOPLE
    ]
    scores = scored(rules(monthly(quota=QUOTA)), *PEOPLE, *sheets, today=FEBRUARY)
    assert codes(scores) == []


def test_a_small_unit_may_have_one() -> None:
    small = (mentee("a", unit=Id("town")), *(mentee(name) for name in "bcdefg"))
    sheets = [
        gives("2026-01", about=one.id, points=95 if one.id == "a" else 70)
        for one in small
    ]
    scores = scored(rules(monthly(quota=QUOTA)), *small, *sheets, today=FEBRUARY)
    assert codes(scores) == []
    strict = replace(QUOTA, least=0)
    scores = scored(rules(monthly(quota=strict)), *small, *sheets, today=FEBRUARY)
    assert codes(scores) == ["quota-at-risk"]


def test_who_is_not_graded_makes_no_quota_larger() -> None:
    rule = NotGraded(reason=Title.plain("on probation"), months=2)
    new = mentee("f", joined=date(2026, 1, 5), unit=Id("town"))
    ten = (*(mentee(name, joined=date(2025, 1, 1)) for name in "abcd"), new)
    sheets = [
        gives("2026-01", about=one.id, points=95 if one.id == "a" else 70)
        for one in ten
    ]
    quota = Quota(band=Id("excellent"), cohort=Decimal(20))
    program = rules(monthly(quota=quota, not_graded=(rule,)))
    assert codes(scored(program, *ten, *sheets, today=FEBRUARY)) == ["quota-at-risk"]


# F-47: an office's votes for the best grade


def cast(first: int, second: int) -> list[str]:
    ballot = source(
        "ballot",
        duties=("ballot",),
        key="votes",
        options={"优秀": 95, "称职": 80},
        at_most={"优秀": 20},
    )
    program = policy(
        assessment("monthly", indicator("votes", 100, ballot)),
        duty("ballot", owner="office", fields={"votes": VOTES}),
        units=(Unit(id=Id("town"), name=Title.plain("Town hall")),),
    )
    ballots = [
        record(
            "2026-01",
            "ballot",
            name,
            fields={"votes": votes(优秀=best, 称职=10 - best)},
        )
        for name, best in (("a", first), ("b", second))
    ]
    return codes(scored(program, *PEOPLE[:2], *ballots, today=FEBRUARY))


def test_f47_a_fifth_of_an_offices_votes_may_be_excellent() -> None:
    # 4 of 20 are a fifth; 5 are more.
    assert cast(4, 0) == []
    assert cast(4, 1) == ["too-many-top-votes"]
