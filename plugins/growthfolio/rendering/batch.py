"""All pages of a site → HTML, in this process or in several."""

from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from growthfolio.pages.views import Page, Site
from growthfolio.rendering.links import Links
from growthfolio.rendering.page import render
from growthfolio.rendering.rendered import Rendered
from growthfolio.rendering.templates import read_again


def render_all(
    site: Site, links: Links, *, overrides: str = "", jobs: int = 1
) -> Mapping[str, Rendered]:
    """Every page by its url; raises BrokenFragmentError.

    The result does not depend on `jobs`, the number of processes.
    """
    if overrides:
        read_again()
    write = partial(_write, site=site, links=links, overrides=overrides)
    if jobs <= 1:
        return {page.url: write(page) for page in site.pages}
    chunk = -(-len(site.pages) // jobs)
    with ProcessPoolExecutor(jobs) as executor:
        pages = executor.map(write, site.pages, chunksize=chunk)
        return {page.url: done for page, done in zip(site.pages, pages, strict=True)}


def _write(page: Page, *, site: Site, links: Links, overrides: str) -> Rendered:
    return render(page, site, links, overrides=overrides)
