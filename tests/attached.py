"""The smallest files of the kinds that records are shown with."""

import io
import struct
import zipfile
import zlib
from base64 import b64decode
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def attached(name: str) -> bytes:
    """A file of the kind its name says."""
    return ATTACHED[name.rpartition(".")[2].lower()]


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            chunk(b"IHDR", head),
            chunk(b"IDAT", zlib.compress(b"\0\x80")),
            chunk(b"IEND", b""),
        )
    )


def deck(main: str = f"{_OFFICE}.presentationml.presentation.main+xml") -> bytes:
    """Slides without any, whose main part says it is of a type."""
    files = {
        "[Content_Types].xml": (
            f'<Types><Override PartName="/ppt/p.xml" ContentType="{main}"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships><Relationship Id="r1" Type="{_RELATION}/officeDocument" '
            'Target="ppt/p.xml"/></Relationships>'
        ),
        "ppt/p.xml": "<p/>",
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return written.getvalue()


ATTACHED: Final[Mapping[str, bytes]] = MappingProxyType(
    {
        "png": _png(),
        "jpg": b64decode(
            "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP//////////////////////////////////////////"
            "////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAA"
            "AAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z"
        ),
        "pdf": b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n"
        b"<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n",
        "pptx": deck(),
        "csv": b"day,visits\n1,3\n",
    }
)
"""A file of each kind."""
