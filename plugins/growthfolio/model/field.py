"""The fields of records: which keys a duty adds, and what each may hold."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final

from msgspec import Struct, field

from growthfolio.model.phrase import N_
from growthfolio.model.place import NOWHERE, Marks
from growthfolio.model.schema import Id, Key
from growthfolio.model.title import Title


class FieldType(StrEnum):
    """The kinds of value a record's own fields may have."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    SCORE = "score"
    DATE = "date"
    MONTH = "month"
    PERSON = "person"
    MENTOR = "mentor"
    CHOICE = "choice"
    LIST = "list"
    FILE = "file"
    MONEY = "money"
    DURATION = "duration"
    FLAG = "flag"
    UNIT = "unit"
    PEOPLE = "people"
    TABLE = "table"


NAMING: Final = frozenset(
    {FieldType.PERSON, FieldType.PEOPLE, FieldType.MENTOR, FieldType.UNIT}
)
"""The kinds of value that name somebody, or a unit."""


class RecordField(Struct, frozen=True, kw_only=True):
    """One key of a duty's records, beyond those every record may have."""

    type: Annotated[FieldType, Key(N_("what kind of value it has"), example="list")]
    title: Annotated[Title | None, Key(N_("its name on pages and forms"))] = None
    required: Annotated[bool, Key(N_("whether a record must have it"))] = False
    choices: Annotated[
        tuple[str, ...], Key(N_("the values allowed, for the types choice and list"))
    ] = ()
    of: Annotated[
        Id | None, Key(N_("the vocabulary whose terms are the values allowed"))
    ] = None
    columns: Annotated[
        "Mapping[str, RecordField]", Key(N_("the keys of each row, for the type table"))
    ] = field(default_factory=dict)
    min: Annotated[Decimal | None, Key(N_("the smallest number allowed"))] = None
    max: Annotated[Decimal | None, Key(N_("the largest number allowed"))] = None
    audience: Annotated[
        Id | None, Key(N_("the least privileged audience that may read it"))
    ] = None
    marks: Marks = NOWHERE
