"""A cache that somebody committed is noticed, wherever the repository is."""

import subprocess
from pathlib import Path

import pytest

from growthfolio.caching.committed import is_committed
from planting import put

CACHED = {".growthfolio/cache/answers/ab": "x", "programme.yml": "title: X\n"}


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture(params=["2", "4"])
def repository(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A repository with a programme in a folder, and a cache nobody committed."""
    top = tmp_path / "top"
    git(tmp_path, "init", "--quiet", str(top))
    put(top / "data", CACHED)
    git(top, "config", "index.version", request.param)
    git(top, "config", "user.email", "a@example.org")
    git(top, "config", "user.name", "A")
    git(top, "add", "data/programme.yml")
    return top


def test_a_cache_beside_the_files_is_nobodys(repository: Path) -> None:
    assert not is_committed(repository / "data")


def test_a_cache_in_the_index_is_noticed(repository: Path) -> None:
    git(repository, "add", "--force", ".")
    assert is_committed(repository / "data")


def test_another_folders_cache_is_its_own(repository: Path) -> None:
    put(repository / "other", {"a": "x"})
    git(repository, "update-index", "--index-version", "2")
    git(repository, "add", "--force", ".")
    assert not is_committed(repository / "other")


def test_working_trees_have_an_index_of_their_own(repository: Path) -> None:
    git(repository, "add", "--force", ".")
    git(repository, "commit", "--quiet", "--message", "All")
    git(repository, "worktree", "add", "--quiet", "../beside")
    assert is_committed(repository.parent / "beside/data")


def test_without_git_nobody_has(tmp_path: Path) -> None:
    put(tmp_path, CACHED)
    assert not is_committed(tmp_path)
    put(tmp_path, {".git": "gitdir: nowhere\n"})
    assert not is_committed(tmp_path)
