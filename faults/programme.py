"""A small programme with a few states, and which of its sites a folder holds."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

COMMAND: Final = (sys.executable, "-c", "from growthfolio.cli import run; run()")
STATES: Final = ("A", "B")
GONE: Final = "gone"
RECORD: Final = "portfolios/ada/2026-01/plan.md"

# A theme of one page: the calls that matter are MkDocs' and ours, not Material's
# fifty files. In one process: each has calls of its own to count.
BARE: Final = """\
site_name: Growth files
site_url: https://example.org/
docs_dir: docs
theme: {name: null, custom_dir: theme, static_templates: [404.html]}
plugins: [{growthfolio: {jobs: 1}}]
"""
MATERIAL: Final = """\
site_name: Growth files
docs_dir: portfolios
theme: {name: material}
plugins: [search, growthfolio]
"""
_PAGE: Final = "<!doctype html><html><body>{{ page.content if page }}</body></html>\n"
_FILES: Final[Mapping[str, str]] = {
    "docs/guide/how.md": "# How\n",
    "docs/guide/map.png": "\x89PNG map",
    "theme/main.html": _PAGE,
    "theme/404.html": _PAGE,
    "programme.yml": """\
title: Young staff
language: en
starts: 2026-01-01
as_of: 2026-02-20
calendar: none
mentor_roles: [{id: business, title: Business mentor}]
duties:
  - {id: plan, title: Plan, owner: mentee, every: month, due: day 5, audience: public}
audiences: [public, reviewers]
names: {public: full}
""",
    "mentors/ben.yml": "name: Ben Wu\nroles: [business]\n",
    "portfolios/ada/profile.yml": """\
name: Ada Lin
joined: 2026-01-01
mentors: [{mentor: ben, role: business}]
""",
    "portfolios/ada/2026-02/plan.md": "Goals, [slides](deck.csv).\n",
    "portfolios/ada/2026-02/deck.csv": "slide,title\n1,Goals\n",
}


class Programme:
    """A programme in a folder, and the site beside it: that of the last state.

    `build` is how the sites of its states are made; the command if it is absent.
    """

    def __init__(
        self,
        folder: Path,
        config: str = BARE,
        *,
        states: Sequence[str] = STATES,
        build: Callable[["Programme"], object] | None = None,
    ) -> None:
        self.root = folder / "programme"
        self.site = folder / "published" / "site"
        for name, text in {**_FILES, "mkdocs.yml": config}.items():
            file = self.root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        self.site.parent.mkdir(exist_ok=True)
        self.marks: dict[str, str] = {}
        for state in states:
            self.turn(state)
            (build or _build)(self)
            self.marks[fingerprint(self.site)] = state

    @property
    def command(self) -> tuple[str, ...]:
        """The command that builds it."""
        return (*COMMAND, *self.arguments)

    @property
    def arguments(self) -> tuple[str, ...]:
        """What `growthfolio` is told: to build, whatever it knows."""
        places = ("--root", str(self.root), "--out", str(self.site))
        return ("build", *places, "--lang", "en", "--no-cache")

    def turn(self, state: str) -> None:
        """Write the record whose text makes the one state or the other, or none."""
        file = self.root / RECORD
        if state == GONE:
            file.unlink(missing_ok=True)
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_name(".fresh")
        fresh.write_text(f"This is state {state}.\n" * 50, encoding="utf-8")
        fresh.replace(file)

    def holds(self) -> str | None:
        """Which state's site is in its place, byte for byte; None for neither."""
        return self.marks.get(fingerprint(self.site))

    def beside(self) -> tuple[str, ...]:
        """What lies beside the site."""
        names = sorted(one.name for one in self.site.parent.iterdir())
        return tuple(name for name in names if name != self.site.name)


def _build(programme: Programme) -> None:
    subprocess.run(programme.command, check=True, capture_output=True)


def other(state: str | None) -> str:
    """The state to build when the site holds this one."""
    return STATES[state == STATES[0]]


def fingerprint(folder: Path) -> str:
    """One hash of every name and every byte below a folder."""
    whole = sha256()
    for directory, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(directory, name)
            content = sha256(path.read_bytes()).hexdigest()
            whole.update(f"{path.relative_to(folder)}\0{content}\n".encode())
    return whole.hexdigest()
