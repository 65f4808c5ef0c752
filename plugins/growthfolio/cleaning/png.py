"""PNG → the chunks a picture is drawn from."""

import struct
import zlib
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from growthfolio.cleaning.colours import MOST, numbers_only
from growthfolio.cleaning.exif import orientation_only
from growthfolio.cleaning.problem import (
    Writer,
    broken,
    check_frames,
    check_size,
    cut_short,
)
from growthfolio.model.phrase import phrase

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"

# Colours, transparency, animation. Texts, times, Exif and whatever else are not.
_KEPT: Final = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB cICP mDCV cLLI sBIT bKGD pHYs"
    b" acTL fcTL fdAT".split()
)
_ANCILLARY: Final = 0x20
_SAMPLES: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
# Where each pass of an interlaced picture begins, and its steps.
_PASSES: Final = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)


class _Chunk(Struct, frozen=True):
    kind: bytes
    data: bytes

    def __bytes__(self) -> bytes:
        check = zlib.crc32(self.data, zlib.crc32(self.kind))
        return (
            struct.pack(">I", len(self.data))
            + self.kind
            + self.data
            + (check.to_bytes(4, "big"))
        )


def prepare(data: bytes) -> Writer:
    """What writes the clean copy of a PNG."""
    chunks = tuple(_chunks(data))
    if not chunks or chunks[0].kind != b"IHDR" or len(chunks[0].data) != 13:  # noqa: PLR2004
        raise broken(phrase("it does not begin as it should"))
    if not any(chunk.kind == b"IDAT" for chunk in chunks):
        raise cut_short()
    width, height = struct.unpack_from(">II", chunks[0].data)
    check_size(width, height)
    check_frames(sum(one.kind == b"fcTL" for one in chunks), width, height)
    kept = tuple(_kept(chunks))
    return lambda: SIGNATURE + b"".join(map(bytes, _trimmed(kept)))


def _chunks(data: bytes) -> Iterator[_Chunk]:
    """Every chunk up to the last; what follows it is nothing of the picture."""
    at = len(SIGNATURE)
    while at + 12 <= len(data):
        (size,) = struct.unpack_from(">I", data, at)
        chunk = _Chunk(data[at + 4 : at + 8], data[at + 8 : at + 8 + size])
        stored = data[at + 8 + size : at + 12 + size]
        if len(stored) < 4:  # noqa: PLR2004 - the checksum
            break
        if chunk.kind in _KEPT and bytes(chunk)[-4:] != stored:
            raise broken(phrase("its checksums are wrong"))
        if chunk.kind not in _KEPT and not chunk.kind[0] & _ANCILLARY:
            raise broken(phrase("it has parts no reader knows"))
        yield chunk
        if chunk.kind == b"IEND":
            return
        at += 12 + size
    raise cut_short()


def _kept(chunks: Sequence[_Chunk]) -> Iterator[_Chunk]:
    for chunk in chunks:
        if chunk.kind == b"IEND":
            yield _Chunk(b"IEND", b"")
        elif chunk.kind in _KEPT:
            yield chunk
        elif chunk.kind == b"eXIf" and (exif := orientation_only(chunk.data)):
            yield _Chunk(b"eXIf", exif)
        elif chunk.kind == b"iCCP" and (profile := _profile(chunk.data)):
            yield _Chunk(b"iCCP", b"-\0\0" + zlib.compress(profile, 9))


def _profile(data: bytes) -> bytes | None:
    _, _, packed = data.partition(b"\0")
    unpacking = zlib.decompressobj()
    try:
        return numbers_only(unpacking.decompress(packed[1:], MOST))
    except zlib.error:
        return None


def _trimmed(chunks: Sequence[_Chunk]) -> Iterator[_Chunk]:
    """The chunks, their pixels without what is hidden behind the last."""
    stream = b"".join(chunk.data for chunk in chunks if chunk.kind == b"IDAT")
    end = _end_of_pixels(stream, _unpacked_size(chunks[0].data))
    for chunk in chunks:
        if chunk.kind == b"IDAT":
            part, end = chunk.data[: max(end, 0)], end - len(chunk.data)
            if part:
                yield _Chunk(b"IDAT", part)
        else:
            yield chunk


def _end_of_pixels(stream: bytes, size: int) -> int:
    """How much of a stream is its pixels; all of it where that cannot be told."""
    unpacking = zlib.decompressobj()
    left, rest = size + 1, stream
    try:
        while rest and left > 0 and not unpacking.eof:
            left -= len(unpacking.decompress(rest, min(left, 1 << 20)))
            rest = unpacking.unconsumed_tail
    except zlib.error:
        return len(stream)
    return len(stream) - len(unpacking.unused_data)


def _unpacked_size(header: bytes) -> int:
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", header)
    bits = depth * _SAMPLES.get(colour, 4)
    if not interlaced:
        return int(height * (1 + (width * bits + 7) // 8))
    size = 0
    for left, top, across, down in _PASSES:
        columns, rows = -(-(width - left) // across), -(-(height - top) // down)
        if columns > 0 and rows > 0:
            size += rows * (1 + (columns * bits + 7) // 8)
    return size
