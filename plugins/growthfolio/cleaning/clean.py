"""What each kind of file is cleaned by.

The name says which kind a file claims to be; what it begins with must agree. Pictures
may be called by each other's names: a browser tells them apart by their beginning.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from growthfolio.cleaning import (
    drawing,
    film,
    gif,
    jpeg,
    office,
    open_document,
    pdf,
    png,
    sound,
    table,
    webp,
)
from growthfolio.cleaning.archive import SIGNATURE as ZIP
from growthfolio.cleaning.archive import Room
from growthfolio.cleaning.problem import LIMIT, NotCleanableError, Writer, too_large
from growthfolio.model.rules import files as rules

_PICTURE_LIMIT: Final = 50_000_000

_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")
_PICTURES: Final = ("png", "jpg", "jpeg", "gif", "webp")
_NEW: Final = ("pptx", "docx", "xlsx")
_OPEN: Final = ("odt", "odp", "ods")
_OLD: Final = ("ppt", "doc", "xls")

_Test = Callable[[bytes], bool]
_PICTURES_BY: Final[tuple[tuple[_Test, Callable[[bytes], Writer]], ...]] = (
    (lambda data: data.startswith(png.SIGNATURE), png.prepare),
    (lambda data: data.startswith(jpeg.SIGNATURE), jpeg.prepare),
    (lambda data: data.startswith(gif.SIGNATURES), gif.prepare),
    (webp.is_webp, webp.prepare),
)


def clean(name: str, data: bytes) -> bytes:
    """The copy of a file that may be published; raises NotCleanableError."""
    return prepare(name, data)()


def prepare(name: str, data: bytes, room: Room | None = None) -> Writer:
    """What writes that copy; raises NotCleanableError where there is none."""
    kind = name.rpartition(".")[2].lower()
    _check_size(len(data), _PICTURE_LIMIT if kind in _PICTURES else LIMIT)
    if kind in _PICTURES:
        for is_one, cleaner in _PICTURES_BY:
            if is_one(data):
                return cleaner(data)
    elif kind in (*_NEW, *_OPEN):
        return _packed(kind, data, room or Room())
    elif kind in _OLD and data.startswith(_OLD_OFFICE):
        raise NotCleanableError(rules.UNCLEANABLE_ATTACHMENT, kind=kind)
    elif kind == "pdf" and data.startswith(b"%PDF-"):
        return pdf.prepare(data)
    elif kind == "mp3" and sound.is_mp3(data):
        return sound.prepare_mp3(data)
    elif kind == "mp4" and film.is_film(data):
        return film.prepare(data)
    elif kind == "csv":
        return table.prepare(data)
    raise NotCleanableError(rules.WRONG_CONTENT, kind=kind)


def _check_size(size: int, limit: int) -> None:
    if size > limit:
        raise too_large(limit)


def _packed(kind: str, data: bytes, room: Room) -> Writer:
    if data.startswith(_OLD_OFFICE):
        encrypted = _PACKAGE in data
        rule = rules.ENCRYPTED_ATTACHMENT if encrypted else rules.WRONG_CONTENT
        raise NotCleanableError(rule, **({} if encrypted else {"kind": kind}))
    if not data.startswith(ZIP):
        raise NotCleanableError(rules.WRONG_CONTENT, kind=kind)
    inside = partial(_inside, room=room, depth=room.depth + 1)
    if kind in _OPEN:
        return open_document.prepare(data, kind, inside, room)
    return office.prepare(data, kind, inside, room)


def _inside(name: str, data: bytes, *, room: Room, depth: int) -> Writer:
    """The same for what lies within a document: pictures, sounds, one more document."""
    kind = name.rpartition(".")[2].lower()
    if kind in ("fntdata", "odttf", "ttf", "otf", "wmf", "bmp", "dib"):
        return lambda: data  # nothing in them says who made the document
    if kind == "emf":
        return drawing.prepare(data)
    if kind in ("m4a", "m4v", "mov") and film.is_film(data):
        return film.prepare(data)
    if kind == "wav" and sound.is_wave(data):
        return sound.prepare_wave(data)
    if kind in ("jfif", "jpe"):
        kind = "jpg"
    if kind in (*_PICTURES, "mp3", "mp4") or (kind in _NEW and depth == 1):
        room.depth = depth
        return prepare(f"inside.{kind}", data, room)
    raise NotCleanableError(rules.UNCLEANABLE_ATTACHMENT, kind=kind)
