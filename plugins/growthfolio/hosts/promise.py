"""A build of MkDocs that is done → what it was to write, for the look over it.

`publishing` holds the folder against this before the site takes its place.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from msgspec import Struct

from growthfolio.hosts.mkdocs_files import Arranged
from growthfolio.hosts.mkdocs_settings import custom_folder
from growthfolio.pages import Site
from growthfolio.publishing import Promise, Sources
from growthfolio.publishing.written import Written
from growthfolio.rendering import Links

# What these write by themselves lies in a folder of theirs.
_FOLDERS: Final = {"search": "search/", "material/search": "search/"}
_OURS: Final = "growthfolio"
_FONTS: Final = frozenset({"fonts.googleapis.com", "fonts.gstatic.com"})


class Seen(Struct, frozen=True, kw_only=True):
    """What was learnt while MkDocs built: what it read, and its list of files.

    It found its own in the folder of `docs`, if it looked at one. The `index` is
    written past it, and of those `written` nobody need read the pages over again.
    `empty` are the theme's templates of which nothing came: it writes no file then.
    """

    sources: Sources
    arranged: Arranged
    docs: Path | None
    index: frozenset[str]
    empty: frozenset[str]
    scripts: frozenset[str]
    written: Mapping[str, Written]


def promise_of(site: Site, seen: Seen, links: Links, config: MkDocsConfig) -> Promise:
    """What was promised of a site."""
    files = (*seen.arranged.files, *seen.arranged.aside.values())
    included = [one for one in files if _is_included(one)]
    planned = {links.destination(page.url) for page in site.pages}
    pages = planned.intersection(one.dest_uri for one in included)
    # Somebody's plugin may let a page of the organisation's own come to nothing.
    own = {one.dest_uri for one in included if one.is_documentation_page()} - pages
    others = {*config.plugins, *map(str, config.hooks)} - {_OURS, *_FOLDERS}
    # MkDocs goes on without a folder or a template that it cannot open. What others
    # leave of them, we cannot know.
    passed_over = set() if others else _passed_over(seen, config)
    return Promise(
        audience=site.audience,
        pages=frozenset(pages),
        files=frozenset(
            ({one.dest_uri for one in included} - own) | passed_over | seen.index
        ),
        extras=frozenset({*own, *_extras(config)}),
        added_by=tuple(sorted(others)),
        origins=frozenset(_origins(config)),
        scripts=seen.scripts,
        sources=seen.sources,
        written=seen.written,
    )


def sources_of(
    config: MkDocsConfig, written: Iterable[Path], earlier: Sources | None = None
) -> Sources:
    """What a build is going to read, as it is now, or as it was `earlier`."""
    custom = custom_folder(config)
    paths = [
        *written,
        Path(config.config_file_path),
        Path(config.docs_dir),
        *([custom] if custom is not None else []),
    ]
    return Sources.look(paths) if earlier is None else earlier.further(paths)


def _is_included(file: File) -> bool:
    return file.inclusion not in (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


def _passed_over(seen: Seen, config: MkDocsConfig) -> set[str]:
    """What should be there and was not looked at, by its source's name."""
    own = _own(seen.sources, str(seen.docs)) if seen.docs is not None else set()
    return (own - seen.arranged.found) | (_templates(config) - seen.empty)


def _own(sources: Sources, folder: str) -> set[str]:
    """The names of what MkDocs is to find in a folder."""
    docs = os.path.join(folder, "")  # noqa: PTH118 - text: there are many
    return {
        path.removeprefix(docs).replace(os.sep, "/")
        for path in sources.files()
        # Of a folder with an index, MkDocs leaves the README out; links it follows, and
        # hidden files it does not look at.
        if path.startswith(docs)
        and f"{os.sep}." not in path[len(docs) - 1 :]
        and not path.endswith(f"{os.sep}README.md")
        and not os.path.islink(path)  # noqa: PTH114 - the same
    }


def _templates(config: MkDocsConfig) -> set[str]:
    """The theme's own pages: those it lists and has."""
    return {
        name
        for name in config.theme.static_templates
        if any(Path(folder, name).is_file() for folder in config.theme.dirs)
    }


def _extras(config: MkDocsConfig) -> Iterable[str]:
    yield from (_FOLDERS[name] for name in config.plugins if name in _FOLDERS)
    yield from config.theme.static_templates
    yield from config.extra_templates
    if "sitemap.xml" in config.theme.static_templates:
        yield "sitemap.xml.gz"


def _origins(config: MkDocsConfig) -> Iterable[str]:
    """The site's own host, and those its owner wrote down to load from."""
    chosen = (config.site_url or "", *config.extra_css, *config.extra_javascript)
    yield from filter(None, (urlsplit(str(one)).netloc for one in chosen))
    if config.theme.get("font"):
        yield from _FONTS
