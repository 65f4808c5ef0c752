"""A file's path → whose note it is, of which days, for which duty; or why not."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from growthfolio.authoring.importing.dates import NoDateError, When, read_when
from growthfolio.authoring.importing.pattern import Pattern, first_match
from growthfolio.authoring.naming import find_duty, kind_of
from growthfolio.loading.addresses import FORBIDDEN, PUBLISHED
from growthfolio.model.cadence import Every
from growthfolio.model.duty import About, Duty
from growthfolio.model.phrase import Phrase, phrase
from growthfolio.model.programme import Programme
from growthfolio.model.refusal import RefusalError

ANY: Final = "any"
"""The kind that stands for every other one."""


class Wanted(Struct, frozen=True, kw_only=True):
    """What an import is asked for: paths, the duty of each kind of note, the day."""

    patterns: tuple[Pattern, ...]
    kinds: Mapping[str, Duty]
    today: date


class Dated(Struct, frozen=True, kw_only=True):
    """A note as its path tells of it."""

    path: str
    person: str
    when: When
    duty: Duty


def wanted(
    patterns: Sequence[str], kinds: Iterable[str], programme: Programme, today: date
) -> Wanted:
    """What the options of the command ask for; raises RefusalError."""
    found: dict[str, Duty] = {}
    for word in kinds:
        name, _, duty = word.rpartition("=")
        key = name.casefold() or ANY
        found[key] = _duty_of_notes(programme, duty)
    read = tuple(map(Pattern, patterns))
    if not found:
        ids = tuple(duty.id for duty in programme.duties if duty.about is About.MENTEE)
        raise RefusalError(
            phrase("say with --kind which duty the notes fulfil: {names}", names=ids)
        )
    for pattern in read:
        if "kind" not in pattern.names and ANY not in found and len(found) > 1:
            raise RefusalError(
                phrase(
                    "the pattern {pattern} has no {placeholder} to choose between "
                    "{names}; add --kind {any}=DUTY",
                    pattern=pattern.text,
                    placeholder="{kind}",
                    names=tuple(found),
                    any=ANY,
                )
            )
    return Wanted(patterns=read, kinds=found, today=today)


def sort(path: str, asked: Wanted) -> Dated | Phrase | None:
    """The note a path tells of, the reason why it is none, or None.

    None stands for a file no pattern is about: it may still lie beside a note.
    """
    suffix = path.rpartition(".")[2].casefold()
    found = first_match(asked.patterns, path)
    if found is None or suffix in PUBLISHED or suffix in FORBIDDEN:
        return None
    pattern, said = found
    duty = _duty(pattern, said.texts.get("kind"), asked.kinds)
    if isinstance(duty, Phrase):
        return duty
    try:
        when = read_when(said.texts, path)
    except NoDateError as error:
        return error.reason
    if when.first > asked.today:
        return phrase(
            "it is dated {date}, after today ({today})",
            date=when.first,
            today=asked.today,
        )
    if not when.exact and duty.every.every in (Every.WEEKS, Every.EVENT):
        return phrase(
            "its path names a month, and “{duty}” needs a day", duty=duty.title
        )
    return Dated(path=path, person=said.texts["person"].strip(), when=when, duty=duty)


def _duty_of_notes(programme: Programme, word: str) -> Duty:
    duty, is_comment = find_duty(programme, word)
    if is_comment or duty.about is not About.MENTEE:
        raise RefusalError(
            phrase(
                "notes of people become records about a mentee; those of “{duty}” are "
                "about a {kind}",
                duty=word,
                kind=phrase("record") if is_comment else kind_of(duty.about),
            )
        )
    return duty


def _duty(
    pattern: Pattern, kind: str | None, kinds: Mapping[str, Duty]
) -> Duty | Phrase:
    if kind is not None and kind.casefold() in kinds:
        return kinds[kind.casefold()]
    if ANY in kinds:
        return kinds[ANY]
    if "kind" not in pattern.names:
        return next(iter(kinds.values()))
    return phrase("no --kind says which duty “{kind}” is", kind=kind or "")
