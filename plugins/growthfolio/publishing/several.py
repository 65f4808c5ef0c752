"""Work on many files → done by several threads, which wait for the disk together."""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

Given = TypeVar("Given")
Result = TypeVar("Result")

_THREADS: Final = 16
"""A disk answers so many nearly as soon as one; more wait for each other."""
FEW: Final = 64
"""Up to how many are done one after the other, in an order that is always the same."""
FEW_TO_READ: Final = 600
"""The same for files that are only read."""


def each_of(
    do: Callable[[Given], Result], all_given: Sequence[Given], few: int = FEW
) -> list[Result]:
    """What `do` says to each, in order; raises what the first to fail raises.

    Up to how many are `few` depends on what is done: where no disk is waited for,
    threads take longer to be loaded than some hundred files to be read.
    """
    if len(all_given) <= few:
        return [do(one) for one in all_given]
    # Threads take time to be loaded: whoever has few files does not pay for them.
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

    size = max(1, min(FEW, len(all_given) // (2 * _THREADS)))
    pieces = [all_given[at : at + size] for at in range(0, len(all_given), size)]

    def do_piece(piece: Sequence[Given]) -> list[Result]:
        return [do(one) for one in piece]

    with ThreadPoolExecutor(_THREADS) as executor:
        return [one for piece in executor.map(do_piece, pieces) for one in piece]
