"""Office documents that say in every place there is who made them."""

import io
import zipfile
from collections.abc import Mapping

import docx
import openpyxl
import pptx
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image as SheetImage
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from cleaning_tools import CANARY, CHINESE, jpeg, png

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SEEN = "What is to be seen"
"""Stands in slides, notes, hidden slides, texts and cells, and stays."""


def deck() -> bytes:
    """Slides with pictures, a chart with its sheet, notes, remarks, tags."""
    made = pptx.Presentation()
    _properties(made.core_properties)
    for name in ("first", "hidden"):
        slide = made.slides.add_slide(made.slide_layouts[5])
        slide.shapes.title.text = f"{SEEN} {name}"
        shown = slide.shapes.add_picture(io.BytesIO(jpeg()), 0, 0)
        about = shown._element.nvPicPr.cNvPr  # noqa: SLF001
        about.set("descr", rf"C:\Users\{CANARY}\desk.jpg")
        slide.shapes.add_picture(io.BytesIO(png()), 0, 0)
        slide.notes_slide.notes_text_frame.text = f"{SEEN} in notes"
    slide._element.set("show", "0")  # noqa: SLF001
    figures = CategoryChartData()
    figures.categories = ["May", "June"]
    figures.add_series("Visits", (3, 5))
    kind, inch = XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(2)
    chart = slide.shapes.add_chart(kind, 0, 0, inch, inch, figures).chart
    chart.part.chart_workbook.update_from_xlsx_blob(sheet())
    slide.shapes.title.text_frame.paragraphs[
        0
    ].add_run().hyperlink.address = "https://example.org/seen"
    written = io.BytesIO()
    made.save(written)
    return changed(
        written.getvalue(),
        add={
            "ppt/commentAuthors.xml": _xml(f'p:cmAuthor name="{CANARY}"'),
            "ppt/comments/comment1.xml": _xml(f'p:cm text="{CHINESE}"'),
            "ppt/comments/modernComment_1.xml": _xml(f'p188:cm text="{CANARY}"'),
            "ppt/authors.xml": _xml(f'p188:author name="{CHINESE}"'),
            "ppt/changesInfos/changesInfo1.xml": _xml(f'a:x name="{CANARY}"'),
            "ppt/revisionInfo.xml": _xml(f'a:x id="{CANARY}"'),
            "ppt/tags/tag1.xml": (
                f'<p:tagLst xmlns:p="p"><p:tag name="{CANARY}" val="{CHINESE}"/>'
                "</p:tagLst>"
            ),
            "ppt/slides/forgotten.xml": _xml(f'p:sld name="{CANARY}"'),
            "ppt/forgotten.txt": CANARY,
            **_beside(),
        },
        relate={
            "ppt/_rels/presentation.xml.rels": {
                "commentAuthors": "commentAuthors.xml",
                "authors": "authors.xml",
                "changesInfo": "changesInfos/changesInfo1.xml",
                "revisionInfo": "revisionInfo.xml",
                "tags": "tags/tag1.xml",
                "customXml": "../customXml/item1.xml",
            },
            "ppt/slides/_rels/slide1.xml.rels": {
                "comments": "../comments/comment1.xml",
                "comments ": "../comments/modernComment_1.xml",
                "image": f"file:///C:/Users/{CANARY}/linked.png",
                "hyperlink": f"file:///home/{CANARY}/plan.docx",
            },
            "_rels/.rels": _PACKAGE,
        },
        replace={
            "ppt/presentation.xml": {
                b"<p:sldSz": f"<!-- {CANARY} --><p:sldSz".encode(),
            },
        },
    )


def text() -> bytes:
    """A text with remarks, changes that are tracked, and where its template lies."""
    made = docx.Document()
    _properties(made.core_properties)
    paragraph = made.add_paragraph(f"{SEEN} in a text")
    made.add_comment(paragraph.runs, text=CHINESE, author=CANARY, initials="zq")
    made.add_picture(io.BytesIO(jpeg()))
    made.sections[0].header.paragraphs[0].text = f"{SEEN} above"
    written = io.BytesIO()
    made.save(written)
    tracked = (
        f'<w:p w:rsidR="00{CANARY}"><w:ins w:id="1" w:author="{CANARY}" '
        f'w:date="2026-01-02T03:04:05Z"><w:r><w:t>{SEEN} since</w:t></w:r></w:ins>'
        f'<w:del w:id="2" w:author="{CHINESE}"><w:r><w:delText>{CANARY}</w:delText>'
        f'</w:r></w:del><w:r><w:rPr><w:b/><w:rPrChange w:id="3" w:author="{CANARY}">'
        f"<w:rPr/></w:rPrChange></w:rPr><w:t>.</w:t></w:r></w:p><w:sectPr"
    )
    settings = (
        f'<w:attachedTemplate r:id="rIdZ0"/><w:trackRevisions/><w:rsids>'
        f'<w:rsidRoot w:val="{CANARY}"/></w:rsids><w:docVars><w:docVar w:name="a" '
        f'w:val="{CHINESE}"/></w:docVars></w:settings>'
    )
    return changed(
        written.getvalue(),
        add={
            "word/people.xml": _xml(f'w15:person w15:author="{CANARY}"'),
            "word/_rels/settings.xml.rels": _NO_RELATIONS,
            **_beside(),
        },
        relate={
            "word/_rels/document.xml.rels": {
                "people": "people.xml",
                "customXml": "../customXml/item1.xml",
            },
            "word/_rels/settings.xml.rels": {
                "attachedTemplate": f"file:///C:/Users/{CANARY}/own.dotm",
            },
            "_rels/.rels": _PACKAGE,
        },
        replace={
            "word/document.xml": {b"<w:sectPr": tracked.encode()},
            "word/settings.xml": {
                b"</w:settings>": settings.encode(),
            },
        },
    )


def sheet() -> bytes:
    """A sheet with a remark, a picture, a printer, and the folder it was saved in."""
    made = openpyxl.Workbook()
    made.properties.creator = CANARY
    made.properties.lastModifiedBy = CHINESE
    page = made.active
    page["A1"] = f"{SEEN} in a cell"
    page["B2"] = 7
    page["B2"].comment = Comment(CANARY, CHINESE)
    page.add_image(SheetImage(io.BytesIO(png())), "D4")
    written = io.BytesIO()
    made.save(written)
    folder = (
        '<mc:AlternateContent xmlns:mc="m"><mc:Choice Requires="x15"><x15ac:absPath '
        rf'xmlns:x15ac="x" url="C:\Users\{CANARY}\"/></mc:Choice></mc:AlternateContent>'
        f'<fileSharing userName="{CANARY}"/><bookViews'
    )
    printer = f'<pageSetup xmlns:r="{RELATION}" orientation="portrait" r:id="rIdZ0"/>'
    return changed(
        written.getvalue(),
        add={
            "xl/printerSettings/printerSettings1.bin": CANARY.encode("utf-16-le"),
            "xl/persons/person.xml": _xml(f'person displayName="{CANARY}"'),
            "xl/connections.xml": _xml(f'connections name="{CANARY}"'),
            **_beside(),
        },
        relate={
            "xl/worksheets/_rels/sheet1.xml.rels": {
                "printerSettings": "../printerSettings/printerSettings1.bin",
            },
            "xl/_rels/workbook.xml.rels": {
                "person": "persons/person.xml",
                "connections": "connections.xml",
            },
            "_rels/.rels": _PACKAGE,
        },
        replace={
            "xl/workbook.xml": {b"<bookViews": folder.encode()},
            "xl/worksheets/sheet1.xml": {
                b"<drawing ": printer.encode() + b"<drawing ",
            },
        },
    )


def changed(
    data: bytes,
    *,
    add: Mapping[str, str | bytes] = {},
    relate: Mapping[str, Mapping[str, str]] = {},
    replace: Mapping[str, Mapping[bytes, bytes]] = {},
) -> bytes:
    """An archive with more members, relationships, words, and a remark of its own."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {one.filename: archive.read(one) for one in archive.infolist()}
    for name, content in add.items():
        members[name] = content.encode() if isinstance(content, str) else content
    for name, relations in relate.items():
        more = "".join(
            f'<Relationship Id="rIdZ{index}" Type="{RELATION}/{kind.strip()}" '
            f'Target="{target}"{_mode(target)}/>'
            for index, (kind, target) in enumerate(relations.items())
        )
        end = b"</Relationships>"
        assert end in members[name], (name, members[name])
        members[name] = members[name].replace(end, more.encode() + end)
    for name, words in replace.items():
        for old, new in words.items():
            assert old in members[name], (name, old, members[name])
            members[name] = members[name].replace(old, new, 1)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            about = zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6))
            about.comment = CANARY.encode()
            about.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(about, content)
        archive.comment = CANARY.encode()
    return written.getvalue()


def members(data: bytes) -> dict[str, bytes]:
    """What is in an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {one.filename: archive.read(one) for one in archive.infolist()}


def _properties(about: object) -> None:
    for name in ("author", "last_modified_by", "title", "keywords", "comments"):
        setattr(about, name, f"{CANARY} {CHINESE}")


def _beside() -> Mapping[str, str | bytes]:
    return {
        "docProps/custom.xml": _xml(f'property name="{CANARY}"'),
        "docProps/app.xml": f"<Properties><Manager>{CANARY}</Manager></Properties>",
        "docProps/thumbnail.jpeg": jpeg(),
        "customXml/item1.xml": _xml(f'a:x name="{CANARY}"'),
        "docMetadata/LabelInfo.xml": _xml(f'clbl:label id="{CANARY}"'),
    }


_PACKAGE = {
    "custom-properties": "docProps/custom.xml",
    "extended-properties": "docProps/app.xml",
    "metadata/thumbnail": "docProps/thumbnail.jpeg",
    "classificationlabels": "docMetadata/LabelInfo.xml",
}
_NO_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"></Relationships>'
)


def _xml(tag: str) -> str:
    name = tag.partition(" ")[0]
    prefixes = {name.rpartition(":")[0], "w15"} - {""}
    declared = "".join(f' xmlns:{one}="{one}"' for one in sorted(prefixes))
    return f"<{tag}{declared}/>"


def _mode(target: str) -> str:
    return ' TargetMode="External"' if ":" in target else ""
