"""Who is at work, and what becomes of a piece they have been asked for."""

import os
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Future, wait
from functools import partial
from typing import Any, TypeVar

from msgspec import Struct

Result = TypeVar("Result")


def hands(jobs: int) -> int:
    """How many processes are meant: so many, or for 0 one for each core."""
    return jobs or os.cpu_count() or 1


class Crew(Struct, frozen=True, kw_only=True):
    """Somebody who has some work, and does any piece of it that they are asked for.

    `submit` asks; there are so many `hands`. `lost` are the exceptions that say that a
    worker was lost, not that the work failed; once it has `ended`, none that was lost
    is at work any more. After so many seconds of `patience` without an answer
    `anybody` says whether there is still somebody to wait for.
    """

    submit: Callable[..., Future[Any]]
    hands: int
    lost: tuple[type[BaseException], ...] = (BrokenExecutor, CancelledError)
    ended: Callable[[], object] = lambda: None
    anybody: Callable[[], bool]
    patience: float

    def ask(self, here: Callable[..., Result], *piece: object) -> Callable[[], Result]:
        """What a piece comes to, for whoever wants to know; if need be, done `here`."""
        do_here = partial(here, *piece)
        try:
            asked = self.submit(*piece)
        except self.lost:
            return do_here
        return partial(self._result, asked, do_here)

    def _result(self, asked: Future[Result], do_here: Callable[[], Result]) -> Result:
        while not wait((asked,), self.patience).done:
            if not self.anybody():
                asked.cancel()
                self.ended()
                return do_here()
        try:
            return asked.result()
        except self.lost:
            self.ended()
        return do_here()
