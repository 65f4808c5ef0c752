"""`growthfolio new` in every ready programme: what it writes can be filled in."""

from datetime import date
from pathlib import Path

import pytest

from growthfolio.authoring.beginning import Wish, begin
from growthfolio.authoring.new import new_record, write_new
from growthfolio.authoring.start_folder import beginnings
from growthfolio.ledger import draw_up
from growthfolio.loading.load import load
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About
from growthfolio.model.field import FieldType
from growthfolio.model.finding import Severity
from growthfolio.model.refusal import RefusalError
from growthfolio.model.title import LANGUAGES
from growthfolio.pipeline import judge
from growthfolio.words import speech

DAY = date(2026, 3, 31)
OWED = ("missing-record", "missing-comment")


def begun(folder: Path, preset: str, language: str) -> Cohort:
    """The cohort a repository begins with, on the last day of its first month."""
    today = DAY.replace(day=1)
    begin(folder, Wish(today=today, language=language, alias_key="0", preset=preset))
    cohort = load(folder).cohort
    assert cohort is not None
    return cohort


def somebody(cohort: Cohort, about: About) -> str:
    """Whom a record may be about."""
    match about:
        case About.MENTEE:
            return cohort.mentees[0].id
        case About.MENTOR:
            return cohort.mentors[0].id
        case About.UNIT:
            return cohort.programme.units[0].id
        case About.COHORT:
            return "cohort"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("preset", beginnings())
def test_every_duty_can_be_begun(tmp_path: Path, preset: str, language: str) -> None:
    cohort = begun(tmp_path / "new", preset, language)
    ledger = draw_up(cohort, DAY)
    written = 0
    for duty in cohort.programme.duties:
        words = (somebody(cohort, duty.about), duty.id, None)
        try:
            record = new_record(cohort, ledger, words, speech(language))
        except RefusalError:  # of a later stage, or there already
            continue
        write_new(tmp_path / "new", record)
        written += 1

    assert written >= len(cohort.programme.duties) - 2
    assert [
        one.rule.name
        for one in judge(tmp_path / "new", DAY).findings
        if one.rule.severity is Severity.ERROR and one.rule.name not in OWED
    ] == []


def test_a_row_of_a_table_waits_to_be_filled_in(tmp_path: Path) -> None:
    cohort = begun(tmp_path / "new", "kaiping-four-mentors", "zh-CN")
    words = ("example-mentee", "mentor-form", None)
    record = new_record(cohort, draw_up(cohort, DAY), words, speech("zh-CN"))
    filled = (
        record.text.replace("  # - date:", "  - date: 2026-03-05")
        .replace("  #   mentor:", "    mentor: example-integrity-mentor")
        .replace("  #   aspect:", "    aspect: care")
    )
    (tmp_path / "new" / record.path).write_text(filled, "utf-8")
    again = load(tmp_path / "new")
    assert again.findings == ()
    assert again.cohort is not None
    (found,) = (one for one in again.cohort.records if one.at.path == record.path)

    assert [dict(row) for row in found.rows("talks")] == [
        {
            "date": date(2026, 3, 5),
            "mentor": "example-integrity-mentor",
            "aspect": "care",
        }
    ]


def test_terms_are_said_in_the_readers_language(tmp_path: Path) -> None:
    cohort = begun(tmp_path / "new", "kaiping-four-mentors", "en")
    words = ("example-mentee", "activity", None)
    ledger = draw_up(cohort, DAY)

    text = new_record(cohort, ledger, words, speech("zh-TW")).text
    assert "central-work (中心工作) | village-affairs (村務服務)" in text
    duty = cohort.programme.duty("activity")
    assert duty is not None
    assert duty.fields["outcomes"].type is FieldType.TABLE
    assert "  # - metric: # 指標" in text
