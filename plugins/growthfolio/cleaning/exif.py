"""Exif → the one thing of it that is to be seen: which side of a picture is up."""

import struct
from typing import Final

_TAG: Final = 0x0112
_UPRIGHT: Final = 1
_ORIENTATIONS: Final = range(1, 9)
_HEADER: Final = b"Exif\0\0"
_ENTRY: Final = 12
_ENTRIES: Final = 1000


def orientation_only(data: bytes) -> bytes | None:
    """Exif (without its header) that says the orientation, where it is not upright."""
    found = _orientation(data.removeprefix(_HEADER))
    if found == _UPRIGHT:
        return None
    # One directory with one entry: tag, SHORT, one of them, the value.
    entry = struct.pack(">HHIHH", _TAG, 3, 1, found, 0)
    return b"MM\0*" + struct.pack(">IH", 8, 1) + entry + bytes(4)


def _orientation(tiff: bytes) -> int:
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None:
        return _UPRIGHT
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for index in range(min(count, _ENTRIES)):
            place = start + 2 + index * _ENTRY
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", tiff, place)
            if tag == _TAG and kind == 3 and value in _ORIENTATIONS:  # noqa: PLR2004
                return int(value)
    except struct.error:
        return _UPRIGHT
    return _UPRIGHT
