"""What needs attention: what is missing, then what waits for a comment."""

from collections.abc import Iterable
from datetime import date

from growthfolio.disclosure.disclosed import Disclosure
from growthfolio.disclosure.ref import Ref
from growthfolio.disclosure.shown import ShownObligation
from growthfolio.model.obligation import State
from growthfolio.model.phrase import N_, Filling
from growthfolio.pages.calling import Voice
from growthfolio.pages.places import Places, gap_anchor
from growthfolio.pages.views import Attention


def attention(voice: Voice, places: Places) -> tuple[Attention, ...]:
    """Every gap nobody accepted, and every comment awaited.

    Missing records come first, each kind oldest first.
    """
    disclosure = voice.disclosure
    wanted = [one for one in disclosure.obligations if _is_wanted(one)]
    since = _handed_in(disclosure, {one.about for one in wanted if one.is_comment})
    lines = [
        (one.is_comment, _days(one, since, disclosure.today), one) for one in wanted
    ]
    lines.sort(key=lambda line: (line[0], -line[1]))
    return tuple(_line(voice, places, days, one) for _, days, one in lines)


def _is_wanted(owed: ShownObligation) -> bool:
    if owed.waived:
        return False
    if owed.state is State.MISSING:
        return owed.due is not None
    return owed.is_comment and owed.state in (State.DUE, State.DRAFT)


def _days(
    owed: ShownObligation, since: dict[object, ShownObligation], today: date
) -> int:
    """How long a record is overdue, or has been waiting for its comment."""
    record = since.get(key(owed)) if owed.is_comment else None
    if record is not None and record.submitted is not None:
        return (today - record.submitted).days
    return owed.days_overdue(today) or 0


def _handed_in(
    disclosure: Disclosure, about: Iterable[Ref]
) -> dict[object, ShownObligation]:
    """What some handed in, by what a comment on it has in common with it."""
    return {
        key(one): one
        for ref in about
        for one in disclosure.obligations_about[ref]
        if not one.is_comment and one.submitted is not None
    }


def key(owed: ShownObligation) -> tuple[object, str, str, int]:
    """What a record owed and the comment owed on it have in common."""
    return owed.about, owed.period.name, owed.duty, owed.n


def _line(voice: Voice, places: Places, days: int, owed: ShownObligation) -> Attention:
    action = voice.say(N_("Comment") if owed.is_comment else N_("Hand in"))
    return Attention(
        state=State.AWAITING_COMMENT if owed.is_comment else State.MISSING,
        person=voice.link(owed.about),
        what=_what(voice, owed),
        days=days,
        action=action,
        to=places.link(owed.about, gap_anchor(owed), action) or voice.link(owed.about),
    )


def _what(voice: Voice, owed: ShownObligation) -> str:
    """What is missing, naming who owes it where that is somebody else."""
    gaps: dict[str, Filling] = {"period": voice.period(owed.period)}
    if owed.is_comment and owed.owner is not None:
        return voice.say(
            N_("{period} {duty}: waits for a comment by {owner}"),
            duty=voice.duty(owed.duty),
            owner=voice.name(owed.owner),
            **gaps,
        )
    gaps["duty"] = voice.what(owed)
    if owed.owner is None or owed.owner == owed.about:
        return voice.say(N_("{period} {duty}"), **gaps)
    return voice.say(
        N_("{period} {duty}, owed by {owner}"), owner=voice.name(owed.owner), **gaps
    )
