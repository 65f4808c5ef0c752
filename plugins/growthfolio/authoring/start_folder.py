"""A preset's start folder → the files a new repository begins with.

The folder is the repository in small: every file in it goes where it lies. Only a
record lies in its owner's folder and goes, from there, into the period the first day
falls in: `portfolios/example-mentee/plan.md` becomes `…/2026-03/plan.md`.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from string import Template
from typing import Final

from msgspec import Struct

from growthfolio.authoring.periods import period_of
from growthfolio.ledger.draw_up import record_path
from growthfolio.loading.addresses import COMMENT
from growthfolio.loading.programme import presets
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About
from growthfolio.model.record import Subject

START: Final = "start"

_ABOUT: Final = {
    "portfolios": About.MENTEE,
    "mentors": About.MENTOR,
    "units": About.UNIT,
}


class Started(Struct, frozen=True, kw_only=True):
    """A file of a start folder: where it lies, and what is in it, gaps and all."""

    path: str
    text: str

    @property
    def is_record(self) -> bool:
        """Whether it is an example of a duty, or of a comment on one."""
        return self.path.endswith(".md") and "/" in self.path

    def filled(self, values: Mapping[str, str]) -> str:
        """Its text with `$starts` and the like filled in."""
        return Template(self.text).substitute(values)

    def place(self, cohort: Cohort, starts: date) -> str:
        """Where it belongs in a repository that starts on a day."""
        if not self.is_record:
            return self.path
        *folder, name = self.path.removesuffix(".md").split("/")
        duty = cohort.programme.duty(name.removesuffix(COMMENT))
        if duty is None:
            raise ValueError(self.path)
        period = period_of(duty, starts, cohort.programme, starts)
        if period is None:
            raise ValueError(self.path)
        path = record_path(_subject(folder), period, duty.id, 1)
        if name.endswith(COMMENT):
            return path.removesuffix(".md") + f"{COMMENT}.md"
        return path


def beginnings() -> tuple[str, ...]:
    """The ready programmes a repository can begin with, sorted.

    One without a start folder is only there for others to build on.
    """
    folder = files("growthfolio.presets")
    return tuple(name for name in presets() if (folder / name / START).is_dir())


def start_folder(preset: str, language: str) -> tuple[Started, ...]:
    """Every file of a preset's beginning in a language, sorted by path."""
    folder = files("growthfolio.presets") / preset / START / language
    return tuple(sorted(_below(folder, ""), key=lambda each: each.path))


def _below(folder: Traversable, path: str) -> Iterator[Started]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _below(item, f"{path}{item.name}/")
        else:
            yield Started(path=f"{path}{item.name}", text=item.read_text("utf-8"))


def _subject(folder: list[str]) -> Subject:
    """Whom records in a folder of the start are about."""
    if folder == ["cohort"]:
        return Subject(About.COHORT, "cohort")
    top, name = folder
    return Subject(_ABOUT[top], name)
