"""A note's bytes become a record's text, and nothing of it is lost."""

from datetime import date

import pytest

from growthfolio.authoring.importing.notes import NotANoteError, read_note, record_text
from growthfolio.loading.text import LIMIT

SIMPLIFIED = "今天学习了公文写作，收获很大。"
TRADITIONAL = "今天學習了公文寫作，收穫很大。"


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (SIMPLIFIED, "gbk", "GBK / GB18030"),
        (SIMPLIFIED + "𠀀", "gb18030", "GBK / GB18030"),
        (TRADITIONAL, "big5", "Big5"),
        (TRADITIONAL, "utf-16", "UTF-16"),
        ("Journée très réussie", "latin-1", "Latin-1"),
    ],
)
def test_other_encodings_are_recognised(text: str, codec: str, name: str) -> None:
    note = read_note(text.encode(codec))

    assert note.body == text
    assert [remark.values for remark in note.remarks] == [{"encoding": name}]


def test_line_ends_and_the_byte_order_mark_are_unified() -> None:
    note = read_note("\ufeff---\r\ntitle: T\r\n---\r\none\rtwo\n".encode())

    assert (note.title, note.body, note.remarks) == ("T", "one\ntwo\n", ())


def test_title_and_tags_are_kept_and_the_rest_is_preserved() -> None:
    note = read_note(
        b"---\n# why\ntitle: >\n  Week\n  one\nauthor: Lin\n"
        b"tags:\n  - a\n  - b\nmeta: {x: 1}\n---\nBody\n"
    )
    assert note.title == "Week one"
    assert note.tags == ("a", "b")
    assert note.preserved == "# why\nauthor: Lin\nmeta: {x: 1}"

    text = record_text(note, note.body, date(2026, 3, 5), "kept:")
    assert text == (
        "---\ntitle: Week one\nsubmitted: 2026-03-05\ntags:\n  - a\n  - b\n---\n\n"
        "Body\n\n"
        "<!-- kept:\n# why\nauthor: Lin\nmeta: {x: 1}\n-->\n"
    )


@pytest.mark.parametrize(
    ("head", "kept"),
    [
        ("{author: Lin, title: T}", "{author: Lin, title: T}"),
        ("title: {zh: T}\nauthor: Lin", "title: {zh: T}\nauthor: Lin"),
        ("tags: [a, [b]]", "tags: [a, [b]]"),
        ("a: -->", "a: --&gt;"),
    ],
)
def test_what_has_no_place_stays_in_a_comment(head: str, kept: str) -> None:
    note = read_note(f"---\n{head}\n---\nBody\n".encode())
    text = record_text(note, note.body, None, "kept:")

    assert text.endswith(f"Body\n\n<!-- kept:\n{kept}\n-->\n")


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: a: b\n---\nBody\n",
        "---\ntitle: open\nBody\n",
        "---\nx: &anchor 1\n---\nBody\n",
        "----\ntitle: four\n----\nBody\n",
    ],
)
def test_broken_front_matter_is_no_text_to_publish(text: str) -> None:
    with pytest.raises(NotANoteError, match="front matter is broken"):
        read_note(text.encode())


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"PK\x03\x04\0\0", "not text"),
        (b"a" * (LIMIT + 1), "bytes"),
        (("词" * (LIMIT // 2 - 10)).encode("gbk"), "bytes"),
    ],
)
def test_what_is_no_note_is_said(data: bytes, word: str) -> None:
    with pytest.raises(NotANoteError) as error:
        read_note(data)
    assert word in error.value.reason.text


def test_control_characters_are_left_out_and_counted() -> None:
    note = read_note(b"a\x01b\x0cc\n")

    assert note.body == "abc\n"
    assert note.remarks[0].values == {"count": 2}
