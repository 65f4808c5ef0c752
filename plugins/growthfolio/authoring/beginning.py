"""A preset, a language and a day → a new repository that checks and builds at once."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from growthfolio.authoring.naming import hint_at
from growthfolio.authoring.placing import new_folder
from growthfolio.authoring.schemas import as_text, schema_path, schemas
from growthfolio.authoring.start_folder import Started, beginnings, start_folder
from growthfolio.ledger import draw_up
from growthfolio.loading.load import load
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About
from growthfolio.model.obligation import State
from growthfolio.model.phrase import phrase
from growthfolio.model.refusal import RefusalError
from growthfolio.words import speech

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
            f"./{schema_path('selection-round')}": "/cohort/*/*.round.yml",
        },
    },
}


class Wish(Struct, frozen=True, kw_only=True):
    """What the new repository is to be like; `alias_key` is random."""

    today: date
    language: str
    alias_key: str
    preset: str = "bureau-monthly"
    ci: str | None = None


class Begun(Struct, frozen=True, kw_only=True):
    """A new repository: its files, sorted, and the record to write first.

    `subject` and `duty` are what `growthfolio new` is to be called with.
    """

    files: tuple[str, ...]
    subject: str
    duty: str


def begin(folder: Path, wish: Wish) -> Begun:
    """Create the repository in a folder.

    Raises RefusalError where there is no such preset, or the folder has something
    in it other than .git; then nothing is changed.
    """
    if wish.preset not in beginnings():
        names = {name: name for name in beginnings()}
        raise RefusalError(
            phrase(
                "there is no preset “{name}”; {hint}",
                name=wish.preset,
                hint=hint_at(wish.preset, names),
            )
        )
    with new_folder(folder) as workshop:
        return _fill(workshop, wish)


def _fill(root: Path, wish: Wish) -> Begun:
    """Write every file of the repository; the first day is settled first."""
    source = start_folder(wish.preset, wish.language)
    first = wish.today.replace(day=1)
    cohort = _people(root, source, wish, first)
    if _overdue(cohort, first, wish.today):
        first = wish.today
        cohort = _people(root, source, wish, first)
    values = _values(wish, first)
    texts = {each.place(cohort, first): each.filled(values) for each in source}
    texts |= _around(wish)
    found = schemas(cohort.programme, speech(wish.language))
    texts |= {schema_path(name): as_text(schema) for name, schema in found.items()}
    for path, text in texts.items():
        _write(root / path, text)
    subject, duty = _first_to_write(_loaded(root), wish.today)
    return Begun(files=tuple(sorted(texts)), subject=subject, duty=duty)


def _values(wish: Wish, starts: date) -> Mapping[str, str]:
    return {"starts": starts.isoformat(), "alias_key": wish.alias_key}


def _people(root: Path, source: Sequence[Started], wish: Wish, starts: date) -> Cohort:
    """The programme as it is if it starts on a day, and its example people."""
    values = _values(wish, starts)
    for each in source:
        if each.path.endswith(".yml"):
            _write(root / each.path, each.filled(values))
    return _loaded(root)


def _loaded(root: Path) -> Cohort:
    loaded = load(root)
    if loaded.cohort is None:
        raise ValueError(loaded.findings)
    return loaded.cohort


def _overdue(cohort: Cohort, starts: date, today: date) -> bool:
    """Whether somebody who joins on the first day without a record is late at once."""
    mentees = tuple(replace(each, joined=starts) for each in cohort.mentees)
    ledger = draw_up(replace(cohort, mentees=mentees, records=()), today)
    return any(each.state is State.MISSING for each in ledger.obligations)


def _first_to_write(cohort: Cohort, today: date) -> tuple[str, str]:
    """Whose record of what to write first: the mentee's that is due next.

    Where no mentee owes anything, what anybody owes; else the first duty there is.
    """
    owed = [
        each
        for each in draw_up(cohort, today).obligations
        if each.state is State.DUE and not each.is_comment
    ]
    owed.sort(key=lambda each: (each.owner != each.subject.id, each.due))
    if owed:
        return owed[0].subject.id, owed[0].duty
    duty = next(d for d in cohort.programme.duties if d.about is About.MENTEE)
    return cohort.mentees[0].id, duty.id


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


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", newline="\n")
