"""Who renders: this process, processes of this machine, or a cluster's.

Whatever the answer, it is a `concurrent.futures.Executor`, and pages come out the
same. Work that a worker did not live to finish is done here.
"""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from multiprocessing import get_all_start_methods, get_context
from threading import Thread
from typing import Any, Final, TypeAlias, TypeVar

from msgspec import Struct

from growthfolio.loading.children import end_with_parent
from growthfolio.model.executors import DASK, PROCESSES
from growthfolio.rendering.crew import Crew, Work

Result = TypeVar("Result")

# A child that is forked has the work already; elsewhere it is handed over once.
_CONTEXT: Final = get_context("fork" if "fork" in get_all_start_methods() else None)


class Workers(Struct, frozen=True, kw_only=True):
    """Whom to ask: how many processes, or which cluster's `scheduler`."""

    jobs: int = 1
    executor: str = PROCESSES
    scheduler: str = ""

    def results(
        self, work: Work[Result], number: int, at_once: int
    ) -> Iterator[Result]:
        """All results of some work in order; `at_once` go into a piece at most."""
        if self.executor == PROCESSES and (self.jobs <= 1 or number <= self.jobs):
            for one in range(number):
                yield from work.piece(one, one + 1)
            return
        with self._crew(work) as crew:
            size = max(1, min(at_once, -(-number // crew.hands)))
            pieces = [(at, min(at + size, number)) for at in range(0, number, size)]
            for piece, future in _asked(crew, pieces):
                done = crew.result(future) if future is not None else None
                yield from work.piece(*piece) if done is None else done

    def _crew(self, work: Work[Any]) -> AbstractContextManager[Crew]:
        if self.executor == DASK:
            from growthfolio.rendering.cluster import crew_of_cluster  # noqa: PLC0415

            return crew_of_cluster(self.scheduler, work)
        return _crew_of_processes(self.jobs, work)


ALONE: Final = Workers()
"""Nobody but this process."""

Piece: TypeAlias = tuple[int, int]


def _asked(
    crew: Crew, pieces: list[Piece]
) -> Iterator[tuple[Piece, Future[tuple[Any, ...]] | None]]:
    """Every piece in order with who does it; a few pieces ahead, and no more."""
    ahead: deque[tuple[Piece, Future[tuple[Any, ...]] | None]] = deque()
    for piece in pieces:
        ahead.append((piece, _submitted(crew, piece)))
        if len(ahead) > 4 * crew.hands:
            yield ahead.popleft()
    yield from ahead


def _submitted(crew: Crew, piece: Piece) -> Future[tuple[Any, ...]] | None:
    try:
        return crew.executor.submit(do, crew.handed, *piece)
    except crew.lost:
        return None


@contextmanager
def _crew_of_processes(jobs: int, work: Work[Any]) -> Iterator[Crew]:
    with ProcessPoolExecutor(jobs, _CONTEXT, _begin, (work,)) as executor:
        try:
            yield Crew(executor=executor, hands=jobs)
        finally:
            executor.shutdown(cancel_futures=True)


_kept: list[Work[Any]] = []
"""What this process was handed when it began, if it is a worker."""


def do(handed: Work[Any] | None, start: int, stop: int) -> tuple[Any, ...]:
    """A piece of the work that was `handed` over, or that this process began with."""
    work = _kept[0] if handed is None else handed
    return work.piece(start, stop)


def _begin(work: Work[Any]) -> None:
    _kept[:] = [work]
    Thread(target=end_with_parent, daemon=True).start()
