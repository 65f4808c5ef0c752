"""`growthfolio build --all-audiences`, byte by byte: sitemap and manifest, too."""

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from canaries.scanning import Ears
from canaries.tree import tree
from canaries.words import AUDIENCES, COHORT, NOBODY, word
from disclosure.conftest import Aviary
from growthfolio.cli import main
from planting import put

_AUTHOR = word("git.author", NOBODY)
_GIT = (
    *("git", "-c", f"user.name={_AUTHOR.text}", "-c", "commit.gpgsign=false"),
    *("-c", f"user.email={_AUTHOR.sign}@example.org", "-c", "init.defaultBranch=main"),
)


def _committed(root: Path) -> str:
    """The short id of the commit a folder stands at."""
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", _AUTHOR.text)):
        subprocess.run([*_GIT, *words], cwd=root, check=True)
    said = subprocess.run(
        ["git", "rev-parse", "--short=7", "HEAD"],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    )
    return said.stdout.strip()


def _build(root: Path, out: Path, *words: str) -> None:
    places = ("--root", str(root), "--out", str(out))
    done = CliRunner().invoke(main, ["build", *places, "--lang", "en", *words])
    assert done.exit_code == 0, done.output


def _files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def built(
    aviary: Aviary, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, dict[str, dict[str, bytes]]]:
    """The commit, and the files of each audience's site."""
    folder = tmp_path_factory.mktemp("built")
    root = put(folder / "tree", aviary.tree.files)
    commit = _committed(root)
    _build(root, folder / "sites", "--all-audiences")
    return commit, {name: _files(folder / "sites" / name) for name in AUDIENCES}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_byte_of_a_built_site_is_its_audiences(
    aviary: Aviary, built: tuple[str, dict[str, dict[str, bytes]]], audience: str
) -> None:
    planted = {**aviary.tree.planted, _AUTHOR.sign: _AUTHOR}
    files = built[1][audience]
    heard = Ears(planted).in_site(files.items())
    assert _AUTHOR.sign not in heard
    allowed = aviary.allowed(audience)
    assert aviary.spots(heard.keys() - allowed) == []
    rank = AUDIENCES.index(audience)
    needed = {one for one in allowed if planted[one].must_be_heard(rank)}
    assert aviary.spots(needed - heard.keys()) == []
    assert {"index.html", "404.html", "sitemap.xml", "sitemap.xml.gz"} <= files.keys()


def test_the_commit_is_told_from_the_reviewers_up(
    built: tuple[str, dict[str, dict[str, bytes]]],
) -> None:
    commit, sites = built
    told = {
        name: any(commit.encode() in data for data in files.values())
        for name, files in sites.items()
    }
    assert told == {
        "public": False,
        "cohort": False,
        "reviewers": True,
        "mentors": True,
    }


def test_what_changes_above_the_cohort_changes_no_byte_of_its_site(
    built: tuple[str, dict[str, dict[str, bytes]]], tmp_path: Path
) -> None:
    """Not of the sitemap or the manifest either; and the commit is another."""
    root = put(tmp_path / "tree", tree(others_above=COHORT).files)
    assert _committed(root) != built[0]
    _build(root, tmp_path / "site", "--audience", "cohort")
    before, after = built[1]["cohort"], _files(tmp_path / "site")
    assert before.keys() == after.keys()
    assert [name for name in before if before[name] != after[name]] == []
