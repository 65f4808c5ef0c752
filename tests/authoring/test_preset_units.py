"""How the five ones evaluate units: everybody of a key group has a mentor (S3-07)."""

from datetime import date
from typing import Final

import pytest

from authoring.small_cohort import Plant
from growthfolio.evaluating import evaluate
from growthfolio.pipeline import judge

PROGRAMME: Final = (
    "preset: huzhou-five-ones\nstarts: 2026-01-01\n"
    "units:\n  - {id: chaling, name: Chaling, level: township}\n"
    "  - {id: zhuwu, name: Zhuwu, level: village, parent: chaling}\n"
)
MENTOR: Final = "name: Ling\nroles: [guide]\neligibility: [veteran]\n"


@pytest.mark.parametrize(("paired", "met"), [(2, True), (1, False)])
def test_coverage_is_whole_or_it_is_not_met(
    plant: Plant, *, paired: int, met: bool
) -> None:
    files = {"programme.yml": PROGRAMME, "mentors/ling.yml": MENTOR}
    for n, name in enumerate(("luo", "tang"), start=1):
        mentors = "mentors: [{mentor: ling, role: guide}]\n" if n <= paired else ""
        files[f"portfolios/{name}/profile.yml"] = (
            f"name: {name}\nunit: zhuwu\nclass: village-youth\n"
            f"joined: 2026-01-01\n{mentors}"
        )
    judged = judge(plant(files), date(2026, 3, 31))
    assert judged.cohort is not None
    assert judged.ledger is not None

    coverage = {
        (one.unit, str(one.scope), result.met)
        for one in evaluate(judged.cohort, judged.ledger)
        for result in one.results
        if result.indicator.id == "coverage" and result.denominator
    }
    assert {state for _, _, state in coverage} == {met}
    assert {unit for unit, _, _ in coverage} == {"zhuwu", "chaling", None}
