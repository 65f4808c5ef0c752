"""Names for sentences: what people are called rather than their ids."""

from difflib import get_close_matches
from functools import lru_cache

from growthfolio.model.cohort import Cohort
from growthfolio.model.obligation import Obligation
from growthfolio.model.phrase import Filling, Phrase, phrase


def person_name(cohort: Cohort, name: str | None) -> Filling:
    """A person's, mentor's or unit's name, else the id itself."""
    if name is None:
        return phrase("nobody")
    if name == "office":
        return phrase("the office")
    if name in cohort.mentee:
        return cohort.mentee[name].name
    if name in cohort.mentor:
        return cohort.mentor[name].name
    unit = cohort.programme.unit(name)
    return unit.name if unit else name


def owner_name(cohort: Cohort, obligation: Obligation) -> Filling:
    """Who owes, and for whom where that is somebody else."""
    owner = person_name(cohort, obligation.owner)
    subject = obligation.subject.id
    if subject in (obligation.owner, "cohort"):
        return owner
    return phrase(
        "{owner} (for {subject})", owner=owner, subject=person_name(cohort, subject)
    )


@lru_cache(maxsize=256)  # a name that is wrong once is wrong in many files
def suggestion(word: str, known: tuple[str, ...]) -> Phrase:
    """What to do about a word the programme does not list."""
    close = get_close_matches(word, known, n=1, cutoff=0.6)
    if close:
        return phrase("did you mean “{name}”?", name=close[0])
    if known:
        return phrase("one of these is expected: {names}", names=known)
    return phrase("remove it, or add it to programme.yml")
