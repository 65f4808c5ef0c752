"""Mistakes that are plain → files without them, everything else in them untouched.

What is plain, the loader says where it finds it (`Finding.edit`). A file is written
only where reading it again finds less wrong in it than before.
"""

import re
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from growthfolio.authoring.replacing import replace_file
from growthfolio.loading import load
from growthfolio.loading.text import LIMIT, guess_encoding
from growthfolio.loading.tree import read_bytes
from growthfolio.model.finding import Edit, Finding
from growthfolio.model.rules.text import NOT_UTF8

_PASSES: Final = 5
"""One mistake may hide the next: a file is looked at as often as that."""

_LINE_ENDS: Final = re.compile("(\r\n?|\n|\x85|\u2028|\u2029)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """A file as it is and as it would be, and how many findings fewer it has."""

    path: str
    before: bytes
    after: bytes
    mended: int


def plan_fixes(root: Path, wanted: Callable[[str], bool]) -> tuple[Fix, ...]:
    """What can be mended in the files wanted, sorted by path; nothing is written."""
    counts: dict[str, int] = {}
    first: dict[str, bytes] = {}
    now: dict[str, bytes] = {}
    findings: tuple[Finding, ...] = ()
    for _ in range(_PASSES):
        findings = load(root, instead=now).findings
        found = Counter(one.place.path for one in findings)
        changed = False
        for path, mistakes in _by_path(findings).items():
            if not wanted(path):
                continue
            data = now[path] if path in now else read_bytes(root, path)
            mended = _mended(data, mistakes)
            if mended is not None and mended != data:
                counts.setdefault(path, found[path])
                first.setdefault(path, data)
                now[path], changed = mended, True
        if not changed:
            break
    left = Counter(one.place.path for one in load(root, instead=now).findings)
    fixes = (
        Fix(path=path, before=first[path], after=now[path], mended=count - left[path])
        for path, count in sorted(counts.items())
    )
    return tuple(fix for fix in fixes if fix.mended > 0)


def write_fixes(root: Path, fixes: Iterable[Fix]) -> None:
    """Write each file whole, in the place of the old one; raises OSError."""
    for fix in fixes:
        replace_file(root / fix.path, fix.after)


def _by_path(findings: Iterable[Finding]) -> Mapping[str, list[Finding]]:
    """What can be mended, by file."""
    found: dict[str, list[Finding]] = {}
    for one in findings:
        if one.edit is not None or one.rule is NOT_UTF8:
            found.setdefault(one.place.path, []).append(one)
    return found


def _mended(data: bytes, findings: Iterable[Finding]) -> bytes | None:
    """The file without these mistakes; None where its text cannot be told."""
    findings = tuple(findings)
    if any(one.rule is NOT_UTF8 for one in findings):
        return _as_utf8(data)
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    text = data.removeprefix(mark).decode()
    edits = [one.edit for one in findings if one.edit is not None]
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
