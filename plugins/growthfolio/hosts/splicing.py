"""Pages that stand in no menu → files in the theme's clothes, past MkDocs' pages.

MkDocs takes longer over a page than a page takes to write: it looks through its
menu, its files and its templates for each. Where the theme can be cut up (`shell`),
it is asked once for every shape of page; where it cannot, for every page.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from msgspec import Struct

from growthfolio.hosts.frame import Shape, dress
from growthfolio.hosts.making import Making
from growthfolio.hosts.mkdocs_files import contents, source_of
from growthfolio.hosts.shell import Shell, encoded, sample
from growthfolio.hosts.sitemap import address_of
from growthfolio.hosts.theme import MATERIAL
from growthfolio.rendering import Links, Rendered

_SEARCH: Final = re.compile(r"(^|/)search$")


class Stage(Struct, frozen=True):
    """What MkDocs has when it is about to write pages."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: jinja2.Environment


def is_cut(config: MkDocsConfig, wanted: bool | None) -> bool:
    """Whether the theme is asked once for every shape of page.

    Unless the owner says: only for themes it is known to be right for.
    """
    return config.theme.name in MATERIAL if wanted is None else wanted


def splice(
    pages: Iterable[tuple[str, Rendered]],
    making: Making,
    stage: Stage,
    links: Links,
    *,
    cut: bool,
) -> dict[Shape, Shell | None]:
    """Put pages into the theme's clothes; they are in the theme's search, too.

    Where the theme makes the page, its search takes it in by itself. Else whoever
    renders the next of its shape puts it into its shell. The shells are given back.
    """
    shells: dict[Shape, Shell | None] = {}
    indexes = indexes_of(stage.config)
    site = stage.config.site_url or ""
    for url, rendered in pages:
        shape = Shape.of(url, rendered, links)
        if cut and shape not in shells:
            shells[shape] = shell = _shell(url, rendered, stage, links)
            if shell is not None and not indexes:
                making.add_shell(shape, shell)
        shell = shells.get(shape)
        if shell is None:
            page = _page(url, rendered, stage.config, links)
            making.hand_in(url, encoded(_by_theme(page, stage)))
            continue
        making.hand_in(url, shell.data_around(dress(url, rendered, links, site)))
        for index in indexes:
            page = _page(url, rendered, stage.config, links)
            index.add_entry_from_context(page)
    return shells


def _shell(url: str, rendered: Rendered, stage: Stage, links: Links) -> Shell | None:
    """The theme around a page of the shape of `rendered`, cut up."""
    page = _page(url, _samples(rendered), stage.config, links)
    address = address_of(url, links, stage.config.site_url or "")
    return _cut(page, stage) if (page.canonical_url or "") == address else None


def shell_of(page: Page, rendered: Rendered, stage: Stage) -> Shell | None:
    """The theme around a page of MkDocs' that is written: it has samples in it then."""
    return _cut(_filled(page, _samples(rendered)), stage)


def _cut(page: Page, stage: Stage) -> Shell | None:
    """The theme around a page of samples."""
    page.meta["search"] = {"exclude": True}
    output = _by_theme(page, stage)
    with_headings = bool(len(page.toc))
    return Shell.cut(output, page.canonical_url or "", with_headings=with_headings)


def _samples(rendered: Rendered) -> Rendered:
    """A page of the same shape with samples in it."""
    tried = sample(with_headings=bool(rendered.headings))
    return Rendered(
        title=tried.title,
        html=tried.content,
        headings=tried.headings,
        hide=rendered.hide,
    )


def _page(url: str, rendered: Rendered, config: MkDocsConfig, links: Links) -> Page:
    file = File.generated(config, source_of(url), content="")
    file.dest_uri = links.destination(url)
    return _filled(Page(rendered.title, file, config), rendered)


def _filled(page: Page, rendered: Rendered) -> Page:
    page.content = rendered.html
    page.toc = contents(rendered.headings)
    page.meta = {"title": rendered.title, "hide": list(rendered.hide)}
    return page


def _by_theme(page: Page, stage: Stage) -> str:
    """A page as the theme and every plugin make it."""
    config = stage.config
    page.active = True
    context = get_context(stage.nav, stage.files, config, page)
    context = config.plugins.on_page_context(
        context, page=page, config=config, nav=stage.nav
    )
    output = stage.env.get_template("main.html").render(context)
    output = config.plugins.on_post_page(output, page=page, config=config)
    page.active = False  # it would stay lit in the menu of the next
    return output


def indexes_of(config: MkDocsConfig) -> tuple[Any, ...]:
    """The indexes of search plugins that are on: they take pages one by one."""
    return tuple(_indexes(config))


def _indexes(config: MkDocsConfig) -> Iterator[Any]:
    plugins: Mapping[str, Any] = config.plugins
    for name, plugin in plugins.items():
        index = getattr(plugin, "search_index", None)
        if not (_SEARCH.search(name) and hasattr(index, "add_entry_from_context")):
            continue
        if getattr(plugin.config, "enabled", True):
            yield index


def turn_off(config: MkDocsConfig) -> None:
    """Keep the theme's own search from being built and shown, where it can be."""
    plugins: Mapping[str, Any] = config.plugins
    for name, plugin in plugins.items():
        if name.rpartition("/")[2] == "search" and hasattr(plugin.config, "enabled"):
            plugin.config.enabled = False
