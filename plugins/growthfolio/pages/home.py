"""The home page: the cohort at a glance."""

from collections.abc import Callable
from datetime import date

from growthfolio.model.obligation import State
from growthfolio.model.phrase import N_
from growthfolio.pages.attention import first_lines
from growthfolio.pages.calling import Voice
from growthfolio.pages.crowd import crowd
from growthfolio.pages.extract import Counts, Extracts, counts_of_all, tally_of_all
from growthfolio.pages.matrix import matrix
from growthfolio.pages.person import days_left
from growthfolio.pages.tally import window
from growthfolio.pages.views import HomePage, MendPage, Tile


def home_page(
    voice: Voice,
    extracts: Extracts,
    working_days: Callable[[date, date], int],
    mend: MendPage | None,
) -> HomePage:
    """The cohort index of an audience."""
    disclosure = voice.disclosure
    lines = first_lines(line for one in extracts.values() for line in one.attention)
    days = (one.due[0].due for one in extracts.values() if one.due)
    next_due = min(days, default=None)
    counts = counts_of_all(extracts)
    many = crowd(voice, extracts)
    return HomePage(
        url="",
        title=voice.title(disclosure.title),
        as_of=disclosure.today,
        commit=disclosure.commit,
        next_due=next_due,
        next_working_days=days_left(voice, next_due, working_days) if next_due else 0,
        tiles=_tiles(voice, extracts, counts)
        if disclosure.shows_states
        else _quiet_tiles(voice, counts),
        attention=lines,
        attention_more=counts.attention - len(lines),
        matrix=matrix(voice, extracts, () if many else disclosure.mentees),
        crowd=many,
        to_mend=len(mend.rows) if mend is not None else None,
    )


def _tiles(voice: Voice, extracts: Extracts, counts: Counts) -> tuple[Tile, ...]:
    disclosure = voice.disclosure
    months = window(disclosure)
    count = tally_of_all(extracts, (mentee.ref for mentee in disclosure.mentees))
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
            value=counts.missing,
            of=None,
            unit=_records(voice, counts.missing_accepted),
            state=State.MISSING,
        ),
        Tile(
            label=voice.say(N_("Awaiting comment")),
            value=counts.waiting,
            of=None,
            unit=_records(voice, counts.waiting_accepted),
            state=State.AWAITING_COMMENT,
        ),
    )


def _records(voice: Voice, accepted: int) -> str:
    if not accepted:
        return voice.say(N_("records"))
    return voice.say(N_("records, accepted: {n}"), n=accepted)


def _quiet_tiles(voice: Voice, counts: Counts) -> tuple[Tile, ...]:
    """Numbers of what is there, for those who may not know what is not."""
    numbers = (
        (N_("Records"), counts.records - counts.events),
        (N_("Comments"), counts.comments),
        (N_("Activities"), counts.events),
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
