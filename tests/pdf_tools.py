"""PDFs that say in both places there are who made them."""

import io

import pypdf
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from cleaning_tools import CANARY, CHINESE, jpeg, xmp

SEEN = "What is to be seen"


def made(*, remark: bool = True) -> pypdf.PdfWriter:
    """A page with a text, a picture, a remark; properties in both their places."""
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(200, 200)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Times#20Roman"),
        }
    )
    text = StreamObject()
    text.set_data(f"BT /F1 12 Tf 20 20 Td ({SEEN}) Tj ET".encode())
    picture = StreamObject()
    picture.set_data(jpeg())
    picture.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Filter"): NameObject("/DCTDecode"),
            NameObject("/Width"): NumberObject(64),
            NameObject("/Height"): NumberObject(48),
            NameObject("/ColorSpace"): NameObject("/DeviceRGB"),
            NameObject("/BitsPerComponent"): NumberObject(8),
        }
    )
    page[NameObject("/Contents")] = writer._add_object(text)  # noqa: SLF001
    page[NameObject("/Resources")] = DictionaryObject(
        {
            NameObject("/Font"): DictionaryObject({NameObject("/F1"): font}),
            NameObject("/XObject"): DictionaryObject(
                {NameObject("/Im1"): writer._add_object(picture)}  # noqa: SLF001
            ),
        }
    )
    if remark:
        note = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Text"),
                NameObject("/Rect"): ArrayObject(map(FloatObject, (0, 0, 9, 9))),
                NameObject("/T"): TextStringObject(CANARY),
                NameObject("/Contents"): TextStringObject(SEEN),
            }
        )
        page[NameObject("/Annots")] = ArrayObject([writer._add_object(note)])  # noqa: SLF001
    writer.add_metadata(
        {"/Author": f"a (b) {CANARY}", "/Title": CHINESE, "/Company": CANARY}
    )
    packet = StreamObject()
    packet.set_data(xmp())
    packet.update(
        {
            NameObject("/Type"): NameObject("/Metadata"),
            NameObject("/Subtype"): NameObject("/XML"),
        }
    )
    writer.root_object[NameObject("/Metadata")] = writer._add_object(packet)  # noqa: SLF001
    return writer


def written(writer: pypdf.PdfWriter) -> bytes:
    """A PDF as a file."""
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
