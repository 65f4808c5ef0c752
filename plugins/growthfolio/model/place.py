"""Where something is written."""

from collections.abc import Mapping

from msgspec import Struct, field


class Place(Struct, frozen=True, order=True, array_like=True):
    """A file, and a line and column in it, both counted from 1."""

    path: str
    line: int = 1
    column: int = 1


class Marks(Struct, frozen=True, array_like=True):
    """Where a mapping stands, and where each of its keys does.

    `items` are the items of lists, by the key of the list; of a list within one, by
    its number there, too: `prefers.0`.
    """

    start: Place
    keys: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    items: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    def place(self, key: str | None = None) -> Place:
        """Where `key` stands, else where the mapping starts."""
        if key is not None and key in self.keys:
            return Place(self.start.path, *self.keys[key])
        return self.start

    def item(self, key: str, index: int) -> Place:
        """Where an item of a list stands; a single value stands for a list of one."""
        places = self.items.get(key, ())
        if index < len(places):
            return Place(self.start.path, *places[index])
        above, dot, number = key.rpartition(".")
        return self.item(above, int(number)) if dot else self.place(key)


NOWHERE = Marks(Place(""))
