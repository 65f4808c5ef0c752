"""Where a programme lies: its file, and the folders in which its records are."""

from pathlib import Path
from typing import Final

PROGRAMME: Final = "programme.yml"
FOLDERS: Final = ("portfolios", "mentors", "units", "cohort")


def find_root(start: Path) -> Path | None:
    """The nearest folder from `start` upwards that has a programme.yml."""
    for folder in (start, *start.parents):
        if (folder / PROGRAMME).is_file():
            return folder
    return None
