"""The themes of a growth file, over all years: a table for each."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from growthfolio.disclosure.shown import ShownMentee, ShownRecord
from growthfolio.model.conventions import CONVENTIONS
from growthfolio.model.field import FieldType
from growthfolio.model.kind import Kind
from growthfolio.model.phrase import N_
from growthfolio.pages.calling import Voice
from growthfolio.pages.growth import outcomes
from growthfolio.pages.growth.lines import cell, label
from growthfolio.pages.growth.reading import (
    NO_CELL,
    card_link,
    field_of,
    kind_of,
    links,
    rows_of,
)
from growthfolio.pages.growth.years import Mine
from growthfolio.pages.places import Places
from growthfolio.pages.views import Fact, Grid, Link, Section

Cells = tuple[tuple[Link, ...], ...]


def section(
    title: str, anchor: str, *grids: Grid | None, facts: Sequence[Fact] = ()
) -> Section | None:
    """A theme, or None where there is nothing to tell."""
    there = tuple(map(_trimmed, (one for one in grids if one is not None and one.rows)))
    if not there and not facts:
        return None
    return Section(title=title, anchor=anchor, facts=tuple(facts), grids=there)


def _trimmed(grid: Grid) -> Grid:
    """The grid without the columns that are empty in every row."""
    kept = [n for n in range(len(grid.columns)) if any(row[n] for row in grid.rows)]
    return replace(
        grid,
        columns=tuple(grid.columns[n] for n in kept),
        rows=tuple(tuple(row[n] for n in kept) for row in grid.rows),
    )


def of_kind(
    voice: Voice, records: Iterable[ShownRecord], *kinds: Kind
) -> list[ShownRecord]:
    """The records of some kinds, in their order."""
    return [record for record in records if kind_of(voice, record) in kinds]


def measures(mine: Mine) -> Section | None:
    """What was done, and what came of it, pair by pair (S4-20)."""
    rows = _rows(mine, mine.records, "measures", ("measure", "effect"))
    columns = (N_("When"), N_("Record"), N_("Measure"), N_("Effect"))
    title = mine.voice.say(N_("Measures and effects"))
    return section(title, "measures", _grid(mine.voice, title, columns, rows))


def follow_ups(mine: Mine) -> Section | None:
    """What was agreed in talks, and whether it was done."""
    talks = of_kind(mine.voice, mine.records, Kind.TALK)
    rows = _rows(mine, talks, "follow_ups", ("measure", "due", "done"))
    columns = (N_("When"), N_("Record"), N_("Measure"), N_("Due"), N_("Done"))
    title = mine.voice.say(N_("Follow-ups"))
    return section(title, "follow-ups", _grid(mine.voice, title, columns, rows))


def reached(mine: Mine) -> Section | None:
    """Outcomes by measure, each with the records that say so (S3-11)."""
    found = outcomes.outcomes_of(mine.voice, mine.records, mine.joint)
    grid = outcomes.grid(mine.voice, mine.places, found)
    return section(grid.label, "outcomes", grid)


def awards(mine: Mine) -> Section | None:
    """Awards to the person, and to teams the person is in (S0-14)."""
    return _of_kind(mine, N_("Awards"), "awards", Kind.AWARD)


def training(mine: Mine) -> Section | None:
    """Courses, and the hours they add up to (S1-24)."""
    found = of_kind(mine.voice, mine.records, Kind.TRAINING)
    hours = [
        value
        for record in found
        if (field := field_of(record, "hours")) is not None
        and field.type is FieldType.NUMBER
        for value in field.values
        if isinstance(value, Decimal)
    ]
    facts = []
    if len(hours) > 1:
        total = Link(text=f"{sum(hours, Decimal(0)):f}")
        facts.append(Fact(label=mine.voice.say(N_("Hours in all")), values=(total,)))
    grid = table(mine.voice, mine.places, Kind.TRAINING, found)
    return section(mine.voice.say(N_("Training")), "training", grid, facts=facts)


def issues(mine: Mine) -> Section | None:
    """Problems in work and life, and how they were solved (S1-26)."""
    return _of_kind(mine, N_("Problems and help"), "issues", Kind.ISSUE)


def fitness(mine: Mine) -> Section | None:
    """How fit for the post, and how able, review by review (S4-22)."""
    return _of_kind(mine, N_("Fitness reviews"), "fitness", Kind.FITNESS)


def care(mine: Mine, mentee: ShownMentee) -> Section | None:
    """Care, what was paid, and why there is need of it (S1-21, S1-22, S4-25)."""
    voice = mine.voice
    facts = []
    if mentee.attention:
        reasons = tuple(Link(text=voice.title(one)) for one in mentee.attention)
        facts.append(Fact(label=voice.say(N_("Special attention")), values=reasons))
    grids = (
        table(voice, mine.places, kind, of_kind(voice, mine.records, kind))
        for kind in (Kind.CARE, Kind.SUBSIDY, Kind.SURVEY)
    )
    return section(voice.say(N_("Care")), "care", *grids, facts=facts)


def _of_kind(mine: Mine, title: str, anchor: str, kind: Kind) -> Section | None:
    found = of_kind(mine.voice, mine.records, kind)
    grid = table(mine.voice, mine.places, kind, found)
    return section(mine.voice.say(title), anchor, grid)


def table(
    voice: Voice,
    places: Places,
    kind: Kind,
    records: Sequence[ShownRecord],
    *,
    without: str = "",
) -> Grid | None:
    """Records of a kind by the fields it is known for.

    `without` is a field that goes without saying where the table stands.
    """
    if not records:
        return None
    wanted = [
        named
        for named in CONVENTIONS[kind].fields
        if named.name != without
        and any(cell(voice, record, named) for record in records)
    ]
    heads = []
    for named in wanted:
        said = (one for one in records if field_of(one, named.name) is not None)
        heads.append(label(voice, named, next(said)))
    return Grid(
        label=voice.duty(records[0].duty),
        columns=(voice.say(N_("When")), voice.say(N_("Record")), *heads),
        rows=tuple(
            (
                (Link(text=voice.period(record.period)),),
                (card_link(voice, places, record),),
                *(cell(voice, record, named) for named in wanted),
            )
            for record in records
        ),
    )


def _rows(
    mine: Mine, records: Iterable[ShownRecord], name: str, columns: Sequence[str]
) -> tuple[Cells, ...]:
    """The rows of a table of many records, each with the record it is from."""
    voice = mine.voice
    return tuple(
        (
            (Link(text=voice.period(record.period)),),
            (card_link(voice, mine.places, record),),
            *(links(voice, row.get(column, NO_CELL)) for column in columns),
        )
        for record in records
        for row in rows_of(voice, record, name)
    )


def _grid(
    voice: Voice, title: str, columns: Sequence[str], rows: tuple[Cells, ...]
) -> Grid:
    return Grid(label=title, columns=tuple(map(voice.say, columns)), rows=rows)
