"""A page's HTML → the terms it can be found by, packed.

Chinese has no blanks, and a dictionary parts words where readers would not: 复盘 is
looked for within 月度复盘. So every two characters that stand side by side are a
term, and a phrase is found where all its pairs are. Words of other scripts are terms
as they are.

Most of what people write is Chinese and ASCII: letters of which each has one form,
whatever stands next to it. They are looked at as they are, and only words with
others in them letter by letter.
"""

import html
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from growthfolio.searching.standing import LONGEST, packed, pairs_of

# What is not there for readers: remarks, scripts, and markup itself.
_UNSEEN: Final = re.compile(
    r"<!--.*?-->|<(script|style|template)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE
)
_UNSEEN_STARTS: Final = (b"<!--", b"<script", b"<style", b"<template")
_TAG: Final = re.compile(r"<[^<>]*>")
_ENDS: Final = b"<>"
"""What a tag begins with, and ends with."""
_NO_ENDS: Final = bytes(set(range(256)).difference(_ENDS))
CJK: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af"
"""Scripts that write without blanks between words."""
_RUN: Final = re.compile(f"[{CJK}]{{2,}}")
_WORD: Final = re.compile(rf"[^\W_{CJK}]{{2,{LONGEST}}}")
_SIGNS: Final = "，。；：！？、（）"
"""What stands in every sentence: each is replaced by a blank sooner than looked at."""

_SIMPLE_CJK: Final = "\u3041-\u3096\u30a0-\u30fe\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
"""Those of them that are in one form already, and stay what they are beside others."""
_SIMPLE_SIGNS: Final = (
    "\xa0«»°·×\u2010-\u2016\u2018-\u203d\u2190-\u23ff\u2500-\u2775\u2794-\u27bf"
    "\u3000-\u3004\u3008-\u3020\ufe0e\ufe0f！-／：-＠［-｀｛-､\U0001f300-\U0001faff"
)
"""What is no letter, nor becomes one in another form or beside others."""
NOT_SIMPLE: Final = re.compile(f"[^\\x00-\\x7f{_SIMPLE_CJK}{_SIMPLE_SIGNS}]")
"""A character that has to be looked at together with those around it."""

_ASCII: Final = range(128)
_TO_WORDS: Final = bytes(
    ord(chr(code).lower()) if code in _ASCII and chr(code).isalnum() else ord(" ")
    for code in range(256)
)
_TO_OTHERS: Final = bytes(ord(" ") if code in _ASCII else code for code in range(256))
_LETTERS: Final = frozenset(bytes([letter]) for letter in _TO_WORDS)


def terms_of(page: str) -> bytes:
    """Every pair of Chinese characters side by side, and every other word."""
    text = _seen(page)
    runs = _runs(text)
    if NOT_SIMPLE.search(runs) is None:
        return packed(_words(text), _pairs(runs))
    every = frozenset(text.decode().split())
    special = frozenset(filter(NOT_SIMPLE.search, every))
    simple = " ".join(every - special).encode()
    others = _in_one_form(special)
    words = _words(simple).union(map(str.encode, _WORD.findall(others)))
    return packed(words, _pairs(f"{_runs(simple)} {others}"))


def _seen(page: str) -> bytes:
    """What a reader sees of a page."""
    data = page.encode("utf-8", "replace")
    seen = _between_tags(data)
    if seen is None:
        seen = _TAG.sub(" ", _UNSEEN.sub(" ", data.decode())).encode()
    return html.unescape(seen.decode()).encode() if b"&" in seen else seen


def _between_tags(page: bytes) -> bytes | None:
    """What stands between tags, each once, in any order; None if some is not seen."""
    ends = page.translate(None, _NO_ENDS)
    if ends != _ENDS * (len(ends) // len(_ENDS)):
        return None
    parts = page.replace(b"<", b">").split(b">")
    starts = b"<".join((b"", *frozenset(parts[1::2]))).lower()
    if any(map(starts.__contains__, _UNSEEN_STARTS)):
        return None
    return b" ".join(frozenset(parts[::2]))


def _words(text: bytes) -> set[bytes]:
    """The words of ASCII in a text, in lower case."""
    words = set(text.translate(_TO_WORDS).split())
    words -= _LETTERS
    return words


def _runs(text: bytes) -> str:
    """What else there is in a text, without blanks between, each once."""
    runs = b" ".join(frozenset(text.translate(_TO_OTHERS).split())).decode()
    for sign in _SIGNS:
        runs = runs.replace(sign, " ")
    return runs


def _pairs(text: str) -> set[int]:
    """Every two characters of Chinese side by side."""
    runs = _RUN.findall(text)
    first = "".join([run[:-1] for run in runs])
    return pairs_of(first, "".join([run[1:] for run in runs]))


def _in_one_form(words: Iterable[str]) -> str:
    """Words with every letter in one form, in lower case.

    Blanks keep what they part from becoming one letter.
    """
    one_form = [unicodedata.normalize("NFKC", word) for word in words]
    return " ".join(one_form).casefold()
