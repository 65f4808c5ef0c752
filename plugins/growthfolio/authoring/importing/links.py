"""A note's Markdown → the same, its links pointing where files lie afterwards."""

import re
from collections.abc import Callable
from html import unescape
from typing import Final, TypeAlias
from urllib.parse import quote, unquote

from growthfolio.loading.links import relative_links

_INLINE: Final = re.compile(
    r"!?\[(?P<text>(?:[^\[\]\\]|\\.|\[[^\[\]]*\](?:\([^()\s]*\))?)*)\]"
    r"\(\s*(?P<target><[^<>\n]*>|(?:[^\s()<>\\]|\\.|\([^()\s]*\))*)"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)",
    re.DOTALL,
)
_DEFINITION: Final = re.compile(
    r"^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*\n?[ \t]*(?P<target><[^<>\n]*>|\S+)"
    r"(?=[ \t]*(?:\"[^\"]*\"|'[^']*'|\([^()]*\))?[ \t]*$)",
    re.MULTILINE,
)
_FENCE: Final = re.compile(
    r"^[ \t>]*(?P<mark>`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t>]*(?P=mark)[`~]*[ \t]*$|\Z)",
    re.MULTILINE | re.DOTALL,
)
_ELSEWHERE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#|\Z")
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_UNSAFE: Final = re.compile(r"[\s()<>\[\]\"'%\\]")

Resolve: TypeAlias = Callable[[str], str | None]
"""The file a target names → its new name, or None where it is not there."""


def rewritten(body: str, resolve: Resolve) -> str:
    """The body with each relative target replaced by its new name.

    A link whose file is not there becomes plain text that still names it. Code
    blocks stay as they are, and so does what only looks like a link.
    """
    links = _Links(frozenset(relative_links(body)), resolve)
    pieces = []
    position = 0
    for fence in _FENCE.finditer(body):
        pieces += [links.mended(body[position : fence.start()]), fence[0]]
        position = fence.end()
    return "".join([*pieces, links.mended(body[position:])])


class _Links:
    def __init__(self, seen: frozenset[str], resolve: Resolve) -> None:
        self._seen = seen
        self._resolve = resolve

    def mended(self, text: str) -> str:
        return _INLINE.sub(self._inline, _DEFINITION.sub(self._definition, text))

    def _inline(self, found: re.Match[str]) -> str:
        label = _INLINE.sub(self._inline, found["text"])
        whole = _swapped(found, "text", label)
        target = _bare(found["target"])
        if not self._is_link(target):
            return whole
        new = self._renamed(target)
        if new is None:
            return f"{label} (`{target}`)" if label.strip() else f"`{target}`"
        start = found.start("target") - found.end()
        end = found.end("target") - found.end()
        return whole[:start] + new + whole[end:]

    def _definition(self, found: re.Match[str]) -> str:
        target = _bare(found["target"])
        if not self._is_link(target):
            return found[0]
        new = self._renamed(target)
        if new is None:
            return found[0].replace("[", r"\[", 1)
        return _swapped(found, "target", new)

    def _is_link(self, target: str) -> bool:
        """Whether a target is one the parser sees, and relative."""
        if _ELSEWHERE.match(target):
            return False
        path = _path(target)
        return path.endswith(".md") or path in self._seen

    def _renamed(self, target: str) -> str | None:
        new = self._resolve(_path(target))
        if new is None:
            return None
        rest = target[len(re.split("[?#]", target, maxsplit=1)[0]) :]
        return _UNSAFE.sub(lambda found: quote(found[0]), new) + rest


def _swapped(found: re.Match[str], group: str, text: str) -> str:
    """What was found, with one group of it replaced."""
    start = found.start(group) - found.start()
    end = found.end(group) - found.start()
    return found[0][:start] + text + found[0][end:]


def _bare(target: str) -> str:
    """A target without what Markdown needs around it."""
    return unescape(_ESCAPE.sub(r"\1", target.strip("<>")))


def _path(target: str) -> str:
    """The file a target names, without question and anchor."""
    return unquote(re.split("[?#]", target, maxsplit=1)[0])
