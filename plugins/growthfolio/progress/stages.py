"""Stages of the work, told to whoever watches; nobody does unless asked to.

What is told changes nothing of what is done. The stages that think do not tell:
`pipeline` does, around them, and loading and rendering say how far they are.
"""

from collections.abc import Iterable, Iterator, Sized
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final, Protocol, TypeVar

Item = TypeVar("Item")


class Observer(Protocol):
    """Somebody who is told."""

    def begin(self, name: str, total: int | None) -> None:
        """A stage begins; within another it is a part of that."""

    def advance(self, done: int) -> None:
        """So many more of the stage's total are done."""

    def end(self) -> None:
        """The stage that began last has ended."""


_observers: Final[ContextVar[tuple[Observer, ...]]] = ContextVar(
    "observers", default=()
)


@contextmanager
def watched_by(*observers: Observer) -> Iterator[None]:
    """Tell these of every stage in the block."""
    token = _observers.set(observers)
    try:
        yield
    finally:
        _observers.reset(token)


@contextmanager
def stage(name: str, total: int | None = None) -> Iterator[None]:
    """The block is a stage of this name, with so much to do."""
    observers = _observers.get()
    for one in observers:
        one.begin(name, total)
    try:
        yield
    finally:
        for one in observers:
            one.end()


def advancing(
    name: str, items: Iterable[Item], total: int | None = None
) -> Iterator[Item]:
    """The items one by one, as a stage; each that is asked for is one done."""
    if total is None and isinstance(items, Sized):
        total = len(items)
    observers = _observers.get()
    if not observers:
        yield from items
        return
    with stage(name, total):
        for item in items:
            yield item
            for one in observers:
                one.advance(1)
