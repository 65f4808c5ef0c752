"""Outcomes: numbers of something, added up where they are of one measure."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from msgspec import Struct

from growthfolio.disclosure.shown import ShownRecord
from growthfolio.model.field import FieldType
from growthfolio.model.phrase import N_
from growthfolio.pages.calling import Voice
from growthfolio.pages.growth.reading import NO_CELL, card_link, rows_of, text
from growthfolio.pages.places import Places
from growthfolio.pages.views import Fact, Grid, Link

_SHARES = frozenset({"%", "％", "‰"})
"""Units of which a sum says nothing."""


class Outcome(Struct, frozen=True, kw_only=True):
    """One number: of what, in which unit, whether estimated, and from where.

    `joint` says whether others had a part in it; `adds_up` is False for shares.
    """

    metric: str
    unit: str
    value: Decimal
    estimated: bool
    joint: bool
    adds_up: bool
    record: ShownRecord

    @property
    def key(self) -> tuple[str, str, bool]:
        """What it has in common with those it may be added to."""
        return self.metric, self.unit, self.joint


def outcomes_of(
    voice: Voice,
    records: Iterable[ShownRecord],
    is_joint: Callable[[ShownRecord], bool],
) -> Iterator[Outcome]:
    """The outcomes of records, row by row; a row without a number is none."""
    for record in records:
        for row in rows_of(voice, record, "outcomes"):
            value = row.get("value", NO_CELL)
            unit = text(voice, row.get("unit", NO_CELL))
            percent = value.type is FieldType.PERCENT
            for number in value.values:
                if isinstance(number, Decimal):
                    yield Outcome(
                        metric=text(voice, row.get("metric", NO_CELL)),
                        unit=unit or ("%" if percent else ""),
                        value=number,
                        estimated=True in row.get("estimated", NO_CELL).values,
                        joint=is_joint(record),
                        adds_up=not percent and unit not in _SHARES,
                        record=record,
                    )


def amount(voice: Voice, value: Decimal, unit: str, *, estimated: bool = False) -> str:
    """A number with its unit; an estimate says that it is one."""
    number = voice.say(N_("{value} {unit}"), value=f"{value:f}", unit=unit).strip()
    return voice.say(N_("{value} (estimated)"), value=number) if estimated else number


def stated(voice: Voice, outcome: Outcome) -> str:
    """An outcome in one line."""
    value = amount(voice, outcome.value, outcome.unit, estimated=outcome.estimated)
    return voice.say(N_("{metric}: {value}"), metric=outcome.metric, value=value)


def _groups(outcomes: Iterable[Outcome]) -> list[list[Outcome]]:
    groups: dict[tuple[str, str, bool], list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(outcome.key, []).append(outcome)
    return list(groups.values())


def _totals(voice: Voice, group: list[Outcome]) -> tuple[str, ...]:
    """The sum of a group, or each of its numbers where a sum says nothing."""
    unit = group[0].unit
    if not group[0].adds_up:
        return tuple(
            amount(voice, one.value, unit, estimated=one.estimated) for one in group
        )
    total = sum((one.value for one in group), Decimal(0))
    estimated = sum((one.value for one in group if one.estimated), Decimal(0))
    if all(one.estimated for one in group):
        return (amount(voice, total, unit, estimated=True),)
    if not any(one.estimated for one in group):
        return (amount(voice, total, unit),)
    return (
        voice.say(
            N_("{total}, of which estimated: {part}"),
            total=amount(voice, total, unit),
            part=amount(voice, estimated, unit),
        ),
    )


def facts(voice: Voice, outcomes: Iterable[Outcome]) -> tuple[Fact, ...]:
    """Each measure and what was reached, as facts of a year."""
    return tuple(
        Fact(
            label=_label(voice, group[0]),
            values=tuple(Link(text=one) for one in _totals(voice, group)),
        )
        for group in _groups(outcomes)
    )


def _label(voice: Voice, outcome: Outcome) -> str:
    if not outcome.joint:
        return outcome.metric
    return voice.say(N_("{metric}, together with others"), metric=outcome.metric)


def grid(voice: Voice, places: Places, outcomes: Iterable[Outcome]) -> Grid:
    """Each measure, what was reached, and the records that say so."""
    rows = []
    for group in _groups(outcomes):
        records = {one.record.path: one.record for one in group}
        sources = tuple(card_link(voice, places, one) for one in records.values())
        reached = tuple(Link(text=one) for one in _totals(voice, group))
        rows.append(((Link(text=_label(voice, group[0])),), reached, sources))
    return Grid(
        label=voice.say(N_("Outcomes")),
        columns=(
            voice.say(N_("Metric")),
            voice.say(N_("Reached")),
            voice.say(N_("Records")),
        ),
        rows=tuple(rows),
    )
