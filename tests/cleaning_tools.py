"""Files that say more than is to be seen, and a look for it in every byte."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress

from PIL import Image, ImageDraw, PngImagePlugin

CANARY = "zqhiddenauthor"
CHINESE = "深藏不露之作者"


def said(data: bytes) -> set[str]:
    """Which of the canaries are in some bytes, archives opened, encodings tried."""
    found = set()
    for layer in _layers(data):
        for canary in (CANARY, CHINESE):
            for codec in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
                if canary.encode(codec) in layer:
                    found.add(canary)
    return found


def _layers(data: bytes) -> Iterator[bytes]:
    yield data
    for start in (data.find(b"PK\x03\x04"),):
        if start < 0:
            break
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for member in archive.infolist():
                    yield member.filename.encode()
                    yield member.extra + member.comment
                    yield from _layers(archive.read(member))
        except zipfile.BadZipFile:
            break
    at = 0
    while (at := data.find(b"\x78", at)) >= 0:
        if data[at : at + 2] in (b"\x78\x9c", b"\x78\xda", b"\x78\x01", b"\x78\x5e"):
            with suppress(zlib.error):
                yield zlib.decompressobj().decompress(data[at:], 1 << 22)
        at += 1


def picture(size: tuple[int, int] = (24, 16), mode: str = "RGB") -> Image.Image:
    """A picture whose corners differ, so that it is seen which side is up."""
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, size[0] // 3, size[1] // 3), fill="red")
    draw.rectangle((size[0] // 2, size[1] // 2, *size), fill="blue")
    return image.convert(mode)


def exif(orientation: int = 6) -> Image.Exif:
    """Exif of a camera: a maker, an author, a place and an orientation."""
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x010F] = CANARY
    found[0x013B] = CANARY
    found[0x9C9D] = CHINESE.encode("utf-16-le")
    found.get_ifd(0x8825)[0x001D] = CANARY
    return found


def xmp() -> bytes:
    """A packet of XMP that names the author."""
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta '
        f'xmlns:x="adobe:ns:meta/"><a>{CANARY} {CHINESE}</a></x:xmpmeta>'
    ).encode()


def saved(image: Image.Image, kind: str, **settings: object) -> bytes:
    """A picture as a file."""
    written = io.BytesIO()
    image.save(written, kind, **settings)
    return written.getvalue()


def opened(data: bytes) -> Image.Image:
    """A file as a picture, read to its end."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def png() -> bytes:
    """A PNG with words in every chunk that takes some, and behind its end."""
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", CANARY)
    words.add_text("Comment", CANARY * 20, zip=True)
    words.add_itxt("Title", CHINESE)
    words.add_itxt("XML:com.adobe.xmp", xmp().decode(), zip=True)
    words.add(b"zqHi", CANARY.encode())
    words.add(b"tIME", bytes(7))
    data = saved(
        picture(),
        "PNG",
        pnginfo=words,
        exif=exif(),
        icc_profile=profile(),
        dpi=(144, 144),
    )
    return data + CANARY.encode()


def jpeg() -> bytes:
    """A JPEG with Exif, XMP, IPTC, a comment, an unknown segment and a second one."""
    data = saved(
        picture((64, 48)),
        "JPEG",
        quality=90,
        exif=exif(),
        xmp=xmp(),
        comment=CANARY,
        icc_profile=profile(),
        progressive=True,
    )
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + CHINESE.encode()
    extra = _segment(0xED, iptc) + _segment(0xEB, CANARY.encode())
    start = 20  # after what every JPEG of this kind begins with
    return data[:start] + extra + data[start:] + data + CANARY.encode()


def _segment(kind: int, body: bytes) -> bytes:
    return bytes((0xFF, kind)) + struct.pack(">H", len(body) + 2) + body


def gif() -> bytes:
    """A moving GIF with a comment, words of an application, and some at its end."""
    frames = [picture(), picture().rotate(180)]
    data = saved(
        frames[0],
        "GIF",
        save_all=True,
        append_images=frames[1:],
        duration=120,
        loop=3,
        comment=CANARY,
    )
    application = b"\x21\xff\x0bXMP DataXMP" + bytes((len(CANARY),))
    application += CANARY.encode() + b"\0"
    return data[:-1] + application + b";" + CANARY.encode()


def webp(*, moving: bool = False) -> bytes:
    """A WebP with Exif, XMP and a chunk nobody knows."""
    more = {"save_all": True, "append_images": [picture().rotate(180)]}
    data = saved(
        picture(),
        "WEBP",
        exif=exif().tobytes(),
        xmp=xmp(),
        icc_profile=profile(),
        **(more if moving else {}),
    )
    extra = b"zqHi" + struct.pack("<I", len(CANARY)) + CANARY.encode()
    body = data[8:] + extra
    return b"RIFF" + struct.pack("<I", len(body)) + body + CANARY.encode()


def profile() -> bytes:
    """A colour profile of a matrix and curves, with words in it."""
    numbers = {
        b"wtpt": (0.9642, 1.0, 0.8249),
        b"rXYZ": (0.5151, 0.2412, -0.0011),
        b"gXYZ": (0.2919, 0.6922, 0.0419),
        b"bXYZ": (0.1572, 0.0666, 0.7841),
    }
    tags = {
        name: b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(n * 65536) for n in xyz))
        for name, xyz in numbers.items()
    }
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, 0x0233)
    tags |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve)
    text = f"{CANARY} {CHINESE}".encode("utf-16-be")
    words = struct.pack(">4sIII4sII", b"mluc", 0, 1, 12, b"enUS", len(text), 28) + text
    tags |= {b"desc": words, b"cprt": words, b"zqhi": words}
    table, values, start = b"", b"", 132 + 12 * len(tags)
    for name, value in tags.items():
        table += struct.pack(">4sII", name, start + len(values), len(value))
        values += value + bytes(-len(value) % 4)
    head = struct.pack(">I4sI", start + len(values), b"zqmk", 0x04300000)
    head += b"mntrRGB XYZ " + struct.pack(">6H", 2026, 1, 2, 3, 4, 5) + b"acspAPPL"
    head += bytes(4) + b"zqdvzqmd" + bytes(8) + bytes(4)
    head += struct.pack(">3i", 63190, 65536, 54061) + b"zqcr" + bytes(44)
    return head + struct.pack(">I", len(tags)) + table + values
