"""The tree → its units: what is read together, and known by one hash.

A unit is a person's folder, or that of a mentor, a unit or a period of the cohort; a
mentor's own file is one by itself. What one of them holds is read by nothing of
another: where its files are the same, so is what is read of them.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import Final, NamedTuple

from growthfolio.loading.tree import File

_DEPTH: Final = 2
"""How many parts of a path name its unit."""


class Unit(NamedTuple):
    """A folder's or file's path, and all files of it in order."""

    name: str
    files: tuple[File, ...]

    @property
    def top(self) -> str:
        """The folder of the root it lies in."""
        return self.files[0].parts[0]

    @property
    def person(self) -> File | None:
        """The file that says who it is about, if it is a mentee's or a mentor's."""
        return next((file for file in self.files if names_a_person(file)), None)

    @property
    def owner(self) -> str:
        """The id of the person, or the name of what else it is."""
        return self.name.rpartition("/")[2].removesuffix(".yml")

    @property
    def records(self) -> tuple[File, ...]:
        """Its files but for that one."""
        return tuple(file for file in self.files if not names_a_person(file))


def units_of(files: Iterable[File]) -> tuple[Unit, ...]:
    """The units of files, which come in the order of their paths."""
    return tuple(
        Unit("/".join(parts), tuple(group))
        for parts, group in groupby(files, key=lambda file: file.parts[:_DEPTH])
    )


def names_a_person(file: File) -> bool:
    """Whether a file says who a mentee or a mentor is."""
    parts = file.parts
    if parts[-1] == "profile.yml":
        return len(parts) == 3 and parts[0] == "portfolios"  # noqa: PLR2004
    return parts[0] == "mentors" and len(parts) == 2 and parts[1].endswith(".yml")  # noqa: PLR2004
