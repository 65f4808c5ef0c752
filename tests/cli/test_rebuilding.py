"""A site is built again where anything that went into it has changed, and not else."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from growthfolio.cli import main
from growthfolio.loading.folder import Folders, Read
from growthfolio.loading.units import Unit
from planting import put

BEFORE = "Compare two ledgers.\n"
FILES = {
    "programme.yml": """\
title: Pilot
language: en
starts: 2026-01-01
as_of: 2026-02-10
calendar: none
duties:
  - {id: plan, title: Plan, owner: mentee, every: month, due: day 5, audience: public}
audiences: [public, reviewers]
names: {public: full}
""",
    "mkdocs.yml": """\
site_name: Growth files
docs_dir: docs
theme: {name: null, custom_dir: theme, static_templates: [404.html]}
plugins: [{growthfolio: {jobs: 1}}]
""",
    "docs/guide/how.md": "# How\n",
    "theme/main.html": "<!doctype html><html>{{ page.content if page }}</html>\n",
    "theme/404.html": "<!doctype html><html></html>\n",
    "portfolios/ada/profile.yml": "name: Ada\njoined: 2026-01-01\n",
    "portfolios/ada/2026-01/plan.md": BEFORE,
}
Change = Callable[[Path], object]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A programme whose site has been built."""
    folder = put(tmp_path / "programme", FILES)
    assert "Built" in build(folder).output
    return folder


def build(root: Path, *words: str) -> Result:
    out = str(root.parent / "site")
    asked = ["build", "--root", str(root), "--out", out, "--lang", "en", *words]
    return CliRunner().invoke(main, asked, catch_exceptions=False)


def times(root: Path) -> dict[str, int]:
    site = root.parent / "site"
    found = (path for path in site.rglob("*") if path.is_file())
    return {str(path.relative_to(site)): path.stat().st_ctime_ns for path in found}


def test_nothing_is_written_where_nothing_has_changed(root: Path) -> None:
    before = times(root)
    again = build(root)
    assert again.exit_code == 0
    assert again.output.splitlines()[-1].startswith("Nothing has changed in ")
    assert times(root) == before


def test_the_findings_are_said_all_the_same(root: Path) -> None:
    put(root, {"portfolios/ada/x.txt": "?"})
    first, second = build(root).output, build(root).output
    assert "Nothing has changed" in second
    assert second.splitlines()[:-1] == first.splitlines()[:-1]


def test_a_changed_record_is_shown(root: Path) -> None:
    put(root, {"portfolios/ada/2026-01/plan.md": "Count the boxes.\n"})
    assert "Built" in build(root).output
    page = (root.parent / "site/people/ada/index.html").read_text("utf-8")
    assert "Count the boxes." in page


@pytest.mark.parametrize(
    "change",
    [
        lambda root: put(root, {"programme.yml": FILES["programme.yml"] + "# x\n"}),
        lambda root: put(root, {"mkdocs.yml": FILES["mkdocs.yml"] + "# x\n"}),
        lambda root: put(root, {"docs/guide/how.md": "# How else\n"}),
        lambda root: put(root, {"docs/guide/more.md": "# More\n"}),
        lambda root: put(root, {"theme/404.html": "<html>?</html>\n"}),
        lambda root: put(root, {"theme/growthfolio/notice.html": "x\n"}),
        lambda root: put(root, {"portfolios/ada/2026-02/plan.md": "Go on.\n"}),
        lambda root: put(root.parent / "site", {"index.html": "mine"}),
        lambda root: put(root.parent / "site", {"more.html": "mine"}),
        lambda root: (root.parent / "site/404.html").unlink(),
        lambda root: (root.parent / "site/growthfolio-manifest.json").unlink(),
    ],
)
def test_every_change_is_built(root: Path, change: Change) -> None:
    change(root)
    assert "Built" in build(root).output
    assert "Nothing has changed" in build(root).output


@pytest.mark.parametrize(
    "words",
    [
        ("--no-cache",),
        ("--today", "2026-03-01"),
        ("--audience", "reviewers"),
        ("--out", "elsewhere"),
    ],
)
def test_another_question_is_built(
    root: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(root.parent)
    assert "Built" in build(root, *words).output


def test_the_date_generators_are_told_counts(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert "Built" in build(root).output


def test_other_packages_may_make_another_site(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("growthfolio.cli.rebuilding.installed", lambda: "another")
    assert "Built" in build(root).output


@pytest.mark.parametrize(
    "more",
    [
        "hooks: [hook.py]\n",
        "INHERIT: base.yml\n",
        "markdown_extensions: [pymdownx.snippets]\n",
        "copyright: !ENV [NAME, x]\n",
    ],
)
def test_in_doubt_it_is_built(root: Path, more: str) -> None:
    put(root, {"mkdocs.yml": FILES["mkdocs.yml"] + more})
    put(root, {"hook.py": "", "base.yml": "site_author: me\n"})
    for _ in range(2):
        assert "Built" in build(root).output


def test_errors_forbid_a_strict_build_that_was_remembered(root: Path) -> None:
    put(root, {"portfolios/ada/2026-02/plan.md": "---\nstatus: [\n---\nx\n"})
    assert "Built" in build(root).output
    assert "Nothing has changed" in build(root).output
    strict = build(root, "--strict")
    assert strict.exit_code == 1
    assert "Nothing was built." in strict.output


def test_what_a_killed_build_left_is_removed(root: Path) -> None:
    put(root.parent, {".site.building-x/index.html": "half"})
    assert "Nothing has changed" in build(root).output
    names = sorted(path.name for path in root.parent.iterdir())
    assert names == ["programme", "site"]


def test_every_folder_is_listed_once_where_nothing_has_changed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And once more after a change, before the site takes its place."""
    monkeypatch.setattr("growthfolio.loading.noted._MARGIN", -(10**10))
    listed: list[str] = []
    whole = os.scandir

    def noting(path: str | int) -> object:
        listed.append(str(path))
        return whole(path)

    put(root, {"portfolios/bo/2026-01/plan.md": "x\n"})
    build(root)
    monkeypatch.setattr(os, "scandir", noting)
    assert "Nothing has changed" in build(root).output
    below = [one for one in listed if one.startswith(str(root / "portfolios"))]
    names = ["", "/ada", "/ada/2026-01", "/bo", "/bo/2026-01"]
    assert sorted(below) == [f"{root}/portfolios{name}" for name in names]
    put(root, {"portfolios/bo/2026-01/plan.md": "y\n"})
    listed.clear()
    assert "Built" in build(root).output
    assert listed.count(f"{root}/portfolios/ada") == 2


def test_the_files_are_read_once_for_every_site(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    whole = Folders.read

    def noting(self: Folders, unit: Unit, texts: Mapping[str, bytes]) -> Read:
        read.append(unit.name)
        return whole(self, unit, texts)

    monkeypatch.setattr(Folders, "read", noting)
    build(root, "--no-cache", "--all-audiences", "--out", str(root.parent / "all"))
    assert read
    assert len(read) == len(set(read))
