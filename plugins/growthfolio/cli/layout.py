"""Help pages in columns: Chinese glyphs are two columns wide and break anywhere.

Click counts characters and breaks at spaces only, so that a Chinese paragraph
would run off the screen.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

import click

# A word or a single Chinese glyph, with the punctuation that must stay with it.
_PIECE: Final = (
    "[（“「]*(?:[\u3400-\u9fff]|[^\\s\u3400-\u9fff（“「，。；：、）”」？！…]+)?"
    "[，。；：、）”」？！…]*\\s*"
)


class WideFormatter(click.HelpFormatter):
    """Click's formatter, for text of any script."""

    def write_heading(self, heading: str) -> None:
        """Write a heading, with the colon of its script."""
        colon = ":" if heading.isascii() else "："
        self.write(f"{'':>{self.current_indent}}{heading}{colon}\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs, indented."""
        indent = " " * self.current_indent
        paragraphs = (
            "\n".join(indent + line for line in wrap(each, self.width - len(indent)))
            for each in text.split("\n\n")
        )
        self.write("\n\n".join(paragraphs) + "\n")

    def write_dl(
        self,
        rows: Iterable[tuple[str, str]],
        col_max: int = 30,
        col_spacing: int = 2,
    ) -> None:
        """Write terms and what they mean, in two columns."""
        rows = list(rows)
        widest = max((columns(term) for term, _ in rows), default=0)
        start = min(widest, col_max) + col_spacing
        indent = " " * self.current_indent
        for term, meaning in rows:
            lines = list(wrap(meaning, max(self.width - start - len(indent), 10)))
            room = start - columns(term)
            first = " " * room if room >= col_spacing else f"\n{indent}{'':>{start}}"
            rest = f"\n{indent}{'':>{start}}".join(lines)
            self.write((indent + term + first + rest).rstrip() + "\n")


def columns(text: str) -> int:
    """How many columns of a terminal a text fills."""
    return sum(1 + (unicodedata.east_asian_width(each) in "WF") for each in text)


def wrap(text: str, width: int) -> Iterator[str]:
    """The lines of one paragraph, none wider than can be helped."""
    line = ""
    # Compiled when the first is written: hardly any call shows a help page.
    for piece in re.findall(_PIECE, " ".join(text.split())):
        if line and columns(line + piece.rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += piece
    if line:
        yield line.rstrip()
