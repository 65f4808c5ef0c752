"""Many names → one pattern that finds the longest of them, in time that does not grow.

Alternatives are tried one after the other, and a text has thousands of places where a
name could begin. So names that begin alike share their beginning: at most places the
first or the second character says that none of them stands there.
"""

import re
from collections.abc import Iterable
from typing import Final

_LATIN: Final = "[0-9A-Za-z]"
_DEEPEST: Final = 32
"""So often may the pattern branch; names that are alike even then stand in a row."""
_END: Final = f"(?:(?<!{_LATIN})|(?!{_LATIN}))"
"""A name that ends in a Latin character is no part of a longer word."""


def any_name(names: Iterable[str]) -> re.Pattern[str]:
    """Any of the names, the longest first; of Latin words only whole ones."""
    by_first: dict[str, list[str]] = {}
    for name in sorted(set(names)):
        by_first.setdefault(name[0], []).append(name[1:])
    alternatives = (
        f"{_first(first)}{_rest(rest, _DEEPEST)}" for first, rest in by_first.items()
    )
    return re.compile(f"(?:{'|'.join(alternatives)}){_END}")


def any_part(texts: Iterable[str]) -> re.Pattern[str]:
    """Any of the texts, also in the midst of a word."""
    return re.compile(_rest(sorted(set(texts)), _DEEPEST))


def _first(character: str) -> str:
    """The character a name begins with, where a Latin word begins.

    What stands before it is looked at after it, so that a search can leap from one
    such character to the next.
    """
    found = re.escape(character)
    return f"{found}(?<!{_LATIN}.)" if re.match(_LATIN, character) else found


def _rest(endings: list[str], depth: int) -> str:
    """Any of the endings, which are sorted, the longest that is there first."""
    if len(endings) == 1:
        return re.escape(endings[0])
    if not depth:
        longest_first = sorted(endings, key=len, reverse=True)
        return f"(?:{'|'.join(map(re.escape, longest_first))})"
    # Of sorted texts, what the first and the last have in common all have.
    common = _common(endings[0], endings[-1])
    by_next: dict[str, list[str]] = {}
    for ending in (one[len(common) :] for one in endings):
        by_next.setdefault(ending[:1], []).append(ending)
    is_name = by_next.pop("", None) is not None
    longer = "|".join(_rest(some, depth - 1) for some in by_next.values())
    return f"{re.escape(common)}(?:{longer}){'?' if is_name else ''}"


def _common(one: str, other: str) -> str:
    """What two texts begin with alike."""
    length = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        length += 1
    return one[:length]
