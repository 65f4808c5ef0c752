"""Which days are worked: weekends, public holidays, make-up workdays."""

from calendar import monthrange
from datetime import date
from functools import cached_property
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from itertools import accumulate

from growthfolio.model.calendar import CalendarOverrides
from growthfolio.model.period import DAY, Period
from growthfolio.model.programme import Programme

_SATURDAY = 5


class WorkingDays:
    """The working days of a calendar: cn, tw or none, and a file's own days.

    China's and Taiwan's holidays and make-up workdays come from the package
    `holidays`, which knows them as far as they are published.
    """

    def __init__(self, name: str, overrides: CalendarOverrides | None = None) -> None:
        self.name = overrides.base if overrides else name
        self._holidays = frozenset(overrides.holidays if overrides else ())
        self._workdays = frozenset(overrides.workdays if overrides else ())
        self._months: dict[int, tuple[int, ...]] = {}

    @classmethod
    def of(cls, programme: Programme) -> "WorkingDays":
        """The working days of a programme."""
        return cls(programme.calendar, programme.overrides)

    def __contains__(self, day: date) -> bool:
        if day in self._workdays:
            return True
        if day in self._holidays:
            return False
        if self._country is None:
            return day.weekday() < _SATURDAY
        return bool(self._country.is_working_day(day))

    def last_of(self, period: Period) -> date:
        """A period's last working day; its last day where none is worked."""
        day = period.end
        while day >= period.start:
            if day in self:
                return day
            day -= DAY
        return period.end

    def count(self, start: date, end: date) -> int:
        """How many working days lie from `start` to `end`, both included."""
        if end < start:
            return 0
        first, last = _month_of(start), _month_of(end)
        whole = sum(self._worked(month)[-1] for month in range(first, last + 1))
        before = self._worked(first)[start.day - 1]
        after = self._worked(last)[-1] - self._worked(last)[end.day]
        return whole - before - after

    def _worked(self, month: int) -> tuple[int, ...]:
        """How many of a month's first days are worked: of none, of one, and so on."""
        if month not in self._months:
            year, number = month // 12, month % 12 + 1
            days = range(1, monthrange(year, number)[1] + 1)
            worked = (date(year, number, day) in self for day in days)
            self._months[month] = tuple(accumulate(worked, initial=0))
        return self._months[month]

    def published(self, year: int) -> bool:
        """Whether a year's make-up workdays are known; China has some every year."""
        if self.name != "cn" or self._workdays or self._country is None:
            return True
        date(year, 1, 1) in self._country  # noqa: B015 - makes the package fill it in
        return any(day.year == year for day in self._country.weekend_workdays)

    @cached_property
    def _country(self):  # type: ignore[no-untyped-def]  # noqa: ANN202
        # Imported late: what programmes without public holidays do not pay.
        if self.name == "cn":
            return _country_of("china").China()
        if self.name == "tw":
            return _country_of("taiwan").Taiwan()
        return None


def _country_of(name: str):  # type: ignore[no-untyped-def]  # noqa: ANN202
    """A country's module of the package `holidays`, by itself where that can be.

    The package imports some 250 countries along with any of them, which takes longer
    than all the rest of a small programme.
    """
    package = find_spec("holidays")
    for folder in (package.submodule_search_locations or ()) if package else ():
        own = PathFinder.find_spec(name, [f"{folder}/countries"])
        if own is not None and own.loader is not None:
            module = module_from_spec(own)
            own.loader.exec_module(module)
            return module
    return import_module(f"holidays.countries.{name}")


def _month_of(day: date) -> int:
    """The months before it, counted from the year 0."""
    return 12 * day.year + day.month - 1
