"""Processes of this machine: they end with whoever asked them, and cost only time.

Where processes can be forked, each has the work because it has all that is there, and
shares the memory of it. Elsewhere work is handed over once, if it can be pickled.
"""

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from functools import partial
from multiprocessing import (
    active_children,
    get_all_start_methods,
    get_context,
    parent_process,
)
from multiprocessing.connection import wait as any_of
from threading import Thread
from typing import Any, Final, TypeVar

from growthfolio.sharing.begun import Begun
from growthfolio.sharing.crew import Crew, hands

Part = TypeVar("Part")
Result = TypeVar("Result")

_FORKS: Final = "fork" in get_all_start_methods()
_PATIENCE: Final = 0.2
"""After how many seconds without an answer to see whether nobody was killed."""


def shared_out(
    work: Callable[[Part], Result], parts: Sequence[Part], jobs: int = 0
) -> Iterator[Result]:
    """What some work makes of each part, in order; `jobs` processes share them."""

    def numbered(number: int) -> Result:
        return work(parts[number])  # whoever is forked has the parts already

    many = min(hands(jobs), len(parts))
    if many < 2 or not _FORKS:  # noqa: PLR2004 - this process is one
        yield from map(work, parts)
        return
    numbers = zip(range(len(parts)))
    crew = crew_of_processes(many, numbered)
    with closing(Begun(numbered, lambda _: numbers, crew)) as begun:
        yield from begun


@contextmanager
def crew_of_processes(number: int, work: Callable[..., Any]) -> Iterator[Crew | None]:
    """So many processes that have the work; None where this machine starts none."""
    before = frozenset(active_children())
    executor = _started(number, work)
    children = frozenset(active_children()) - before

    def end() -> None:
        for child in children:
            child.terminate()
        if executor is not None:
            executor.shutdown(cancel_futures=True)

    if executor is None:
        end()  # some may have been started: they would wait for ever, and we for them
        yield None
        return
    sentinels = [child.sentinel for child in children]
    try:
        yield Crew(
            submit=partial(executor.submit, _do),
            hands=number,
            ended=end,
            # With one that is lost go all. Where that happens while work is given to
            # them, the executor may forget some of it, and never say so (CPython
            # before 3.12.1, where a broken pool takes no lock).
            anybody=lambda: not any_of(sentinels, 0),
            patience=_PATIENCE,
        )
    finally:
        executor.shutdown(cancel_futures=True)
        end()


def _started(number: int, work: Callable[..., Any]) -> ProcessPoolExecutor | None:
    context = get_context("fork" if _FORKS else "spawn")
    try:
        executor = ProcessPoolExecutor(number, context, _begin, (work,))
        executor.submit(int)  # it starts nobody before it is asked for something
    except OSError:
        return None
    return executor


_kept: list[Callable[..., Any]] = []
"""What this process was started for, if it is a worker."""


def _begin(work: Callable[..., Any]) -> None:
    # Looking for garbage among all that the parent has would copy it first. Whose work
    # leaves some looks for it by the way.
    gc.disable()
    gc.freeze()
    _kept[:] = [work]
    Thread(target=_end_with_parent, daemon=True).start()


def _do(*piece: Any) -> Any:  # noqa: ANN401 - whatever the work is about
    return _kept[0](*piece)


def _end_with_parent() -> None:
    """Ends this process when the one that asked for work does, however it ends.

    A process that was killed cannot tell its workers; they would wait for ever.
    """
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)
