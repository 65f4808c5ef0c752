"""The fingerprint of a programme's files: contents count, times do not."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from growthfolio.loading.look import Look
from planting import put

FILES = {
    "programme.yml": "title: x\n",
    "portfolios/ada/profile.yml": "name: Ada\n",
    "portfolios/ada/2026-01/plan.md": "Plan.\n",
    "portfolios/ada/2026-01/a.png": b"\x89PNG",
    "mentors/ben.yml": "name: Ben\n",
    "other/x.md": "no record\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A programme, and a file that is none of its business."""
    return put(tmp_path, FILES)


def of(root: Path, *about: str) -> str:
    return Look(root).fingerprint(["programme.yml"], *about)


Change = Callable[[Path], object]


@pytest.mark.parametrize(
    "change",
    [
        lambda root: put(root, {"programme.yml": "title: y\n"}),
        lambda root: put(root, {"portfolios/ada/2026-01/plan.md": "Plan!\n"}),
        lambda root: put(root, {"portfolios/ada/2026-01/a.png": b"\x89PNH"}),
        lambda root: put(root, {"portfolios/ada/2026-01/b.md": ""}),
        lambda root: put(root, {"cohort/2026/x.md": ""}),
        lambda root: put(root, {"mentors/ben.yml": None}),
        lambda root: (root / "mentors/ben.yml").rename(root / "mentors/bem.yml"),
        lambda root: (root / "mentors/cy.yml").symlink_to("ben.yml"),
        lambda root: os.mkfifo(root / "mentors/cy.yml"),
    ],
)
def test_every_change_that_could_matter_changes_it(root: Path, change: Change) -> None:
    before = of(root)
    change(root)
    assert of(root) != before


@pytest.mark.parametrize(
    "change",
    [
        lambda root: put(root, {"other/x.md": "changed\n"}),
        lambda root: os.utime(root / "mentors/ben.yml", (1, 1)),
        lambda root: put(root, {"mentors/ben.yml": "name: Ben\n"}),
        lambda root: put(root, {"portfolios/.hidden": "x"}),
    ],
)
def test_nothing_else_does(root: Path, change: Change) -> None:
    before = of(root)
    change(root)
    assert of(root) == before


def test_what_is_asked_is_part_of_it(root: Path) -> None:
    assert len({of(root), of(root, "a"), of(root, "b"), of(root, "a", "b")}) == 4
    assert of(root, "ab", "c") != of(root, "a", "bc")


def test_a_file_beside_that_is_not_there_counts_too(root: Path) -> None:
    before = Look(root).fingerprint(["days.yml"])
    put(root, {"days.yml": ""})
    assert Look(root).fingerprint(["days.yml"]) != before


def test_the_code_is_part_of_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = of(root)
    monkeypatch.setattr("growthfolio.caching.hashing._context", lambda: ("other",))
    assert of(root) != before
