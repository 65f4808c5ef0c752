"""Values of one kind by whom they are about: what was kept, and what is to be."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Generic, TypeVar

import msgspec

from growthfolio.caching.encoding import encoded
from growthfolio.caching.shelf import Shelf
from growthfolio.disclosure.ref import Ref

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """What there is on the shelf under some keys; what is new is put there at the end.

    `known` is by whom it is about.
    """

    def __init__(
        self, shelf: Shelf, kind: str, shape: type[Value], keys: Mapping[Ref, str]
    ) -> None:
        self._shelf = shelf
        self._kind = kind
        self._keys = keys
        self._new: list[tuple[str, bytes]] = []
        self.known: Mapping[Ref, Value] = dict(self._found(shape))

    def _found(self, shape: type[Value]) -> Iterator[tuple[Ref, Value]]:
        by_key = {key: ref for ref, key in self._keys.items()}
        decoder = msgspec.msgpack.Decoder(shape)
        for key, data in self._shelf.get(self._kind, tuple(by_key)):
            # A piece that another version wrote, by a key that is the same by chance.
            with suppress(msgspec.DecodeError):
                yield by_key[key], decoder.decode(data)

    def keep(self, ref: Ref, value: Value) -> None:
        """Keep what was made, if it has a key and can be written down."""
        if ref in self._keys:
            with suppress(TypeError, ValueError, OverflowError):
                self._new.append((self._keys[ref], encoded(value)))

    def close(self) -> None:
        """Put what is new on the shelf."""
        self._shelf.put(self._kind, self._new)
