"""What must be known of a programme is known while its file stays what it is."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from growthfolio.cli import main, sketching
from growthfolio.cli.outline import Outline
from growthfolio.cli.outlining import outline_of
from planting import put

PILOT = (
    "title: Pilot\nlanguage: en\nstarts: 2026-01-01\nas_of: 2026-02-10\n"
    "timezone: Asia/Taipei\naudiences: [public, reviewers]\n"
    "duties: [{id: plan, title: Plan, owner: mentee, every: month, due: day 5}]\n"
)
OF_PILOT = Outline(
    as_of=date(2026, 2, 10),
    timezone="Asia/Taipei",
    calendar=None,
    audiences=("public", "reviewers"),
)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One entry for every time a programme was read whole."""
    found: list[str] = []
    sketch = sketching.sketch

    def counting(root: Path, data: bytes) -> Outline | None:
        found.append("read")
        return sketch(root, data)

    monkeypatch.setattr(sketching, "sketch", counting)
    return found


def test_it_is_read_once(tmp_path: Path, read: list[str]) -> None:
    root = put(tmp_path, {"programme.yml": PILOT})
    assert [outline_of(root), outline_of(root)] == [OF_PILOT, OF_PILOT]
    assert read == ["read"]


@pytest.mark.parametrize(
    ("line", "changed", "field"),
    [
        ("as_of: 2026-02-10", "as_of: 2026-02-11", "as_of"),
        ("as_of: 2026-02-10", "", "as_of"),
        ("Asia/Taipei", "Asia/Shanghai", "timezone"),
        ("[public, reviewers]", "[public]", "audiences"),
    ],
)
def test_a_changed_programme_is_read_again(
    tmp_path: Path, line: str, changed: str, field: str
) -> None:
    root = put(tmp_path, {"programme.yml": PILOT})
    before = outline_of(root)
    put(root, {"programme.yml": PILOT.replace(line, changed)})
    assert getattr(outline_of(root), field) != getattr(before, field)


def test_without_the_past_it_is_read_anew(tmp_path: Path, read: list[str]) -> None:
    root = put(tmp_path, {"programme.yml": PILOT})
    outline_of(root)
    assert outline_of(root, fresh=True) == OF_PILOT
    assert read == ["read", "read"]


def test_other_code_reads_it_again(
    tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = put(tmp_path, {"programme.yml": PILOT})
    outline_of(root)
    monkeypatch.setattr("growthfolio.caching.hashing.code", lambda: "other")
    outline_of(root)
    assert read == ["read", "read"]


@pytest.mark.parametrize(
    "files",
    [
        {"programme.yml": "title：x\n"},
        {"programme.yml": PILOT + "calendar: days.yml\n", "days.yml": ""},
    ],
)
def test_what_another_file_decides_on_is_read_each_time(
    tmp_path: Path, read: list[str], files: Mapping[str, str]
) -> None:
    root = put(tmp_path, files)
    assert outline_of(root) == outline_of(root)
    assert read == ["read", "read"]


def test_where_there_is_no_programme_there_is_none(tmp_path: Path) -> None:
    assert outline_of(tmp_path) is None


def test_a_build_knows_whom_there_is_to_build_for(tmp_path: Path) -> None:
    root = put(tmp_path, {"programme.yml": PILOT})
    for _ in range(2):
        asked = ["build", "--root", str(root), "--audience", "nobody", "--lang", "en"]
        ran = CliRunner().invoke(main, asked)
        assert ran.exit_code == 2
        assert "there is no audience “nobody”" in ran.stderr
