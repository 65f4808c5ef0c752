"""A record's Markdown comes in, harmless HTML leaves.

Records are GitHub-flavoured Markdown, so that they look here as they look on the
git host where people write them, with bold next to Chinese punctuation besides.
"""

import html
import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from comrak import ExtensionOptions, RenderOptions, render_markdown
from markupsafe import Markup
from msgspec import Struct

from growthfolio.model.markup import on_the_web, stalls
from growthfolio.model.phrase import N_
from growthfolio.rendering.harmless import BOXES, TURNING, as_cleaned
from growthfolio.rendering.sanitiser import REL, Place, sanitiser
from growthfolio.words import Speech

# nh3 takes seconds for thousands of elements within elements. People write no
# such text, so it is shown as it was written.
MOST_TAGS: Final = 40_000
DEEPEST: Final = 250

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b([^<>]*)>")
# The elements that are rewritten; of others there are many.
_REWRITTEN: Final = re.compile(
    r"<(/?)([aA]|[iI][mM][gG]|[iI][nN][pP][uU][tT])\b([^<>]*)>"
)
_ATTRIBUTE: Final = re.compile(
    r"""(?<![a-zA-Z-])([a-zA-Z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
)
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


# Without one of these there is no address, written as it is or in disguise: to look
# for one takes the parser as long as a quarter of all it does.
_OF_ADDRESSES: Final = ("://", "www.", "@", "&", "\\")


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
    may_link = any(one in source for one in _OF_ADDRESSES)
    extensions = _WITH_ADDRESSES if may_link else _WITHOUT
    return render_markdown(source, extensions, render_options=_RENDERING)


@lru_cache(maxsize=8)
def boxes(speech: Speech) -> Mapping[str, str]:
    """What becomes of the boxes of a list of tasks, in a language."""
    nowhere = Place(folder="", addresses={}, prefix="")
    return {box: cleaned(box, nowhere, speech, level=5).html for box in BOXES}


def cleaned(raw: str, place: Place, speech: Speech, *, level: int) -> Body:
    """HTML as it may stand on a page: made ready for the sanitiser, and sanitised."""
    demoted = _demote(raw, level)
    prepared = _isolated(_Preparation(place, speech).run(_spoken(demoted, speech)))
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


class _Preparation:
    """Rewrites what a sanitiser cannot: it may drop and change, not replace."""

    def __init__(self, place: Place, speech: Speech) -> None:
        self._place = place
        self._speech = speech
        self._in_link = False
        self._rewrite: dict[str, Callable[[str, dict[str, str]], str]] = {
            "a": self._link,
            "img": self._picture,
            "input": self._box,
        }

    def run(self, raw: str) -> str:
        """The HTML with remote pictures as links, and links and boxes labelled."""
        return _REWRITTEN.sub(self._tag, raw)

    def _tag(self, found: re.Match[str]) -> str:
        name = found[2].lower()
        if found[1]:
            self._in_link = self._in_link and name != "a"
            return found[0]
        return self._rewrite[name](found[0], _attributes(found[3]))

    def _link(self, tag: str, attributes: dict[str, str]) -> str:
        self._in_link = True
        label = attributes.get("aria-label", "")
        back = label.removeprefix("Back to reference ")
        if back != label:
            said = self._speech.fill(N_("Back to reference {n}"), {"n": back})
            tag = tag.replace(f'"{label}"', f'"{html.escape(said)}"')
        if on_the_web(attributes.get("href", "")):
            return f'<a rel="{REL}"{tag[2:]}'
        return tag

    def _picture(self, tag: str, attributes: dict[str, str]) -> str:
        source = attributes.get("src", "")
        if self._place.file(source) is not None:
            return tag
        address = on_the_web(source)
        words = html.escape(attributes.get("alt", "").strip() or address or "")
        if address is None or self._in_link:
            return words
        return f'<a rel="{REL}" href="{html.escape(address)}">{words}</a>'

    def _box(self, tag: str, attributes: dict[str, str]) -> str:
        if attributes.get("type") != "checkbox":
            return ""
        ticked = re.search(r"\bchecked\b", tag) is not None
        word = N_("done") if ticked else N_("to do")
        label = html.escape(self._speech.translate(word))
        return f'<input aria-label="{label}"{tag[6:]}'


def _attributes(text: str) -> dict[str, str]:
    return {
        name.lower(): html.unescape(quoted or single or bare)
        for name, quoted, single, bare in _ATTRIBUTE.findall(text)
    }
