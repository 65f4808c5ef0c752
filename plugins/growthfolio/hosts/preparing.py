"""What is chosen → what is to be built, as it is planned before MkDocs begins.

How files look is noted before they are read: what changes meanwhile is noticed.
"""

import logging
from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from msgspec import Struct
from msgspec.structs import replace

from growthfolio.caching.shelf import Shelf
from growthfolio.hosts.frame import Shells
from growthfolio.hosts.making import Making
from growthfolio.hosts.mkdocs_settings import links_of
from growthfolio.hosts.options import Chosen
from growthfolio.hosts.planning import Given, HostPlan, plan_for_host
from growthfolio.hosts.promise import sources_of
from growthfolio.hosts.served import Looks, looks_of
from growthfolio.pages import Site
from growthfolio.publishing import Sources

log = get_plugin_logger("growthfolio")


class Planned(Struct, frozen=True, kw_only=True):
    """A site that is to be built, of files as they looked in `sources`.

    `docs` is where MkDocs' own files lie. Of a site that is served, all that MkDocs
    goes by had the `key`, and the originals of attachments the looks in `attached`.
    What is made around pages is `kept` for builds without MkDocs.
    """

    chosen: Chosen
    site: Site
    sources: Sources
    shelf: Shelf
    docs: Path
    key: str | None
    attached: Mapping[str, Looks | None]
    kept: bool

    @property
    def docs_are_records(self) -> bool:
        """Whether MkDocs' own files lie in a folder that people write in.

        Nothing in it is published unless a page claims it.
        """
        docs = self.docs.resolve()
        return any(docs.is_relative_to(folder) for folder in self.chosen.written)

    def making(self, config: MkDocsConfig) -> Making:
        """What its pages are made with, as far as it is known what is around them."""
        links = links_of(config, self.docs, self.chosen.root)
        return Making(
            self.site,
            Shells(links=links, site=config.site_url or ""),
            Path(config.site_dir),
            self.shelf,
            indexed=self.chosen.indexed,
            served=self.chosen.served,
        )


def prepare(
    chosen: Chosen,
    config: MkDocsConfig,
    shelf: Shelf,
    given: Given | None,
    ahead: HostPlan | None,
) -> Planned:
    """What is to be built, and a word on what is wrong with it.

    What is `given`, or planned `ahead`, is not found out again. Raises PluginError
    where nothing is to be built.
    """
    key = chosen.key() if chosen.served else None
    sources = sources_of(config, chosen.written, given.sources if given else None)
    plan = ahead or plan_for_host(
        chosen.programme,
        audience=chosen.audience,
        today=chosen.today,
        watched=chosen.watched,
        judged=given.of(chosen.programme, chosen.today) if given else None,
        shelf=shelf,
        jobs=chosen.workers.jobs,
    )
    # The command has printed what was found already.
    tell(replace(plan, told=()) if given else plan, chosen)
    site = plan.site
    return Planned(
        chosen=chosen,
        site=site,
        sources=replace(sources, unread=plan.unread),
        shelf=shelf,
        docs=Path(config.docs_dir),
        key=key,
        attached=looks_of(site.files, chosen.root) if chosen.served else {},
        kept=chosen.served or given is not None,
    )


def tell(plan: HostPlan, chosen: Chosen) -> None:
    """Log what was found; raises PluginError where nothing is to be built."""
    strict, watched = chosen.strict, chosen.watched
    # A strict `serve` would stop at a warning.
    loud = logging.INFO if strict and watched else logging.WARNING
    for line in plan.told:
        log.log(loud if line.error else logging.INFO, line.text)
    if watched:
        return
    if plan.refusal is not None:
        raise PluginError(f"growthfolio: {plan.refusal}")
    if strict and plan.errors:
        # MkDocs itself would build first, and not at all notice with --quiet.
        raise PluginError("growthfolio: --strict: nothing was built")
