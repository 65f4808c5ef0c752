"""Scalars → values: one small reader for each kind of value there is."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final, TypeVar

from growthfolio.loading.spelling import (
    folded,
    nearest,
    nearest_date,
    nearest_month,
    plain,
)
from growthfolio.model import period as periods
from growthfolio.model.cadence import Cadence, DueRule
from growthfolio.model.duty import Owner
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.period import FIRST_YEAR, LAST_YEAR
from growthfolio.model.phrase import Phrase, phrase
from growthfolio.model.record import CellValue
from growthfolio.model.schema import Id, UnreadableValueError

_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*", re.ASCII)
_INTEGER: Final = re.compile(r"\d{1,9}", re.ASCII)
_NUMBER: Final = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_PART: Final = re.compile(r"\d{1,4}/[1-9]\d{0,3}|0(\.\d{1,4})?|1(\.0{1,4})?", re.ASCII)
_DURATION: Final = re.compile(r"\d+(\.\d+)?\s*(min|h|d)", re.ASCII)

_FIRST: Final = str(FIRST_YEAR)
_LAST: Final = str(LAST_YEAR)
DIGITS: Final = 30
"""The most characters a number may have: what is longer is no number of a record."""

EnumType = TypeVar("EnumType", bound=StrEnum)


def is_id(text: str) -> bool:
    """Whether a word can be an id."""
    return _ID.fullmatch(text) is not None


def read_text(text: str) -> str:
    """Any text."""
    return text


def read_id(text: str) -> Id:
    """An ASCII id."""
    if is_id(text):
        return Id(text)
    folded = plain(text)
    raise UnreadableValueError(
        phrase("an id of letters a–z, digits and hyphens"),
        folded if is_id(folded) else None,
    )


def read_date(text: str) -> date:
    """A day, written 2026-03-05."""
    if len(text) == 10 and text[4] == text[7] == "-":  # noqa: PLR2004 - YYYY-MM-DD
        try:
            found = date.fromisoformat(text)
        except ValueError:
            pass
        else:
            if FIRST_YEAR <= found.year <= LAST_YEAR:
                return found
            raise UnreadableValueError(
                phrase("a date from {first} to {last}", first=_FIRST, last=_LAST)
            )
    close = nearest_date(text)
    raise UnreadableValueError(
        phrase("a date that exists, written like 2026-03-05"),
        close.isoformat() if close else None,
    )


def read_month(text: str) -> str:
    """A month, written 2026-03."""
    found = periods.parse(text)
    if found is not None and found.kind == "month":
        return text
    raise UnreadableValueError(
        phrase("a month, written like 2026-03"), nearest_month(text)
    )


def read_integer(text: str) -> int:
    """A whole number, 0 or more."""
    if _INTEGER.fullmatch(text):
        return int(text)
    folded = plain(text)
    close = folded if _INTEGER.fullmatch(folded) else None
    raise UnreadableValueError(phrase("a whole number"), close)


def read_number(text: str) -> Decimal:
    """A number; the decimal sign is a point."""
    if len(text) > DIGITS:
        raise UnreadableValueError(phrase("a number of {n} digits at most", n=DIGITS))
    if _NUMBER.fullmatch(text):
        try:
            return Decimal(text)
        except InvalidOperation:  # pragma: no cover - the pattern is stricter
            pass
    # “85分” means 85; “1,000” and “80-90” are not to be cut short.
    match = re.fullmatch(r"([+-]?\d+(?:\.\d+)?)\D*", plain(text), re.ASCII)
    raise UnreadableValueError(phrase("a number"), match[1] if match else None)


def read_part(text: str) -> Fraction:
    """A part of a whole, from 0 to 1: 2/3 or 0.75."""
    if _PART.fullmatch(text) and Fraction(text) <= 1:
        return Fraction(text)
    folded = plain(text)
    close = folded if folded != text and _PART.fullmatch(folded) else None
    raise UnreadableValueError(phrase("a part of a whole, like 2/3 or 0.75"), close)


def read_boolean(text: str) -> bool:
    """`true` or `false`."""
    if text in ("true", "false"):
        return text == "true"
    lower = plain(text).lower()
    close = "true" if lower in ("true", "yes", "on", "y", "是") else None
    if lower in ("false", "no", "off", "n", "否"):
        close = "false"
    raise UnreadableValueError(phrase("true or false"), close)


def read_duration(text: str) -> str:
    """A length of time with its unit: 90min, 1.5h, 2d."""
    if len(text) <= DIGITS and _DURATION.fullmatch(text):
        return text
    short = plain(text) if len(text) <= DIGITS else ""
    close = short if _DURATION.fullmatch(short) else None
    raise UnreadableValueError(phrase("a length of time like 90min, 1.5h or 2d"), close)


def read_member(kind: type[EnumType]) -> Callable[[str], EnumType]:
    """A reader of one of an enumeration's words."""
    words = tuple(str(member) for member in kind)

    def read(text: str) -> EnumType:
        try:
            return kind(text)
        except ValueError:
            raise _none_of(text, words) from None

    return read


SCALARS: Final[dict[Any, Callable[[str], Any]]] = {
    str: str,
    Id: read_id,
    date: read_date,
    int: read_integer,
    Decimal: read_number,
    Fraction: read_part,
    bool: read_boolean,
    Cadence: Cadence.parse,
    DueRule: DueRule.parse,
    Owner: Owner.parse,
}
"""The reader of each scalar type a schema may name."""


_FIELDS: Final[dict[FieldType, Callable[[str], CellValue]]] = {
    FieldType.TEXT: read_text,
    FieldType.NUMBER: read_number,
    FieldType.PERCENT: read_number,
    FieldType.SCORE: read_number,
    FieldType.DATE: read_date,
    FieldType.MONTH: read_month,
    FieldType.PERSON: read_id,
    FieldType.MENTOR: read_id,
    FieldType.CHOICE: read_text,
    FieldType.LIST: read_text,
    FieldType.FILE: read_text,
    FieldType.MONEY: read_number,
    FieldType.DURATION: read_duration,
    FieldType.FLAG: read_boolean,
    FieldType.UNIT: read_id,
    FieldType.PEOPLE: read_id,
}

LISTS: Final = (FieldType.LIST, FieldType.PEOPLE)
"""The types of which a field holds several values."""

_BOUNDS: Final = {
    FieldType.PERCENT: (Decimal(0), Decimal(100)),
    FieldType.SCORE: (Decimal(0), Decimal(100)),
    FieldType.MONEY: (Decimal(0), None),
}


def read_field(rule: RecordField, text: str) -> CellValue:
    """A single value of a record's own field; raises UnreadableValueError.

    Fields that hold several are read value by value.
    """
    value = _FIELDS[rule.type](text)
    if isinstance(value, Decimal):
        low, high = _BOUNDS.get(rule.type, (None, None))
        low = rule.min if rule.min is not None else low
        high = rule.max if rule.max is not None else high
        if (low is not None and value < low) or (high is not None and value > high):
            raise UnreadableValueError(_between(low, high))
    listed = rule.type is FieldType.CHOICE or (rule.choices and rule.type in LISTS)
    if listed and text not in rule.choices:
        raise _none_of(text, rule.choices)
    return value


def _between(low: Decimal | None, high: Decimal | None) -> Phrase:
    if low is None:
        return phrase("a number of {high} at the most", high=str(high))
    if high is None:
        return phrase("a number of {low} at the least", low=str(low))
    return phrase("a number from {low} to {high}", low=str(low), high=str(high))


def _none_of(text: str, words: tuple[str, ...]) -> UnreadableValueError:
    """Not one of the words; certainly one where only its form is another."""
    close = nearest(text, words)
    certain = close is not None and folded(close) == folded(text)
    expected = phrase("one of {words}", words=words)
    return UnreadableValueError(expected, close, certain=certain)
