"""PDFs are published with every word about them blanked, the pages as they are."""

import io
import zlib

import pypdf
import pytest

from cleaning_tools import CANARY, CHINESE, said
from growthfolio.cleaning.clean import clean
from growthfolio.cleaning.problem import NotCleanableError
from pdf_tools import SEEN, made, written

PLAIN = written(made())


def packed(objects: bytes, head: bytes) -> bytes:
    """A PDF whose properties are packed into a stream of objects."""
    index = b"7 0 "
    body = zlib.compress(index + objects, 1) + b"    "
    stream = b"8 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode " + head
    stream += b"/Length %d >>\nstream\n%b\nendstream\nendobj\n" % (len(body), body)
    return PLAIN.replace(b"trailer", stream + b"trailer\n<< /Info 7 0 R >>", 1)


def refusal(data: bytes) -> str:
    """The rule by which a PDF has no clean copy."""
    with pytest.raises(NotCleanableError) as caught:
        clean("x.pdf", data)
    return caught.value.rule.name


def test_nothing_is_said_and_the_page_is_what_it_was() -> None:
    kept = bytes(PLAIN)
    after = clean("x.pdf", PLAIN)
    assert said(PLAIN)
    assert said(after) == set()
    assert CHINESE.encode("utf-16-be") not in after
    assert kept == PLAIN
    reader = pypdf.PdfReader(io.BytesIO(after), strict=True)
    (page,) = reader.pages
    assert page.extract_text() == SEEN
    assert page["/Annots"][0].get_object()["/Contents"] == SEEN
    assert {value.strip(" \0") for value in reader.metadata.values()} == {""}
    before = pypdf.PdfReader(io.BytesIO(PLAIN)).pages[0].images[0].image
    assert page.images[0].image.tobytes() == before.tobytes()


def test_what_is_clean_stays_as_it_is() -> None:
    once = clean("x.pdf", PLAIN)
    assert clean("x.pdf", once) == once
    assert len(once) == len(PLAIN)


def test_one_without_anything_in_it_says_nothing() -> None:
    empty = b"%PDF-1.4\n%%EOF\n"
    assert clean("x.pdf", empty) == empty


def test_what_follows_the_end_is_left_out() -> None:
    after = clean("x.pdf", PLAIN + CANARY.encode())
    assert after == clean("x.pdf", PLAIN)


def test_properties_that_are_packed_are_blanked_and_packed_again() -> None:
    data = packed(f"<< /Author ({CANARY}) /Title ({CANARY}) >>".encode(), b"")
    assert said(data)
    assert said(clean("x.pdf", data)) == set()


def test_properties_packed_in_another_way_are_not_published() -> None:
    data = packed(b"<< /Author (a) >>", b"/DecodeParms << /Predictor 12 >> ")
    assert refusal(data) == "uncleanable-attachment"


def test_properties_that_are_not_found_are_not_published() -> None:
    data = PLAIN.replace(b"trailer", b"trailer\n<< /Info 99 0 R >>", 1)
    assert refusal(data) == "uncleanable-attachment"


def test_a_packet_that_is_packed_is_blanked() -> None:
    packet = b"/Type /Metadata\n/Subtype /XML"
    assert packet in PLAIN
    data = PLAIN.replace(packet, packet + b" /Filter /FlateDecode", 1)
    assert said(clean("x.pdf", data)) == set()


@pytest.mark.parametrize(
    "name", ["JavaScript", "J#61vaScript", "Launch", "EmbeddedFile", "XFA", "JS"]
)
def test_what_runs_is_refused(name: str) -> None:
    data = PLAIN.replace(b"/Type /Catalog", f"/Type /Catalog /{name} 9".encode(), 1)
    assert data != PLAIN
    assert refusal(data) == "active-attachment"


def test_what_runs_is_refused_where_it_is_packed() -> None:
    data = packed(b"<< /S /JavaScript /JS (app.alert) >>", b"")
    assert refusal(data) == "active-attachment"


def test_a_signed_document_is_not_changed() -> None:
    signed = PLAIN.replace(b"/Type /Catalog", b"/Type /Catalog /ByteRange [0 1]", 1)
    assert refusal(signed) == "uncleanable-attachment"


def test_a_name_written_so_as_to_be_overlooked_is_refused() -> None:
    hidden = PLAIN.replace(b"/Info", b"/#49nfo", 1)
    assert hidden != PLAIN
    assert refusal(hidden) == "uncleanable-attachment"


def test_an_encrypted_document_is_refused() -> None:
    writer = made()
    writer.encrypt("secret", algorithm="RC4-128")
    assert refusal(written(writer)) == "encrypted-attachment"


def test_one_that_is_cut_short_is_broken() -> None:
    assert refusal(PLAIN[: len(PLAIN) // 2]) == "broken-attachment"


def test_something_else_is_refused() -> None:
    assert refusal(b"<html>%PDF-1.7") == "wrong-content"
