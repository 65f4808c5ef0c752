"""Numbers of pages → a few letters that say which they are, and back.

Numbers come in rising order. Few are the steps between them; many are signs, each of
which tells of six numbers: what stands on most pages takes a third that way.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from itertools import accumulate, compress
from operator import sub
from string import ascii_lowercase, ascii_uppercase, digits
from typing import Final

DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
_BASE: Final = 32
"""Digits from here on say that another follows."""
_SMALL: Final = DIGITS[:_BASE]
_SIX: Final = 6
"""How many numbers one digit of sixty-four can tell of."""
_MARK: Final = "."
"""Before digits that are signs, and not steps."""
_THERE: Final = ord("1")

_DIGITS64: Final = f"{ascii_uppercase}{ascii_lowercase}{digits}+/".encode("ascii")
_TO_DIGITS: Final = bytes.maketrans(_DIGITS64, DIGITS.encode("ascii"))
_TO_DIGITS64: Final = bytes.maketrans(DIGITS.encode("ascii"), _DIGITS64)
_TO_VALUES: Final = bytes.maketrans(DIGITS.encode("ascii"), bytes(range(len(DIGITS))))
_TO_FLAGS: Final = bytes.maketrans(b"01", b"\0\1")


def packed(numbers: Sequence[int]) -> str:
    """The steps between numbers, or a sign for every six."""
    if len(numbers) > numbers[-1] // _SIX + 1:
        return _signs(_bits_of(numbers, numbers[-1]))
    first = numbers[0]
    start = _SMALL[first] if first < _BASE else _digits(first)
    if len(numbers) == 1:
        return start
    steps = map(sub, numbers[1:], numbers)
    return start + "".join(
        [_SMALL[step] if step < _BASE else _digits(step) for step in steps]
    )


def unpacked(text: str) -> Iterable[int]:
    """The numbers that were packed; none of an empty text."""
    if text.startswith(_MARK):
        return _numbers_in(_bits_told(text))
    values = text.encode("ascii").translate(_TO_VALUES)
    return accumulate(values if max(values, default=0) < _BASE else _steps(values))


def united(texts: Iterable[str]) -> str:
    """The numbers that are in any of some packed ones, packed."""
    bits, numbers = 0, set[int]()
    for text in texts:
        if text.startswith(_MARK):
            bits |= _bits_told(text)
        else:
            numbers.update(unpacked(text))
    bits |= _bits_of(numbers, max(numbers, default=0))
    if bits.bit_count() > (bits.bit_length() - 1) // _SIX + 1:
        return _signs(bits)
    return packed(list(_numbers_in(bits)))


def _digits(step: int) -> str:
    """A step of any size."""
    found = ""
    while step >= _BASE:
        found += DIGITS[_BASE + step % _BASE]
        step //= _BASE
    return found + DIGITS[step]


def _steps(values: bytes) -> Iterable[int]:
    """Steps of any size, of the values of their digits."""
    step, scale = 0, 1
    for value in values:
        step += value % _BASE * scale
        scale *= _BASE
        if value < _BASE:
            yield step
            step, scale = 0, 1


def _signs(bits: int) -> str:
    """For every six numbers a digit whose bits say which of them there are.

    That is what base 64 does, with other digits and from the other end.
    """
    count = -(-bits.bit_length() // _SIX)
    digits64 = b64encode(bits.to_bytes(-(-count // 4) * 3, "big"))
    return _MARK + digits64[: -count - 1 : -1].translate(_TO_DIGITS).decode("ascii")


def _bits_told(signs: str) -> int:
    """The bits that signs tell of."""
    digits64 = signs[:0:-1].encode("ascii").translate(_TO_DIGITS64)
    whole = digits64.rjust(-(-len(digits64) // 4) * 4, b"A")
    return int.from_bytes(b64decode(whole), "big")


def _bits_of(numbers: Iterable[int], last: int) -> int:
    """A bit for each number there is, that of nought last."""
    flags = bytearray(b"0" * (last + 1))
    for number in numbers:
        flags[number] = _THERE
    flags.reverse()
    return int(flags, 2)


def _numbers_in(bits: int) -> Iterable[int]:
    """The numbers there are bits of, in rising order."""
    flags = f"{bits:b}"[::-1].encode("ascii").translate(_TO_FLAGS)
    return compress(range(len(flags)), flags)
