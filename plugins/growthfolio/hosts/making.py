"""A site's pages, made one after another: by whom, and what came of each.

Most are finished where they are rendered. Those for which there is no shell yet are
handed out; whoever gets one hands its file in.
"""

from collections import deque
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from msgspec.structs import replace

from growthfolio.caching.aside import Aside, Bring
from growthfolio.caching.shelf import Shelf
from growthfolio.hosts.dressed import Dressed, keep_written
from growthfolio.hosts.finding import files_of_index
from growthfolio.hosts.finishing import Finished, Finishing
from growthfolio.hosts.frame import Shape, Shells
from growthfolio.hosts.planning import commit_said
from growthfolio.hosts.shell import Shell
from growthfolio.model.phrase import N_
from growthfolio.pages import Site
from growthfolio.pages.views import AnyPage
from growthfolio.progress import advancing, stage
from growthfolio.publishing.written import Written, settled
from growthfolio.rendering import (
    Batch,
    Done,
    How,
    Links,
    Rendered,
    Workers,
    in_order,
    no_terms,
)
from growthfolio.searching import NotKeptError, terms_of


class Making:
    """The pages of a site on their way into its `folder`.

    `shells` are those that are known; more may be added, and count from then on. If the
    site is `indexed`, it can be searched. Of what is `served`, nobody reads half a
    file, or all of them over.
    """

    def __init__(  # noqa: PLR0913 - what is made, and of what
        self,
        site: Site,
        shells: Shells,
        folder: Path,
        shelf: Shelf,
        *,
        indexed: bool,
        served: bool = False,
    ) -> None:
        self._finishing = Finishing(
            shells=shells, commit=commit_said(site), folder=str(folder), served=served
        )
        self._shelf = shelf
        self._terms_of = terms_of if indexed else no_terms
        self._how = How()
        self._keys: dict[str, str] = {}
        self._finished: dict[str, Finished] = {}
        self._handed_out: set[str] = set()
        self._aside = Aside(shelf.root)
        self._terms: dict[str, Bring] = {}

    @property
    def keys(self) -> Mapping[str, str]:
        """The keys of all pages there were batches of, by their urls."""
        return self._keys

    @property
    def links(self) -> Links:
        """Where the pages lie."""
        return self._finishing.shells.links

    def batch(
        self, site: Site, pages: Sequence[AnyPage], workers: Workers, fragments: str
    ) -> Batch:
        """Some pages that are to be had; raises BrokenFragmentError.

        `fragments` is the folder of the site's own, if there is one.
        """
        self._how = How(
            overrides=fragments,
            workers=workers,
            terms_of=self._terms_of,
            shelf=self._shelf,
        )
        batch = Batch(site, pages, self.links, **self._how)
        self._keys.update((one.page.url, one.key) for one in batch.wanted)
        return batch

    def begin(self, batch: Batch, without: Container[str] = ()) -> None:
        """Have somebody begin with pages, but for some by their urls."""

        def finishing() -> Finishing:
            folder = self._finishing.folder if batch.is_made_here else None
            return replace(self._finishing, folder=folder)

        batch.begin(finishing, without)

    def unfinished(
        self, batch: Batch, *, ordered: bool = False
    ) -> Iterator[tuple[str, Rendered]]:
        """See pages through; those there is no shell for, by their urls.

        They come in any order, or, where none was left out, in their own.
        """
        every = in_order(self._done(batch)) if ordered else self._done(batch)
        for done in advancing(N_("rendering pages"), every, batch.left):
            if done.result is not None:
                self._note(done.url, done.result)
                continue
            page = batch.page(done)
            finished = self._finishing(done.url, page)
            if finished is not None:
                self._note(done.url, finished)
            else:
                self._handed_out.add(done.url)
                yield done.url, page

    def left_of(self, batch: Batch) -> list[AnyPage]:
        """The pages of a batch nothing has come of yet."""
        gone = self._handed_out | self._finished.keys()
        return [one.page for one in batch.wanted if one.page.url not in gone]

    def add_shell(self, shape: Shape, shell: Shell) -> None:
        """What the theme puts around pages of a shape."""
        shells = self._finishing.shells
        shells = replace(shells, others=(*shells.others, (shape, shell)))
        self._finishing = replace(self._finishing, shells=shells)

    def hand_in(self, url: str, data: bytes) -> None:
        """The file of a page that was handed out."""
        self._note(url, self._finishing.file(url, data))

    @property
    def written(self) -> Mapping[str, Written]:
        """The files of pages, by their names, that need not be read over again."""
        found = {one.name: one.written for one in self._finished.values()}
        return settled({name: one for name, one in found.items() if one is not None})

    @property
    def names(self) -> frozenset[str]:
        """The files of all pages that are finished."""
        return frozenset(one.name for one in self._finished.values())

    def index(self, site: Site) -> Iterator[tuple[str, bytes]]:
        """The files of the index of the site."""
        with stage(N_("writing the search index")):
            try:
                yield from self._index(site)
            except NotKeptError:  # then none has been yielded
                self._gather_what_is_gone(site)
                yield from self._index(site)

    def _index(self, site: Site) -> Iterator[tuple[str, bytes]]:
        return files_of_index(site, self._keys, self._terms, self.links, self._shelf)

    def _gather_what_is_gone(self, site: Site) -> None:
        """Render again, for their terms, the pages that were kept when it began."""
        gone = [one for one in site.pages if self._keys[one.url] not in self._terms]
        how = How(**self._how)
        how["shelf"] = None
        batch = Batch(site, gone, self.links, **how)
        batch.begin()
        with closing(batch):
            deque(self._done(batch), maxlen=0)

    def keep(self, shells: Shells) -> None:
        """Keep what came out of the pages, with what a theme puts around them."""
        written = (
            (self._keys[url], Dressed(one.commit, one.written.content))
            for url, one in self._finished.items()
            if one.written is not None
        )
        keep_written(self._shelf, shells, written)

    def _done(self, batch: Batch) -> Iterator[Done]:
        for piece in batch.pieces():
            for one in piece:
                if one.fresh:
                    self._terms[self._keys[one.url]] = self._aside.put(one.terms)
            yield from piece

    def _note(self, url: str, finished: Finished) -> None:
        if finished.written is None:
            finished = self._finishing.write(finished)
        self._finished[url] = finished
