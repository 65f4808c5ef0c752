"""`check` asked twice of the same files answers the same, and works once."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from growthfolio.cli import judging, main
from planting import put

FILES = {
    "programme.yml": (
        "title: Pilot\nlanguage: en\nstarts: 2026-01-01\nas_of: 2026-02-10\n"
        "duties: [{id: plan, title: Plan, owner: mentee, every: month, due: day 5}]\n"
    ),
    "portfolios/ada/profile.yml": "name: Ada\njoined: 2026-01-01\n",
    "portfolios/ada/2026-01/plan.md": "Sort the archive.\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Ada owes the plan for February."""
    return put(tmp_path, FILES)


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One entry for every time the files were judged."""
    found: list[str] = []
    judge = judging.judge

    def counting(*arguments: object, **named: object) -> object:
        found.append("judged")
        return judge(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(judging, "judge", counting)
    return found


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["check", "--root", str(root), *words])


def test_the_second_time_it_is_remembered(root: Path, worked: list[str]) -> None:
    first, second = run(root), run(root)
    assert worked == ["judged"]
    assert (second.output, second.exit_code) == (first.output, 1)


def test_what_somebody_committed_is_not_believed(root: Path, worked: list[str]) -> None:
    run(root)
    index = "DIRC .growthfolio/cache/answers/ab"
    put(root, {".git/index": index})
    first, second = run(root), run(root)
    assert worked == ["judged", "judged", "judged"]
    assert "git rm -r --cached .growthfolio" in first.output
    assert first.output == second.output


Change = Callable[[Path], object]


@pytest.mark.parametrize(
    "change",
    [
        lambda root: put(root, {"portfolios/ada/2026-02/plan.md": "Go on.\n"}),
        lambda root: put(root, {"programme.yml": FILES["programme.yml"] + "# x\n"}),
        lambda root: put(root, {"portfolios/ada/2026-01/plan.md": None}),
    ],
)
def test_a_change_is_looked_at(root: Path, worked: list[str], change: Change) -> None:
    run(root)
    change(root)
    run(root)
    assert worked == ["judged", "judged"]


@pytest.mark.parametrize(
    "words",
    [
        ("--today", "2026-04-10"),
        ("--lang", "zh-CN"),
        ("--format", "json"),
        ("--only", "invalid"),
        ("--fail-on", "warning"),
    ],
)
def test_another_question_is_worked_out(
    root: Path, worked: list[str], words: tuple[str, ...]
) -> None:
    run(root)
    alone = run(root, *words)
    assert worked == ["judged", "judged"]
    assert run(root, *words).output == alone.output
    assert worked == ["judged", "judged"]


def test_a_damaged_memory_is_no_memory(root: Path, worked: list[str]) -> None:
    first = run(root)
    for file in (root / ".growthfolio/cache/answers").iterdir():
        file.write_bytes(file.read_bytes()[:-1])
    assert run(root).output == first.output
    assert worked == ["judged", "judged"]


def test_the_attestation_is_written_each_time(root: Path, tmp_path: Path) -> None:
    for name in ("one.json", "two.json"):
        run(root, "--attest", str(tmp_path / name))
    one, two = ((tmp_path / name).read_text() for name in ("one.json", "two.json"))
    assert one == two
    assert json.loads(one)["people"] == 1


def test_history_is_asked_each_time(root: Path, worked: list[str]) -> None:
    run(root, "--history")
    run(root, "--history")
    assert worked == ["judged", "judged"]


def test_a_programme_that_cannot_be_read_is_read_each_time(
    root: Path, worked: list[str]
) -> None:
    put(root, {"programme.yml": "title：x\n"})
    assert run(root).exit_code == 1
    run(root)
    assert worked == ["judged", "judged"]


def test_where_the_time_went_is_said_apart(root: Path) -> None:
    plain, profiled = run(root, "--no-cache"), run(root, "--no-cache", "--profile")
    assert profiled.stdout == plain.stdout
    assert plain.stderr == ""
    stages = [line.split("%  ")[1] for line in profiled.stderr.splitlines()[:-1]]
    assert "reading records  (1)" in stages
    assert "checking" in stages
    assert stages[-1] == "everything else"


LOADED = """
import sys
from growthfolio.cli import main
try:
    main()
except SystemExit:
    print(*sorted(sys.modules))
"""


@pytest.mark.parametrize("fresh", [False, True])
def test_what_reads_records_is_not_loaded_for_an_answer(
    root: Path, *, fresh: bool
) -> None:
    run(root)
    for path in FILES if fresh else ():
        put(root, {path: (root / path).read_bytes()})
    words = (sys.executable, "-c", LOADED, "check", "--root", str(root))
    ran = subprocess.run(words, capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.splitlines()[-1].split())
    assert "growthfolio.loading.look" in loaded
    assert not {"growthfolio.loading.reader", "ruamel.yaml", "sqlite3"} & loaded
