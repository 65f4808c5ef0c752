"""Text as it may be shown: what would be obeyed instead of read is spelt out."""

import unicodedata
from typing import Final

_SPELT_OUT: Final = ("Cc", "Cf", "Cs", "Zl", "Zp")
_BASIC: Final = 0xFFFF


def visible(text: str) -> str:
    r"""The text with control and direction characters shown as `\u202e`.

    A terminal would obey them, and a reader would be shown something else than
    what is there (threats.md, X4 and E105).
    """
    if text.isprintable():
        return text
    return "".join(
        _escaped(character)
        if unicodedata.category(character) in _SPELT_OUT
        else character
        for character in text
    )


def _escaped(character: str) -> str:
    point = ord(character)
    return f"\\u{point:04x}" if point <= _BASIC else f"\\U{point:08x}"
