"""Lines that begin alike → one text that says what of each is not in the one before."""

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Final

from growthfolio.searching.packing import DIGITS

_MOST: Final = len(DIGITS) - 1
_LAST: Final = "\uffff"
"""The script in the browser counts the characters after it as two."""


def listed(lines: Iterable[str]) -> str:
    """Every line, in order: how many characters it begins with as the one before does.

    That is one digit; what else there is in the line comes after it.
    """
    return "\n".join(_told(line.replace("\n", " ") for line in lines))


def _told(lines: Iterable[str]) -> Iterator[str]:
    before = ""
    for line in lines:
        pairs = zip(before[:_MOST], line, strict=False)
        alike = takewhile(lambda pair: pair[0] == pair[1] <= _LAST, pairs)
        shared = sum(1 for _ in alike)
        yield DIGITS[shared] + line[shared:]
        before = line
