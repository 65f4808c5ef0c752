"""What is the same for many is worked out once, and for nobody else."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from holidays import country_holidays
from hypothesis import given
from hypothesis import strategies as st

from builders import duty, mentee, programme
from growthfolio.ledger.attendance import days_away
from growthfolio.ledger.calendar import Calendar
from growthfolio.ledger.working_days import WorkingDays
from growthfolio.model.cadence import Cadence
from growthfolio.model.duty import Change, Duty
from growthfolio.model.people import Leave
from growthfolio.model.period import Period
from growthfolio.model.schema import Id
from growthfolio.model.stages import Clock, Stage, Stages
from growthfolio.model.title import Title
from ledger_tools import obligations

DAYS = st.dates(date(2023, 12, 1), date(2026, 2, 1))
STAGES = Stages(
    clock=Clock.JOINED,
    list=(
        Stage(id=Id("first"), title=Title.plain("First"), months=1),
        Stage(id=Id("second"), title=Title.plain("Second"), months=1),
    ),
)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The periods for which a due date was looked up."""
    found: list[str] = []
    due = Calendar.due

    def noted(self: Calendar, one: Duty, period: Period) -> date | None:
        found.append(period.name)
        return due(self, one, period)

    monkeypatch.setattr(Calendar, "due", noted)
    return found


def test_due_dates_are_looked_up_once_for_everybody(asked: list[str]) -> None:
    people = [mentee(name, joined=date(2026, n, 1)) for n, name in enumerate("abc", 1)]

    found = obligations(programme(duty("plan")), *people)

    assert asked == [f"2026-{month:02d}" for month in range(1, 13)]
    assert len(found) == len(people) * len(asked)
    assert len({id(one.period) for one in found}) == len(asked)


def test_what_begins_with_people_is_looked_up_once_for_those_of_a_day(
    asked: list[str],
) -> None:
    joined = {"a": date(2026, 1, 10), "b": date(2026, 2, 10), "c": date(2026, 1, 10)}
    people = [mentee(name, joined=day) for name, day in joined.items()]
    rules = programme(
        duty("once", every="once", due="day 3"),
        duty("each", every="stage", due="last-day"),
        stages=STAGES,
    )

    found = obligations(rules, *people)

    assert asked == 2 * ["once", "first", "second"]
    assert {
        name: [one.due for one in found if one.subject.id == name] for name in joined
    } == {
        "a": [date(2026, 1, 12), date(2026, 2, 9), date(2026, 3, 9)],
        "b": [date(2026, 2, 12), date(2026, 3, 9), date(2026, 4, 9)],
        "c": [date(2026, 1, 12), date(2026, 2, 9), date(2026, 3, 9)],
    }


def test_a_duty_that_begins_to_follow_stages_is_asked_of_each() -> None:
    stages = Change(start=date(2026, 2, 1), every=Cadence.parse("stage"))
    rules = programme(duty("plan", changes=(stages,)), stages=STAGES)
    people = [
        mentee("a", joined=date(2026, 1, 1)),
        mentee("b", joined=date(2026, 2, 3)),
    ]

    found = obligations(rules, *people)

    assert [(one.subject.id, one.period.name, one.due) for one in found] == [
        ("a", "2026-01", date(2026, 1, 31)),
        ("a", "second", date(2026, 2, 28)),
        ("b", "2026-01", date(2026, 1, 31)),
        ("b", "first", date(2026, 3, 2)),
        ("b", "second", date(2026, 4, 2)),
    ]


@given(DAYS, DAYS, st.sampled_from(["cn", "tw", "none"]))
def test_working_days_are_counted_one_by_one(
    start: date, end: date, calendar: str
) -> None:
    days = WorkingDays(calendar)

    assert days.count(start, end) == sum(day in days for day in each(start, end))


@given(st.lists(st.tuples(DAYS, DAYS), max_size=4), DAYS, DAYS)
def test_a_day_of_two_leaves_is_one_day_away(
    spans: list[tuple[date, date]], start: date, end: date
) -> None:
    leaves = [Leave(start=first, end=last, reason="sick") for first, last in spans]

    found = [day for days in days_away(leaves, start, end) for day in each(*days)]

    assert found == [
        day
        for day in each(start, end)
        if any(leave.start <= day <= leave.end for leave in leaves)
    ]


def each(start: date, end: date) -> list[date]:
    """The days from one to another."""
    return [start + timedelta(days=n) for n in range((end - start).days + 1)]


@pytest.mark.parametrize(("calendar", "country"), [("cn", "CN"), ("tw", "TW")])
def test_a_country_is_the_one_of_the_package(calendar: str, country: str) -> None:
    days, known = WorkingDays(calendar), country_holidays(country)

    for day in each(date(2024, 1, 1), date(2026, 12, 31)):
        assert (day in days) is known.is_working_day(day)


@pytest.mark.parametrize("calendar", ["cn", "tw"])
def test_no_other_country_is_imported(calendar: str) -> None:
    code = (
        "import sys; from datetime import date; "
        "from growthfolio.ledger.working_days import WorkingDays; "
        f"print(date(2026, 1, 1) in WorkingDays({calendar!r}), "
        "'holidays.countries' in sys.modules)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )

    assert done.stdout == "False False\n"
