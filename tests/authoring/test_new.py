"""`growthfolio new`: one valid, half-filled record, and nothing overwritten."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from authoring.small_cohort import COHORT, Plant, Run
from growthfolio.model.rules.time import MISSING_RECORD
from growthfolio.pipeline import judge

DAY = date(2026, 3, 20)

EVERYTHING: Mapping[tuple[str, str], str] = {
    ("lin", "plan"): "portfolios/lin/2026-03/plan.md",
    ("lin", "talk"): "portfolios/lin/2026-Q1/talk.md",
    ("lin", "half"): "portfolios/lin/2026-H1/half.md",
    ("lin", "year"): "portfolios/lin/2026/year.md",
    ("lin", "visit"): "portfolios/lin/2026-03/visit.md",
    ("lin", "log"): "portfolios/lin/2026-W11/log.md",
    ("lin", "help"): "portfolios/lin/nurture/help.md",
    ("lin", "start"): "portfolios/lin/once/start.md",
    ("lin", "award"): "portfolios/lin/2026-03-20/award.md",
    ("chen", "review"): "mentors/chen/2026/review.md",
    ("yuxi", "brief"): "units/yuxi/2026-Q1/brief.md",
    ("cohort", "digest"): "cohort/2026-Q1/digest.md",
}
"""Every duty there is, and where its present record lies."""


def present(path: str) -> str:
    """The period a path names."""
    return path.split("/")[-2]


# Whatever is owed can be begun with one command.


@pytest.mark.parametrize(("words", "path"), EVERYTHING.items())
def test_the_new_file_has_no_finding(
    root: Path, run: Run, words: tuple[str, str], path: str
) -> None:
    result = run(root, "new", *words, present(path))

    assert (result.exit_code, result.output) == (0, f"{path}\n")
    judged = judge(root, DAY)
    assert judged.cohort is not None
    assert [record.at.path for record in judged.cohort.records] == [path]
    assert judged.cohort.records[0].readable
    assert judged.cohort.records[0].draft
    assert [one for one in judged.findings if one.place.path == path] == []


@pytest.mark.parametrize("words", EVERYTHING)
@pytest.mark.parametrize("lang", ["zh-CN", "zh-TW", "en"])
def test_in_every_language(
    root: Path, run: Run, words: tuple[str, str], lang: str
) -> None:
    run(root, "new", *words, lang=lang)
    judged = judge(root, DAY)

    assert judged.cohort is not None
    paths = {record.at.path for record in judged.cohort.records}
    found = {one.rule for one in judged.findings if one.place.path in paths}
    assert found <= {MISSING_RECORD}


def test_the_text_begins_with_the_schema_and_has_every_field_and_section(
    root: Path, run: Run
) -> None:
    run(root, "new", "lin", "plan", "2026-03", lang="zh-CN")
    text = (root / "portfolios/lin/2026-03/plan.md").read_text("utf-8")
    lines = text.splitlines()

    assert lines[1] == (
        "# yaml-language-server: $schema=../../../schemas/plan.schema.json"
    )
    assert lines[2].startswith("status: draft")
    keys = [line.partition(":")[0] for line in lines[3 : lines.index("---", 1)]]
    assert keys == [
        *("submitted", "title", "goals", "progress"),
        *("grade", "month", "coach", "spent"),
    ]
    assert "good | fair" in text
    assert "month: 2026-03" in text
    assert [line for line in lines if line.startswith("## ")] == [
        "## 目标",
        "## 措施",
    ]
    assert text.count("<!--") == text.count("-->") == 2


def test_a_prompt_stays_one_whatever_the_section_is_called(
    plant: Plant, run: Run
) -> None:
    programme = COHORT["programme.yml"].replace("en: Measures", "en: Do --> done")
    root = plant({**COHORT, "programme.yml": programme})
    run(root, "new", "lin", "plan", "2026-03")
    text = (root / "portfolios/lin/2026-03/plan.md").read_text("utf-8")

    assert "## Do --> done\n" in text
    prompts = [line for line in text.splitlines() if line.startswith("<!--")]
    assert len(prompts) == 2
    assert all(line.index("-->") == len(line) - 3 for line in prompts)


def test_a_start_is_given_where_it_is_known(root: Path, run: Run) -> None:
    run(root, "new", "lin", "award", "2026-03-14")
    run(root, "new", "lin", "talk", "2026-Q1")

    award = (root / "portfolios/lin/2026-03-14/award.md").read_text("utf-8")
    talk = (root / "portfolios/lin/2026-Q1/talk.md").read_text("utf-8")
    assert "given: 2026-03-14" in award
    assert "coach: chen" in talk


def test_prompts_do_not_count_as_text(root: Path, run: Run) -> None:
    """Handed in as it is, the record is told to say something."""
    run(root, "new", "lin", "plan", "2026-03")
    file = root / "portfolios/lin/2026-03/plan.md"
    handed_in = file.read_text("utf-8").replace("status: draft", "status: submitted")
    file.write_text(handed_in, "utf-8")

    names = {
        (one.rule.name, one.values.get("found"))
        for one in judge(root, DAY).findings
        if one.place.path == "portfolios/lin/2026-03/plan.md"
    }
    assert ("too-little-substance", 0) in names
    assert "missing-section" not in {name for name, _ in names}


# Left out, the period is the one that matters most.


def test_the_oldest_missing_one_comes_first(root: Path, run: Run) -> None:
    for month in ("2026-01", "2026-02", "2026-03"):
        result = run(root, "new", "lin", "plan")
        assert result.stdout == f"portfolios/lin/{month}/plan.md\n"


def test_then_nothing_is_left_to_write(root: Path, run: Run) -> None:
    for _ in range(3):
        run(root, "new", "lin", "plan")
    result = run(root, "new", "lin", "plan")

    assert result.exit_code == 2
    assert "portfolios/lin/2026-03/plan.md" in result.output


def test_a_waived_gap_is_not_written_again(plant: Plant, run: Run) -> None:
    waiver = "waivers: [{duty: plan, period: 2026-01, reason: start}]\n"
    profile = COHORT["portfolios/lin/profile.yml"] + waiver
    root = plant({**COHORT, "portfolios/lin/profile.yml": profile})

    result = run(root, "new", "lin", "plan")
    assert result.stdout == "portfolios/lin/2026-02/plan.md\n"


def test_what_is_due_comes_before_what_nobody_owes(root: Path, run: Run) -> None:
    result = run(root, "new", "lin", "talk", today="2026-04-01")

    assert result.stdout == "portfolios/lin/2026-Q1/talk.md\n"


@pytest.mark.parametrize(
    ("word", "duty", "hint"),
    [
        ("3月", "plan", "2026-03"),
        ("2026.3", "plan", "2026-03"),
        ("２０２６-03", "plan", "2026-03"),
        ("2026-Q1", "plan", "2026-01"),
        ("2026-03", "talk", "2026-Q1"),
        ("2026-W12", "log", "2026-W11"),
        ("nurtrue", "help", "nurture"),
        ("2026/03", "plan", "2026-03"),
    ],
)
def test_a_wrong_one_is_refused_with_the_right_one(
    root: Path, run: Run, word: str, duty: str, hint: str
) -> None:
    result = run(root, "new", "lin", duty, word)

    assert result.exit_code == 2
    assert f"did you mean “{hint}”?" in result.output
    assert not list(root.glob("portfolios/*/*/*"))


@pytest.mark.parametrize("word", ["2026-04", "2025-12", "2016-03"])
def test_one_outside_the_programme_is_refused(root: Path, run: Run, word: str) -> None:
    assert run(root, "new", "lin", "plan", word).exit_code == 2
    assert not list(root.glob("portfolios/*/*/*"))


# A word that names nothing is answered with the one that was meant.


@pytest.mark.parametrize(
    ("person", "duty", "hint"),
    [
        ("lni", "plan", "lin"),
        ("林晓禾", "plan", "lin"),
        ("Lin Xiaohe", "plan", "lin"),
        ("chne", "review", "chen"),
        ("渔溪", "brief", "yuxi"),
        ("lin", "paln", "plan"),
        ("lin", "月度学习计划", "plan"),
        ("cohrot", "digest", "cohort"),
    ],
)
def test_refused_with_the_nearest(
    root: Path, run: Run, person: str, duty: str, hint: str
) -> None:
    result = run(root, "new", person, duty)

    assert result.exit_code == 2
    assert f"did you mean “{hint}”?" in result.output


def test_a_mentor_is_no_mentee(root: Path, run: Run) -> None:
    result = run(root, "new", "chen", "plan")

    assert result.exit_code == 2
    assert "there is no mentee “chen”" in result.output


def test_nothing_is_written_without_a_programme(plant: Plant, run: Run) -> None:
    root = plant({"programme.yml": "title: Broken\n"})

    assert run(root, "new", "lin", "plan").exit_code == 2


# What is there stays as it is.


def test_a_second_record_of_a_single_duty_is_refused(plant: Plant, run: Run) -> None:
    path = "portfolios/lin/2026-03/plan.md"
    root = plant({**COHORT, path: "mine\n"})
    result = run(root, "new", "lin", "plan", "2026-03")

    assert result.exit_code == 2
    assert path in result.output
    assert (root / path).read_text("utf-8") == "mine\n"


def test_count_above_one_takes_the_next_free_number(root: Path, run: Run) -> None:
    paths = [run(root, "new", "lin", "visit", "2026-03").output for _ in range(3)]

    assert paths[:2] == [
        "portfolios/lin/2026-03/visit.md\n",
        "portfolios/lin/2026-03/visit-2.md\n",
    ]
    assert "portfolios/lin/2026-03/visit-2.md is there already" in paths[2]


def test_events_may_happen_twice_a_day(root: Path, run: Run) -> None:
    run(root, "new", "lin", "award")
    result = run(root, "new", "lin", "award")

    assert result.stdout == "portfolios/lin/2026-03-20/award-2.md\n"
    assert judge(root, DAY).cohort is not None


# The mentor's comment is begun like a record.

RECORD = "---\nsubmitted: 2026-03-15\ntitle: T\ngoals: [a]\ngrade: good\n---\nText\n"


def test_it_names_the_mentor_who_owes_it(plant: Plant, run: Run) -> None:
    root = plant({**COHORT, "portfolios/lin/2026-02/plan.md": RECORD})
    result = run(root, "new", "lin", "plan.comment")
    path = "portfolios/lin/2026-02/plan.comment.md"

    assert result.stdout == f"{path}\n"
    text = (root / path).read_text("utf-8")
    assert "\nby: chen\n" in text
    assert "schemas/plan.comment.schema.json" in text
    judged = judge(root, DAY)
    assert judged.cohort is not None
    assert judged.cohort.comments[0].readable
    assert [one for one in judged.findings if one.place.path == path] == []


def test_the_record_that_waits_longest_comes_first(plant: Plant, run: Run) -> None:
    records = {
        f"portfolios/lin/{month}/plan.md": RECORD for month in ("2026-01", "2026-02")
    }
    root = plant({**COHORT, **records})
    paths = [run(root, "new", "lin", "plan.comment").output for _ in range(3)]

    assert paths[0] == "portfolios/lin/2026-01/plan.comment.md\n"
    assert paths[1] == "portfolios/lin/2026-02/plan.comment.md\n"
    assert "is there already" in paths[2]


def test_without_a_record_there_is_nothing_to_comment_on(root: Path, run: Run) -> None:
    assert run(root, "new", "lin", "plan.comment", "2026-03").exit_code == 2


def test_only_what_is_about_a_mentee_is_commented_on(root: Path, run: Run) -> None:
    result = run(root, "new", "chen", "review.comment")

    assert result.exit_code == 2
    assert "about a mentor" in result.output


# Last month's unfinished goals are not typed twice.

PREVIOUS = """\
---
goals:
  - Read three chapters
  - "[x] Visit ten houses"
  - Draft the notice
  - "Ask: who decides?"
progress: {progress}
{more}---

## Goals

- [x] Draft the notice
- [ ] Finish the register
<!-- - [ ] not this one -->

```
- [ ] nor this
```

## Measures

1. [ ] Call the village
"""


def february(progress: str = "60", more: str = "") -> dict[str, str]:
    text = PREVIOUS.format(progress=progress, more=more)
    return {**COHORT, "portfolios/lin/2026-02/plan.md": text}


def march(root: Path, run: Run) -> str:
    result = run(root, "new", "lin", "plan", "2026-03")
    assert result.exit_code == 0, result.output
    return (root / "portfolios/lin/2026-03/plan.md").read_text("utf-8")


def test_items_and_tasks_that_are_not_done(plant: Plant, run: Run) -> None:
    text = march(plant(february()), run)
    head, goals, measures = text.partition("## Goals")[0], *text.split("## ")[1:]

    assert head.count("  - ") == 2
    assert "  - Read three chapters\n" in head
    assert '  - "Ask: who decides?"\n' in head
    assert "- [ ] Finish the register\n- [ ] Call the village\n" in goals
    assert "not this" not in text
    assert "nor this" not in text
    assert "[ ]" not in measures


def test_items_of_what_is_wholly_done_stay_behind(plant: Plant, run: Run) -> None:
    text = march(plant(february("100")), run)

    assert "Read three chapters" not in text
    assert "Finish the register" in text


def test_the_latest_record_before_it_counts(plant: Plant, run: Run) -> None:
    files = february()
    files["portfolios/lin/2026-01/plan.md"] = "- [ ] Something of January\n"
    text = march(plant(files), run)

    assert "January" not in text


def test_a_narrower_audience_is_carried_along(plant: Plant, run: Run) -> None:
    """What was written for few is not shown to more."""
    text = march(plant(february(more="audience: mentors\n")), run)

    assert "\naudience: mentors\n" in text


def test_the_carried_record_is_valid(plant: Plant, run: Run) -> None:
    root = plant(february())
    march(root, run)
    judged = judge(root, DAY)

    path = "portfolios/lin/2026-03/plan.md"
    assert judged.cohort is not None
    (record,) = (one for one in judged.cohort.records if one.at.path == path)
    assert record.fields["goals"] == ("Read three chapters", "Ask: who decides?")
    assert [one for one in judged.findings if one.place.path == path] == []


def test_nothing_comes_from_a_record_that_cannot_be_read(
    plant: Plant, run: Run
) -> None:
    files = {
        **COHORT,
        "portfolios/lin/2026-02/plan.md": "---\naudiense: mentors\n---\n- [ ] x\n",
    }
    text = march(plant(files), run)

    assert "[ ]" not in text


def test_the_path_alone_goes_to_standard_output(plant: Plant, run: Run) -> None:
    result = run(plant(february()), "new", "lin", "plan", "2026-03")

    assert result.stdout == "portfolios/lin/2026-03/plan.md\n"
    assert "carried over from February 2026: 4" in result.stderr
