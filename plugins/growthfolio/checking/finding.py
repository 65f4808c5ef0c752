"""Findings on a record or a comment, with whose it is, its duty and its period."""

from growthfolio.model.finding import Finding, Rule
from growthfolio.model.phrase import Filling
from growthfolio.model.place import Place
from growthfolio.model.record import Comment, Record


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
