"""Which groups must not be shown, so that no small one can be worked out.

A group of fewer than so many people is withheld. Where everything else inside a
larger group is shown, the difference would tell it all the same: then one more
inside is withheld, the smallest, or the larger group itself.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct


class Group(Struct, frozen=True):
    """A group by its name: the cells it is made of, and its people by their cell."""

    name: str
    cells: frozenset[str]
    people: frozenset[tuple[str, str]]

    @property
    def size(self) -> int:
        """How many people are in it."""
        return heads(self.people)


def heads(people: Iterable[tuple[str, str]]) -> int:
    """How many different people there are, whichever cells they count in."""
    return len({person for _, person in people})


def suppressed(groups: Sequence[Group], least: int) -> frozenset[str]:
    """The names of the groups to withhold; the groups lie in one another or apart."""
    hidden = {group.name for group in groups if 0 < group.size < least}
    of_cell: dict[str, list[Group]] = {}
    for group in groups:
        for cell in group.cells:
            of_cell.setdefault(cell, []).append(group)
    # What is withheld within a group changes nothing for those that are not around
    # it: each is looked at until nothing can be worked out of it, the smallest first.
    for group in sorted(groups, key=lambda one: (len(one.cells), one.name)):
        within = {one.name: one for cell in group.cells for one in of_cell[cell]}
        smaller = [one for one in within.values() if one.cells < group.cells]
        while group.name not in hidden:
            shown = [one for one in smaller if one.name not in hidden]
            victim = _victim(group, shown, least)
            if victim is None:
                break
            hidden.add(victim)
    return frozenset(hidden)


def _victim(group: Group, inside: Sequence[Group], least: int) -> str | None:
    """One more group to withhold, of one and those inside it, if that must be."""
    told = frozenset(pair for one in inside for pair in one.people)
    if not 0 < heads(group.people - told) < least:
        return None
    direct = [
        one for one in inside if not any(one.cells < other.cells for other in inside)
    ]
    known = [one for one in direct if one.people]
    return min(known or [group], key=lambda one: (one.size, one.name)).name
