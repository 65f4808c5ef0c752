"""Work in pieces → their results in order, from as many processes as there are cores.

Where processes cannot be forked, or there is one core only, it is done here.
"""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context
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
    with ProcessPoolExecutor(processes, get_context("fork")) as executor:
        return list(executor.map(function, pieces))
