"""A programme's pages → a site, in the frame of an earlier build."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from msgspec.structs import replace

from growthfolio.cleaning.problem import NotCleanableError
from growthfolio.hosts.dressed import written_before
from growthfolio.hosts.frame import Frame
from growthfolio.hosts.making import Making
from growthfolio.hosts.planning import (
    Given,
    HostPlan,
    commit_said,
    plan_for_host,
)
from growthfolio.hosts.sitemap import GZIPPED, SITEMAP, sitemaps
from growthfolio.hosts.writing import write
from growthfolio.pages import Site
from growthfolio.publishing import Promise
from growthfolio.publishing.left import Left
from growthfolio.publishing.lending import Lender
from growthfolio.rendering import Batch, BrokenFragmentError, Workers


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
        jobs=workers.jobs,
    )
    if not _may_be_filled(frame, plan):
        raise DoesNotFitError
    filling = _Filling(frame, plan.site, given, out)
    lender = Lender(place, out, Left(given.shelf.root)) if place else None
    try:
        written = filling.fill(lender, workers)
    except BrokenFragmentError as error:
        # A fragment that is broken is the generator's to tell.
        raise DoesNotFitError from error
    return filling.promise(written, lender, plan)


def _may_be_filled(frame: Frame, plan: HostPlan) -> bool:
    """Whether the frame is this site's, and the generator would build it at all."""
    refused = plan.refuses(strict=frame.choices.strict)
    return not refused and frame.fits(plan.site)


class _Filling:
    """What goes into a frame: the pages and files of a site.

    Pages that the `lender` has are lent, and not even had.
    """

    def __init__(self, frame: Frame, site: Site, given: Given, out: Path) -> None:
        self._frame, self._site, self._given = frame, site, given
        indexed = frame.choices.indexed
        self._making = Making(site, frame.shells, out, given.shelf, indexed=indexed)
        self._out = out

    def fill(self, lender: Lender | None, workers: Workers) -> frozenset[str]:
        """Write every file that is not lent; the names of all there are."""
        frame, site = self._frame, self._site
        written = write(frame.files.items(), self._out, lender)
        attached = _attachments(site, self._given.programme.parent)
        written |= write(attached, self._out, lender)
        self._make_pages(lender, workers)
        if frame.choices.indexed:
            index = self._making.index(site)
            written |= write(index, self._out, lender)
        shells = frame.shells
        links = shells.links
        maps = sitemaps(shells.sitemap, site, shells.menu, links, shells.site)
        return written | write(maps, self._out, lender)

    def promise(
        self, written: frozenset[str], lender: Lender | None, plan: HostPlan
    ) -> Promise:
        """What there is now in the site's folder."""
        frame, links = self._frame, self._frame.shells.links
        lent = lender.lent if lender is not None else {}
        pages = self._making.written
        ours = written | lent.keys() | self._making.names
        ours -= frame.files.keys() | {SITEMAP, GZIPPED}
        attachments = (one.path for one in self._site.files)
        return Promise(
            audience=self._site.audience,
            pages=frozenset(links.destination(page.url) for page in self._site.pages),
            files=ours | frame.promised,
            extras=frame.extras,
            origins=frame.origins,
            scripts=frame.scripts,
            sources=replace(self._given.read(attachments), unread=plan.unread),
            lent=lent,
            written=pages,
        )

    def _make_pages(self, lender: Lender | None, workers: Workers) -> None:
        site, making = self._site, self._making
        root = self._given.programme.parent
        fragments = self._frame.choices.fragments_in(root)
        batch = making.batch(site, site.pages, workers, fragments)
        making.begin(batch, self._lent(batch, lender))
        with closing(batch):
            if any(making.unfinished(batch)):
                raise DoesNotFitError
        making.keep(self._frame.shells)

    def _lent(self, batch: Batch, lender: Lender | None) -> frozenset[str]:
        """The urls of pages the old site has as they would be; they are there now."""
        if lender is None:
            return frozenset()
        shells = self._frame.shells
        keys = {one.page.url: one.key for one in batch.wanted if one.kept}
        commit = commit_said(self._site)
        found = written_before(self._given.shelf, shells, tuple(keys.values()), commit)
        return frozenset(
            url
            for url, key in keys.items()
            if key in found
            and lender.lend_known(shells.links.destination(url), found[key])
        )


def cleaned(original: Path) -> bytes:
    """The clean copy of an attachment; raises DoesNotFitError where there is none."""
    # Knows every kind of file: only where one is attached.
    from growthfolio.cleaning.clean import clean  # noqa: PLC0415

    try:
        return clean(original.name, original.read_bytes())
    except (OSError, NotCleanableError) as error:
        raise DoesNotFitError from error


def _attachments(site: Site, root: Path) -> Iterator[tuple[str, bytes]]:
    return ((claimed.url, cleaned(root / claimed.path)) for claimed in site.files)
