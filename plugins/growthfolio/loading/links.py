"""A record's Markdown → the files beside it that it points at."""

import re
from typing import Final
from urllib.parse import unquote

import comrak

from growthfolio.loading.addresses import PUBLISHED

# Text without one of these links to nothing beside it: most records never reach the
# parser.
_MAY_LINK: Final = re.compile(r"\](?:\((?!https?://)|:)")
_ADDRESS: Final = re.compile(r"(?!file:)[A-Za-z][A-Za-z0-9+.-]+:|//", re.IGNORECASE)
"""What leads elsewhere; `file:` and `C:` lead to the writer's own disk."""


def relative_links(body: str) -> tuple[str, ...]:
    """Targets of links and pictures that are neither addresses nor anchors.

    As written but for percent-encoding, each once, in the order they occur; links
    to other records (`.md`) are not files to publish and are left out.
    """
    if "]" not in body or not _MAY_LINK.search(body):
        return ()
    found: dict[str, None] = {}

    def note(url: str) -> str:
        target = unquote(url.partition("#")[0].partition("?")[0])
        if target and not _ADDRESS.match(url):
            found[target] = None
        return url

    options = comrak.ExtensionOptions()
    options.table = True
    options.footnotes = True
    options.tasklist = True
    options.link_url_rewriter = note
    options.image_url_rewriter = note
    # What is rendered is thrown away; only so are addresses like file: shown to note.
    rendering = comrak.RenderOptions()
    rendering.unsafe_ = True
    comrak.render_markdown(body, options, None, rendering)
    return tuple(target for target in found if not target.endswith(".md"))


def names_a_file(text: str) -> bool:
    """Whether an evidence entry is a file's name rather than words or an address."""
    suffix = text.rpartition(".")[2].casefold()
    return suffix in PUBLISHED and not _ADDRESS.match(text)
