"""Sounds, films, tables and OpenDocument files; and the limits of them all."""

import io
import random
import struct
import zipfile
from collections.abc import Mapping
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaning_tools import CANARY, CHINESE, gif, jpeg, png, said, webp
from growthfolio.cleaning.archive import MARKUP, MEMBERS, Room
from growthfolio.cleaning.clean import clean, prepare
from growthfolio.cleaning.drawing import prepare as prepare_drawing
from growthfolio.cleaning.problem import NotCleanableError
from growthfolio.cleaning.sound import prepare_wave
from office_tools import changed, deck, members, sheet, text
from pdf_tools import made, written

FRAME = b"\xff\xfb\x90\x00" + bytes(413)
DECK = deck()
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(name: str, data: bytes) -> str:
    """The rule by which a file has no clean copy."""
    with pytest.raises(NotCleanableError) as caught:
        clean(name, data)
    return caught.value.rule.name


def mp3() -> bytes:
    """Two frames of sound between tags of all three kinds."""
    words = CANARY.encode()
    first = b"ID3\x04\0\0" + bytes((0, 0, 0, len(words))) + words
    ape = struct.pack("<8sIIII8x", b"APETAGEX", 2000, len(words) + 32, 1, 0)
    return first + FRAME * 2 + words + ape + b"TAG" + words.ljust(125, b" ")


def box(kind: bytes, body: bytes) -> bytes:
    """A part of a film."""
    return struct.pack(">I4s", 8 + len(body), kind) + body


def film() -> bytes:
    """A film with words, places and days in it."""
    words = CANARY.encode()
    days = b"\0\0\0\0" + b"\xde\xad\xbe\xef" * 2 + bytes(84)
    media = box(b"mdhd", days) + box(b"hdlr", bytes(24) + words + b"\0")
    track = box(b"tkhd", days) + box(b"mdia", media)
    track += box(b"udta", box(b"name", words))
    movie = (
        box(b"mvhd", days) + box(b"trak", track) + box(b"udta", box(b"\xa9xyz", words))
    )
    movie += box(b"meta", words)
    return (
        box(b"ftyp", b"isom" + bytes(4))
        + box(b"moov", movie)
        + box(b"uuid", bytes(16) + words)
        + box(b"free", words)
        + box(b"mdat", b"frames and frames")
    )


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """An archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


ODT = {
    "mimetype": "application/vnd.oasis.opendocument.text",
    "content.xml": (
        '<office:document-content xmlns:office="o" xmlns:text="t" xmlns:dc="d" '
        f'xmlns:xlink="x"><text:tracked-changes><dc:creator>{CANARY}</dc:creator>'
        "</text:tracked-changes><text:p>Seen<office:annotation><dc:creator>"
        f"{CANARY}</dc:creator></office:annotation></text:p>"
        f'<text:a xlink:href="file:///home/{CANARY}/x"/>'
        '<text:a xlink:href="https://example.org/"/></office:document-content>'
    ),
    "styles.xml": "<styles/>",
    "meta.xml": f"<meta>{CANARY}</meta>",
    "settings.xml": f"<settings>{CHINESE}</settings>",
    "Thumbnails/thumbnail.png": png(),
    "Pictures/one.jpg": jpeg(),
    "Configurations2/menu.xml": CANARY,
    "META-INF/manifest.xml": (
        '<manifest:manifest xmlns:manifest="m">'
        '<manifest:file-entry manifest:full-path="/"/>'
        '<manifest:file-entry manifest:full-path="content.xml"/>'
        '<manifest:file-entry manifest:full-path="meta.xml"/>'
        '<manifest:file-entry manifest:full-path="Pictures/"/>'
        "</manifest:manifest>"
    ),
}


def test_an_open_document_keeps_what_is_to_be_seen() -> None:
    after = clean("x.odt", archive(ODT))
    found = members(after)
    assert said(archive(ODT)) == {CANARY, CHINESE}
    assert said(after) == set()
    assert next(iter(found)) == "mimetype"
    assert b"<text:p>Seen</text:p>" in found["content.xml"]
    assert b'href="https://example.org/"' in found["content.xml"]
    assert b'href="#"' in found["content.xml"]
    assert found["Pictures/one.jpg"] == clean("x.jpg", jpeg())
    assert b"meta.xml" not in found["META-INF/manifest.xml"]
    assert b'"Pictures/"' in found["META-INF/manifest.xml"]
    assert clean("x.odt", after) == after


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"Basic/Standard/one.xml": "<m/>"}, "active-attachment"),
        ({"META-INF/manifest.xml": "<encryption-data/>"}, "encrypted-attachment"),
        ({"mimetype": "text/html"}, "wrong-content"),
        ({"content.xml": "<a"}, "broken-attachment"),
        ({"content.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}, "broken-attachment"),
    ],
)
def test_an_open_document_that_is_none(change: Mapping[str, str], rule: str) -> None:
    assert refusal("x.odt", archive(ODT | change)) == rule


def test_a_sound_keeps_its_frames() -> None:
    assert said(mp3())
    assert clean("x.mp3", mp3()) == FRAME * 2
    assert refusal("x.mp3", b"ID3\x04\0\0\0\0\0\0<html>") == "broken-attachment"
    assert refusal("x.mp3", b"<html>") == "wrong-content"


def test_a_sound_within_slides_keeps_its_samples() -> None:
    chunk = struct.pack("<4sI", b"fmt ", 4) + b"form"
    words = struct.pack("<4sI", b"LIST", len(CANARY)) + CANARY.encode()
    samples = struct.pack("<4sI", b"data", 3) + b"abc\0"
    data = b"RIFF\0\0\0\0WAVE" + chunk + words + samples
    after = prepare_wave(data)()
    assert after[12:] == chunk + samples
    assert after[4:8] == struct.pack("<I", len(after) - 8)


def test_a_film_keeps_its_frames_where_they_are() -> None:
    after = clean("x.mp4", film())
    assert said(film())
    assert said(after) == set()
    assert b"\xde\xad\xbe\xef" not in after
    assert after.index(b"frames and frames") == film().index(b"frames and frames")
    assert len(after) == len(film())
    assert clean("x.mp4", after) == after
    assert refusal("x.mp4", film()[:-9]) == "broken-attachment"
    assert refusal("x.mp4", box(b"ftyp", b"isom")) == "broken-attachment"
    assert refusal("x.mp4", b"<html>") == "wrong-content"


def test_a_drawing_within_slides_loses_the_words_in_its_head() -> None:
    words = CANARY.encode("utf-16-le")
    data = bytearray(100) + words + b"lines"
    data[:4], data[40:44] = b"\1\0\0\0", b" EMF"
    data[60:68] = struct.pack("<II", len(CANARY), 100)
    after = prepare_drawing(bytes(data))()
    assert said(after) == set()
    assert after.endswith(b"lines")
    assert len(after) == len(data)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_table_in_text_stays_as_it_is(codec: str) -> None:
    data = "姓名,天数\n林,3\n".encode(codec)
    assert clean("x.csv", data) == data


@pytest.mark.parametrize(
    "data", [b" <html>", b"\xef\xbb\xbf<svg/>", b"a\0b", b"\xff\xff\xff"]
)
def test_a_table_is_text_and_no_page(data: bytes) -> None:
    assert refusal("x.csv", data) == "wrong-content"


@pytest.mark.parametrize("kind", ["ppt", "doc", "xls"])
def test_old_office_files_cannot_be_cleaned(kind: str) -> None:
    assert refusal(f"x.{kind}", OLD + bytes(600)) == "uncleanable-attachment"
    assert refusal(f"x.{kind}", b"<html>") == "wrong-content"


def test_a_locked_deck_is_encrypted_and_an_old_one_is_wrongly_named() -> None:
    package = "EncryptedPackage".encode("utf-16-le")
    assert refusal("x.pptx", OLD + bytes(600) + package) == "encrypted-attachment"
    assert refusal("x.pptx", OLD + bytes(600)) == "wrong-content"


def test_an_archive_with_a_password_is_encrypted() -> None:
    data = bytearray(DECK)
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            data[at + place] |= 1
    assert refusal("x.pptx", bytes(data)) == "encrypted-attachment"


def test_an_archive_that_unpacks_to_a_hundred_times_itself_is_refused() -> None:
    bomb = changed(DECK, add={"ppt/media/bomb.bin": bytes(100_000_000)})
    assert len(bomb) < 1_000_000
    assert refusal("x.pptx", bomb) == "attachment-too-large"


def test_an_archive_that_unpacks_to_too_much_is_refused_before_it_is() -> None:
    data = bytearray(archive(ODT))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 200_000_001)
    assert refusal("x.odt", bytes(data)) == "attachment-too-large"


def test_an_archive_that_lies_about_its_size_is_broken() -> None:
    data = bytearray(archive({"content.xml": bytes(5_000_000), **ODT}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    assert refusal("x.odt", bytes(data)) == "broken-attachment"


def test_an_archive_of_too_much_text_is_refused() -> None:
    noise = random.Random(1).randbytes(700_000)  # noqa: S311
    data = bytearray(archive(ODT | {"Pictures/x.png": noise, "long.xml": "<a/>"}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", MARKUP + 1)
    assert refusal("x.odt", bytes(data)) == "attachment-too-large"


def test_an_archive_of_too_many_files_is_refused() -> None:
    many = {f"Pictures/{index}.x": "" for index in range(MEMBERS)}
    assert refusal("x.odt", archive(ODT | many)) == "attachment-too-large"


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", "a//b", "a\\b"])
def test_an_archive_whose_names_lead_elsewhere_is_broken(name: str) -> None:
    assert refusal("x.odt", archive(ODT | {name: "x"})) == "broken-attachment"


def test_an_archive_with_one_name_twice_is_broken() -> None:
    assert refusal("x.odt", archive(ODT | {"CONTENT.xml": "<a/>"})) == (
        "broken-attachment"
    )


def test_documents_within_a_document_share_its_room() -> None:
    inner = changed(sheet(), add={"x.bin": bytes(range(256)) * 4000})
    outer = changed(
        DECK,
        add={f"ppt/embeddings/{index}.xlsx": inner for index in range(3)},
        relate={
            "ppt/slides/_rels/slide1.xml.rels": {
                "package" + " " * index: f"../embeddings/{index}.xlsx"
                for index in range(3)
            }
        },
    )
    assert clean("x.pptx", outer)
    room = Room(left=3_000_000)
    with pytest.raises(NotCleanableError) as caught:
        prepare("x.pptx", outer, room)
    assert caught.value.rule.name == "attachment-too-large"


SEEDS = {
    "png": png(),
    "jpg": jpeg(),
    "gif": gif(),
    "webp": webp(moving=True),
    "pptx": DECK,
    "docx": text(),
    "odt": archive(ODT),
    "pdf": written(made()),
    "mp3": mp3(),
    "mp4": film(),
}


@settings(max_examples=400)
@given(
    st.sampled_from(sorted(SEEDS)),
    st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 255), st.integers(0, 9)), max_size=9
    ),
    st.floats(0.1, 1),
)
def test_damage_of_any_kind_is_no_traceback(
    kind: str, changes: list[tuple[float, int, int]], kept: float
) -> None:
    data = bytearray(SEEDS[kind])
    for place, byte, length in changes:
        at = int(place * (len(data) - 1))
        data[at : at + length] = bytes([byte])
    with suppress(NotCleanableError):
        clean(f"x.{kind}", bytes(data[: int(len(data) * kept) + 1]))
