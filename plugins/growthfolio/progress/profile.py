"""Progress → where the time went, stage by stage."""

import time
from collections.abc import Callable
from typing import Final

REST: Final = ""


class Profile:
    """An observer that adds up the time of every stage, without what is within it."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._began = self._last = clock()
        self._open: list[str] = [REST]
        self._spent: dict[str, float] = {}
        self._counts: dict[str, int] = {}

    def begin(self, name: str, total: int | None) -> None:
        """What passes from now on is this stage's."""
        del total
        self._pass()
        self._open.append(name)

    def advance(self, done: int) -> None:
        """Count on."""
        name = self._open[-1]
        self._counts[name] = self._counts.get(name, 0) + done

    def end(self) -> None:
        """What passes from now on is the stage's around it."""
        self._pass()
        self._open.pop()

    def rows(self) -> tuple[tuple[str, float, float, int], ...]:
        """Stages as they began: seconds, their share of all, and how many were done.

        Last comes, without a name, what was in none.
        """
        self._pass()
        whole = max(self._last - self._began, 1e-9)
        names = [*(name for name in self._spent if name != REST), REST]
        return tuple(
            (name, spent, spent / whole, self._counts.get(name, 0))
            for name in names
            for spent in (self._spent.get(name, 0.0),)
        )

    def _pass(self) -> None:
        now, name = self._clock(), self._open[-1]
        self._spent[name] = self._spent.get(name, 0.0) + now - self._last
        self._last = now
