"""What needs attention: what is missing, then what waits for a comment."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from growthfolio.disclosure.shown import ShownObligation
from growthfolio.model.obligation import State
from growthfolio.model.phrase import N_, Filling
from growthfolio.pages.calling import Voice
from growthfolio.pages.places import Places, gap_anchor
from growthfolio.pages.views import Attention

_MISSING: Final = State.MISSING
_OPEN: Final = (State.DUE, State.DRAFT)

LINES: Final = 8
"""So many lines there are at the most."""


def first_lines(lines: Iterable[Attention]) -> tuple[Attention, ...]:
    """Those to begin with: missing records first, each kind oldest first."""
    in_order = sorted(lines, key=_urgency)
    return tuple(in_order[:LINES])


def _urgency(line: Attention) -> tuple[bool, int]:
    return line.state is not State.MISSING, -line.days


def is_wanted(owed: ShownObligation) -> bool:
    """Whether it needs attention: a gap nobody accepted, a comment awaited."""
    if owed.waived:
        return False
    if owed.state is _MISSING:
        return owed.due is not None
    return owed.is_comment and owed.state in _OPEN


def attention(
    voice: Voice, places: Places, everything: Sequence[ShownObligation]
) -> tuple[Attention, ...]:
    """The first lines about somebody, out of everything that is owed about them."""
    wanted = [one for one in everything if is_wanted(one)]
    since = _handed_in(everything) if any(one.is_comment for one in wanted) else {}
    today = voice.disclosure.today
    return first_lines(
        _line(voice, places, _days(one, since, today), one) for one in wanted
    )


def _days(
    owed: ShownObligation, since: dict[object, ShownObligation], today: date
) -> int:
    """How long a record is overdue, or has been waiting for its comment."""
    record = since.get(key(owed)) if owed.is_comment else None
    if record is not None and record.submitted is not None:
        return (today - record.submitted).days
    return owed.days_overdue(today) or 0


def _handed_in(
    everything: Iterable[ShownObligation],
) -> dict[object, ShownObligation]:
    """What was handed in, by what a comment on it has in common with it."""
    return {
        key(one): one
        for one in everything
        if not one.is_comment and one.submitted is not None
    }


def key(owed: ShownObligation) -> tuple[str, str, int]:
    """What a record owed and the comment owed on it have in common."""
    return owed.period.name, owed.duty, owed.n


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
