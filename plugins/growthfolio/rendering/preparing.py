"""What a sanitiser cannot do: it may drop and change, not replace."""

import html
import re
from collections.abc import Callable
from typing import Final

from growthfolio.model.markup import on_the_web
from growthfolio.model.phrase import N_
from growthfolio.rendering.sanitiser import REL, Place
from growthfolio.words import Speech

# The elements that are rewritten; of others there are many.
_REWRITTEN: Final = re.compile(
    r"<(/?)([aA]|[iI][mM][gG]|[iI][nN][pP][uU][tT])\b([^<>]*)>"
)
_ATTRIBUTE: Final = re.compile(
    r"""(?<![a-zA-Z-])([a-zA-Z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
)


class Preparation:
    """Rewrites the links, pictures and boxes of a text, before it is sanitised."""

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
