"""The plainest YAML → nodes, without a YAML parser; None for everything else.

Nine front matters in ten are lines of `key: value` with nothing in them that YAML
gives a meaning to. A parser takes a hundred microseconds for those, and a regular
expression twenty. What is read here the parser reads the same; the tests hold one
against the other.
"""

import re
from typing import Final

from growthfolio.loading.nodes import Listing, Node, Scalar, Table

# Letters of the scripts in use, with their punctuation; but for these ASCII only.
_LETTERS: Final = "¡-ҁ‐-‧、-〿぀-鿿가-힣！-～"
_FIRST: Final = f"[0-9A-Za-z_/.+({_LETTERS}]"
# A colon or a number sign may begin a value or a remark: the parser knows.
_TEXT: Final = rf"{_FIRST}[ !\"$-9;-~{_LETTERS}]*"
_ITEM: Final = rf"[0-9A-Za-z_{_LETTERS}][ !$-+\-./0-9;-Z\\^-z|~{_LETTERS}]*"
_LINE: Final = re.compile(
    rf"([A-Za-z_][0-9A-Za-z_-]*): (?:({_TEXT})"
    rf"|\"([ !#-\[\]-~{_LETTERS}]*)\"|\[({_ITEM}(?:, {_ITEM})*)\])"
)


MOST: Final = 200
"""How many lines are read: of more keys the parser says that they are too many."""


def read_simple(text: str) -> Table | None:
    """The table of a text of plain lines, each with another key; else None."""
    *lines, rest = text.split("\n")
    if rest or not lines or len(lines) > MOST:
        return None
    pairs: list[tuple[Scalar, Node]] = []
    fullmatch = _LINE.fullmatch
    for number, line in enumerate(lines, start=1):
        match = fullmatch(line)
        if match is None or line[-1] == " ":
            return None
        key, plain, quoted, items = match.groups()
        column = len(key) + 3
        value: Node
        if plain is not None:
            value = Scalar(plain, number, column)
        elif quoted is not None:
            value = Scalar(quoted, number, column, quoted=True)
        elif " ," in items or items[-1] == " " or "，" in items:
            return None
        else:
            value = _listing(items, number, column)
        pairs.append((Scalar(key, number, 1), value))
    if len({key.text for key, _ in pairs}) < len(pairs):
        return None
    return Table(tuple(pairs), 1, 1)


def _listing(items: str, number: int, column: int) -> Listing:
    found = []
    at = column + 1
    for item in items.split(", "):
        found.append(Scalar(item, number, at))
        at += len(item) + 2
    return Listing(tuple(found), number, column)
