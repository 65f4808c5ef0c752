"""A zip archive → what is in it, within limits; and back, saying nothing of itself.

The limits are tried on what the archive says of itself, before anything is unpacked
(threats.md, E606); that it does not lie is seen while unpacking, which stops there.
"""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import Final

from msgspec import Struct

from growthfolio.cleaning.problem import NotCleanableError, broken
from growthfolio.model.phrase import phrase
from growthfolio.model.rules import files as rules

UNPACKED: Final = 200_000_000
RATIO: Final = 100
MARKUP: Final = 60_000_000
"""The most bytes of XML: what has to be looked through word by word."""
MEMBERS: Final = 2_000
SIGNATURE: Final = b"PK\x03\x04"

_MARKUP: Final = (".xml", ".rels", ".vml")
_ENCRYPTED: Final = 0x1
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What is packed already does not get smaller.
_PACKED: Final = (
    *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".mp3", ".mp4", ".m4a", ".m4v"),
    *(".mov", ".pptx", ".docx", ".xlsx"),
)
_FAULTS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    OSError,
)


class Room(Struct):
    """How much may still be unpacked of one attachment, and how deep it is by now."""

    left: int = UNPACKED
    markup: int = MARKUP
    depth: int = 0


def unpack(data: bytes, room: Room) -> dict[str, bytes]:
    """The members of an archive by their names, in its order."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = [one for one in archive.infolist() if not one.is_dir()]
            _check(members, len(data), room)
            return {one.filename: archive.read(one) for one in members}
    except NotCleanableError:
        raise
    except _FAULTS as error:
        raise broken(phrase("it cannot be unpacked")) from error


def pack(members: Mapping[str, bytes]) -> bytes:
    """An archive of members: the same bytes for the same members, of no day."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in members.items():
            about = zipfile.ZipInfo(name)
            about.create_system = 0  # as the offices write it, on any system
            packed = name == "mimetype" or name.lower().endswith(_PACKED)
            about.compress_type = _METHODS[0 if packed else 1]
            archive.writestr(about, content)
    return written.getvalue()


def _check(members: list[zipfile.ZipInfo], size: int, room: Room) -> None:
    unpacked = sum(one.file_size for one in members)
    room.left -= unpacked
    names = ((one.filename.lower(), one.file_size) for one in members)
    room.markup -= sum(size for name, size in names if name.endswith(_MARKUP))
    for what, is_over, limit in (
        (phrase("the number of files packed in it"), len(members) > MEMBERS, MEMBERS),
        (phrase("its size unpacked"), room.left < 0, UNPACKED),
        (phrase("the size of its texts"), room.markup < 0, MARKUP),
        (phrase("how many times larger it gets"), unpacked > RATIO * size, RATIO),
    ):
        if is_over:
            raise NotCleanableError(rules.ATTACHMENT_TOO_LARGE, what=what, limit=limit)
    if any(one.flag_bits & _ENCRYPTED for one in members):
        raise NotCleanableError(rules.ENCRYPTED_ATTACHMENT)
    if any(one.compress_type not in _METHODS for one in members):
        raise broken(phrase("it is packed in a way nobody uses"))
    if len({one.filename.casefold() for one in members}) < len(members):
        raise broken(phrase("two files packed in it have one name"))
    if any(map(_leads_out, members)):
        raise broken(phrase("a name packed in it leads elsewhere"))


def _leads_out(member: zipfile.ZipInfo) -> bool:
    name = member.filename
    return not {"", ".", ".."}.isdisjoint(name.split("/")) or "\\" in name
