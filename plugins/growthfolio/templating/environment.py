"""Jinja as the fragments are written for it."""

from collections.abc import Collection
from pathlib import Path
from typing import Any, Final

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    nodes,
    pass_context,
)

from growthfolio.templating.generating import Generator
from growthfolio.templating.joining import Joining

FRAGMENTS: Final = Path(__file__).parents[1] / "rendering" / "fragments"

OF_A_PAGE: Final = frozenset({"body", "edit", "new", "url", "words"})
"""The filters that look at the page they are used on: `pass_context`."""
OF_A_VALUE: Final = frozenset({"alt", "day", "drawn", "share"})
"""The filters that look at nothing but what they are given."""


class Fragments(Environment):
    """Every text is escaped, and what is not there is an error.

    A site's `own` fragments come before the package's, one by one; `names` are
    theirs. One of them can still include the original as `package/card.html`.
    `ready` has templates that need not be compiled any more.
    """

    code_generator_class = Generator

    def __init__(
        self,
        own: BaseLoader | None = None,
        names: Collection[str] = (),
        ready: BaseLoader | None = None,
    ) -> None:
        package = FileSystemLoader(FRAGMENTS)
        others = (own, ready, package, PrefixLoader({"package": package}))
        super().__init__(
            loader=ChoiceLoader([one for one in others if one is not None]),
            autoescape=True,
            undefined=StrictUndefined,
            # What changes is read again where all pages are rendered again.
            auto_reload=False,
            # None is ever dropped: there are few.
            cache_size=-1,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.filters |= dict.fromkeys(OF_A_VALUE, _later)
        self.filters |= dict.fromkeys(OF_A_PAGE, pass_context(_later_on_a_page))
        self._names = frozenset(names)
        self.made_of: dict[str, frozenset[str]] = {}
        """The fragments each template has been made of, by its name."""

    def compile(
        self,
        source: str | nodes.Template,
        name: str | None = None,
        filename: str | None = None,
        raw: bool = False,
        defer_init: bool = False,
    ) -> Any:  # noqa: ANN401 - code, or with `raw` its text: Jinja's own
        """The code of a fragment, joined with those it includes."""
        if isinstance(source, str):
            source = self.parse(source, name, filename)
        joining = Joining(self, self._names)
        joined = joining.visit(source)
        self.made_of[name or ""] = frozenset(joining.used)
        whole = super().compile
        return whole(joined, name, filename, raw, defer_init)  # type: ignore[call-overload]


def _later(*_: object) -> str:
    """Stands in for a filter while code is made that will use it."""
    raise NotImplementedError


def _later_on_a_page(*_: object) -> str:
    raise NotImplementedError
