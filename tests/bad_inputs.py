"""Bad inputs that read as pages: each has a name, its files, and what is found.

    ## full-width-colon

    `plan`
    ```md
    ---
    title：kestrelmoss
    ---
    ```
    → GF202 2:6

A file stands in a fence under its path, or its short name, in backticks; words after
the fence's language say how it is written: `escaped` (see notation.py), `as gbk`.
`→` lists everything that is found: code, line and column in the file above it, or
after another path; `→ nothing` where it is not said. `→ shown` says that the canary
may be read by everybody, because nothing of it is hidden.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

from notation import decoded

CANARY: Final = "kestrelmoss"
"""A word that stands in every bad input and nowhere else."""

PLACES: Final[Mapping[str, str]] = {
    "plan": "portfolios/ada/2026-01/plan.md",
    "comment": "portfolios/ada/2026-01/plan.comment.md",
    "profile": "portfolios/ada/profile.yml",
    "mentor": "mentors/ben.yml",
    "programme": "programme.yml",
    "days": "days.yml",
    "round": "cohort/2026-H1/spring.round.yml",
}

_NAME: Final = re.compile(r"## ([a-z0-9-]+)")
_PATH: Final = re.compile(r"`([^`]+)`")
_FENCE: Final = re.compile(r"(`{3,})(\w+)( escaped)?(?: as ([\w-]+))?")
_FOUND: Final = re.compile(r"(?:(\S+) )?(GF\d{3}) (\d+):(\d+)")


class BadInput(Struct, frozen=True, kw_only=True):
    """Files, and what is found in them: path, code, line and column of each."""

    name: str
    files: Mapping[str, bytes]
    found: tuple[tuple[str, str, int, int], ...]
    shown: bool


def read_inputs(file: Path) -> Iterator[BadInput]:
    """The bad inputs of a page, in order."""
    _, *sections = re.split(r"^(?=## )", file.read_text("utf-8"), flags=re.MULTILINE)
    for section in sections:
        yield _Section().read(section)


class _Section:
    """One bad input while it is read."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}
        self._found: list[tuple[str, str, int, int]] = []
        self._path = ""
        self._shown = False

    def read(self, text: str) -> BadInput:
        first, *rest = text.rstrip().split("\n")
        name = _NAME.fullmatch(first)
        assert name, first
        lines = iter(rest)
        for line in lines:
            if path := _PATH.fullmatch(line):
                self._path = _place(decoded(path[1]).decode())
            elif fence := _FENCE.fullmatch(line):
                self._files[self._path] = _content(lines, fence)
            elif line.startswith("→ "):
                for said in line.removeprefix("→ ").split(", "):
                    self._expect(said)
        return BadInput(
            name=name[1],
            files=self._files,
            found=tuple(sorted(self._found)),
            shown=self._shown,
        )

    def _expect(self, said: str) -> None:
        if said == "shown":
            self._shown = True
        elif said != "nothing":
            match = _FOUND.fullmatch(said)
            assert match, said
            path = _place(decoded(match[1]).decode()) if match[1] else self._path
            self._found.append((path, match[2], int(match[3]), int(match[4])))


def _place(written: str) -> str:
    return PLACES.get(written, written)


def _content(lines: Iterator[str], fence: re.Match[str]) -> bytes:
    text = ""
    for line in lines:
        if line == fence[1]:
            break
        text += f"{line}\n"
    codec = fence[4] or "utf-8"
    return decoded(text, codec) if fence[3] else text.encode(codec)
