"""Work in pieces that other processes do; what comes of it is the same without them.

They are forked, so they have what is there to work on. Where there is no fork, and of
a piece that no process lived to finish, the work is done here.
"""

import gc
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_all_start_methods, get_context, parent_process
from threading import Thread
from typing import Any, Final, TypeVar

Result = TypeVar("Result")

_FORKS: Final = "fork" in get_all_start_methods()


def done_by(work: Callable[[int], Result], pieces: int) -> Iterator[Result]:
    """What the work makes of each piece, given by its number, in order."""
    count = min(os.cpu_count() or 1, pieces)
    if count < 2 or not _FORKS:  # noqa: PLR2004 - this process is one
        yield from map(work, range(pieces))
        return
    with ProcessPoolExecutor(count, get_context("fork"), _begin, (work,)) as executor:
        try:
            futures = [_submitted(executor, number) for number in range(pieces)]
            for number, future in enumerate(futures):
                yield _result(future, work, number)
                futures[number] = None  # what was handed on is not kept here
        finally:
            executor.shutdown(cancel_futures=True)


def _submitted(executor: ProcessPoolExecutor, number: int) -> "Future[Any] | None":
    try:
        return executor.submit(_do, number)
    except BrokenProcessPool:
        return None


def _result(
    future: "Future[Result] | None", work: Callable[[int], Result], number: int
) -> Result:
    try:
        return future.result() if future is not None else work(number)
    except BrokenProcessPool:
        return work(number)


_kept: list[Callable[[int], Any]] = []
"""What this process was forked for."""


def _do(number: int) -> Any:  # noqa: ANN401
    return _kept[0](number)


def _begin(work: Callable[[int], Any]) -> None:
    # Looking for garbage among all that the parent has would copy it first.
    gc.disable()
    _kept[:] = [work]
    Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    """Ends this process when the one that asked for work does, however it ends.

    A process that was killed cannot tell its workers; they would wait for ever.
    """
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)
