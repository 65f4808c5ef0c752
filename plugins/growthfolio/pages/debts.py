"""What a mentor or a unit owes, and has not handed in yet."""

from typing import Final

from growthfolio.disclosure.ref import Ref
from growthfolio.disclosure.shown import ShownObligation
from growthfolio.model.obligation import State
from growthfolio.pages.calling import Voice
from growthfolio.pages.cells import badness
from growthfolio.pages.places import Places, gap_anchor
from growthfolio.pages.views import Debt, Link

_OPEN: Final = frozenset({State.MISSING, State.INVALID, State.DRAFT, State.DUE})


def debts(voice: Voice, places: Places, owner: Ref) -> tuple[Debt, ...]:
    """What is open and owed by somebody: the worst first, then the oldest."""
    mine = [
        (one, one.due)
        for one in voice.disclosure.owed_by.get(owner, ())
        if one.state in _OPEN
    ]
    dated = [(one, due) for one, due in mine if due is not None]
    dated.sort(key=lambda pair: (badness(pair[0]), pair[1]))
    return tuple(
        Debt(
            state=one.state,
            person=voice.link(one.about),
            duty=voice.what(one),
            period=voice.period(one.period),
            due=due,
            days=one.days_overdue(voice.disclosure.today),
            to=_to(voice, places, one),
            waived=one.waived and one.state is State.MISSING,
        )
        for one, due in dated
    )


def _to(voice: Voice, places: Places, owed: ShownObligation) -> Link:
    """Where to read what it is about."""
    what = voice.what(owed)
    found = places.link(owed.about, gap_anchor(owed), what)
    return found or voice.link(owed.about)
