"""A cohort with its people, units and teams copied, to see what grows faster than they.

Every copy has ids of its own, so that it is somebody else to every stage; its records
say the same. Records about the whole cohort stay one.
"""

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from re import Pattern

from msgspec import Struct
from ruamel.yaml import YAML

_OF_PEOPLE = ("portfolios", "mentors", "units")
_NAME = re.compile(r"(?m)^name: *\S.*$")
_UNITS = re.compile(r"(?m)^(?:unit|parties):.*$|\bunit: [\w-]+")


def multiplied(source: Path, target: Path, times: int) -> Path:
    """The cohort of a folder, written to another with so many of each person."""
    # Every scalar as it is written: `+10` is no number.
    programme = YAML(typ="base").load(source / "programme.yml")
    units = [one["id"] for one in programme.get("units", ())]
    people = [each.parent.name for each in source.glob("portfolios/*/profile.yml")]
    people += [each.stem for each in source.glob("mentors/*.yml")]
    copies = [
        _Copy(people=_any(people), units=_any(units), number=number)
        for number in range(times)
    ]
    for folder in _OF_PEOPLE:
        for file in sorted((source / folder).rglob("*")):
            if file.is_file():
                for copy in copies:
                    copy.write(file, source, target)
    for key in {"units", "teams"} & programme.keys():
        programme[key] = [copy.listed(one) for copy in copies for one in programme[key]]
    if (source / "cohort").is_dir():
        shutil.copytree(source / "cohort", target / "cohort")
    YAML(typ="safe").dump(programme, target / "programme.yml")
    return target


class _Copy(Struct, frozen=True, kw_only=True):
    """One copy of a cohort: the first keeps its ids, the others get a number."""

    people: Pattern[str]
    units: Pattern[str]
    number: int

    def write(self, file: Path, source: Path, target: Path) -> None:
        """A file as this copy has it."""
        path = file.relative_to(source).as_posix()
        names = self.units if path.startswith("units/") else self.people
        copy = target / self._named(path, names)
        copy.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix in (".md", ".yml"):
            text = self._text(file.read_text("utf-8"), profile=file.suffix == ".yml")
            copy.write_text(text, "utf-8", newline="\n")
        else:
            shutil.copy(file, copy)

    def listed(self, one: Mapping[str, object]) -> dict[str, object]:
        """A unit or a team as this copy has it."""
        found = deepcopy(dict(one))  # no aliases in the file
        for key in {"id", "parent"} & found.keys():
            found[key] = self._numbered(str(found[key]))
        for key in {"members", "mentors"} & found.keys():
            found[key] = list(self._each(found[key]))
        return found

    def _text(self, text: str, *, profile: bool) -> str:
        text = self._named(text, self.people)
        if profile:
            text = _UNITS.sub(lambda line: self._named(line[0], self.units), text)
            text = _NAME.sub(lambda line: self._spelt(line[0]), text)
        return text

    def _each(self, names: object) -> Iterator[str]:
        assert isinstance(names, list)
        yield from (self._numbered(str(name)) for name in names)

    def _named(self, text: str, names: Pattern[str]) -> str:
        return names.sub(lambda found: self._numbered(found[0]), text)

    def _numbered(self, name: str) -> str:
        return f"{name}-{self.number}" if self.number else name

    def _spelt(self, line: str) -> str:
        return f"{line}{self.number}" if self.number else line


def _any(names: Iterable[str]) -> Pattern[str]:
    """Any of these names, as a whole word."""
    words = "|".join(map(re.escape, sorted(names))) or "(?!)"
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")
