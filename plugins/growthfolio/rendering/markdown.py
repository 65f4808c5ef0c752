"""A record's Markdown comes in, harmless HTML leaves.

Records are GitHub-flavoured Markdown, so that they look here as they look on the
git host where people write them, with bold next to Chinese punctuation besides.
"""

import html
import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from comrak import ExtensionOptions, RenderOptions, render_markdown
from markupsafe import Markup
from msgspec import Struct

from growthfolio.model.markup import stalls
from growthfolio.model.phrase import N_
from growthfolio.rendering.harmless import TURNING, as_cleaned
from growthfolio.rendering.nesting import BOXES
from growthfolio.rendering.preparing import Preparation
from growthfolio.rendering.sanitiser import Place, sanitiser
from growthfolio.words import Speech

# nh3 takes seconds for thousands of elements within elements. People write no
# such text, so it is shown as it was written.
MOST_TAGS: Final = 40_000
DEEPEST: Final = 250

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b([^<>]*)>")
_ID: Final = re.compile(r"""[iI][dD](?<!\w[iI][dD])\s*=\s*["']?([^\s"'>]+)""")
_TURNING: Final = re.compile(f"[{TURNING}]")
_BETWEEN_TAGS: Final = re.compile("(<[^>]*>)")
_HEADING: Final = re.compile(r"<h([1-6])\b", re.IGNORECASE)
_ALERT_TITLE: Final = re.compile(r'(?<=<p class="markdown-alert-title">)(\w+)(?=</p>)')
# Elements that hold nothing, or that the next of their kind closes.
_FLAT: Final = frozenset(
    re.findall(
        r"\w+",
        "area base br col dd dt embed hr img input li link meta p param source tbody td"
        " tfoot th thead tr track wbr",
    )
)
_ALERTS: Final = {
    "Note": N_("Note"),
    "Tip": N_("Tip"),
    "Important": N_("Important"),
    "Warning": N_("Warning"),
    "Caution": N_("Caution"),
}


def _extensions(*, autolink: bool) -> ExtensionOptions:
    options = ExtensionOptions()
    options.table = True
    options.strikethrough = True
    options.autolink = autolink
    options.tasklist = True
    options.footnotes = True
    options.alerts = True
    options.cjk_friendly_emphasis = True
    return options


def _rendering() -> RenderOptions:
    options = RenderOptions()
    # Raw HTML goes through to the sanitiser, as it does on a git host.
    options.unsafe_ = True
    options.tasklist_classes = True
    return options


_WITH_ADDRESSES: Final = _extensions(autolink=True)
_WITHOUT: Final = _extensions(autolink=False)
_RENDERING: Final = _rendering()


class Body(Struct, frozen=True):
    """A text as HTML, and the paths of the record's files it shows or links to."""

    html: Markup
    files: frozenset[str]


def to_html(source: str, place: Place, speech: Speech, *, level: int = 5) -> Body:
    """Markdown as HTML; its highest headings become headings of `level`."""
    if stalls(source):
        return Body(_as_written(source), frozenset())
    raw = parsed(source)
    if _overgrown(raw):
        return Body(_as_written(source), frozenset())
    clean = as_cleaned(raw, level, boxes(speech))
    if clean is not None:
        return Body(Markup(clean), frozenset())  # noqa: S704 - nh3 would say the same
    return cleaned(raw, place, speech, level=level)


def parsed(source: str) -> str:
    """Markdown as HTML with whatever HTML there is in it, harmless or not."""
    extensions = _WITH_ADDRESSES if _has_addresses(source) else _WITHOUT
    return render_markdown(source, extensions, render_options=_RENDERING)


def _has_addresses(source: str) -> bool:
    """Whether there may be an address in a text, written as it is or in disguise.

    To look for one takes the parser as long as a quarter of all it does; and to look
    for a character takes a tenth of what it takes to look for more.
    """
    return (
        "@" in source
        or "&" in source
        or "\\" in source
        or (":" in source and "://" in source)
        or ("." in source and "www." in source)
    )


@lru_cache(maxsize=8)
def boxes(speech: Speech) -> Mapping[str, str]:
    """What becomes of the boxes of a list of tasks, in a language."""
    nowhere = Place(folder="", addresses={}, prefix="")
    return {box: cleaned(box, nowhere, speech, level=5).html for box in BOXES}


def cleaned(raw: str, place: Place, speech: Speech, *, level: int) -> Body:
    """HTML as it may stand on a page: made ready for the sanitiser, and sanitised."""
    demoted = _demote(raw, level)
    prepared = _isolated(Preparation(place, speech).run(_spoken(demoted, speech)))
    ids = frozenset(map(html.unescape, _ID.findall(prepared)))
    within = Place(
        folder=place.folder,
        addresses=place.addresses,
        prefix=f"u-{place.prefix}-",
        ids=ids,
    )
    clean, files = sanitiser.clean(prepared, within)
    return Body(Markup(clean), files)  # noqa: S704 - this is what nh3 let through


def _as_written(source: str) -> Markup:
    return Markup('<pre class="gf-plain">{}</pre>').format(source)


def _overgrown(raw: str) -> bool:
    if raw.count("<") <= DEEPEST:
        return False  # too few of them to lie that deep
    depth = 0
    unclosed: Counter[str] = Counter()
    tags = _TAG.findall(raw)
    if len(tags) > MOST_TAGS:
        return True
    for closing, written, _ in tags:
        name = written.lower()
        if name in _FLAT or (closing and not unclosed[name]):
            continue
        step = -1 if closing else 1
        unclosed[name] += step
        depth += step
        if depth > DEEPEST:
            return True
    return False


def _isolated(raw: str) -> str:
    """The HTML with each text that turns the order of reading in a <bdi> of its own.

    It turns nothing beyond itself, whatever it leaves open (CVE-2021-42574).
    """
    if not any(map(raw.__contains__, TURNING)):
        return raw
    parts = _BETWEEN_TAGS.split(raw)
    return "".join(
        f"<bdi>{part}</bdi>" if index % 2 == 0 and _TURNING.search(part) else part
        for index, part in enumerate(parts)
    )


def _demote(raw: str, level: int) -> str:
    levels = [int(found) for found in _HEADING.findall(raw)]
    if not levels:
        return raw
    down = level - min(levels)
    return re.sub(
        r"<(/?)h([1-6])\b",
        lambda tag: f"<{tag[1]}h{min(int(tag[2]) + down, 6)}",
        raw,
        flags=re.IGNORECASE,
    )


def _spoken(raw: str, speech: Speech) -> str:
    if "markdown-alert-title" not in raw:
        return raw
    return _ALERT_TITLE.sub(lambda title: _alert(title[1], speech), raw)


def _alert(title: str, speech: Speech) -> str:
    return html.escape(speech.translate(_ALERTS[title])) if title in _ALERTS else title
