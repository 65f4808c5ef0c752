"""A page's HTML → the terms it can be found by.

Chinese has no blanks, and a dictionary parts words where readers would not: 复盘 is
looked for within 月度复盘. So every two characters that stand side by side are a
term, and a phrase is found where all its pairs are. Words of other scripts are terms
as they are.
"""

import html
import re
import unicodedata
from collections.abc import Collection, Iterator
from operator import add
from typing import Final

# What is not there for readers: remarks, scripts, and markup itself.
_UNSEEN: Final = re.compile(
    r"<!--.*?-->|<(script|style|template)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE
)
_TAG: Final = re.compile(r"<[^<>]*>")
CJK: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af"
"""Scripts that write without blanks between words."""
_RUN: Final = re.compile(f"([{CJK}]+)")
_WORD: Final = re.compile(r"[^\W_]{2,40}")
_SIGNS: Final = "，；：！？（）"
"""What stands in every sentence, and is no letter in any form."""


def terms_of(page: str) -> frozenset[str]:
    """Every pair of Chinese characters side by side, and every other word."""
    others_and_runs = _RUN.split(seen(page))
    words = _WORD.findall(" ".join(others_and_runs[::2]))
    return frozenset((*words, *_pairs(frozenset(others_and_runs[1::2]))))


def seen(page: str) -> str:
    """What a reader sees of a page, in one form of every letter, in lower case.

    What stands there between blanks, again and again, is there once, in any order.
    """
    text = html.unescape(" ".join(frozenset(_TAG.split(_UNSEEN.sub(" ", page)))))
    for sign in _SIGNS:
        text = text.replace(sign, " ")
    return _in_one_form(" ".join(frozenset(text.split()))).casefold()


def _in_one_form(text: str) -> str:
    """Every letter in one form; blanks keep what they part from becoming one."""
    if unicodedata.is_normalized("NFKC", text):
        return text
    return " ".join([unicodedata.normalize("NFKC", part) for part in text.split(" ")])


def _pairs(runs: Collection[str]) -> Iterator[str]:
    text = " ".join(runs)
    pairs = frozenset(map(add, text, text[1:]))
    return (pair for pair in pairs if " " not in pair)
