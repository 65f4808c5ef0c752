"""What a build says it wrote: for whom, which files, from what."""

from collections.abc import Mapping

from msgspec import Struct, field

from growthfolio.publishing.manifest import Content, Mark
from growthfolio.publishing.sources import Sources
from growthfolio.publishing.written import Written


class Lent(Struct, frozen=True, kw_only=True):
    """A file that is the old site's as well: what it holds, and how it is known."""

    content: Content
    mark: Mark


class Promise(Struct, frozen=True, kw_only=True):
    """The files a build promises, by their path from the site's root.

    `pages` are the programme's own. `files` must all be there, `pages` among them;
    `extras` may be there, where a name that ends with a slash stands for a folder.
    `added_by` names what else writes into the site: then files nobody promised are
    its own affair. `origins` are the hosts the site's owner chose to load from,
    `scripts` what pages may run beside the site's own files: the theme's inline
    scripts, as policies name them, and what the owner allows. `lent` are files that a
    `Lender` took from the old site, after it had read them; `written` are pages that
    were read over as they were written.
    """

    audience: str
    pages: frozenset[str]
    files: frozenset[str]
    extras: frozenset[str] = frozenset()
    added_by: tuple[str, ...] = ()
    origins: frozenset[str] = frozenset()
    scripts: frozenset[str] = frozenset()
    sources: Sources = field(default_factory=Sources)
    lent: Mapping[str, Lent] = field(default_factory=dict)
    written: Mapping[str, Written] = field(default_factory=dict)

    def allows(self, name: str) -> bool:
        """Whether a file was promised, or may be there all the same."""
        return (
            name in self.files
            or name in self.extras
            or any(name.startswith(one) for one in self.extras if one.endswith("/"))
        )
