"""Which names a part of a fragment gives a meaning to, and which it looks for."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from jinja2 import nodes
from jinja2.visitor import NodeVisitor

SPECIAL: Final = frozenset({"caller", "kwargs", "loop", "self", "super", "varargs"})
"""Names that Jinja gives a meaning to, each in its place."""
OF_ALL: Final = frozenset({"_", "looks"})
"""Names that stand for the same on all pages, wherever they are used."""


class Source(NamedTuple):
    """A fragment things are imported from, and whether it sees the page."""

    name: str
    with_context: bool


def source_of(one: nodes.FromImport) -> Source | None:
    """The fragment of an import, where that is certain beforehand."""
    name = constant(one.template)
    return None if name is None else Source(name, one.with_context)


def names_of(one: nodes.FromImport) -> Iterator[tuple[str, str]]:
    """What is imported, and what it is called where it is imported."""
    for name in one.names:
        yield name if isinstance(name, tuple) else (name, name)


def constant(expression: nodes.Expr) -> str | None:
    """The text an expression always is."""
    value = expression.value if isinstance(expression, nodes.Const) else None
    return value if isinstance(value, str) else None


def bound(parts: Iterable[nodes.Node]) -> frozenset[str]:
    """The names that are given a meaning anywhere in parts of a fragment."""
    binding = _Binding()
    for part in parts:
        binding.visit(part)
    return frozenset(binding.names)


class _Binding(NodeVisitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_Name(self, node: nodes.Name) -> None:  # noqa: N802 - Jinja's name
        if node.ctx != "load":
            self.names.add(node.name)

    def visit_NSRef(self, node: nodes.NSRef) -> None:  # noqa: N802 - the same
        self.names.add(node.name)

    def visit_Macro(self, node: nodes.Macro) -> None:  # noqa: N802 - the same
        self.names.add(node.name)
        self.generic_visit(node)

    def visit_Import(self, node: nodes.Import) -> None:  # noqa: N802 - the same
        self.names.add(node.target)
        self.generic_visit(node)

    def visit_FromImport(self, node: nodes.FromImport) -> None:  # noqa: N802 - same
        self.names.update(said for _, said in names_of(node))
        self.generic_visit(node)


def looked_for(parts: Iterable[nodes.Node]) -> frozenset[str]:
    """The names that parts of a fragment look for; not those in blocks within."""
    looking = _Looking()
    for part in parts:
        looking.visit(part)
    return frozenset(looking.names)


class _Looking(NodeVisitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_Name(self, node: nodes.Name) -> None:  # noqa: N802 - Jinja's name
        if node.ctx == "load":
            self.names.add(node.name)

    def visit_Block(self, node: nodes.Block) -> None:  # noqa: N802 - the same
        """A block is a function of its own."""
