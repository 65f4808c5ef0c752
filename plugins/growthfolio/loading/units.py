"""The tree → its units: what is read together, and known by one hash.

A unit is a person's folder, or that of a mentor, a unit or a period of the cohort; a
mentor's own file is one by itself. What one of them holds is read by nothing of
another: where its files are the same, so is what is read of them.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from msgspec import Struct

from growthfolio.loading.tree import File

_DEPTH: Final = 2
"""How many parts of a path name its unit."""


class Unit(Struct, frozen=True):
    """A folder's or file's path, and all files of it in order.

    `person` is the file that says who it is about, if it is a mentee's or a mentor's.
    """

    name: str
    files: tuple[File, ...]
    person: File | None = None

    @property
    def top(self) -> str:
        """The folder of the root it lies in."""
        return self.files[0].parts[0]

    @property
    def owner(self) -> str:
        """The id of the person, or the name of what else it is."""
        return self.name.rpartition("/")[2].removesuffix(".yml")

    @property
    def records(self) -> tuple[File, ...]:
        """Its files but for that one."""
        return tuple(file for file in self.files if file is not self.person)


def units_of(files: Iterable[File]) -> tuple[Unit, ...]:
    """The units of files, which come in the order of their paths."""
    return tuple(
        _unit("/".join(parts), tuple(group))
        for parts, group in groupby(files, key=lambda file: file.parts[:_DEPTH])
    )


def _unit(name: str, files: tuple[File, ...]) -> Unit:
    top, _, rest = name.partition("/")
    person = None
    if top == "portfolios":
        person = next((one for one in files if one.path == f"{name}/profile.yml"), None)
    elif top == "mentors" and rest.endswith(".yml"):
        person = next((one for one in files if one.path == name), None)
    return Unit(name, files, person)
