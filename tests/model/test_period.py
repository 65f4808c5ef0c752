"""Periods: their names, their days, and what is none."""

import itertools
from datetime import date

import pytest

from growthfolio.model import period as periods


@pytest.mark.parametrize(
    ("name", "kind", "start", "end"),
    [
        ("2026-03", "month", date(2026, 3, 1), date(2026, 3, 31)),
        ("2028-02", "month", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-12", "month", date(2026, 12, 1), date(2026, 12, 31)),
        ("2026-Q1", "quarter", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-Q4", "quarter", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026-H1", "half-year", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-H2", "half-year", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026", "year", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-W01", "week", date(2025, 12, 29), date(2026, 1, 4)),
        ("2026-W09", "week", date(2026, 2, 23), date(2026, 3, 1)),
        ("2026-W53", "week", date(2026, 12, 28), date(2027, 1, 3)),
        ("2026-03-14", "day", date(2026, 3, 14), date(2026, 3, 14)),
        ("2028-02-29", "day", date(2028, 2, 29), date(2028, 2, 29)),
        ("2199-Q4", "quarter", date(2199, 10, 1), date(2199, 12, 31)),
    ],
)
def test_a_name_spells_a_stretch_of_days(
    name: str, kind: str, start: date, end: date
) -> None:
    found = periods.parse(name)
    assert found is not None
    assert (found.kind, found.start, found.end, str(found)) == (kind, start, end, name)
    assert found.days == (end - start).days + 1
    assert start in found
    assert end in found


@pytest.mark.parametrize(
    "name",
    [
        "2026-13",
        "2026-00",
        "0000-01",
        "2026-Q5",
        "2026-Q0",
        "2026-H3",
        "2026-W54",
        "2025-W53",
        "2026-W00",
        "2026-02-29",
        "2026-06-31",
        "2026-3",
        "2026-q1",
        "26-03",
        "2026-03 ",
        " 2026-03",
        "2026-03\n",
        "２０２６-０３",
        "2026.03",
        "once",
        "plan",
        "",
    ],
)
def test_other_names_spell_nothing(name: str) -> None:
    assert periods.parse(name) is None


@pytest.mark.parametrize("kind", ["month", "quarter", "half-year", "year"])
def test_every_day_is_in_one_period_of_a_kind(kind: str) -> None:
    found = tuple(periods.calendar_periods(kind, date(2026, 2, 10), date(2028, 3, 1)))
    assert date(2026, 2, 10) in found[0]
    assert date(2028, 3, 1) in found[-1]
    for before, after in itertools.pairwise(found):
        assert after.start == before.end + periods.DAY
    for one in found:
        assert periods.parse(one.name) == one
        assert periods.containing(kind, one.start) == one
        assert periods.containing(kind, one.end) == one


def test_periods_end_with_time_itself() -> None:
    for kind in ("month", "quarter", "half-year", "year"):
        (*_, last) = periods.calendar_periods(kind, date(9998, 12, 1), date.max)
        assert last.end == date.max


@pytest.mark.parametrize(
    ("when", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 3, 1), 0, date(2026, 3, 1)),
        (date(2026, 3, 1), 1_000_000, date.max),
    ],
)
def test_months_later(when: date, months: int, expected: date) -> None:
    assert periods.add_months(when, months) == expected


def test_days_later() -> None:
    assert periods.add_days(date(2028, 2, 28), 2) == date(2028, 3, 1)
    assert periods.add_days(date(9999, 12, 30), 1) == date.max
    assert periods.add_days(date(9999, 12, 30), 999_999_999) == date.max


def test_weeks_are_named_by_the_first() -> None:
    found = periods.weeks(date(2026, 12, 28), 2)
    assert (found.name, found.days, found.end) == ("2026-W53", 14, date(2027, 1, 10))
