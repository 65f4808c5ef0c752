"""Many values in parts, by whom they are about; a part is had when it is asked for.

What is known of people already is most of what there is: where nobody asks for it,
it is not even had.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Final, Generic, TypeVar, overload

MOST: Final = 4000
"""How many values of parts are at hand at most, unless one part has more."""

_NAMED: Final = 64
"""Of how many parts the values are at hand by their names."""

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Parts(Mapping[Key, tuple[Value, ...]], Generic[Key, Value]):
    """The parts of some values by their keys, in order; none is empty.

    `part_of` is asked when somebody asks for a part. Those asked for last are at hand;
    of many people not everybody's are, however often one goes through them.
    """

    def __init__(
        self, keys: Iterable[Key], part_of: Callable[[Key], tuple[Value, ...]]
    ) -> None:
        self._parts = dict.fromkeys(keys)
        self._part_of = part_of
        self._had: OrderedDict[Key, tuple[Value, ...]] = OrderedDict()
        self._size = 0

    def __getitem__(self, key: Key) -> tuple[Value, ...]:
        part = self._had.get(key)
        if part is not None:
            self._had.move_to_end(key)
            return part
        if key not in self._parts:
            raise KeyError(key)
        part = self._part_of(key)
        if key not in self._had:
            self._had[key] = part
            self._size += len(part)
        while self._size > MOST and len(self._had) > 1:
            _, gone = self._had.popitem(last=False)
            self._size -= len(gone)
        return part

    def __contains__(self, key: object) -> bool:
        return key in self._parts

    def __iter__(self) -> Iterator[Key]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)


class Parted(Sequence[Value], Generic[Key, Value]):
    """All values of some parts, part after part; `size` is how many, if known."""

    def __init__(
        self, parts: Mapping[Key, tuple[Value, ...]], size: int | None = None
    ) -> None:
        self.parts = parts
        self._size = size

    def __iter__(self) -> Iterator[Value]:
        for part in self.parts.values():
            yield from part

    def __len__(self) -> int:
        if self._size is None:
            self._size = sum(map(len, self.parts.values()))
        return self._size

    @overload
    def __getitem__(self, index: int) -> Value: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Value, ...]: ...
    def __getitem__(self, index: int | slice) -> Value | tuple[Value, ...]:
        return tuple(self)[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


def parts_of(
    values: Sequence[Value], key_of: Callable[[Value], Key]
) -> Mapping[Key, tuple[Value, ...]]:
    """Values by their keys, each part in the order they come in."""
    if isinstance(values, Parted):
        return values.parts
    found: dict[Key, list[Value]] = {}
    for value in values:
        found.setdefault(key_of(value), []).append(value)
    return {key: tuple(part) for key, part in found.items()}


class Named(Mapping[str, Value], Generic[Key, Value]):
    """The values of some parts by names that tell which part they are in."""

    def __init__(
        self,
        parts: Mapping[Key, tuple[Value, ...]],
        part_named: Callable[[str], Key | None],
        name_of: Callable[[Value], str],
    ) -> None:
        self._parts = parts
        self._part_named = part_named
        self._name_of = name_of
        self._named: OrderedDict[Key, Mapping[str, Value]] = OrderedDict()

    def __getitem__(self, name: str) -> Value:
        key = self._part_named(name)
        if key is None:
            raise KeyError(name)
        return self._of(key)[name]

    def __iter__(self) -> Iterator[str]:
        for key in self._parts:
            yield from self._of(key)

    def __len__(self) -> int:
        return sum(len(self._of(key)) for key in self._parts)

    def _of(self, key: Key) -> Mapping[str, Value]:
        named = self._named.get(key)
        if named is None:
            named = {self._name_of(value): value for value in self._parts[key]}
            self._named[key] = named
            if len(self._named) > _NAMED:
                self._named.popitem(last=False)
        return named
