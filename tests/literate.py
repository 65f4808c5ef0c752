"""Cases that read as pages: prose, files in fences, and the findings expected.

A file stands in a fence under its path in backticks; `today is YYYY-MM-DD` sets the
day; a block of findings closes a scene. What follows it goes on from there: files
written again are replaced, and “`path` is deleted” takes one away. A case that says
`on the base NAME` starts from the files in bases/NAME. A fence whose second word is
`escaped`, and every path, may use the notation of notation.py.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from msgspec import Struct

from attached import ATTACHED
from notation import decoded

BASES: Final = Path(__file__).parent / "checking" / "bases"

_FENCE: Final = re.compile(r"(`{3,})(\w*)( escaped)?")
_PATH: Final = re.compile(r"`([^`]+)`")
_DELETED: Final = re.compile(r"`([^`]+)` is deleted\.")
_TODAY: Final = re.compile(r"today is (\d{4}-\d{2}-\d{2})")
_BASE: Final = re.compile(r"on the base (\w+)")


class Scene(Struct, frozen=True, kw_only=True):
    """A tree, a day, and what is expected to be found."""

    number: int
    files: Mapping[str, str | bytes]
    today: date
    expected: tuple[str, ...]


def read_case(path: Path) -> tuple[Scene, ...]:
    """The scenes of a case, in order."""
    return tuple(_scenes(path.read_text("utf-8").split("\n")))


def _scenes(lines: list[str]) -> Iterator[Scene]:
    files: dict[str, str | bytes] = {}
    today, name, number = date.min, "", 0
    rest = iter(lines)
    for line in rest:
        if match := _TODAY.fullmatch(line):
            today = date.fromisoformat(match[1])
        elif match := _BASE.fullmatch(line):
            files |= read_base(BASES / match[1])
        elif match := _DELETED.fullmatch(line):
            del files[decoded(match[1]).decode()]
        elif match := _PATH.fullmatch(line):
            name = decoded(match[1]).decode()
        elif match := _FENCE.fullmatch(line):
            text = _until(rest, match[1])
            if match[2] != "findings":
                # Of a picture a case says only that it is there.
                whole = ATTACHED.get(match[2], "".join(f"{one}\n" for one in text))
                if isinstance(whole, str) and match[3]:
                    whole = decoded(whole)
                files[name] = whole
                continue
            number += 1
            expected = tuple(text)
            yield Scene(
                number=number, files=dict(files), today=today, expected=expected
            )


def _until(lines: Iterator[str], fence: str) -> list[str]:
    text = []
    for line in lines:
        if line == fence:
            return text
        text.append(line)
    raise ValueError(f"{fence} is never closed")


def read_base(folder: Path) -> dict[str, str]:
    """The files of a base, by their paths."""
    return {
        file.relative_to(folder).as_posix(): file.read_text("utf-8")
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
