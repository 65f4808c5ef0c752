"""Mentor pages, and the list of mentors."""

from collections.abc import Sequence

from growthfolio.disclosure.shown import ShownMentor, ShownPairing
from growthfolio.model.phrase import N_
from growthfolio.pages.agreement import agreements_fact
from growthfolio.pages.calling import Voice
from growthfolio.pages.debts import debts
from growthfolio.pages.places import Places
from growthfolio.pages.scores import results
from growthfolio.pages.timeline import timeline
from growthfolio.pages.views import (
    Chapter,
    Entry,
    Fact,
    Link,
    ListPage,
    MentorPage,
    PairingRow,
)
from growthfolio.pages.wording import status_word


def mentor_page(
    voice: Voice, places: Places, mentor: ShownMentor, chapters: Sequence[Chapter]
) -> MentorPage:
    """A mentor: mentees, what is owed, and the records about the mentor."""
    link = voice.link(mentor.ref)
    return MentorPage(
        url=link.url or "",
        name=link.text,
        name_en=mentor.name_en,
        facts=(*_facts(voice, mentor), *agreements_fact(voice, mentor.ref)),
        pairings=tuple(
            PairingRow(
                person=voice.link(pairing.mentee),
                role=voice.role(pairing.role),
                start=pairing.start,
                end=pairing.end,
                current=pairing.current,
            )
            for pairing in _pairings(voice, mentor)
        ),
        debts=debts(voice, places, mentor.ref),
        shows_debts=voice.disclosure.shows_states,
        timeline=timeline(voice, chapters),
        results=results(voice, places, mentor.ref, None),
    )


def mentors_page(voice: Voice) -> ListPage:
    """The list of mentors."""
    return ListPage(
        url="mentors",
        title=voice.say(N_("Mentors")),
        entries=tuple(
            Entry(
                link=voice.link(mentor.ref),
                facts=(*_facts(voice, mentor), _mentees(voice, mentor)),
            )
            for mentor in voice.disclosure.mentors
        ),
    )


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
        (N_("Strengths"), mentor.strengths),
        (N_("Status"), (status_word(voice, mentor.status),) if mentor.status else ()),
    )
    facts = [Fact(label=voice.say(N_("Unit")), values=(unit,))] if unit else []
    facts += [
        Fact(label=voice.say(label), values=tuple(Link(text=text) for text in values))
        for label, values in texts
        if values
    ]
    return tuple(facts)
