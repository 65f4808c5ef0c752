"""Mistakes that are plain → files without them, everything else in them untouched.

What is plain, the loader says where it finds it (`Finding.edit`). A file is written
only where reading it again finds less wrong in it than before, and renamed only where
nothing has the right name.
"""

import os
import re
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from msgspec import Struct

from growthfolio.authoring.creating import create
from growthfolio.authoring.replacing import replace_file
from growthfolio.loading.load import load
from growthfolio.loading.text import LIMIT, guess_encoding
from growthfolio.loading.tree import read_bytes
from growthfolio.model.finding import Edit, Finding, Severity
from growthfolio.model.rules.text import NOT_UTF8

_PASSES: Final = 5
"""One mistake may hide the next: a file is looked at as often as that."""

_FORMS: Final = ("GF1", "GF2")
_NOTHING: Final = (0, 0)
_LINE_ENDS: Final = re.compile("(\r\n?|\n|\x85|\u2028|\u2029)")


class Fix(Struct, frozen=True, kw_only=True):
    """A file as it is and as it would be, and how many findings fewer it has.

    `move` is the path it would have, where that is another.
    """

    path: str
    before: bytes
    after: bytes
    mended: int
    move: str | None = None


def plan_fixes(root: Path, wanted: Callable[[str], bool]) -> tuple[Fix, ...]:
    """What can be mended in the files wanted, sorted by path; nothing is written."""
    plan = _Plan(root)
    for _ in range(_PASSES):
        if not plan.go_on(wanted):
            break
    return plan.fixes()


class _Plan:
    """What would be written and moved so far, by the paths files have now."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._wrong: dict[str, tuple[int, int]] = {}
        self._first: dict[str, bytes] = {}
        self._now: dict[str, bytes] = {}
        self._moved: dict[str, str] = {}

    def go_on(self, wanted: Callable[[str], bool]) -> bool:
        """Look again, and mend what is found; whether anything was."""
        findings = self._findings()
        wrong = _wrong(findings)
        changed = False
        for path, mistakes in _by_path(findings).items():
            lies = self._lies(path)
            if not wanted(lies):
                continue
            if lies not in self._first:
                self._first[lies] = self._now[lies] = read_bytes(self._root, lies)
                self._wrong[lies] = wrong.get(path, _NOTHING)
            moves = self._move(lies, mistakes)
            mended = _mended(self._now[lies], mistakes)
            if mended is not None and mended != self._now[lies]:
                self._now[lies] = mended
                moves = True
            changed = changed or moves
        return changed

    def fixes(self) -> tuple[Fix, ...]:
        """What is worth doing: each file with less wrong in it than before."""
        left = _wrong(self._findings())
        fixes = []
        for lies, before in sorted(self._first.items()):
            move, after = self._moved.get(lies), self._now[lies]
            was, still = self._wrong[lies], left.get(move or lies, _NOTHING)
            # What a file of an unknown name has in it nobody has looked at before.
            if still >= was and move is None:
                continue
            mended = max(was[1] - still[1], 1)
            if move is not None or after != before:
                fixes.append(
                    Fix(path=lies, before=before, after=after, mended=mended, move=move)
                )
        return tuple(fixes)

    def _findings(self) -> tuple[Finding, ...]:
        instead = {self._moved.get(lies, lies): now for lies, now in self._now.items()}
        return load(self._root, instead=instead, moved=self._moved).findings

    def _lies(self, path: str) -> str:
        """Where the file of a path is now."""
        return next((was for was, now in self._moved.items() if now == path), path)

    def _move(self, lies: str, mistakes: Iterable[Finding]) -> bool:
        """Note the path a file is meant to have, unless one is there already."""
        target = next((one.move for one in mistakes if one.move is not None), None)
        if target is None or lies in self._moved or target in self._moved.values():
            return False
        if os.path.lexists(self._root / target):
            return False
        self._moved[lies] = target
        return True


def write_fixes(root: Path, fixes: Iterable[Fix]) -> None:
    """Write each file whole, in the place of the old one, or under its right name.

    Raises OSError, and RefusalError where a link or another file is in the way; then
    the file is as it was.
    """
    for fix in fixes:
        if fix.move is None:
            replace_file(root / fix.path, fix.after)
            continue
        create(root, fix.move, fix.after)
        old = root / fix.path
        old.unlink()
        with suppress(OSError):  # somebody else's files are still in it
            old.parent.rmdir()


def _wrong(findings: Iterable[Finding]) -> dict[str, tuple[int, int]]:
    """How much is wrong in each file: what keeps it from being read, and all.

    A file that can be read at last may show mistakes nobody could see before.
    """
    forms: Counter[str] = Counter()
    errors: Counter[str] = Counter()
    for one in findings:
        if one.rule.severity is Severity.ERROR:
            errors[one.place.path] += 1
            forms[one.place.path] += one.rule.code.startswith(_FORMS)
    return {path: (forms[path], errors[path]) for path in errors}


def _by_path(findings: Iterable[Finding]) -> Mapping[str, list[Finding]]:
    """What can be mended, by file."""
    found: dict[str, list[Finding]] = {}
    for one in findings:
        if one.edit is not None or one.move is not None or one.rule is NOT_UTF8:
            found.setdefault(one.place.path, []).append(one)
    return found


def _mended(data: bytes, findings: Iterable[Finding]) -> bytes | None:
    """The file without these mistakes; None where its text cannot be told."""
    findings = tuple(findings)
    if any(one.rule is NOT_UTF8 for one in findings):
        return _as_utf8(data)
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    edits = [one.edit for one in findings if one.edit is not None]
    if not edits:
        return None
    text = data.removeprefix(mark).decode()
    return mark + _edited(text, edits).encode()


def _as_utf8(data: bytes) -> bytes | None:
    """The same text in UTF-8, if it is certain that no byte of it is lost."""
    codec, _ = guess_encoding(data)
    if codec == "latin-1" or len(data) > LIMIT:
        return None  # any bytes at all can be read as Latin-1
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    again = text.encode(codec)
    return text.removeprefix("\ufeff").encode() if again == data else None


def _edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with its edits made, the last of each line first."""
    parts = _LINE_ENDS.split(text)
    for edit in sorted(edits, key=lambda one: (one.line, -one.column)):
        index = 2 * (edit.line - 1)
        if index >= len(parts):
            continue
        line, start = parts[index], edit.column - 1
        if line.startswith(("'", '"'), start) and not line.startswith(edit.old, start):
            start += 1  # between quotes
        if line.startswith(edit.old, start):
            parts[index] = line[:start] + edit.new + line[start + len(edit.old) :]
    return "".join(parts)
