"""A build asked for again, and its sites still in their places → nothing to do.

Any doubt means that it is built: where a file cannot be read, where hooks or plugins
of others may look at something else, where a site is not what was put there.
"""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from msgspec import Struct

from growthfolio.caching import Store, installed
from growthfolio.cli.remembering import question_of
from growthfolio.hosts.inputs import CONFIG, inputs_of
from growthfolio.loading.history import commit_of
from growthfolio.loading.look import Look
from growthfolio.loading.root import FOLDERS, PROGRAMME
from growthfolio.model.refusal import RefusalError
from growthfolio.publishing import Sources, mark_of, stands

# What generators date their files by.
_EPOCH: Final = "SOURCE_DATE_EPOCH"


class Moment(Struct, frozen=True, kw_only=True):
    """How every file that goes in looks, and then what they hold.

    What changes after the first, no site is put in place of.
    """

    sources: Sources
    look: Look


class Asked(Struct, frozen=True, kw_only=True):
    """What is to be built: a site for each audience, the plugin's own for None.

    Unless it is `cached`, nothing is taken from earlier builds. `jobs` processes
    are at work, or for 0 one for each core.
    """

    root: Path
    today: date | None
    sites: Mapping[str | None, Path]
    language: str
    cached: bool = True
    jobs: int = 0

    def moment(self) -> "Moment":
        """The tree as it is now."""
        root = self.root.resolve()
        beside = inputs_of(self.root, CONFIG, cached=self.cached) or ()
        sources = Sources.look(root / name for name in (PROGRAMME, *FOLDERS, *beside))
        scans = [one for top in FOLDERS for one in sources.below(root / top)]
        look = Look(root, cached=self.cached, scans=scans, jobs=self.jobs)
        return Moment(sources=sources, look=look)

    def question(self, look: Look) -> str | None:
        """One hash of everything that goes into these sites; None when in doubt."""
        packages = installed()
        beside = inputs_of(self.root, CONFIG, cached=self.cached)
        if packages is None or beside is None:
            return None
        about = (
            *("build", self.language, commit_of(self.root), packages),
            os.environ.get(_EPOCH, ""),
            *(repr(audience) for audience in self.sites),
        )
        return question_of(look, self.today, about, beside)


def unchanged(asked: Asked, question: str | None, *, strict: bool) -> str | None:
    """What the build would say of the files, where it would change nothing.

    None where something is to be done or, if it is to be `strict`, where errors
    forbid it.
    """
    answer = Store(asked.root).get(question) if question is not None else None
    if answer is None or (strict and answer.get("errors")):
        return None
    try:
        stand = all(
            stands(place, answer.get(_key(audience), ""), asked.root)
            for audience, place in asked.sites.items()
        )
    except (OSError, RefusalError):
        return None  # the build says why
    return answer.get("text") if stand else None


def remember(asked: Asked, question: str | None, text: str, *, errors: bool) -> None:
    """Keep what was built, what the build said, and whether it found errors."""
    if question is None:
        return
    marks = {_key(name): mark_of(place) for name, place in asked.sites.items()}
    if None not in marks.values():
        said = "yes" if errors else ""
        kept = {name: mark for name, mark in marks.items() if mark is not None}
        Store(asked.root).put(question, {"text": text, "errors": said, **kept})


def home_of(place: Path) -> str:
    """Where a site opens."""
    return str(place / "index.html")


def _key(audience: str | None) -> str:
    return f"site {audience!r}"
