"""Lists of words → those an audience may know: not those of withheld fields alone.

What a talk may say of somebody's state of mind is told to whoever may read the talk.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from growthfolio.disclosure.source import Source
from growthfolio.model.duty import Duty
from growthfolio.model.field import RecordField
from growthfolio.model.policy import Term

_OF_THE_PROGRAMME: Final = frozenset({"eligibility", "strengths", "postings", "levels"})
"""Lists that roles, people and units take words from, whatever fields do."""


def shown_vocabularies(
    source: Source, *, any_scores: bool
) -> Mapping[str, tuple[Term, ...]]:
    """The lists the audience may know.

    What needs care is told to those who may know of whom; what results are used for
    where there are results (`any_scores`).
    """
    programme, clearance = source.cohort.programme, source.clearance
    used = frozenset(_named(programme.duties))
    withheld = used - frozenset(_named(source.duties.values())) - _OF_THE_PROGRAMME
    if clearance.aliases or not clearance.may(clearance.profile("attention")):
        withheld |= {"attention"}
    if programme.assessments and not any_scores:
        withheld |= {"used_for"}
    lists = programme.vocabularies.items()
    return MappingProxyType({name: one for name, one in lists if name not in withheld})


def _named(duties: Iterable[Duty]) -> Iterator[str]:
    """The lists that duties, under any of their rules, and their fields name."""
    for duty in duties:
        yield from duty.terms
        for wording in duty.wordings():
            yield from _of(wording.fields)


def _of(fields: Mapping[str, RecordField]) -> Iterator[str]:
    for rule in fields.values():
        if rule.of is not None:
            yield rule.of
        yield from _of(rule.columns)
