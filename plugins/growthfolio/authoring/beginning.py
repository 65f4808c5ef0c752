"""A preset, a language and a day → a new repository that checks and builds at once."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template
from typing import Final

from growthfolio.authoring.naming import hint_at
from growthfolio.authoring.periods import period_of
from growthfolio.authoring.placing import new_folder
from growthfolio.authoring.schemas import as_text, schema_path, schemas
from growthfolio.ledger import draw_up
from growthfolio.ledger.draw_up import record_path
from growthfolio.loading import load
from growthfolio.loading.programme import presets
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About
from growthfolio.model.obligation import State
from growthfolio.model.phrase import phrase
from growthfolio.model.record import Subject
from growthfolio.model.refusal import RefusalError
from growthfolio.words import speech

MENTEE: Final = "example-mentee"
MENTOR: Final = "example-mentor"

HOSTS: Final = {
    "github": ".github/workflows/growthfolio.yml",
    "gitlab": ".gitlab-ci.yml",
    "gitea": ".gitea/workflows/growthfolio.yml",
}
"""The git hosts there are pipelines for, and where each looks for its own."""

ZONES: Final = {
    "zh-CN": "Asia/Shanghai",
    "zh-TW": "Asia/Taipei",
    "en": "Asia/Shanghai",
}
"""Where the first day is taken: as the preset's own programme.yml says."""

# Everything else that ends in .md is an example of the duty it is named for.
_PLACES: Final = {
    "README.md": "README.md",
    "programme.yml": "programme.yml",
    "mkdocs.yml": "mkdocs.yml",
    "mentee.yml": f"portfolios/{MENTEE}/profile.yml",
    "mentor.yml": f"mentors/{MENTOR}.yml",
}
_IGNORED: Final = "/site/\n/.site.*\n/.growthfolio/\n"
_EDITOR: Final = {
    ".vscode/extensions.json": {"recommendations": ["redhat.vscode-yaml"]},
    ".vscode/settings.json": {
        "files.encoding": "utf8",
        "files.eol": "\n",
        "yaml.schemas": {
            f"./{schema_path('programme')}": "/programme.yml",
            f"./{schema_path('profile')}": "/portfolios/*/profile.yml",
            f"./{schema_path('mentor')}": "/mentors/*.yml",
        },
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the new repository is to be like; `alias_key` is random."""

    today: date
    language: str
    alias_key: str
    preset: str = "bureau-monthly"
    ci: str | None = None


def begin(folder: Path, wish: Wish) -> tuple[str, ...]:
    """Create the repository in a folder; the files it has, sorted.

    Raises RefusalError where there is no such preset, or the folder has something
    in it other than .git; then nothing is changed.
    """
    if wish.preset not in presets():
        names = {name: name for name in presets()}
        raise RefusalError(
            phrase(
                "there is no preset “{name}”; {hint}",
                name=wish.preset,
                hint=hint_at(wish.preset, names),
            )
        )
    with new_folder(folder) as workshop:
        return _fill(workshop, wish)


def _fill(root: Path, wish: Wish) -> tuple[str, ...]:
    """Write every file of the repository; the first day is settled first."""
    source = files("growthfolio.presets") / wish.preset / "start" / wish.language
    first = wish.today.replace(day=1)
    cohort = _programme(root, source, wish, first)
    if _overdue(cohort, first, wish.today):
        first = wish.today
        cohort = _programme(root, source, wish, first)
    values = {"starts": first.isoformat(), "alias_key": wish.alias_key}
    texts = {
        _place(item.name, cohort, first): _filled(item, values)
        for item in source.iterdir()
    }
    texts |= _around(wish)
    found = schemas(cohort.programme, speech(wish.language))
    texts |= {schema_path(name): as_text(schema) for name, schema in found.items()}
    for path, text in texts.items():
        _write(root / path, text)
    return tuple(sorted(texts))


def _programme(root: Path, source: Traversable, wish: Wish, starts: date) -> Cohort:
    """The programme as it is if it starts on a day, and its example people."""
    values = {"starts": starts.isoformat(), "alias_key": wish.alias_key}
    for name in ("programme.yml", "mentee.yml", "mentor.yml"):
        _write(root / _PLACES[name], _filled(source / name, values))
    loaded = load(root)
    if loaded.cohort is None:
        raise ValueError(loaded.findings)
    return loaded.cohort


def _overdue(cohort: Cohort, starts: date, today: date) -> bool:
    """Whether somebody who joins on the first day without a record is late at once."""
    mentees = tuple(replace(each, joined=starts) for each in cohort.mentees)
    ledger = draw_up(replace(cohort, mentees=mentees, records=()), today)
    return any(each.state is State.MISSING for each in ledger.obligations)


def _place(name: str, cohort: Cohort, starts: date) -> str:
    """Where a file of the preset's start belongs in the repository."""
    if name in _PLACES:
        return _PLACES[name]
    duty = cohort.programme.duty(name.removesuffix(".md"))
    if duty is None:
        raise ValueError(name)
    period = period_of(duty, starts, cohort.programme, starts)
    if period is None:
        raise ValueError(name)
    return record_path(Subject(About.MENTEE, MENTEE), period, duty.id, 1)


def _around(wish: Wish) -> Mapping[str, str]:
    """What lies around the records: for git, for the editor, for CI."""
    texts = {".gitignore": _IGNORED}
    texts |= {
        path: json.dumps(value, indent=2) + "\n" for path, value in _EDITOR.items()
    }
    if wish.ci is not None:
        template = files("growthfolio.presets") / "ci" / f"{wish.ci}.yml"
        texts[HOSTS[wish.ci]] = template.read_text("utf-8")
    return texts


def _filled(item: Traversable, values: Mapping[str, str]) -> str:
    return Template(item.read_text("utf-8")).substitute(values)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", newline="\n")
