"""How units are evaluated, as the programme says it."""

from growthfolio.model.evaluation import Evaluation, Indicator, Tier
from growthfolio.model.phrase import N_
from growthfolio.pages import policy
from growthfolio.pages.calling import Voice
from growthfolio.pages.documents import duty_link
from growthfolio.pages.evaluation import colour_word, plain, target_text
from growthfolio.pages.views import Entry, EvaluationRules, Fact, Link
from growthfolio.pages.wording import fact


def evaluation_rules(voice: Voice) -> EvaluationRules | None:
    """The indicators, tiers and colours; None where units are not evaluated."""
    evaluation = voice.disclosure.evaluation
    if evaluation is None:
        return None
    return EvaluationRules(
        facts=tuple(_facts(voice, evaluation)),
        indicators=tuple(_indicator(voice, one) for one in evaluation.indicators),
    )


def _facts(voice: Voice, evaluation: Evaluation) -> list[Fact]:
    audience = evaluation.audience or voice.disclosure.audiences[-1]
    colours = (
        voice.say(
            N_("{colour} from {n} unmet"), colour=colour_word(voice, one), n=one.unmet
        )
        for one in evaluation.warnings
    )
    least = voice.say(N_("{n} people"), n=evaluation.min_people)
    found = [
        fact(voice, N_("How often"), policy.rhythm(voice, evaluation.every)),
        fact(voice, N_("Warnings"), *colours),
        fact(voice, N_("Readers"), policy.audience(voice, audience)),
        fact(voice, N_("Smallest group shown to others"), least),
    ]
    if evaluation.by is not None:
        found.insert(0, fact(voice, N_("Evaluated by"), voice.title(evaluation.by)))
    for label, tiers in (
        (N_("Tiers"), evaluation.tiers),
        (N_("Tiers of persons"), evaluation.person_tiers),
    ):
        if tiers:
            found.append(fact(voice, label, *(_tier(voice, one) for one in tiers)))
    return found


def _tier(voice: Voice, one: Tier) -> str:
    return voice.say(N_("{tier} from {n}%"), tier=one.title, n=plain(one.min))


def _indicator(voice: Voice, one: Indicator) -> Entry:
    duties = voice.disclosure.duty
    facts = [fact(voice, N_("Target"), target_text(voice, one.measure, one.target))]
    named = tuple(
        duty_link(voice, duties[name]) for name in one.duties if name in duties
    )
    if named:
        facts.append(Fact(label=voice.say(N_("Counts")), values=named))
    if one.tiers:
        facts.append(fact(voice, N_("Tiers"), *(_tier(voice, t) for t in one.tiers)))
    return Entry(link=Link(text=voice.title(one.title)), facts=tuple(facts))
