"""Dates and authors against git's history, in real repositories."""

import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from growthfolio.model.finding import Finding
from growthfolio.pipeline import judge

TODAY = date(2026, 4, 20)
PROGRAMME = """\
title: A small programme
language: en
starts: 2026-01-01
timezone: Asia/Shanghai
mentor_roles: [{id: business, title: Business mentor}]
duties:
  - id: plan
    title: Monthly plan
    owner: mentee
    every: month
    due: day 5
    grace: 3
    comment: {by: business, within: 10}
"""
PROFILE = """\
name: Ada Lin
joined: 2026-01-01
mentors: [{mentor: ben, role: business}]
"""
PLAN = "---\nsubmitted: {day}\n---\nSort the archive.\n"
COMMENT = "---\nby: ben\non: {day}\n---\nWell begun.\n"
BEN = "ben@example.org"

Commit = Callable[..., None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A programme in a repository, in which nothing is committed yet."""
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=tmp_path, check=True)
    return tmp_path


@pytest.fixture
def commit(root: Path) -> Commit:
    """Writes files and commits them: at a moment, by an address."""

    def commit(
        moment: str, files: dict[str, str], email: str = "a@example.org"
    ) -> None:
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, "utf-8")
        who = {"GIT_AUTHOR_NAME": "x", "GIT_COMMITTER_NAME": "x"}
        who |= {"GIT_AUTHOR_EMAIL": email, "GIT_COMMITTER_EMAIL": email}
        who |= {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
        for words in (("add", "-A"), ("commit", "-q", "-m", "x")):
            subprocess.run(["git", *words], cwd=root, check=True, env=os.environ | who)

    return commit


@pytest.fixture
def begun(commit: Commit) -> Commit:
    """The programme and its people, committed on its first day."""
    mentor = f"name: Ben Wu\nroles: [business]\nemails: [{BEN}]\n"
    people = {"portfolios/ada/profile.yml": PROFILE, "mentors/ben.yml": mentor}
    commit("2026-01-01T09:00:00+08:00", {"programme.yml": PROGRAMME, **people})
    return commit


def found(root: Path) -> list[tuple[str, str, int]]:
    """The findings that git's history gives: name, path, line."""
    names = ("back-dated", "committed-by-another", "history-not-verified")
    judged = judge(root, TODAY, history=True)
    return [
        (one.rule.name, one.place.path, one.place.line)
        for one in judged.findings
        if one.rule.name in names
    ]


def plan(month: str) -> str:
    return f"portfolios/ada/{month}/plan.md"


def test_a_date_the_history_bears_out_is_no_finding(root: Path, begun: Commit) -> None:
    begun("2026-02-04T10:00:00+08:00", {plan("2026-02"): PLAN.format(day="2026-02-04")})
    assert found(root) == []


def test_what_came_after_its_grace_and_says_it_was_in_time(
    root: Path, begun: Commit
) -> None:
    begun("2026-02-09T00:30:00+08:00", {plan("2026-02"): PLAN.format(day="2026-02-05")})
    assert found(root) == [("back-dated", plan("2026-02"), 2)]


def test_a_record_without_a_date_counts_as_in_time_and_is_compared(
    root: Path, begun: Commit
) -> None:
    begun("2026-03-30T10:00:00+08:00", {plan("2026-02"): "Sort the archive.\n"})
    assert found(root) == [("back-dated", plan("2026-02"), 1)]


def test_one_that_says_it_is_late_is_honest(root: Path, begun: Commit) -> None:
    begun("2026-02-19T10:00:00+08:00", {plan("2026-02"): PLAN.format(day="2026-02-19")})
    assert found(root) == []


def test_days_are_the_programmes_own(root: Path, begun: Commit) -> None:
    """At 17:00 in Greenwich on the 8th it is the 9th in Shanghai: too late."""
    begun("2026-02-08T17:00:00+00:00", {plan("2026-02"): PLAN.format(day="2026-02-05")})
    assert found(root) == [("back-dated", plan("2026-02"), 2)]


def test_a_file_that_was_moved_came_when_it_first_came(
    root: Path, begun: Commit
) -> None:
    text = PLAN.format(day="2026-02-04") + "Many words that stay as they are.\n" * 5
    begun("2026-02-04T10:00:00+08:00", {"portfolios/ada/2026-02/paln.md": text})
    (root / "portfolios/ada/2026-02/paln.md").unlink()
    begun("2026-03-20T10:00:00+08:00", {plan("2026-02"): text})
    assert found(root) == []


def test_a_comment_by_somebody_else_than_its_mentor(root: Path, begun: Commit) -> None:
    beside = "portfolios/ada/2026-02/plan.comment.md"
    record = {plan("2026-02"): PLAN.format(day="2026-02-04")}
    begun("2026-02-04T10:00:00+08:00", record)
    begun("2026-02-06T10:00:00+08:00", {beside: COMMENT.format(day="2026-02-06")})
    assert found(root) == [("committed-by-another", beside, 2)]


def test_a_comment_by_its_mentor_in_any_case_of_letters(
    root: Path, begun: Commit
) -> None:
    beside = "portfolios/ada/2026-02/plan.comment.md"
    record = {plan("2026-02"): PLAN.format(day="2026-02-04")}
    begun("2026-02-04T10:00:00+08:00", record)
    text = COMMENT.format(day="2026-02-06")
    begun("2026-02-06T10:00:00+08:00", {beside: text}, "Ben@Example.org")
    assert found(root) == []


def said(root: Path) -> object:
    """Why dates and authors could not be compared."""
    (finding,) = (
        one
        for one in judge(root, TODAY, history=True).findings
        if one.rule.name == "history-not-verified"
    )
    return _reasons(finding)


def _reasons(finding: Finding) -> list[object]:
    reason = finding.values["reason"]
    assert isinstance(reason, tuple)
    return [getattr(one, "text", one) for one in reason]


def test_without_a_repository(root: Path, begun: Commit, tmp_path: Path) -> None:
    del begun
    (tmp_path / ".git").rename(tmp_path / "elsewhere")
    assert said(root) == ["this folder is not a git repository"]


def test_a_shallow_clone(root: Path, begun: Commit, tmp_path: Path) -> None:
    begun("2026-02-09T00:30:00+08:00", {plan("2026-02"): PLAN.format(day="2026-02-05")})
    clone = tmp_path / "clone"
    command = ["git", "clone", "-q", "--depth", "1", f"file://{root}", str(clone)]
    subprocess.run(command, check=True)
    assert said(clone) == ["this clone is shallow"]


def test_files_not_committed_and_mentors_without_addresses(
    root: Path, begun: Commit
) -> None:
    beside = "portfolios/ada/2026-02/plan.comment.md"
    record = {plan("2026-02"): PLAN.format(day="2026-02-04")}
    text = COMMENT.format(day="2026-02-06")
    begun("2026-02-04T10:00:00+08:00", {**record, beside: text})
    (root / "mentors/ben.yml").write_text("name: Ben Wu\nroles: [business]\n")
    (root / "portfolios/ada/2026-03").mkdir()
    (root / plan("2026-03")).write_text("Sort the archive.\n")
    assert said(root) == [
        "files that are not committed: {n}",
        "mentors who comment and have no “emails:”: {n}",
    ]


def test_what_is_older_than_the_repository_is_not_called_back_dated(
    root: Path, commit: Commit
) -> None:
    """A tree of old notes that is brought in comes in one commit."""
    files = {"programme.yml": PROGRAMME, "portfolios/ada/profile.yml": PROFILE}
    files["mentors/ben.yml"] = "name: Ben Wu\nroles: [business]\n"
    files[plan("2026-02")] = PLAN.format(day="2026-02-04")
    commit("2026-03-30T10:00:00+08:00", files)
    assert said(root) == ["records older than the repository: {n}"]


def test_the_history_changes_no_state(root: Path, begun: Commit) -> None:
    begun("2026-02-09T00:30:00+08:00", {plan("2026-02"): PLAN.format(day="2026-02-05")})
    assert judge(root, TODAY, history=True).ledger == judge(root, TODAY).ledger


def test_nothing_is_compared_unless_asked(root: Path, begun: Commit) -> None:
    begun("2026-02-09T00:30:00+08:00", {plan("2026-02"): PLAN.format(day="2026-02-05")})
    assert all(one.rule.name != "back-dated" for one in judge(root, TODAY).findings)
