"""A preset and the programme that starts from it, merged into one table.

Keys of the programme override, mappings merge, lists of mappings with an `id`
merge by id; `remove: true` beside an id takes that item away. What comes from
a preset stands where the programme names it.
"""

from typing import Final

from msgspec.structs import replace

from growthfolio.loading.nodes import Listing, Node, Scalar, Table

REMOVE: Final = "remove"


def merge(base: Table, own: Table) -> Table:
    """`own` on top of `base`."""
    return _tables(base, own)


def without_removed(node: Node) -> Node:
    """The node without the items that say `remove: true`."""
    if isinstance(node, Table):
        pairs = tuple((key, without_removed(value)) for key, value in node.pairs)
        return replace(node, pairs=pairs)
    if isinstance(node, Listing):
        items = (item for item in node.items if not _is_removed(item))
        return replace(node, items=tuple(without_removed(item) for item in items))
    return node


def _tables(base: Table, own: Table) -> Table:
    mine = {key.text: (key, value) for key, value in own.pairs}
    pairs = []
    for key, value in base.pairs:
        if key.text in mine:
            own_key, own_value = mine.pop(key.text)
            pairs.append((own_key, _nodes(value, own_value)))
        else:
            pairs.append((key, value))
    pairs.extend(pair for pair in own.pairs if pair[0].text in mine)
    return Table(tuple(pairs), own.line, own.column)


def _nodes(base: Node, own: Node) -> Node:
    if isinstance(base, Table) and isinstance(own, Table):
        return _tables(base, own)
    if isinstance(base, Listing) and isinstance(own, Listing):
        return _listings(base, own)
    return own


def _listings(base: Listing, own: Listing) -> Listing:
    own_ids = [_id(item) for item in own.items]
    if None in own_ids or None in map(_id, base.items):
        return own
    # Of two items with one id the second is added: it is a finding, not a loss.
    left = list(own.items)
    items = []
    for item in base.items:
        mine = next((one for one in left if _id(one) == _id(item)), None)
        if mine is not None:
            left.remove(mine)
        items.append(item if mine is None else _nodes(item, mine))
    return Listing((*items, *left), own.line, own.column)


def _id(node: Node) -> str | None:
    if isinstance(node, Table):
        value = node.get("id")
        if isinstance(value, Scalar):
            return value.text
    return None


def _is_removed(node: Node) -> bool:
    if isinstance(node, Table):
        value = node.get(REMOVE)
        return isinstance(value, Scalar) and value.text == "true"
    return False


def relocated(node: Table, line: int, column: int) -> Table:
    """A table as if all of it were written at one place."""
    return Table(
        tuple(
            (replace(key, line=line, column=column), _moved(value, line, column))
            for key, value in node.pairs
        ),
        line,
        column,
    )


def _moved(node: Node, line: int, column: int) -> Node:
    if isinstance(node, Scalar):
        return replace(node, line=line, column=column)
    if isinstance(node, Table):
        return relocated(node, line, column)
    return Listing(
        tuple(_moved(item, line, column) for item in node.items), line, column
    )
