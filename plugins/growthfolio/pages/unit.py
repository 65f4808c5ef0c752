"""Unit pages, and the list of units."""

from collections.abc import Mapping, Sequence

from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.shown import ShownMentee, ShownMentor
from growthfolio.disclosure.shown_units import ShownEvaluation
from growthfolio.model.duty import Owner
from growthfolio.model.phrase import N_
from growthfolio.model.policy import Party
from growthfolio.model.programme import Unit
from growthfolio.pages import notice
from growthfolio.pages.calling import Voice
from growthfolio.pages.campaigns import campaigns
from growthfolio.pages.debts import worst_first
from growthfolio.pages.evaluation import (
    colour_word,
    evaluation_views,
    last_of,
    span,
    unit_row,
)
from growthfolio.pages.extract import Extracts
from growthfolio.pages.matrix import matrix
from growthfolio.pages.places import Places, duty_anchor
from growthfolio.pages.timeline import timeline
from growthfolio.pages.views import (
    Chapter,
    Debt,
    Entry,
    Fact,
    Link,
    PartRow,
    UnitPage,
    UnitRow,
    UnitsPage,
)


def unit_page(  # noqa: PLR0913 - what it is of, and what is said of it elsewhere
    voice: Voice,
    places: Places,
    extracts: Extracts,
    unit: Unit,
    *,
    chapters: Sequence[Chapter],
    owed: Sequence[Debt],
) -> UnitPage:
    """A unit: its people, its mentors, what it has `owed`, the records about it."""
    disclosure = voice.disclosure
    ref = Ref(Who.UNIT, unit.id)
    link = voice.link(ref)
    members = disclosure.members_of.get(unit.id, ())
    hosted = {one.ref for _, one in disclosure.parts_of.get(unit.id, ())}
    return UnitPage(
        url=link.url or "",
        name=link.text,
        facts=_facts(voice, unit),
        matrix=matrix(voice, extracts, members),
        mentors=tuple(
            voice.link(mentor.ref) for mentor in disclosure.mentors_of.get(unit.id, ())
        ),
        timeline=timeline(voice, chapters),
        parts=tuple(_part(voice, unit, party) for party in _played(voice, unit)),
        debts=worst_first(owed),
        evaluations=evaluation_views(voice, places, ref),
        campaigns=campaigns(extracts, {ref, *hosted, *(one.ref for one in members)}),
    )


def units_page(voice: Voice) -> UnitsPage:
    """The list of units, and how each did in the last period, by name."""
    disclosure = voice.disclosure
    last = last_of(disclosure.evaluations)
    rows = _rows(voice, last) if last is not None else ()
    return UnitsPage(
        url="units",
        title=voice.say(N_("Units")),
        period=span(voice, last) if last is not None else "",
        note=_remark(voice, rows),
        rows=rows,
        notice=Link(text=voice.say(N_("Text for the notice")), url=notice.URL)
        if disclosure.notices
        else None,
        entries=tuple(
            Entry(
                link=voice.link(Ref(Who.UNIT, unit.id)),
                facts=(
                    *_facts(voice, unit),
                    _number(voice, N_("Mentees"), disclosure.members_of, unit),
                    _number(voice, N_("Mentors"), disclosure.mentors_of, unit),
                ),
            )
            for unit in disclosure.units
        ),
    )


def _remark(voice: Voice, rows: Sequence[UnitRow]) -> str:
    """What to know before reading the table; nothing where there is none."""
    evaluation = voice.disclosure.evaluation
    if evaluation is None or not rows:
        return ""
    colours = tuple(
        voice.say(
            N_("{colour} from {n} unmet"), colour=colour_word(voice, one), n=one.unmet
        )
        for one in evaluation.warnings
    )
    return voice.say(
        N_("By name, not by result. The colour says how many were not met: {colours}."),
        colours=colours,
    )


def _facts(voice: Voice, unit: Unit) -> tuple[Fact, ...]:
    parent = voice.unit(unit.parent)
    below = tuple(
        voice.link(Ref(Who.UNIT, other.id))
        for other in voice.disclosure.units_in.get(unit.id, ())
    )
    level = voice.term("levels", unit.level)
    facts = (
        (N_("Level"), (Link(text=level),) if level else ()),
        (N_("Part of"), (parent,) if parent else ()),
        (N_("Units in it"), below),
        (N_("Brand"), (Link(text=voice.title(unit.brand)),) if unit.brand else ()),
        (
            N_("Facilities"),
            tuple(Link(text=voice.title(one)) for one in unit.facilities),
        ),
        (
            N_("Belongs to"),
            (Link(text=voice.say(N_("another organisation"))),) if unit.outside else (),
        ),
    )
    return tuple(
        Fact(label=voice.say(label), values=values) for label, values in facts if values
    )


def _number(
    voice: Voice,
    label: str,
    people: Mapping[str | None, tuple[ShownMentee, ...]]
    | Mapping[str | None, tuple[ShownMentor, ...]],
    unit: Unit,
) -> Fact:
    n = len(people.get(unit.id, ()))
    return Fact(label=voice.say(label), values=(Link(text=str(n)),))


def _played(voice: Voice, unit: Unit) -> tuple[Party, ...]:
    """The parts a unit has in anybody's training, in the programme's order."""
    played = {party for party, _ in voice.disclosure.parts_of.get(unit.id, ())}
    return tuple(one for one in voice.disclosure.parties if one.id in played)


def _part(voice: Voice, unit: Unit, party: Party) -> PartRow:
    """What a unit answers for as a party, what it owes, and for whom."""
    disclosure = voice.disclosure
    return PartRow(
        title=voice.title(party.title),
        responsibilities=tuple(voice.title(one) for one in party.responsibilities),
        duties=tuple(
            Link(
                text=voice.title(duty.title), url="programme", anchor=duty_anchor(duty)
            )
            for duty in disclosure.duties
            if duty.on(disclosure.today).owner == Owner("unit", party.id)
        ),
        people=tuple(
            voice.link(mentee.ref)
            for played, mentee in disclosure.parts_of.get(unit.id, ())
            if played == party.id
        ),
    )


def _rows(voice: Voice, last: ShownEvaluation) -> tuple[UnitRow, ...]:
    """Every unit in a period, in the order of their names, then everybody."""
    evaluations = voice.disclosure.evaluations
    period = [one for one in evaluations if one.period == last.period]
    named = [
        unit_row(
            voice, one, Link(text=notice.called(voice, one), url=voice.url(one.unit))
        )
        for one in period
        if one.unit is not None
    ]
    everybody = [
        unit_row(voice, one, Link(text=notice.called(voice, one)))
        for one in period
        if one.unit is None
    ]
    return (*sorted(named, key=lambda row: row.unit.text), *everybody)
