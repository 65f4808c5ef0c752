"""Names in one folder → those that cannot be kept apart, or cannot be everywhere.

A repository is cloned to Windows and macOS, too: there capitals do not count, accents
are taken apart, and some names are devices (threats.md, E603). Whole folders are
looked at before single names: hardly any has one of these.
"""

import os
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from growthfolio.model.finding import Rule
from growthfolio.model.phrase import Filling, phrase
from growthfolio.model.rules.files import NAME_COLLISION, UNPORTABLE_NAME

MOST_BYTES: Final = 255
"""The longest name most systems have room for; a Chinese character takes three."""

_NUMBERS: Final = "123456789¹²³"
_DEVICES: Final = frozenset(
    (
        *("con", "prn", "aux", "nul", "conin$", "conout$"),
        *(f"{device}{n}" for device in ("com", "lpt") for n in _NUMBERS),
    )
)
_FORBIDDEN: Final = re.compile(r'[<>:"|?*\\\x00-\x1f]')
# Names side by side, parted by what no name has in it: does any need a closer look?
_SUSPECT: Final = re.compile(
    r'[<>:"|?*\\\x00-\x1f]|[. ](?:/|$)|(?:^|/) ?(?:con|prn|aux|nul|com|lpt)',
    re.IGNORECASE,
)


class Fault(NamedTuple):
    """Why a file is not read, as a finding says it."""

    rule: Rule
    values: Mapping[str, Filling] = MappingProxyType({})


NO_FAULTS: Final[Mapping[str, Fault]] = MappingProxyType({})


# Most folders of records have the same names in them as the last ones.
@lru_cache(maxsize=1024)
def name_faults(names: tuple[str, ...]) -> Mapping[str, Fault]:
    """What is wrong with the names in one folder, by name."""
    together = "/".join(names)
    composed = together.isascii() or unicodedata.is_normalized("NFC", together)
    apart = composed and len({one.casefold() for one in names}) == len(names)
    short = max(map(len, names), default=0) <= MOST_BYTES // 4
    if apart and short and not _SUSPECT.search(together):
        return NO_FAULTS
    return {**_unportable(names), **({} if apart else _collisions(names))}


def _collisions(names: Sequence[str]) -> dict[str, Fault]:
    same: dict[str, list[str]] = {}
    for name in sorted(names):
        composed = unicodedata.normalize("NFC", name).casefold()
        same.setdefault(unicodedata.normalize("NFC", composed), []).append(name)
    return {
        name: Fault(
            NAME_COLLISION,
            {"name": name, "other": next(one for one in group if one != name)},
        )
        for group in same.values()
        if len(group) > 1
        for name in group
    }


def _unportable(names: Sequence[str]) -> dict[str, Fault]:
    found = {}
    for name in names:
        reason = None
        stem = name.partition(".")[0].rstrip(" ").lower()
        if (match := _FORBIDDEN.search(name)) is not None:
            shown = match[0] if match[0].isprintable() else f"U+{ord(match[0]):04X}"
            reason = phrase("Windows allows no {character} in names", character=shown)
        elif name.endswith((".", " ")):
            reason = phrase("Windows drops dots and blanks at the end of names")
        elif stem in _DEVICES:
            reason = phrase("to Windows “{name}” is a device", name=stem)
        elif not name.isascii() or len(name) > MOST_BYTES:
            size = len(os.fsencode(name))
            if size > MOST_BYTES:
                reason = phrase("it is longer than {limit} bytes", limit=MOST_BYTES)
        if reason is not None:
            found[name] = Fault(UNPORTABLE_NAME, {"name": name, "reason": reason})
    return found
