"""Periods: the stretch of days an obligation belongs to, and its folder's name."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from growthfolio.model.title import Title

DAY: Final = timedelta(days=1)
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
"""No record is about a day before or after; a year beyond them is mistyped."""

_PATTERNS: Final = tuple(
    (kind, re.compile(pattern, re.ASCII))
    for kind, pattern in (
        ("month", r"(?P<year>\d{4})-(?P<n>\d{2})"),
        ("quarter", r"(?P<year>\d{4})-Q(?P<n>[1-4])"),
        ("half-year", r"(?P<year>\d{4})-H(?P<n>[12])"),
        ("year", r"(?P<year>\d{4})(?P<n>)"),
        ("week", r"(?P<year>\d{4})-W(?P<n>\d{2})"),
        ("day", r"(?P<year>\d{4})-(?P<n>\d{2}-\d{2})"),
    )
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A named stretch of days, first and last included.

    `kind` is month, quarter, half-year, year, week, day, stage or once. A stage's
    days depend on the person: theirs are set when the ledger asks.
    """

    start: date
    end: date
    name: str
    kind: str = field(compare=False)
    title: Title | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return self.name

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days + 1

    @property
    def endless(self) -> bool:
        """Whether no end of it is known: the last stage of the calendar."""
        return self.end.year == date.max.year

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


def parse(text: str) -> Period | None:
    """The calendar period a folder name spells, or None.

    Weeks are read as one ISO week; a programme of two weeks stretches them.
    """
    for kind, pattern in _PATTERNS:
        if match := pattern.fullmatch(text):
            if not FIRST_YEAR <= int(match["year"]) <= LAST_YEAR:
                return None
            try:
                return _PERIODS[kind](int(match["year"]), match["n"])
            except ValueError:  # month 13, 31 June, week 60, year 0
                return None
    return None


def month(year: int, number: int) -> Period:
    """A calendar month."""
    last = monthrange(year, number)[1]
    start, end = date(year, number, 1), date(year, number, last)
    return Period(start, end, f"{year:04d}-{number:02d}", "month")


def quarter(year: int, number: int) -> Period:
    """Three calendar months."""
    start, end = _months(year, number * 3 - 2, 3)
    return Period(start, end, f"{year:04d}-Q{number}", "quarter")


def half_year(year: int, number: int) -> Period:
    """Six calendar months."""
    start, end = _months(year, number * 6 - 5, 6)
    return Period(start, end, f"{year:04d}-H{number}", "half-year")


def year(number: int) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), f"{number:04d}", "year")


def weeks(monday: date, count: int = 1) -> Period:
    """So many ISO weeks from a Monday, named by the first."""
    iso = monday.isocalendar()
    name = f"{iso.year:04d}-W{iso.week:02d}"
    return Period(monday, add_days(monday, 7 * count - 1), name, "week")


def day(when: date) -> Period:
    """A single day, for events."""
    return Period(when, when, when.isoformat(), "day")


def once(when: date) -> Period:
    """The one period of a duty owed once, beginning `when` the person does."""
    return Period(when, when, "once", "once")


def calendar_periods(kind: str, first: date, last: date) -> Iterator[Period]:
    """Every period of a calendar kind that touches `first` to `last`, in order."""
    current = containing(kind, first)
    while current.start <= last:
        yield current
        if current.end >= last:
            return
        current = containing(kind, current.end + DAY)


def containing(kind: str, when: date) -> Period:
    """The month, quarter, half-year or year a day falls in."""
    if kind == "month":
        return month(when.year, when.month)
    if kind == "quarter":
        return quarter(when.year, (when.month + 2) // 3)
    if kind == "half-year":
        return half_year(when.year, (when.month + 5) // 6)
    return year(when.year)


def monday_of(when: date) -> date:
    """The Monday of a day's ISO week."""
    return when - timedelta(days=when.weekday())


def add_days(when: date, days: int) -> date:
    """So many days later, or the last day there is."""
    return when + timedelta(days=days) if days <= (date.max - when).days else date.max


def add_months(when: date, months: int) -> date:
    """The same day so many months later, or that month's last day."""
    index = when.year * 12 + when.month - 1 + months
    target_year, target_month = divmod(index, 12)
    if target_year > date.max.year:
        return date.max
    last = monthrange(target_year, target_month + 1)[1]
    return date(target_year, target_month + 1, min(when.day, last))


def _months(year: int, first: int, count: int) -> tuple[date, date]:
    return date(year, first, 1), month(year, first + count - 1).end


def _week(year: int, number: str) -> Period:
    return weeks(date.fromisocalendar(year, int(number), 1))


_PERIODS: Final[Mapping[str, Callable[[int, str], Period]]] = {
    "month": lambda y, n: month(y, int(n)),
    "quarter": lambda y, n: quarter(y, int(n)),
    "half-year": lambda y, n: half_year(y, int(n)),
    "year": lambda y, _: year(y),
    "week": _week,
    "day": lambda y, n: day(date.fromisoformat(f"{y:04d}-{n}")),
}
