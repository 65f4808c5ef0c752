"""GIF → the blocks a picture is drawn from."""

import struct
from collections.abc import Iterator
from typing import Final

from growthfolio.cleaning.problem import (
    Writer,
    broken,
    check_frames,
    check_size,
    cut_short,
)
from growthfolio.model.phrase import phrase

SIGNATURES: Final = (b"GIF87a", b"GIF89a")

_EXTENSION, _IMAGE, _END = 0x21, 0x2C, 0x3B
_CONTROL, _APPLICATION = 0xF9, 0xFF
# How often an animation is shown is all that an application may add.
_LOOPS: Final = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def prepare(data: bytes) -> Writer:
    """What writes the clean copy of a GIF."""
    try:
        copy = b"".join(_kept(data))
    except (IndexError, struct.error) as error:
        raise cut_short() from error
    return lambda: copy


def _kept(data: bytes) -> Iterator[bytes]:
    width, height, flags = struct.unpack_from("<HHB", data, 6)
    check_size(width, height)
    at = 13 + _colours(flags)
    yield data[:at]
    frames = 0
    while (kind := data[at]) != _END:
        start = at
        if kind == _EXTENSION:
            at = _blocks(data, at + 2)
            yield from _extension(data[start:at])
        elif kind == _IMAGE:
            frames += 1
            check_frames(frames, width, height)
            across, down, flags = struct.unpack_from("<HHB", data, at + 5)
            check_size(across, down)
            at = _blocks(data, at + 11 + _colours(flags))
            yield data[start:at]
        else:
            raise broken(phrase("its parts do not follow each other"))
    if not frames:
        raise cut_short()
    yield bytes((_END,))


def _colours(flags: int) -> int:
    """How long the table of colours is."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks(data: bytes, at: int) -> int:
    """Where a run of blocks that begins somewhere has ended."""
    while size := data[at]:
        at += 1 + size
    return at + 1


def _extension(block: bytes) -> Iterator[bytes]:
    if block[1] == _CONTROL:
        yield block[:7] + b"\0"
    elif block[1] == _APPLICATION and block[3:14] in _LOOPS and block[14:16] == b"\3\1":
        yield block[:18] + b"\0"
