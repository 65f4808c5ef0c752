"""Nodes → the model's classes, by the keys the classes themselves describe.

Unknown keys, missing keys and values of the wrong kind become findings at their
line and column; what could be read is kept.
"""

import types
from collections.abc import Iterable, Mapping
from dataclasses import is_dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, Final, TypeVar, Union, cast, get_args, get_origin

from growthfolio.loading.nodes import Listing, Node, Scalar, Table
from growthfolio.loading.report import Report
from growthfolio.loading.spelling import did_you_mean
from growthfolio.loading.values import SCALARS, read_member
from growthfolio.model.phrase import Phrase, phrase
from growthfolio.model.rules import values as rules
from growthfolio.model.schema import Slot, UnreadableValueError, slots_of
from growthfolio.model.title import LANGUAGES, Title

Shape = TypeVar("Shape")

_BAD: Final = object()


def read(
    shape: type[Shape],
    table: Table,
    report: Report,
    beside: Iterable[str] = (),
    **known: object,
) -> Shape | None:
    """An instance of `shape` from a table, or None where a required key fails.

    `known` are attributes that no key gives, such as an id taken from the path;
    `beside` are keys that somebody else reads: they get their marks here. A key
    without a value is as good as absent, and has no mark.
    """
    slots = _slots(cast("Any", shape))
    found: dict[str, Any] = dict(known)
    keys: dict[str, tuple[int, int]] = {}
    for key, node in table.pairs:
        slot = slots.get(key.text)
        if slot is None and key.text not in beside:
            unknown_key(key, (*beside, *slots), report)
            continue
        if is_empty(node) and not (slot and slot.required):
            continue
        keys[key.text] = (node.line, node.column)
        if isinstance(node, Listing):
            for index, item in enumerate(node.items):
                keys[f"{key.text}.{index}"] = (item.line, item.column)
        if slot is not None and not _is_blank(node):
            found[slot.attribute] = _value(slot.type, node, key.text, report)
    lacking = [
        slot for slot in slots.values() if slot.required and slot.attribute not in found
    ]
    for slot in lacking:
        line, column = keys.get(slot.name, (table.line, table.column))
        doc = Phrase(slot.key.doc)
        report.add(rules.MISSING_KEY, line, column, key=slot.name, doc=doc)
    if lacking or any(
        found.get(slot.attribute) is _BAD for slot in slots.values() if slot.required
    ):
        return None
    usable = {key: value for key, value in found.items() if value is not _BAD}
    marks = report.marks(table.line, table.column, keys)
    return cast("Shape", cast("Any", shape)(**usable, marks=marks))


def unknown_key(key: Scalar, known: tuple[str, ...], report: Report) -> None:
    """Note a key nobody knows, with the nearest one that is known."""
    report.add(
        rules.UNKNOWN_KEY,
        key.line,
        key.column,
        key=key.text,
        hint=did_you_mean(key.text, known),
    )


def wrong_value(
    node: Node, key: str, error: UnreadableValueError, report: Report
) -> None:
    """Note a value of another kind than its key's, with the mended spelling."""
    hint = (
        phrase("write “{instead}”", instead=error.instead)
        if error.instead
        else phrase("mend the value")
    )
    report.add(
        rules.WRONG_VALUE,
        node.line,
        node.column,
        key=key,
        expected=error.expected,
        hint=hint,
    )


@cache
def _slots(shape: Any) -> Mapping[str, Slot]:  # noqa: ANN401
    return MappingProxyType({slot.name: slot for slot in slots_of(shape)})


def is_empty(node: Node) -> bool:
    """Whether a key is written without a value: nothing, quotes, or an empty list."""
    if isinstance(node, Listing):
        return all(map(_is_blank, node.items))
    return _is_blank(node)


def _is_blank(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text


def _value(kind: Any, node: Node, key: str, report: Report) -> Any:  # noqa: ANN401
    try:
        return _convert(kind, node, key, report)
    except UnreadableValueError as error:
        wrong_value(node, key, error, report)
        return _BAD


def _convert(kind: Any, node: Node, key: str, report: Report) -> Any:  # noqa: ANN401
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        (kind,) = (option for option in get_args(kind) if option is not type(None))
        return _convert(kind, node, key, report)
    if origin is tuple:
        return _items(get_args(kind)[0], node, key, report)
    if origin is Mapping:
        return _mapping(get_args(kind)[1], node, report)
    if kind is Title:
        return _title(node)
    if is_dataclass(kind) and kind not in SCALARS:
        if not isinstance(node, Table):
            raise UnreadableValueError(phrase("keys and values"))
        value = read(cast("type[Any]", kind), node, report)
        return _BAD if value is None else value
    if not isinstance(node, Scalar):
        raise UnreadableValueError(phrase("a single value"))
    return _scalar_reader(kind)(node.text)


@cache
def _scalar_reader(kind: Any) -> Any:  # noqa: ANN401
    if kind in SCALARS:
        return SCALARS[kind]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return read_member(kind)
    raise TypeError(kind)


def _items(kind: Any, node: Node, key: str, report: Report) -> tuple[Any, ...]:  # noqa: ANN401
    """A list; a single value stands for a list of one."""
    nodes = node.items if isinstance(node, Listing) else (node,)
    values = (_value(kind, item, key, report) for item in nodes if not _is_blank(item))
    return tuple(value for value in values if value is not _BAD)


def _mapping(kind: Any, node: Node, report: Report) -> Mapping[str, Any]:  # noqa: ANN401
    if not isinstance(node, Table):
        raise UnreadableValueError(phrase("keys and values"))
    values = {
        name.text: _value(kind, value, name.text, report) for name, value in node.pairs
    }
    return MappingProxyType(
        {name: value for name, value in values.items() if value is not _BAD}
    )


def _title(node: Node) -> Title:
    if isinstance(node, Scalar):
        return Title.plain(node.text)
    expected = phrase("a text, or a text for each of {names}", names=LANGUAGES)
    if not isinstance(node, Table) or not node.pairs:
        raise UnreadableValueError(expected)
    texts = {}
    for language, text in node.pairs:
        if language.text not in LANGUAGES or not isinstance(text, Scalar):
            raise UnreadableValueError(expected)
        texts[language.text] = text.text
    return Title(MappingProxyType(texts))
