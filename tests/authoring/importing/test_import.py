"""`growthfolio import markdown`: every file is read, or skipped with a reason."""

import json
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attached import attached
from authoring.small_cohort import Plant, Run
from growthfolio.authoring import creating
from growthfolio.authoring.importing import plan, wanted, write
from growthfolio.authoring.importing.outcome import Outcome, Skipped, Taken
from growthfolio.loading.load import load
from growthfolio.model.obligation import State
from growthfolio.model.phrase import Phrase
from growthfolio.pipeline import judge
from growthfolio.words import speech

TODAY = date(2026, 3, 29)
PROGRAMME = """\
title: Pilot
language: en
starts: 2026-01-05
stages: {clock: joined, list: [{id: nurture, title: Nurture, months: 2}]}
duties:
  - id: weekly
    title: Weekly note
    owner: mentee
    every: weeks:1
  - {id: plan, title: Plan, owner: mentee, every: month}
  - {id: visit, title: Visit, owner: mentee, every: month, count: 2}
  - {id: award, title: Award, owner: office, every: event}
  - {id: help, title: Help, owner: mentee, every: stage}
  - {id: brief, title: Brief, about: unit, owner: unit, every: month}
"""
PNG = attached("p.png")
NOTES: Mapping[str, str | bytes] = {
    "2026/Lin Xiaohe/2026-01-07.md": (
        "---\ntitle: First\nauthor: x\n---\nWeek ![p](img/p.png)\n"
    ),
    "2026/Lin Xiaohe/2026-01-9.md": "The same week again\n",
    "2026/Lin Xiaohe/1月14日.md": "今天学习了公文写作，收获很大。".encode("gbk"),
    "2026/Lin Xiaohe/2026.02.09~2026.02.15.md": "See [first](2026-01-07.md)\n",
    "2026/Lin Xiaohe/img/p.png": PNG,
    "2026/Lin Xiaohe/img/unused.png": PNG,
    "2026/Lin Xiaohe/page.html": "<b>",
    "2026/Lin Xiaohe/index.md": "No date\n",
    "2026/Lin Xiaohe/2026-12-01.md": "To come\n",
    "2026/Lin Xiaohe/2026-03-02.md": "",
    "2026/林晓禾/2026-01-21.md": "Another\n",
    ".git/config": "x",
    "README.md": "About\n",
}
OPTIONS = ("--pattern", "{*}/{person}/{date}.md", "--kind", "weekly")


@pytest.fixture
def root(plant: Plant) -> Path:
    """A programme of weekly notes, without people yet."""
    return plant({"programme.yml": PROGRAMME})


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def account(run: Run, root: Path, source: Path, *words: str) -> dict[str, Any]:
    result = run(
        root,
        *("import", "markdown", str(source), "--format", "json", *words),
        today=TODAY.isoformat(),
    )
    assert result.exit_code == 0, result.output
    told: dict[str, Any] = json.loads(result.output)
    assert told["read"] + len(told["skipped"]) == told["total"]
    return told


def reasons(told: dict[str, Any]) -> dict[str, str]:
    return {each["path"]: each["reason"] for each in told["skipped"]}


# Nothing is lost without being said.


def test_each_file_and_why(root: Path, plant: Plant, run: Run) -> None:
    told = account(run, root, plant(NOTES, "notes"), *OPTIONS)
    home = "2026/Lin Xiaohe"

    assert (told["read"], told["total"]) == (5, len(NOTES))
    assert {each["source"] for each in told["records"]} == {
        f"{home}/2026-01-07.md",
        f"{home}/1月14日.md",
        f"{home}/2026.02.09~2026.02.15.md",
        "2026/林晓禾/2026-01-21.md",
    }
    assert [each["source"] for each in told["attachments"]] == [f"{home}/img/p.png"]
    for path, word in {
        f"{home}/2026-01-9.md": f"{home}/2026-01-07.md is the “Weekly note” of",
        f"{home}/img/unused.png": "no note that is imported points at it",
        f"{home}/page.html": "“html” are not published",
        f"{home}/index.md": "“index” is no date",
        f"{home}/2026-12-01.md": "after today",
        f"{home}/2026-03-02.md": "empty",
        ".git/config": "hidden",
        "README.md": "no pattern",
    }.items():
        assert word in reasons(told)[path], path


def test_links_folders_and_bad_names_are_accounted_for(
    root: Path, plant: Plant, run: Run
) -> None:
    source = plant({"2026/lin/2026-01-07.md": "Week\n"}, "notes")
    (source / "2026/lin/2026-01-14.md").symlink_to("2026-01-07.md")
    (source / "2026/bo").symlink_to("lin")
    os.mkfifo(source / "2026/lin/2026-01-21.md")
    Path(os.fsdecode(os.fsencode(source) + b"/2026/lin/2026-01-28\xff.md")).touch()
    told = account(run, root, source, *OPTIONS)

    assert (told["read"], told["total"]) == (1, 5)
    assert sorted(reasons(told).values()) == [
        "it is a symbolic link",
        "it is a symbolic link",
        "it is no ordinary file",
        "its name is not text",
    ]


def test_text_says_the_same(root: Path, plant: Plant, run: Run) -> None:
    source = plant(NOTES, "notes")
    result = run(root, "import", "markdown", str(source), *OPTIONS, today="2026-03-29")

    lines = result.output.splitlines()
    assert lines[0].startswith("A dry run")
    assert lines[-1] == "read: 5, skipped: 8, total: 13"
    assert sum(": skipped: " in line for line in lines) == 8
    assert "new profile: portfolios/lin-xiaohe/profile.yml" in lines
    assert any("converted from GBK" in line for line in lines)


@settings(deadline=None, max_examples=30)
@given(
    tree=st.dictionaries(
        st.tuples(
            st.sampled_from(["", "2026/", ".hidden/", "2026/lin/", "2026/林/"]),
            st.sampled_from(
                ["2026-01-07", "2026-1-8", "1月9日", "img", ".x", "2026-02"]
            ),
            st.sampled_from([".md", ".txt", ".png", ".svg", ""]),
        ),
        st.one_of(
            st.binary(max_size=20),
            st.sampled_from(
                [
                    b"![a](img.png) [b](2026-01-07.md)",
                    b"---\na: [\n",
                    b"---\n",
                    b"# T\n",
                ]
            ),
        ),
        max_size=12,
    ),
    pattern=st.sampled_from(["{*}/{person}/{date}.md", "**/{person}/{date}{*}"]),
    duty=st.sampled_from(["weekly", "plan", "visit", "award", "help"]),
)
def test_read_and_skipped_are_the_tree(
    tmp_path_factory: pytest.TempPathFactory,
    tree: dict[tuple[str, str, str], bytes],
    pattern: str,
    duty: str,
) -> None:
    """Whatever lies there; and what was written can be read, the same twice."""
    folder = tmp_path_factory.mktemp("any")
    source, root = folder / "notes", folder / "root"
    source.mkdir()
    root.mkdir()
    (root / "programme.yml").write_text(PROGRAMME)
    for (above, stem, suffix), data in tree.items():
        file = source / f"{above}{stem}{suffix}"
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.is_dir():
            file.write_bytes(data)
    total = sum(path.is_file() for path in source.rglob("*"))

    for _ in range(2):
        cohort = load(root).cohort
        assert cohort is not None
        asked = wanted([pattern], [duty], cohort.programme, TODAY)
        planned = plan(source, root, cohort, asked, speech("en"))
        outcome = write(planned, source, root)
        assert outcome == planned.outcome
        assert outcome.total == total
        assert outcome.read + len(outcome.skipped) == total

    assert outcome.read == 0
    loaded = load(root)
    assert loaded.cohort is not None
    assert all(record.readable for record in loaded.cohort.records)
    assert not {one.rule.name for one in loaded.findings} - {"missing-attachment"}


# What lands in the tree is the programme's own form.


def test_a_dry_run_writes_nothing(root: Path, plant: Plant, run: Run) -> None:
    before = files(root)
    told = account(run, root, plant(NOTES, "notes"), *OPTIONS)

    assert told["written"] is False
    assert files(root) == before


def test_records_profiles_and_attachments(root: Path, plant: Plant, run: Run) -> None:
    source = plant(NOTES, "notes")
    planned = account(run, root, source, *OPTIONS)
    told = account(run, root, source, *OPTIONS, "--write")
    assert {**planned, "written": True} == told
    found = files(root)

    person = "portfolios/lin-xiaohe"
    assert found[f"{person}/profile.yml"].decode() == (
        "name: Lin Xiaohe\n"
        "joined: 2026-01-07 # inferred: the date of the first note imported\n"
    )
    assert found[f"{person}/2026-W02/weekly.md"].decode() == (
        "---\ntitle: First\nsubmitted: 2026-01-07\n---\n\nWeek ![p](p.png)\n\n"
        "<!-- from the front matter of the note:\nauthor: x\n-->\n"
    )
    assert found[f"{person}/2026-W02/p.png"] == PNG
    assert "收获很大" in found[f"{person}/2026-W03/weekly.md"].decode()
    assert b"submitted: 2026-02-15" in found[f"{person}/2026-W07/weekly.md"]
    assert b"[first](../2026-W02/weekly.md)" in found[f"{person}/2026-W07/weekly.md"]


def test_the_imported_tree_checks_and_skipped_weeks_are_missing(
    root: Path, plant: Plant, run: Run
) -> None:
    account(run, root, plant(NOTES, "notes"), *OPTIONS, "--write")
    judged = judge(root, TODAY)

    assert judged.ledger is not None
    states = {
        (each.subject.id, each.period.name): each.state
        for each in judged.ledger.obligations
        if each.duty == "weekly"
    }
    assert states["lin-xiaohe", "2026-W02"] is State.DONE
    assert states["lin-xiaohe", "2026-W04"] is State.MISSING
    assert {one.rule.name for one in judged.findings} == {"missing-record"}


def test_the_same_import_twice_changes_nothing(
    root: Path, plant: Plant, run: Run
) -> None:
    source = plant(NOTES, "notes")
    account(run, root, source, *OPTIONS, "--write")
    before = files(root)
    told = account(run, root, source, *OPTIONS, "--write")

    assert files(root) == before
    assert told["read"] == 0
    assert "there already" in reasons(told)["2026/Lin Xiaohe/2026-01-07.md"]


def test_what_somebody_wrote_stays(plant: Plant, run: Run) -> None:
    own = {
        "portfolios/lin-xiaohe/profile.yml": "name: Lin\njoined: 2026-01-01\n",
        "portfolios/lin-xiaohe/2026-W02/weekly.md": "Mine\n",
        "portfolios/lin-xiaohe/2026-W02/p.png": b"mine",
    }
    root = plant({"programme.yml": PROGRAMME, **own})
    source = plant({**NOTES, "2026/Lin Xiaohe/2026-01-07.md": "Theirs\n"}, "notes")
    told = account(run, root, source, *OPTIONS, "--write")

    for path, content in own.items():
        assert (root / path).read_bytes() == (
            content.encode() if isinstance(content, str) else content
        )
    assert "portfolios/lin-xiaohe/profile.yml" not in told["profiles"]


@pytest.mark.parametrize(
    ("there", "name"), [(b"theirs", "p.png"), (b"mine", "p-2.png")]
)
def test_a_picture_that_is_there_is_used_or_left(
    plant: Plant, run: Run, there: bytes, name: str
) -> None:
    picture = "portfolios/lin/2026-W02/p.png"
    root = plant({"programme.yml": PROGRAMME, picture: there})
    notes = {"x/lin/2026-01-06.md": "![p](p.png)\n", "x/lin/p.png": b"theirs"}
    told = account(run, root, plant(notes, "notes"), *OPTIONS, "--write")
    found = files(root)

    assert told["read"] == 2
    assert found[picture] == there
    assert found[f"portfolios/lin/2026-W02/{name}"] == b"theirs"
    assert f"![p]({name})".encode() in found["portfolios/lin/2026-W02/weekly.md"]


def test_pictures_of_one_name_do_not_cover_each_other(
    root: Path, plant: Plant, run: Run
) -> None:
    source = plant(
        {
            "2026/lin/2026-01-06.md": "![a](a/p.png)\n",
            "2026/lin/2026-01-20.md": "![b](b/p.png) ![b](b/p.png)\n",
            "2026/lin/a/p.png": b"one",
            "2026/lin/b/p.png": b"two",
        },
        "notes",
    )
    visits = ("--pattern", "{*}/{person}/{date}.md", "--kind", "visit")
    told = account(run, root, source, *visits, "--write")
    found = files(root)

    assert told["read"] == 4
    assert found["portfolios/lin/2026-01/p.png"] == b"one"
    assert found["portfolios/lin/2026-01/p-2.png"] == b"two"
    assert b"![b](p-2.png) ![b](p-2.png)" in found["portfolios/lin/2026-01/visit-2.md"]
    assert judge(root, TODAY).cohort is not None
    unclaimed = [one.rule.name for one in judge(root, TODAY).findings]
    assert "unclaimed-attachment" not in unclaimed
    assert "missing-attachment" not in unclaimed


def test_a_file_that_cannot_be_written_is_skipped_and_the_rest_is_not(
    root: Path,
    plant: Plant,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    publish = creating._publish  # noqa: SLF001 - the last step of every file

    def fail(temporary: Path, target: Path, data: bytes) -> None:
        if "W02" in str(target):
            raise OSError(28, "No space left on device")
        publish(temporary, target, data)

    monkeypatch.setattr(creating, "_publish", fail)
    result = run(
        root,
        *("import", "markdown", str(plant(NOTES, "notes"))),
        *(*OPTIONS, "--write", "--format", "json"),
        today="2026-03-29",
    )
    told = json.loads(result.output)

    assert result.exit_code == 1
    assert told["read"] + len(told["skipped"]) == told["total"] == len(NOTES)
    assert "No space" in reasons(told)["2026/Lin Xiaohe/2026-01-07.md"]
    assert "portfolios/lin-xiaohe/2026-W03/weekly.md" in files(root)
    assert "portfolios/lin-xiaohe/2026-W02/weekly.md" not in files(root)


# A date falls into the duty's own period.


@pytest.mark.parametrize(
    ("duty", "name", "target"),
    [
        ("weekly", "2026-01-11", "2026-W02/weekly.md"),
        ("plan", "2026-01-11", "2026-01/plan.md"),
        ("plan", "2026-01", "2026-01/plan.md"),
        ("plan", "2026.01.30~2026.02.05", "2026-02/plan.md"),
        ("award", "2026-01-11", "2026-01-11/award.md"),
        ("help", "2026-01-11", "nurture/help.md"),
        ("weekly", "2026-01", None),
        ("award", "2026-01", None),
    ],
)
def test_a_period(
    plant: Plant, run: Run, duty: str, name: str, target: str | None
) -> None:
    root = plant({"programme.yml": PROGRAMME})
    source = plant({f"lin/{name}.md": "Note\n"}, "notes")
    pattern = ("--pattern", "{person}/{date}.md", "--kind", duty)
    told = account(run, root, source, *pattern)

    found = [each["target"] for each in told["records"]]
    assert found == ([f"portfolios/lin/{target}"] if target else [])
    if target is None:
        assert "needs a day" in reasons(told)[f"lin/{name}.md"]


def test_two_weeks_begin_where_the_programme_does(plant: Plant, run: Run) -> None:
    root = plant({"programme.yml": PROGRAMME.replace("weeks:1", "weeks:2")})
    source = plant({"lin/2026-01-28.md": "Note\n"}, "notes")
    pattern = ("--pattern", "{person}/{date}.md", "--kind", "weekly")
    told = account(run, root, source, *pattern)

    assert told["records"][0]["target"] == "portfolios/lin/2026-W04/weekly.md"


def test_as_many_as_the_duty_counts(root: Path, plant: Plant, run: Run) -> None:
    notes = {f"lin/2026-01-{day:02d}.md": "Note\n" for day in (20, 6, 13)}
    source = plant(notes, "notes")
    pattern = ("--pattern", "{person}/{date}.md", "--kind", "visit")
    told = account(run, root, source, *pattern)

    assert {each["source"]: each["target"] for each in told["records"]} == {
        "lin/2026-01-06.md": "portfolios/lin/2026-01/visit.md",
        "lin/2026-01-13.md": "portfolios/lin/2026-01/visit-2.md",
    }
    assert "lin/2026-01-06.md is the" in reasons(told)["lin/2026-01-20.md"]


def test_a_day_in_no_stage_is_skipped(root: Path, plant: Plant, run: Run) -> None:
    notes = {"lin/2026-01-06.md": "In\n", "lin/2026-03-20.md": "After\n"}
    pattern = ("--pattern", "{person}/{date}.md", "--kind", "help")
    told = account(run, root, plant(notes, "notes"), *pattern)

    assert "no stage" in reasons(told)["lin/2026-03-20.md"]


def test_a_date_to_come_is_not_claimed_as_handed_in(
    root: Path, plant: Plant, run: Run
) -> None:
    """A note on a range that has begun counts, without its last day."""
    source = plant({"lin/2026-03-25~2026-04-20.md": "Note\n"}, "notes")
    pattern = ("--pattern", "{person}/{date}.md", "--kind", "plan")
    account(run, root, source, *pattern, "--write")

    assert b"submitted" not in files(root)["portfolios/lin/2026-03/plan.md"]
    assert all(one.rule.name == "missing-record" for one in judge(root, TODAY).findings)


# Which duty a note fulfils is said, never guessed.

PATTERN = ("--pattern", "{person}/{date}-{kind}.md")
KINDS: Mapping[str, str] = {
    "lin/2026-01-06-week.md": "a\n",
    "lin/2026-01-06-plan.md": "b\n",
    "lin/2026-01-06-other.md": "c\n",
}


def test_by_their_names(root: Path, plant: Plant, run: Run) -> None:
    kinds = ("--kind", "week=weekly", "--kind", "Plan=plan")
    told = account(run, root, plant(KINDS, "n"), *PATTERN, *kinds)

    assert told["read"] == 2
    assert "no --kind says which duty “other” is" in reasons(told).values()


@pytest.mark.parametrize("default", ["visit", "=visit", "any=visit"])
def test_one_for_all_the_others(
    root: Path, plant: Plant, run: Run, default: str
) -> None:
    kinds = ("--kind", "week=weekly", "--kind", default)
    told = account(run, root, plant(KINDS, "n"), *PATTERN, *kinds)

    assert {each["target"].rpartition("/")[2] for each in told["records"]} == {
        *("weekly.md", "visit.md", "visit-2.md")
    }


@pytest.mark.parametrize("kind", ["weekly", "=weekly", "any=weekly", "x=weekly"])
def test_without_a_placeholder_the_only_one_counts(
    root: Path, plant: Plant, run: Run, kind: str
) -> None:
    source = plant({"lin/2026-01-06.md": "a\n"}, "n")
    pattern = ("--pattern", "{person}/{date}.md", "--kind", kind)

    assert account(run, root, source, *pattern)["read"] == 1


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ((), "--kind"),
        (("--kind", "weekyl"), "did you mean “weekly”?"),
        (("--kind", "brief"), "about a unit"),
        (("--kind", "plan.comment"), "plan.comment"),
        (("--kind", "a=plan", "--kind", "b=weekly"), "{kind}"),
    ],
)
def test_what_cannot_be_decided_is_refused(
    root: Path,
    plant: Plant,
    run: Run,
    words: tuple[str, ...],
    reason: str,
) -> None:
    source = plant({"lin/2026-01-06.md": "a\n"}, "n")
    pattern = ("--pattern", "{person}/{date}.md")
    result = run(root, "import", "markdown", str(source), *pattern, *words)

    assert result.exit_code == 2
    assert reason in result.output


def test_an_account_that_loses_a_file_is_a_fault() -> None:
    """The sum is not hoped for: it is asserted wherever an account is made."""
    reason = Phrase("why")
    with pytest.raises(AssertionError):
        Outcome(total=2, skipped=(Skipped(path="a", reason=reason),))
    with pytest.raises(AssertionError):
        Outcome(
            total=1,
            records=(Taken(source="a", target="b"),),
            skipped=(Skipped(path="a", reason=reason),),
        )
