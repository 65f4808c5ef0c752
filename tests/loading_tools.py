"""Findings, said shortly: rule, line and column; and what they advise."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from msgspec.structs import replace

from growthfolio.loading.load import load
from growthfolio.loading.look import Look
from growthfolio.loading.report import Report
from growthfolio.model.cohort import Cohort, Loaded
from growthfolio.model.finding import Finding
from growthfolio.words import speech
from growthfolio.words.findings import remedy
from planting import Files

Plant: TypeAlias = Callable[[Files], Path]
CohortOf: TypeAlias = Callable[[Files], Cohort]

PROGRAMME = """\
title: A small programme
language: en
starts: 2025-07-01
mentor_roles: [{id: business, title: Business mentor}]
stages: {list: [{id: nurture, title: Year of nurture, months: 12}]}
units: [{id: town, name: Town hall}]
duties:
  - {id: plan, title: {zh-CN: 月度学习计划, en: Monthly plan}, owner: mentee,
     every: month, comment: {by: business}}
  - {id: visit, title: 入户走访, owner: mentee, every: quarter, count: 2}
  - {id: report, title: 半月报, owner: mentee, every: "weeks:2"}
  - {id: help-plan, title: 帮带计划, owner: "mentor:business", every: stage}
  - {id: start, title: Starting statement, owner: mentee, every: once, due: day 30}
  - {id: summary, title: Annual summary, owner: mentee, every: year}
  - {id: award, title: Award, owner: office, every: event}
  - {id: review, title: Review, about: mentor, owner: office, every: year}
  - {id: brief, title: Unit brief, about: unit, owner: unit, every: quarter}
  - {id: digest, title: Digest, about: cohort, owner: office, every: half-year}
"""

PEOPLE = {
    "programme.yml": PROGRAMME,
    "portfolios/ada/profile.yml": "name: Ada Lin\njoined: 2025-07-01\n",
    "mentors/ben.yml": "name: Ben Wu\nroles: [business]\n",
}
"""A programme of every rhythm, one mentee, one mentor."""


def short(findings: tuple[Finding, ...] | list[Finding]) -> list[tuple[str, int, int]]:
    """The rule, line and column of each finding."""
    return [(one.rule.name, one.place.line, one.place.column) for one in findings]


def noted(report: Report) -> list[tuple[str, int, int]]:
    """What a report has noted, the same way."""
    return short(report.findings)


def advice(finding: Finding) -> str:
    """What a finding advises, in English."""
    return remedy(finding, speech("en"))


def loaded(root: Path) -> Loaded:
    """What loading gives; the programme must be readable."""
    found = load(root)
    assert found.cohort is not None, found.findings
    return found


def read_by(look: Look) -> Loaded:
    """All that a look finds: it reads texts only when they are asked for."""
    found = look.loaded()
    if found.cohort is None:
        return found
    texts = {
        "records": tuple(found.cohort.records),
        "comments": tuple(found.cohort.comments),
    }
    return replace(found, cohort=replace(found.cohort, hashes={}, read_by="", **texts))
