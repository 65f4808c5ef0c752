"""The previous record of a duty → the goals in it that are not finished yet."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from msgspec import Struct, field

from growthfolio.model.cadence import Every
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import Duty
from growthfolio.model.field import FieldType
from growthfolio.model.period import Period
from growthfolio.model.record import Address, Record

_TASK: Final = re.compile(
    r"\s*(?:[-*+]|\d+[.)])\s+\[(?P<mark>[ xX])\]\s+(?P<text>\S.*)"
)
_FENCE: Final = re.compile(r"\s*(?:```|~~~)")
_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_DONE: Final = re.compile(r"\s*\[x\]", re.IGNORECASE)


class Carried(Struct, frozen=True, kw_only=True):
    """What is carried over, and from which period.

    `tasks` go into the first section, `items` into the list fields of the same
    name. `audience` is the narrower one the previous record asked for.
    """

    period: Period | None = None
    tasks: tuple[str, ...] = ()
    items: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    audience: str | None = None

    @property
    def count(self) -> int:
        """How many goals are carried over."""
        return len(self.tasks) + sum(map(len, self.items.values()))


NOTHING: Final = Carried()


def carried_over(cohort: Cohort, duty: Duty, at: Address) -> Carried:
    """The unfinished goals of the record before the one at an address.

    Events follow no other, and a record that cannot be trusted gives nothing.
    """
    previous = _previous(cohort, duty, at)
    if previous is None or not previous.readable:
        return NOTHING
    done = {text for ticked, text in _tasks(previous.body) if ticked}
    tasks = tuple(text for ticked, text in _tasks(previous.body) if not ticked)
    items = _items(previous, duty, done)
    if not tasks and not items:
        return NOTHING
    programme = cohort.programme
    audience = previous.head.audience
    if programme.rank(audience) < programme.rank(duty.audience):
        audience = None
    return Carried(
        period=previous.at.period, tasks=tasks, items=items, audience=audience
    )


def _previous(cohort: Cohort, duty: Duty, at: Address) -> Record | None:
    if duty.every.every is Every.EVENT:
        return None
    earlier = (
        record
        for record in cohort.records_of.get(at.subject, ())
        if record.at.duty == duty.id
        and (record.at.period, record.at.n) < (at.period, at.n)
    )
    return max(
        earlier, key=lambda record: (record.at.period, record.at.n), default=None
    )


def _items(record: Record, duty: Duty, done: set[str]) -> Mapping[str, tuple[str, ...]]:
    """The items of list fields that are neither ticked nor all finished."""
    values = {rule.type: record.fields.get(key) for key, rule in duty.fields.items()}
    if values.get(FieldType.PERCENT) == Decimal(100):
        return {}
    found = {}
    for key, rule in duty.fields.items():
        value = record.fields.get(key)
        if rule.type is FieldType.LIST and isinstance(value, tuple):
            left = tuple(
                item
                for item in value
                if isinstance(item, str)
                and not _DONE.match(item)
                and item.strip() not in done
            )
            if left:
                found[key] = left
    return found


def _tasks(body: str) -> Iterator[tuple[bool, str]]:
    """Every task list item: whether it is ticked, and its text."""
    fenced = False
    for line in _COMMENT.sub("", body).split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced and (match := _TASK.fullmatch(line)):
            yield match["mark"] != " ", match["text"].strip()
