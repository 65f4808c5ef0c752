"""Office documents are published as what is to be seen in them, and nothing else."""

import io
import zipfile
from contextlib import suppress

import docx
import openpyxl
import pptx
import pytest

from cleaning_tools import CANARY, CHINESE, opened, said
from growthfolio.cleaning.clean import clean
from growthfolio.cleaning.problem import NotCleanableError
from office_tools import RELATION, SEEN, changed, deck, members, sheet, text

MADE = {"pptx": deck(), "docx": text(), "xlsx": sheet()}


@pytest.mark.parametrize("kind", MADE)
def test_nothing_is_said_of_who_made_it(kind: str) -> None:
    before = MADE[kind]
    kept = bytes(before)
    after = clean(f"x.{kind}", before)
    assert said(before) == {CANARY, CHINESE}
    assert said(after) == set()
    assert before == kept
    assert not any(name.startswith("docProps/") for name in members(after))


@pytest.mark.parametrize("kind", MADE)
def test_what_is_clean_stays_as_it_is(kind: str) -> None:
    once = clean(f"x.{kind}", MADE[kind])
    assert clean(f"x.{kind}", once) == once


@pytest.mark.parametrize("kind", MADE)
def test_no_day_and_no_system_is_written_down(kind: str) -> None:
    with zipfile.ZipFile(io.BytesIO(clean(f"x.{kind}", MADE[kind]))) as archive:
        about = {(one.date_time, one.create_system) for one in archive.infolist()}
    assert about == {((1980, 1, 1, 0, 0, 0), 0)}


def test_slides_open_with_all_that_is_to_be_seen() -> None:
    slides = pptx.Presentation(io.BytesIO(clean("x.pptx", MADE["pptx"]))).slides
    assert [slide.shapes.title.text for slide in slides] == [
        f"{SEEN} first",
        f"{SEEN} hidden",
    ]
    notes = {slide.notes_slide.notes_text_frame.text for slide in slides}
    assert notes == {f"{SEEN} in notes"}
    pictures = [
        opened(shape.image.blob).size
        for slide in slides
        for shape in slide.shapes
        if hasattr(shape, "image")
    ]
    assert pictures == [(64, 48), (24, 16)] * 2
    assert (
        b'show="0"' in members(clean("x.pptx", MADE["pptx"]))["ppt/slides/slide2.xml"]
    )


def test_the_sheet_of_a_chart_is_cleaned_and_opens() -> None:
    slides = pptx.Presentation(io.BytesIO(clean("x.pptx", MADE["pptx"]))).slides
    (chart,) = [one.chart for one in slides[1].shapes if one.has_chart]
    assert list(chart.plots[0].categories) == ["May", "June"]
    inside = openpyxl.load_workbook(
        io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)
    )
    assert inside.active["A1"].value == f"{SEEN} in a cell"


def test_links_to_click_on_stay_and_others_lead_nowhere() -> None:
    found = members(clean("x.pptx", MADE["pptx"]))
    first = found["ppt/slides/_rels/slide1.xml.rels"].decode()
    second = found["ppt/slides/_rels/slide2.xml.rels"].decode()
    assert first.count('Target="about:blank"') == 2
    assert "https://example.org/seen" in second


def test_a_text_opens_with_its_changes_accepted() -> None:
    made = docx.Document(io.BytesIO(clean("x.docx", MADE["docx"])))
    words = [paragraph.text for paragraph in made.paragraphs]
    assert words[0] == f"{SEEN} in a text"
    assert words[-1] == f"{SEEN} since."
    assert made.sections[0].header.paragraphs[0].text == f"{SEEN} above"
    assert len(made.inline_shapes) == 1


def test_a_sheet_opens_without_its_remarks() -> None:
    page = openpyxl.load_workbook(io.BytesIO(clean("x.xlsx", MADE["xlsx"]))).active
    assert (page["A1"].value, page["B2"].value) == (f"{SEEN} in a cell", 7)
    assert page["B2"].comment is None
    pictures = members(clean("x.xlsx", MADE["xlsx"]))
    assert opened(pictures["xl/media/image1.png"]).size == (24, 16)


def test_second_versions_of_pictures_go_with_what_holds_them() -> None:
    inside = (
        '<a:ext xmlns:a="a" uri="{96DAC541}"><asvg:svgBlip xmlns:asvg="s" '
        'xmlns:r="r" r:embed="rIdZ0"/></a:ext><p:cSld'
    )
    made = changed(
        MADE["pptx"],
        add={"ppt/media/x.svg": "<svg onload='alert(1)'/>"},
        relate={"ppt/slides/_rels/slide2.xml.rels": {"image": "../media/x.svg"}},
        replace={"ppt/slides/slide2.xml": {b"<p:cSld": inside.encode()}},
    )
    found = members(clean("x.pptx", made))
    assert "ppt/media/x.svg" not in found
    assert b"svg" not in found["ppt/slides/slide2.xml"]
    assert b"svg" not in found["ppt/slides/_rels/slide2.xml.rels"]


def refusal(name: str, data: bytes) -> str:
    """The rule by which a file has no clean copy."""
    with pytest.raises(NotCleanableError) as caught:
        clean(name, data)
    return caught.value.rule.name


@pytest.mark.parametrize("kind", MADE)
def test_a_document_is_what_it_is_called(kind: str) -> None:
    others = [data for other, data in MADE.items() if other != kind]
    assert {refusal(f"x.{kind}", data) for data in others} == {"wrong-content"}
    assert refusal(f"x.{kind}", b"<html>") == "wrong-content"


def test_macros_are_refused_by_type_and_by_part() -> None:
    plain = b"vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    by_type = {plain: b"vnd.ms-powerpoint.presentation.macroEnabled.main+xml"}
    named = changed(MADE["pptx"], replace={"[Content_Types].xml": by_type})
    held = changed(
        MADE["pptx"],
        add={"ppt/vbaProject.bin": b"code"},
        relate={"ppt/_rels/presentation.xml.rels": {"vbaProject": "vbaProject.bin"}},
    )
    assert refusal("x.pptx", named) == "active-attachment"
    assert refusal("x.pptx", held) == "active-attachment"


@pytest.mark.parametrize(
    "part", ["ppt/presentation.xml", "[Content_Types].xml", "_rels/.rels"]
)
def test_entities_are_not_expanded(part: str) -> None:
    bomb = b'<!DOCTYPE p [<!ENTITY a "aa"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
    found = members(MADE["pptx"])[part]
    end = found.index(b"?>") + 2
    body = bomb + found[end:].lstrip().replace(b">", b">&a;&b;", 1)
    made = changed(MADE["pptx"], add={part: found[:end] + body})
    assert refusal("x.pptx", made) == "broken-attachment"


def test_what_nobody_can_look_into_is_not_published() -> None:
    made = changed(
        MADE["pptx"],
        add={"ppt/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0"},
        relate={
            "ppt/slides/_rels/slide1.xml.rels": {
                "oleObject": "../embeddings/oleObject1.bin"
            }
        },
    )
    assert refusal("x.pptx", made) == "uncleanable-attachment"


def test_documents_within_documents_within_documents_are_not_opened() -> None:
    inner = changed(
        MADE["xlsx"],
        add={"xl/embeddings/x.pptx": MADE["docx"]},
        relate={
            "xl/worksheets/_rels/sheet1.xml.rels": {"package": "../embeddings/x.pptx"}
        },
    )
    outer = changed(
        MADE["pptx"],
        add={"ppt/embeddings/x.xlsx": inner},
        relate={
            "ppt/slides/_rels/slide1.xml.rels": {"package": "../embeddings/x.xlsx"}
        },
    )
    assert refusal("x.pptx", outer) == "uncleanable-attachment"


@pytest.mark.parametrize("gone", members(MADE["pptx"]))
def test_a_part_that_is_missing_is_no_traceback(gone: str) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in members(MADE["pptx"]).items():
            if name != gone:
                archive.writestr(name, content)
    with suppress(NotCleanableError):
        clean("x.pptx", written.getvalue())


def test_strict_documents_are_cleaned_as_well() -> None:
    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    made = changed(
        MADE["docx"],
        add={
            name: data.replace(RELATION.encode(), strict.encode())
            for name, data in members(MADE["docx"]).items()
            if name.endswith((".xml", ".rels"))
        },
    )
    assert said(clean("x.docx", made)) == set()
