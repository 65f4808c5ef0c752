"""A person who is to be forgotten → what goes, and where the name still stands.

Only the tree can be mended here. What git remembers, what was published and what
others have cloned is beyond it, and is said (threats.md, §4.3).
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct

from growthfolio.authoring.naming import hint_at
from growthfolio.loading.history import commits_touching
from growthfolio.loading.root import FOLDERS, PROGRAMME
from growthfolio.loading.tree import read_bytes, walk
from growthfolio.model.cohort import Cohort
from growthfolio.model.people import Mentee, Mentor
from growthfolio.model.phrase import phrase
from growthfolio.model.place import Place
from growthfolio.model.refusal import RefusalError

CACHE: Final = ".growthfolio"
_NOT_OURS: Final = frozenset({*FOLDERS, ".git", ".venv", "node_modules", CACHE})
_TEXTS: Final = (".md", ".yml", ".yaml")
_WORD: Final = "[0-9A-Za-z_-]"


class Forgetting(Struct, frozen=True, kw_only=True):
    """What is removed, and where somebody still stands afterwards.

    `removed` are the files and folders that go; `mentions` the places in other
    people's files; `commits` how many commits touch what goes, None where git cannot
    be asked; `cache` whether there is one; `sites` the folders of pages that name
    the person.
    """

    person: str
    removed: tuple[str, ...]
    mentions: tuple[Place, ...]
    commits: int | None
    cache: bool
    sites: tuple[str, ...]


def plan_to_forget(root: Path, cohort: Cohort, person: str) -> Forgetting:
    """What forgetting a mentee or a mentor means; nothing is changed.

    Raises RefusalError where nobody has that id. Somebody who is a mentee and a
    mentor under one id goes as both.
    """
    removed = _removed(root, person)
    if not removed:
        known = {name: name for name in (*cohort.mentee, *cohort.mentor)}
        hint = hint_at(person, known)
        raise RefusalError(
            phrase("there is no “{name}”; {hint}", name=person, hint=hint)
        )
    people = (cohort.mentee.get(person), cohort.mentor.get(person))
    pattern = _pattern(person, [one for one in people if one is not None])
    return Forgetting(
        person=person,
        removed=removed,
        mentions=tuple(_mentions(root, removed, pattern)),
        commits=commits_touching(root, removed),
        cache=(root / CACHE).is_dir(),
        sites=tuple(_sites(root, pattern)),
    )


def forget(root: Path, plan: Forgetting) -> None:
    """Remove what the plan says, and the cache; the mentions are left to people.

    All of it leaves the tree in moves that can be taken back, before anything is
    deleted.
    """
    aside = Path(tempfile.mkdtemp(prefix=".growthfolio-forget-", dir=root))
    moved: list[str] = []
    try:
        for number, path in enumerate(plan.removed):
            (root / path).rename(aside / str(number))
            moved.append(path)
    except OSError:
        for number, path in enumerate(moved):
            (aside / str(number)).rename(root / path)
        aside.rmdir()
        raise
    shutil.rmtree(aside)
    shutil.rmtree(root / CACHE, ignore_errors=True)


def _removed(root: Path, person: str) -> tuple[str, ...]:
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", person) is None:
        return ()
    places = (f"portfolios/{person}", f"mentors/{person}.yml", f"mentors/{person}")
    return tuple(path for path in places if os.path.lexists(root / path))


def _pattern(person: str, people: Iterable[Mentee | Mentor]) -> re.Pattern[str]:
    """The id as a word of its own, and every name and address."""
    names = {
        name
        for one in people
        for name in (one.name, one.name_en or "", *one.emails)
        if len(name) > 1
    }
    words = [rf"(?<!{_WORD}){re.escape(person)}(?!{_WORD})"]
    words += [re.escape(name) for name in sorted(names)]
    return re.compile("|".join(words))


def _mentions(
    root: Path, removed: Iterable[str], pattern: re.Pattern[str]
) -> Iterator[Place]:
    gone = tuple(removed)
    paths = [file.path for file in walk(root, *FOLDERS) if file.closed is None]
    paths = [PROGRAMME, *(path for path in paths if not _is_below(path, gone))]
    for path in paths:
        if not path.endswith(_TEXTS) or not (root / path).is_file():
            continue
        text = read_bytes(root, path).decode("utf-8", "replace")
        for number, line in enumerate(text.split("\n"), start=1):
            if match := pattern.search(line):
                yield Place(path, number, match.start() + 1)


def _is_below(path: str, folders: tuple[str, ...]) -> bool:
    return any(path == one or path.startswith(f"{one}/") for one in folders)


def _sites(root: Path, pattern: re.Pattern[str]) -> Iterator[str]:
    """Folders of pages beside the records in which the person is named."""
    for folder in sorted(root.iterdir()):
        if folder.name in _NOT_OURS or folder.is_symlink() or not folder.is_dir():
            continue
        if next(folder.rglob("index.html"), None) is None:
            continue
        files = (one for one in folder.rglob("*") if one.is_file())
        if any(_names(one, pattern) for one in files):
            yield folder.name


def _names(file: Path, pattern: re.Pattern[str]) -> bool:
    found = pattern.search(file.as_posix())
    return found is not None or bool(
        pattern.search(file.read_bytes().decode("utf-8", "replace"))
    )
