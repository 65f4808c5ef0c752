"""Who renders: this process, processes of this machine, or a cluster's.

Whatever the answer, it is a `concurrent.futures.Executor`, and pages come out the
same. Work that a worker did not live to finish is done here.
"""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from itertools import islice
from multiprocessing import get_all_start_methods, get_context
from threading import Thread
from typing import Any, Final, Generic, TypeAlias, TypeVar

from msgspec import Struct

from growthfolio.loading.children import end_with_parent
from growthfolio.model.executors import DASK, PROCESSES
from growthfolio.rendering.crew import Crew, Work

Result = TypeVar("Result")

# A child that is forked has the work already; elsewhere it is handed over once.
_CONTEXT: Final = get_context("fork" if "fork" in get_all_start_methods() else None)
_FEW: Final = 3
"""For so little for everybody, processes take longer to start than to help."""
_EACH: Final = 8
"""So many pieces for everybody at least: who is done early takes another."""
_AHEAD: Final = 6
"""So many pieces for everybody may be done before the first is asked for."""


def nothing() -> None:
    """What is told where there is nothing to tell."""


class Workers(Struct, frozen=True, kw_only=True):
    """Whom to ask: how many processes, or which cluster's `scheduler`."""

    jobs: int = 1
    executor: str = PROCESSES
    scheduler: str = ""

    @property
    def are_here(self) -> bool:
        """Whether they have this machine's files."""
        return self.executor == PROCESSES

    def begin(
        self,
        work: Work[Result],
        number: int,
        at_once: int,
        told: Callable[[], object] = nothing,
    ) -> "Begun[Result]":
        """Some work, in pieces of `at_once` at most; somebody is at the first by now.

        With each goes what is `told` when it is asked for.
        """
        few = self.are_here and (self.jobs <= 1 or number <= _FEW * self.jobs)
        crew = nullcontext(None) if few else self._crew(work)
        return Begun(work, crew, _Size(number, at_once), told)

    def _crew(self, work: Work[Any]) -> AbstractContextManager[Crew]:
        if self.executor == DASK:
            from growthfolio.rendering.cluster import crew_of_cluster  # noqa: PLC0415

            return crew_of_cluster(self.scheduler, work)
        return _crew_of_processes(self.jobs, work)


ALONE: Final = Workers()
"""Nobody but this process."""


class _Size(Struct, frozen=True):
    """How much there is to do, and how much of it goes into one piece at most."""

    number: int
    at_once: int

    def pieces(self, hands: int) -> Iterator[tuple[int, int]]:
        """Where each piece begins and ends, for so many to share out."""
        share = self.number // (_EACH * hands) if hands else self.at_once
        size = max(1, min(self.at_once, share))
        for start in range(0, self.number, size):
            yield start, min(start + size, self.number)


class Begun(Generic[Result]):
    """What the pieces of some work come to, in order; some are done ahead.

    Whoever does not see it through has to `close` it.
    """

    def __init__(
        self,
        work: Work[Result],
        crew: AbstractContextManager[Crew | None],
        size: _Size,
        told: Callable[[], object],
    ) -> None:
        self._work, self._told = work, told
        self._open = ExitStack()
        self._crew = self._open.enter_context(crew)
        hands = self._crew.hands if self._crew is not None else 0
        self._left = iter(tuple(size.pieces(hands)))
        self._ahead: deque[_Asked] = deque()
        for piece in islice(self._left, _AHEAD * hands):
            self._ahead.append(self._asked(piece))

    def __iter__(self) -> Iterator[Result]:
        with self._open:
            for piece in self._left:
                self._ahead.append(self._asked(piece))
                yield self._result(self._ahead.popleft())
            while self._ahead:
                yield self._result(self._ahead.popleft())

    def close(self) -> None:
        """Have nobody at work any more."""
        self._open.close()

    def _asked(self, piece: tuple[int, int]) -> "_Asked":
        if self._crew is None:
            return piece, None
        given = self._crew.handed, *piece, self._told()
        try:
            return piece, self._crew.executor.submit(do, *given)
        except self._crew.lost:
            return piece, None

    def _result(self, asked: "_Asked") -> Result:
        piece, future = asked
        if self._crew is not None and future is not None:
            done: tuple[Result] | None = self._crew.result(future)
            if done is not None:
                return done[0]
        return self._work.piece(*piece, self._told())


_Asked: TypeAlias = tuple[tuple[int, int], "Future[tuple[Any]] | None"]


@contextmanager
def _crew_of_processes(jobs: int, work: Work[Any]) -> Iterator[Crew]:
    with ProcessPoolExecutor(jobs, _CONTEXT, _begin, (work,)) as executor:
        try:
            yield Crew(executor=executor, hands=jobs, ended=executor.shutdown)
        finally:
            executor.shutdown(cancel_futures=True)


_kept: list[Work[Any]] = []
"""What this process was handed when it began, if it is a worker."""


def do(
    handed: Work[Any] | None,
    start: int,
    stop: int,
    told: Any,  # noqa: ANN401 - whatever the work is told
) -> tuple[Any]:
    """What comes of a piece of the work that was `handed` over, or begun with."""
    work = _kept[0] if handed is None else handed
    return (work.piece(start, stop, told),)


def _begin(work: Work[Any]) -> None:
    _kept[:] = [work]
    Thread(target=end_with_parent, daemon=True).start()
