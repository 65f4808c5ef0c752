"""Who is without a mentor, and what is handed over to whoever comes next."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from growthfolio.disclosure.ref import Ref
from growthfolio.disclosure.shown import ShownRecord
from growthfolio.disclosure.shown_pool import ShownFollowUp, ShownVacancy
from growthfolio.model.phrase import N_
from growthfolio.pages.calling import Voice
from growthfolio.pages.places import Places, card_anchor
from growthfolio.pages.views import Handover, Link, OpenItem, VacancyRow
from growthfolio.pooling.values import ANY, Why

_WHYS: Final[Mapping[Why, str]] = MappingProxyType(
    {
        Why.NEVER: N_("there has been nobody yet"),
        Why.ENDED: N_("the pairing ended"),
        Why.LEFT: N_("the mentor left"),
        Why.SUSPENDED: N_("the mentor is suspended"),
        Why.RETIRED: N_("the mentor retired from the pool"),
        Why.DISQUALIFIED: N_("the mentor was disqualified"),
        Why.EXPIRED: N_("the mentor’s qualification ran out"),
        Why.FAILED: N_("the mentor did not pass the review"),
        Why.HIT: N_("the mentor is on the negative list"),
    }
)


def vacancies(voice: Voice, found: tuple[ShownVacancy, ...]) -> tuple[VacancyRow, ...]:
    """Roles nobody holds, as lines."""
    return tuple(_row(voice, one) for one in found)


def handovers(voice: Voice, places: Places, mentor: Ref) -> tuple[Handover, ...]:
    """What a mentor who guides no longer leaves, mentee by mentee."""
    pool = voice.disclosure.pool
    left = pool.left_by.get(mentor, ()) if pool is not None else ()
    return tuple(_handover(voice, places, one) for one in left)


def role_name(voice: Voice, role: str) -> str:
    """A role's title, or any mentor."""
    return voice.say(N_("mentor of any role")) if role == ANY else voice.role(role)


def _row(voice: Voice, one: ShownVacancy) -> VacancyRow:
    role = role_name(voice, one.role)
    since = one.since
    text = voice.say(N_("No {role}"), role=role)
    if since is not None:
        text = voice.say(N_("No {role} since {date}"), role=role, date=since)
    handover = None
    if one.mentor is not None:
        handover = Link(
            text=voice.say(N_("Handover")),
            url=voice.url(one.mentor),
            anchor=_anchor(one),
        )
    return VacancyRow(
        person=voice.link(one.mentee),
        role=role,
        since=since,
        why=_why(voice, one),
        mentor=voice.link(one.mentor) if one.mentor is not None else None,
        text=text,
        handover=handover,
    )


def _why(voice: Voice, one: ShownVacancy) -> str:
    why = voice.say(_WHYS[one.why])
    if not one.reason:
        return why
    return voice.say(N_("{why} ({reason})"), why=why, reason=one.reason)


def _anchor(one: ShownVacancy) -> str:
    return f"handover-{one.mentee.slug}-{one.role}"


def _handover(voice: Voice, places: Places, one: ShownVacancy) -> Handover:
    role = role_name(voice, one.role)
    if one.successor is not None:
        note = voice.say(N_("Somebody has taken over: {why}."), why=_why(voice, one))
    elif one.since is None:
        note = voice.say(
            N_("Nobody guides in this role now: {why}."), why=_why(voice, one)
        )
    else:
        note = voice.say(
            N_("Nobody guides in this role since {date}: {why}."),
            date=one.since,
            why=_why(voice, one),
        )
    early = N_("The pairing ran long enough to be completed instead.")
    return Handover(
        anchor=_anchor(one),
        person=voice.link(one.mentee),
        role=role,
        note=note,
        early=voice.say(early) if one.early else "",
        successor=voice.link(one.successor) if one.successor is not None else None,
        plans=tuple(_paper(voice, places, record) for record in one.plans),
        follow_ups=tuple(_open(voice, places, item) for item in one.follow_ups),
        notes=tuple(_paper(voice, places, record) for record in one.notes),
    )


def _open(voice: Voice, places: Places, item: ShownFollowUp) -> OpenItem:
    to = _paper(voice, places, item.record)
    return OpenItem(text=item.measure or to.text, due=item.due, to=to)


def _paper(voice: Voice, places: Places, record: ShownRecord) -> Link:
    """A record by its period and duty, leading to where it stands."""
    text = voice.say(
        N_("{period} {duty}"),
        period=voice.period(record.period),
        duty=voice.duty(record.duty),
    )
    found = places.link(record.about, card_anchor(record), text)
    return found or Link(text=text, url=voice.url(record.about))
