"""profile.yml and mentors/*.yml → Mentee and Mentor."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import TypeVar

from msgspec.structs import replace

from growthfolio.loading.reading import read
from growthfolio.loading.report import Report
from growthfolio.loading.simple_yaml import read_quickly
from growthfolio.loading.text import read_text
from growthfolio.loading.values import is_id
from growthfolio.model.finding import Finding
from growthfolio.model.people import Mentee, Mentor
from growthfolio.model.place import Place
from growthfolio.model.rules import people as rules

PersonType = TypeVar("PersonType", Mentee, Mentor)


def read_person(
    kind: type[PersonType], name: str, path: str, data: bytes
) -> tuple[PersonType | None, tuple[Finding, ...]]:
    """The person of a file, with what could be read of it, and findings."""
    report = Report(path, person=name if kind is Mentee else None)
    text, findings = read_text(data, path)
    report.findings.extend(replace(one, person=report.person) for one in findings)
    if not is_id(name):
        report.add(rules.BAD_ID, id=name)
    table = read_quickly(text, report) if not findings else None
    person = read(kind, table, report, id=name) if table is not None else None
    return person, tuple(report.findings)


def duplicate_ids(paths: Mapping[str, str]) -> tuple[Finding, ...]:
    """Findings on ids that are one where case or width is ignored; id → path."""
    findings: list[Finding] = []
    for ids in _alike(paths):
        findings.extend(
            Finding(
                rule=rules.DUPLICATE_ID, place=Place(paths[name]), values={"id": name}
            )
            for name in ids
        )
    return tuple(findings)


def _alike(names: Iterable[str]) -> list[list[str]]:
    groups: dict[str, list[str]] = {}
    for name in names:
        folded = unicodedata.normalize("NFKC", name).casefold()
        groups.setdefault(folded, []).append(name)
    return [group for group in groups.values() if len(group) > 1]
