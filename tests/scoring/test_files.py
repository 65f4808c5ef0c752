"""A department's year as people write it: policy, sheets, and what comes of them."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from authoring.json_schema import as_editors_read, faults
from growthfolio.authoring.schemas import schemas
from growthfolio.loading.load import load
from growthfolio.model.assessment import Assessment, SourceKind
from growthfolio.model.score import ScoreState
from growthfolio.model.title import Title
from growthfolio.pipeline import judge
from growthfolio.words import speech
from literate import read_base
from planting import put

FILES = read_base(Path(__file__).parent / "department")
PROGRAMME = FILES["programme.yml"]
RESULTS = "cohort/2026/result.md"
FIVE = ("virtue", "ability", "diligence", "results", "integrity")
ZEROS = "".join(f"{key}: 0\n" for key in FIVE)
AFTER = date(2027, 2, 1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return put(tmp_path / "department", FILES)


def test_a_year_from_files_is_what_a_pencil_gives(root: Path) -> None:
    # assessor 84.40 (12 + 8.2 + 25.2 + 25.8 + 13.2), own 90, peers 85.25:
    # .60 × 84.40 + .04 × 90 + .36 × 85.25 = 50.64 + 3.6 + 30.69 = 84.93
    # .95 × 84.93 + 5 × 4/5 + 2 × 1 = 80.6835 + 4 + 2 = 86.6835 → 86.68
    judged = judge(root, AFTER)
    year = next(
        one
        for one in judged.scores.scores
        if (one.subject.id, one.period.name) == ("ada", "2026")
    )
    assert (year.total, year.band) == (Decimal("86.68"), "competent")
    assert (year.release, year.appeal_until) == (
        date(2027, 1, 11),
        date(2027, 1, 16),
    )
    quarters = [one for one in judged.scores.scores if one.assessment == "quarterly"]
    ada = {str(one.total) for one in quarters if one.subject.id == "ada"}
    assert ada == {"84.93", "None"}
    assert [one.rule.name for one in judged.scores.findings] == []


def test_who_is_new_is_not_graded(root: Path) -> None:
    scores = judge(root, AFTER).scores.scores
    (year,) = (
        one
        for one in scores
        if (one.subject.id, one.assessment, one.period.name) == ("bo", "yearly", "2026")
    )
    assert (year.state, year.total) == (ScoreState.NOT_GRADED, None)
    assert year.reason == Title.plain("on probation")


def test_another_total_in_the_table_is_found_at_its_row(root: Path) -> None:
    put(root, {RESULTS: FILES[RESULTS].replace("86.68", "87.00")})
    (finding,) = judge(root, AFTER).scores.findings
    place = finding.place
    assert (finding.rule.name, place.path, place.line, place.column) == (
        "published-total-differs",
        RESULTS,
        3,
        5,
    )


def test_a_sheet_that_changes_changes_the_total(root: Path) -> None:
    put(root, {"portfolios/ada/2026-Q4/peers.md": f"---\n{ZEROS}---\n"})
    names = [one.rule.name for one in judge(root, AFTER).scores.findings]
    assert names == ["published-total-differs"]


def policy_of(root: Path) -> Assessment:
    cohort = load(root).cohort
    assert cohort is not None
    found = cohort.programme.assessment("quarterly")
    assert found is not None
    return found


def test_words_that_are_no_names_are_read(root: Path) -> None:
    """`from`, `self` and `field` are attributes by other names."""
    raters = policy_of(root).raters
    assert [(one.kind, one.own) for one in raters] == [
        (SourceKind.SHEET, False),
        (SourceKind.SHEET, True),
        (SourceKind.SHEET, False),
    ]


def test_editors_accept_what_the_loader_accepts(root: Path) -> None:
    cohort = load(root).cohort
    assert cohort is not None
    schema = schemas(cohort.programme, speech("en"))["programme"]
    assert faults(as_editors_read(PROGRAMME), schema) == []
    wrong = PROGRAMME.replace("share: 60", "shares: 60")
    assert faults(as_editors_read(wrong), schema)
    other = PROGRAMME.replace("from: records", "from: recrods")
    assert faults(as_editors_read(other), schema)


def test_a_key_nobody_knows_is_refused(root: Path) -> None:
    put(root, {"programme.yml": PROGRAMME.replace("share: 60", "shares: 60")})
    names = [finding.rule.name for finding in load(root).findings]
    assert names == ["unknown-key"]
