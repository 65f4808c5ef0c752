"""Figures of small groups → those that tell of nobody (S4-21).

Under five people a figure is as good as a name. A figure left out can be worked out
from the sum and the rest; so what is left out together must be five or more, too.
"""

from collections.abc import Mapping
from typing import Final, TypeVar

FEWEST: Final = 5

Group = TypeVar("Group")


def too_few(sizes: Mapping[Group, int]) -> frozenset[Group]:
    """The groups of one whole that must not be told of.

    The smallest of the others go with them until those hidden are enough.
    """
    hidden = {group for group, size in sizes.items() if size < FEWEST}
    others = sorted(
        (group for group in sizes if group not in hidden),
        key=lambda group: (sizes[group], str(group)),
    )
    while hidden and others and sum(sizes[one] for one in hidden) < FEWEST:
        hidden.add(others.pop(0))
    return frozenset(hidden)
