"""The policies a programme follows, version by version, and its vocabularies."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from growthfolio.model.duty import Duty
from growthfolio.model.phrase import N_
from growthfolio.model.policy import Policy, Term
from growthfolio.pages.calling import Voice
from growthfolio.pages.places import article_anchor, duty_anchor
from growthfolio.pages.views import (
    ArticleRow,
    Fact,
    Link,
    PolicyRow,
    TermList,
    TermRow,
)
from growthfolio.pages.wording import fact

_VOCABULARIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "abilities": N_("Abilities"),
        "ability-levels": N_("Levels of ability"),
        "able": N_("Able to"),
        "activities": N_("Kinds of activity"),
        "areas": N_("Areas"),
        "aspects": N_("Aspects"),
        "attention": N_("Reasons for attention"),
        "award-levels": N_("Classes of award"),
        "campaigns": N_("Campaigns"),
        "care": N_("Kinds of care"),
        "care-kinds": N_("Kinds of care"),
        "chain": N_("Chain"),
        "consequences": N_("Consequences"),
        "dimensions": N_("Dimensions"),
        "eligibility": N_("Eligible as"),
        "emphases": N_("Emphases"),
        "fitness": N_("Fitness for the post"),
        "five-ones": N_("The five ones"),
        "grade-steps": N_("Steps of grades"),
        "grades": N_("Grades"),
        "leave-without-deduction": N_("Leave without deduction"),
        "levels": N_("Levels"),
        "means": N_("Means"),
        "merits": N_("Merits and demerits"),
        "methods": N_("Methods"),
        "milestones": N_("Milestones"),
        "modes": N_("Modes"),
        "nominations": N_("Results of nominations"),
        "outputs": N_("Kinds of output"),
        "phases": N_("Phases"),
        "postings": N_("Postings"),
        "posts": N_("Posts"),
        "reviews": N_("Results of reviews"),
        "stars": N_("Stars"),
        "states": N_("How they are"),
        "strengths": N_("Strengths"),
        "studying": N_("Ways of studying"),
        "subsidies": N_("Subsidies"),
        "types": N_("Types"),
        "used_for": N_("What results are used for"),
        "visit-purposes": N_("Purposes of visits"),
        "votes": N_("Votes"),
        "ways": N_("Ways"),
    }
)
"""What the lists are called that ready programmes have, by their ids."""


def duty_link(voice: Voice, duty: Duty) -> Link:
    """A duty, leading to its row."""
    title = voice.title(duty.title)
    return Link(text=title, url="programme", anchor=duty_anchor(duty))


def policy_link(voice: Voice, name: str | None) -> Link | None:
    """A policy by its id, leading to its part of the page."""
    found = next((one for one in voice.disclosure.policies if one.id == name), None)
    if found is None:
        return None
    anchor = article_anchor(found.id)
    return Link(text=voice.title(found.title), url="programme", anchor=anchor)


def policy_rows(voice: Voice) -> tuple[PolicyRow, ...]:
    """The documents, those in force first, the newest of them first."""
    today = voice.disclosure.today

    def order(one: Policy) -> tuple[bool, int]:
        return not _in_force(voice, one), -(one.start or today).toordinal()

    documents = sorted(voice.disclosure.policies, key=order)
    return tuple(_policy(voice, one) for one in documents)


def _in_force(voice: Voice, one: Policy) -> bool:
    today = voice.disclosure.today
    begun = one.start is None or one.start <= today
    return begun and (one.end is None or today <= one.end)


def _standing(voice: Voice, one: Policy) -> str:
    if _in_force(voice, one):
        return voice.say(N_("in force"))
    begun = one.start is None or one.start <= voice.disclosure.today
    return voice.say(N_("no longer in force") if begun else N_("not in force yet"))


def _policy(voice: Voice, one: Policy) -> PolicyRow:
    dates = (
        (N_("Issued by"), voice.title(one.issuer)),
        (N_("From"), one.start.isoformat() if one.start else ""),
        (N_("Until"), one.end.isoformat() if one.end else ""),
    )
    facts = [fact(voice, label, text) for label, text in dates if text]
    replaced = policy_link(voice, one.replaces)
    if replaced is not None:
        facts.append(Fact(label=voice.say(N_("Replaces")), values=(replaced,)))
    return PolicyRow(
        anchor=article_anchor(one.id),
        title=voice.title(one.title),
        standing=_standing(voice, one),
        in_force=_in_force(voice, one),
        facts=tuple(facts),
        articles=tuple(
            ArticleRow(
                anchor=article_anchor(f"{one.id}/{article.id}"),
                number=article.id,
                title=voice.title(article.title),
                duties=_citing(voice, f"{one.id}/{article.id}"),
            )
            for article in one.articles
        ),
    )


def _citing(voice: Voice, cited: str) -> tuple[Link, ...]:
    """The duties that follow an article under any of their rules."""
    return tuple(
        duty_link(voice, duty)
        for duty in voice.disclosure.duties
        if any(cited in (one.articles or ()) for one in duty.wordings())
    )


def vocabulary_title(voice: Voice, name: str) -> str:
    """What a vocabulary is called."""
    return voice.say(_VOCABULARIES[name]) if name in _VOCABULARIES else name


def _lists(voice: Voice) -> Mapping[str, Sequence[Term]]:
    """Every list of terms by its name."""
    disclosure = voice.disclosure
    lists: dict[str, Sequence[Term]] = dict(disclosure.vocabularies)
    lists["abilities"] = disclosure.abilities
    lists["dimensions"] = disclosure.dimensions
    return lists


def term_lists(voice: Voice) -> tuple[TermList, ...]:
    """Every list of terms, each term with the duties that stand under it."""
    return tuple(
        TermList(
            title=vocabulary_title(voice, name),
            terms=tuple(_term(voice, name, term) for term in terms),
        )
        for name, terms in _lists(voice).items()
        if terms
    )


def _term(voice: Voice, vocabulary: str, term: Term) -> TermRow:
    return TermRow(
        title=voice.title(term.title),
        about=voice.title(term.about),
        duties=tuple(
            duty_link(voice, duty)
            for duty in voice.disclosure.duties
            if term.id in duty.terms.get(vocabulary, ())
        ),
    )


def term_facts(voice: Voice, duty: Duty) -> tuple[Fact, ...]:
    """The terms a duty stands under, by vocabulary."""
    lists, found = _lists(voice), []
    for name, ids in duty.terms.items():
        called = {str(term.id): term.title for term in lists.get(name, ())}
        texts = (voice.title(called.get(one)) or one for one in ids)
        values = tuple(Link(text=text) for text in texts)
        found.append(Fact(label=vocabulary_title(voice, name), values=values))
    return tuple(found)
