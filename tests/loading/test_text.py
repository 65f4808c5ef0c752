"""Bytes become text: encodings, marks, line ends, and where they go wrong."""

import pytest

from growthfolio.loading.text import LIMIT, LINE, read_text
from loading_tools import advice, short


@pytest.mark.parametrize(
    "data",
    [
        "学习\n计划\n".encode(),
        "学习\r\n计划\r\n".encode(),
        "学习\r计划\r".encode(),
        b"\xef\xbb\xbf" + "学习\n计划\n".encode(),
        b"\xef\xbb\xbf" + "学习\r\n计划\r\n".encode(),
        "学习\x85计划\x85".encode(),
        "学习\u2028计划\u2029".encode(),
    ],
)
def test_marks_and_line_ends_make_no_difference(data: bytes) -> None:
    assert read_text(data, "a.md") == ("学习\n计划\n", ())


@pytest.mark.parametrize(
    ("data", "place", "encoding"),
    [
        ("计划\n学习\n".encode("gbk"), (1, 1), "GBK / GB18030"),
        (b"plan\n" + "计划".encode("gbk"), (2, 1), "GBK / GB18030"),
        ("学习计".encode() + b"\xbb\xae", (1, 4), "Latin-1"),
        (b"\xef\xbb\xbf" + "学习\n计".encode() + b"\xbb\xae", (2, 2), "Latin-1"),
        ("a\r\n学".encode() + b"\xff", (2, 2), "Latin-1"),
        ("a\r学\r".encode() + b"\xff", (3, 1), "Latin-1"),
        ("学习".encode("utf-16"), (1, 1), "UTF-16"),
        ("学习".encode("utf-16-be").join((b"\xfe\xff", b"")), (1, 1), "UTF-16"),
    ],
)
def test_another_encoding_is_named_at_its_first_byte(
    data: bytes, place: tuple[int, int], encoding: str
) -> None:
    text, (finding,) = read_text(data, "a.md")
    assert text == ""
    assert short([finding]) == [("not-utf8", *place)]
    assert finding.values["encoding"] == encoding
    assert advice(finding).startswith("save it again as UTF-8")


@pytest.mark.parametrize(
    ("data", "place", "character"),
    [
        (b"\x00", (1, 1), "U+0000"),
        ("plan".encode("utf-16-le"), (1, 2), "U+0000"),
        ("学\x07习".encode(), (1, 2), "U+0007"),
        ("学\r\n𠀀习\x1b[31m".encode(), (2, 3), "U+001B"),
        (b"a\rb\x7f", (2, 2), "U+007F"),
        ("学\x9b31m".encode(), (1, 2), "U+009B"),
        ("学\ufffe".encode(), (1, 2), "U+FFFE"),
    ],
)
def test_control_characters_are_named_at_their_place(
    data: bytes, place: tuple[int, int], character: str
) -> None:
    text, (finding,) = read_text(data, "a.md")
    assert text == ""
    assert short([finding]) == [("control-character", *place)]
    assert finding.values["character"] == character


def test_tabs_are_text() -> None:
    assert read_text(b"a\tb\n", "a.md") == ("a\tb\n", ())


def test_a_file_beyond_the_limit_is_not_read() -> None:
    assert read_text(b"a\n" * (LIMIT // 2), "a.md")[1] == ()
    text, (finding,) = read_text(b"a" * (LIMIT + 1), "a.md")
    assert (text, short([finding])) == ("", [("file-too-large", 1, 1)])


def test_a_line_beyond_the_limit_is_not_read() -> None:
    assert read_text(b"a" * LINE + b"\n" + b"b" * LINE, "a.md")[1] == ()
    text, (finding,) = read_text(b"a\r\n" + b"b" * (LINE + 1), "a.md")
    assert (text, short([finding])) == ("", [("line-too-long", 2, LINE + 1)])
