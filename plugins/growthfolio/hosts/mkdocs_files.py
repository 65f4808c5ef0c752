"""MkDocs' files come in; they leave without records, and with the pages of a site.

Default deny: whatever lies in the folders of records is taken out, and only what
a page claims is put back. The organisation's own files elsewhere stay.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import nest_paths
from msgspec import Struct

from growthfolio.hosts.assets import assets
from growthfolio.hosts.cleaned_file import CleanedFile
from growthfolio.model.phrase import N_
from growthfolio.pages import Site
from growthfolio.rendering import Heading, Links, plain
from growthfolio.words import speech

log = get_plugin_logger("growthfolio")


def source_of(url: str) -> str:
    """What MkDocs takes for the source of a page of ours."""
    return f"{url or 'index'}.md"


def url_of(source: str) -> str:
    """The url of the page of ours that MkDocs takes this for the source of."""
    url = source.removesuffix(".md")
    return "" if url == "index" else url


class Arranged(Struct, frozen=True):
    """MkDocs' list of `files`, a site's among them; `found` were the sources before.

    `aside` are the pages MkDocs has nothing to do with, by their urls: they stand in no
    menu, and its settings do not keep them out.
    """

    files: Files
    found: frozenset[str]
    aside: Mapping[str, File]

    def show(self, files: Files) -> None:
        """Let the organisation's own pages link to those aside.

        Which pages it is to read, MkDocs has settled before it reads the first; until
        all are read, it finds the targets of links among the files.
        """
        if not self._are_in(files):
            for file in self.aside.values():
                files.append(file)

    def hide(self, files: Files) -> None:
        """Take those aside out again, if they were in."""
        if self._are_in(files):
            for file in self.aside.values():
                files.remove(file)

    def _are_in(self, files: Files) -> bool:
        first = next(iter(self.aside.values()), None)
        return first is not None and files.get_file_from_path(first.src_uri) is first


def arrange(
    files: Files, site: Site, links: Links, closed: Sequence[Path], config: MkDocsConfig
) -> Arranged:
    """Puts a site's files in the place of what lies in the `closed` folders.

    `closed[0]` is the programme's file; attachments' paths start beside it.
    """
    found = frozenset(file.src_uri for file in files)
    named = set(_sources(config.nav))
    listed = {link.url for link in site.nav}
    listed |= {page.url for page in site.pages if source_of(page.url) in named}
    pages = dict(_pages(site, links, config))
    ours = [
        *(file for url, file in pages.items() if url in listed),
        *_attachments(site, closed[0].parent, config),
        *_assets(config),
    ]
    _take_out_records(files, closed, config)
    taken = {file.dest_uri for file in (*ours, *pages.values())}
    _take_out_rivals(files, taken, site.language)
    if config.nav is None:
        config.nav = _nav(site, files)
    for file in ours:
        files.append(file)
    aside = {
        url: file
        for url, file in pages.items()
        if url not in listed and file.inclusion is not InclusionLevel.EXCLUDED
    }
    return Arranged(files, found, aside)


def contents(headings: Iterable[Heading]) -> TableOfContents:
    """A page's headings as MkDocs has them: the third level below the second."""
    items: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(heading.text, heading.id, heading.level)
        nested = heading.level > 2 and items  # noqa: PLR2004 - h3 stands below h2
        (items[-1].children if nested else items).append(link)
    return TableOfContents(items)


def _pages(
    site: Site, links: Links, config: MkDocsConfig
) -> Iterator[tuple[str, File]]:
    for page in site.pages:
        file = File.generated(config, source_of(page.url), content="")
        file.dest_uri = links.destination(page.url)
        set_exclusions([file], config)
        yield page.url, file


def _attachments(site: Site, root: Path, config: MkDocsConfig) -> Iterator[File]:
    for claimed in site.files:
        words = speech(site.language)
        file = CleanedFile.of(config, claimed.url, root / claimed.path, words)
        # MkDocs would take it for a page, and write it down as it is.
        if not file.is_documentation_page():
            yield file


def _assets(config: MkDocsConfig) -> Iterator[File]:
    for address, content in assets().items():
        yield File.generated(config, address, content=content)


def _take_out_records(
    files: Files, closed: Sequence[Path], config: MkDocsConfig
) -> None:
    hid_a_theme_file = False
    for file in tuple(files):
        if file.abs_src_path is None or not _lies_in(Path(file.abs_src_path), closed):
            continue
        files.remove(file)
        hid_a_theme_file |= any(
            Path(folder, file.src_uri).is_file() for folder in config.theme.dirs
        )
    if hid_a_theme_file:
        files.add_files_from_theme(config.theme.get_env(), config)


def _lies_in(path: Path, closed: Sequence[Path]) -> bool:
    """Whether a file is one of these or lies in one, also by symbolic links."""
    spellings = (
        Path(os.path.normpath(path)),
        path.parent.resolve() / path.name,
        path.resolve(),
    )
    return any(path.is_relative_to(one) for path in spellings for one in closed)


def _take_out_rivals(files: Files, taken: set[str], language: str) -> None:
    for file in tuple(files):
        if file.dest_uri in taken:
            text = N_("{path} is left out: a page of the programme has its address")
            log.warning(speech(language).fill(text, {"path": file.src_uri}))
            files.remove(file)


def _sources(menu: object) -> Iterator[str]:
    """Every page a menu somebody wrote names."""
    match menu:
        case str():
            yield menu
        case list():
            for item in menu:
                yield from _sources(item)
        case dict():
            for item in menu.values():
                yield from _sources(item)


def _nav(site: Site, files: Files) -> list[object]:
    """Our menu, then the organisation's own pages as MkDocs would list them."""
    ours = [
        {plain(link.text): source_of(link.url)}
        for link in site.nav
        if link.url is not None
    ]
    own = [
        file.src_uri
        for file in files.documentation_pages()
        if file.inclusion is not InclusionLevel.NOT_IN_NAV
    ]
    return [*ours, *nest_paths(own)]  # type: ignore[no-untyped-call]
