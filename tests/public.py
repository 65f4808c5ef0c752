"""What everybody may read of a programme: the pages of the public site, as bytes."""

from growthfolio.disclosure import disclose
from growthfolio.pages import Site, plan, unreadable
from growthfolio.pipeline import Judged
from growthfolio.rendering.links import Links
from growthfolio.rendering.page import render
from growthfolio.words import speech

ENGLISH = speech("en")


def public_site(judged: Judged) -> Site:
    """The site everybody gets."""
    if judged.cohort is None or judged.ledger is None:
        return unreadable(judged.findings, "public", ENGLISH)
    known = disclose(
        judged.cohort, judged.ledger, judged.findings, "public", scores=judged.scores
    )
    return plan(known, ENGLISH, working_days=lambda start, end: (end - start).days + 1)


def public_bytes(judged: Judged) -> bytes:
    """Every byte of its pages, their titles and addresses, and its files' names."""
    site = public_site(judged)
    parts = [site.title, site.banner, *(link.text for link in site.nav)]
    parts += [f"{file.name} {file.url} {file.path}" for file in site.files]
    for page in site.pages:
        rendered = render(page, site, Links())
        parts += [page.url, rendered.title, rendered.html, str(rendered.headings)]
    return "\n".join(map(str, parts)).encode("utf-8", "surrogatepass")
