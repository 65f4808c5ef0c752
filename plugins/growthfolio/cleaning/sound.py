"""MP3 and WAV → the sound, without what is written about it."""

import re
import struct
from typing import Final

from growthfolio.cleaning.problem import Writer, broken, cut_short
from growthfolio.model.phrase import phrase

_ID3V1: Final = 128
_APE: Final = 32
_ID3: Final = 10
_FIRST: Final = re.compile(rb"\0*(?:ID3..(?P<flags>.)(?P<size>.{4}))?", re.DOTALL)
_SOUND: Final = frozenset((b"fmt ", b"data", b"fact"))


def is_mp3(data: bytes) -> bool:
    """Whether bytes begin as an MP3 does: with a tag, or with sound."""
    return data[:3] == b"ID3" or _is_frame(data)


def _is_frame(data: bytes) -> bool:
    return len(data) > 3 and data[0] == 0xFF and data[1] & 0xE6 == 0xE2  # noqa: PLR2004


def is_wave(data: bytes) -> bool:
    """Whether bytes begin as a WAV does."""
    return data[:4] == b"RIFF" and data[8:12] == b"WAVE"


def prepare_mp3(data: bytes) -> Writer:
    """What writes the clean copy of an MP3: its frames, without tags."""
    start, end = 0, len(data)
    while (match := _FIRST.match(data, start)) is not None and match.end() > start:
        start = match.end()
        if match["flags"] is not None:
            footer = _ID3 if match["flags"][0] & 0x10 else 0
            start += _number(match["size"]) + footer
    while (shorter := _without_last_tag(data, end)) != end:
        end = shorter
    copy = data[start:end]
    if not _is_frame(copy):
        raise broken(phrase("there is no sound in it"))
    return lambda: copy


def _number(data: bytes) -> int:
    """A size as tags write it, in seven bits of each byte."""
    return sum((byte & 0x7F) << (7 * n) for n, byte in enumerate(reversed(data)))


def _without_last_tag(data: bytes, end: int) -> int:
    """Where a file ends without the tag at its end, if there is one."""
    if data[max(end - _ID3V1, 0) : end][:3] == b"TAG":
        return max(end - _ID3V1, 0)
    footer = data[max(end - _APE, 0) : end]
    if footer[:8] == b"APETAGEX":
        size, _, flags = struct.unpack_from("<III", footer, 12)
        return max(end - int(size) - (_APE if flags >> 31 else 0), 0)
    if data[max(end - _ID3, 0) : end][:3] == b"3DI":
        return max(end - _number(data[end - 4 : end]) - 2 * _ID3, 0)
    return end


def prepare_wave(data: bytes) -> Writer:
    """What writes the clean copy of a WAV: its format and its samples."""
    at, kept = 12, b""
    while at + 8 <= len(data):
        kind, size = struct.unpack_from("<4sI", data, at)
        if at + 8 + size > len(data):
            raise cut_short()
        end = at + 8 + size + size % 2
        if kind in _SOUND:
            kept += data[at : at + 8 + size] + bytes(size % 2)
        at = end
    if not kept:
        raise cut_short()
    return lambda: b"RIFF" + struct.pack("<I", 4 + len(kept)) + b"WAVE" + kept
