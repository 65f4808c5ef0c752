"""WebP → the chunks a picture is drawn from."""

import struct
from collections.abc import Iterator
from typing import Final

from growthfolio.cleaning.colours import numbers_only
from growthfolio.cleaning.exif import orientation_only
from growthfolio.cleaning.problem import Writer, check_frames, check_size, cut_short

_KEPT: Final = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ANIM", b"ANMF", b"ALPH"))
_PICTURES: Final = frozenset((b"VP8 ", b"VP8L", b"ALPH"))
_PROFILE, _EXIF, _XMP = 0x20, 0x08, 0x04
_FRAME_HEAD: Final = 16


def is_webp(data: bytes) -> bool:
    """Whether bytes begin as a WebP does."""
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def prepare(data: bytes) -> Writer:
    """What writes the clean copy of a WebP."""
    (size,) = struct.unpack_from("<I", data, 4)
    if size + 8 > len(data):
        raise cut_short()
    try:
        chunks = list(_kept(tuple(_chunks(data[12 : 8 + size]))))
    except struct.error as error:
        raise cut_short() from error
    if not {kind for kind, _ in chunks} & {b"VP8 ", b"VP8L", b"ANMF"}:
        raise cut_short()
    body = b"WEBP" + b"".join(_chunk(*chunk) for chunk in chunks)
    return lambda: b"RIFF" + struct.pack("<I", len(body)) + body


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        kind, size = struct.unpack_from("<4sI", data, at)
        if at + 8 + size > len(data):
            raise cut_short()
        yield kind, data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _kept(chunks: tuple[tuple[bytes, bytes], ...]) -> Iterator[tuple[bytes, bytes]]:
    given = dict(reversed(chunks))
    exif = orientation_only(given.get(b"EXIF", b""))
    profile = numbers_only(given.get(b"ICCP", b""))
    extended = b"VP8X" in given
    frames = [body for kind, body in chunks if kind == b"ANMF"]
    for kind, body in chunks:
        _check(kind, body, len(frames))
        if kind == b"VP8X":
            flags = body[0] & ~(_PROFILE | _EXIF | _XMP)
            flags |= (_EXIF if exif else 0) | (_PROFILE if profile else 0)
            yield kind, bytes((flags, 0, 0, 0)) + body[4:10]
            if profile is not None:
                yield b"ICCP", profile
        elif kind == b"ANMF":
            yield kind, _frame(body)
        elif kind in _KEPT:
            yield kind, body
    if extended and exif is not None:
        yield b"EXIF", exif


def _frame(body: bytes) -> bytes:
    inside = (one for one in _chunks(body[_FRAME_HEAD:]) if one[0] in _PICTURES)
    return body[:_FRAME_HEAD] + b"".join(_chunk(*chunk) for chunk in inside)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)


def _check(kind: bytes, body: bytes, frames: int) -> None:
    match kind:
        case b"VP8X":
            width = 1 + int.from_bytes(body[4:7], "little")
            height = 1 + int.from_bytes(body[7:10], "little")
            if len(body) < 10:  # noqa: PLR2004 - flags and both sizes
                raise cut_short()
            check_frames(frames, width, height)
        case b"VP8L":
            (bits,) = struct.unpack_from("<I", body, 1)
            width, height = 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        case b"VP8 ":
            width, height = struct.unpack_from("<HH", body, 6)
            width, height = width & 0x3FFF, height & 0x3FFF
        case _:
            return
    check_size(width, height)
