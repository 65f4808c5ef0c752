"""Slips of the keyboard that make a text no YAML, said as what a person did."""

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


def mend(text: str, report: Report) -> str | None:
    """The text without its slips, each of which is reported.

    None where an indent is among them: how deep it was meant cannot be known.
    """
    lines = text.split("\n")
    guessed = False
    for index, line in enumerate(lines):
        number = index + 1
        if match := _BAD_INDENT.match(line):
            report.add(rules.TAB_INDENT, number, match.end())
            guessed = True
        elif match := _FULL_WIDTH_COLON.match(line):
            column = len(match[1]) + 1
            instead = f"{match[1].strip()}: {match[2]}".rstrip()
            report.add(rules.FULL_WIDTH_COLON, number, column, instead=instead)
            lines[index] = f"{match[1]}: {match[2]}"
        elif match := _NO_SPACE.match(line):
            problem = phrase("there is no space after the colon")
            report.add(rules.BROKEN_YAML, number, len(match[1]) + 1, problem=problem)
            lines[index] = f"{match[1]} {line[match.end() :]}"
    return None if guessed else "\n".join(lines)
