"""What a mentor or a unit owes, and has not handed in yet."""

from collections.abc import Iterable, Iterator
from typing import Final

from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.shown import ShownObligation
from growthfolio.model.obligation import State
from growthfolio.pages.calling import Voice
from growthfolio.pages.cells import badness
from growthfolio.pages.places import Places, gap_anchor
from growthfolio.pages.views import Debt, Link

_OPEN: Final = frozenset({State.MISSING, State.INVALID, State.DRAFT, State.DUE})


_OWNERS: Final = frozenset({Who.MENTOR, Who.UNIT})
"""Those whose pages say what they owe."""


def debts(
    voice: Voice, places: Places, everything: Iterable[ShownObligation]
) -> Iterator[tuple[Ref, Debt]]:
    """What is open of what is owed about somebody, each after who owes it."""
    today = voice.disclosure.today
    for one in everything:
        owner, due = one.owner, one.due
        if owner is None or owner.who not in _OWNERS or due is None:
            continue
        if one.state in _OPEN:
            debt = Debt(
                state=one.state,
                person=voice.link(one.about),
                duty=voice.what(one),
                period=voice.period(one.period),
                due=due,
                days=one.days_overdue(today),
                to=_to(voice, places, one),
                waived=one.waived and one.state is State.MISSING,
            )
            yield owner, debt


def worst_first(some: Iterable[Debt]) -> tuple[Debt, ...]:
    """Debts in the order to tell them in: the worst first, then the oldest."""
    return tuple(sorted(some, key=lambda one: (badness(one), one.due)))


def _to(voice: Voice, places: Places, owed: ShownObligation) -> Link:
    """Where to read what it is about."""
    what = voice.what(owed)
    found = places.link(owed.about, gap_anchor(owed), what)
    return found or voice.link(owed.about)
