"""A page's content security policy → what it lacks, and what it lets run."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import Final

NAME: Final = "Content-Security-Policy"

# A policy in which one of these says anything else protects from nothing.
_NEEDED: Final = {
    "default-src": ["'none'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
}


@lru_cache(maxsize=64)
def lacks(policy: str) -> tuple[str, ...]:
    """The directives without which it protects from nothing."""
    given = _directives(policy)
    return tuple(
        name for name, sources in _NEEDED.items() if given.get(name) != sources
    )


@lru_cache(maxsize=64)
def lets(policy: str) -> tuple[str, ...]:
    """What it lets run; where it says nothing of scripts, just that."""
    given = _directives(policy).get("script-src", ["script-src"])
    return tuple(sorted(set(given)))


def named(script: bytes) -> str:
    """An inline script as policies name it."""
    return f"'sha256-{b64encode(sha256(script).digest()).decode()}'"


def _directives(policy: str) -> Mapping[str, Sequence[str]]:
    parts = (part.split() for part in policy.split(";") if part.strip())
    return {name: sources for name, *sources in parts}
