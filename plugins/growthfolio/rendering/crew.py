"""Work that is done piece by piece, and who is at it."""

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from typing import Any, Final, Protocol, TypeVar

from msgspec import Struct

Result = TypeVar("Result")
Made_co = TypeVar("Made_co", covariant=True)

_PATIENCE: Final = 5.0
"""After how many seconds without an answer to ask whether anybody is at work."""


class Work(Protocol[Made_co]):
    """Something that can be done piece by piece, and can be pickled."""

    def piece(self, start: int, stop: int, told: Any) -> Made_co:  # noqa: ANN401
        """What comes of one number up to another, with what is `told` by then."""


class Crew(Struct, frozen=True, kw_only=True):
    """Who is at work: an executor, and how it comes by the work.

    `handed` is what goes with every piece. `lost` are the exceptions that say that a
    worker was lost, not that the work failed; once it has `ended`, none that was lost
    is at work any more. `anybody` says whether there is still somebody to wait for.
    """

    executor: Executor
    handed: Any = None
    hands: int = 1
    lost: tuple[type[BaseException], ...] = (BrokenExecutor, CancelledError)
    ended: Callable[[], object] = lambda: None
    anybody: Callable[[], bool] = lambda: True

    def result(self, piece: Future[tuple[Result]]) -> tuple[Result] | None:
        """What a piece came to, alone in a tuple; None where who did it was lost."""
        while True:
            try:
                return piece.result(_PATIENCE)
            except TimeoutError:
                if not piece.done() and not self.anybody():
                    piece.cancel()
                    return None
            except self.lost:
                self.ended()
                return None
