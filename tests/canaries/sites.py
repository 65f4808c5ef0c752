"""The canaries' programme → the bytes each audience is given."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from growthfolio.disclosure import Disclosure, disclose
from growthfolio.hosts.finding import files_of_index
from growthfolio.ledger.working_days import WorkingDays
from growthfolio.pages import Site, plan
from growthfolio.pipeline import Judged, plan_site
from growthfolio.rendering import Links, render_each
from growthfolio.searching import terms_of
from growthfolio.words import speech

COMMIT = "qzcommit"


def rendered(site: Site, root: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a site that is ours: pages, search, attachments."""
    links, found = Links(directory_urls=True), {}
    for url, page, terms in render_each(site, site.pages, links, terms_of=terms_of):
        found[url] = partial(bytes, terms)
        said = (page.title, page.html, *(one.text for one in page.headings))
        yield links.destination(url), "\n".join(said).encode()
    yield from files_of_index(site, {url: url for url in found}, found, links)
    for file in site.files:
        yield file.url, (root / file.path).read_bytes()


def site_of(root: Path, audience: str) -> dict[str, bytes]:
    """The site of a folder, as the stages in their order make it."""
    return dict(rendered(plan_site(root, audience=audience).site, root))


def disclosed(judged: Judged, audience: str) -> Disclosure:
    """What an audience may know of what has been judged already."""
    assert judged.cohort is not None
    assert judged.ledger is not None
    return disclose(
        judged.cohort,
        judged.ledger,
        judged.findings,
        audience,
        commit=COMMIT,
        scores=judged.scores,
    )


def planned(judged: Judged, audience: str) -> Site:
    """The pages an audience gets of it."""
    assert judged.cohort is not None
    return plan(
        disclosed(judged, audience),
        speech("en"),
        working_days=WorkingDays.of(judged.cohort.programme).count,
    )
