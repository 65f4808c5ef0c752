"""What all tests may use: a folder planted with files, and the cohort in it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings

from growthfolio.loading.load import load
from growthfolio.model.cohort import Cohort
from planting import Files, put

# The same examples on every run: what fails here fails for everybody.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--bless`: what comes out is the golden text from now on."""
    parser.addoption(
        "--bless", action="store_true", help="rewrite the golden texts of tests/cohorts"
    )


@pytest.fixture
def plant(tmp_path: Path) -> Callable[[Files], Path]:
    """Writes files, given by their paths, into a folder, and gives the folder."""
    return partial(put, tmp_path)


@pytest.fixture
def cohort_of(plant: Callable[[Files], Path]) -> Callable[[Files], Cohort]:
    """Reads the cohort of some files; what is wrong with them is not looked at."""

    def read(files: Files) -> Cohort:
        cohort = load(plant(files)).cohort
        assert cohort is not None
        return cohort

    return read
