"""Work in pieces → their results in order, from as many processes as there are cores.

Where processes cannot be forked, or there is one core only, it is done here.
"""

import gc
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context, parent_process
from threading import Thread
from typing import TypeVar

Piece = TypeVar("Piece")
Result = TypeVar("Result")


def spread(
    function: Callable[[Piece], Result], pieces: Sequence[Piece]
) -> list[Result]:
    """What `function` makes of each piece."""
    cores = os.cpu_count() or 1
    if cores == 1 or "fork" not in get_all_start_methods():
        return [function(each) for each in pieces]
    processes = min(cores, len(pieces))
    with ProcessPoolExecutor(processes, get_context("fork"), _begin) as executor:
        return list(executor.map(function, pieces))


def _begin() -> None:
    # Looking for garbage among all that the parent has would copy it first.
    gc.disable()
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Ends this process when the one that asked does, however that ends.

    One that was killed cannot tell; this one would wait for work for ever.
    """
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)
