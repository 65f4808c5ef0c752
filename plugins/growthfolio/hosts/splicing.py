"""Pages that stand in no menu → files in the theme's clothes, past MkDocs' pages.

MkDocs takes longer over a page than a page takes to write: it looks through its
menu, its files and its templates for each. Where the theme can be cut up (`shell`),
it is asked once for every shape of page; where it cannot, for every page.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from msgspec import Struct

from growthfolio.hosts.mkdocs_files import contents
from growthfolio.hosts.shell import Dress, Shell, sample
from growthfolio.hosts.theme import MATERIAL
from growthfolio.rendering import Links, Rendered

_SEARCH: Final = re.compile(r"(^|/)search$")
_LAST_ADDRESS: Final = re.compile(r"\s*</urlset>\s*$")


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
    pages: Iterable[tuple[str, Rendered]], stage: Stage, links: Links, *, cut: bool
) -> None:
    """Write pages by their urls into the site; they are in the theme's search, too.

    Where the theme makes the page, its search takes it in by itself.
    """
    shells: dict[tuple[str, int, tuple[str, ...], bool], Shell | None] = {}
    indexes = tuple(_indexes(stage.config))
    for url, rendered in pages:
        file = _file(url, stage.config, links)
        page = _page(file, rendered, stage.config)
        shell = None
        if cut:
            # Links to the menu's pages begin alike below one folder of the site.
            top, depth = url.partition("/")[0], file.dest_uri.count("/")
            shape = (top, depth, rendered.hide, bool(rendered.headings))
            if shape not in shells:
                shells[shape] = _shell(file, rendered, stage)
            shell = shells[shape]
        if shell is None:
            output = _by_theme(page, stage)
        else:
            dress = Dress(
                title=rendered.title,
                address=page.canonical_url or "",
                content=rendered.html,
                headings=rendered.headings,
            )
            output = shell.around(dress)
            for index in indexes:
                index.add_entry_from_context(page)
        target = Path(stage.config.site_dir, file.dest_uri)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(output.encode(errors="xmlcharrefreplace"))


def with_addresses(sitemap: str, urls: Iterable[str], links: Links, site: str) -> str:
    """A site map with pages MkDocs does not know of."""
    if not site:
        return sitemap
    base = site if site.endswith("/") else f"{site}/"
    found = "".join(
        f"\n    <url>\n         <loc>{base}{links.address(url)}</loc>\n    </url>"
        for url in urls
    )
    return _LAST_ADDRESS.sub(f"{found}\n</urlset>", sitemap)


def _shell(file: File, rendered: Rendered, stage: Stage) -> Shell | None:
    """The theme around a page of the shape of `rendered`, cut up."""
    with_headings = bool(rendered.headings)
    tried = sample(with_headings=with_headings)
    samples = Rendered(
        title=tried.title,
        html=tried.content,
        headings=tried.headings,
        hide=rendered.hide,
    )
    page = _page(file, samples, stage.config)
    page.meta["search"] = {"exclude": True}
    output = _by_theme(page, stage)
    return Shell.cut(output, page.canonical_url or "", with_headings=with_headings)


def _file(url: str, config: MkDocsConfig, links: Links) -> File:
    file = File.generated(config, f"{url}.md", content="")
    file.dest_uri = links.destination(url)
    return file


def _page(file: File, rendered: Rendered, config: MkDocsConfig) -> Page:
    page = Page(rendered.title, file, config)
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
    return config.plugins.on_post_page(output, page=page, config=config)


def _indexes(config: MkDocsConfig) -> Iterator[Any]:
    """The indexes of search plugins that are on: they take pages one by one."""
    plugins: Mapping[str, Any] = config.plugins
    for name, plugin in plugins.items():
        index = getattr(plugin, "search_index", None)
        if not (_SEARCH.search(name) and hasattr(index, "add_entry_from_context")):
            continue
        if getattr(plugin.config, "enabled", True):
            yield index
