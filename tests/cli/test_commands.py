"""The commands as people run them: exit codes, languages, refusals."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from growthfolio.cli import main, status
from planting import put

PROGRAMME = """\
title: Pilot
language: en
starts: 2026-01-01
as_of: 2026-04-10
audiences: [public, reviewers]
mentor_roles: [{id: business, title: Business mentor}]
duties:
  - id: plan
    title: Plan
    owner: mentee
    every: month
    due: day 5
    grace: 3
  - id: talk
    title: Talk
    owner: mentor:business
    every: quarter
    grace: 3
"""
PROFILE = """\
name: {name}
joined: 2026-01-01
mentors: [{{mentor: chen, role: business}}]
"""
PLAN = "Read two chapters and wrote the summary.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Ada has handed everything in, Bo nothing; Chen owes both their talks."""
    people = {
        f"portfolios/{person}/profile.yml": PROFILE.format(name=person.title())
        for person in ("ada", "bo")
    }
    plans = {f"portfolios/ada/2026-{month:02d}/plan.md": PLAN for month in range(1, 5)}
    chen = {"mentors/chen.yml": "name: Chen\nroles: [business]\n"}
    programme = {"programme.yml": PROGRAMME}
    return put(tmp_path / "programme", people | plans | chen | programme)


@pytest.fixture
def run(root: Path) -> Callable[..., Result]:
    """Run a command in the programme."""

    def call(*arguments: str) -> Result:
        command, *rest = arguments
        return CliRunner().invoke(main, [command, "--root", str(root), *rest])

    return call


@pytest.fixture
def git(root: Path) -> Callable[..., str]:
    """Run git in the programme, with everything so far as the first commit."""

    def call(*arguments: str) -> str:
        done = subprocess.run(
            ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments],
            cwd=root,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout

    call("init", "-q", "-b", "main")
    call("add", "-A")
    call("commit", "-qm", "first")
    return call


def codes(result: Result) -> list[tuple[str, str]]:
    """Code and person of each finding of a JSON report."""
    findings = json.loads(result.output)["findings"]
    return [(one["code"], one["person"]) for one in findings]


def test_check_exits_1_with_findings_and_0_when_clean(
    run: Callable[..., Result], root: Path
) -> None:
    found = run("check", "--format", "json")
    assert found.exit_code == 1
    assert codes(found) == [("GF501", "ada")] + [("GF501", "bo")] * 5
    shutil.rmtree(root / "portfolios/bo")
    clean = run("check", "--today", "2026-04-01")
    assert clean.exit_code == 0
    assert "Errors: 0" in clean.output


def test_check_names_the_demanding_line_the_path_and_the_command(
    run: Callable[..., Result],
) -> None:
    first = json.loads(run("check", "--format", "json").output)["findings"][1]
    assert (first["path"], first["line"]) == ("portfolios/bo/profile.yml", 2)
    assert (
        first["message"] == "Bo has no Plan for January 2026; it was due on 2026-01-05"
    )
    assert first["help"] == (
        "growthfolio new bo plan 2026-01 creates portfolios/bo/2026-01/plan.md"
    )


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        # Ada's own file: what her mentor and Bo owe is not hers to mend.
        (["portfolios/ada/2026-01/plan.md"], []),
        (["portfolios/bo/profile.yml"], [("GF501", "bo")] * 4),
        (["mentors/chen.yml"], [("GF501", "ada"), ("GF501", "bo")]),
    ],
)
def test_paths_judge_only_what_their_owners_can_mend(
    run: Callable[..., Result],
    root: Path,
    arguments: list[str],
    expected: list[tuple[str, str]],
) -> None:
    paths = [str(root / path) for path in arguments]
    assert codes(run("check", "--format", "json", *paths)) == expected


def test_only_keeps_what_is_missing_or_what_is_wrong(
    run: Callable[..., Result], root: Path
) -> None:
    (root / "portfolios/ada/2026-01/plan.md").write_text("---\nx: 1\n---\n")
    assert codes(run("check", "--format", "json", "--only", "invalid")) == [
        ("GF301", "ada")
    ]
    missing = codes(run("check", "--format", "json", "--only", "missing"))
    assert {code for code, _ in missing} == {"GF501"}


def test_a_change_is_judged_by_its_own_files(
    run: Callable[..., Result], root: Path, git: Callable[..., str]
) -> None:
    git("switch", "-qc", "correction")
    plan = root / "portfolios/ada/2026-02/plan.md"
    plan.write_text("---\ntitel: x\n---\n" + PLAN)
    found = run("check", "--format", "json", "--changed-since", "main")
    assert codes(found) == [("GF301", "ada")]
    plan.write_text(PLAN + "More.\n")
    assert run("check", "--changed-since", "main").exit_code == 0
    (root / "portfolios/ada/2026-03/plan.md").unlink()
    found = run("check", "--format", "json", "--changed-since", "main")
    assert codes(found) == [("GF501", "ada")]


def test_without_git_or_its_history_a_sentence_and_exit_2(
    run: Callable[..., Result],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    result = run("check", "--changed-since", "main")
    assert result.exit_code == 2
    assert "not a git repository" in result.output
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    result = run("check", "--changed-since", "main")
    assert result.exit_code == 2
    assert "git is not installed" in result.output


def test_a_shallow_clone_and_a_missing_base_are_sentences(
    root: Path, git: Callable[..., str], tmp_path: Path
) -> None:
    git("commit", "-q", "--allow-empty", "-m", "second")
    git("switch", "-q", "--orphan", "elsewhere")
    git("commit", "-q", "--allow-empty", "-m", "another beginning")
    git("switch", "-q", "main")
    clone = tmp_path / "clone"
    git("clone", "-q", "--depth", "1", f"file://{root}", str(clone))
    arguments = ["check", "--root", str(clone), "--changed-since"]
    result = CliRunner().invoke(main, [*arguments, "origin/release"])
    assert result.exit_code == 2
    assert "“origin/release” is not here" in result.output
    assert "fetch-depth: 0" in result.output
    git("-C", str(clone), "fetch", "-q", "--depth", "1", "origin", "elsewhere")
    result = CliRunner().invoke(main, [*arguments, "FETCH_HEAD"])
    assert result.exit_code == 2
    assert "too short" in result.output
    assert "Traceback" not in result.output


def test_an_attestation_is_written(run: Callable[..., Result], tmp_path: Path) -> None:
    run("check", "--attest", str(tmp_path / "a.json"))
    found = json.loads((tmp_path / "a.json").read_text())
    assert (found["people"], found["records"], found["missing"]) == (2, 4, 6)


def test_a_programme_that_cannot_be_read_is_a_finding(
    run: Callable[..., Result], root: Path
) -> None:
    (root / "programme.yml").write_text("title: [\n")
    result = run("check", "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.output)["attestation"] is None
    assert json.loads(result.output)["findings"][0]["path"] == "programme.yml"
    assert run("status").exit_code == 2


@pytest.mark.parametrize("command", ["check", "status", "build"])
def test_without_a_programme_it_exits_2_in_the_language_asked_for(
    tmp_path: Path, command: str
) -> None:
    result = CliRunner().invoke(
        main, [command, "--root", str(tmp_path), "--lang", "en"]
    )
    assert result.exit_code == 2
    assert "GF901" in result.output
    assert "there is no programme.yml" in result.output


def test_status_counts_what_it_lists(run: Callable[..., Result]) -> None:
    document = json.loads(run("status", "--format", "json", "--person", "bo").output)
    rows = document["obligations"]
    assert {row["person"] for row in rows} == {"bo"}
    assert document["totals"]["missing"] == 5
    assert sum(document["totals"].values()) == len(rows)
    assert rows[0] == {
        "person": "bo",
        "duty": "plan",
        "period": "2026-01",
        "n": 1,
        "owner": "bo",
        "due": "2026-01-05",
        "state": "missing",
        "waived": False,
        "subject": "bo",
        "record": None,
        "submitted": None,
    }


def test_status_filters_by_mentor_and_period(run: Callable[..., Result]) -> None:
    arguments = ("--format", "json", "--mentor", "chen", "--period", "2026-Q1")
    rows = json.loads(run("status", *arguments).output)["obligations"]
    assert [(row["person"], row["duty"]) for row in rows] == [
        ("ada", "talk"),
        ("bo", "talk"),
    ]
    text = run("status", "--person", "ada").output
    assert text.splitlines()[0] == (
        "✕ missing: Ada, quarter 1 of 2026, Talk; due 2026-03-31 from Chen"
    )


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("status", "--person", "adda"), "did you mean “ada”?"),
        (("status", "--mentor", "chenn"), "did you mean “chen”?"),
        (("status", "--unit", "town"), "remove it"),
        (("check", "portfolios/nobody"), "there is no portfolios/nobody"),
    ],
)
def test_what_is_not_there_is_not_silently_clean(
    run: Callable[..., Result],
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    hint: str,
) -> None:
    monkeypatch.chdir(root)
    result = run(*arguments)
    assert result.exit_code == 2
    assert hint in result.output


def test_explain_knows_codes_and_names_and_guesses(run: Callable[..., Result]) -> None:
    assert "missing-record" in run("explain", "gf501").output
    assert "GF501" in run("explain", "missing-record").output
    wrong = run("explain", "missing-recrod")
    assert wrong.exit_code == 2
    assert "missing-record" in wrong.output


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (OSError(28, "No space left", "/full"), "error: /full: No space left"),
        (OSError("the disk is gone"), "error: the disk is gone"),
        (ValueError("x"), "error: growthfolio itself failed (ValueError); run it"),
    ],
)
def test_a_fault_is_a_sentence_and_with_debug_a_traceback(
    run: Callable[..., Result],
    monkeypatch: pytest.MonkeyPatch,
    fault: Exception,
    sentence: str,
) -> None:
    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(status, "standing_of", fail)
    result = run("status", "--lang", "en")
    assert result.exit_code == 2
    assert result.output.startswith(sentence)
    assert run("status", "--debug").exception is fault
