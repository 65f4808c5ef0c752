"""Of whom something was asked: whatever is made meanwhile depends on nobody else."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

from msgspec import Struct

from growthfolio.disclosure.ref import Ref

Value = TypeVar("Value")


class Asked(Struct, dict=True):
    """Whom a disclosure was asked about."""

    def __post_init__(self) -> None:
        self._refs: set[Ref] = set()

    def note(self, ref: Ref) -> None:
        """Note that somebody was asked about."""
        self._refs.add(ref)

    @contextmanager
    def noted(self) -> Iterator[set[Ref]]:
        """All who are asked about meanwhile, as they are."""
        before, self._refs = self._refs, set()
        try:
            yield self._refs
        finally:
            before |= self._refs
            self._refs = before


class Noted(Mapping[Ref, tuple[Value, ...]]):
    """Parts of a disclosure, where it is noted of whom one is asked for."""

    def __init__(self, parts: Mapping[Ref, tuple[Value, ...]], asked: Asked) -> None:
        self._parts = parts
        self._asked = asked

    def __getitem__(self, ref: Ref) -> tuple[Value, ...]:
        self._asked.note(ref)
        return self._parts[ref]

    def __iter__(self) -> Iterator[Ref]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)
