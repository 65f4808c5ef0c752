"""By which day: every rule, for every rhythm, and the days that are worked."""

from datetime import date

import pytest

from growthfolio.ledger.working_days import WorkingDays
from growthfolio.model.calendar import CalendarOverrides, WorkWeek
from growthfolio.model.period import parse, weeks
from ledger_tools import owed


@pytest.mark.parametrize(
    ("every", "due", "period", "expected"),
    [
        ("month", "day 5", "2026-02", date(2026, 2, 5)),
        ("month", "day 31", "2026-02", date(2026, 2, 28)),
        ("month", "day 31", "2028-02", date(2028, 2, 29)),
        ("month", "day 1", "2026-03", date(2026, 3, 1)),
        ("month", "last-day", "2026-04", date(2026, 4, 30)),
        ("month", "last-working-day", "2026-04", date(2026, 4, 30)),
        ("month", "last-working-day", "2026-05", date(2026, 5, 29)),
        ("month", "+0", "2026-03", date(2026, 3, 31)),
        ("month", "+10", "2026-12", date(2027, 1, 10)),
        ("quarter", "day 45", "2026-Q1", date(2026, 2, 14)),
        ("quarter", "day 100", "2026-Q1", date(2026, 3, 31)),
        ("quarter", "last-day", "2026-Q4", date(2026, 12, 31)),
        ("half-year", "last-day", "2026-H1", date(2026, 6, 30)),
        ("half-year", "+5", "2026-H2", date(2027, 1, 5)),
        ("year", "day 60", "2028", date(2028, 2, 29)),
        ("year", "last-working-day", "2026", date(2026, 12, 31)),
        ("year", "+20", "2026", date(2027, 1, 20)),
        ("weeks:1", "day 5", "2026-W02", date(2026, 1, 9)),
        ("weeks:1", "last-day", "2026-W02", date(2026, 1, 11)),
        ("weeks:2", "day 10", "2026-W03", date(2026, 1, 21)),
        ("weeks:2", "day 20", "2026-W03", date(2026, 1, 25)),
        ("weeks:2", "last-working-day", "2026-W03", date(2026, 1, 23)),
        ("weeks:2", "+2", "2026-W03", date(2026, 1, 27)),
        ("once", "day 1", "once", date(2026, 1, 1)),
        ("once", "day 30", "once", date(2026, 1, 30)),
        ("once", "+30", "once", date(2026, 1, 31)),
    ],
)
def test_the_day_something_is_due(
    every: str, due: str, period: str, expected: date
) -> None:
    found = owed(every=every, due=due, today=date(2028, 12, 1))
    assert {one.period.name: one.due for one in found}[period] == expected


CHINA = WorkingDays("cn")


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2025, 9, 28), True),  # a Sunday, for the days off in October
        (date(2026, 2, 14), True),  # a Saturday before the Spring Festival
        (date(2026, 2, 28), True),  # a Saturday after it
        (date(2026, 2, 16), False),  # a Monday of the Spring Festival
        (date(2026, 2, 21), False),  # a Saturday that is not worked
        (date(2026, 2, 24), True),
    ],
)
def test_chinas_holidays_are_paid_for_with_weekends(day: date, worked: bool) -> None:
    assert (day in CHINA) is worked


def test_the_last_working_day_in_china_may_be_a_saturday() -> None:
    days = {
        name: CHINA.last_of(period)
        for name in ("2025-09", "2025-10", "2026-01", "2026-02", "2026-Q1")
        if (period := parse(name))
    }
    assert days == {
        "2025-09": date(2025, 9, 30),
        "2025-10": date(2025, 10, 31),
        "2026-01": date(2026, 1, 30),
        "2026-02": date(2026, 2, 28),
        "2026-Q1": date(2026, 3, 31),
    }
    assert CHINA.last_of(weeks(date(2025, 9, 22))) == date(2025, 9, 28)
    assert CHINA.last_of(weeks(date(2026, 2, 9))) == date(2026, 2, 14)
    # In the week of the festival nobody works: its last day stands in.
    assert CHINA.last_of(weeks(date(2026, 2, 16))) == date(2026, 2, 22)


def test_the_ledger_uses_the_programmes_calendar() -> None:
    due = {
        calendar: {
            one.period.name: one.due
            for one in owed(every="month", due="last-working-day", calendar=calendar)
        }["2026-02"]
        for calendar in ("cn", "tw", "none")
    }
    assert due == {
        "cn": date(2026, 2, 28),
        "tw": date(2026, 2, 26),  # the 27th is a day off
        "none": date(2026, 2, 27),
    }


def test_a_file_of_days_overrides_the_calendar_it_builds_on() -> None:
    days = WorkingDays(
        "days.yml",
        CalendarOverrides(
            base=WorkWeek.CN,
            holidays=(date(2026, 2, 28),),
            workdays=(date(2026, 2, 21),),
        ),
    )
    assert date(2026, 2, 28) not in days
    assert date(2026, 2, 21) in days
    assert date(2026, 2, 14) in days
    assert days.count(date(2026, 2, 14), date(2026, 2, 28)) == 1 + 1 + 4
