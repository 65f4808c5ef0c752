"""Values as bytes, to be kept or hashed; what comes back is in the order it was."""

from types import MappingProxyType
from typing import Final

import msgspec


def encoded(value: object) -> bytes:
    """A value of the kinds stages hand to each other as MessagePack.

    Raises TypeError where it is of another kind.
    """
    return _ENCODER.encode(value)


def _unwrapped(value: object) -> object:
    if isinstance(value, MappingProxyType):
        return dict(value)
    raise TypeError(type(value))


_ENCODER: Final = msgspec.msgpack.Encoder(enc_hook=_unwrapped)
