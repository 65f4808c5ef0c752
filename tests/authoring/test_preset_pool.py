"""The pool of mentors as the five ones keep it: negative list, reviews, coverage."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from authoring.small_cohort import Plant
from growthfolio.pipeline import judge

PAIRED: Final = "mentors: [{mentor: ling, role: guide}]\n"
FILES: Final = {
    "programme.yml": (
        "preset: huzhou-five-ones\nstarts: 2026-01-01\n"
        "units: [{id: village, name: Village, level: village}]\n"
    ),
    "mentors/ling.yml": "name: Ling\nroles: [guide]\neligibility: [veteran]\n",
    "portfolios/luo/profile.yml": (
        f"name: Luo\nunit: village\nclass: village-youth\njoined: 2026-01-01\n{PAIRED}"
    ),
}


def found(plant: Plant, today: date, files: Mapping[str, str]) -> dict[str, str]:
    """What is found in the mentor's own file and about the pairing, by its rule."""
    findings = judge(plant({**FILES, **files}), today).findings
    return {
        one.rule.name: str(one.values.get("rule", one.place.path))
        for one in findings
        if one.rule.name != "missing-record"
    }


def test_three_gaps_in_a_year_are_looked_into(plant: Plant) -> None:
    """S3-17: who does not do what a mentor owes is found, and a person decides."""
    two = date(2026, 2, 4)
    assert "negative-list-met" not in found(plant, two, {})

    # January's study and guidance, and the help plan, are past their grace.
    assert "negative-list-met" in found(plant, date(2026, 2, 6), {})


def test_a_review_that_was_not_passed_ends_the_pairing(plant: Plant) -> None:
    """S3-18."""
    review = {
        "mentors/ling/2026/review.md": (
            "---\nsubmitted: 2026-01-10\nresult: fail\n---\n\n## 复审意见\n\nNo.\n"
        )
    }
    names = found(plant, date(2026, 1, 12), review)

    assert {"review-failed", "negative-list-met"} <= names.keys()


def test_a_qualification_that_ran_out_ends_the_pairing(plant: Plant) -> None:
    mentor = {
        "mentors/ling.yml": FILES["mentors/ling.yml"]
        + "qualified: [{on: 2025-01-10, until: 2025-12-31, result: pass}]\n"
    }
    names = found(plant, date(2026, 1, 12), mentor)

    assert list(names) == ["qualification-expired"]
