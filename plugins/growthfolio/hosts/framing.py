"""A programme's pages → a site, in the frame of an earlier build."""

import os
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from msgspec.structs import replace

from growthfolio.cleaning.problem import NotCleanableError
from growthfolio.hosts.dressed import Dressed, keep_written, written_before
from growthfolio.hosts.finding import files_of_index
from growthfolio.hosts.frame import Frame
from growthfolio.hosts.planning import (
    EPOCH,
    Given,
    HostPlan,
    commit_said,
    day_of,
    plan_for_host,
)
from growthfolio.hosts.sitemap import GZIPPED, SITEMAP, gzipped, with_addresses
from growthfolio.hosts.writing import write
from growthfolio.model.phrase import N_
from growthfolio.pages import Site
from growthfolio.progress import stage
from growthfolio.publishing import Promise
from growthfolio.publishing.lending import Lender
from growthfolio.rendering import (
    BrokenFragmentError,
    NotKeptError,
    Terms,
    Workers,
    no_terms,
    render_others,
)
from growthfolio.searching import terms_of


class DoesNotFitError(Exception):
    """The frame is another site's: the generator has to build."""


def fill(
    frame: Frame, given: Given, out: Path, workers: Workers, place: Path | None = None
) -> Promise:
    """Write a site into `out`, and say what is in it.

    What the site at `place` has as well is taken from there.

    Raises DoesNotFitError where the generator has to build, and RefusalError where
    there are no such workers. What is in `out` then is no site.
    """
    choices = frame.choices
    plan = plan_for_host(
        given.programme,
        audience=choices.audience,
        today=choices.today,
        watched=False,
        judged=given.of(given.programme, choices.today),
        shelf=given.shelf,
    )
    if not _may_be_filled(frame, plan):
        raise DoesNotFitError
    filling = _Filling(frame, plan.site, given, Lender(place, out) if place else None)
    try:
        written = write(filling.files(workers), out, filling.lender)
    except (BrokenFragmentError, NotKeptError) as error:
        # A fragment that is broken is the generator's to tell.
        raise DoesNotFitError from error
    return filling.promise(written, plan)


def _may_be_filled(frame: Frame, plan: HostPlan) -> bool:
    """Whether the frame is this site's, and the generator would build it at all."""
    refused = plan.refusal is not None or (frame.choices.strict and plan.errors)
    return not refused and frame.fits(plan.site)


class _Filling:
    """What goes into a frame: the pages and files of a site.

    Pages that the `lender` has are lent, and not even had.
    """

    def __init__(
        self, frame: Frame, site: Site, given: Given, lender: Lender | None
    ) -> None:
        self.lender = lender
        self._frame, self._site, self._given = frame, site, given
        self._commit = commit_said(site)

    def files(self, workers: Workers) -> Iterator[tuple[str, bytes]]:
        """Every file that is to be written, one after another."""
        site, links, shelf = self._site, self._frame.shells.links, self._given.shelf
        yield from self._frame.files.items()
        yield from _attachments(site, self._given.programme.parent)
        terms: dict[str, Terms] = {}
        written = []
        for url, page, found in self._rendered(workers):
            terms[url] = found
            if page is not None:
                dressed = Dressed.of(page, self._commit)
                written.append((found.key, dressed))
                yield links.destination(url), page
        keep_written(shelf, self._frame.shells, written)
        if self._frame.choices.indexed:
            with stage(N_("writing the search index")):
                yield from files_of_index(site, terms, links, shelf)
        yield from _sitemap(self._frame, site)

    def promise(self, written: frozenset[str], plan: HostPlan) -> Promise:
        """What there is now in the site's folder."""
        frame, links = self._frame, self._frame.shells.links
        lent = self.lender.lent if self.lender is not None else {}
        ours = (written | lent.keys()) - frame.files.keys() - {SITEMAP, GZIPPED}
        return Promise(
            audience=self._site.audience,
            pages=frozenset(links.destination(page.url) for page in self._site.pages),
            files=ours | frame.promised,
            extras=frame.extras,
            origins=frame.origins,
            scripts=frame.scripts,
            sources=replace(self._given.sources, unread=plan.unread),
            lent=lent,
        )

    def _rendered(self, workers: Workers) -> Iterator[tuple[str, bytes | None, Terms]]:
        choices, shells = self._frame.choices, self._frame.shells
        fragments, root = choices.fragments, self._given.programme.parent
        pages = render_others(
            self._site,
            self._site.pages,
            shells.links,
            self._lent,
            overrides=str(root / fragments) if fragments else "",
            workers=workers,
            terms_of=terms_of if choices.indexed else no_terms,
            shelf=self._given.shelf,
        )
        for url, page, found in pages:
            if page is None:
                yield url, None, found
                continue
            dressed = shells.around(url, page)
            if dressed is None:
                raise DoesNotFitError
            yield url, dressed.encode(errors="xmlcharrefreplace"), found

    def _lent(self, keys: Mapping[str, str]) -> frozenset[str]:
        """The urls of pages the old site has as they would be; they are there now."""
        lender, shells = self.lender, self._frame.shells
        if lender is None:
            return frozenset()
        found = written_before(
            self._given.shelf, shells, tuple(keys.values()), self._commit
        )
        return frozenset(
            url
            for url, key in keys.items()
            if key in found
            and lender.lend_known(shells.links.destination(url), found[key])
        )


def _attachments(site: Site, root: Path) -> Iterator[tuple[str, bytes]]:
    for claimed in site.files:
        original = root / claimed.path
        # Knows every kind of file: only where one is attached.
        from growthfolio.cleaning.clean import clean  # noqa: PLC0415

        try:
            yield claimed.url, clean(original.name, original.read_bytes())
        except (OSError, NotCleanableError) as error:
            raise DoesNotFitError from error


def _sitemap(frame: Frame, site: Site) -> Iterator[tuple[str, bytes]]:
    shells = frame.shells
    if shells.sitemap:
        urls = [page.url for page in site.pages if page.url not in shells.menu]
        text = with_addresses(shells.sitemap, urls, shells.links, shells.site)
        yield SITEMAP, text.encode()
        # MkDocs does not pack the addresses it does not know of.
        yield GZIPPED, gzipped(text, _written_on(site))


def _written_on(site: Site) -> date:
    """The day MkDocs takes pages for written on."""
    if (epoch := os.environ.get(EPOCH)) is not None:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return day_of(site) or datetime.now(UTC).date()
