"""The terms of pages → on which of them each term stands.

What a page is found by are bytes as soon as it is known: they are handed from process
to process, and kept, as they are. First come the words, with blanks between; behind a
line's end the pairs of characters, each in UTF-16, the lower byte of each half first.
Four bytes are a number, and numbers are counted sooner than texts.
"""

import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import add
from typing import Final

_PARTING: Final = b"\n"
_CODING: Final = "utf-16-le"
LONGEST: Final = 40
"""What is longer is found by so many characters of it, and the next as many."""


def packed(words: Iterable[bytes], pairs: Iterable[int]) -> bytes:
    """Terms as bytes; none of the words has a blank or a line's end in it."""
    return b" ".join(words) + _PARTING + _as_bytes(pairs)


def pairs_of(first: str, second: str) -> set[int]:
    """Pairs of each character of one text and that in its place in another.

    They are characters of two bytes in UTF-16.
    """
    both = bytearray(4 * len(first))
    for place, text in ((0, first), (2, second)):
        codes = text.encode(_CODING)
        both[place::4], both[place + 1 :: 4] = codes[::2], codes[1::2]
    return set(_numbers(both))


def where(pages: Iterable[tuple[int, bytes]]) -> dict[str, list[int]]:
    """Each term of pages, and the numbers of those it stands on; they are to rise."""
    words: defaultdict[str, list[int]] = defaultdict(list)
    pairs: defaultdict[int, list[int]] = defaultdict(list)
    for number, terms in pages:
        some, others = _unpacked(terms)
        for word in some:
            words[word].append(number)
        for pair in others:
            pairs[pair].append(number)
    for word in [one for one in words if len(one) > LONGEST]:
        numbers = words.pop(word)
        for part in _parts(word):
            words[part] = sorted({*words[part], *numbers})
    return {**words, **dict(zip(_texts(pairs), pairs.values(), strict=True))}


def _parts(word: str) -> list[str]:
    parts = [word[at : at + LONGEST] for at in range(0, len(word), LONGEST)]
    return [part for part in parts if len(part) > 1]


def _unpacked(terms: bytes) -> "tuple[list[str], array[int]]":
    words, _, pairs = terms.partition(_PARTING)
    return words.decode().split(), _numbers(pairs)


def _texts(pairs: Iterable[int]) -> Iterator[str]:
    text = _as_bytes(pairs).decode(_CODING)
    return map(add, text[::2], text[1::2])


def _numbers(pairs: bytes | bytearray) -> "array[int]":
    numbers = array("I")
    numbers.frombytes(pairs)
    return _turned(numbers)


def _as_bytes(numbers: Iterable[int]) -> bytes:
    return _turned(array("I", numbers)).tobytes()


def _turned(numbers: "array[int]") -> "array[int]":
    """Numbers of bytes in this machine's order, of those in that of all, or back."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
