"""A profile's text and new pairings → the same text with lines added to it.

Whoever keeps a profile finds it as it was: nothing is written anew but what is
added, so that a change shows as that in git. Where things stand comes from the
parser; what came out is read again, and must be the old profile and the pairings.
"""

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias, cast

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from growthfolio.authoring.scalars import scalar
from growthfolio.loading.nodes import Listing, Scalar, Table, read_table
from growthfolio.loading.nodes import Node as OurNode
from growthfolio.loading.report import Report

Row: TypeAlias = Mapping[str, str]

KEY: Final = "mentors"


class NotAddedError(ValueError):
    """Somebody must add the pairings by hand: the text is not as others are."""


def with_pairings(text: str, rows: Sequence[Row]) -> str:
    """The text of a profile with pairings added; raises NotAddedError."""
    added = _added(text, rows)
    before, after = _plain(_table(text)), _plain(_table(added))
    wanted = [*_listed(before.pop(KEY, "")), *map(dict, rows)]
    if _listed(after.pop(KEY, "")) != wanted or before != after:
        raise NotAddedError
    return added


def _added(text: str, rows: Sequence[Row]) -> str:
    root = cast("Node", YAML(typ="rt", pure=True).compose(text))
    if not isinstance(root, MappingNode) or not root.value:
        raise NotAddedError
    found = next((node for key, node in root.value if key.value == KEY), None)
    writer = _Writer(text, rows)
    match found:
        case None if root.flow_style:
            item = f", {KEY}: [{writer.flow()}]"
            return writer.inserted(_end(root.value[-1][1]), item)
        case None:
            return writer.below(_end(root), root.start_mark.column, heading=True)
        case SequenceNode():
            return _to_list(found, writer)
        case MappingNode(flow_style=True):
            start, end = found.start_mark.index, _end(found)
            alone = text[start:end]
            return f"{text[:start]}[{alone}, {writer.flow()}]{text[end:]}"
        case ScalarNode(value=""):
            before = text[: found.start_mark.index].rstrip(" ")
            emptied = before + text[found.end_mark.index :]
            column = root.start_mark.column + 2
            return _Writer(emptied, rows).below(len(before), column)
        case _:
            raise NotAddedError


def _to_list(found: SequenceNode, writer: "_Writer") -> str:
    """The text with rows added to a list, in the list's own style."""
    if not found.value:
        return writer.inserted(found.start_mark.index + 1, writer.flow())
    last = found.value[-1]
    if found.flow_style:
        return writer.inserted(_end(last), f", {writer.flow()}")
    block = isinstance(last, MappingNode) and not last.flow_style
    return writer.below(_end(last), found.start_mark.column, block=block)


class _Writer:
    """Adds rows to a text."""

    def __init__(self, text: str, rows: Sequence[Row]) -> None:
        self._text = text
        self._rows = rows
        self._break = "\r\n" if "\r\n" in text else "\n"

    def flow(self) -> str:
        """The rows between braces, side by side."""
        return ", ".join(map(_flow, self._rows))

    def inserted(self, at: int, what: str) -> str:
        """The text with something put in at a place."""
        return f"{self._text[:at]}{what}{self._text[at:]}"

    def below(
        self, at: int, column: int, *, block: bool = False, heading: bool = False
    ) -> str:
        """The text with the rows below the line of a place, each on its own."""
        lines = [f"{' ' * column}{KEY}:"] if heading else []
        indent = " " * (column + 2 * heading)
        for row in self._rows:
            lines += _block(row, indent) if block else [f"{indent}- {_flow(row)}"]
        end = self._text.find("\n", at)
        if end < 0:
            return self._break.join([self._text, *lines]) + self._break
        what = "".join(f"{line}{self._break}" for line in lines)
        return self.inserted(end + 1, what)


def _flow(row: Row) -> str:
    return (
        "{" + ", ".join(f"{key}: {scalar(value)}" for key, value in row.items()) + "}"
    )


def _block(row: Row, indent: str) -> list[str]:
    lines = [f"{key}: {scalar(value)}" for key, value in row.items()]
    return [f"{indent}{'  ' if n else '- '}{line}" for n, line in enumerate(lines)]


def _end(node: Node) -> int:
    """Where the last thing written in a node ends; comments after it do not count."""
    if isinstance(node, MappingNode) and not node.flow_style and node.value:
        return _end(node.value[-1][1])
    if isinstance(node, SequenceNode) and not node.flow_style and node.value:
        return _end(node.value[-1])
    end = int(node.end_mark.index)
    # A text of several lines ends where the next thing begins.
    is_block = isinstance(node, ScalarNode) and node.style in ("|", ">")
    return end - 1 if is_block else end


def _table(text: str) -> Table:
    table = read_table(text, Report(""))
    if table is None:
        raise NotAddedError
    return table


def _plain(table: Table) -> dict[str, object]:
    return {key.text: _bare(value) for key, value in table.pairs}


def _bare(node: OurNode) -> object:
    """What is written, wherever it stands."""
    match node:
        case Scalar(text=text):
            return text
        case Table():
            return _plain(node)
        case Listing(items=items):
            return [_bare(item) for item in items]


def _listed(value: object) -> list[object]:
    """The pairings written: nothing is none, one may stand by itself."""
    if value == "":
        return []
    return value if isinstance(value, list) else [value]
