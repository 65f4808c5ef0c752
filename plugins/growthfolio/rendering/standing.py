"""Terms of pages → on which of them each term stands: gathered where they are made.

Numbers of pages are four bytes each, one behind the other: a site has millions.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from struct import Struct, unpack
from typing import Final

from msgspec import msgpack

_ONE: Final = Struct("<I")


class Standing:
    """On which pages each term stands; some gathered here, some elsewhere."""

    def __init__(self) -> None:
        self._where: defaultdict[str, bytearray] = defaultdict(bytearray)

    def add(self, number: int, terms: Iterable[str]) -> None:
        """A page, with its terms."""
        where, one = self._where, _ONE.pack(number)
        for term in terms:
            where[term] += one

    def packed(self) -> bytes:
        """All that was gathered, to be added elsewhere."""
        return msgpack.encode(self._where)

    def add_packed(self, packed: bytes) -> None:
        """What was gathered elsewhere, of other pages."""
        where = self._where
        for term, numbers in _decoder.decode(packed).items():
            where[term] += numbers

    def __iter__(self) -> Iterator[tuple[str, list[int]]]:
        """Each term, and the numbers of its pages in rising order."""
        for term, numbers in self._where.items():
            yield term, sorted(unpack(f"<{len(numbers) // _ONE.size}I", numbers))


_decoder: Final = msgpack.Decoder(Mapping[str, bytes])
