"""Who is at work, and what becomes of a piece they have been asked for."""

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Future, wait
from functools import partial
from typing import Any, Final, TypeVar

from msgspec import Struct

Result = TypeVar("Result")

_PATIENCE: Final = 5.0
"""After how many seconds without an answer to ask whether anybody is at work."""


class Crew(Struct, frozen=True, kw_only=True):
    """Somebody who has some work, and does any piece of it that they are asked for.

    `submit` asks; there are so many `hands`. `lost` are the exceptions that say that a
    worker was lost, not that the work failed; once it has `ended`, none that was lost
    is at work any more. `anybody` says whether there is still somebody to wait for.
    """

    submit: Callable[..., Future[Any]]
    hands: int
    lost: tuple[type[BaseException], ...] = (BrokenExecutor, CancelledError)
    ended: Callable[[], object] = lambda: None
    anybody: Callable[[], bool] = lambda: True

    def ask(self, here: Callable[..., Result], *piece: object) -> Callable[[], Result]:
        """What a piece comes to, for whoever wants to know; if need be, done `here`."""
        do_here = partial(here, *piece)
        try:
            asked = self.submit(*piece)
        except self.lost:
            return do_here
        return partial(self._result, asked, do_here)

    def _result(self, asked: Future[Result], do_here: Callable[[], Result]) -> Result:
        while not wait((asked,), _PATIENCE).done:
            if not self.anybody():
                asked.cancel()
                return do_here()
        try:
            return asked.result()
        except self.lost:
            self.ended()
        return do_here()
