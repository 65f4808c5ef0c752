"""Files on disk, and the command run among them."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from authoring.small_cohort import COHORT, TODAY, Plant, Run
from growthfolio.cli import main
from planting import Files, put


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    """Writes files below a folder of their own, and says where it is."""

    def write(files: Files, name: str = "root") -> Path:
        return put(tmp_path / name, files)

    return write


@pytest.fixture
def root(plant: Plant) -> Path:
    """The cohort on disk: Lin, mentored by Chen, without a record yet."""
    return plant(COHORT)


@pytest.fixture
def run() -> Run:
    """Runs the command in a root, on a fixed day, in English."""

    def invoke(root: Path, *words: str, today: str = TODAY, lang: str = "en") -> Result:
        options = ("--root", str(root), "--today", today, "--lang", lang)
        result = CliRunner().invoke(main, [*words, *options])
        assert result.exit_code in (0, 1, 2), result.output
        return result

    return invoke
