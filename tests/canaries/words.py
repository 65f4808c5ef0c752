"""Canaries: words that stand nowhere else, each of the place it was planted in.

A canary is one Latin word of sixteen letters, whatever a search may do to it, and
six Chinese characters, of which a search keeps the pairs. Where only a number or a
day can stand, a number or a day nobody else has stands for it.
"""

from datetime import date, timedelta
from enum import IntEnum
from hashlib import blake2b
from typing import Final

from msgspec import Struct

PREFIX: Final = "qz"
_LETTERS: Final = "abcdefghijkmnoprstuvwy"
_FIRST, _LAST = 0x5000, 0x9000


class Level(IntEnum):
    """The least privileged audience that may know something."""

    PUBLIC = 0
    COHORT = 1
    REVIEWERS = 2
    MENTORS = 3
    NOBODY = 4


PUBLIC, COHORT, REVIEWERS, MENTORS, NOBODY = Level
AUDIENCES: Final = ("public", "cohort", "reviewers", "mentors")
NAMES: Final = (*AUDIENCES, "never")
"""What a programme calls the levels."""


class Canary(Struct, frozen=True):
    """What was planted, where, and for whom; `text` is what is written.

    `sign` is what to look for: the Latin word, a number or a day. `heard` is for
    whom it comes up if not for all who may know: a heading with nothing below it.
    """

    spot: str
    level: Level
    sign: str
    text: str
    han: str = ""
    heard: Level = Level.PUBLIC

    def must_be_heard(self, rank: int) -> bool:
        """Whether it must come up; an id may, where what it names does."""
        return not self.spot.startswith("id.") and max(self.heard, self.level) <= rank

    @property
    def is_remark(self) -> bool:
        """Whether it stands in a text where only the sanitiser takes it out."""
        return self.spot.endswith(".remark")


def word(
    spot: str, level: Level, *, latin: bool = False, other: bool = False
) -> Canary:
    """The canary of a place, always the same, or its other one.

    `latin` is for where an id must stand.
    """
    salt = b"other" if other else b""
    digest = blake2b(spot.encode(), digest_size=26, salt=salt).digest()
    letters = "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:14])
    pairs = zip(digest[14::2], digest[15::2], strict=True)
    han = "".join(chr(_FIRST + (a * 256 + b) % (_LAST - _FIRST)) for a, b in pairs)
    sign = PREFIX + letters
    return (
        Canary(spot, level, sign, sign)
        if latin
        else Canary(spot, level, sign, f"{sign} {han}", han)
    )


def number(spot: str, level: Level, n: int) -> Canary:
    """A number below 100 that nobody else has."""
    sign = f"{11 + n % 80}.{30 + n // 80}7"
    return Canary(spot, level, sign, sign)


def day(spot: str, level: Level, n: int) -> Canary:
    """A day long before any programme."""
    sign = (date(1907, 1, 3) + timedelta(days=n)).isoformat()
    return Canary(spot, level, sign, sign)


def month(spot: str, level: Level, n: int) -> Canary:
    """A month long after any programme; pages say it in English."""
    first = date(2060 + n // 12, n % 12 + 1, 1)
    return Canary(spot, level, f"{first:%B} {first.year}", f"{first:%Y-%m}")
