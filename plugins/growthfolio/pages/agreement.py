"""Agreements → the page both sides sign, and the links that lead to it."""

from collections.abc import Iterator
from typing import Final

from growthfolio.disclosure.ref import Ref
from growthfolio.disclosure.shown import ShownAgreement
from growthfolio.model.phrase import N_
from growthfolio.pages import policy
from growthfolio.pages.calling import Voice
from growthfolio.pages.views import AgreedDuty, AgreementPage, Fact, Link

_ENDING: Final = (
    N_("Either side may ask for a change; the unit and the office decide on it."),
    N_("If either side leaves, the pairing is suspended."),
)
"""What is agreed on changing and ending where the programme says nothing (F-09)."""


def agreement_page(voice: Voice, agreed: ShownAgreement) -> AgreementPage:
    """The parties, the term, what each owes, what else is agreed."""
    names = {"mentee": voice.name(agreed.mentee), "mentor": voice.name(agreed.mentor)}
    return AgreementPage(
        url=_url(voice, agreed),
        title=voice.say(N_("Pairing agreement: {mentee} and {mentor}"), **names),
        facts=tuple(_facts(voice, agreed)),
        mentee_duties=tuple(_duty(voice, name) for name in agreed.mentee_duties),
        mentor_duties=(
            *(_duty(voice, name) for name in agreed.mentor_duties),
            *(_comment(voice, name) for name in agreed.comments),
        ),
        clauses=tuple(_clauses(voice, agreed)),
        signatures=(
            voice.say(N_("Mentee (signature):")),
            voice.say(N_("Mentor (signature):")),
            voice.say(N_("Organisation department (seal):")),
        ),
    )


def agreements_fact(voice: Voice, ref: Ref) -> tuple[Fact, ...]:
    """Where a mentee's or mentor's agreements are; nothing where there are none."""
    links = tuple(
        Link(text=_called(voice, agreed, ref), url=_url(voice, agreed))
        for agreed in voice.disclosure.agreements_of.get(ref, ())
    )
    label = voice.say(N_("Pairing agreements"))
    return (Fact(label=label, values=links),) if links else ()


def _called(voice: Voice, agreed: ShownAgreement, ref: Ref) -> str:
    other = agreed.mentor if ref == agreed.mentee else agreed.mentee
    gaps = {"name": voice.name(other), "role": voice.role(agreed.role)}
    return voice.say(N_("{name} ({role})"), **gaps)


def _url(voice: Voice, agreed: ShownAgreement) -> str:
    return f"{voice.url(agreed.mentee)}/agreements/{agreed.n}"


def _facts(voice: Voice, agreed: ShownAgreement) -> Iterator[Fact]:
    mentee = voice.disclosure.mentee[agreed.mentee.slug]
    mentor = voice.disclosure.mentor[agreed.mentor.slug]
    ours, theirs = voice.unit(mentee.unit), voice.unit(mentor.unit)
    post = (Link(text=mentor.post),) if mentor.post else ()
    term = voice.say(N_("from {start} to {end}"), start=agreed.start, end=agreed.end)
    for label, values in (
        (N_("Mentee"), (voice.link(agreed.mentee), *((ours,) if ours else ()))),
        (
            N_("Mentor"),
            (voice.link(agreed.mentor), *((theirs,) if theirs else ()), *post),
        ),
        (N_("Role"), (Link(text=voice.role(agreed.role)),)),
        (N_("Term"), (Link(text=term),)),
    ):
        yield Fact(label=voice.say(label), values=values)


def _duty(voice: Voice, name: str) -> AgreedDuty:
    duty = voice.disclosure.duty[name]
    return AgreedDuty(
        title=voice.title(duty.title),
        every=policy.every(voice, duty),
        due=policy.due(voice, duty),
    )


def _comment(voice: Voice, name: str) -> AgreedDuty:
    duty = voice.disclosure.duty[name]
    days = duty.comment.within if duty.comment else 0
    return AgreedDuty(
        title=voice.row(name, is_comment=True),
        every=policy.every(voice, duty),
        due=voice.say(N_("within {n} days"), n=days),
    )


def _clauses(voice: Voice, agreed: ShownAgreement) -> Iterator[str]:
    terms = agreed.terms
    if agreed.objections_until is not None:
        text = N_("Either side may object until {day}.")
        yield voice.say(text, day=agreed.objections_until)
    if agreed.completes_on is not None:
        text = N_(
            "If the mentor moves on {day} or later, when {part} of the term is done, "
            "the pairing counts as completed; before, it is handed over."
        )
        part = str(terms.early_completion)
        yield voice.say(text, day=agreed.completes_on, part=part)
    if terms.replace_after_days:
        text = N_("A mentor who is away for more than {n} days is replaced.")
        yield voice.say(text, n=terms.replace_after_days)
    if terms.allowance is not None:
        text = N_("Allowance: {allowance}")
        yield voice.say(text, allowance=terms.allowance)
    if terms.clauses:
        yield from map(voice.title, terms.clauses)
    else:
        yield from map(voice.say, _ENDING)
