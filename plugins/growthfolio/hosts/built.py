"""What MkDocs has just built → what it promises, its frame, and how it is served."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from msgspec import Struct

from growthfolio.hosts.cutting import shells_around, without_pages
from growthfolio.hosts.frame import Frame, Shells
from growthfolio.hosts.making import Making
from growthfolio.hosts.mkdocs_files import Arranged
from growthfolio.hosts.outgoing import Outgoing
from growthfolio.hosts.planning import commit_said
from growthfolio.hosts.preparing import Planned
from growthfolio.hosts.promise import Seen, promise_of
from growthfolio.hosts.served import Served, names_in
from growthfolio.hosts.splicing import Stage, indexes_of, is_cut, splice
from growthfolio.hosts.work import Work
from growthfolio.hosts.writing import write
from growthfolio.pages import Site
from growthfolio.publishing import Promise


class Built(Struct, frozen=True, kw_only=True):
    """A `site` that is built as it was planned, but for its banner.

    `key` is that of all MkDocs goes by, where pages would come out the same again. The
    `shells` are what the theme put around pages, where that could be told.
    """

    planned: Planned
    site: Site
    key: str | None
    making: Making
    seen: Seen
    shells: Shells | None
    config: MkDocsConfig

    def promise(self) -> Promise:
        """What was to be written."""
        return promise_of(self.site, self.seen, self.making.links, self.config)

    def frame(self, promise: Promise) -> Frame | None:
        """The site without its pages; None where there is no such thing."""
        # A search that is not ours has every page's text.
        if self.shells is None or any(indexes_of(self.config)):
            return None
        choices = self.planned.chosen.choices
        return without_pages(self.site, self.shells, promise, choices, self.config)

    def served(self) -> Served | None:
        """What is served now, where all that it was made of is known."""
        frame = self.frame(self.promise()) if self.key is not None else None
        if frame is None or self.key is None:
            return None
        return Served(
            chosen=self.planned.chosen,
            key=self.key,
            frame=frame,
            commit=commit_said(self.site),
            banner=self.site.banner,
            pages=self.making.keys,
            attached=self.planned.attached,
            names=names_in(Path(self.config.site_dir)) - frame.files.keys(),
        )


def complete(
    planned: Planned, arranged: Arranged, work: Work, stage: Stage, outgoing: Outgoing
) -> Built:
    """Has all written that MkDocs has not: the pages aside, and the index."""
    config, chosen, making = stage.config, planned.chosen, work.making
    cut = is_cut(config, chosen.splice)
    # What the search and plugins see of pages comes in the site's order.
    ordered = not cut or bool(indexes_of(config))
    shapes = splice(work.rest(ordered=ordered), making, stage, work.links, cut=cut)
    shells = None
    if cut and planned.kept:
        sitemap = outgoing.sitemap
        shells = shells_around(work.menu, shapes, stage, work.links, sitemap)
    index = making.index(work.site) if chosen.indexed else ()
    seen = Seen(
        sources=planned.sources,
        arranged=arranged,
        docs=None if planned.docs_are_records else planned.docs,
        index=write(index, Path(config.site_dir)),
        empty=frozenset(outgoing.empty),
        scripts=outgoing.scripts,
        written=making.written,
    )
    return Built(
        planned=planned,
        site=work.site,
        key=None if work.is_broken else planned.key,
        making=making,
        seen=seen,
        shells=shells,
        config=config,
    )
