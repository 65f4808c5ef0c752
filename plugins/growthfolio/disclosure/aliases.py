"""People's ids → how an audience may call them, in pages, addresses and texts."""

import re
from base64 import b32encode
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from types import MappingProxyType
from typing import Final

from msgspec import Struct, field

from growthfolio.disclosure.audience import Clearance
from growthfolio.disclosure.ref import Ref, Who
from growthfolio.model.cohort import Cohort
from growthfolio.model.people import Mentee, Mentor
from growthfolio.model.programme import Programme

_SHORTEST: Final = 4
_DIGEST_BYTES: Final = 30
# 0, 1, I and O are left out: read aloud or copied by hand they are mistaken.
_READABLE: Final = bytes.maketrans(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
)
_LATIN: Final = "[0-9A-Za-z]"


class Naming(Struct, frozen=True):
    """What people are called: by their ids and names, or by aliases.

    `slugs` are the names in addresses; `codes` the aliases that take the place
    of names in texts, empty where names are shown.
    """

    slugs: Mapping[tuple[Who, str], str]
    codes: Mapping[str, str] = field(default_factory=dict)
    hint: re.Pattern[str] | None = None
    pattern: re.Pattern[str] | None = None

    def ref(self, who: Who, name: str | None) -> Ref | None:
        """Somebody of the roster, or None."""
        slug = self.slugs.get((who, name or ""))
        return None if slug is None else Ref(who, slug)

    def text(self, text: str) -> str:
        """A text with the names in it replaced, where aliases are used."""
        # Few texts have a name in them: a search for the bare names is many times
        # quicker than one that knows where words end.
        if self.hint is None or self.pattern is None or not self.hint.search(text):
            return text
        return self.pattern.sub(lambda match: self.codes[match[0]], text)


def naming(cohort: Cohort, clearance: Clearance) -> Naming:
    """How the people and units of a cohort may be called."""
    people = _people(cohort)
    slugs = {key: key[1] for key in people}
    slugs[Who.COHORT, "cohort"] = "cohort"
    slugs[Who.OFFICE, "office"] = "office"
    if not clearance.aliases:
        slugs |= {(Who.UNIT, unit.id): unit.id for unit in cohort.programme.units}
        return Naming(MappingProxyType(slugs))
    aliases = _aliases(cohort.programme, people)
    slugs |= aliases
    codes = _codes(aliases, people)
    if not codes:
        return Naming(MappingProxyType(slugs))
    names = sorted(codes, key=lambda name: (-len(name), name))
    whole = "|".join(map(_whole, names))
    return Naming(
        slugs=MappingProxyType(slugs),
        codes=MappingProxyType(codes),
        hint=re.compile(_by_first(names)),
        pattern=re.compile(whole),
    )


def _people(cohort: Cohort) -> dict[tuple[Who, str], Mentee | Mentor]:
    mentees = {(Who.MENTEE, person.id): person for person in cohort.mentees}
    mentors = {(Who.MENTOR, person.id): person for person in cohort.mentors}
    return {**mentees, **mentors}


def _aliases(
    programme: Programme, people: Iterable[tuple[Who, str]]
) -> dict[tuple[Who, str], str]:
    """Aliases of one length, the shortest at which no two are the same."""
    own = repr((sorted(programme.title.texts.items()), programme.starts))
    key = blake2b((programme.alias_key or own).encode()).digest()
    whole = {person: _code(key, *person) for person in people}
    length = _SHORTEST
    while len({code[:length] for code in whole.values()}) < len(whole):
        length += 1
    return {person: code[:length] for person, code in whole.items()}


def _code(key: bytes, who: Who, name: str) -> str:
    digest = blake2b(
        name.encode(), key=key, person=str(who).encode(), digest_size=_DIGEST_BYTES
    )
    return b32encode(digest.digest()).translate(_READABLE).decode("ascii")


def _codes(
    aliases: Mapping[tuple[Who, str], str],
    people: Mapping[tuple[Who, str], Mentee | Mentor],
) -> dict[str, str]:
    """The alias of each name and spelling; namesakes share one of several."""
    found: dict[str, dict[str, None]] = {}
    for key, person in people.items():
        for name in _spellings(person):
            found.setdefault(name, {})[aliases[key]] = None
    return {name: "/".join(sorted(codes)) for name, codes in found.items()}


def _spellings(person: Mentee | Mentor) -> tuple[str, ...]:
    """What gives a person away in a text.

    An id that is a plain word (`may`) stays: replacing it would tell more.
    """
    name_in_files = (person.id,) if re.search(r"[-_.\d]", person.id) else ()
    names = (person.name, person.name_en or "", *name_in_files, *person.emails)
    return tuple(name for name in names if len(name) > 1)


def _by_first(names: Iterable[str]) -> str:
    """Any of the names, by its first character first: surnames are few."""
    by_first: dict[str, list[str]] = {}
    for name in names:
        by_first.setdefault(name[0], []).append(re.escape(name[1:]))
    return "|".join(
        f"{re.escape(first)}(?:{'|'.join(rest)})"
        for first, rest in sorted(by_first.items())
    )


def _whole(name: str) -> str:
    """A name that is no part of a longer Latin word."""
    before = f"(?<!{_LATIN})" if re.match(_LATIN, name[0]) else ""
    after = f"(?!{_LATIN})" if re.match(_LATIN, name[-1]) else ""
    return f"{before}{re.escape(name)}{after}"
