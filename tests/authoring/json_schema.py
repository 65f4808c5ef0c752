"""The keywords of JSON Schema our schemas use, and what they have against a value."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final, TypeAlias

from ruamel.yaml import YAML

Schema: TypeAlias = dict[str, Any]
Value: TypeAlias = Any

_TYPES: Final[Mapping[str, tuple[type, ...]]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "boolean": (bool,),
    "null": (type(None),),
}
_NO_RULES: Final = {
    *("$schema", "$defs", "title", "description", "examples", "format"),
    *("then", "else", "properties"),
}


def as_editors_read(text: str) -> Value:
    """YAML 1.2 with numbers and booleans, and dates as the texts they are."""
    value = YAML(typ="safe", pure=True).load(text)
    return json.loads(json.dumps(value, default=date.isoformat))


def faults(value: Value, schema: Schema, top: Schema | None = None) -> list[str]:
    """What a schema has against a value; nothing where the value is allowed."""
    whole = schema if top is None else top
    found = []
    for keyword, rule in schema.items():
        if keyword in _KEYWORDS:
            found += _KEYWORDS[keyword](value, rule, schema, whole)
        elif keyword not in _NO_RULES:
            raise KeyError(keyword)
    # Values inside are looked at under `properties` and what goes with it.
    if isinstance(value, dict):
        found += _inside(value, schema, whole)
    return found


def _is_a(value: Value, kinds: str | list[str]) -> bool:
    names = kinds if isinstance(kinds, list) else [kinds]
    if isinstance(value, bool):
        return "boolean" in names
    return any(isinstance(value, _TYPES[name]) for name in names)


def _type(value: Value, rule: Value, *_: Schema) -> list[str]:
    return [] if _is_a(value, rule) else [f"{value!r} is no {rule}"]


def _enum(value: Value, rule: Value, *_: Schema) -> list[str]:
    return [] if value in rule else [f"{value!r} is none of {rule}"]


def _const(value: Value, rule: Value, *_: Schema) -> list[str]:
    return [] if value == rule else [f"{value!r} is not {rule!r}"]


def _pattern(value: Value, rule: Value, *_: Schema) -> list[str]:
    if not isinstance(value, str) or re.search(rule, value, re.ASCII):
        return []
    return [f"{value!r} does not match {rule}"]


def _minimum(value: Value, rule: Value, *_: Schema) -> list[str]:
    return [f"{value} is too small"] if _is_a(value, "number") and value < rule else []


def _maximum(value: Value, rule: Value, *_: Schema) -> list[str]:
    return [f"{value} is too large"] if _is_a(value, "number") and value > rule else []


def _any_of(value: Value, rule: Value, _: Schema, top: Schema) -> list[str]:
    told = [faults(value, each, top) for each in rule]
    return [] if [] in told else [f"none of: {told}"]


def _not(value: Value, rule: Value, _: Schema, top: Schema) -> list[str]:
    return [] if faults(value, rule, top) else [f"{value!r} is forbidden"]


def _if(value: Value, rule: Value, schema: Schema, top: Schema) -> list[str]:
    branch = "else" if faults(value, rule, top) else "then"
    return faults(value, schema.get(branch, {}), top)


def _ref(value: Value, rule: Value, _: Schema, top: Schema) -> list[str]:
    return faults(value, top["$defs"][rule.rpartition("/")[2]], top)


def _items(value: Value, rule: Value, _: Schema, top: Schema) -> list[str]:
    inside = value if isinstance(value, list) else []
    return [each for item in inside for each in faults(item, rule, top)]


def _required(value: Value, rule: Value, *_: Schema) -> list[str]:
    if not isinstance(value, dict):
        return []
    return [f"{key} is missing" for key in rule if key not in value]


def _property_names(value: Value, rule: Value, _: Schema, top: Schema) -> list[str]:
    names = value if isinstance(value, dict) else {}
    return [each for name in names for each in faults(name, rule, top)]


def _min_properties(value: Value, rule: Value, *_: Schema) -> list[str]:
    too_few = isinstance(value, dict) and len(value) < rule
    return [f"{value} has too few keys"] if too_few else []


def _others(*_: Value) -> list[str]:
    """`additionalProperties` is looked at together with the properties."""
    return []


def _inside(value: Schema, schema: Schema, top: Schema) -> Iterator[str]:
    known = schema.get("properties", {})
    others = schema.get("additionalProperties", {})
    for key, item in value.items():
        if key in known:
            yield from (f"{key}: {each}" for each in faults(item, known[key], top))
        elif others is False:
            yield f"nobody knows {key}"
        else:
            yield from (f"{key}: {each}" for each in faults(item, others, top))


_KEYWORDS: Final[Mapping[str, Callable[..., list[str]]]] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "pattern": _pattern,
    "minimum": _minimum,
    "maximum": _maximum,
    "anyOf": _any_of,
    "not": _not,
    "if": _if,
    "$ref": _ref,
    "items": _items,
    "required": _required,
    "propertyNames": _property_names,
    "minProperties": _min_properties,
    "additionalProperties": _others,
}
