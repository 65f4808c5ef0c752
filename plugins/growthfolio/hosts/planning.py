"""A programme's folder → the site a host shows, and what it tells about it.

Whoever watches a site while writing must not be stopped by what is written: then
a page with a banner stands where the site cannot.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from growthfolio.caching import is_committed
from growthfolio.caching.shelf import Shelf
from growthfolio.disclosure import UnknownAudienceError
from growthfolio.loading.look import Look
from growthfolio.model.finding import Severity
from growthfolio.model.phrase import N_
from growthfolio.model.refusal import RefusalError
from growthfolio.model.rules.files import UNREADABLE_FILE
from growthfolio.model.title import DEFAULT_LANGUAGE
from growthfolio.pages import Site, unreadable
from growthfolio.pages.views import HomePage, Link, MendPage
from growthfolio.pipeline import Judged, plan_site
from growthfolio.publishing import Sources
from growthfolio.reporting import report
from growthfolio.words import Speech, speech

EPOCH: Final = "SOURCE_DATE_EPOCH"


class Told(Struct, frozen=True, kw_only=True):
    """A line for the log, and whether it is about an error."""

    text: str
    error: bool


class Given(Struct, frozen=True, kw_only=True):
    """What whoever asks for a site has found out before: it holds for all audiences.

    It was judged of the files of `programme` as they look in `sources`, for the day
    that was asked for: what was read for it, the `look` knows. On the `shelf` are
    pieces of earlier builds.
    """

    programme: Path
    today: date | None
    judged: Judged
    sources: Sources
    look: Look
    shelf: Shelf

    def of(self, programme: Path, today: date | None) -> Judged | None:
        """The judgement, where it answers this very question."""
        same = (programme, today) == (self.programme, self.today)
        return self.judged if same else None

    def read(self, attachments: Iterable[str]) -> Sources:
        """The sources as far as they have been read by now, with some attachments.

        Only of them a site could show another state than of all others.
        """
        root = self.programme.parent
        return self.sources.where_read(
            frozenset(os.fspath(root / name) for name in self.look.untouched),
            frozenset(os.fspath(root / path) for path in attachments),
        )


class HostPlan(Struct, frozen=True, kw_only=True):
    """The site, what to log about it, the number of errors, and why not to build.

    `unread` are the files that could not be opened, and of which nothing is shown.
    """

    site: Site
    told: tuple[Told, ...]
    errors: int
    refusal: str | None = None
    unread: tuple[Path, ...] = ()

    def refuses(self, *, strict: bool) -> bool:
        """Whether nothing is to be built of it."""
        return self.refusal is not None or (strict and self.errors > 0)


def plan_for_host(  # noqa: PLR0913 - what is asked, and what is known
    programme: Path,
    *,
    audience: str,
    today: date | None,
    watched: bool,
    judged: Judged | None = None,
    shelf: Shelf | None = None,
    jobs: int = 0,
) -> HostPlan:
    """The site of the programme whose file is `programme`, for one audience.

    What has been `judged` of it already is not judged again, nor is planned again what
    the `shelf` has. `jobs` processes share the rest.
    """
    try:
        planned = plan_site(
            programme.parent,
            programme=programme.name,
            audience=audience,
            today=today,
            judged=judged,
            look=None if judged else _look(programme, jobs),
            shelf=shelf,
            jobs=jobs,
        )
    except (UnknownAudienceError, RefusalError) as error:
        words = speech(DEFAULT_LANGUAGE)
        sentence = words.say(error.sentence)
        site = replace(unreadable((), audience, words), banner=sentence)
        return HostPlan(site=site, told=(), errors=1, refusal=sentence)
    site = planned.site
    errors = sum(one.rule.severity is Severity.ERROR for one in planned.judged.findings)
    words = speech(site.language)
    told = _told(planned.judged, words)
    if watched and errors:
        site = _with_errors(site, planned.judged, errors, words)
    broken = planned.judged.cohort is None
    refusal = N_("The programme cannot be read; nothing was built.")
    return HostPlan(
        site=site,
        told=told,
        errors=errors,
        refusal=words.translate(refusal) if broken else None,
        unread=tuple(
            programme.parent / one.place.path
            for one in planned.judged.findings
            if one.rule is UNREADABLE_FILE
        ),
    )


def _look(programme: Path, jobs: int) -> Look:
    root = programme.parent
    return Look(root, programme.name, cached=not is_committed(root), jobs=jobs)


def _with_errors(site: Site, judged: Judged, errors: int, words: Speech) -> Site:
    """The site with a banner, and a page of everything that is to be mended.

    Whoever serves it has the files, whatever the site's audience may know.
    """
    text = N_("Errors in the files: {n}. “growthfolio check” says what to mend.")
    banner = words.fill(text, {"n": errors})
    (page,) = unreadable(judged.findings, site.audience, words).pages
    others = tuple(one for one in site.pages if not isinstance(one, MendPage))
    if judged.cohort is None or not isinstance(page, MendPage):
        return replace(site, banner=banner)
    mend = replace(page, url="mend", title=words.translate(N_("To mend")))
    nav = tuple(link for link in site.nav if link.url != mend.url)
    return replace(
        site,
        banner=banner,
        pages=(*others, mend),
        nav=(*nav, Link(text=mend.title, url=mend.url)),
    )


def _told(judged: Judged, words: Speech) -> tuple[Told, ...]:
    """The findings, one line each, after a line that counts them."""
    text = report(judged.findings, judged.cohort, None, words, "concise")
    *lines, _ = text.splitlines()
    bad = [one.rule.severity is Severity.ERROR for one in judged.findings]
    if not bad:
        return ()
    counts = {"errors": sum(bad), "warnings": len(bad) - sum(bad)}
    summary = words.fill(N_("Errors: {errors}. Warnings: {warnings}."), counts)
    return (
        Told(text=summary, error=any(bad)),
        *(Told(text=line, error=err) for line, err in zip(lines, bad, strict=True)),
    )


def day_of(site: Site) -> date | None:
    """The day a site is of."""
    pages = (one for one in site.pages if isinstance(one, HomePage | MendPage))
    return next((one.as_of for one in pages), None)


def commit_said(site: Site) -> str:
    """The commit a site says it is of."""
    return next((one.commit for one in site.pages if isinstance(one, HomePage)), "")


@contextmanager
def stopped_clock(site: Site) -> Iterator[None]:
    """Stops the clock generators date their files by, unless somebody else has.

    It stands at the site's own day.
    """
    day = day_of(site)
    if day is None or EPOCH in os.environ:
        yield
        return
    midnight = datetime.combine(day, time(), UTC)
    os.environ[EPOCH] = str(int(midnight.timestamp()))
    try:
        yield
    finally:
        os.environ.pop(EPOCH, None)
