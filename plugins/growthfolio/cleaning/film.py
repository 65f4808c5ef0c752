"""MP4 and its like → the same film, with what is written about it blanked.

Players find pictures by how far from the beginning they lie: nothing is cut out, and
what is not to be said is overwritten where it stands.
"""

import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

from growthfolio.cleaning.problem import Writer, broken, cut_short
from growthfolio.model.phrase import phrase

_HOLDERS: Final = frozenset(
    (b"moov", b"trak", b"mdia", b"minf", b"moof", b"traf", b"edts")
)
# Words, places, pictures of the cover, XMP; and what lies unused.
_SAID: Final = frozenset(
    (b"udta", b"meta", b"uuid", b"free", b"skip", b"wide", b"mfra", b"pnot", b"PICT")
)
_DATED: Final = frozenset((b"mvhd", b"tkhd", b"mdhd"))
_DEEP: Final = 8


class Box(NamedTuple):
    """A part of a film: its kind, and where it and what is in it are."""

    kind: bytes
    start: int
    body: int
    end: int


def is_film(data: bytes) -> bool:
    """Whether bytes begin as an MP4, M4A or MOV does."""
    return data[4:8] == b"ftyp"


def prepare(data: bytes) -> Writer:
    """What writes the clean copy of a film."""
    edits = tuple(_edits(data, 0, len(data), 0))
    if not any(box.kind == b"moov" for box in boxes(data, 0, len(data))):
        raise broken(phrase("there is no film in it"))

    def write() -> bytes:
        copy = bytearray(data)
        for start, end, instead in edits:
            copy[start:end] = instead + bytes(end - start - len(instead))
        return bytes(copy)

    return write


def _edits(
    data: bytes, start: int, end: int, depth: int
) -> Iterator[tuple[int, int, bytes]]:
    for box in boxes(data, start, end):
        if box.kind in _SAID:
            yield box.start + 4, box.start + 8, b"free"
            yield box.body, box.end, b""
        elif box.kind in _DATED:
            long = data[box.body : box.body + 1] == b"\1"
            yield box.body + 4, min(box.body + 4 + (16 if long else 8), box.end), b""
        elif box.kind == b"hdlr":
            # Its last part is a name for people.
            yield min(box.body + 24, box.end), box.end, b""
        elif box.kind in _HOLDERS and depth < _DEEP:
            yield from _edits(data, box.body, box.end, depth + 1)


def boxes(data: bytes, start: int, end: int) -> Iterator[Box]:
    """The boxes that lie one after the other between two places."""
    while start + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, start)
        body = start + 8
        if size == 1:
            if body + 8 > end:
                raise cut_short()
            (size,) = struct.unpack_from(">Q", data, body)
            body += 8
        stop = start + size if size else end
        if stop < body or stop > end:
            raise cut_short()
        yield Box(kind, start, body, stop)
        start = stop
