"""The parts of a PDF that are found without understanding it: streams and words."""

import re
import zlib
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from msgspec import Struct, field

from growthfolio.cleaning.problem import NotCleanableError, broken
from growthfolio.model.phrase import phrase
from growthfolio.model.rules import files as rules

Edit: TypeAlias = tuple[int, int, bytes]
"""From where to where, and what stands there instead: as many bytes."""

MOST: Final = 50_000_000
"""The most bytes the objects packed in one stream may have."""

_STREAM: Final = re.compile(rb">>\s*stream(?:\r\n|\n|\r)")
_LENGTH: Final = re.compile(rb"/Length\s+(\d+)(?!\s+\d+\s+R)")
_END: Final = re.compile(rb"\s{0,2}endstream")
_PACKED: Final = re.compile(rb"/Type\s*/ObjStm\b")
_FLATE: Final = re.compile(rb"/Filter\s*\[?\s*/FlateDecode\s*\]?\s*(?=[/>])")
_WORD: Final = re.compile(rb"\(|<(?!<)|<<")
_PAREN: Final = re.compile(rb"\\.|[()]", re.DOTALL)


def uncleanable() -> NotCleanableError:
    """A PDF of which we do not know what it says where."""
    return NotCleanableError(rules.UNCLEANABLE_ATTACHMENT, kind="pdf")


class Stream(Struct, frozen=True, kw_only=True):
    """A stream: what is said about it, its bytes, and where they are.

    `objects` are those packed in it, if it holds objects, and `places` where in them
    each is, by number.
    """

    head: bytes
    body: bytes
    start: int
    objects: bytes | None = None
    places: Mapping[int, tuple[int, int]] = field(default_factory=dict)

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.body)

    @property
    def is_flate(self) -> bool:
        """Whether it is packed in the one usual way."""
        return bool(_FLATE.search(self.head)) and b"/DecodeParms" not in self.head


def streams(data: bytes) -> Iterator[Stream]:
    """The streams of a PDF, in order."""
    at = 0
    while (match := _STREAM.search(data, at)) is not None:
        start = match.end()
        head = data[max(data.rfind(b"obj", at, match.start()), at) : match.start() + 2]
        end = _end(data, start, head)
        stream = Stream(head=head, body=data[start:end], start=start)
        yield _unpacked(stream) if _PACKED.search(head) else stream
        at = end


def _end(data: bytes, start: int, head: bytes) -> int:
    if (length := _LENGTH.search(head)) is not None:
        end = start + int(length[1][:12])
        if _END.match(data, end):
            return end
    end = data.find(b"endstream", start)
    if end < 0:
        raise broken(phrase("it ends too early"))
    return end


def _unpacked(stream: Stream) -> Stream:
    counts = [
        re.search(rb"/" + key + rb"\s+(\d{1,9})\b", stream.head)
        for key in (b"N", b"First")
    ]
    if not stream.is_flate or None in counts:
        raise uncleanable()
    count, first = (int(found[1]) for found in counts if found is not None)
    try:
        unpacking = zlib.decompressobj()
        objects = unpacking.decompress(stream.body, MOST)
        numbers = [int(word) for word in objects[:first].split()[: 2 * count]]
    except (zlib.error, ValueError) as error:
        raise broken(phrase("it cannot be unpacked")) from error
    if unpacking.unconsumed_tail:
        raise uncleanable()
    starts = [first + offset for offset in numbers[1::2]]
    ends = [*starts[1:], len(objects)]
    places = dict(zip(numbers[::2], zip(starts, ends, strict=True), strict=False))
    return Stream(
        head=stream.head,
        body=stream.body,
        start=stream.start,
        objects=objects,
        places=places,
    )


def words(data: bytes, start: int, end: int) -> Iterator[Edit]:
    """Every text between two places, with blanks to stand there instead."""
    at = start
    while (match := _WORD.search(data, at, end)) is not None:
        at = match.end()
        if match[0] == b"(":
            close = _closing(data, at, end)
            yield at, close, b" " * (close - at)
            at = close + 1
        elif match[0] == b"<":
            close = data.find(b">", at, end)
            close = close if close >= 0 else end
            yield at, close, (b"20" * (close - at))[: close - at]
            at = close + 1


def _closing(data: bytes, start: int, end: int) -> int:
    deep = 1
    for match in _PAREN.finditer(data, start, end):
        deep += {b"(": 1, b")": -1}.get(match[0], 0)
        if not deep:
            return match.start()
    return end
