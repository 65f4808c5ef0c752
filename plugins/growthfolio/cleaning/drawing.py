"""EMF, a drawing within office documents → itself, without the words in its head."""

import struct
from typing import Final

from growthfolio.cleaning.problem import Writer, broken
from growthfolio.model.phrase import phrase

_HEAD: Final = 88


def prepare(data: bytes) -> Writer:
    """What writes the clean copy of an EMF: who drew it, and what it is, are words."""
    if len(data) < _HEAD or data[:4] != b"\1\0\0\0" or data[40:44] != b" EMF":
        raise broken(phrase("it does not begin as it should"))
    letters, start = struct.unpack_from("<II", data, 60)
    end = min(start + 2 * letters, len(data))
    if not letters or not _HEAD <= start <= end:
        return lambda: data
    return lambda: data[:start] + bytes(end - start) + data[end:]
