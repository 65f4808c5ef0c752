"""A page's HTML → the terms it can be found by.

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
from array import array
from collections.abc import Iterable
from typing import Final

# What is not there for readers: remarks, scripts, and markup itself.
_UNSEEN: Final = re.compile(
    r"<!--.*?-->|<(script|style|template)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE
)
_UNSEEN_STARTS: Final = re.compile("<(?:!--|script|style|template)", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^<>]*>")
CJK: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af"
"""Scripts that write without blanks between words."""
_PAIR: Final = re.compile(f"(?=([{CJK}]{{2}}))")
_NOT_CJK: Final = re.compile(f"[^{CJK} ]+")
_BLANK: Final = array("H", " ".encode("utf-16"))[1:]
_LONGEST: Final = 40
_WORD: Final = re.compile(rf"[^\W_{CJK}]{{2,{_LONGEST}}}")
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
_LETTERS: Final = frozenset(_TO_WORDS.decode())


def terms_of(page: str) -> frozenset[str]:
    """Every pair of Chinese characters side by side, and every other word."""
    text = _seen(page)
    runs = _runs(text)
    if NOT_SIMPLE.search(runs) is None:
        return frozenset(_words(text) | _pairs(runs))
    words = frozenset(text.split())
    special = frozenset(filter(NOT_SIMPLE.search, words))
    simple = " ".join(words - special)
    return frozenset(_words(simple) | _pairs(_runs(simple)) | _special(special))


def _seen(page: str) -> str:
    """What a reader sees of a page.

    What stands between two tags again and again is there once, in any order.
    """
    text = _each_once(page)
    if _UNSEEN_STARTS.search(text) is not None:
        text = _each_once(_UNSEEN.sub(" ", page))
    return html.unescape(_TAG.sub(" ", text))


def _each_once(page: str) -> str:
    """A page with every tag and the text after it once."""
    first, *others = page.split("<")
    return "<".join((first, *frozenset(others)))


def _words(text: str) -> set[str]:
    """The words of ASCII in a text, in lower case."""
    ascii_only = text.encode("ascii", "replace").translate(_TO_WORDS).decode()
    words = set(ascii_only.split())
    words -= _LETTERS
    if [word for word in words if len(word) > _LONGEST]:
        return set(_WORD.findall(" ".join(words)))
    return words


def _runs(text: str) -> str:
    """What else there is in a text, without blanks between, each once."""
    others = text.encode("utf-8", "replace").translate(_TO_OTHERS).decode()
    for sign in _SIGNS:
        others = others.replace(sign, " ")
    return " ".join(frozenset(others.split()))


def _pairs(text: str) -> set[str]:
    """Every two characters of Chinese side by side."""
    codes = array("H", _NOT_CJK.sub(" ", text).encode("utf-16"))[1:]
    # Each and the one after it, between blanks: to part that takes half as long as
    # to put every two of them together.
    spaced = _BLANK * (3 * len(codes))
    spaced[::3], spaced[1::3] = codes, (codes + _BLANK)[1:]
    pairs = set(spaced.tobytes().decode("utf-16").split(" "))
    return {pair for pair in pairs if len(pair) > 1}


def _special(words: Iterable[str]) -> set[str]:
    """The terms of words, every letter in one form, in lower case.

    Blanks keep what they part from becoming one letter.
    """
    one_form = [unicodedata.normalize("NFKC", word) for word in words]
    text = " ".join(one_form).casefold()
    return {*_WORD.findall(text), *_PAIR.findall(text)}
