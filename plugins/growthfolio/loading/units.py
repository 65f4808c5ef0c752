"""The tree → its units: what is read together, and known by one hash.

A unit is a person's folder, or that of a mentor, a unit or a period of the cohort; a
mentor's own file is one by itself. What one of them holds is read by nothing of
another: where its files are the same, so is what is read of them.
"""

from collections.abc import Iterable
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Final

from msgspec import Struct

from growthfolio.loading.tree import File, walk_one

_DEPTH: Final = 2
"""How many parts of a path name its unit."""


class Unit(Struct, frozen=True, dict=True):
    """A folder's or file's path, and all files of it in order.

    `person` is the file that says who it is about, if it is a mentee's or a mentor's.
    Of a unit that is known already, nobody has looked for its files: they are `found`
    below a root when they are asked for.
    """

    name: str
    found: tuple[File, ...] | Path
    person: File | None = None

    @classmethod
    def known(cls, name: str, root: Path, *, has_person: bool) -> "Unit":
        """A unit whose files need not be looked for."""
        path = _person(name) if has_person else None
        person = File(path, tuple(path.split("/")), is_link=False) if path else None
        return cls(name, root, person)

    @cached_property
    def files(self) -> tuple[File, ...]:
        """All files of it, in order."""
        if isinstance(self.found, Path):
            return walk_one(self.found, self.name)
        return self.found

    @property
    def is_untouched(self) -> bool:
        """Whether nobody has looked for its files: it is what is known of it."""
        return isinstance(self.found, Path) and "files" not in self.__dict__

    @property
    def own(self) -> File | None:
        """The file that says who it is about, as it lies there: it may be a link."""
        person = self.person
        if person is None:
            return None
        found = (file for file in self.files if file.path == person.path)
        return next(found, person)

    @property
    def parts(self) -> tuple[str, ...]:
        """Its path, split at the slash: units come in the order of that."""
        return tuple(self.name.split("/"))

    @property
    def top(self) -> str:
        """The folder of the root it lies in."""
        return self.name.partition("/")[0]

    @property
    def owner(self) -> str:
        """The id of the person, or the name of what else it is."""
        return self.name.rpartition("/")[2].removesuffix(".yml")

    @property
    def records(self) -> tuple[File, ...]:
        """Its files but for that one."""
        person = self.person.path if self.person is not None else None
        return tuple(file for file in self.files if file.path != person)


def units_of(files: Iterable[File]) -> tuple[Unit, ...]:
    """The units of files, which come in the order of their paths."""
    return tuple(
        _unit("/".join(parts), tuple(group))
        for parts, group in groupby(files, key=lambda file: file.parts[:_DEPTH])
    )


def units_at(root: Path, path: str) -> tuple[Unit, ...]:
    """The units at or below a path, if there are any."""
    return units_of(walk_one(root, path))


def _unit(name: str, files: tuple[File, ...]) -> Unit:
    path = _person(name)
    person = next((one for one in files if one.path == path), None)
    return Unit(name, files, person)


def _person(name: str) -> str | None:
    """The path of the file that says who a unit is about, if it is about anybody."""
    top, _, rest = name.partition("/")
    if top == "portfolios":
        return f"{name}/profile.yml"
    return name if top == "mentors" and rest.endswith(".yml") else None
