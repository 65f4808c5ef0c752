"""Obligations → one cell of a matrix: the worst state first, and all in words."""

from collections.abc import Iterable, Sequence
from typing import Final

from growthfolio.disclosure.ref import Ref
from growthfolio.disclosure.shown import ShownObligation
from growthfolio.model.obligation import State
from growthfolio.model.phrase import N_
from growthfolio.pages.calling import Voice
from growthfolio.pages.places import Places, chapter_anchor
from growthfolio.pages.views import Cell, Debt
from growthfolio.pages.wording import standing

_WORST_FIRST: Final = (
    State.MISSING,
    State.INVALID,
    State.AWAITING_COMMENT,
    State.DRAFT,
    State.DUE,
    State.LATE,
    State.UPCOMING,
    State.DONE,
    State.EXEMPT,
    State.NOT_APPLICABLE,
)
_EMPTY: Final = Cell()
_RANKS: Final = {state: n for n, state in enumerate(_WORST_FIRST)}
_INVALID: Final = _RANKS[State.INVALID]
_MISSING: Final = State.MISSING


def badness(owed: ShownObligation | Debt) -> tuple[bool, int]:
    """What to sort by to have the worst first; an accepted gap is not so bad."""
    accepted = owed.waived and owed.state is _MISSING
    rank = _RANKS[State.AWAITING_COMMENT] if accepted else _RANKS[owed.state]
    return rank > _INVALID, rank


def own(owed: Iterable[ShownObligation], about: Ref) -> tuple[ShownObligation, ...]:
    """What the person owes; where that is nothing, what others owe about them.

    A mentor's silence must not turn a mentee red: comments never count here.
    """
    records = [one for one in owed if not one.is_comment]
    mine = [one for one in records if one.owner == about]
    return tuple(mine or records)


def cell(
    voice: Voice, places: Places, about: Ref, owed: Sequence[ShownObligation]
) -> Cell:
    """The cell of these obligations; an empty one where there are none."""
    if not owed:
        return _EMPTY
    worst = sorted(owed, key=badness) if len(owed) > 1 else owed
    first = worst[0]
    label = _label(voice, worst)
    return Cell(
        state=first.state,
        label=label,
        to=places.link(about, chapter_anchor(first.period), label),
        waived=first.waived and first.state is _MISSING,
    )


def legend(cells: Iterable[Cell]) -> tuple[State, ...]:
    """The states that occur, in the states' order."""
    seen = {cell.state for cell in cells}
    return tuple(state for state in State if state in seen)


def _label(voice: Voice, worst: Sequence[ShownObligation]) -> str:
    key = tuple(map(_said_of, worst))
    found = voice.labels.get(key)
    if found is None:
        found = voice.labels[key] = _say(voice, worst)
    return found


def _said_of(owed: ShownObligation) -> tuple[object, ...]:
    """All of something owed that a label says: many people's are the same."""
    period = owed.period
    when = (period.kind, period.name, period.start)
    return *when, owed.duty, owed.n, owed.is_comment, owed.state, owed.waived


def _say(voice: Voice, worst: Sequence[ShownObligation]) -> str:
    period = voice.period(worst[0].period)
    items = [(standing(voice, one), voice.what(one)) for one in worst]
    if len(items) == 1:
        ((state, duty),) = items
        return voice.say(
            N_("{state}, {period}, {duty}"), state=state, period=period, duty=duty
        )
    said = (
        voice.say(N_("{duty} {state}"), duty=duty, state=state) for state, duty in items
    )
    return voice.say(
        N_("{period}: {items}"), period=period, items=voice.say(N_("; ")).join(said)
    )
