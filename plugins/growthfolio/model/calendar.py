"""The calendar of a programme: which days are worked."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from growthfolio.model.phrase import N_
from growthfolio.model.place import NOWHERE, Marks
from growthfolio.model.schema import Key


class WorkWeek(StrEnum):
    """The working days that are known: China's, Taiwan's, or Monday to Friday."""

    CN = "cn"
    TW = "tw"
    NONE = "none"


class CalendarOverrides(Struct, frozen=True, kw_only=True):
    """A file of days that differ from the calendar it builds on."""

    base: Annotated[WorkWeek, Key(N_("cn, tw or none"))] = WorkWeek.NONE
    holidays: Annotated[tuple[date, ...], Key(N_("days nobody works"))] = ()
    workdays: Annotated[tuple[date, ...], Key(N_("weekend days that are worked"))] = ()
    marks: Marks = NOWHERE
