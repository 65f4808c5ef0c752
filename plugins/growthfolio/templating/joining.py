"""A fragment and those it includes → one template, as if they were written in it.

An include looks its fragment up, and makes a context and a generator of its own;
for a card there are eight. What is written in place needs none of them. What
fragments import is imported once, at the top of the page, and not for every card;
macros are written in where they are called.
"""

from collections.abc import Collection
from typing import Final, TypeVar

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer

from growthfolio.templating.importing import Imports
from growthfolio.templating.inlining import Inlining
from growthfolio.templating.naming import (
    SPECIAL,
    bound,
    constant,
    looked_for,
    names_of,
    source_of,
)

Holder = TypeVar("Holder", nodes.Template, nodes.Block)

# What a fragment says with them it cannot say in another's place.
_ALONE: Final = (nodes.Extends, nodes.Block)


class Joining(NodeTransformer):
    """Writes what is included in the place of the includes.

    `own` are the names of the site's own fragments: an import of one stays where it
    is, for it may look at anything that is known there. `used` are the names of the
    fragments that what was joined depends on.
    """

    def __init__(self, environment: Environment, own: Collection[str]) -> None:
        self._environment = environment
        self._own = own
        self._open: list[str] = []
        self._imports = Imports(self._read, own)
        self.used: set[str] = set()

    def visit_Template(self, node: nodes.Template) -> nodes.Template:  # noqa: N802
        """The template, joined."""
        return self._held(node)

    def visit_Block(self, node: nodes.Block) -> nodes.Block:  # noqa: N802
        """The block, joined: Jinja makes a function of its own of it."""
        return self._held(node)

    def visit_Macro(self, node: nodes.Macro) -> nodes.Macro:  # noqa: N802
        """The macro as it is: nothing may be imported on each of its calls."""
        return node

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802
        """What is included, where that is certain before anything is filled in."""
        name = constant(node.template)
        if name is None or name in self._open or not node.with_context:
            return node
        self.used.add(name)
        part = self._read(name)
        if part is None or any(part.find_all(_ALONE)):
            return node
        self._open.append(name)
        self.generic_visit(part)
        self._open.pop()
        # Whatever is still included there would not find what has been moved.
        if part.find(nodes.Include) is None:
            self._lift(part)
        scope = nodes.Scope(part.body, lineno=node.lineno)
        return scope.set_environment(self._environment)

    def _held(self, holder: Holder) -> Holder:
        outer, self._imports = self._imports, Imports(self._read, self._own)
        self.generic_visit(holder)
        Inlining(self._imports.macro, bound(holder.body)).generic_visit(holder)
        names: frozenset[str] = looked_for(holder.body)
        first: list[nodes.Stmt] = [*self._imports.statements(names)]
        # Looked for once, not in every loop.
        free = names - bound((*first, *holder.body)) - SPECIAL
        first += [nodes.ExprStmt(nodes.Name(name, "load")) for name in sorted(free)]
        holder.body[:0] = [one.set_environment(self._environment) for one in first]
        self.used |= self._imports.used
        self._imports = outer
        return holder

    def _read(self, name: str) -> nodes.Template | None:
        """A fragment; None for one that is broken, as is said if it is reached."""
        loader = self._environment.loader
        if loader is None:
            return None
        try:
            text, path, _ = loader.get_source(self._environment, name)
            return self._environment.parse(text, name, path)
        except (TemplateNotFound, TemplateSyntaxError):
            return None

    def _lift(self, part: nodes.Template) -> None:
        """Move the imports of a fragment to the top of what it is written into."""
        for one in [node for node in part.body if isinstance(node, nodes.FromImport)]:
            source = source_of(one)
            if source is None:
                continue
            self.used.add(source.name)
            said = {alias: name for name, alias in names_of(one)}
            others = bound(node for node in part.body if node is not one)
            if source.with_context and source.name in self._own:
                continue
            if not others.isdisjoint(said):
                continue
            part.body.remove(one)
            for found in part.find_all(nodes.Name):
                if found.name in said:
                    found.name = self._imports.name(source, said[found.name])
