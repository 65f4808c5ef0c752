"""People's ids → how an audience may call them, in pages, addresses and texts."""

import re
from base64 import b32encode
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from types import MappingProxyType
from typing import Final

from msgspec import Struct, field

from growthfolio.disclosure.audience import Clearance
from growthfolio.disclosure.names import any_name
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


class Naming(Struct, frozen=True):
    """What people are called: by their ids and names, or by aliases.

    `refs` are the people by their ids; `codes` the aliases that take the place
    of names in texts, empty where names are shown.
    """

    refs: Mapping[tuple[Who, str], Ref]
    codes: Mapping[str, str] = field(default_factory=dict)
    pattern: re.Pattern[str] | None = None

    def ref(self, who: Who, name: str | None) -> Ref | None:
        """Somebody of the roster, or None."""
        return self.refs.get((who, name or ""))

    def text(self, text: str) -> str:
        """A text with the names in it replaced, where aliases are used."""
        if self.pattern is None:
            return text
        return self.pattern.sub(lambda match: self.codes[match[0]], text)

    def texts(self, texts: Sequence[str]) -> Sequence[str]:
        """The same of several texts, which takes hardly longer than one."""
        if self.pattern is None:
            return texts
        # No name has this in it, nor is it a part of any word.
        whole = "\0".join(texts)
        said = self.text(whole)
        # A text that nobody is named in is not copied.
        if said is whole:
            return texts
        parts = said.split("\0")
        if len(parts) != len(texts):
            return list(map(self.text, texts))
        pairs = zip(texts, parts, strict=True)
        return [text if text == part else part for text, part in pairs]


def naming(cohort: Cohort, clearance: Clearance) -> Naming:
    """How the people and units of a cohort may be called."""
    people = _people(cohort)
    slugs = {key: key[1] for key in people}
    slugs[Who.COHORT, "cohort"] = "cohort"
    slugs[Who.OFFICE, "office"] = "office"
    if not clearance.aliases:
        slugs |= {(Who.UNIT, unit.id): unit.id for unit in cohort.programme.units}
        return Naming(_refs(slugs))
    aliases = _aliases(cohort.programme, people)
    codes = _codes(aliases, people)
    return Naming(
        refs=_refs(slugs | aliases),
        codes=MappingProxyType(codes),
        pattern=any_name(codes) if codes else None,
    )


def _refs(slugs: Mapping[tuple[Who, str], str]) -> Mapping[tuple[Who, str], Ref]:
    """Everybody as one value, however often they are named."""
    return MappingProxyType({key: Ref(key[0], slug) for key, slug in slugs.items()})


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
