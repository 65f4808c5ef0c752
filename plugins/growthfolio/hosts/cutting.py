"""A site MkDocs has just built → its frame, for builds that do without MkDocs.

What cannot be told apart again, byte for byte, has no frame.
"""

from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from growthfolio.hosts.frame import Choices, Frame, Shape, Shells, dress, made_for
from growthfolio.hosts.mkdocs_files import source_of
from growthfolio.hosts.shell import Shell
from growthfolio.hosts.sitemap import GZIPPED, SITEMAP
from growthfolio.hosts.splicing import Stage, shell_of
from growthfolio.pages import Site
from growthfolio.publishing import Promise
from growthfolio.publishing.manifest import entries_in
from growthfolio.rendering import Links, Rendered
from growthfolio.searching import FOLDER as INDEX


def shells_around(
    menu: Mapping[str, Rendered],
    shapes: Mapping[Shape, Shell | None],
    stage: Stage,
    links: Links,
    sitemap: str,
) -> Shells | None:
    """The theme from around the pages of the menu, once all are written.

    The other pages' `shapes` are cut up already. None where one could not be.
    """
    found = _shells_of(menu, stage, links)
    others = {shape: shell for shape, shell in shapes.items() if shell is not None}
    if found is None or len(others) < len(shapes):
        return None
    return Shells(
        links=links,
        site=stage.config.site_url or "",
        sitemap=sitemap,
        menu=found,
        others=tuple(others.items()),
    )


def without_pages(
    site: Site, shells: Shells, promise: Promise, choices: Choices, config: MkDocsConfig
) -> Frame | None:
    """The site without its pages; None where not all of them are in it."""
    links, folder = shells.links, Path(config.site_dir)
    planned = {links.destination(page.url) for page in site.pages}
    if promise.pages != planned or promise.added_by:
        return None
    index = {name for name in promise.files if name.startswith(f"{INDEX}/")}
    changing = planned | index | {file.url for file in site.files}
    changing |= {SITEMAP, GZIPPED}
    names = (name for name, one in entries_in(folder) if one.is_file())
    # What is a folder is the theme's search: it is off, or there is no frame.
    theirs = {*config.theme.static_templates, GZIPPED}
    own = {one for one in promise.extras - theirs if not one.endswith("/")}
    return Frame(
        made_for=made_for(site, shells.menu, has_own=bool(own)),
        choices=choices,
        shells=shells,
        files={
            name: (folder / name).read_bytes() for name in names if name not in changing
        },
        has_own=bool(own),
        promised=promise.files - changing,
        extras=promise.extras,
        origins=promise.origins,
        scripts=promise.scripts,
    )


def _shells_of(
    pages: Mapping[str, Rendered], stage: Stage, links: Links
) -> Mapping[str, Shell] | None:
    """The theme around each page MkDocs has made, by its url.

    None where what was written is not what they make.
    """
    found: dict[str, Shell] = {}
    site = stage.config.site_url or ""
    for url, rendered in pages.items():
        file = stage.files.get_file_from_path(source_of(url))
        page = file.page if file is not None else None
        if page is None:
            return None
        written = Path(stage.config.site_dir, page.file.dest_uri).read_text("utf-8")
        shell = shell_of(page, rendered, stage)
        if shell is None or shell.around(dress(url, rendered, links, site)) != written:
            return None
        found[url] = shell
    return found
