"""All pages of a site → HTML, in this process or in several."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context
from typing import Final

from growthfolio.pages.views import Page, Site
from growthfolio.rendering.links import Links
from growthfolio.rendering.page import render
from growthfolio.rendering.rendered import Rendered
from growthfolio.rendering.templates import read_again


def render_each(
    site: Site,
    pages: Sequence[Page],
    links: Links,
    *,
    overrides: str = "",
    jobs: int = 1,
) -> Iterator[tuple[str, Rendered]]:
    """Pages by their urls, one after another; raises BrokenFragmentError.

    The result does not depend on `jobs`, the number of processes.
    """
    if overrides:
        read_again()
    work = _Work(site, tuple(pages), links, overrides)
    if jobs <= 1 or len(pages) <= jobs:
        for page in pages:
            yield page.url, work.done(page)
        return
    chunk = max(1, min(_CHUNK, -(-len(pages) // jobs)))
    with ProcessPoolExecutor(jobs, _CONTEXT, _begin, (work,)) as executor:
        done = executor.map(_nth, range(len(pages)), chunksize=chunk)
        for page, rendered in zip(pages, done, strict=True):
            yield page.url, rendered


_CHUNK: Final = 16
"""Few enough that a slow page holds nobody up, enough that asking costs little."""

# A child that is forked has the site already; elsewhere it is handed over once.
_CONTEXT: Final = get_context("fork" if "fork" in get_all_start_methods() else None)


@dataclass(frozen=True, slots=True)
class _Work:
    """What a process needs to render any of the pages."""

    site: Site
    pages: tuple[Page, ...]
    links: Links
    overrides: str

    def done(self, page: Page) -> Rendered:
        return render(page, self.site, self.links, overrides=self.overrides)


_work: _Work


def _begin(work: _Work) -> None:
    global _work  # noqa: PLW0603 - a worker process has one job, and keeps it here
    _work = work


def _nth(number: int) -> Rendered:
    return _work.done(_work.pages[number])
