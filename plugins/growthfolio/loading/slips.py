"""Slips of the keyboard that make a text no YAML, said as what a person did."""

import json
import re
from typing import Final

from growthfolio.loading.report import Report
from growthfolio.loading.spelling import shown_word
from growthfolio.model.phrase import phrase
from growthfolio.model.rules import front_matter as rules

# In a list only an ASCII word is taken for a key: “- 周一：开会” is somebody's text.
_FULL_WIDTH_COLON: Final = re.compile(
    r"^(\s*[\w.-]+\s*|\s*-\s+[A-Za-z0-9_.-]+\s*)：\s*(.*)$"
)
_NO_SPACE: Final = re.compile(
    r"^(\s*(?:-\s+)?[A-Za-z_][A-Za-z0-9_-]*:)[\xa0\u3000]*(?=[^\s/:])"
)
_BAD_INDENT: Final = re.compile("^[ ]*[\t\u3000\u00a0]")
_INDENT: Final = re.compile("^[ \t\u3000\u00a0]+")
# A full-width space is as wide as two; a tab stands for a step of ours.
_WIDTHS: Final = {" ": " ", "\xa0": " "}


def mend(text: str, report: Report) -> str | None:
    """The text without its slips, each of which is reported.

    None where an indent is among them: how deep it was meant cannot be known.
    """
    lines = text.split("\n")
    guessed = False
    for index, line in enumerate(lines):
        if match := _BAD_INDENT.match(line):
            _indent(line, index + 1, match.end(), report)
            guessed = True
        elif match := _FULL_WIDTH_COLON.match(line):
            lines[index] = _colon(line, index + 1, match, report)
        elif match := _NO_SPACE.match(line):
            lines[index] = _space(line, index + 1, match, report)
        elif (match := _LIST.match(line)) and is_bracketed(match[2]):
            lines[index] = _list(index + 1, match, report)
    return None if guessed else "\n".join(lines)


def _indent(line: str, number: int, column: int, report: Report) -> None:
    indent = _INDENT.match(line)
    blank = indent[0] if indent else ""
    spaces = "".join(_WIDTHS.get(one, "  ") for one in blank)
    report.add(rules.TAB_INDENT, number, column, edit=(1, blank, spaces))


def _colon(line: str, number: int, match: re.Match[str], report: Report) -> str:
    column = len(match[1]) + 1
    # What the file says is not said: who may know it is not known yet.
    word = shown_word(match[1].strip().lstrip("- "))
    instead = f"{word}: …" if match[2] else f"{word}:"
    colon = line[column - 1 : match.start(2)]
    edit = (column, colon, ": " if match[2] else ":")
    report.add(rules.FULL_WIDTH_COLON, number, column, instead=instead, edit=edit)
    return f"{match[1]}: {match[2]}"


def _space(line: str, number: int, match: re.Match[str], report: Report) -> str:
    column = len(match[1]) + 1
    report.add(
        rules.BROKEN_YAML,
        number,
        column,
        problem=phrase("there is no space after the colon"),
        edit=(column, line[column - 1 : match.end()], " "),
    )
    return f"{match[1]} {line[match.end() :]}"


def _list(number: int, match: re.Match[str], report: Report) -> str:
    column, mended = match.end(1) + 1, with_brackets(match[2])
    edit = (column, match[2], mended) if mended else None
    report.add(rules.FULL_WIDTH_BRACKET, number, column, edit=edit)
    return match[1] + (mended or "[]")


_OPENING: Final = "[［【"
_CLOSING: Final = "]］】"
_LIST: Final = re.compile(
    rf"(\s*(?:-\s+)?[\w.-]+:\s+)([{re.escape(_OPENING)}][^#]*[^#\s])\s*(?:#.*)?$"
)


def is_bracketed(text: str) -> bool:
    """Whether a text is a list but for the width of a bracket."""
    return (
        len(text) > 1
        and text[0] in _OPENING
        and text[-1] in _CLOSING
        and (text[0], text[-1]) != ("[", "]")
    )


def with_brackets(text: str) -> str | None:
    """The list as YAML wants it; None where its items need a closer look."""
    items = [item.strip() for item in text[1:-1].replace("，", ",").split(",")]
    if any(not item or _DELICATE.search(item) for item in items):
        return None
    return f"[{', '.join(items)}]"


_DELICATE: Final = re.compile(r"[][{}&*!|>%@`#:\"'“”‘’［］【】]|^[-?]")

_WIDE_QUOTES: Final = ("“”", "‘’", "＂＂", "「」", "『』", "””", "““")


def is_wide_quoted(value: str) -> bool:
    """Whether a value stands between quotes YAML does not know."""
    return len(value) > 1 and value[0] + value[-1] in _WIDE_QUOTES


_VALUE: Final = re.compile(r"^(\s*(?:-\s+)*(?:[\w.-]+:\s+)?)(\S.*?)\s*$")


def quoted(line: str) -> tuple[int, str, str] | None:
    """What puts the value of a line between quotes; None where it has some."""
    match = _VALUE.match(line)
    if match is None or match[2][0] in "\"'[{|>" or is_bracketed(match[2]):
        return None
    inner = match[2][1:-1] if is_wide_quoted(match[2]) else match[2]
    return len(match[1]) + 1, match[2], json.dumps(inner, ensure_ascii=False)
