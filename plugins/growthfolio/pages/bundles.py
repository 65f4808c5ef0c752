"""What is shown of somebody → by period, in the order and year to show it."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from growthfolio.disclosure.disclosed import Disclosure
from growthfolio.disclosure.ref import Ref
from growthfolio.disclosure.shown import ShownObligation, ShownRecord
from growthfolio.model.obligation import State
from growthfolio.model.period import Period

GAPS = frozenset({State.MISSING, State.INVALID, State.DRAFT, State.DUE, State.EXEMPT})
"""States in which a gap is shown."""
PERSONAL = ("stage", "once")
"""Periods whose days are a person's own."""


class Bundle(Struct, frozen=True, kw_only=True):
    """A period of somebody: what is there and what is owed in it.

    `when` is the day it is shown by, `year` the year whose page it stands on.
    """

    period: Period
    when: date
    year: int
    records: tuple[ShownRecord, ...]
    obligations: tuple[ShownObligation, ...]


def bundles(disclosure: Disclosure, about: Ref) -> tuple[Bundle, ...]:
    """The periods of somebody that have anything to show in them, newest first."""
    periods: dict[str, Period] = {}
    records: dict[str, list[ShownRecord]] = {}
    for record in disclosure.records_about.get(about, ()):
        periods[record.period.name] = record.period
        records.setdefault(record.period.name, []).append(record)
    owed: dict[str, list[ShownObligation]] = {}
    for obligation in disclosure.obligations_about.get(about, ()):
        period = obligation.period
        periods[period.name] = period
        owed.setdefault(period.name, []).append(obligation)
    found = [
        _bundle(disclosure, period, tuple(there), tuple(mine))
        for name, period in periods.items()
        if _is_told(there := records.get(name, ()), mine := owed.get(name, ()))
    ]
    return tuple(sorted(found, key=lambda one: _order(one, disclosure.today)))


def _is_told(records: Sequence[ShownRecord], owed: Sequence[ShownObligation]) -> bool:
    """Whether a period has a chapter: not while all of it is only to come."""
    return bool(records) or any(one.state in GAPS or one.sealed for one in owed)


def _order(bundle: Bundle, today: date) -> tuple[int, int, str]:
    """Newest first: what goes on now, the shortest first, then what has ended.

    Of periods that ended together the longer one stands first: it looks back on
    the shorter ones.
    """
    start = bundle.period.start.toordinal()
    if bundle.when > today:
        return -today.toordinal() - 1, -start, bundle.period.name
    return -bundle.when.toordinal(), start, bundle.period.name


def _bundle(
    disclosure: Disclosure,
    period: Period,
    records: tuple[ShownRecord, ...],
    owed: tuple[ShownObligation, ...],
) -> Bundle:
    today = disclosure.today
    if period.kind not in PERSONAL:
        when, year = period.end, period.start.year
    else:
        due = [one.due for one in owed if one.due is not None]
        handed_in = [one.submitted for one in records if one.submitted is not None]
        if due or handed_in or not disclosure.aliases:
            when = min(due or handed_in or [period.start])
            year = when.year
        else:
            # A person's own days are not known here; the period stands last.
            when, year = date.min, today.year
    return Bundle(
        period=period,
        when=when,
        year=min(year, today.year),
        records=records,
        obligations=owed,
    )
