"""Findings on records and comments, and on what the programme says."""

from collections.abc import Iterable

from growthfolio.checking.naming import suggestion
from growthfolio.model.finding import Finding, Rule
from growthfolio.model.phrase import Filling, Phrase
from growthfolio.model.place import Place
from growthfolio.model.record import Comment, Record
from growthfolio.model.rules.people import UNKNOWN_REFERENCE
from growthfolio.model.rules.values import CONTRADICTORY_PROGRAMME


def finding_on(
    rule: Rule, text: Record | Comment, place: Place, **gaps: Filling
) -> Finding:
    """A rule broken by a record or comment at a place."""
    at = text.at
    return Finding(
        rule=rule,
        place=place,
        person=at.person,
        duty=f"{at.duty}.comment" if isinstance(text, Comment) else at.duty,
        period=at.period.name,
        values=gaps,
    )


def unknown_reference(
    name: str, known: Iterable[str], kind: Phrase, place: Place
) -> Finding:
    """Something the programme names and does not list."""
    return Finding(
        rule=UNKNOWN_REFERENCE,
        place=place,
        values={"value": name, "kind": kind, "hint": suggestion(name, tuple(known))},
    )


def contradiction(problem: Phrase, place: Place) -> Finding:
    """Something the programme says that cannot be."""
    return Finding(
        rule=CONTRADICTORY_PROGRAMME, place=place, values={"problem": problem}
    )
