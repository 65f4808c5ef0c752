"""Pages that were read before → what was on them, for builds to come.

Only what depends on a page alone is remembered. Whether its scripts are there, and
what its site may run or load, is looked at each time.
"""

import sys
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Final

import msgspec
from msgspec import Struct

from growthfolio.caching.code import code
from growthfolio.caching.shelf import Shelf
from growthfolio.publishing.page import Page

_KIND: Final = "passed"


class Passed(Struct, frozen=True):
    """A page without offences: the hash of its file, and what was on it."""

    sha256: str
    page: Page


class _Kept(Struct, frozen=True):
    """The same, with what read it: what other code found clean may be none."""

    reader: str
    passed: Passed


def passed_before(
    shelf: Shelf | None, audience: str, names: Iterable[str]
) -> Mapping[str, Passed]:
    """Those of some pages of an audience's site that passed, by name."""
    if shelf is None:
        return {}
    keys = {f"{audience}/{name}": name for name in names}
    found: dict[str, Passed] = {}
    reader = _reader()
    for key, data in shelf.get(_KIND, tuple(keys)):
        try:
            kept = msgspec.json.decode(data, type=_Kept)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            continue
        if kept.reader == reader:
            found[keys[key]] = kept.passed
    return found


def remember(shelf: Shelf | None, audience: str, passed: Mapping[str, Passed]) -> None:
    """Keep what passed, by name; only of pages that are whole and without offences."""
    clean = {
        name: one
        for name, one in passed.items()
        if one.page.whole and not one.page.offences
    }
    if clean and shelf is not None:
        reader = _reader()
        pieces = (
            (f"{audience}/{name}", msgspec.json.encode(_Kept(reader, one)))
            for name, one in clean.items()
        )
        shelf.put(_KIND, pieces)


def _reader() -> str:
    return sha256(f"{sys.version}\0{code()}".encode()).hexdigest()
