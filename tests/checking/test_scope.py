"""A change is judged by its own files and by what their owners owe, by nothing else."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from growthfolio.checking.scope import within
from growthfolio.pipeline import judge

TODAY = date(2026, 2, 28)

FILES = {
    "programme.yml": """\
title: A small programme
language: en
starts: 2026-01-01
units: [{id: town, name: Town hall}]
mentor_roles: [{id: business, title: Business mentor}]
duties:
  - {id: plan, title: Plan, owner: mentee, every: month, due: day 5,
     comment: {by: business}}
  - {id: talk, title: Talk, owner: "mentor:business", every: month, due: last-day}
  - {id: brief, title: Brief, about: unit, owner: unit, every: month, due: day 5}
  - {id: review, title: Review, about: mentor, owner: office, every: month, due: day 5}
""",
    "mentors/ben.yml": "name: Ben Wu\nroles: [business]\n",
    "portfolios/ada/profile.yml": (
        "name: Ada Lin\njoined: 2026-01-01\nmentors: [{mentor: ben, role: business}]\n"
    ),
    "portfolios/ada/2026-01/plan.md": "---\nsubmited: 2026-01-04\n---\nx\n",
    "portfolios/eve/profile.yml": (
        "name: Eve Zhou\njoined: 2026-01-01\nmentors: [{mentor: ben, role: business}]\n"
    ),
    "portfolios/eve/2026-01/plan.md": "---\nsubmitted: 2026-01-04\n---\nx\n",
    "portfolios/eve/2026-01/talk.md": "x\n",
}
"""Ada: a mistake in January, nothing in February. Eve: nothing in February. Ben: no
talk with ada in January, no comment for eve. Unit and office: nothing."""

ADA = {"ada plan 2026-02"}
EVE = {"eve plan 2026-02"}
BEN = {"ada talk 2026-01", "eve plan.comment 2026-01"}
TOWN = {"None brief 2026-01", "None brief 2026-02"}
OFFICE = {"None review 2026-01", "None review 2026-02"}
MISTAKE = {"ada plan 2026-01 unknown-key"}


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["portfolios/ada/2026-01/plan.md"], ADA | MISTAKE),
        (["portfolios/ada/2026-02/plan.md"], ADA),  # deleted by the change
        (["portfolios/ada/profile.yml"], ADA),
        (["portfolios/ada/2026-01/photo.png"], ADA),
        (["portfolios/eve/2026-01/plan.md"], EVE),
        (["portfolios/eve/2026-01/talk.md"], BEN),
        (["portfolios/ada/2026-01/talk.md"], BEN),  # a mentor's record not yet there
        (["portfolios/eve/2026-01/plan.comment.md"], BEN),
        (["mentors/ben.yml"], BEN),
        (["units/town/2026-01/brief.md"], TOWN),
        (["units/town/2026-01/photo.png"], TOWN),
        (["mentors/ben/2026-01/review.md"], OFFICE),
        (["mentors/ben/2026-01/photo.png"], BEN),
        (["portfolios/eve/2026-01/talk.comment.md"], set()),  # nobody's
        (["programme.yml"], set()),
        (["README.md"], set()),
        ([], set()),
        (["portfolios/eve/2026-01/plan.md", "mentors/ben.yml"], EVE | BEN),
    ],
)
def test_who_is_judged_for_what(
    plant: Callable[[object], Path], paths: list[str], expected: set[str]
) -> None:
    judged = judge(plant(FILES), TODAY)
    assert judged.cohort is not None
    assert judged.ledger is not None
    found = within(judged.findings, judged.cohort, judged.ledger, paths)
    said = set()
    for one in found:
        rule = "" if one.rule.name.startswith("missing-") else f" {one.rule.name}"
        said.add(f"{one.person} {one.duty} {one.period}{rule}")
    assert said == expected
    assert len(found) == len(said)


@pytest.mark.parametrize(
    ("head", "expected"), [("by: ben", BEN), ("on: 2026-02-01", set())]
)
def test_a_comment_that_nobody_owed_is_its_authors(
    plant: Callable[[object], Path], head: str, expected: set[str]
) -> None:
    path = "portfolios/eve/2026-01/talk.comment.md"
    judged = judge(plant({**FILES, path: f"---\n{head}\n---\nx\n"}), TODAY)
    assert judged.cohort is not None
    assert judged.ledger is not None
    found = within(judged.findings, judged.cohort, judged.ledger, [path])
    assert {f"{one.person} {one.duty} {one.period}" for one in found} == expected
