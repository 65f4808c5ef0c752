"""A programme's pages → a site, in the frame of an earlier build."""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from msgspec.structs import replace

from growthfolio.cleaning.problem import NotCleanableError
from growthfolio.hosts.finding import files_of_index
from growthfolio.hosts.frame import Frame
from growthfolio.hosts.planning import EPOCH, Given, HostPlan, day_of, plan_for_host
from growthfolio.hosts.sitemap import GZIPPED, SITEMAP, gzipped, with_addresses
from growthfolio.hosts.writing import write
from growthfolio.model.phrase import N_
from growthfolio.pages import Site
from growthfolio.progress import stage
from growthfolio.publishing import Promise
from growthfolio.publishing.lending import Lender
from growthfolio.rendering import (
    BrokenFragmentError,
    Terms,
    Workers,
    no_terms,
    render_each,
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
    )
    if not _may_be_filled(frame, plan):
        raise DoesNotFitError
    lender = Lender(place, out) if place is not None else None
    written = write(_files(frame, plan.site, given, workers), out, lender)
    site, links = plan.site, frame.shells.links
    planned = frozenset(links.destination(page.url) for page in site.pages)
    return Promise(
        audience=site.audience,
        pages=planned,
        files=(written - frame.files.keys() - {SITEMAP, GZIPPED}) | frame.promised,
        extras=frame.extras,
        origins=frame.origins,
        scripts=frame.scripts,
        sources=replace(given.sources, unread=plan.unread),
        lent=lender.lent if lender is not None else {},
    )


def _may_be_filled(frame: Frame, plan: HostPlan) -> bool:
    """Whether the frame is this site's, and the generator would build it at all."""
    refused = plan.refusal is not None or (frame.choices.strict and plan.errors)
    return not refused and frame.fits(plan.site)


def _files(
    frame: Frame, site: Site, given: Given, workers: Workers
) -> Iterator[tuple[str, bytes]]:
    """Every file of a site, one after another."""
    root, links = given.programme.parent, frame.shells.links
    yield from frame.files.items()
    yield from _attachments(site, root)
    terms: dict[str, Terms] = {}
    for url, page, found in _rendered(frame, site, given, workers):
        terms[url] = found
        yield links.destination(url), page
    if frame.choices.indexed:
        with stage(N_("writing the search index")):
            yield from files_of_index(site, terms, links, given.shelf)
    yield from _sitemap(frame, site)


def _rendered(
    frame: Frame, site: Site, given: Given, workers: Workers
) -> Iterator[tuple[str, bytes, Terms]]:
    fragments = frame.choices.fragments
    pages = render_each(
        site,
        site.pages,
        frame.shells.links,
        overrides=str(given.programme.parent / fragments) if fragments else "",
        workers=workers,
        terms_of=terms_of if frame.choices.indexed else no_terms,
        shelf=given.shelf,
    )
    try:
        for url, page, found in pages:
            dressed = frame.shells.around(url, page)
            if dressed is None:
                raise DoesNotFitError
            yield url, dressed.encode(errors="xmlcharrefreplace"), found
    except BrokenFragmentError as error:
        raise DoesNotFitError from error  # the generator says what is wrong with it


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
