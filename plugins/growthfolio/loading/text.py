"""Bytes → text: decoded, with line ends unified, or a finding why not."""

import re
from codecs import BOM_UTF8
from typing import Final, NamedTuple

from growthfolio.model.finding import Finding, Rule
from growthfolio.model.phrase import Filling
from growthfolio.model.place import Place
from growthfolio.model.rules.text import (
    CONTROL_CHARACTER,
    FILE_TOO_LARGE,
    LATIN_1,
    LINE_TOO_LONG,
    NOT_UTF8,
)

LIMIT: Final = 1_000_000
"""The most bytes a record or a YAML file may have (threats.md, E801)."""

LINE: Final = 100_000
"""The most characters a line of them may have."""

_CONTROLS: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]"
)
_LINE_ENDS: Final = re.compile("\r\n?|\x85|\u2028|\u2029")
_ENCODINGS: Final = (
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
_HIGH: Final = re.compile(rb"[\x80-\xff]")
# An accented letter stands among plain ones, a Chinese character is two bytes.
_ALONE: Final = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
# What hardly any Chinese text does without. Most bytes of one Chinese encoding can
# be read in the other, too, as words nobody uses.
_COMMON: Final = frozenset(
    "的一是了不在有人我他这這个個上们們来來到时時大地为為子中你说說生就那和要会會"
    "学學习習年月日工作今天下，。、：；“”「」（）"
)


class Text(NamedTuple):
    """The text of a file; empty where a finding says why it cannot be read.

    One that is `printable` has nothing in it that cannot be seen, but for line breaks.
    """

    text: str
    findings: tuple[Finding, ...] = ()
    printable: bool = False


def read_text(
    data: bytes, path: str, limit: int = LIMIT, longest: int = LINE
) -> tuple[str, tuple[Finding, ...]]:
    """The text of a file and why it has none, as `decode` says them."""
    return decode(data, path, limit, longest)[:2]


def decode(data: bytes, path: str, limit: int = LIMIT, longest: int = LINE) -> Text:
    """The text of a file, without its byte order mark, its line ends unified.

    Where it cannot be read as text, the text is empty and a finding says why.
    """
    if len(data) > limit:
        return _none(FILE_TOO_LARGE, path, size=len(data), limit=limit)
    try:
        text = data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace")
        return _none(NOT_UTF8, path, before, encoding=guess_encoding(data)[1])
    # What can be printed, line breaks apart, needs no closer look: nearly all texts.
    printable = text.replace("\n", "").isprintable()
    if not printable:
        if match := _CONTROLS.search(text):
            before, character = text[: match.start()], f"U+{ord(match[0]):04X}"
            return _none(CONTROL_CHARACTER, path, before, character=character)
        text = _LINE_ENDS.sub("\n", text)
    if len(text) > longest:
        for number, line in enumerate(text.split("\n"), start=1):
            if len(line) > longest:
                place = Place(path, number, longest + 1)
                values = {"limit": longest}
                found = Finding(rule=LINE_TOO_LONG, place=place, values=values)
                return Text("", (found,))
    return Text(text, (), printable)


def guess_encoding(data: bytes) -> tuple[str, str]:
    """The codec that reads bytes which are not UTF-8, and its name for people."""
    for mark, codec, name in _ENCODINGS:
        if data.startswith(mark):
            return codec, name
    readable: list[tuple[int, str, str]] = []
    for codec, name in (("gb18030", "GBK / GB18030"), ("big5", "Big5")):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        readable.append((sum(letter in _COMMON for letter in text), codec, name))
    latin = (0, "latin-1", LATIN_1)
    score, codec, name = max(readable, key=lambda one: one[0], default=latin)
    if score == 0 and len(_ALONE.findall(data)) > len(_HIGH.findall(data)) // 2:
        _, codec, name = latin
    return codec, name


def _none(rule: Rule, path: str, before: str = "", **values: Filling) -> Text:
    before = _LINE_ENDS.sub("\n", before)
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    finding = Finding(rule=rule, place=Place(path, line, column), values=values)
    return Text("", (finding,))
