"""PDF → the same pages, with what is written about the document blanked.

Where each part of a PDF lies is counted in bytes: nothing is cut out or moved, words
are overwritten where they stand. What cannot be found that way has no clean copy.
"""

import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Final

from growthfolio.cleaning import film, jpeg
from growthfolio.cleaning.pdf_parts import Edit, Stream, streams, uncleanable, words
from growthfolio.cleaning.problem import NotCleanableError, Writer, broken
from growthfolio.model.phrase import phrase
from growthfolio.model.rules import files as rules

_ESCAPED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_END: Final = re.compile(rb"%%EOF[ \t]*\r?\n?")
_ENCRYPTED: Final = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
_RUNS: Final = re.compile(
    rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData)\b"
)
_SIGNED: Final = re.compile(rb"/ByteRange\s*\[")
_LOOKED_FOR: Final = re.compile(
    rb"/(?:Info|PieceInfo|ObjStm|Metadata|XML|FlateDecode|DCTDecode|Subtype|Type)\b"
)
_INFO: Final = re.compile(rb"/Info\s+(\d+)\s+\d+\s+R")
_ABOUT: Final = re.compile(rb"/(?:Info|PieceInfo)\s*(?=<<)")
_REMARK: Final = re.compile(
    rb"/Subtype\s*/(?:Text|FreeText|Highlight|Underline|Squiggly|StrikeOut|Popup|Ink"
    rb"|Stamp|Caret|Line|Square|Circle|Polygon|PolyLine|Sound|FileAttachment)\b"
)
_AUTHOR: Final = re.compile(rb"/(?:T|NM|M|CreationDate)\s*(?=[(<])")
_OBJECT: Final = re.compile(rb"(?<![0-9])(\d{1,9})\s+\d+\s+obj\b")
_XMP: Final = re.compile(rb"/Type\s*/Metadata\b|/Subtype\s*/XML\b")
_JPEG: Final = re.compile(rb"/Filter\s*\[?\s*/DCTDecode\b")
_JPX: Final = b"\0\0\0\x0cjP  "
_SAID_IN_JPX: Final = (b"xml ", b"uuid", b"uinf")


def prepare(data: bytes) -> Writer:
    """What writes the clean copy of a PDF."""
    ends = list(_END.finditer(data))
    if not ends:
        raise broken(phrase("it ends too early"))
    data = data[: ends[-1].end()]
    found = tuple(streams(data))
    plain = _edited(data, ((one.start, one.end, b" " * len(one.body)) for one in found))
    _refuse((plain, *(one.objects for one in found if one.objects is not None)))
    about = {int(match[1]) for match in _INFO.finditer(plain)}
    edits = tuple(_edits(plain, found, about))
    return lambda: _edited(data, edits)


def _edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    copy = bytearray(data)
    for start, end, instead in edits:
        copy[start:end] = instead
    return bytes(copy)


def _refuse(texts: Iterable[bytes]) -> None:
    """Raise where a PDF can do more than be read, or says things in hidden ways."""
    for text in texts:
        names = _ESCAPED.sub(lambda match: bytes((int(match[1], 16),)), text)
        if _ENCRYPTED.search(names):
            raise NotCleanableError(rules.ENCRYPTED_ATTACHMENT)
        if _RUNS.search(names):
            raise NotCleanableError(rules.ACTIVE_ATTACHMENT)
        hidden = len(_LOOKED_FOR.findall(names)) != len(_LOOKED_FOR.findall(text))
        # What was signed is no longer what was signed once it is changed.
        if hidden or _SIGNED.search(names):
            raise uncleanable()


def _edits(plain: bytes, found: tuple[Stream, ...], about: set[int]) -> Iterator[Edit]:
    there = {number for one in found for number in one.places}
    for number, start, end in _objects(plain):
        there.add(number)
        yield from _in_object(plain, start, end, whole=number in about)
    if about - there:
        raise uncleanable()
    done = 0
    for match in _ABOUT.finditer(plain):
        start = max(match.end(), done)
        end = plain.find(b">>", start)
        done = end if end >= 0 else len(plain)
        yield from words(plain, start, done)
    for stream in found:
        body = _blanked(stream, about)
        if body != stream.body:
            yield stream.start, stream.end, body


def _objects(plain: bytes) -> Iterator[tuple[int, int, int]]:
    """The number of each object that is not packed, and where it is."""
    marks = list(_OBJECT.finditer(plain))
    for match, following in zip_longest(marks, marks[1:]):
        after = following.start() if following is not None else len(plain)
        end = plain.find(b"endobj", match.end(), after)
        yield int(match[1]), match.end(), end if end >= 0 else after


def _in_object(text: bytes, start: int, end: int, *, whole: bool) -> Iterator[Edit]:
    """What is blanked in an object: all its words, or those on who made a remark."""
    if whole:
        yield from words(text, start, end)
    elif _REMARK.search(text, start, end):
        for match in _AUTHOR.finditer(text, start, end):
            found = next(words(text, match.end(), end), None)
            if found is not None:
                yield found


def _blanked(stream: Stream, about: set[int]) -> bytes:
    """A stream's bytes as they are written, as many as before."""
    size = len(stream.body)
    if _XMP.search(stream.head):
        empty = zlib.compress(b" ") if b"/Filter" in stream.head else b""
        return (empty if len(empty) <= size else b"").ljust(
            size, b"\0" if empty else b" "
        )
    if stream.objects is not None:
        return _repacked(stream, about)
    if _JPEG.search(stream.head) and stream.body.startswith(jpeg.SIGNATURE):
        return _picture(stream.body)
    if stream.body.startswith(_JPX):
        edits = (
            (box.body, box.end, bytes(box.end - box.body))
            for box in film.boxes(stream.body, 0, size)
            if box.kind in _SAID_IN_JPX
        )
        return _edited(stream.body, edits)
    return stream.body


def _repacked(stream: Stream, about: set[int]) -> bytes:
    text = stream.objects or b""
    edits = [
        edit
        for number, (start, end) in stream.places.items()
        for edit in _in_object(text, start, end, whole=number in about)
    ]
    if not edits:
        return stream.body
    packed = zlib.compress(_edited(text, edits), 9)
    if len(packed) > len(stream.body):
        raise uncleanable()
    return packed.ljust(len(stream.body), b"\0")


def _picture(body: bytes) -> bytes:
    try:
        cleaned = jpeg.prepare(body)()
    except NotCleanableError:
        cleaned = b""
    if not cleaned or len(cleaned) > len(body):
        raise uncleanable()
    return cleaned.ljust(len(body), b"\0")
