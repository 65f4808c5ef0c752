"""Slips of the keyboard that make a text no YAML, said as what a person did."""

import json
import re
from typing import Final

from growthfolio.loading.report import Report
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
        number = index + 1
        if match := _BAD_INDENT.match(line):
            indent = _INDENT.match(line)
            blank = indent[0] if indent else ""
            spaces = "".join(_WIDTHS.get(one, "  ") for one in blank)
            report.add(rules.TAB_INDENT, number, match.end(), edit=(1, blank, spaces))
            guessed = True
        elif match := _FULL_WIDTH_COLON.match(line):
            column = len(match[1]) + 1
            instead = f"{match[1].strip()}: {match[2]}".rstrip()
            colon = line[column - 1 : match.start(2)]
            edit = (column, colon, ": " if match[2] else ":")
            report.add(
                rules.FULL_WIDTH_COLON, number, column, instead=instead, edit=edit
            )
            lines[index] = f"{match[1]}: {match[2]}"
        elif match := _NO_SPACE.match(line):
            problem = phrase("there is no space after the colon")
            column = len(match[1]) + 1
            report.add(
                rules.BROKEN_YAML,
                number,
                column,
                problem=problem,
                edit=(column, line[column - 1 : match.end()], " "),
            )
            lines[index] = f"{match[1]} {line[match.end() :]}"
    return None if guessed else "\n".join(lines)


_VALUE: Final = re.compile(r"^(\s*(?:-\s+)*(?:[\w.-]+:\s+)?)(\S.*?)\s*$")


def quoted(line: str) -> tuple[int, str, str] | None:
    """What puts the value of a line between quotes; None where it has some."""
    match = _VALUE.match(line)
    if match is None or match[2][0] in "\"'[{|>":
        return None
    return len(match[1]) + 1, match[2], json.dumps(match[2], ensure_ascii=False)
