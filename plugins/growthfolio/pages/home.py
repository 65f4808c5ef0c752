"""The home page: the cohort at a glance."""

from collections.abc import Callable
from datetime import date
from typing import Final

from growthfolio.model.cadence import Every
from growthfolio.model.obligation import State
from growthfolio.model.phrase import N_
from growthfolio.pages.attention import attention, key
from growthfolio.pages.calling import Voice
from growthfolio.pages.crowd import crowd
from growthfolio.pages.matrix import matrix
from growthfolio.pages.person import days_left
from growthfolio.pages.places import Places
from growthfolio.pages.tally import Tallies, window
from growthfolio.pages.views import HomePage, Tile

_LINES: Final = 8


def home_page(
    voice: Voice,
    places: Places,
    tallies: Tallies,
    working_days: Callable[[date, date], int],
) -> HomePage:
    """The cohort index of an audience."""
    disclosure = voice.disclosure
    lines = attention(voice, places)
    next_due = _next_due(voice)
    many = crowd(voice, tallies)
    return HomePage(
        url="",
        title=voice.title(disclosure.title),
        as_of=disclosure.today,
        commit=disclosure.commit,
        next_due=next_due,
        next_working_days=days_left(voice, next_due, working_days) if next_due else 0,
        tiles=_tiles(voice, tallies)
        if disclosure.shows_states
        else _quiet_tiles(voice),
        attention=lines[:_LINES],
        attention_more=max(0, len(lines) - _LINES),
        matrix=matrix(voice, places, tallies, () if many else disclosure.mentees),
        crowd=many,
        to_mend=len(disclosure.findings) if disclosure.findings is not None else None,
    )


def _next_due(voice: Voice) -> date | None:
    """The next day something is due on."""
    today = voice.disclosure.today
    open_states = (State.DUE, State.DRAFT, State.UPCOMING)
    days = (
        one.due
        for one in voice.disclosure.obligations
        if one.state in open_states
        and not one.is_comment
        and one.due is not None
        and one.due >= today
    )
    return min(days, default=None)


def _tiles(voice: Voice, tallies: Tallies) -> tuple[Tile, ...]:
    disclosure = voice.disclosure
    months = window(disclosure)
    count = tallies.of_all(mentee.ref for mentee in disclosure.mentees)
    owed = disclosure.obligations
    missing = [o for o in owed if o.state is State.MISSING and not o.is_comment]
    waiting = [
        o for o in owed if o.state is State.AWAITING_COMMENT and not o.is_comment
    ]
    accepted = {key(one) for one in owed if one.waived and one.is_comment}
    return (
        _people(voice),
        Tile(
            label=voice.say(
                N_("Handed in on time, {first} to {last}"),
                first=months[0],
                last=months[-1],
            ),
            value=count.in_time,
            of=count.owed,
            unit=voice.say(N_("records")),
        ),
        Tile(
            label=voice.say(N_("Missing")),
            value=len(missing),
            of=None,
            unit=_records(voice, sum(one.waived for one in missing)),
            state=State.MISSING,
        ),
        Tile(
            label=voice.say(N_("Awaiting comment")),
            value=len(waiting),
            of=None,
            unit=_records(voice, sum(key(one) in accepted for one in waiting)),
            state=State.AWAITING_COMMENT,
        ),
    )


def _records(voice: Voice, accepted: int) -> str:
    if not accepted:
        return voice.say(N_("records"))
    return voice.say(N_("records, accepted: {n}"), n=accepted)


def _quiet_tiles(voice: Voice) -> tuple[Tile, ...]:
    """Numbers of what is there, for those who may not know what is not."""
    disclosure = voice.disclosure
    events = {duty.id for duty in disclosure.duties if duty.every.every is Every.EVENT}
    activities = sum(record.duty in events for record in disclosure.records)
    numbers = (
        (N_("Records"), len(disclosure.records) - activities),
        (N_("Comments"), sum(bool(one.comment) for one in disclosure.records)),
        (N_("Activities"), activities),
    )
    return (
        _people(voice),
        *(
            Tile(label=voice.say(label), value=n, of=None, unit="")
            for label, n in numbers
        ),
    )


def _people(voice: Voice) -> Tile:
    return Tile(
        label=voice.say(N_("Mentees")),
        value=sum(mentee.active for mentee in voice.disclosure.mentees),
        of=None,
        unit=voice.say(N_("people")),
    )
