"""How often a duty is owed, and by which day of its period."""

import re
from enum import StrEnum
from typing import Final

from msgspec import Struct

from growthfolio.model.phrase import phrase
from growthfolio.model.schema import UnreadableValueError


class Every(StrEnum):
    """The rhythm of a duty."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"
    STAGE = "stage"
    WEEKS = "weeks"
    ONCE = "once"
    EVENT = "event"


_PERIOD_KIND: Final = {Every.WEEKS: "week", Every.EVENT: "day"}


class Cadence(Struct, frozen=True):
    """`every: month`, `every: weeks:2`, …; `weeks` counts only for weeks."""

    every: Every
    weeks: int = 1

    @classmethod
    def parse(cls, text: str) -> "Cadence":
        """The cadence `text` spells; raises UnreadableValueError."""
        name, _, count = text.partition(":")
        if name == Every.WEEKS and re.fullmatch(r"\s*[1-9]\d?", count, re.ASCII):
            return cls(Every.WEEKS, int(count))
        if not count and name != Every.WEEKS and name in Every._value2member_map_:
            return cls(Every(name))
        raise UnreadableValueError(
            phrase(
                "one of month, quarter, half-year, year, stage, weeks:2, once, event"
            )
        )

    @property
    def period_kind(self) -> str:
        """The kind of `Period` its records lie in."""
        return _PERIOD_KIND.get(self.every, str(self.every))

    def __str__(self) -> str:
        return f"weeks:{self.weeks}" if self.every is Every.WEEKS else str(self.every)


class DueKind(StrEnum):
    """Which day of, or after, the period counts."""

    DAY = "day"
    LAST_DAY = "last-day"
    LAST_WORKING_DAY = "last-working-day"
    AFTER = "after"


class DueRule(Struct, frozen=True):
    """`due: day 5`, `last-day`, `last-working-day`, `+10` (days after the period)."""

    kind: DueKind
    days: int = 0

    @classmethod
    def parse(cls, text: str) -> "DueRule":
        """The rule `text` spells; raises UnreadableValueError."""
        if text in (DueKind.LAST_DAY, DueKind.LAST_WORKING_DAY):
            return cls(DueKind(text))
        if match := re.fullmatch(r"day\s+(\d{1,3})", text, re.ASCII):
            if int(match[1]) > 0:
                return cls(DueKind.DAY, int(match[1]))
        elif match := re.fullmatch(r"\+(\d{1,3})", text, re.ASCII):
            return cls(DueKind.AFTER, int(match[1]))
        raise UnreadableValueError(
            phrase("“day 5”, “last-day”, “last-working-day” or “+10”")
        )

    def __str__(self) -> str:
        if self.kind is DueKind.DAY:
            return f"day {self.days}"
        return f"+{self.days}" if self.kind is DueKind.AFTER else str(self.kind)


LAST_DAY: Final = DueRule(DueKind.LAST_DAY)
