"""Where an obligation stands, from what is there and what day it is."""

from datetime import date, timedelta

import pytest

from builders import mentee, record
from growthfolio.model.obligation import State
from growthfolio.model.people import Waiver
from growthfolio.model.record import Status
from growthfolio.model.schema import Id
from ledger_tools import owed, states

DRAFT = {"status": Status.DRAFT}
SPOILT = {"readable": False}


def state(today: date, *records: object) -> State:
    """The state of February's plan, due on the 5th with three days of grace."""
    return states(owed(*records, today=today, due="day 5", grace=3))["2026-02"]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 1, 31), State.UPCOMING),
        (date(2026, 2, 1), State.DUE),
        (date(2026, 2, 5), State.DUE),
        (date(2026, 2, 6), State.DUE),
        (date(2026, 2, 8), State.DUE),
        (date(2026, 2, 9), State.MISSING),
        (date(2026, 12, 31), State.MISSING),
    ],
)
def test_nothing_there(today: date, expected: State) -> None:
    assert state(today) is expected


@pytest.mark.parametrize(
    ("settings", "early", "late"),
    [
        ({}, State.DONE, State.DONE),
        ({"submitted": date(2026, 2, 5)}, State.DONE, State.DONE),
        ({"submitted": date(2026, 2, 6)}, State.LATE, State.LATE),
        ({"submitted": date(2026, 1, 20)}, State.DONE, State.DONE),
        (DRAFT, State.DRAFT, State.MISSING),
        ({**DRAFT, "submitted": date(2026, 2, 5)}, State.DRAFT, State.MISSING),
        (SPOILT, State.INVALID, State.INVALID),
        ({**SPOILT, **DRAFT}, State.INVALID, State.INVALID),
    ],
)
def test_something_there_within_the_grace_and_after_it(
    settings: dict[str, object], early: State, late: State
) -> None:
    plan = record("2026-02", "plan", **settings)  # type: ignore[arg-type]
    assert state(date(2026, 2, 8), plan) is early
    assert state(date(2026, 2, 9), plan) is late


def test_the_grace_moves_the_first_missing_day_and_nothing_else() -> None:
    for grace in (0, 1, 15):
        (one,) = owed(due="day 5", grace=grace, every="once")
        assert one.overdue == one.due + timedelta(days=grace + 1)
        found = owed(
            record("2026-02", "plan", submitted=date(2026, 2, 6)),
            due="day 5",
            grace=grace,
        )
        assert states(found)["2026-02"] is State.LATE


def test_a_waived_gap_keeps_its_state() -> None:
    waiver = Waiver(duty=Id("plan"), period="2026-02", reason="moved house")
    person = mentee(waivers=(waiver,))
    found = owed(person, due="day 5", today=date(2026, 3, 20))
    assert [(one.period.name, one.state, one.waived) for one in found[:3]] == [
        ("2026-01", State.MISSING, False),
        ("2026-02", State.MISSING, True),
        ("2026-03", State.MISSING, False),
    ]


def test_of_several_each_is_judged_by_its_own_file() -> None:
    found = owed(
        record("2026-01", "plan"),
        record("2026-01", "plan", n=3),
        due="day 5",
        count=3,
        today=date(2026, 1, 20),
    )
    january = [(one.n, one.state, one.path) for one in found[:3]]
    assert january == [
        (1, State.DONE, "portfolios/ada-lin/2026-01/plan.md"),
        (2, State.MISSING, "portfolios/ada-lin/2026-01/plan-2.md"),
        (3, State.DONE, "portfolios/ada-lin/2026-01/plan-3.md"),
    ]


def test_what_was_handed_in_is_told() -> None:
    found = owed(record("2026-01", "plan", submitted=date(2026, 1, 4)), due="day 5")
    assert found[0].record == found[0].path == "portfolios/ada-lin/2026-01/plan.md"
    assert found[0].submitted == date(2026, 1, 4)
    assert (found[1].record, found[1].submitted) == (None, None)
