"""The five ones: what a mentor owes for a pairing and a full year (S3-20 to S3-25)."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Final

import pytest

from authoring.small_cohort import Plant
from growthfolio.model.obligation import Obligation
from growthfolio.pipeline import judge

NEW_YEARS_EVE: Final = date(2025, 12, 31)

PROGRAMME: Final = """\
preset: huzhou-five-ones
starts: 2025-01-01
units: [{id: village, name: Village}]
"""
MENTEE: Final = """\
name: Lin
class: village-youth
joined: 2025-01-01
mentors: [{mentor: ling, role: guide, from: 2025-01-01, to: 2025-12-31}]
"""
MENTOR: Final = "name: Ling\nroles: [guide]\neligibility: [veteran]\n"

# How the stages are overridden, so that there are k of them in a year.
STAGES: Final = {
    1: "stages: {list: [{id: settle, months: 12}, {id: grow, remove: true}]}\n",
    2: "",
    3: """\
stages:
  list:
    - {id: settle, months: 4}
    - {id: grow, months: 4}
    - {id: lead, title: Lead, months: 4}
""",
    4: """\
stages:
  list:
    - {id: settle, months: 3}
    - {id: grow, months: 3}
    - {id: lead, title: Lead, months: 3}
    - {id: hand-on, title: Hand on, months: 3}
""",
}
# As a programme may add to it: somebody comments on what the mentor wrote, and on what
# the mentee did.
WITH_COMMENTS: Final = """\
duties:
  - {id: guidance, comment: {by: guide, within: 5}}
  - {id: activity, comment: {by: guide, within: 5}}
"""
RECORDS: Final = {
    "portfolios/lin/2025-03/guidance.md": """\
---
date: 2025-03-04
place: the tea garden
task: measuring a plot
guidance: walk it first
---

He walked it twice.
""",
    "portfolios/lin/2025-03-09/activity.md": "---\nactivity: study-trip\n---\nOut.\n",
    "mentors/ling/2025/review.md": "---\nresult: pass\n---\n\n## Opinion\n\nFit.\n",
}


def owed_by(
    plant: Plant, mentor: str, programme: str, more: Mapping[str, str]
) -> tuple[Obligation, ...]:
    """What a mentor owes in the year, before anything is looked at."""
    root = plant(
        {
            "programme.yml": programme,
            "portfolios/lin/profile.yml": MENTEE,
            "mentors/ling.yml": MENTOR,
            **more,
        }
    )
    judged = judge(root, NEW_YEARS_EVE)
    assert judged.ledger is not None
    return tuple(
        one
        for one in judged.ledger.obligations
        if one.owner == mentor and one.state.is_owed
    )


def by_duty(owed: tuple[Obligation, ...]) -> dict[str, int]:
    return dict(Counter(one.duty for one in owed))


@pytest.mark.parametrize("stages", STAGES)
def test_a_full_year_with_k_stages_is_29_and_k(plant: Plant, stages: int) -> None:
    """A plan for each stage, 12 studies, 12 guidances, 4 talks and an appraisal."""
    owed = owed_by(plant, "ling", PROGRAMME + STAGES[stages], {})

    assert by_duty(owed) == {
        "help-plan": stages,
        "study": 12,
        "guidance": 12,
        "talk": 4,
        "appraisal": 1,
    }
    assert len(owed) == 29 + stages


@pytest.mark.parametrize("stages", STAGES)
def test_neither_comments_nor_reviews_add_to_it(plant: Plant, stages: int) -> None:
    """A comment is an obligation of its own; the review of a mentor is the office's."""
    programme = PROGRAMME + STAGES[stages] + WITH_COMMENTS
    owed = owed_by(plant, "ling", programme, RECORDS)
    comments = [one for one in owed if one.is_comment]

    assert {one.duty for one in comments} == {"guidance.comment", "activity.comment"}
    assert len(owed) - len(comments) == 29 + stages
    assert "review" not in by_duty(owed)
    reviews = owed_by(plant, "office", programme, RECORDS)
    assert by_duty(reviews) == {"review": 1}


def test_each_of_the_five_stands_under_an_article(plant: Plant) -> None:
    """S3-15: the guideline has twenty, and duties cite them by number."""
    root = plant({"programme.yml": PROGRAMME})
    cohort = judge(root, NEW_YEARS_EVE).cohort
    assert cohort is not None
    programme = cohort.programme
    guideline = next(one for one in programme.policies if one.id == "guideline")

    assert [one.id for one in guideline.articles] == [str(n) for n in range(1, 21)]
    five = {
        term: duty.id
        for duty in programme.duties
        for term in duty.terms.get("five-ones", ())
    }
    assert list(five) == [term.id for term in programme.terms("five-ones") or ()]
    for name in five.values():
        duty = programme.duty(name)
        assert duty is not None
        assert "guideline/9" in duty.articles


def test_a_half_years_pairing_owes_half_of_it(plant: Plant) -> None:
    """Who takes over on the first of July owes what falls due from then on."""
    changed = MENTEE.replace(
        "to: 2025-12-31}",
        "to: 2025-06-30}, {mentor: mao, role: guide, from: 2025-07-01}",
    )
    more = {"portfolios/lin/profile.yml": changed, "mentors/mao.yml": MENTOR}
    first = owed_by(plant, "ling", PROGRAMME, more)
    second = owed_by(plant, "mao", PROGRAMME, more)

    assert by_duty(first) == {"help-plan": 1, "study": 6, "guidance": 6, "talk": 2}
    assert by_duty(second) == {**by_duty(first), "appraisal": 1}
