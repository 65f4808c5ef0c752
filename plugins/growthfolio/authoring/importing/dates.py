"""Dates as people write them in names of files → days, or why not."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from growthfolio.loading.spelling import nearest_date, nearest_period, plain
from growthfolio.model.phrase import Phrase, phrase

_SEPARATOR: Final = r"\s*[-－./．_年]\s*"
_FULL: Final = (
    rf"\d{{4}}{_SEPARATOR}\d{{1,2}}\s*[-－./．_月]\s*\d{{1,2}}(?:\s*[日号])?|\d{{8}}"
)
_SHORT: Final = r"\d{1,2}\s*月\s*\d{1,2}(?:\s*[日号])?|\d{1,2}[-－.．_]\d{1,2}"
_MONTH: Final = (
    rf"\d{{4}}{_SEPARATOR}\d{{1,2}}(?:\s*月)?(?:份)?|\d{{6}}|\d{{1,2}}\s*月(?:份)?"
)
_BETWEEN: Final = r"\s*(?:[~～〜至到—–]|--?|_|to)\s*"

DAY: Final = rf"(?:{_FULL}|{_SHORT})"
"""What a day may look like."""

SPAN: Final = (
    rf"(?:(?:{_FULL}|{_SHORT}){_BETWEEN}(?:{_FULL}|{_SHORT})|{_FULL}|{_SHORT}|{_MONTH})"
)
"""What a day, a range of days or a month may look like."""

_RANGE: Final = re.compile(
    rf"\s*(?P<first>{_FULL}|{_SHORT}){_BETWEEN}(?P<last>{_FULL}|{_SHORT})\s*"
)
_SHORT_PARTS: Final = re.compile(r"(\d{1,2})\s*[-._月]\s*(\d{1,2})\s*[日号]?", re.ASCII)
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)", re.ASCII)
_MONTH_ONLY: Final = re.compile(r"\d{1,2}\s*月(?:份)?", re.ASCII)
_EARLIEST: Final = 1900


class When(Struct, frozen=True):
    """The days a note is about; `exact` where it names days, not a whole month."""

    first: date
    last: date
    exact: bool = True

    @property
    def middle(self) -> date:
        """The day that decides which period a range belongs to."""
        return self.first + (self.last - self.first) // 2


class NoDateError(ValueError):
    """A text that names no day; `reason` says why."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(reason.text)
        self.reason = reason


def read_when(texts: Mapping[str, str], path: str) -> When:
    """The days the placeholders of a path name; raises NoDateError.

    A date without a year takes the year that stands nearest to it in the path.
    """
    if "date" in texts:
        return _checked(_span(texts["date"], _year_near(texts["date"], path)))
    first, last = texts.get("from"), texts.get("to")
    start = _day(first, _year_near(first, path)) if first is not None else None
    if last is None:
        return _checked(When(start, start) if start else None)
    end = _after(last, start) or _day(last, _year_near(last, path))
    return _checked(When(start or end, end))


def _checked(when: When | None) -> When:
    if when is None or when.first.year < _EARLIEST:
        raise NoDateError(phrase("it names no date"))
    if when.last < when.first:
        raise NoDateError(
            phrase(
                "its range ends ({last}) before it begins ({first})",
                first=when.first,
                last=when.last,
            )
        )
    return when


def _span(text: str, year: int | None) -> When:
    """A day, a range or a month."""
    if found := _RANGE.fullmatch(text):
        start = _day(found["first"], year)
        return When(start, _after(found["last"], start) or _day(found["last"], year))
    if nearest_date(text) is None and not _SHORT_PARTS.fullmatch(plain(text)):
        since = date(year, 1, 1) if year else None
        if since is None and _MONTH_ONLY.fullmatch(plain(text)):
            raise _no_year(text)
        month = nearest_period(text, since or date.min)
        if month is not None and month.kind == "month":
            return When(month.start, month.end, exact=False)
    day = _day(text, year)
    return When(day, day)


def _day(text: str, year: int | None) -> date:
    if found := nearest_date(text):
        return found
    parts = _SHORT_PARTS.fullmatch(plain(text))
    if parts is None:
        raise NoDateError(phrase("“{word}” is no date", word=text))
    if year is None:
        raise _no_year(text)
    try:
        return date(year, int(parts[1]), int(parts[2]))
    except ValueError:
        raise NoDateError(phrase("“{word}” is no date", word=text)) from None


def _after(text: str, start: date | None) -> date | None:
    """A day without a year that ends a range: the first one not before its start."""
    parts = _SHORT_PARTS.fullmatch(plain(text))
    if parts is None or start is None or nearest_date(text) is not None:
        return None
    for year in (start.year, start.year + 1):
        try:
            found = date(year, int(parts[1]), int(parts[2]))
        except ValueError:
            continue
        if start <= found <= start + timedelta(days=366):
            return found
    return None


def _year_near(text: str | None, path: str) -> int | None:
    """The year that stands nearest before a date in the path, outside of it."""
    if not text:
        return None
    for part in reversed(path.replace(text, "\n", 1).split("/")):
        if found := _YEAR.search(plain(part)):
            return int(found[0])
    return None


def _no_year(text: str) -> NoDateError:
    return NoDateError(
        phrase("“{word}” has no year, and none stands elsewhere in its path", word=text)
    )
