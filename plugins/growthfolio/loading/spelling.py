"""Slips of spelling, and the right spelling next to them.

People write dates in many ways (`2026.3`, `3月`, full-width digits); one form is
canonical, the others are named with their correction.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Final

from growthfolio.model import period as periods
from growthfolio.model.period import Period
from growthfolio.model.phrase import Phrase, phrase

_CHINESE_NUMBERS: Final = ("〇一二三四五六七八九", "零一二三四五六七八九")
_SEPARATOR: Final = r"\s*[-–—./_年]\s*"
_QUARTER: Final = r"(?:q\s*([1-4])|第?\s*([1-4])\s*季度?)"
_HALF: Final = r"(?:h\s*([12])|([上下])半年)"
_PATTERNS: Final = (
    ("day", rf"(\d{{4}}){_SEPARATOR}(\d{{1,2}})\s*[-–—./_月]\s*(\d{{1,2}})\s*[日号]?"),
    ("day", r"(\d{4})(\d{2})(\d{2})"),
    ("month", rf"(\d{{4}}){_SEPARATOR}(\d{{1,2}})\s*月?(?:份)?"),
    ("month", r"(\d{4})(\d{2})"),
    ("quarter", rf"(\d{{4}})(?:{_SEPARATOR})?{_QUARTER}"),
    ("half-year", rf"(\d{{4}})(?:{_SEPARATOR})?{_HALF}"),
    (
        "week",
        rf"(\d{{4}})(?:{_SEPARATOR})?(?:w\s*(\d{{1,2}})|第?\s*(\d{{1,2}})\s*[周週])",
    ),
    ("year", r"(\d{4})\s*年度?"),
)
_WITHOUT_YEAR: Final = (
    ("month", r"(\d{1,2})\s*月(?:份)?"),
    ("quarter", _QUARTER),
    ("half-year", _HALF),
)

_LONGEST: Final = 40
"""No period, date, number or id is longer; what is, means nothing."""

_QUOTES: Final = ("“”", "‘’", "「」", "『』", "＂＂", '""', "''")

# Letters of other scripts that look like ours (threats.md, E106).
_LOOK_ALIKES: Final = str.maketrans(
    "асԁеһіјӏкмпорԛѕтѵԝхуαεικνορτυχɑɡıⅼ",
    "acdehijlkmnopqstvwxyaeiknoptuxagil",
)


def plain(text: str) -> str:
    """The text with full-width letters and digits made ASCII, trimmed.

    Quotes that stand around it, of any width, are taken off.
    """
    text = unicodedata.normalize("NFKC", text).strip()
    inner = text[1:-1]
    if len(text) > 1 and text[0] + text[-1] in _QUOTES and inner.isprintable():
        return inner.strip()
    return text


def folded(word: str) -> str:
    """What a word is taken for: case, width and letters that look alike are one."""
    if word.isascii():
        return plain(word).casefold()
    return plain(word).casefold().translate(_LOOK_ALIKES)


_WORD: Final = re.compile(r"[\w.-]{1,40}")


def shown_word(text: str) -> str:
    """A word that may be said of a file not everybody may read; no sentence is one."""
    return text if _WORD.fullmatch(text) else "…"


def nearest_period(text: str, since: date) -> Period | None:
    """The period a misspelt folder name means: `2026.3` → 2026-03.

    Without a year the first one that ends on or after `since` is meant.
    """
    if len(text) > _LONGEST:
        return None
    text = _with_digits(plain(text))
    if found := periods.parse(text.upper()):
        return found
    for kind, pattern in _WITHOUT_YEAR:
        if match := _spelt(pattern, text):
            part = next(group for group in match.groups() if group)
            years = (f"{since.year + later:04d}" for later in (0, 1))
            tried = (_build(kind, [year, part]) for year in years)
            return next((one for one in tried if one and one.end >= since), None)
    for kind, pattern in _PATTERNS:
        if match := _spelt(pattern, text):
            return _build(kind, [group for group in match.groups() if group])
    return None


def same_period(text: str) -> Period | None:
    """The period that is spelt in another form, its year with it: `2026年3月`."""
    return nearest_period(text, date.min)


def nearest_month(text: str) -> str | None:
    """The month a misspelt one means: `2026年3月` → 2026-03."""
    if len(text) > _LONGEST:
        return None
    text = _with_digits(plain(text))
    for kind, pattern in _PATTERNS:
        if kind == "month" and (match := _spelt(pattern, text)):
            found = _build(kind, list(match.groups()))
            return found.name if found else None
    return None


def nearest_date(text: str) -> date | None:
    """The day a misspelt date means: `2026年3月5日` → 2026-03-05."""
    if len(text) > _LONGEST:
        return None
    text = _with_digits(plain(text))
    for kind, pattern in _PATTERNS:
        if kind == "day" and (match := _spelt(pattern, text)):
            found = _build(kind, list(match.groups()))
            return found.start if found else None
    return None


def _spelt(pattern: str, text: str) -> re.Match[str] | None:
    # Compiled with the first slip: where nobody makes one, nobody waits for it.
    return re.fullmatch(pattern, text, re.ASCII | re.IGNORECASE)


def _with_digits(text: str) -> str:
    """Chinese numbers as digits: 二〇二六年十二月 → 2026年12月."""
    text = re.sub("十([一二三四五六七八九])", r"1\1", text).replace("十", "10")
    for digits in _CHINESE_NUMBERS:
        text = text.translate(str.maketrans(digits, "0123456789"))
    return text


def _build(kind: str, parts: list[str]) -> Period | None:
    year, *rest = parts
    if kind == "half-year":
        rest = [{"上": "1", "下": "2"}.get(rest[0], rest[0])]
    if kind in ("quarter", "half-year"):
        return periods.parse(f"{year}-{kind[0].upper()}{rest[0]}")
    if kind == "week":
        return periods.parse(f"{year}-W{int(rest[0]):02d}")
    return periods.parse("-".join([year, *(f"{int(part):02d}" for part in rest)]))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word a mistyped one most likely means."""
    if len(word) > _LONGEST:
        return None
    # As above: only for whoever misspelt something.
    from difflib import get_close_matches  # noqa: PLC0415

    names = {folded(name): name for name in known}
    found = get_close_matches(folded(word), names, n=1, cutoff=0.6)
    return names[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> Phrase:
    """What to do about a word that is not known: the nearest one, or the list."""
    words = tuple(known)
    if close := nearest(word, words):
        return phrase("did you mean “{name}”?", name=close)
    if words:
        return phrase("one of these is expected: {names}", names=words)
    return phrase("remove it")
