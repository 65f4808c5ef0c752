"""What all tests may use: a folder planted with files, and a fixed day."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from growthfolio.loading import load
from growthfolio.model.cohort import Cohort
from planting import Files, put


@pytest.fixture
def today() -> date:
    """The day it is in tests that do not say otherwise."""
    return date(2026, 3, 20)


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
