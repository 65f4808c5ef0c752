"""Nodes → the model's classes, by the keys the classes themselves describe.

Unknown keys, missing keys and values of the wrong kind become findings at their
line and column; what could be read is kept.
"""

import types
from collections.abc import Callable, Container, Iterable, Mapping
from enum import StrEnum
from functools import cache, lru_cache, partial
from types import MappingProxyType
from typing import (
    Any,
    Final,
    NamedTuple,
    TypeAlias,
    TypeVar,
    Union,
    get_args,
    get_origin,
)

from growthfolio.loading.nodes import Listing, Node, Scalar, Table
from growthfolio.loading.report import Report
from growthfolio.loading.slips import is_bracketed, with_brackets
from growthfolio.loading.spelling import did_you_mean, folded, shown_word
from growthfolio.loading.values import SCALARS, read_member
from growthfolio.model.phrase import Phrase, phrase
from growthfolio.model.place import Marks
from growthfolio.model.rules import values as rules
from growthfolio.model.rules.front_matter import FULL_WIDTH_BRACKET
from growthfolio.model.schema import Slot, UnreadableValueError, slots_of
from growthfolio.model.title import LANGUAGES, Title

Shape = TypeVar("Shape")
_Mark: TypeAlias = tuple[int, int]
"""A line and a column."""

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
    kind: Any = shape
    entries, required = _form(kind)
    offset, found, bad = report.offset, dict(known), set[str]()
    keys: dict[str, _Mark] = {}
    items: dict[str, tuple[_Mark, ...]] = {}
    for key, node in table.pairs:
        name = key.text
        entry = entries.get(name)
        if entry is None and name not in beside:
            there = (one for one, _ in table.pairs)
            unknown_key(key, (*beside, *entries), report, there)
            continue
        # Nearly all are single values: what is asked of others is not asked of them.
        if isinstance(node, Scalar):
            nothing = is_blank = not node.text
        else:
            nothing, is_blank = is_empty(node), False
        if nothing and (entry is None or not entry.slot.required):
            continue
        keys[name] = (node.line + offset, node.column)
        if type(node) is Listing:
            _mark_items(name, node, items, offset)
        if entry is None or is_blank:
            continue
        value = _made(entry.reader, node, name, report)
        if value is _BAD:
            bad.add(entry.attribute)
        else:
            found[entry.attribute] = value
    if required and not _is_whole(required, found, bad, table, report):
        return None
    found["marks"] = Marks(report.place(table.line, table.column), keys, items)
    made: Shape = kind(**found)
    return made


def _mark_items(
    name: str, node: Listing, marks: dict[str, tuple[_Mark, ...]], offset: int
) -> None:
    """Note where the items of a list stand in its file, and those of lists in it."""
    marks[name] = tuple([(item.line + offset, item.column) for item in node.items])
    for index, item in enumerate(node.items):
        if isinstance(item, Listing):
            _mark_items(f"{name}.{index}", item, marks, offset)


def _is_whole(
    required: Iterable[Slot],
    found: Container[str],
    bad: Container[str],
    table: Table,
    report: Report,
) -> bool:
    """Whether every required key has a value; those that are lacking are noted."""
    whole = True
    for slot in required:
        if slot.attribute not in found and slot.attribute not in bad:
            at = table.get(slot.name) or table
            doc = Phrase(slot.key.doc)
            report.add(rules.MISSING_KEY, at.line, at.column, key=slot.name, doc=doc)
        whole = whole and slot.attribute in found
    return whole


def unknown_key(
    key: Scalar, known: tuple[str, ...], report: Report, there: Iterable[Scalar] = ()
) -> None:
    """Note a key nobody knows, with the nearest one that is known.

    Where only its case, width or letters that look alike make it another, it is
    plain what is meant; `there` are the keys beside it.
    """
    meant = next((name for name in known if folded(name) == folded(key.text)), None)
    edit = None
    if meant is not None and all(one.text != meant for one in there):
        edit = (key.column, key.text, meant)
    report.add(
        rules.UNKNOWN_KEY,
        key.line,
        key.column,
        key=shown_word(key.text),
        hint=did_you_mean(key.text, known),
        edit=edit,
    )


def wrong_value(
    node: Node, key: str, error: UnreadableValueError, report: Report
) -> None:
    """Note a value of another kind than its key's, with the mended spelling.

    The spelling is said only where everybody may read the value (threats.md, §1.4).
    """
    hint, edit = phrase("mend the value"), None
    if error.certain and isinstance(node, Scalar):
        hint = phrase("growthfolio fix mends it")
        edit = (node.column, node.text, str(error.instead))
    if error.instead and report.quotes:
        hint = phrase("write “{instead}”", instead=error.instead)
    report.add(
        rules.WRONG_VALUE,
        node.line,
        node.column,
        edit=edit,
        key=key,
        expected=error.expected,
        hint=hint,
    )


def refuse_brackets(node: Node, report: Report) -> bool:
    """Note a list between full-width brackets, which is one text; whether it is."""
    if not isinstance(node, Scalar) or node.quoted or not is_bracketed(node.text):
        return False
    mended = with_brackets(node.text)
    edit = (node.column, node.text, mended) if mended is not None else None
    report.add(FULL_WIDTH_BRACKET, node.line, node.column, edit=edit)
    return True


class _Reader(NamedTuple):
    """What makes a value of a key's node; raises UnreadableValueError.

    `text` does so for a single value, where that is what the key has, `node` for all
    else.
    """

    node: Callable[[Node, str, Report], Any]
    text: Callable[[str], Any] | None = None


class _Entry(NamedTuple):
    """A key of a shape, and what makes a value of its node."""

    slot: Slot
    attribute: str
    reader: _Reader


class _Form(NamedTuple):
    """The keys of a shape, and those of them that every table must have."""

    entries: Mapping[str, _Entry]
    required: tuple[Slot, ...]


@cache
def _form(shape: Any) -> _Form:  # noqa: ANN401
    slots = slots_of(shape)
    entries = {
        slot.name: _Entry(slot, slot.attribute, _reader(slot.type)) for slot in slots
    }
    return _Form(entries, tuple(slot for slot in slots if slot.required))


def _made(reader: _Reader, node: Node, key: str, report: Report) -> Any:  # noqa: ANN401
    try:
        if reader.text is not None and isinstance(node, Scalar):
            return reader.text(node.text)
        return reader.node(node, key, report)
    except UnreadableValueError as error:
        wrong_value(node, key, error, report)
        return _BAD


def is_empty(node: Node) -> bool:
    """Whether a key is written without a value: nothing, quotes, or an empty list."""
    if isinstance(node, Listing):
        return all(map(_is_blank, node.items))
    return _is_blank(node)


def _is_blank(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text


def _is_good(value: object) -> bool:
    return value is not _BAD


def _remembered(convert: Callable[[str], Any]) -> Callable[[str], Any]:
    """The same; ids, days and words are written alike in many files."""
    return convert if convert is SCALARS[str] else lru_cache(maxsize=4096)(convert)


@cache
def _reader(kind: Any) -> _Reader:  # noqa: ANN401
    """What makes a value of a node: worked out once for each type of the model."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        (kind,) = (option for option in get_args(kind) if option is not type(None))
        return _reader(kind)
    if origin in (tuple, Mapping):
        of = _reader(get_args(kind)[origin is Mapping])
        return _Reader(partial(_items if origin is tuple else _mapping, of))
    if kind is Title:
        return _Reader(_title, Title.plain)
    if kind in SCALARS or issubclass(kind, StrEnum):
        return _Reader(_no_scalar, _remembered(SCALARS.get(kind) or read_member(kind)))
    return _Reader(partial(_nested, kind))


def _no_scalar(_node: Node, _key: str, _report: Report) -> Any:  # noqa: ANN401
    raise UnreadableValueError(phrase("a single value"))


def _nested(shape: type[Any], node: Node, _key: str, report: Report) -> Any:  # noqa: ANN401
    if not isinstance(node, Table):
        raise UnreadableValueError(phrase("keys and values"))
    value = read(shape, node, report)
    return _BAD if value is None else value


def _items(reader: _Reader, node: Node, key: str, report: Report) -> tuple[Any, ...]:
    """A list; a single value stands for a list of one."""
    if refuse_brackets(node, report):
        return ()
    nodes = node.items if isinstance(node, Listing) else (node,)
    values = [_made(reader, one, key, report) for one in nodes if not _is_blank(one)]
    return tuple(values if _BAD not in values else filter(_is_good, values))


def _mapping(
    reader: _Reader, node: Node, _key: str, report: Report
) -> Mapping[str, Any]:
    if not isinstance(node, Table):
        raise UnreadableValueError(phrase("keys and values"))
    values = {
        name.text: _made(reader, value, name.text, report) for name, value in node.pairs
    }
    return MappingProxyType(
        {name: value for name, value in values.items() if value is not _BAD}
    )


def _title(node: Node, _key: str, _report: Report) -> Title:
    expected = phrase("a text, or a text for each of {names}", names=LANGUAGES)
    if not isinstance(node, Table) or not node.pairs:
        raise UnreadableValueError(expected)
    texts = {}
    for language, text in node.pairs:
        if language.text not in LANGUAGES or not isinstance(text, Scalar):
            raise UnreadableValueError(expected)
        texts[language.text] = text.text
    return Title(MappingProxyType(texts))
