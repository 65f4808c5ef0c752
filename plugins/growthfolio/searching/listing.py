"""Lines that begin alike → one text that says what of each is not in the one before."""

from collections.abc import Iterable, Iterator
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
        shared = 0
        for one, other in zip(before[:_MOST], line, strict=False):
            if one != other or one > _LAST:
                break
            shared += 1
        yield DIGITS[shared] + line[shared:]
        before = line
