"""Fields that take their values from a vocabulary → fields that list them."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec.structs import replace

from growthfolio.model.duty import Duty
from growthfolio.model.field import RecordField
from growthfolio.model.programme import Programme


def with_terms(programme: Programme) -> Programme:
    """The programme with every `of:` spelled out as choices.

    Where there is no such vocabulary the choices stay as they are; the check says
    so.
    """
    duties = tuple(_duty(programme, duty) for duty in programme.duties)
    return replace(programme, duties=duties)


def _duty(programme: Programme, duty: Duty) -> Duty:
    changes = tuple(
        replace(change, fields=_fields(programme, change.fields))
        for change in duty.changes
    )
    return replace(duty, fields=_fields(programme, duty.fields), changes=changes)


def _fields(
    programme: Programme, fields: Mapping[str, RecordField]
) -> Mapping[str, RecordField]:
    return MappingProxyType(
        {name: _field(programme, rule) for name, rule in fields.items()}
    )


def _field(programme: Programme, rule: RecordField) -> RecordField:
    terms = programme.terms(rule.of) if rule.of is not None else None
    choices = rule.choices if terms is None else tuple(term.id for term in terms)
    return replace(rule, choices=choices, columns=_fields(programme, rule.columns))
