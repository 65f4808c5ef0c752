"""Attachments → the files an audience is given, and what they are called there.

A file is given only where something shown points at it. Under an alias it is
named after its period and duty: its own name is the author's, and may tell who.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.shown import ShownFile
from growthfolio.model.cohort import Cohort
from growthfolio.model.record import Attachment, Comment, Record

_FOLDERS: Final = {
    Who.MENTEE: "people/{}",
    Who.MENTOR: "mentors/{}",
    Who.UNIT: "units/{}",
    Who.COHORT: "programme",
}


class Shelf:
    """The files given so far, each once, whoever points at it."""

    def __init__(self, cohort: Cohort, *, aliases: bool) -> None:
        self._aliases = aliases
        self._claimed: dict[str, list[Attachment]] = {}
        for attachment in cohort.attachments:
            for path in attachment.claimed_by:
                self._claimed.setdefault(path, []).append(attachment)
        self._given: dict[str, ShownFile] = {}
        self._counts: dict[str, int] = {}

    def give(
        self, text: Record | Comment, about: Ref, withheld: Sequence[str] = ()
    ) -> tuple[ShownFile, ...]:
        """The files a shown text points at.

        `withheld` are the targets of fields above the audience: what they point at
        is not given, also where the text points at it, too.
        """
        claimed: Sequence[Attachment] = self._claimed.get(text.at.path, ())
        if not claimed:
            return ()
        if self._aliases and len(claimed) > 1:
            # Not in the order of their own names, which would show in the numbers.
            claimed = sorted(claimed, key=lambda one: _mentioned(text, one.path))
        return tuple(
            self._file(attachment.path, text, about)
            for attachment in claimed
            if not _is_withheld(attachment.path, text, withheld)
        )

    def _file(self, path: str, text: Record | Comment, about: Ref) -> ShownFile:
        if path not in self._given:
            name = path.rpartition("/")[2]
            if self._aliases:
                stem = f"{text.at.period.name}-{text.at.duty}"
                count_key = f"{about.slug}/{stem}"
                self._counts[count_key] = self._counts.get(count_key, 0) + 1
                name = f"{stem}-{self._counts[count_key]}{_suffix(name)}"
            folder = _FOLDERS[about.who].format(about.slug)
            self._given[path] = ShownFile(
                path=path,
                name=name,
                url=f"{folder}/{text.at.period.name}/{name}",
                written=name if self._aliases else "",
            )
        return self._given[path]


def _suffix(name: str) -> str:
    match = re.search(r"\.[A-Za-z0-9]{1,5}$", name)
    return match[0].lower() if match else ""


def _is_withheld(path: str, text: Record | Comment, withheld: Sequence[str]) -> bool:
    """Whether a withheld field points at a file, whatever else does."""
    return any(leads(text.at.folder, target, path) for target in withheld)


def _mentioned(text: Record | Comment, path: str) -> int:
    """As the how-manieth a text mentions a file; those it does not come last."""
    found = (n for n, one in enumerate(text.links) if leads(text.at.folder, one, path))
    return next(found, len(text.links))


def leads(folder: str, target: str, path: str) -> bool:
    """Whether a target written in a folder's record is the file of a path."""
    wanted = f"{folder}/{target.removeprefix('./')}"
    return unicodedata.normalize("NFC", wanted) == unicodedata.normalize("NFC", path)
