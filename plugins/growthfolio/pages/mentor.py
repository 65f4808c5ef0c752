"""Mentor pages, and the list of mentors."""

from collections.abc import Sequence

from growthfolio.disclosure.ref import Ref
from growthfolio.disclosure.shown import ShownMentor, ShownPairing
from growthfolio.model.phrase import N_
from growthfolio.pages.agreement import agreements_fact
from growthfolio.pages.calling import Voice
from growthfolio.pages.debts import worst_first
from growthfolio.pages.handover import handovers
from growthfolio.pages.places import Places
from growthfolio.pages.pool import MOST, pool_page
from growthfolio.pages.scores import results
from growthfolio.pages.standing import (
    career_facts,
    hits,
    member_of,
    pool_facts,
    standing_facts,
    steps,
)
from growthfolio.pages.timeline import timeline
from growthfolio.pages.views import (
    Chapter,
    Debt,
    Entry,
    Fact,
    Link,
    MentorPage,
    PairingRow,
    PoolPage,
)


def mentor_page(
    voice: Voice,
    places: Places,
    mentor: ShownMentor,
    *,
    chapters: Sequence[Chapter],
    owed: Sequence[Debt],
) -> MentorPage:
    """A mentor: mentees, what is `owed`, and the records about the mentor."""
    link = voice.link(mentor.ref)
    return MentorPage(
        url=link.url or "",
        name=link.text,
        name_en=mentor.name_en,
        facts=(
            *_facts(voice, mentor),
            *career_facts(voice, mentor),
            *agreements_fact(voice, mentor.ref),
        ),
        pairings=tuple(
            PairingRow(
                person=voice.link(pairing.mentee),
                role=voice.role(pairing.role),
                start=pairing.start,
                end=pairing.end,
                current=pairing.current,
                across=_across(voice, mentor, pairing.mentee),
            )
            for pairing in _pairings(voice, mentor)
        ),
        debts=worst_first(owed),
        shows_debts=voice.disclosure.shows_states,
        timeline=timeline(voice, chapters),
        results=results(voice, places, mentor.ref, None),
        handovers=handovers(voice, places, mentor.ref),
        steps=steps(voice, mentor),
        hits=hits(voice, mentor),
    )


def mentors_page(voice: Voice) -> PoolPage:
    """The pool of mentors."""
    mentors = voice.disclosure.mentors
    facts = _facts_and_mentees if len(mentors) <= MOST else _short
    entries = [
        Entry(link=voice.link(mentor.ref), facts=facts(voice, mentor))
        for mentor in mentors
    ]
    return pool_page(voice, entries)


def _facts_and_mentees(voice: Voice, mentor: ShownMentor) -> tuple[Fact, ...]:
    return (*_facts(voice, mentor), _mentees(voice, mentor))


def _short(voice: Voice, mentor: ShownMentor) -> tuple[Fact, ...]:
    """The unit, and how a mentor stands and how much the mentor does."""
    unit = voice.unit(mentor.unit)
    own = [Fact(label=voice.say(N_("Unit")), values=(unit,))] if unit else []
    return (*own, *standing_facts(voice, mentor))


def _across(voice: Voice, mentor: ShownMentor, mentee: Ref) -> str:
    """Whether somebody is of another unit, or of elsewhere (S3-10)."""
    member = member_of(voice, mentor)
    if member is None or mentee not in member.across:
        return ""
    outside = member.across[mentee]
    return voice.say(N_("from outside") if outside else N_("of another unit"))


def _pairings(voice: Voice, mentor: ShownMentor) -> list[ShownPairing]:
    """The mentor's pairings, those that hold first."""
    mine = voice.disclosure.pairings_of.get(mentor.ref, ())
    return sorted(mine, key=lambda pairing: not pairing.current)


def _mentees(voice: Voice, mentor: ShownMentor) -> Fact:
    names = dict.fromkeys(
        pairing.mentee for pairing in _pairings(voice, mentor) if pairing.current
    )
    return Fact(
        label=voice.say(N_("Mentees")), values=tuple(voice.link(ref) for ref in names)
    )


def _facts(voice: Voice, mentor: ShownMentor) -> tuple[Fact, ...]:
    unit = voice.unit(mentor.unit)
    texts = (
        (N_("Post"), (mentor.post,) if mentor.post else ()),
        (N_("Roles"), tuple(voice.role(role) for role in mentor.roles)),
        (N_("Strengths"), tuple(map(voice.title, mentor.strengths))),
    )
    facts = [Fact(label=voice.say(N_("Unit")), values=(unit,))] if unit else []
    facts += [
        Fact(label=voice.say(label), values=tuple(Link(text=text) for text in values))
        for label, values in texts
        if values
    ]
    return (*facts, *pool_facts(voice, mentor))
