"""Joining, leaving, leave: what is owed of a period by somebody who is half there."""

from datetime import date

import pytest

from builders import duty, mentee, mentor, programme, record
from growthfolio.model.duty import About
from growthfolio.model.obligation import State
from growthfolio.model.people import Departure, Leave, MentorStatus
from growthfolio.model.schema import Id
from growthfolio.model.stages import Clock, Stage, Stages
from growthfolio.model.title import Title
from ledger_tools import obligations, owed, states

NO = State.NOT_APPLICABLE
MISSING = State.MISSING
EXEMPT = State.EXEMPT


def leave(start: date, end: date, *duties: str) -> Leave:
    """A sick leave, of some duties or of all."""
    return Leave(start=start, end=end, reason="sick", duties=tuple(map(Id, duties)))


@pytest.mark.parametrize(
    ("joined", "due", "expected"),
    [
        (date(2026, 2, 1), "day 5", MISSING),
        (date(2026, 2, 5), "day 5", MISSING),  # on the due date, for 24 of 28 days
        (date(2026, 2, 6), "day 5", NO),  # a day too late for it
        (date(2026, 2, 15), "last-day", MISSING),  # for 14 of 28 days: half
        (date(2026, 2, 16), "last-day", NO),  # for 13
        (date(2026, 3, 1), "last-day", NO),
        (date(2026, 3, 1), "+10", NO),  # there when it is due, not in the period
    ],
)
def test_late_joiners(joined: date, due: str, expected: State) -> None:
    found = owed(mentee(joined=joined), due=due, today=date(2026, 6, 1))
    assert states(found)["2026-02"] is expected


@pytest.mark.parametrize(
    ("last_day", "due", "expected"),
    [
        (date(2026, 2, 28), "last-day", MISSING),
        (date(2026, 2, 27), "last-day", NO),  # gone when it is due
        (date(2026, 2, 14), "day 5", MISSING),  # 14 of 28 days: half
        (date(2026, 2, 13), "day 5", NO),  # 13
        (date(2026, 2, 4), "day 5", NO),
        (date(2026, 1, 31), "day 5", NO),
        (date(2026, 3, 10), "+10", MISSING),
        (date(2026, 3, 9), "+10", NO),
    ],
)
def test_leavers(last_day: date, due: str, expected: State) -> None:
    person = mentee(left=Departure(on=last_day))
    found = owed(person, due=due, today=date(2026, 6, 1))
    assert states(found)["2026-02"] is expected


def test_what_is_owed_once_falls_away_with_whoever_leaves_before() -> None:
    for last_day, expected in (
        (date(2026, 1, 29), NO),
        (date(2026, 1, 30), MISSING),
    ):
        person = mentee(left=Departure(on=last_day))
        found = owed(person, every="once", due="day 30")
        assert states(found) == {"once": expected}


@pytest.mark.parametrize(
    ("start", "end", "due", "expected"),
    [
        # The due date, however short.
        (date(2026, 2, 5), date(2026, 2, 5), "day 5", EXEMPT),
        (date(2026, 2, 6), date(2026, 2, 8), "day 5", MISSING),
        (date(2026, 3, 10), date(2026, 3, 10), "+10", EXEMPT),
        # Half of the twenty working days of February, weekends not counted.
        (date(2026, 2, 6), date(2026, 2, 19), "day 5", EXEMPT),
        (date(2026, 2, 6), date(2026, 2, 18), "day 5", MISSING),
        (date(2026, 1, 1), date(2026, 2, 13), "last-day", EXEMPT),
        (date(2026, 1, 1), date(2026, 2, 12), "last-day", MISSING),
        # Another month.
        (date(2026, 1, 1), date(2026, 1, 31), "day 5", MISSING),
    ],
)
def test_leave(start: date, end: date, due: str, expected: State) -> None:
    person = mentee(leave=(leave(start, end),))
    found = {
        one.period.name: one for one in owed(person, due=due, today=date(2026, 6, 1))
    }
    assert found["2026-02"].state is expected
    assert found["2026-02"].reason == ("sick" if expected is EXEMPT else None)


def test_two_leaves_count_together_and_a_day_in_both_once() -> None:
    five_and_five = (
        leave(date(2026, 2, 9), date(2026, 2, 13)),
        leave(date(2026, 2, 16), date(2026, 2, 20)),
    )
    overlapping = (
        leave(date(2026, 2, 9), date(2026, 2, 13)),
        leave(date(2026, 2, 11), date(2026, 2, 19)),
    )
    for leaves, expected in ((five_and_five, EXEMPT), (overlapping, MISSING)):
        found = owed(mentee(leave=leaves), due="day 5")
        assert states(found)["2026-02"] is expected


@pytest.mark.parametrize(
    ("start", "end", "china", "weekdays"),
    [
        # The Spring Festival is no leave: 5 of 16 working days, 10 of 20 weekdays.
        (date(2026, 2, 16), date(2026, 2, 28), MISSING, EXEMPT),
        # A Saturday that is worked counts: 8 of 16, 7 of 20.
        (date(2026, 2, 5), date(2026, 2, 15), EXEMPT, MISSING),
    ],
)
def test_working_days_are_those_of_the_programmes_calendar(
    start: date, end: date, china: State, weekdays: State
) -> None:
    person = mentee(leave=(leave(start, end),))
    found = {
        calendar: states(owed(person, due="day 2", calendar=calendar))["2026-02"]
        for calendar in ("cn", "none")
    }
    assert found == {"cn": china, "none": weekdays}


def test_leave_from_some_duties_leaves_the_others() -> None:
    rules = programme(duty("plan", due="day 5"), duty("notes", due="day 5"))
    person = mentee(leave=(leave(date(2026, 2, 1), date(2026, 2, 28), "plan"),))
    found = obligations(rules, person)
    february = {one.duty: one.state for one in found if one.period.name == "2026-02"}
    assert february == {"plan": EXEMPT, "notes": MISSING}


def test_leave_excuses_what_is_owed_once_by_the_days_up_to_its_due_date() -> None:
    """The 22 working days to 30 January; a day off on the first of them is not half."""
    for last, expected in (
        (date(2026, 1, 1), MISSING),
        (date(2026, 1, 14), MISSING),
        (date(2026, 1, 15), EXEMPT),
    ):
        person = mentee(leave=(leave(date(2026, 1, 1), last),))
        assert states(owed(person, every="once", due="day 30")) == {"once": expected}


def test_leave_in_a_stage_without_end_counts_on_the_due_date_only() -> None:
    stage = Stage(id=Id("nurture"), title=Title.plain("n"), start=date(2026, 1, 1))
    rules = programme(
        duty("help-plan", every="stage", due="day 30"),
        stages=Stages(clock=Clock.CALENDAR, list=(stage,)),
    )
    for start, expected in ((date(2026, 1, 30), EXEMPT), (date(2026, 1, 31), MISSING)):
        person = mentee(leave=(leave(start, date(2026, 12, 31)),))
        assert states(obligations(rules, person)) == {"nurture": expected}


def test_nothing_is_prorated_in_a_stage_without_end() -> None:
    stage = Stage(id=Id("nurture"), title=Title.plain("n"), start=date(2026, 1, 1))
    rules = programme(
        duty("talk", every="stage", due="day 60", count=3),
        stages=Stages(clock=Clock.CALENDAR, list=(stage,)),
    )
    found = obligations(rules, mentee(left=Departure(on=date(2026, 3, 1))))
    assert [(one.n, one.state) for one in found] == [(n, MISSING) for n in (1, 2, 3)]


def test_the_reason_is_that_of_the_leave_that_excuses() -> None:
    other = Leave(start=date(2026, 4, 1), end=date(2026, 4, 30), reason="study")
    person = mentee(leave=(other, leave(date(2026, 2, 6), date(2026, 2, 28))))
    found = {one.period.name: one.reason for one in owed(person, due="day 5")}
    assert (found["2026-02"], found["2026-04"]) == ("sick", "study")


def test_whoever_is_exempt_stays_so_with_a_record() -> None:
    person = mentee(leave=(leave(date(2026, 2, 5), date(2026, 2, 5)),))
    found = owed(person, record("2026-02", "plan"), due="day 5")
    assert found[1].state is EXEMPT
    assert found[1].record == "portfolios/ada-lin/2026-02/plan.md"


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ({}, 4),
        ({"joined": date(2026, 1, 16)}, 4),  # 75 of 90 days: 3⅓
        ({"joined": date(2026, 1, 24)}, 3),  # 67 of 90: just under 3
        ({"joined": date(2026, 2, 15)}, 2),  # 45 of 90: half
        ({"leave": (leave(date(2026, 1, 5), date(2026, 1, 27)),)}, 3),  # 23 days less
        ({"leave": (leave(date(2026, 1, 5), date(2026, 1, 26)),)}, 4),  # 22 less: 3.02
        # Days on leave before joining are not taken away twice.
        (
            {
                "joined": date(2026, 2, 1),
                "leave": (leave(date(2026, 1, 10), date(2026, 2, 5)),),
            },
            3,  # 59 - 5 = 54 of 90: 2.4
        ),
    ],
)
def test_how_many_are_owed_is_prorated_and_rounded_up(
    person: dict[str, object], expected: int
) -> None:
    found = owed(mentee(**person), every="quarter", due="last-day", count=4)  # type: ignore[arg-type]
    first = [one for one in found if one.period.name == "2026-Q1"]
    assert [one.n for one in first] == list(range(1, expected + 1))


def test_a_mentor_who_left_owed_what_was_due_before() -> None:
    """Nobody knows since when a mentor without a date does not serve."""
    settings = {"about": About.MENTOR, "owner": "office", "due": "last-day"}
    for person, expected in (
        ({"left": Departure(on=date(2026, 2, 28))}, [MISSING, MISSING, NO]),
        ({"left": Departure(on=date(2026, 2, 20))}, [MISSING, NO, NO]),
        ({"status": MentorStatus.RETIRED}, []),
        ({"status": MentorStatus.SUSPENDED}, [MISSING, MISSING, State.DUE]),
    ):
        found = owed(mentor(**person), **settings)  # type: ignore[arg-type]
        assert [one.state for one in found][:3] == expected
