"""`--jobs` is heeded by every stage that shares its work out."""

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner

from growthfolio.cli import main
from growthfolio.sharing import processes
from planting import put
from twenty import FILES


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many processes each stage starts that finds even a little much."""
    for name, few in {
        "loading.look._MANY": 1,
        "loading.reader._FILES": 1,
        "judging.verdicts._MANY": 1,
        "recalling.recall._MANY": 1,
        "rendering.workers._FEW": 0,
        "publishing.looking._MANY": 1,
        "publishing.looking._PART": 1,
    }.items():
        monkeypatch.setattr(f"growthfolio.{name}", few)
    found: list[int] = []

    class Counted(ProcessPoolExecutor):
        def __init__(self, number: int, *given: object) -> None:
            found.append(number)
            super().__init__(number, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(processes, "ProcessPoolExecutor", Counted)
    return found


def test_so_many_processes_read_judge_plan_render_and_look(
    tmp_path: Path, started: list[int]
) -> None:
    root = put(tmp_path / "programme", FILES)
    sites = [built(root, jobs, started) for jobs in (1, 2)]
    assert sites[0] == sites[1]


def built(root: Path, jobs: int, started: list[int]) -> dict[str, bytes]:
    """The site that so many make; each stage asks for them."""
    out = root.parent / "site"
    asked = ("build", "--no-cache", "--root", str(root), "--out", str(out))
    result = CliRunner().invoke(main, [*asked, "--jobs", str(jobs)])
    assert result.exit_code == 0, result.output
    assert started == ([] if jobs == 1 else [jobs] * 5)
    found = (path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in found}
