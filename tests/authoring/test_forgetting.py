"""Somebody is forgotten: what goes, what stays, and what is said of it."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from growthfolio.authoring.forgetting import Forgetting, forget, plan_to_forget
from growthfolio.cli import main
from growthfolio.loading.load import load
from growthfolio.model.refusal import RefusalError
from planting import put

FILES = {
    "programme.yml": (
        "title: Pilot\nlanguage: en\nstarts: 2026-01-01\nas_of: 2026-02-01\n"
        "mentor_roles: [{id: business, title: Business mentor}]\n"
        "duties: [{id: plan, title: Plan, owner: mentee, every: month}]\n"
    ),
    "portfolios/ada/profile.yml": (
        "name: Ada Lin\njoined: 2026-01-01\nemails: [al@example.org]\n"
        "mentors: [{mentor: ben, role: business}]\n"
    ),
    "portfolios/ada/2026-01/plan.md": "Sort the archive.\n",
    "portfolios/bo/profile.yml": "name: Bo\njoined: 2026-01-01\n",
    "portfolios/bo/2026-01/plan.md": "Help adam.\nAsk Ada Lin, al@example.org.\n",
    "mentors/ben.yml": "name: Ben Wu\nroles: [business]\nwas: ada # once\n",
    "site/index.html": "<h1>Ada Lin</h1>\n",
    "other/index.html": "<h1>Bo</h1>\n",
    ".growthfolio/cache/x": "ada\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two mentees, one mentor, a site and a cache."""
    return put(tmp_path, FILES)


def planned(root: Path, person: str = "ada") -> Forgetting:
    cohort = load(root).cohort
    assert cohort is not None
    return plan_to_forget(root, cohort, person)


def files(root: Path) -> list[str]:
    return sorted(
        file.relative_to(root).as_posix() for file in root.rglob("*") if file.is_file()
    )


def test_what_goes_and_where_the_name_still_stands(root: Path) -> None:
    plan = planned(root)
    assert plan.removed == ("portfolios/ada",)
    assert [(one.path, one.line, one.column) for one in plan.mentions] == [
        ("mentors/ben.yml", 3, 6),
        ("portfolios/bo/2026-01/plan.md", 2, 5),
    ]
    assert plan.sites == ("site",)
    assert plan.cache


def test_a_plan_changes_nothing(root: Path) -> None:
    planned(root)
    assert files(root) == sorted(FILES)


def test_the_folder_and_the_cache_go_and_nothing_else(root: Path) -> None:
    forget(root, planned(root))
    assert files(root) == [
        "mentors/ben.yml",
        "other/index.html",
        "portfolios/bo/2026-01/plan.md",
        "portfolios/bo/profile.yml",
        "programme.yml",
        "site/index.html",
    ]


def test_a_mentor_goes_and_the_pairings_that_name_them_are_listed(root: Path) -> None:
    plan = planned(root, "ben")
    assert plan.removed == ("mentors/ben.yml",)
    assert [(one.path, one.line) for one in plan.mentions] == [
        ("portfolios/ada/profile.yml", 4)
    ]


def test_nothing_goes_where_a_part_of_it_cannot(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(root, {"mentors/ada.yml": "name: Ada Lin\n"})
    plan = planned(root)
    assert plan.removed == ("portfolios/ada", "mentors/ada.yml")
    rename = Path.rename

    def refusing(self: Path, target: Path) -> Path:
        if self.name == "ada.yml":
            raise PermissionError(13, "no", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refusing)
    with pytest.raises(PermissionError):
        forget(root, plan)
    assert files(root) == sorted([*FILES, "mentors/ada.yml"])


@pytest.mark.parametrize("person", ["adda", "../bo", ".", "bo/2026-01"])
def test_nobody_of_that_name(root: Path, person: str) -> None:
    with pytest.raises(RefusalError):
        planned(root, person)


def test_commits_that_touch_it_are_counted(root: Path) -> None:
    def git(*words: str) -> None:
        who = ("-c", "user.name=t", "-c", "user.email=t@example.org")
        subprocess.run(["git", *who, *words], cwd=root, check=True)

    assert planned(root).commits is None
    git("init", "-q", "-b", "main")
    git("add", "portfolios/bo")
    git("commit", "-qm", "bo")
    assert planned(root).commits == 0
    git("add", "-A")
    git("commit", "-qm", "all")
    assert planned(root).commits == 1


@pytest.fixture
def run(root: Path) -> Callable[..., Result]:
    """Run the command in the programme."""

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["forget", "--root", str(root), *arguments])

    return call


def test_the_command_does_nothing_unless_told(
    root: Path, run: Callable[..., Result]
) -> None:
    result = run("ada")
    assert result.exit_code == 0
    assert "would be removed: portfolios/ada" in result.output
    assert "  mentors/ben.yml:3:6" in result.output
    assert "Nothing was changed" in result.output
    assert files(root) == sorted(FILES)


def test_the_command_says_what_it_did_and_what_is_left(
    root: Path, run: Callable[..., Result]
) -> None:
    result = run("ada", "--write")
    assert result.exit_code == 0
    assert "removed: portfolios/ada" in result.output
    assert "git’s history could not be asked" in result.output
    assert "a site names the person: site" in result.output
    assert "portfolios/ada/profile.yml" not in files(root)


def test_the_command_refuses_somebody_unknown(run: Callable[..., Result]) -> None:
    result = run("adda")
    assert result.exit_code == 2
    assert "did you mean “ada”?" in result.output
