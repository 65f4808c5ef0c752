"""What is the same for all records of a duty: decided once for each of its rules."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from growthfolio.disclosure.audience import Clearance
from growthfolio.disclosure.ref import Who
from growthfolio.disclosure.source import Source, withheld
from growthfolio.model.cadence import Every
from growthfolio.model.conventions import TEAMS
from growthfolio.model.duty import Duty
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.record import Record

_AUTHORS: Final = (Who.MENTEE, Who.MENTOR, Who.OFFICE, Who.UNIT)
_NONE: Final[Mapping[str, RecordField]] = MappingProxyType({})


class Reading(Struct, frozen=True, kw_only=True):
    """A duty under one of its rules, as an audience reads its records.

    `duty` is what may be read of it. `files` are the fields above the audience that
    name files, `authors` those an author may be one of, the likeliest first.
    """

    duty: Duty
    files: Mapping[str, RecordField]
    authors: tuple[Who, ...]
    names_team: bool
    is_dated: bool

    def handed_in(self, when: date | None) -> date | None:
        """The day something was handed in, where that may be known."""
        return when if self.is_dated else None


class Readings:
    """The readings of one source: no audience shares them with another."""

    def __init__(self, source: Source) -> None:
        self._source = source
        # Duties have no hash; the source keeps them, so that none takes another's id.
        self._known: dict[int, Reading] = {}

    def of(self, record: Record) -> Reading:
        """How a record that may be read is read: by the rule its period began under."""
        duty = self._source.duties[record.at.duty].on(record.at.period.start)
        found = self._known.get(id(duty))
        if found is None:
            found = self._known[id(duty)] = self._reading(duty, record)
        return found

    def _reading(self, duty: Duty, record: Record) -> Reading:
        clearance = self._source.clearance
        whole = self._source.rules[duty.id].on(record.at.period.start)
        return Reading(
            duty=duty,
            files=_naming_files(withheld(whole.fields, duty.fields)),
            authors=tuple(sorted(_AUTHORS, key=lambda who: who != duty.owner.kind)),
            names_team=_names_team(duty, clearance),
            is_dated=_is_dated(duty, clearance),
        )


def _is_dated(duty: Duty, clearance: Clearance) -> bool:
    """Whether days may be known; of what is owed, they tell of lateness."""
    return clearance.states or duty.every.every is Every.EVENT


def _names_team(duty: Duty, clearance: Clearance) -> bool:
    """Whether its records name a team, if teams may be known."""
    rule = duty.fields.get("team")
    return rule is not None and rule.of == TEAMS and not clearance.aliases


def _naming_files(kept: Mapping[str, RecordField]) -> Mapping[str, RecordField]:
    """The fields, or nothing where none of them names a file."""
    return kept if any(_is_file(rule) for rule in _each(kept)) else _NONE


def _is_file(rule: RecordField) -> bool:
    return rule.type is FieldType.FILE


def _each(fields: Mapping[str, RecordField]) -> Iterable[RecordField]:
    for rule in fields.values():
        yield rule
        yield from rule.columns.values()
