"""A fragment and those it includes → one template, as if they were written in it.

An include looks its fragment up, and makes a context and a generator of its own;
for a card there are eight. What is written in place needs none of them. What
fragments import is imported once, at the top of the page, and not for every card.
"""

from collections.abc import Collection, Iterator
from typing import Final, TypeVar

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer

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
        self._lifted = _Lifted(environment)
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
        name = _constant(node.template)
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
        outer, self._lifted = self._lifted, _Lifted(self._environment)
        self.generic_visit(holder)
        holder.body[:0] = self._lifted.imports()
        self._lifted = outer
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
            source = _constant(one.template)
            if source is None:
                continue
            self.used.add(source)
            names = {said: name for name, said in _names(one)}
            if (one.with_context and source in self._own) or _bound(part, one, names):
                continue
            part.body.remove(one)
            for found in part.find_all(nodes.Name):
                if found.name in names:
                    found.name = self._lifted.name(one, names[found.name])


class _Lifted:
    """The imports at the top of a page: what of which fragment, under which name."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._names: dict[tuple[str, bool], dict[str, str]] = {}

    def name(self, one: nodes.FromImport, name: str) -> str:
        """What something imported is called on the whole page."""
        source = (_constant(one.template) or "", one.with_context)
        names = self._names.setdefault(source, {})
        return names.setdefault(name, f"imported_{[*self._names].index(source)}_{name}")

    def imports(self) -> list[nodes.Node]:
        """They, in the order they were first asked for."""
        return [
            nodes.FromImport(
                nodes.Const(source), [*names.items()], with_context, lineno=1
            ).set_environment(self._environment)
            for (source, with_context), names in self._names.items()
        ]


def _constant(template: nodes.Expr) -> str | None:
    value = template.value if isinstance(template, nodes.Const) else None
    return value if isinstance(value, str) else None


def _names(one: nodes.FromImport) -> Iterator[tuple[str, str]]:
    """What is imported, and what it is called where it is imported."""
    for name in one.names:
        yield name if isinstance(name, tuple) else (name, name)


def _bound(part: nodes.Template, one: nodes.FromImport, names: Collection[str]) -> bool:
    """Whether a fragment gives one of these names another meaning, too."""
    imports = (node for node in part.find_all(nodes.FromImport) if node is not one)
    others = {said for node in imports for _, said in _names(node)}
    others |= {node.name for node in part.find_all(nodes.Macro)}
    others |= {node.target for node in part.find_all(nodes.Import)}
    others |= {node.name for node in part.find_all(nodes.Name) if node.ctx != "load"}
    others |= {node.name for node in part.find_all(nodes.NSRef)}
    return not others.isdisjoint(names)
