"""The words somebody typed → the person and duty they name, or a refusal.

A refusal names the nearest right word, so that the next try succeeds.
"""

from collections.abc import Mapping
from typing import Final

from growthfolio.loading.addresses import COMMENT
from growthfolio.loading.spelling import nearest
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About, Duty
from growthfolio.model.phrase import N_, Phrase, phrase
from growthfolio.model.programme import Programme
from growthfolio.model.record import Subject
from growthfolio.model.refusal import RefusalError

# A longer list helps nobody to find the word that was meant.
_LISTED: Final = 12

_KINDS: Final = {
    About.MENTEE: N_("mentee"),
    About.MENTOR: N_("mentor"),
    About.UNIT: N_("unit"),
    About.COHORT: N_("cohort"),
}


def kind_of(about: About) -> Phrase:
    """What records are about, in a word."""
    return Phrase(_KINDS[about])


def find_duty(programme: Programme, word: str) -> tuple[Duty, bool]:
    """The duty of an id, and whether its comment is meant (`ppt-notes.comment`)."""
    name = word.removesuffix(COMMENT)
    duty = programme.duty(name)
    if duty is None:
        known: dict[str, str] = {}
        for each in programme.duties:
            known |= dict.fromkeys(each.title.spellings(), each.id)
        known |= {each.id: each.id for each in programme.duties}
        hint = hint_at(name, known)
        raise RefusalError(
            phrase("there is no duty “{word}”; {hint}", word=name, hint=hint)
        )
    return duty, word != name


def find_subject(cohort: Cohort, duty: Duty, word: str) -> Subject:
    """Whom a record of a duty is to be about."""
    known = _known(cohort, duty.about)
    if word not in known.values():
        raise RefusalError(
            phrase(
                "records of “{duty}” are about a {kind}, and there is no {kind} "
                "“{word}”; {hint}",
                duty=duty.title,
                kind=kind_of(duty.about),
                word=word,
                hint=hint_at(word, known),
            )
        )
    return Subject(duty.about, word)


def hint_at(word: str, known: Mapping[str, str]) -> Phrase:
    """The id whose spelling is nearest, else the ids there are; spelling → id."""
    close = nearest(word, known)
    if close is not None:
        return phrase("did you mean “{name}”?", name=known[close])
    ids = tuple(dict.fromkeys(known.values()))
    if not ids:
        return phrase("there is none yet")
    if len(ids) > _LISTED:
        return phrase(
            "one of {count} is expected, such as {name}", count=len(ids), name=ids[0]
        )
    return phrase("one of these is expected: {names}", names=ids)


def _known(cohort: Cohort, about: About) -> Mapping[str, str]:
    """Every spelling of those a record may be about, with their ids."""
    known: dict[str, str] = {}
    match about:
        case About.MENTEE | About.MENTOR:
            people = cohort.mentees if about is About.MENTEE else cohort.mentors
            for person in people:
                known |= {person.name: person.id, person.name_en or "": person.id}
            known |= {person.id: person.id for person in people}
            known.pop("", None)
        case About.UNIT:
            for unit in cohort.programme.units:
                known |= dict.fromkeys(unit.name.spellings(), unit.id)
            known |= {unit.id: unit.id for unit in cohort.programme.units}
        case About.COHORT:
            known["cohort"] = "cohort"
    return known
