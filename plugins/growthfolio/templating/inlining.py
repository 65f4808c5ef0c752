"""Calls of macros → what they say, as if it were written where they are called.

A call makes a list, a text and a frame of its own; for a card there are seven of
them, each for half a line. They are written in where that comes to the same: where
their text is shown as it is, and they name nothing that has another meaning there.
"""

from collections.abc import Callable, Collection
from typing import Final, NamedTuple, TypeAlias

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from growthfolio.templating.naming import SPECIAL

# What would mean something else in another place.
_PLACED: Final = (
    nodes.Block,
    nodes.CallBlock,
    nodes.FromImport,
    nodes.Import,
    nodes.Include,
    nodes.Macro,
    nodes.NSRef,
    nodes.ScopedEvalContextModifier,
)


class Known(NamedTuple):
    """A macro: what it says of its arguments, and the other names in it."""

    arguments: tuple[str, ...]
    defaults: tuple[nodes.Expr, ...]
    body: tuple[nodes.Node, ...]
    names: frozenset[str]

    def said(self, call: nodes.Call) -> nodes.With | None:
        """What a call of it says; None where it is not that simple."""
        without = len(self.arguments) - len(call.args)
        special = call.kwargs or call.dyn_args or call.dyn_kwargs
        if special or not 0 <= without <= len(self.defaults):
            return None
        defaults = self.defaults[len(self.defaults) - without :]
        return nodes.With(
            [nodes.Name(name, "store") for name in self.arguments],
            [*call.args, *defaults],
            list(self.body),
            lineno=call.lineno,
        )


MacroOf: TypeAlias = Callable[[str], Known | None]
"""A name → the macro that it stands for, where it may be written in."""


def known(macro: nodes.Macro, macro_of: MacroOf) -> Known | None:
    """A macro, those it calls written into it; None where it must not be moved."""
    arguments = tuple(one.name for one in macro.args)
    names = [name for one in macro.body for name in one.find_all(nodes.Name)]
    constant = all(isinstance(one, nodes.Const) for one in macro.defaults)
    stored = any(name.ctx != "load" for name in names)
    if stored or not constant or any(macro.find_all(_PLACED)):
        return None
    inlining = Inlining(macro_of, arguments)
    inlining.generic_visit(macro)
    return Known(
        arguments,
        tuple(macro.defaults),
        tuple(macro.body),
        inlining.names.union(name.name for name in names).difference(arguments),
    )


class Inlining(NodeTransformer):
    """Writes macros in the place of their calls.

    `bound` are the names that are given a meaning around the calls; `names` those in
    what was written in.
    """

    def __init__(self, macro_of: MacroOf, bound: Collection[str]) -> None:
        self._macro_of = macro_of
        self._bound = SPECIAL.union(bound)
        self.names: frozenset[str] = frozenset()

    def visit_Output(self, node: nodes.Output) -> list[nodes.Stmt]:  # noqa: N802
        """What is shown: runs of other things, and what macros say."""
        said: list[nodes.Stmt] = []
        for part in node.nodes:
            macro = self._written_in(part)
            if macro is not None:
                said.append(macro)
            elif said and isinstance(said[-1], nodes.Output):
                said[-1].nodes.append(part)
            else:
                said.append(nodes.Output([part], lineno=part.lineno))
        for one in said:
            one.environment = node.environment
        return said

    def _as_it_is(self, node: nodes.Node) -> nodes.Node:
        return node

    # Blocks and macros are functions of their own, which know less; and elsewhere
    # not everything is escaped.
    visit_Block = visit_Macro = visit_CallBlock = _as_it_is  # noqa: N815
    visit_ScopedEvalContextModifier = _as_it_is  # noqa: N815

    def _written_in(self, part: nodes.Expr) -> nodes.With | None:
        if not isinstance(part, nodes.Call) or not isinstance(part.node, nodes.Name):
            return None
        macro = self._macro_of(part.node.name)
        if macro is None or not self._bound.isdisjoint(macro.names):
            return None
        self.names |= macro.names
        return macro.said(part)
