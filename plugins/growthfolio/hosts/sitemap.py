"""The site map: the generator's, with the pages it does not know of."""

import gzip
import os
import re
from collections.abc import Container, Iterable, Iterator
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Final

from growthfolio.hosts.planning import EPOCH, day_of
from growthfolio.pages import Site
from growthfolio.rendering import Links

SITEMAP: Final = "sitemap.xml"
GZIPPED: Final = f"{SITEMAP}.gz"

_LAST_ADDRESS: Final = re.compile(r"\s*</urlset>\s*$")


def address_of(url: str, links: Links, site: str) -> str:
    """Where a page lies on the web; nothing where the site lies nowhere."""
    base = site if not site or site.endswith("/") else f"{site}/"
    return f"{base}{links.address(url)}" if base else ""


def with_addresses(sitemap: str, urls: Iterable[str], links: Links, site: str) -> str:
    """A site map with pages MkDocs does not know of."""
    if not site:
        return sitemap
    found = "".join(
        f"\n    <url>\n         <loc>{address_of(url, links, site)}</loc>\n    </url>"
        for url in urls
    )
    return _LAST_ADDRESS.sub(f"{found}\n</urlset>", sitemap)


def gzipped(sitemap: str, day: date) -> bytes:
    """A site map as MkDocs packs it, whose pages were written on that day."""
    stamp = int(datetime.combine(day, time(), UTC).timestamp())
    packed = BytesIO()
    with gzip.GzipFile(GZIPPED, mode="wb", fileobj=packed, mtime=stamp) as file:
        file.write(sitemap.encode())
    return packed.getvalue()


def sitemaps(
    sitemap: str, site: Site, menu: Container[str], links: Links, address: str
) -> Iterator[tuple[str, bytes]]:
    """The files of a site map that lacks the pages which are not in the `menu`.

    None without a site map; `address` is where the site lies on the web.
    """
    if sitemap:
        urls = [page.url for page in site.pages if page.url not in menu]
        text = with_addresses(sitemap, urls, links, address)
        yield SITEMAP, text.encode()
        # MkDocs does not pack the addresses it does not know of.
        yield GZIPPED, gzipped(text, _written_on(site))


def _written_on(site: Site) -> date:
    """The day MkDocs takes pages for written on."""
    if (epoch := os.environ.get(EPOCH)) is not None:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return day_of(site) or datetime.now(UTC).date()
