"""The model's schema → mappings as people write them, with a canary in every text.

What a key may hold is read from the schema, so that a key added to the model is
planted, or found to be classified nowhere, without a change here.
"""

import types
from collections.abc import Iterator, Mapping
from typing import Any, Final, Union, get_args, get_origin

from msgspec.structs import replace

from canaries.levels import LEVELS, OWN_AUDIENCE, WORDS
from canaries.words import (
    NAMES,
    NOBODY,
    PUBLIC,
    Canary,
    Level,
    day,
    month,
    number,
    word,
)
from growthfolio.model.calendar import CalendarOverrides
from growthfolio.model.people import Mentee, Mentor
from growthfolio.model.programme import Programme
from growthfolio.model.record import CommentHead, Head
from growthfolio.model.round import Proposal, Round
from growthfolio.model.schema import Slot, is_shape, slots_of
from growthfolio.model.title import Title

Written = Mapping[str, Any]
OFF: Final = object()
"""In the place of a value: the key is left out."""
INHERITS: Final = "!inherits"
"""Beside the keys: the level it has from what it is worked out from."""
ROOTS: Final = (
    Programme,
    CalendarOverrides,
    Mentee,
    Mentor,
    Head,
    CommentHead,
    Round,
    Proposal,
)
"""The shapes of the files people write."""


class Garden:
    """What was planted so far, by its sign; and in which keys of the model.

    With `others_above` a level, canaries above it are others than they would be.
    """

    def __init__(self, others_above: Level | None = None) -> None:
        self.planted: dict[str, Canary] = {}
        self.sown: set[tuple[type, str]] = set()
        self.ids: dict[str, str] = {}
        self._count = 0
        self._above = NOBODY if others_above is None else others_above

    def plant(
        self, spot: str, level: Level, *, latin: bool = False, heard: Level = PUBLIC
    ) -> str:
        """A canary for a place, as it is written."""
        made = word(spot, level, latin=latin, other=level > self._above)
        return self._keep(replace(made, heard=heard))

    def call(self, name: str, level: Level) -> str:
        """The id of something; where it is written down, a canary takes its place."""
        self.ids[name] = self.keep(f"id.{name}", level)
        return name

    def keep(self, spot: str, level: Level) -> str:
        """A canary that is the same whatever else is: aliases are made of it."""
        return self._keep(word(spot, level, latin=True))

    def sign(self, kind: str, spot: str, level: Level) -> str:
        """A number, day or month that stands for a place."""
        make = {"number": number, "day": day, "month": month}[kind]
        self._count += 2
        other = level > self._above
        return self._keep(make(spot, level, self._count + other))

    def _keep(self, canary: Canary) -> str:
        twin = self.planted.setdefault(canary.sign, canary)
        assert twin == canary, f"{canary.spot} and {twin.spot} have one sign"
        return canary.text

    def sow(
        self, shape: type, given: Written, spot: str, floor: Level = PUBLIC
    ) -> dict[str, Any]:
        """What somebody writes for a shape: what is given, and a canary elsewhere.

        `floor` is the level of what contains it; an audience among what is given
        narrows it.
        """
        floor = max(floor, own_level(shape, given), given.get(INHERITS, PUBLIC))
        written: dict[str, Any] = {}
        known = {slot.name for slot in slots_of(shape)}
        for slot in slots_of(shape):
            value = given.get(slot.name, None)
            if value is None:
                value = self._filled(shape, slot, f"{spot}.{slot.name}", floor)
            elif value is not OFF:
                value = self._nested(slot.type, value, f"{spot}.{slot.name}", floor)
                if free(shape, slot) and _has_canary(value):
                    self.sown.add((shape, slot.name))
            if value is not OFF and value is not None:
                written[slot.name] = value
        return written | {
            key: v for key, v in given.items() if key not in (*known, INHERITS)
        }

    def _filled(self, shape: type, slot: Slot, spot: str, floor: Level) -> Any:  # noqa: ANN401
        """A canary where any text may stand, a shape of canaries where one may."""
        if free(shape, slot):
            self.sown.add((shape, slot.name))
            text = self.plant(spot, max(floor, LEVELS[shape].get(slot.name, NOBODY)))
            return [text] if _many(slot.type) else text
        inner = inner_shape(slot.type)
        if inner is None or get_origin(bare(slot.type)) is Mapping:
            return None
        if any(one.required and not free(inner, one) for one in slots_of(inner)):
            return None  # it has to be given: nobody can guess its ids and days
        if not any(free(inner, one) for one in slots_of(inner)):
            return None
        made = self.sow(inner, {}, spot, floor)
        return [made] if _many(slot.type) else made

    def _nested(self, kind: Any, value: Any, spot: str, floor: Level) -> Any:  # noqa: ANN401
        inner = inner_shape(kind)
        if inner is None:
            return value
        if isinstance(value, list):
            return [
                self.sow(inner, one, f"{spot}[{_label(one, n)}]", floor)
                if isinstance(one, Mapping)
                else one
                for n, one in enumerate(value)
            ]
        if get_origin(bare(kind)) is not Mapping:
            return self.sow(inner, value, spot, floor)
        return {
            key: self._nested(get_args(bare(kind))[1], one, f"{spot}.{key}", floor)
            for key, one in value.items()
        }


def own_level(shape: type, given: Written) -> Level:
    """The level something gives itself; where it must and does not, the highest."""
    if shape not in OWN_AUDIENCE:
        return PUBLIC
    audience = given.get("audience")
    if audience is None or audience is OFF:
        return OWN_AUDIENCE[shape]
    return Level(NAMES.index(audience))


def every_slot() -> Iterator[tuple[type, Slot]]:
    """Every key of every shape people write, each once."""
    waiting: list[type] = list(ROOTS)
    seen: set[type] = set()
    while waiting:
        shape = waiting.pop(0)
        if shape in seen:
            continue
        seen.add(shape)
        for slot in slots_of(shape):
            yield shape, slot
            inner = inner_shape(slot.type)
            waiting += [inner] if inner is not None else []


def free(shape: type, slot: Slot) -> bool:
    """Whether any text may stand there."""
    kind = bare(slot.type)
    while get_origin(kind) is tuple:
        kind = get_args(kind)[0]
    return kind in (str, Title) and slot.name not in WORDS.get(shape, ())


def bare(kind: Any) -> Any:  # noqa: ANN401
    """A type without the None it may be."""
    if get_origin(kind) in (Union, types.UnionType):
        (kind,) = (one for one in get_args(kind) if one is not type(None))
    return kind


def inner_shape(kind: Any) -> type | None:  # noqa: ANN401
    """The shape a key holds, in a list or a mapping or as it is."""
    kind = bare(kind)
    while get_origin(kind) in (tuple, Mapping):
        kind = get_args(kind)[get_origin(kind) is Mapping]
    shaped = is_shape(kind) and kind is not Title
    return kind if shaped and slots_of(kind) else None


def _many(kind: Any) -> bool:  # noqa: ANN401
    return get_origin(bare(kind)) is tuple


def _label(one: Written, n: int) -> str:
    return str(one.get("id", n))


def _has_canary(value: Any) -> bool:  # noqa: ANN401
    return "qz" in str(value)
