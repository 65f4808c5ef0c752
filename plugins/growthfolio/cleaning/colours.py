"""A colour profile → the numbers in it that decide how colours look, and no words.

A profile names its maker, its device and a day, and may hold anything. Those of
screens and phones are a matrix and curves: these are kept. Others are left out, and
the picture is shown in sRGB.
"""

import struct
from typing import Final

MOST: Final = 4_000_000
_HEADER: Final = 128
_TAGS: Final = 64
_COLOUR: Final = (b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"wtpt")
_GREY: Final = (b"kTRC", b"wtpt")
_ALSO: Final = (b"bkpt", b"chad")
_PARAMETERS: Final = (1, 3, 4, 5, 7)


def numbers_only(profile: bytes) -> bytes | None:
    """The profile without words; None where it is not of that simple kind."""
    try:
        tags = _tags(profile)
    except (struct.error, IndexError):
        return None
    wanted = _GREY if profile[16:20] == b"GRAY" else _COLOUR
    if any(tags.get(name) is None for name in wanted):
        return None
    kept = {name: tags[name] for name in (*wanted, *_ALSO) if tags.get(name)}
    return _written(profile[:_HEADER], {k: v for k, v in kept.items() if v})


def _tags(profile: bytes) -> dict[bytes, bytes | None]:
    if not _HEADER < len(profile) <= MOST or profile[36:40] != b"acsp":
        return {}
    (count,) = struct.unpack_from(">I", profile, _HEADER)
    found: dict[bytes, bytes | None] = {}
    for index in range(min(count, _TAGS)):
        name, start, size = struct.unpack_from(
            ">4sII", profile, _HEADER + 4 + 12 * index
        )
        found[name] = _value(profile[start : start + size])
    return found


def _value(data: bytes) -> bytes | None:
    """A value that is nothing but numbers, cut to its length."""
    match data[:4]:
        case b"XYZ ":
            size = 20
        case b"curv":
            size = 12 + 2 * int(struct.unpack_from(">I", data, 8)[0])
        case b"para":
            size = 12 + 4 * _PARAMETERS[struct.unpack_from(">H", data, 8)[0]]
        case b"sf32":
            size = 8 + 36
        case _:
            return None
    return data[:size] if len(data) >= size else None


def _written(header: bytes, tags: dict[bytes, bytes]) -> bytes:
    table, values = b"", b""
    start = _HEADER + 4 + 12 * len(tags)
    for name, value in tags.items():
        table += name + struct.pack(">II", start + len(values), len(value))
        values += value + bytes(-len(value) % 4)
    size = struct.pack(">I", start + len(values))
    # Kept: version, class, colour spaces, intent and white point. Not kept: the
    # preferred module, the day, platform, flags, device, creator, and the hash.
    head = size + bytes(4) + header[8:24] + bytes(12) + header[36:40]
    head += bytes(24) + header[64:80] + bytes(48)
    return head + struct.pack(">I", len(tags)) + table + values
