"""Who serves when: steps in the pool decide who owes what (S3-16)."""

from datetime import date

import pytest

from builders import cohort, comment, duty, mentee, mentor, programme, record
from growthfolio.ledger.service import last_day, stints, suspended_since
from growthfolio.model.duty import About, CommentRule
from growthfolio.model.kind import Kind
from growthfolio.model.obligation import State
from growthfolio.model.people import (
    Departure,
    Mentor,
    MentorStatus,
    Pairing,
    Qualification,
    StatusChange,
)
from growthfolio.model.pool import STEPS, next_steps
from growthfolio.model.schema import Id
from ledger_tools import by_duty, obligations, owed

FIRST, LAST = date.min, date.max


def step(status: str, on: date) -> StatusChange:
    """A step in the pool."""
    return StatusChange(status=MentorStatus(status), on=on)


def stood(*steps: tuple[str, date], **more: object) -> Mentor:
    """A mentor with a history."""
    return mentor(history=tuple(step(*one) for one in steps), **more)


def test_status_on_a_day_is_that_of_the_last_step() -> None:
    one = stood(("active", date(2025, 6, 1)), ("suspended", date(2026, 2, 1)))
    days = (date(2025, 5, 31), date(2025, 6, 1), date(2026, 1, 31), date(2026, 2, 1))
    assert [str(one.status_on(day)) for day in days] == [
        "candidate",
        "active",
        "active",
        "suspended",
    ]
    assert [one.serves(day) for day in days] == [False, True, True, False]
    assert [one.in_pool(day) for day in days] == [False, True, True, True]


def test_who_was_suspended_first_was_active_before() -> None:
    one = stood(("suspended", date(2026, 2, 1)))
    assert one.serves(date(2026, 1, 31))


def test_a_history_that_goes_on_after_leaving_is_over() -> None:
    one = stood(("active", date(2025, 6, 1)), left=Departure(on=date(2026, 2, 1)))
    assert one.serves(date(2026, 2, 1))
    assert not one.serves(date(2026, 2, 2))
    assert not one.in_pool(date(2026, 2, 2))


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (mentor(), ((FIRST, LAST),)),
        (mentor(status=MentorStatus.RETIRED), ((FIRST, LAST),)),
        (mentor(left=Departure(on=date(2026, 2, 1))), ((FIRST, date(2026, 2, 1)),)),
        (
            stood(
                ("active", date(2025, 1, 1)),
                ("suspended", date(2025, 3, 1)),
                ("active", date(2025, 4, 1)),
                ("retired", date(2025, 9, 1)),
            ),
            (
                (date(2025, 1, 1), date(2025, 2, 28)),
                (date(2025, 4, 1), date(2025, 8, 31)),
            ),
        ),
        (stood(("candidate", date(2025, 1, 1))), ()),
    ],
)
def test_the_days_a_mentor_serves(
    one: Mentor, expected: tuple[tuple[date, date], ...]
) -> None:
    assert stints(one) == expected


def test_the_last_day_of_guidance() -> None:
    one = stood(("active", date(2025, 1, 1)), ("retired", date(2026, 2, 1)))
    today = date(2026, 3, 20)

    def last(**days: date) -> date | None:
        pairing = Pairing(mentor=Id("ben-wu"), role=Id("business"), **days)
        return last_day(cohort(programme(), one), pairing, today)

    assert last() == date(2026, 1, 31)
    assert last(end=date(2026, 1, 10)) == date(2026, 1, 10)
    assert last(start=date(2026, 2, 1)) is None
    assert last(end=date(2024, 1, 10)) is None


def test_since_when_somebody_is_suspended() -> None:
    one = stood(("suspended", date(2025, 1, 1)), ("suspended", date(2026, 2, 1)))
    assert suspended_since(one, date(2026, 3, 1)) == date(2026, 2, 1)
    assert suspended_since(mentor(), date(2026, 3, 1)) is None


def test_what_is_due_after_a_step_is_owed_by_nobody() -> None:
    one = stood(("active", date(2025, 1, 1)), ("disqualified", date(2026, 2, 10)))
    found = owed(mentee(), one, owner="mentor:business", due="last-day")
    assert [obligation.owner for obligation in found[:3]] == ["ben-wu", None, None]


def test_a_status_without_a_date_takes_nothing_back() -> None:
    one = mentor(status=MentorStatus.DISQUALIFIED)
    found = owed(mentee(), one, owner="mentor:business", due="last-day")
    assert {obligation.owner for obligation in found} == {"ben-wu"}


def test_for_any_role_it_is_the_first_who_serves() -> None:
    pairings = tuple(
        Pairing(mentor=Id(name), role=Id("business")) for name in ("ben-wu", "mia-sun")
    )
    one = stood(("active", date(2025, 1, 1)), ("suspended", date(2026, 2, 10)))
    found = owed(mentee(mentors=pairings), one, mentor("mia-sun"), owner="mentor:any")
    assert [obligation.owner for obligation in found[:2]] == ["ben-wu", "mia-sun"]


RULE = CommentRule(by=Id("business"), within=10)


def test_a_comment_due_after_a_step_is_owed_by_nobody() -> None:
    rules = programme(duty("notes", comment=RULE))
    notes = record("2026-02", "notes", submitted=date(2026, 2, 25))
    gone = stood(("active", date(2025, 1, 1)), ("retired", date(2026, 3, 1)))
    (one,) = by_duty(obligations(rules, mentee(), gone, notes), "notes.comment")
    assert (one.due, one.owner) == (date(2026, 3, 7), None)


def test_a_completed_pairing_ends_what_is_owed_in_its_role() -> None:
    """F-09: nearly over, it may be completed, and nobody follows."""
    done = Pairing(
        mentor=Id("ben-wu"), role=Id("business"), end=date(2026, 2, 10), completed=True
    )
    rules = programme(
        duty("talk", owner="mentor:business"),
        duty("chat", owner="mentor:any"),
        duty("notes", comment=RULE),
    )
    notes = record("2026-02", "notes", submitted=date(2026, 2, 25))
    found = obligations(rules, mentee(mentors=(done,)), notes)
    for name in ("talk", "chat"):
        states = [one.state for one in by_duty(found, name)][:3]
        assert states == [State.MISSING, *[State.NOT_APPLICABLE] * 2]
    assert by_duty(found, "notes.comment") == ()
    written = obligations(
        rules, mentee(mentors=(done,)), notes, comment("2026-02", "notes")
    )
    assert len(by_duty(written, "notes.comment")) == 1
    follows = Pairing(
        mentor=Id("mia-sun"), role=Id("business"), start=date(2026, 2, 11)
    )
    again = obligations(rules, mentee(mentors=(done, follows)), mentor("mia-sun"))
    assert [one.owner for one in by_duty(again, "talk")][:2] == ["ben-wu", "mia-sun"]


def test_the_yearly_review_is_owed_for_who_is_in_the_pool() -> None:
    """S3-18: from the first active day until the last, suspended or not."""
    one = stood(
        ("candidate", date(2026, 1, 1)),
        ("active", date(2026, 2, 1)),
        ("suspended", date(2026, 3, 5)),
        ("retired", date(2026, 5, 1)),
        ("candidate", date(2026, 6, 1)),
        ("active", date(2026, 8, 1)),
    )
    settings = {"about": About.MENTOR, "owner": "office", "due": "last-day"}
    found = owed(one, today=date(2026, 12, 31), **settings)
    due = [obligation.period.name for obligation in found if obligation.state.is_owed]
    assert due == [f"2026-{month:02}" for month in (2, 3, 4, 8, 9, 10, 11, 12)]
    assert owed(stood(("retired", date(2025, 5, 1))), **settings) == ()


def test_a_review_entered_in_the_mentors_file_is_not_owed_again() -> None:
    """S3-18: from the period's first day until it is due; enter once."""
    settings = {
        "about": About.MENTOR,
        "owner": "office",
        "every": "year",
        "due": "+31",
        "kind": Kind.REVIEW,
    }

    def state(day: date, **more: object) -> tuple[State, date | None]:
        one = mentor(qualified=(Qualification(on=day),))
        found = owed(one, today=date(2027, 6, 1), **{**settings, **more})
        return found[0].state, found[0].submitted

    for inside in (date(2026, 1, 1), date(2026, 7, 1), date(2027, 1, 31)):
        assert state(inside) == (State.DONE, inside)
    for outside in (date(2025, 12, 31), date(2027, 2, 1)):
        assert state(outside) == (State.MISSING, None)
    assert state(date(2026, 7, 1), kind=None) == (State.MISSING, None)
    assert state(date(2026, 7, 1), about=About.COHORT) == (State.MISSING, None)


def test_two_reviews_a_year_need_two_entries() -> None:
    days = (Qualification(on=date(2026, 2, 1)), Qualification(on=date(2026, 9, 1)))
    found = owed(
        mentor(qualified=days),
        today=date(2026, 6, 1),
        about=About.MENTOR,
        owner="office",
        every="year",
        kind=Kind.REVIEW,
        count=3,
    )
    # The second is still to come.
    assert [one.state for one in found] == [State.DONE, State.DUE, State.DUE]


def test_every_status_is_left_by_some_step_and_reached_by_another() -> None:
    assert {before for before, _ in STEPS} == set(MentorStatus)
    assert {after for _, after in STEPS} == set(MentorStatus)
    assert next_steps(MentorStatus.RETIRED) == (MentorStatus.CANDIDATE,)
