"""programme.yml (and its preset and calendar file) → Programme."""

import hashlib
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from growthfolio.loading.merging import merge, relocated, without_removed
from growthfolio.loading.nodes import Listing, Scalar, Table, read_table
from growthfolio.loading.personal_data import note_personal_data
from growthfolio.loading.reading import read
from growthfolio.loading.report import Report
from growthfolio.loading.spelling import did_you_mean, nearest
from growthfolio.loading.terms import with_terms
from growthfolio.loading.text import read_text
from growthfolio.model.calendar import CalendarOverrides, WorkWeek
from growthfolio.model.finding import Finding
from growthfolio.model.phrase import phrase
from growthfolio.model.programme import Programme
from growthfolio.model.rules import values as rules
from growthfolio.model.rules.files import UNREADABLE_FILE

CALENDARS: Final = tuple(map(str, WorkWeek))
_PRESETS: Final = Path(__file__).parents[1] / "presets"


def presets() -> tuple[str, ...]:
    """The names of the ready programmes, sorted."""
    return tuple(
        sorted(
            item.name
            for item in _PRESETS.iterdir()
            if item.is_dir() and (item / "programme.yml").is_file()
        )
    )


def load_programme(
    root: Path, name: str, instead: bytes | None = None
) -> tuple[Programme | None, str, tuple[Finding, ...]]:
    """The programme, the SHA-256 of its file (or of `instead`), and findings.

    The programme is None where anything in it could not be read: half a
    programme would demand half of what is owed, without saying so. A key nobody
    knows is a finding and takes nothing away, unless it may have said who reads.
    """
    report = Report(name)
    data = instead if instead is not None else _bytes(root / name, report)
    if not report.clean:
        return None, _sha256(data), tuple(report.findings)
    programme, findings, private = _understood(name, data)
    if programme is not None and programme.calendar not in CALENDARS:
        overrides, more = _overrides(root, programme)
        findings = (*findings, *more)
        programme = replace(programme, overrides=overrides)
    whole = not any(map(_takes_away, findings))
    return programme if whole else None, _sha256(data), (*findings, *private)


# Whoever asks whether anything has changed must know the programme, and then reads
# the same file again to work on it.
@lru_cache(maxsize=2)
def _understood(
    name: str, data: bytes
) -> tuple[Programme | None, tuple[Finding, ...], tuple[Finding, ...]]:
    """What a programme's file says, what is wrong in it, and what is private."""
    report, private = Report(name, quotes=True), Report(name)
    table = _table(data, report)
    if table is None:
        note_personal_data(data, report)
        return None, tuple(report.findings), ()
    note_personal_data(data, private)
    merged = _with_preset(table, report)
    programme = read(Programme, merged, report) if merged is not None else None
    programme = programme and with_terms(programme)
    return programme, tuple(report.findings), tuple(private.findings)


def ready_programme(name: str, starts: date) -> Programme:
    """A ready programme as it is for somebody who adds nothing but a first day."""
    report = Report(f"{name}/programme.yml")
    own = read_table(f"preset: {name}\nstarts: {starts.isoformat()}\n", report)
    merged = _with_preset(own, report) if own is not None else None
    programme = read(Programme, merged, report) if merged is not None else None
    if programme is None:
        raise ValueError(report.findings)
    return with_terms(programme)


def _takes_away(finding: Finding) -> bool:
    """Whether what is found leaves less of a programme than was meant.

    A field whose `audience` is misspelt would be read by whoever reads its duty.
    """
    if finding.rule is not rules.UNKNOWN_KEY:
        return True
    return nearest(str(finding.values["key"]), ("audience",)) is not None


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _bytes(path: Path, report: Report) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        report.add(UNREADABLE_FILE, reason=error.strerror or type(error).__name__)
        return b""


def _table(data: bytes, report: Report) -> Table | None:
    text, findings = read_text(data, report.path)
    report.findings.extend(findings)
    return read_table(text, report) if report.clean else None


def _with_preset(own: Table, report: Report) -> Table | None:
    """The programme on top of its presets; None where there is no such preset.

    Without it every key that it would have given would be missed.
    """
    base: Table | None = None
    for chosen in _chosen(own):
        if chosen.text not in presets():
            report.add(
                rules.UNKNOWN_PRESET,
                chosen.line,
                chosen.column,
                preset=chosen.text,
                hint=did_you_mean(chosen.text, presets()),
            )
            return None
        preset = _preset(chosen.text, report)
        if preset is not None:
            placed = relocated(preset, chosen.line, chosen.column)
            base = placed if base is None else merge(base, placed)
    merged = own if base is None else merge(base, own)
    cleaned = without_removed(merged)
    return cleaned if isinstance(cleaned, Table) else merged


def _preset(name: str, report: Report) -> Table | None:
    """A ready programme, on top of those it starts from itself (S1-08)."""
    path = _PRESETS / name / "programme.yml"
    own = _table(path.read_bytes(), report)
    if own is None:
        return None
    base: Table | None = None
    for chosen in _chosen(own):
        below = _preset(chosen.text, report)
        if below is not None:
            base = below if base is None else merge(base, below)
    return own if base is None else merge(base, own)


def _chosen(own: Table) -> tuple[Scalar, ...]:
    """The presets a programme starts from, the one at the bottom first."""
    node = own.get("preset")
    items = node.items if isinstance(node, Listing) else (node,)
    return tuple(item for item in items if isinstance(item, Scalar) and item.text)


def _overrides(
    root: Path, programme: Programme
) -> tuple[CalendarOverrides | None, list[Finding]]:
    name = programme.calendar
    report = Report(name, quotes=True)
    path = root / name
    # What lies elsewhere is none of a programme's business, nor of its messages.
    is_here = path.resolve().is_relative_to(root.resolve())
    if not is_here or not path.is_file():
        problem = phrase(
            "the calendar “{name}” is none of {known}, nor a file here",
            name=name,
            known=CALENDARS,
        )
        place = programme.marks.place("calendar")
        rule, gaps = rules.CONTRADICTORY_PROGRAMME, {"problem": problem}
        return None, [Finding(rule=rule, place=place, values=gaps)]
    table = _table(_bytes(path, report), report)
    if table is None:
        return None, report.findings
    return read(CalendarOverrides, table, report), report.findings
