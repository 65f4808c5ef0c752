"""A programme with every kind of duty, for the tests of what writes records."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from click.testing import Result

Plant: TypeAlias = Callable[..., Path]
"""Writes files (path → content) below a folder, and says where it is."""

Run: TypeAlias = Callable[..., Result]
"""Runs the command in a root with some words."""

TODAY = "2026-03-20"

PROGRAMME = """\
title: Pilot
language: en
starts: 2026-01-01
units: [{id: yuxi, name: {zh-CN: 渔溪, en: Yuxi}}]
mentor_roles: [{id: business, title: Business mentor}]
stages:
  clock: joined
  list:
    - {id: nurture, title: Nurture, months: 12}
    - {id: support, title: Support, months: 12}
duties:
  - id: plan
    title: {zh-CN: 月度学习计划, en: Monthly learning plan}
    owner: mentee
    every: month
    due: last-day
    required: [submitted, title]
    fields:
      goals: {type: list, required: true, title: {zh-CN: 目标, en: Goals}}
      progress: {type: percent}
      grade: {type: choice, choices: [good, fair], required: true}
      month: {type: month}
      coach: {type: mentor}
      spent: {type: duration}
    sections: [{zh-CN: 目标, en: Goals}, {zh-CN: 措施, en: Measures}]
    min_substance: 60
    comment: {by: business, within: 10}
    audience: cohort
  - {id: talk, title: Talk, owner: "mentor:business", every: quarter, audience: mentors,
     fields: {date: {type: date, required: true}, coach: {type: mentor}}}
  - {id: half, title: Half, owner: mentee, every: half-year}
  - {id: year, title: Year, owner: mentee, every: year}
  - {id: visit, title: Visit, owner: mentee, every: month, count: 2}
  - id: log
    title: Log
    owner: mentee
    every: weeks:2
  - {id: help, title: Help, owner: "mentor:any", every: stage, due: day 300}
  - {id: start, title: Start, owner: mentee, every: once, due: day 300}
  - {id: award, title: Award, owner: office, every: event,
     fields: {given: {type: date, required: true}}}
  - {id: review, title: Review, about: mentor, owner: office, every: year}
  - {id: brief, title: Brief, about: unit, owner: unit, every: quarter}
  - {id: digest, title: Digest, about: cohort, owner: office, every: quarter}
"""

COHORT: Mapping[str, str] = {
    "programme.yml": PROGRAMME,
    "mentors/chen.yml": "name: 陈雅丽\nroles: [business]\n",
    "portfolios/lin/profile.yml": (
        "name: 林晓禾\nname_en: Lin Xiaohe\njoined: 2026-01-01\n"
        "mentors: [{mentor: chen, role: business}]\n"
    ),
}
