"""The next due dates: each duty and period once, however many owe it."""

from collections.abc import Iterable
from typing import Final

from growthfolio.disclosure.shown import ShownObligation
from growthfolio.model.obligation import State
from growthfolio.pages.calling import Voice
from growthfolio.pages.views import DueRow

_DATES: Final = 10
"""So many are said."""
_TO_COME: Final = (State.DUE, State.DRAFT, State.UPCOMING)


def due_rows(voice: Voice, owed: Iterable[ShownObligation]) -> tuple[DueRow, ...]:
    """The first of what is to come of what is owed."""
    today = voice.disclosure.today
    return first_due(
        DueRow(due=one.due, duty=voice.duty(one.duty), period=voice.period(one.period))
        for one in owed
        if one.state in _TO_COME
        and not one.is_comment
        and one.due is not None
        and one.due >= today
    )


def first_due(rows: Iterable[DueRow]) -> tuple[DueRow, ...]:
    """Those that are due first."""
    in_order = sorted(dict.fromkeys(rows), key=lambda row: row.due)
    return tuple(in_order[:_DATES])
