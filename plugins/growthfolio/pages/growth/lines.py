"""A record of the growth file → a line that leads to its card."""

from collections.abc import Callable

from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.shown import ShownRecord
from growthfolio.model.conventions import Named
from growthfolio.model.field import FieldType
from growthfolio.model.phrase import N_
from growthfolio.pages.calling import Voice
from growthfolio.pages.growth.outcomes import outcomes_of, stated
from growthfolio.pages.growth.reading import (
    Cell,
    card_link,
    convention_of,
    field_of,
    links,
    values_of,
)
from growthfolio.pages.places import Places
from growthfolio.pages.team_links import team_link
from growthfolio.pages.views import Fact, Line, Link

_ELSEWHERE = frozenset({FieldType.TABLE, FieldType.FILE})
"""Types that a line does not say: tables have places of their own, files, too."""


def line(
    voice: Voice,
    places: Places,
    record: ShownRecord,
    me: Ref,
    is_joint: Callable[[ShownRecord], bool],
) -> Line:
    """A record: when, what, and what its fields say to whom it is told of."""
    what = card_link(voice, places, record)
    facts = [
        Fact(label=label(voice, named, record), values=values)
        for named in convention_of(voice, record).fields
        if (values := _told(voice, record, named, me))
        and [one.text for one in values] != [what.text]
    ]
    outcomes = tuple(outcomes_of(voice, (record,), is_joint))
    if outcomes:
        values = tuple(Link(text=stated(voice, one)) for one in outcomes)
        facts.append(Fact(label=voice.say(N_("Outcomes")), values=values))
    duty = voice.duty(record.duty)
    return Line(
        when=voice.period(record.period),
        what=what,
        kind=duty if duty != what.text else "",
        facts=tuple(facts),
    )


def _told(voice: Voice, record: ShownRecord, named: Named, me: Ref) -> tuple[Link, ...]:
    """What a field says; of those who had a part in it, the others only."""
    if named.name != "with":
        return cell(voice, record, named)
    whose = (record.about,) if record.about.who is Who.MENTEE else ()
    people = dict.fromkeys((*whose, *values_of(record, named.name)))
    others = tuple(one for one in people if one != me)
    return links(voice, Cell(FieldType.PEOPLE, others))


def cell(voice: Voice, record: ShownRecord, named: Named) -> tuple[Link, ...]:
    """The values of a field that views look for, in the reader's words."""
    field = field_of(record, named.name)
    if field is None or field.type in _ELSEWHERE:
        return ()
    team = team_link(voice, record.team) if named.name == "team" else None
    return (team,) if team else links(voice, Cell(field.type, field.values))


def label(voice: Voice, named: Named, record: ShownRecord) -> str:
    """What a field is called: by its own title where it has one."""
    field = field_of(record, named.name)
    own = voice.title(field.title) if field is not None else ""
    return own or voice.say(named.title)
