"""What is imported into a page → imported once, at its top; macros are looked up."""

from collections.abc import Callable, Collection, Iterator, Mapping

from jinja2 import nodes

from growthfolio.templating.inlining import Known, known
from growthfolio.templating.naming import OF_ALL, Source, bound, names_of, source_of


class Imports:
    """The imports at the top of a page: what of which fragment, under which name.

    `read` has the fragments; `own` are the names of the site's own, whose macros
    are never written in. `used` are the fragments whose macros may have been.
    """

    def __init__(
        self,
        read: Callable[[str], nodes.Template | None],
        own: Collection[str],
    ) -> None:
        self._read = read
        self._own = own
        self._sources: dict[Source, int] = {}
        self._names: dict[str, tuple[Source, str]] = {}
        self._macros: dict[str, Known | None] = {}
        self.used: set[str] = set()

    def name(self, source: Source, name: str) -> str:
        """What something imported is called on the whole page."""
        number = self._sources.setdefault(source, len(self._sources))
        said = f"imported_{number}_{name}"
        self._names[said] = (source, name)
        return said

    def macro(self, said: str) -> Known | None:
        """The macro that is called so, if it may be written in its call's place."""
        if said not in self._macros:
            # None while it is looked at: one that calls itself stays a call.
            self._macros[said] = None
            if said in self._names:
                self._macros[said] = self._found(*self._names[said])
        return self._macros[said]

    def statements(self, names: Collection[str]) -> Iterator[nodes.FromImport]:
        """The imports of those that go by some of the names."""
        for source in self._sources:
            found = [
                (name, said)
                for said, (other, name) in self._names.items()
                if other == source and said in names
            ]
            if found:
                template = nodes.Const(source.name)
                yield nodes.FromImport(template, found, source.with_context, lineno=1)

    def _found(self, source: Source, name: str) -> Known | None:
        part = None if source.name in self._own else self._read(source.name)
        if part is None:
            return None
        self.used.add(source.name)
        here = [one for one in part.body if isinstance(one, nodes.Macro)]
        macros = [one for one in here if one.name == name]
        if len(macros) != 1:
            return None
        return self._known(macros[0], source, self._said_in(part, source))

    def _known(
        self, macro: nodes.Macro, source: Source, said: Mapping[str, str | None]
    ) -> Known | None:
        arguments = {one.name for one in macro.args}
        for found in macro.find_all(nodes.Name):
            if found.name in arguments:
                continue
            new = said.get(found.name, found.name)
            seen = source.with_context or found.name in said or found.name in OF_ALL
            if new is None or not seen:
                return None
            found.name = new
        return known(macro, self.macro)

    def _said_in(
        self, part: nodes.Template, source: Source
    ) -> Mapping[str, str | None]:
        """What a fragment gives a meaning to, by the names on the page, if any."""
        said: dict[str, str | None] = dict.fromkeys(bound(part.body))
        for one in part.body:
            if isinstance(one, nodes.Macro):
                said[one.name] = self.name(source, one.name)
            elif isinstance(one, nodes.FromImport):
                within = source_of(one)
                if within is None or within.name in self._own:
                    continue
                if source.with_context or not within.with_context:
                    for name, alias in names_of(one):
                        said[alias] = self.name(within, name)
        return said
