"""Many values in parts, by whom they are about; a part is had when it is asked for.

What is known of people already is most of what there is: where nobody asks for it,
it is not even had.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar, overload

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Parts(Mapping[Key, tuple[Value, ...]], Generic[Key, Value]):
    """The parts of some values by their keys, in order; none is empty.

    `part_of` is asked once for each, unless it is let go.
    """

    def __init__(
        self, keys: Iterable[Key], part_of: Callable[[Key], tuple[Value, ...]]
    ) -> None:
        self._parts: dict[Key, tuple[Value, ...] | None] = dict.fromkeys(keys)
        self._part_of = part_of

    def __getitem__(self, key: Key) -> tuple[Value, ...]:
        part = self._parts[key]
        if part is None:
            part = self._parts[key] = self._part_of(key)
        return part

    def let_go(self, key: Key) -> None:
        """Have a part no longer, until it is asked for again."""
        self._parts[key] = None

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
        self._named: dict[Key, dict[str, Value]] = {}

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
        return named
