"""A cohort → one that differs in everything above a level, and in nothing else."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

from msgspec.structs import replace

from canaries.levels import LEVELS, OWN_AUDIENCE
from canaries.words import NAMES, PUBLIC, REVIEWERS, Level
from growthfolio.ledger import draw_up
from growthfolio.model.cohort import Cohort
from growthfolio.model.record import Comment, Record
from growthfolio.model.schema import Slot, is_shape, slots_of
from growthfolio.pipeline import Judged
from growthfolio.scoring import score

_NOT_VALUES: Final = frozenset(
    {"id", "audience", "by", "person", "period", "duty", "alias_key"}
)
"""Who something is, or whose: another one would be about somebody else."""
_NOT_ALONE: Final = frozenset({"fields", "type", "terms"})
"""What the records of a duty are read by, and what a list of words is for."""


def judged(cohort: Cohort, today: date) -> Judged:
    """A cohort with its ledger and scores, and no findings."""
    ledger = draw_up(cohort, today)
    scores = score(cohort, ledger)
    return Judged(cohort=cohort, ledger=ledger, findings=(), scores=scores)


def other(cohort: Cohort, above: Level) -> Cohort:
    """The same people, with another day, number, word and state wherever one may."""
    return _Change(above, _other_value).cohort(cohort)


def gone(cohort: Cohort, above: Level) -> Cohort:
    """The same people, without whatever may be left out."""
    change = _Change(above, _no_value)
    kept = change.cohort(cohort)
    hidden = {
        one.at.path
        for one in (*cohort.records, *cohort.comments)
        if change.hides(cohort, one)
    }
    return replace(
        kept,
        records=tuple(one for one in kept.records if one.at.path not in hidden),
        comments=tuple(one for one in kept.comments if one.at.path not in hidden),
        rounds=(),
    )


class _Change:
    """What is made of each value above a level."""

    def __init__(self, above: Level, change: Any) -> None:  # noqa: ANN401
        self._above = above
        self._change = change

    def cohort(self, of: Cohort) -> Cohort:
        """The cohort with its people, records and programme changed."""
        return replace(
            of,
            programme=self._shape(of.programme, PUBLIC),
            mentees=tuple(self._shape(one, PUBLIC) for one in of.mentees),
            mentors=tuple(self._shape(one, PUBLIC) for one in of.mentors),
            records=tuple(self._written(of, one) for one in of.records),
            comments=tuple(self._written(of, one) for one in of.comments),
        )

    def level(self, of: Cohort, one: Record | Comment) -> Level:
        """The level of a record or a comment, as the contract has it."""
        heads = [one.head.audience]
        if isinstance(one, Comment) and one.record_path in of.record_at:
            heads.append(of.record_at[one.record_path].head.audience)
        return max(_rule(of, one), *map(_named, heads))

    def hides(self, of: Cohort, one: Record | Comment) -> bool:
        """Whether it can be taken away without a trace.

        Who knows states is told of a gap: there a record that narrows itself leaves
        one, unless its duty is above, too.
        """
        states = self._above >= REVIEWERS
        return (_rule(of, one) if states else self.level(of, one)) > self._above

    def _written(self, of: Cohort, one: Any) -> Any:  # noqa: ANN401
        level = self.level(of, one)
        changed = replace(one, head=self._shape(one.head, level))
        text = level > self._above
        return replace(changed, body="otherwise", links=()) if text else changed

    def _shape(self, thing: Any, floor: Level) -> Any:  # noqa: ANN401
        shape = type(thing)
        if shape in OWN_AUDIENCE:
            audience = thing.audience
            own = NAMES.index(audience) if audience else OWN_AUDIENCE[shape]
            floor = max(floor, Level(own))
        found = {}
        for slot in slots_of(shape):
            if slot.attribute not in _NOT_VALUES | _NOT_ALONE:
                level = max(floor, LEVELS[shape][slot.name])
                value = getattr(thing, slot.attribute)
                found[slot.attribute] = self._value(slot, value, level)
        return replace(thing, **found)

    def _value(self, slot: Slot, value: Any, level: Level) -> Any:  # noqa: ANN401
        if level > self._above and value is not None:
            changed = self._change(slot, value)
            if changed is not value:
                return changed
        return self._inside(value, level)

    def _inside(self, value: Any, level: Level) -> Any:  # noqa: ANN401
        if is_shape(type(value)) and LEVELS.get(type(value)):
            return self._shape(value, level)
        if isinstance(value, tuple):
            return tuple(self._inside(one, level) for one in value)
        if isinstance(value, Mapping):
            inner = {key: self._inside(one, level) for key, one in value.items()}
            return MappingProxyType(inner)
        return value


def _named(audience: str | None) -> Level:
    return Level(NAMES.index(audience or "public"))


def _rule(of: Cohort, one: Record | Comment) -> Level:
    """The level of a duty, or of the comments on its records."""
    duty = of.programme.duty(one.at.duty)
    assert duty is not None
    level = _named(duty.audience or "mentors")
    if isinstance(one, Comment):
        rules = (wording.comment for wording in duty.wordings())
        level = max([level, *(_named(rule.audience) for rule in rules if rule)])
    return level


def _other_value(slot: Slot, value: Any) -> Any:  # noqa: ANN401
    """Another value of the same kind; of what is named elsewhere, the same."""
    del slot
    match value:
        case bool():
            return not value
        case Enum():
            members = list(type(value))
            return members[(members.index(value) + 1) % len(members)]
        case date():
            return value + timedelta(days=1)
        case int() | Decimal():
            return value + 1
        case Fraction():
            return Fraction(1, 3)
    return value


def _no_value(slot: Slot, value: Any) -> Any:  # noqa: ANN401
    """What stands there when nobody says anything.

    But for the end of what would go on without one.
    """
    return value if slot.required or slot.attribute == "end" else slot.default
