"""Tables of records: a kind by its fields, or the rows of their own tables."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from growthfolio.disclosure.shown import ShownRecord
from growthfolio.model.conventions import CONVENTIONS
from growthfolio.model.kind import Kind
from growthfolio.model.phrase import N_
from growthfolio.pages.calling import Voice
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


def rows(
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


def grid_of(
    voice: Voice, title: str, columns: Sequence[str], cells: tuple[Cells, ...]
) -> Grid:
    """A table under a title, its columns named in English."""
    return Grid(label=title, columns=tuple(map(voice.say, columns)), rows=cells)
