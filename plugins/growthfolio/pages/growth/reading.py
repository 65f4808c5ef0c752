"""What a record says under the names that conventions give its fields."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from growthfolio.disclosure.shown import ShownField, ShownRecord, ShownValue
from growthfolio.model.conventions import Convention, convention
from growthfolio.model.field import FieldType
from growthfolio.model.kind import Kind
from growthfolio.pages.bundles import PERSONAL
from growthfolio.pages.calling import Voice
from growthfolio.pages.cards import said
from growthfolio.pages.places import Places, card_anchor
from growthfolio.pages.views import Link


class Cell(NamedTuple):
    """The values of a row in one column, and what type they are of."""

    type: FieldType
    values: tuple[ShownValue, ...]


NO_CELL = Cell(FieldType.TEXT, ())


def field_of(record: ShownRecord, name: str) -> ShownField | None:
    """The field of that name, if it is there and may be read."""
    return next((field for field in record.fields if field.name == name), None)


def values_of(record: ShownRecord, name: str) -> tuple[ShownValue, ...]:
    """The values of a field."""
    field = field_of(record, name)
    return field.values if field is not None else ()


def rows_of(
    voice: Voice, record: ShownRecord, name: str
) -> Iterator[Mapping[str, Cell]]:
    """The rows of a table, by the names of the columns that may be read.

    In a kind of record that has no such table by convention the name is free.
    """
    field = field_of(record, name)
    if field is None or convention_of(voice, record).field(name) is None:
        return
    columns = field.columns
    for cells in zip(*(column.rows for column in columns), strict=True):
        yield {
            column.name: Cell(column.type, cell)
            for column, cell in zip(columns, cells, strict=True)
        }


def kind_of(voice: Voice, record: ShownRecord) -> Kind | None:
    """What a record is."""
    return voice.disclosure.duty[record.duty].kind


def convention_of(voice: Voice, record: ShownRecord) -> Convention:
    """What a record's fields are called."""
    return convention(kind_of(voice, record))


def links(voice: Voice, cell: Cell) -> tuple[Link, ...]:
    """The values of a cell, in the reader's words."""
    return tuple(said(voice, cell.type, value) for value in cell.values)


def text(voice: Voice, cell: Cell) -> str:
    """The values of a cell as one text."""
    return voice.speech.say(tuple(link.text for link in links(voice, cell)))


def day_of(record: ShownRecord, today: date) -> date:
    """The day a record stands for: an event's own, else its period's last."""
    period = record.period
    if period.kind in PERSONAL:
        return record.submitted or period.start
    return min(period.end, max(today, period.start))


def name_of(voice: Voice, record: ShownRecord) -> str:
    """What a record is called: its title, what it is about, or its duty."""
    if record.title:
        return record.title
    for group in convention_of(voice, record).needs:
        for name in group:
            field = field_of(record, name)
            if field is not None and field.values:
                return text(voice, Cell(field.type, field.values))
    return voice.duty(record.duty)


def card_link(voice: Voice, places: Places, record: ShownRecord) -> Link:
    """A record's name, leading to its card."""
    name = name_of(voice, record)
    found = places.link(record.about, card_anchor(record), name)
    return found or Link(text=name)
