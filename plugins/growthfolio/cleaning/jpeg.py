"""JPEG → the segments a picture is drawn from."""

import re
import struct
from collections.abc import Iterator
from typing import Final

from growthfolio.cleaning.colours import numbers_only
from growthfolio.cleaning.exif import orientation_only
from growthfolio.cleaning.problem import Writer, broken, check_size, cut_short
from growthfolio.model.phrase import phrase

SIGNATURE: Final = b"\xff\xd8\xff"

_SOI: Final = b"\xff\xd8"
_EOI: Final = b"\xff\xd9"
_APP0, _APP1, _APP2, _APP14, _SOS = 0xE0, 0xE1, 0xE2, 0xEE, 0xDA
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_TABLES: Final = frozenset((0xC4, 0xCC, 0xDB, 0xDC, 0xDD))
# Within a scan FF00 is a byte and FFD0 … FFD7 are marks of its own.
_NEXT: Final = re.compile(rb"\xff+[\x01-\xcf\xd8-\xfe]")
_ADOBE: Final = 12
_ICC: Final = b"ICC_PROFILE\0"
_MOST_PROFILE: Final = 65_000


def prepare(data: bytes) -> Writer:
    """What writes the clean copy of a JPEG."""
    copy = b"".join((_SOI, *_kept(data), _EOI))
    return lambda: copy


def _kept(data: bytes) -> Iterator[bytes]:
    at, drawn, profile = len(_SOI), False, b""
    while (found := _marker(data, at)) is not None:
        kind, at = found
        if kind == _EOI[1]:
            break
        if at + 2 > len(data):
            raise cut_short()
        (size,) = struct.unpack_from(">H", data, at)
        body, at = data[at + 2 : at + size], at + size
        if size < 2 or at > len(data):  # noqa: PLR2004 - the size counts itself
            raise cut_short()
        if kind in _FRAMES:
            _check(body)
            yield from _colours(profile)
            profile = b""
        if kind == _APP2 and body.startswith(_ICC):
            profile += body[len(_ICC) + 2 :]
        elif kind == _SOS:
            drawn = True
            end = _NEXT.search(data, at)
            yield _segment(kind, body) + data[at : end.start() if end else len(data)]
            at = end.start() if end else len(data)
        else:
            yield from _seen(kind, body)
    if not drawn:
        raise cut_short()


def _marker(data: bytes, at: int) -> tuple[int, int] | None:
    """The next marker and where its segment starts; None at the end of the file."""
    if at >= len(data):
        return None
    if data[at] != 0xFF:  # noqa: PLR2004 - what every marker begins with
        raise broken(phrase("its parts do not follow each other"))
    while at < len(data) and data[at] == 0xFF:  # noqa: PLR2004
        at += 1
    return (data[at], at + 1) if at < len(data) else None


def _seen(kind: int, body: bytes) -> Iterator[bytes]:
    """A segment, as far as it decides how the picture looks."""
    if kind in _FRAMES or kind in _TABLES:
        yield _segment(kind, body)
    elif kind == _APP0 and body.startswith(b"JFIF\0"):
        yield _segment(kind, body[:12] + bytes(2))  # without its thumbnail
    elif kind == _APP1 and body.startswith(b"Exif\0"):
        exif = orientation_only(body)
        if exif is not None:
            yield _segment(kind, b"Exif\0\0" + exif)
    elif kind == _APP14 and body.startswith(b"Adobe"):
        yield _segment(kind, body[:_ADOBE])  # how colours are coded


def _colours(profile: bytes) -> Iterator[bytes]:
    numbers = numbers_only(profile)
    if numbers is not None and len(numbers) < _MOST_PROFILE:
        yield _segment(_APP2, _ICC + b"\1\1" + numbers)


def _segment(kind: int, body: bytes) -> bytes:
    return bytes((0xFF, kind)) + struct.pack(">H", len(body) + 2) + body


def _check(frame: bytes) -> None:
    if len(frame) < 6:  # noqa: PLR2004 - depth, height, width, parts
        raise cut_short()
    height, width = struct.unpack_from(">HH", frame, 1)
    check_size(width, height or 1)
