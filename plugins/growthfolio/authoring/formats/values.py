"""The types and defaults of keys in words."""

import types
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final, Union, get_args, get_origin

from growthfolio.authoring.formats.outline import SHAPES
from growthfolio.model.cadence import Cadence, DueRule
from growthfolio.model.duty import Owner
from growthfolio.model.field import FieldType
from growthfolio.model.phrase import N_
from growthfolio.model.schema import Id, Slot, is_shape, slots_of
from growthfolio.model.title import Title
from growthfolio.words import Speech

_SCALARS: Final[Mapping[Any, str]] = {
    str: N_("text"),
    Id: N_("id"),
    date: N_("day"),
    int: N_("whole number"),
    Decimal: N_("number"),
    Fraction: N_("part of a whole"),
    bool: N_("`true` or `false`"),
    Title: N_("text in one or several languages"),
    Cadence: N_(
        "`month`, `quarter`, `half-year`, `year`, `stage`, `weeks:2`, `once`, `event`"
    ),
    DueRule: N_("`day 5`, `last-day`, `last-working-day`, `+10`"),
    Owner: N_(
        "`mentee`, `mentor:<role>`, `mentor:any`, `office`, `unit`, `unit:<party>`"
    ),
}

_FIELDS: Final[Mapping[FieldType, str]] = {
    FieldType.TEXT: N_("text"),
    FieldType.NUMBER: N_("number"),
    FieldType.PERCENT: N_("per cent, from 0 to 100"),
    FieldType.SCORE: N_("points from 0 to 100"),
    FieldType.DATE: N_("day"),
    FieldType.MONTH: N_("month, such as 2026-03"),
    FieldType.PERSON: N_("a mentee’s id"),
    FieldType.MENTOR: N_("a mentor’s id"),
    FieldType.CHOICE: N_("one of those listed under `choices` or `of`"),
    FieldType.LIST: N_("several texts, of those listed if any are"),
    FieldType.FILE: N_("a file beside it"),
    FieldType.MONEY: N_("an amount of money"),
    FieldType.DURATION: N_("a length of time, such as 90min"),
    FieldType.FLAG: N_("`true` or `false`"),
    FieldType.UNIT: N_("a unit’s id"),
    FieldType.PEOPLE: N_("mentees’ ids"),
    FieldType.TABLE: N_("rows with the keys listed under `columns`"),
}


def anchor(shape: type) -> str:
    """The name links to a shape go by; two shapes may share their class' name."""
    module = shape.__module__.rpartition(".")[2]
    return f"{module}-{shape.__name__}".lower()


def values(kind: Any, words: Speech) -> str:  # noqa: ANN401 - a type
    """What a key of that type may hold."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        (kind,) = (each for each in get_args(kind) if each is not type(None))
        return values(kind, words)
    if origin is tuple:
        inner = values(get_args(kind)[0], words)
        return words.fill(N_("list: {what}"), {"what": inner})
    if origin is Mapping:
        inner = values(get_args(kind)[1], words)
        return words.fill(N_("for each name: {what}"), {"what": inner})
    if kind in _SCALARS:
        return words.translate(_SCALARS[kind])
    if issubclass(kind, StrEnum):
        return ", ".join(f"`{member}`" for member in kind)
    return f"[{words.translate(SHAPES[kind])}](#{anchor(kind)})"


def field_type(kind: FieldType, words: Speech) -> str:
    """What a field of that type holds."""
    return words.translate(_FIELDS[kind])


def default(slot: Slot, words: Speech) -> str:
    """What holds where a key is absent."""
    if slot.required:
        return f"**{words.translate(N_('must be there'))}**"
    text = written(slot.default)
    return f"`{text}`" if text else ""


def written(value: object) -> str:
    """A value as people write it; nothing for what is not there."""
    if value is None or value in ((), {}):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(written, value))}]"
    # Cadences and due rules have a spelling of their own.
    slots = _slots(value)
    return _keys(value, slots) if slots else str(value)


def _slots(value: object) -> tuple[Slot, ...]:
    shape: Any = type(value)
    return slots_of(shape) if is_shape(shape) else ()


def _keys(value: object, slots: tuple[Slot, ...]) -> str:
    given = (
        (slot.name, getattr(value, slot.attribute))
        for slot in slots
        if slot.required or getattr(value, slot.attribute) != slot.default
    )
    told = ", ".join(f"{name}: {written(each)}" for name, each in given)
    return f"{{{told}}}" if told else ""
