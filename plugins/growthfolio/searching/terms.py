"""A page's HTML → the terms it can be found by.

Chinese has no blanks, and a dictionary parts words where readers would not: 复盘 is
looked for within 月度复盘. So every two characters that stand side by side are a
term, and a phrase is found where all its pairs are. Words of other scripts are terms
as they are.
"""

import html
import re
import unicodedata
from operator import add
from typing import Final

# What is not there for readers: remarks, scripts, and markup itself.
_UNSEEN: Final = re.compile(
    r"<!--.*?-->|<(script|style|template)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE
)
_TAG: Final = re.compile(r"<[^<>]*>")
CJK: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af"
"""Scripts that write without blanks between words."""
_RUN: Final = re.compile(f"[{CJK}]+")
_WORD: Final = re.compile(rf"[^\W_{CJK}]{{2,40}}")


def terms_of(page: str) -> frozenset[str]:
    """Every pair of Chinese characters side by side, and every other word."""
    return _terms(seen(page))


def seen(page: str) -> str:
    """What a reader sees of a page, in one form of every letter, in lower case."""
    text = _TAG.sub(" ", _UNSEEN.sub(" ", page))
    return unicodedata.normalize("NFKC", html.unescape(text)).casefold()


def _terms(text: str) -> frozenset[str]:
    found: set[str] = set(_WORD.findall(text))
    for run in _RUN.findall(text):
        found.update(map(add, run, run[1:]))
    return frozenset(found)
