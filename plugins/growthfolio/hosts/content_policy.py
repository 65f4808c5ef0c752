"""A page as the theme made it → the same page with its content security policy.

The policy lists the theme's own inline scripts by their hashes and allows nothing
else to run: should anything that people wrote ever get past the sanitiser, no
browser runs it, and nothing on the page asks another host for anything.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from html import escape, unescape
from typing import Final, TypeAlias
from urllib.parse import urlsplit

Sources: TypeAlias = Mapping[str, tuple[str, ...]]
"""What may be loaded, by the directive that says so."""

# 'self' is the site's host, and from the disk the files of the site. Search runs in
# a worker of the theme's. What is not named here falls back to default-src.
STRICT: Final[Sources] = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "img-src": ("'self'", "data:"),
    "font-src": ("'self'",),
    "connect-src": ("'self'",),
    "media-src": ("'self'",),
    "manifest-src": ("'self'",),
    "worker-src": ("'self'",),
    "object-src": ("'none'",),
    "frame-src": ("'none'",),
    "base-uri": ("'none'",),
    "form-action": ("'none'",),
}

_INLINE: Final = re.compile(
    r"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE
)
# Not Material's, but those of other themes and of the organisation's own pages,
# where MkDocs' Markdown writes them into tables.
_STYLE: Final = re.compile(r"""\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
# Those that an owner may say more in: the others are what the rest stands on.
_DIRECTIVES: Final = (
    *(name for name in STRICT if name not in ("default-src", "object-src", "base-uri")),
    "style-src-attr",
)
_GOOGLE_FONTS: Final[Sources] = {
    "style-src": ("https://fonts.googleapis.com",),
    "font-src": ("https://fonts.gstatic.com",),
}
# A browser reads on as what the charset says from here, and looks for it at the
# very beginning only: the policy stands right behind it.
_BEGINNINGS: Final = (
    re.compile(r"<head\b[^>]*>(?:\s*<meta\s+charset=[^>]*>)?", re.IGNORECASE),
    # HTML does not ask for a head to be written.
    re.compile(r"\A\s*(?:<!doctype[^>]*>\s*)?(?:<html\b[^>]*>)?", re.IGNORECASE),
)
_SOURCE: Final = re.compile(r"[^\s;,\"<>]+")
# A script from a file, or one that is no script but data.
_NOT_RUN_HERE: Final = re.compile(
    r"\bsrc\s*=|\btype\s*=\s*[\"']?application/(?:ld\+)?json", re.IGNORECASE
)


class Policy:
    """Puts a policy on each page of a site; remembers all that it lets run."""

    def __init__(self, sources: Sources) -> None:
        self._sources = merged(STRICT, sources)
        self.runs = {*self._sources["script-src"]}

    def on(self, page: str, content: str = "") -> str:
        """The page with its policy in its head.

        `content` is what of it people wrote: a script in it may not run.
        """
        theme = page.replace(content, "", 1) if content else page
        inline = {
            "script-src": hashes(theme, "script"),
            "style-src": hashes(theme, "style"),
            "style-src-attr": _styles(theme),
        }
        self.runs.update(inline["script-src"])
        policy = written(merged(self._sources, inline))
        meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        begins = next(filter(None, (one.search(page) for one in _BEGINNINGS)))
        return page[: begins.end()] + meta + page[begins.end() :]


def hashes(page: str, element: str) -> tuple[str, ...]:
    """A page's inline scripts or styles as policies name them, each once."""
    texts = (
        text
        for name, given, text in _INLINE.findall(page)
        if name.lower() == element and not _NOT_RUN_HERE.search(given)
    )
    return tuple(map(_hash, dict.fromkeys(texts)))


def _styles(page: str) -> tuple[str, ...]:
    """A page's style attributes as policies name them; nothing where it has none."""
    found = [double or single for double, single in _STYLE.findall(page)]
    each = dict.fromkeys(_hash(unescape(text)) for text in found)
    return ("'unsafe-hashes'", *each) if each else ()


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def chosen(given: Mapping[str, object]) -> Sources:
    """What a site's owner allows besides; raises ValueError, saying what is wrong."""
    found: dict[str, tuple[str, ...]] = {}
    for directive, value in given.items():
        if directive not in _DIRECTIVES:
            raise ValueError(f"“{directive}” is none of {', '.join(_DIRECTIVES)}")
        names = [value] if isinstance(value, str) else value
        if not isinstance(names, list) or not all(map(_is_source, names)):
            raise ValueError(
                f"{directive}: “{value}” is neither a source like "
                "https://example.org nor a list of them"
            )
        found[directive] = tuple(names)
    return found


def _is_source(name: object) -> bool:
    return isinstance(name, str) and _SOURCE.fullmatch(name) is not None


def loaded_by_choice(
    styles: Iterable[str], scripts: Iterable[str], *, google_fonts: bool
) -> Sources:
    """The hosts an owner's other settings load from."""
    found = {
        "script-src": tuple(_origins(scripts)),
        "style-src": tuple(_origins(styles)),
    }
    return merged(found, _GOOGLE_FONTS) if google_fonts else found


def _origins(addresses: Iterable[str]) -> Iterator[str]:
    for address in addresses:
        parts = urlsplit(address)
        if parts.netloc:
            yield f"{parts.scheme or 'https'}://{parts.netloc}"


def merged(*all_sources: Sources) -> Sources:
    """Several lists of sources as one; whoever names a source allows it."""
    found: dict[str, list[str]] = {}
    for sources in all_sources:
        for directive, names in sources.items():
            if names:
                found.setdefault(directive, []).extend(names)
    return {directive: _each_once(names) for directive, names in found.items()}


def written(sources: Sources) -> str:
    """A policy as it stands in an attribute."""
    parts = (f"{directive} {' '.join(names)}" for directive, names in sources.items())
    return escape("; ".join(parts)).replace("&#x27;", "'")


def _each_once(names: Sequence[str]) -> tuple[str, ...]:
    """The sources without repetitions; 'none' only where it stands alone."""
    some: Iterable[str] = (name for name in names if name != "'none'")
    return tuple(dict.fromkeys(some)) or ("'none'",)
