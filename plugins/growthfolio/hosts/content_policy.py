"""A page as the theme made it → the same page with its content security policy.

The policy lists the theme's own inline scripts by their hashes and allows nothing
else to run: should anything that people wrote ever get past the sanitiser, no
browser runs it, and nothing on the page asks another host for anything.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from html import escape
from typing import Final, TypeAlias

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

_SCRIPT: Final = re.compile(
    r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE
)
# A browser reads on as what the charset says from here, and looks for it at the
# very beginning only: the policy stands right behind it.
_BEGINNING: Final = re.compile(
    r"<head\b[^>]*>(?:\s*<meta\s+charset=[^>]*>)?", re.IGNORECASE
)
_HAS_SOURCE: Final = re.compile(r"\bsrc\s*=", re.IGNORECASE)


def with_policy(page: str, sources: Sources, *, content: str = "") -> str:
    """The page with a policy for it in its head.

    `content` is what of it is no theme's: scripts within it get no hash.
    """
    theme = page.replace(content, "", 1) if content else page
    policy = written(merged(sources, {"script-src": tuple(hashes(theme))}))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return _BEGINNING.sub(lambda head: head[0] + meta, page, count=1)


def hashes(page: str) -> Iterator[str]:
    """The inline scripts of a page as policies name them, each once."""
    scripts = (
        text for given, text in _SCRIPT.findall(page) if not _HAS_SOURCE.search(given)
    )
    for text in dict.fromkeys(scripts):
        digest = b64encode(sha256(text.encode()).digest()).decode()
        yield f"'sha256-{digest}'"


def merged(*all_sources: Sources) -> Sources:
    """Several lists of sources as one; whoever names a source allows it."""
    found: dict[str, list[str]] = {}
    for sources in all_sources:
        for directive, names in sources.items():
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
