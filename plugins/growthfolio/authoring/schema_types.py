"""The model's classes and field types → the JSON Schema of what may be written.

The loader reads every scalar as a text and takes a key without a value for one
that is not there; so a schema accepts the numbers and nulls an editor infers.
"""

import types
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final, TypeAlias, Union, get_args, get_origin

from growthfolio.loading.merging import REMOVE
from growthfolio.loading.values import LISTS
from growthfolio.model.cadence import Cadence, DueRule
from growthfolio.model.duty import Owner
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.schema import Id, Slot, is_shape, slots_of
from growthfolio.model.title import LANGUAGES, Title
from growthfolio.words import Speech

Schema: TypeAlias = dict[str, Any]
Enums: TypeAlias = Mapping[tuple[type, str], tuple[str, ...]]

_DAY: Final = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
_MONTH: Final = r"^\d{4}-(0[1-9]|1[0-2])$"
_NUMBER: Final = r"^[+-]?\d+(\.\d+)?$"
_NO_LESS_THAN_0: Final = {FieldType.PERCENT, FieldType.SCORE, FieldType.MONEY}
_NO_MORE_THAN_100: Final = {FieldType.PERCENT, FieldType.SCORE}

_TEXT: Final[Schema] = {"type": ["string", "number", "boolean"]}
_ID: Final[Schema] = {
    "type": ["string", "number"],
    "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$",
}
_DATE: Final[Schema] = {"type": "string", "format": "date", "pattern": _DAY}
_DECIMAL: Final[Schema] = {"type": ["number", "string"], "pattern": _NUMBER}

SCALARS: Final[Mapping[Any, Schema]] = {
    str: _TEXT,
    Id: _ID,
    date: _DATE,
    int: {"type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]{1,9}$"},
    Decimal: _DECIMAL,
    # Of 4/3 the check says that it is more than the whole.
    Fraction: {
        "type": ["number", "string"],
        "minimum": 0,
        "maximum": 1,
        "pattern": r"^([0-9]{1,4}/[1-9][0-9]{0,3}|0(\.[0-9]{1,4})?|1(\.0{1,4})?)$",
    },
    bool: {"enum": [True, False, "true", "false"]},
    Cadence: {
        "type": "string",
        "pattern": "^(month|quarter|half-year|year|stage|once|event"
        r"|weeks:\s*0*[1-9][0-9]*)$",
    },
    # Editors take `+10` for the number ten.
    DueRule: {
        "type": ["string", "integer"],
        "pattern": r"^(last-day|last-working-day|day\s+(?!0+$)[0-9]{1,3}"
        r"|\+[0-9]{1,3})$",
    },
    Owner: {"type": "string", "pattern": "^(mentee|office|unit|(mentor|unit):.+)$"},
}

_FIELDS: Final[Mapping[FieldType, Schema]] = {
    FieldType.TEXT: _TEXT,
    FieldType.NUMBER: _DECIMAL,
    FieldType.PERCENT: _DECIMAL,
    FieldType.SCORE: _DECIMAL,
    FieldType.MONEY: _DECIMAL,
    FieldType.DATE: _DATE,
    FieldType.MONTH: {"type": "string", "pattern": _MONTH},
    FieldType.PERSON: _ID,
    FieldType.MENTOR: _ID,
    FieldType.FILE: {"type": "string"},
    FieldType.DURATION: {
        "type": "string",
        "pattern": r"^\d+(\.\d+)?\s*(min|h|d)$",
    },
    FieldType.FLAG: {"enum": [True, False, "true", "false"]},
    FieldType.UNIT: _ID,
}


class Shapes:
    """Schemas of the model's classes, each class in words of one language.

    With `partial` nothing but ids is demanded, and what has an id may be removed:
    that is what may be written on top of a preset.
    """

    def __init__(self, speech: Speech, enums: Enums, *, partial: bool = False) -> None:
        self.definitions: Schema = {}
        self.fields = Fields(speech, enums)
        self._names: dict[type, str] = {}
        self._speech = speech
        self._enums = enums
        self._partial = partial

    def mapping(self, shape: type) -> Schema:
        """The schema of a class: its keys, and no others."""
        slots = slots_of(shape)
        properties = {slot.name: self._property(shape, slot) for slot in slots}
        required = [slot.name for slot in slots if slot.required]
        if self._partial:
            required = [name for name in required if name == "id"]
            if required:
                properties[REMOVE] = SCALARS[bool]
        schema: Schema = {"type": "object", "properties": properties}
        if required:
            schema["required"] = required
        return schema | {"additionalProperties": False}

    def _property(self, shape: type, slot: Slot) -> Schema:
        allowed = self._enums.get((shape, slot.name), ())
        schema = self._of(slot.type, allowed)
        if names := self._enums.get((shape, f"{slot.name}.names"), ()):
            schema["propertyNames"] = {"enum": list(names)}
        if not slot.required or self._partial:
            schema = or_empty(schema)
        schema = {"description": self._speech.translate(slot.key.doc), **schema}
        if slot.key.example is not None:
            schema["examples"] = [slot.key.example]
        return schema

    def _of(self, kind: Any, allowed: tuple[str, ...] = ()) -> Schema:  # noqa: ANN401 - a type
        origin = get_origin(kind)
        if origin in (Union, types.UnionType):
            (kind,) = (each for each in get_args(kind) if each is not type(None))
            return self._of(kind, allowed)
        if origin is tuple:
            item = self._of(get_args(kind)[0], allowed)
            # The loader takes a single value for a list of one.
            return {"anyOf": [{"type": "array", "items": or_empty(item)}, item]}
        if origin is Mapping:
            values = self._of(get_args(kind)[1], allowed)
            return {"type": "object", "additionalProperties": values}
        if kind is Title:
            return _title()
        if allowed:
            return {"enum": list(allowed)}
        return self._named(kind)

    def _named(self, kind: Any) -> Schema:  # noqa: ANN401 - a type
        if kind in SCALARS:
            return dict(SCALARS[kind])
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return {"enum": [str(member) for member in kind]}
        if not is_shape(kind):
            raise TypeError(kind)
        name = self._names.get(kind)
        if name is None:
            name = kind.__name__
            # What is assessed and what units are evaluated by are indicators, both.
            if name in self.definitions:
                name = f"{kind.__module__.rpartition('.')[2]}.{name}"
            self._names[kind] = name
            self.definitions[name] = {}
            self.definitions[name] = self.mapping(kind)
        return {"$ref": f"#/$defs/{name}"}


def demands(shape: type, above: frozenset[type] = frozenset()) -> Schema:
    """The keys a class cannot do without, and those of the classes in it.

    A class within itself (columns are fields, too) is followed once.
    """
    slots = slots_of(shape)
    schema: Schema = {}
    if required := [slot.name for slot in slots if slot.required]:
        schema["required"] = required
    inside = {slot.name: _demanded(slot.type, above | {shape}) for slot in slots}
    if properties := {name: inner for name, inner in inside.items() if inner}:
        schema["properties"] = properties
    return schema


def _demanded(kind: Any, above: frozenset[type]) -> Schema:  # noqa: ANN401 - a type
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _demanded(get_args(kind)[0], above)
    if origin is tuple:
        inner = _demanded(get_args(kind)[0], above)
        # Each keyword looks at its own type: one for a list, one for a single value.
        return inner | {"items": inner} if inner else {}
    if origin is Mapping:
        inner = _demanded(get_args(kind)[1], above)
        return {"additionalProperties": inner} if inner else {}
    followed = is_shape(kind) and kind not in SCALARS and kind is not Title
    if followed and kind not in above:
        return demands(kind, above)
    return {}


class Fields:
    """Schemas of records' own fields, in words of one language."""

    def __init__(self, speech: Speech, enums: Enums) -> None:
        self._speech = speech
        self._units = list(enums.get((RecordField, "unit"), ()))

    def schema(self, rule: RecordField) -> Schema:
        """The schema of a field; empty means not there."""
        if rule.type is FieldType.TABLE:
            row = self._row(rule)
            schema: Schema = {"anyOf": [{"type": "array", "items": row}, row]}
            schema = or_empty(schema)
        elif rule.type in LISTS:
            text = _TEXT if rule.type is FieldType.LIST else _ID
            item = or_empty({"enum": list(rule.choices)} if rule.choices else text)
            schema = {"anyOf": [{"type": "array", "items": item}, item]}
        elif rule.type is FieldType.CHOICE:
            schema = or_empty({"enum": list(rule.choices)})
        elif rule.type is FieldType.UNIT and self._units:
            schema = or_empty({"enum": self._units})
        else:
            schema = or_empty(_FIELDS[rule.type] | _bounds(rule))
        if rule.title is not None:
            schema = {"title": self._speech.say(rule.title)} | schema
        return schema

    def _row(self, rule: RecordField) -> Schema:
        """The schema of one row of a table."""
        columns = rule.columns.items()
        return {
            "type": "object",
            "properties": {name: self.schema(each) for name, each in columns},
            "required": [name for name, each in columns if each.required],
            "additionalProperties": False,
        }


def or_empty(schema: Schema) -> Schema:
    """The schema, or a key without a value."""
    if "enum" in schema:
        return schema | {"enum": [*schema["enum"], None]}
    if "type" in schema:
        kinds = schema["type"]
        kinds = kinds if isinstance(kinds, list) else [kinds]
        return schema | {"type": [*kinds, "null"]}
    if "anyOf" in schema:
        return schema | {"anyOf": [*schema["anyOf"], {"type": "null"}]}
    return {"anyOf": [schema, {"type": "null"}]}


def _bounds(rule: RecordField) -> Schema:
    """The limits of a number; a number written as a text is left to the check."""
    low, high = rule.min, rule.max
    if low is None and rule.type in _NO_LESS_THAN_0:
        low = Decimal(0)
    if high is None and rule.type in _NO_MORE_THAN_100:
        high = Decimal(100)
    limits = {"minimum": low, "maximum": high}
    return {
        name: int(limit) if limit == int(limit) else float(limit)
        for name, limit in limits.items()
        if limit is not None
    }


def _title() -> Schema:
    texts = {
        "type": "object",
        "properties": {language: dict(_TEXT) for language in LANGUAGES},
        "additionalProperties": False,
        "minProperties": 1,
    }
    return {"anyOf": [dict(_TEXT), texts]}
