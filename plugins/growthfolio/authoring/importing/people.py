"""Names of folders → ids of people, the same each time."""

import importlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import blake2s
from typing import Final

from growthfolio.authoring.scalars import scalar
from growthfolio.loading.values import is_id
from growthfolio.model.cohort import Cohort
from growthfolio.model.people import Mentee

_FOREIGN: Final = re.compile(r"[^a-z0-9.-]+")
_BETWEEN: Final = re.compile(r"[\s_-]+")


def ids_for(names: Iterable[str], cohort: Cohort) -> Mapping[str, str]:
    """The id of each name: of the mentee there is, else a new one.

    Names that differ in case, spaces and hyphens only are one person; two that
    differ in more never share an id, even where they sound the same.
    """
    known = _known(cohort.mentees)
    taken = {mentee.id.casefold() for mentee in cohort.mentees}
    found: dict[str, str] = {}
    for name in sorted(names):
        folded = _folded(name)
        if folded not in known:
            known[folded] = _free(slug(name), taken)
            taken.add(known[folded].casefold())
        found[name] = known[folded]
    return found


def slug(name: str) -> str:
    """An ASCII id for a name in any script."""
    folded = unicodedata.normalize("NFKC", name).strip().casefold()
    letters = unicodedata.normalize("NFKD", folded)
    plain = "".join(each for each in letters if not unicodedata.combining(each))
    if not plain.isascii():
        plain = _spelt(folded)
    plain = _FOREIGN.sub("-", plain).strip("-.")
    if is_id(plain):
        return plain
    return f"p-{blake2s(folded.encode(), digest_size=4).hexdigest()}"


def profile(name: str, joined: str, remark: str) -> str:
    """The text of a profile.yml with what an import can know."""
    return f"name: {scalar(name)}\njoined: {joined} # {remark}\n"


def _known(mentees: Iterable[Mentee]) -> dict[str, str]:
    known: dict[str, str] = {}
    for mentee in mentees:
        for name in (mentee.name_en, mentee.name):
            if name:
                known[_folded(name)] = mentee.id
    # An id is the surest name there is.
    known |= {_folded(mentee.id): mentee.id for mentee in mentees}
    return known


def _spelt(name: str) -> str:
    """A name in Latin letters where pypinyin is installed, else as it is."""
    try:
        pinyin = importlib.import_module("pypinyin")
    except ModuleNotFoundError:
        return "" if not name.isascii() else name
    spelt = "-".join(pinyin.lazy_pinyin(name))
    return spelt if spelt.isascii() else ""


def _free(wanted: str, taken: set[str]) -> str:
    number, free = 1, wanted
    while free.casefold() in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free


def _folded(name: str) -> str:
    return _BETWEEN.sub("-", unicodedata.normalize("NFKC", name).strip().casefold())
