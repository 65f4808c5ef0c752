"""All pages of a site → HTML, in this process or in several."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context, parent_process
from threading import Thread
from typing import Any, Final, TypeVar

from growthfolio.pages.views import Page, Site
from growthfolio.rendering.links import Links
from growthfolio.rendering.page import render
from growthfolio.rendering.rendered import Rendered
from growthfolio.rendering.templates import read_again

Gained = TypeVar("Gained")


def render_each(  # noqa: PLR0913 - what is rendered, and how
    site: Site,
    pages: Sequence[Page],
    links: Links,
    *,
    overrides: str = "",
    jobs: int = 1,
    also: Callable[[Rendered], Gained],
) -> Iterator[tuple[str, Rendered, Gained]]:
    """Pages by their urls, one after another, and what `also` makes of each.

    The result does not depend on `jobs`, the number of processes. Raises
    BrokenFragmentError.
    """
    if overrides:
        read_again()
    work = _Work(site, tuple(pages), links, overrides, also)
    if jobs <= 1 or len(pages) <= jobs:
        for page in pages:
            yield page.url, *work.done(page)
        return
    chunk = max(1, min(_CHUNK, -(-len(pages) // jobs)))
    with ProcessPoolExecutor(jobs, _CONTEXT, _begin, (work,)) as executor:
        done = executor.map(_nth, range(len(pages)), chunksize=chunk)
        for page, (rendered, gained) in zip(pages, done, strict=True):
            yield page.url, rendered, gained


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
    also: Callable[[Rendered], Any]

    def done(self, page: Page) -> tuple[Rendered, Any]:
        rendered = render(page, self.site, self.links, overrides=self.overrides)
        return rendered, self.also(rendered)


_work: _Work


def _begin(work: _Work) -> None:
    global _work  # noqa: PLW0603 - a worker process has one job, and keeps it here
    _work = work
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Ends this process when the one that asked for pages does, however it ends.

    A process that was killed cannot tell its workers; they would wait for ever.
    """
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)


def _nth(number: int) -> tuple[Rendered, Any]:
    return _work.done(_work.pages[number])
