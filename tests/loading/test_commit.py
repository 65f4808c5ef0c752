"""The commit a tree stands at: git is asked where there is a repository."""

import subprocess
from pathlib import Path

import pytest

from growthfolio.loading import history
from growthfolio.loading.history import commit_of
from planting import put

GIT = ("git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org")


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(
        [*GIT, *words], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit, and a programme somewhere in it."""
    put(tmp_path, {"records/programme.yml": ""})
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "All")
    return tmp_path


@pytest.mark.parametrize("within", ["", "records"])
def test_it_is_the_one_of_the_repository_around(repository: Path, within: str) -> None:
    expected = git(repository, "rev-parse", "--short=7", "HEAD")
    assert commit_of(repository / within) == expected != ""


def test_a_repository_elsewhere_is_asked_where_it_is_named(
    repository: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GIT_DIR", str(repository / ".git"))
    assert commit_of(tmp_path_factory.mktemp("apart")) == commit_of(repository) != ""


def test_without_a_repository_nobody_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(history, "_git", lambda *words: asked.append(words))
    monkeypatch.delenv("GIT_DIR", raising=False)
    assert commit_of(tmp_path) == ""
    assert not asked
