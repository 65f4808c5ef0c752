"""The demo: every state of the ledger once, its gaps known by data, and honest."""

import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from growthfolio.checking import check
from growthfolio.ledger import draw_up
from growthfolio.loading.load import load
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding, Severity
from growthfolio.model.obligation import Obligation, State
from growthfolio.pipeline import Judged, judge

ROOT = Path(__file__).parent.parent
FOLDERS = ("portfolios", "mentors", "units")


@pytest.fixture(scope="module")
def demo() -> Judged:
    """The demo as it stands."""
    return judge(ROOT)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The demo's records in a folder of their own, to be changed."""
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "programme.yml", tmp_path)
    return tmp_path


def errors(findings: tuple[Finding, ...]) -> list[Finding]:
    """The findings that fail a check."""
    return [one for one in findings if one.rule.severity is Severity.ERROR]


def test_the_demo_is_clean_and_shows_every_state_but_invalid(demo: Judged) -> None:
    assert demo.cohort is not None
    assert demo.ledger is not None
    assert errors(demo.findings) == []
    assert {state for state in State if state is not State.INVALID} == set(
        demo.ledger.totals()
    )
    assert len(demo.cohort.mentees) == 12
    assert len(demo.cohort.mentors) == 8
    assert len(demo.cohort.programme.units) == 3
    months = {r.at.period.name for r in demo.cohort.records if r.at.duty == "plan"}
    assert len(months) == 14
    rhythms = {str(duty.every) for duty in demo.cohort.programme.duties}
    assert rhythms == {"month", "quarter", "year", "stage", "once", "event"}
    assert any(path.path.endswith(".pptx") for path in demo.cohort.attachments)


def test_its_gaps_are_waived_by_data(demo: Judged) -> None:
    assert demo.ledger is not None
    gaps = [one for one in demo.ledger.obligations if one.state is State.MISSING]
    assert [(gap.subject.id, gap.duty, gap.waived) for gap in gaps] == [
        ("lu-qinghuan", "plan", True),
        ("lu-qinghuan", "ppt-notes", True),
        ("yan-lingfei", "ppt-notes.comment", True),
    ]


def _past(obligation: Obligation, today: date) -> bool:
    return (
        obligation.state is State.DONE
        and not obligation.is_comment
        and obligation.overdue <= today
    )


def _without(cohort: Cohort, path: str) -> Cohort:
    comment = path.removesuffix(".md") + ".comment.md"
    return replace(
        cohort,
        records=tuple(r for r in cohort.records if r.at.path != path),
        comments=tuple(c for c in cohort.comments if c.at.path != comment),
    )


def test_a_record_taken_away_is_exactly_one_missing_record(demo: Judged) -> None:
    """Every eleventh record that is done and past due; the others behave alike."""
    assert demo.cohort is not None
    assert demo.ledger is not None
    today = demo.ledger.today
    done = [one for one in demo.ledger.obligations if _past(one, today)]
    assert len(done) > 400
    seen = Counter[str]()
    for obligation in done[::11]:
        cohort = _without(demo.cohort, obligation.path)
        found = errors(check(cohort, draw_up(cohort, today)))
        assert [(one.rule.name, one.person, one.duty, one.period) for one in found] == [
            (
                "missing-record",
                demo_person(obligation),
                obligation.duty,
                obligation.period.name,
            )
        ]
        seen[obligation.duty] += 1
    assert {"plan", "ppt-notes", "talk"} <= set(seen)


def demo_person(obligation: Obligation) -> str | None:
    """The mentee an obligation is about, if it is about one."""
    return obligation.subject.id if obligation.subject.folder[0] == "p" else None


@pytest.mark.parametrize(
    ("path", "person", "duty", "period"),
    [
        ("portfolios/lin-xiaohe/2026-03/plan.md", "lin-xiaohe", "plan", "2026-03"),
        # A deck lies beside this one: what nothing claims is a warning only.
        (
            "portfolios/lin-xiaohe/2025-12/ppt-notes.md",
            "lin-xiaohe",
            "ppt-notes",
            "2025-12",
        ),
        ("portfolios/gu-yichen/2025-Q3/visit-2.md", "gu-yichen", "visit", "2025-Q3"),
        (
            "portfolios/cen-muyang/nurture/help-plan.md",
            "cen-muyang",
            "help-plan",
            "nurture",
        ),
    ],
)
def test_a_file_deleted_is_missed_and_put_back_is_not(
    copy: Path, path: str, person: str, duty: str, period: str
) -> None:
    file = copy / path
    comment = file.with_name(file.stem + ".comment.md")
    text = file.read_bytes()
    comment_text = comment.read_bytes() if comment.exists() else None
    file.unlink()
    comment.unlink(missing_ok=True)
    found = errors(judge(copy).findings)
    assert [(f.rule.code, f.person, f.duty, f.period) for f in found] == [
        ("GF501", person, duty, period)
    ]
    assert found[0].values["path"] == path
    file.write_bytes(text)
    if comment_text is not None:
        comment.write_bytes(comment_text)
    assert errors(judge(copy).findings) == []


def test_a_misspelt_file_is_named_with_the_right_one(copy: Path) -> None:
    folder = copy / "portfolios/lin-xiaohe/2026-03"
    (folder / "plan.md").rename(folder / "paln.md")
    found = errors(judge(copy).findings)
    assert [one.rule.name for one in found] == ["unrecognised-file", "missing-record"]
    assert found[0].place.path == "portfolios/lin-xiaohe/2026-03/paln.md"
    assert "plan.md" in repr(found[0].values["hint"])


def test_reading_it_twice_gives_the_same(demo: Judged) -> None:
    again = load(ROOT)
    assert again.cohort == demo.cohort
