"""Small sites: builds of a few files, and what lies in a folder afterwards."""

from collections.abc import Mapping
from pathlib import Path

from growthfolio.publishing import Promise
from growthfolio.publishing.publish import Build
from planting import put

POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    "script-src 'self'; object-src 'none'; base-uri 'none'\">"
)
PAGE = f"<!doctype html><html><head>{POLICY}</head><body>{{}}</body></html>\n"


def build_of(written: Mapping[str, str], **promised: object) -> Build:
    """A build that writes some files, and promises them unless told otherwise."""
    names = frozenset(written)
    given = {"audience": "public", "pages": frozenset(), "files": names} | promised

    def build(folder: Path) -> Promise:
        put(folder, written)
        return Promise(**given)  # type: ignore[arg-type]

    return build


def page(text: str) -> Build:
    """A build of one page."""
    return build_of({"index.html": PAGE.format(text)})


def names(folder: Path) -> list[str]:
    """What lies in a folder, hidden things too."""
    return sorted(item.name for item in folder.iterdir())


def text_of(site: Path) -> str:
    """What the home page of a site says."""
    html = (site / "index.html").read_text(encoding="utf-8")
    return html.partition("<body>")[2].partition("</body>")[0]
