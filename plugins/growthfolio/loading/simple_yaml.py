"""The plainest YAML → nodes, without a YAML parser; None for everything else.

Nine files in ten have only lines of `key: value`, lists, and mappings on one line,
with nothing in them that YAML gives a meaning to. A parser takes a hundred
microseconds for those, and a regular expression ten. What is read here the parser
reads the same; the tests hold one against the other.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from growthfolio.loading.nodes import Listing, Node, Scalar, Table, read_table
from growthfolio.loading.report import Report

# Of other characters only letters of the scripts in use, with their punctuation, but
# none that cannot be seen. It takes long to compile a class of all these: there is one,
# and those of a line below tell only ASCII apart.
_STRANGE: Final = re.compile(
    "[^\\0-\x7f¡-\u00ac\u00ae-\u034e\u0350-ҁ‐-‧、-〿぀-ㅣㅥ-鿿가-힣！-～]"
)


def _class(characters: str) -> str:
    """A class of some characters of ASCII, and of all others."""
    among = re.compile(f"[{characters}]").match
    without = (chr(code) for code in range(128) if not among(chr(code)))
    return f"[^{re.escape(''.join(without))}]"


_FIRST: Final = _class("0-9A-Za-z_/.+(")
# A colon or a number sign may begin a value or a remark: the parser knows.
_TEXT: Final = _FIRST + _class(' !"$-9;-~') + "*"
_ITEM: Final = _class("0-9A-Za-z_") + _class(r" !$-+\-./0-9;-Z\\^-z|~") + "*"
_QUOTED: Final = _class(r" !#-\[\]-~")
_KEY: Final = "[A-Za-z_][0-9A-Za-z_-]*"
_PAIRS: Final = rf"\{{{_KEY}: {_ITEM}(?:, {_KEY}: {_ITEM})*\}}"
_LINE: Final = re.compile(
    rf"(?:({_KEY}):|( *)-)(?: (?:({_TEXT})|\"({_QUOTED}*)\""
    rf"|\[({_ITEM}(?:, {_ITEM})*)\]|({_PAIRS})|\[({_PAIRS}(?:, {_PAIRS})*)\]))?"
)

MOST: Final = 200
"""How many lines are read: of more keys the parser says that they are too many."""

_LONG: Final = 80
"""Shorter lines stand in many files alike, on the same line: they are read once."""


class _Above(Struct, frozen=True):
    """A key that its list stands below."""

    key: Scalar


class _Item(Struct, frozen=True):
    """A value of such a list, and where its hyphen stands."""

    value: Node
    column: int


_NOTHING: Final = Listing((), 0, 0)

_Pair: TypeAlias = tuple[Scalar, Node]
_Line: TypeAlias = _Pair | _Above | _Item


def read_quickly(text: str, report: Report) -> Table | None:
    """The keys and values of a YAML text, or None with findings in `report`."""
    return read_simple(text) or read_table(text, report)


def read_simple(text: str) -> Table | None:
    """The table of a text of plain lines, each with another key; else None."""
    lines = text.split("\n")
    if lines.pop() or not lines or len(lines) > MOST:
        return None
    found = [
        _often(line, number) if len(line) < _LONG else _read(line, number)
        for number, line in enumerate(lines, start=1)
    ]
    plain = [line for line in found if isinstance(line, tuple)]
    pairs = plain if len(plain) == len(found) else _with_lists(found)
    if pairs is None or len({key.text for key, _ in pairs}) < len(pairs):
        return None
    return Table(tuple(pairs), 1, 1)


def _with_lists(lines: Iterable[_Line | None]) -> list[_Pair] | None:
    """The pairs of lines, the items below a key as its list; None where not plain."""
    pairs: list[_Pair] = []
    opened = False
    for line in lines:
        if line is None:
            return None
        if not isinstance(line, _Item):
            opened = isinstance(line, _Above)
            pairs.append((line.key, _NOTHING) if isinstance(line, _Above) else line)
            continue
        key, below = pairs[-1] if opened else (None, None)
        if key is None or not isinstance(below, Listing):
            return None
        if below is _NOTHING:
            pairs[-1] = key, Listing((line.value,), line.value.line, line.column)
        elif below.column == line.column:
            pairs[-1] = key, replace(below, items=(*below.items, line.value))
        else:
            return None
    return None if any(value is _NOTHING for _, value in pairs) else pairs


@lru_cache(maxsize=4096)
def _often(line: str, number: int) -> _Line | None:
    return _read(line, number)


def _read(line: str, number: int) -> _Line | None:
    match = _LINE.fullmatch(line)
    if match is None or _is_strange(line):
        return None
    key, indent, plain, quoted, items, pairs, tables = match.groups()
    column = (len(indent) if key is None else len(key)) + 3
    value: Node | None
    if plain is not None:
        value = Scalar(plain, number, column)
    elif quoted is not None:
        value = Scalar(quoted, number, column, quoted=True)
    elif items is not None:
        value = _listing(items, number, column)
    elif pairs is not None:
        value = _table(pairs, number, column)
    elif tables is not None:
        value = _tables(tables, number, column)
    elif key is not None:
        return _Above(Scalar(key, number, 1))
    else:
        return None
    if value is None:
        return None
    if key is None:
        return _Item(value, column - 2)
    return Scalar(key, number, 1), value


def _is_strange(line: str) -> bool:
    return line[-1] == " " or bool(not line.isascii() and _STRANGE.search(line))


def _listing(items: str, number: int, column: int) -> Listing | None:
    """`党建, 调研`, that stands between brackets."""
    if " ," in items or items[-1] == " " or "，" in items:
        return None
    found = []
    at = column + 1
    for item in items.split(", "):
        found.append(Scalar(item, number, at))
        at += len(item) + 2
    return Listing(tuple(found), number, column)


def _tables(tables: str, number: int, column: int) -> Listing | None:
    """`{mentor: a}, {mentor: b}`, that stand between brackets."""
    found = []
    at = column + 1
    for braced in tables.split("}, "):
        table = _table(braced.removesuffix("}") + "}", number, at)
        if table is None:
            return None
        found.append(table)
        at += len(braced) + 3
    return Listing(tuple(found), number, column)


def _table(braced: str, number: int, column: int) -> Table | None:
    """`{mentor: a, role: b}`."""
    if " ," in braced or " }" in braced:
        return None
    pairs: dict[str, _Pair] = {}
    at = column + 1
    parts = braced[1:-1].split(", ")
    for part in parts:
        key, _, text = part.partition(": ")
        value = at + len(key) + 2
        pairs[key] = Scalar(key, number, at), Scalar(text, number, value)
        at += len(part) + 2
    is_plain = len(pairs) == len(parts)
    return Table(tuple(pairs.values()), number, column) if is_plain else None
