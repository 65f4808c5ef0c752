"""XML → the same bytes without some elements and attributes.

What is kept is not written again, so that it stays what it was. Document types, and
with them entities of any kind, are refused: no office writes them (threats.md, E607).
"""

import re
from collections.abc import Callable, Mapping
from enum import Enum, auto
from typing import Final, TypeAlias
from xml.parsers import expat

from growthfolio.cleaning.problem import NotCleanableError, broken
from growthfolio.model.phrase import phrase

_TAG: Final = re.compile(
    rb"<[^\s/>]+(?:\s+[^\s=>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>"
)
_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]*\?>")
_DEEP: Final = 500


class Fate(Enum):
    """What becomes of an element; `UNWRAP` keeps what is in it."""

    KEEP = auto()
    DROP = auto()
    UNWRAP = auto()
    DROP_AROUND = auto()
    """It goes together with the nearest element that may hold alternatives."""


def names(text: str) -> frozenset[str]:
    """Names that are written side by side."""
    return frozenset(text.split())


Judge: TypeAlias = Callable[[str, Mapping[str, str]], Fate]
"""Decides by an element's name, without its prefix, and its attributes as written."""
Mend: TypeAlias = Callable[[bytes], bytes]
"""Mends a start tag that stays."""

_AROUND: Final = frozenset(("AlternateContent", "ext"))


class _Reader:
    """Learns which stretches of the bytes are to be replaced."""

    def __init__(self, data: bytes, judge: Judge, mend: Mend) -> None:
        self.edits: list[tuple[int, int, bytes]] = []
        self._data, self._judge, self._mend = data, judge, mend
        self._open: list[tuple[str, int, int, bool, Fate]] = []
        self._dropped = 0
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CommentHandler = self._comment
        self._parser.StartDoctypeDeclHandler = self._doctype

    def read(self) -> None:
        self._parser.Parse(self._data, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) > _DEEP:
            raise broken(phrase("it is nested too deep"))
        at = self._parser.CurrentByteIndex
        match = _TAG.match(self._data, at)
        if match is None:
            raise broken(phrase("its XML cannot be read"))
        local = name.rpartition(":")[2]
        fate = Fate.KEEP if self._dropped else self._judge(local, attributes)
        if fate is Fate.DROP_AROUND:
            fate = self._drop_around()
        if fate is Fate.UNWRAP:
            self.edits.append((at, match.end(), b""))
        elif fate is Fate.KEEP and not self._dropped:
            mended = self._mend(match[0])
            if mended != match[0]:
                self.edits.append((at, match.end(), mended))
        self._dropped += fate is Fate.DROP
        self._open.append((local, at, match.end(), match[0].endswith(b"/>"), fate))

    def _drop_around(self) -> Fate:
        for index in reversed(range(len(self._open))):
            local, start, end, alone, _ = self._open[index]
            if local in _AROUND:
                self._open[index] = (local, start, end, alone, Fate.DROP)
                self._dropped += 1
                return Fate.KEEP
        return Fate.DROP

    def _end(self, _: str) -> None:
        _, start, opened, alone, fate = self._open.pop()
        closing = self._parser.CurrentByteIndex
        end = opened if alone else self._data.index(b">", closing) + 1
        if fate is Fate.DROP:
            self._dropped -= 1
            while self.edits and self.edits[-1][0] >= start:
                self.edits.pop()
            self.edits.append((start, end, b""))
        elif fate is Fate.UNWRAP and not alone:
            self.edits.append((closing, end, b""))

    def _comment(self, _: str) -> None:
        start = self._parser.CurrentByteIndex
        self.edits.append((start, self._data.index(b"-->", start) + 3, b""))

    def _doctype(self, *_: object) -> None:
        raise broken(phrase("it declares what office files do not: a document type"))


def rewrite(data: bytes, judge: Judge, mend: Mend = bytes) -> bytes:
    """The XML without what is dropped, its other tags mended."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = _as_utf8(data)
    reader = _Reader(data, judge, mend)
    try:
        reader.read()
    except NotCleanableError:
        raise
    except (expat.ExpatError, ValueError) as error:
        raise broken(phrase("its XML cannot be read")) from error
    parts: list[bytes] = []
    at = 0
    for start, end, instead in reader.edits:
        parts += (data[at:start], instead)
        at = end
    parts.append(data[at:])
    return b"".join(parts)


def _as_utf8(data: bytes) -> bytes:
    try:
        return _DECLARATION.sub("", data.decode("utf-16")).encode()
    except UnicodeDecodeError as error:
        raise broken(phrase("its XML cannot be read")) from error
