"""A programme's file is understood once for what it says, and anew when it changes."""

from pathlib import Path

import pytest

from growthfolio.loading import programme as module
from growthfolio.loading.programme import load_programme
from loading_tools import short
from planting import put

TEXT = "title: Ours {n}\nstarts: 2026-01-01\nduties: []\nduty: x\n"


@pytest.fixture
def understood(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One entry for every time YAML was read."""
    found: list[str] = []
    read_table = module.read_table

    def counting(text: str, report: module.Report) -> module.Table | None:
        found.append(report.path)
        return read_table(text, report)

    monkeypatch.setattr(module, "read_table", counting)
    return found


def titles(root: Path) -> tuple[str, list[tuple[str, int, int]]]:
    found, _, findings = load_programme(root, "programme.yml")
    assert found is not None
    return found.title.text("en"), short(findings)


def test_the_same_text_is_read_once_and_says_the_same(
    tmp_path: Path, understood: list[str]
) -> None:
    root = put(tmp_path, {"programme.yml": TEXT.format(n="once")})
    once, again = titles(root), titles(root)
    assert once == again == ("Ours once", [("unknown-key", 4, 1)])
    assert understood == ["programme.yml"]


def test_another_text_is_read(tmp_path: Path) -> None:
    found = []
    for name in ("a", "b", "a"):
        root = put(tmp_path, {"programme.yml": TEXT.format(n=name)})
        found.append(titles(root)[0])
    assert found == ["Ours a", "Ours b", "Ours a"]


def test_a_calendar_of_its_own_is_looked_at_each_time(tmp_path: Path) -> None:
    text = TEXT.format(n="calendar") + "calendar: days.yml\n"
    found = []
    for days in ("holidays: [2026-01-02]\n", "holidays: [2026-01-05]\n"):
        root = put(tmp_path, {"programme.yml": text, "days.yml": days})
        programme = load_programme(root, "programme.yml")[0]
        assert programme is not None
        found.append(programme.overrides)
    assert found[0] != found[1]


def test_a_file_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    root = put(tmp_path, {"programme.yml/x": ""})
    found, _, findings = load_programme(root, "programme.yml")
    assert found is None
    assert short(findings) == [("unreadable-file", 1, 1)]
