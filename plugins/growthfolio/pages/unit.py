"""Unit pages, and the list of units."""

from collections.abc import Sequence

from growthfolio.disclosure.shown import Ref, ShownMentee, ShownMentor, Who
from growthfolio.model.phrase import N_
from growthfolio.model.programme import Unit
from growthfolio.pages.calling import Voice
from growthfolio.pages.matrix import matrix
from growthfolio.pages.places import Places
from growthfolio.pages.timeline import timeline
from growthfolio.pages.views import Chapter, Entry, Fact, Link, ListPage, UnitPage


def unit_page(
    voice: Voice, places: Places, unit: Unit, chapters: Sequence[Chapter]
) -> UnitPage:
    """A unit: its people, its mentors, and the records about it."""
    disclosure = voice.disclosure
    link = voice.link(Ref(Who.UNIT, unit.id))
    members = [mentee for mentee in disclosure.mentees if mentee.unit == unit.id]
    return UnitPage(
        url=link.url or "",
        name=link.text,
        facts=_facts(voice, unit),
        matrix=matrix(voice, places, members),
        mentors=tuple(
            voice.link(mentor.ref)
            for mentor in disclosure.mentors
            if mentor.unit == unit.id
        ),
        timeline=timeline(voice, chapters),
    )


def units_page(voice: Voice) -> ListPage:
    """The list of units."""
    disclosure = voice.disclosure
    return ListPage(
        url="units",
        title=voice.say(N_("Units")),
        entries=tuple(
            Entry(
                link=voice.link(Ref(Who.UNIT, unit.id)),
                facts=(
                    *_facts(voice, unit),
                    _number(voice, N_("Mentees"), unit, disclosure.mentees),
                    _number(voice, N_("Mentors"), unit, disclosure.mentors),
                ),
            )
            for unit in disclosure.units
        ),
    )


def _facts(voice: Voice, unit: Unit) -> tuple[Fact, ...]:
    parent = voice.unit(unit.parent)
    below = tuple(
        voice.link(Ref(Who.UNIT, other.id))
        for other in voice.disclosure.units
        if other.parent == unit.id
    )
    facts = (
        (N_("Level"), (Link(text=unit.level),) if unit.level else ()),
        (N_("Part of"), (parent,) if parent else ()),
        (N_("Units in it"), below),
    )
    return tuple(
        Fact(label=voice.say(label), values=values) for label, values in facts if values
    )


def _number(
    voice: Voice,
    label: str,
    unit: Unit,
    people: Sequence[ShownMentee] | Sequence[ShownMentor],
) -> Fact:
    n = sum(person.unit == unit.id for person in people)
    return Fact(label=voice.say(label), values=(Link(text=str(n)),))
