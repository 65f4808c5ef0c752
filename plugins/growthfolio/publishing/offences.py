"""A page's HTML → what on it could run, load or pose that no theme put there.

The sanitiser has been over what people wrote, and every text was escaped: here the
finished page is read once more, as somebody who trusts neither would.
"""

import re
from base64 import b64encode
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from typing import Final

from growthfolio.publishing.addresses import Address


class Kind(StrEnum):
    """What an offence is about."""

    SCRIPT = "script"
    HANDLER = "handler"
    ADDRESS = "address"
    DOCUMENT = "document"
    STYLE = "style"
    POLICY = "policy"


@dataclass(frozen=True, slots=True)
class Offence:
    """Something that must not be on a page: what it is about, and what it is."""

    kind: Kind
    what: str


_SCRIPT: Final = re.compile(
    r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE
)
_POLICY: Final = re.compile(
    r"<meta\s+http-equiv=[\"']?Content-Security-Policy[\"']?\s+content=\"([^\"]*)\">",
    re.IGNORECASE,
)
_LOADS: Final = re.compile(r"<(?:script|link|style|img|body)\b", re.IGNORECASE)
_DATA: Final = re.compile(
    r"\btype\s*=\s*[\"']?application/(?:ld\+)?json", re.IGNORECASE
)
_SOURCE: Final = re.compile(r"\bsrc\s*=", re.IGNORECASE)

# Reading a page properly takes its time, and nearly none has anything of the kind:
# where it looks as if it had, the whole page is read.
_SUSPECT: Final = re.compile(
    r"[^a-z]on[a-z]{3,}\s*="
    r"|(?:javascript|vbscript):|data:text|&(?:colon|tab|newline|#)"
    r"|srcdoc|action\s*=|http-equiv|<(?:base|iframe|frame|object|embed|applet|portal)"
    r"|[^a-z]style\s*=|<style|<script|[^a-z]ping\s*="
)
_FILES: Final = re.compile(r"<script src=\"[^\"<>]*\"(?: (?:async|defer))?></script>")
_LEADS: Final = frozenset(
    {*("href", "src", "data", "action", "formaction", "poster", "xlink:href")}
)
_BLANKS: Final = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff]+")
_PROGRAM: Final = re.compile(r"(?:javascript|vbscript|data:(?!image/))", re.IGNORECASE)
_DOCUMENTS: Final = frozenset(
    {"applet", "base", "embed", "frame", "iframe", "object", "portal"}
)
_LOADS_STYLE: Final = re.compile(r"url\s*\(|@import|\\", re.IGNORECASE)

# A policy in which one of these says anything else protects from nothing.
_NEEDED: Final = {
    "default-src": ["'none'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
}
_NAME: Final = "Content-Security-Policy"


def offences(page: str, scripts: Collection[str]) -> Iterator[Offence]:
    """Everything on a page that must not be there.

    `scripts` are the inline scripts that the theme brings, as policies name them,
    and whatever else the site's owner lets run.
    """
    yield from _of_policy(page, scripts)
    rest = page
    for given, text in dict.fromkeys(_SCRIPT.findall(page)):
        if _SOURCE.search(given):
            continue
        element = f"<script{given}>{text}</script>"
        if _DATA.search(given) or _hash(text) in scripts:
            rest = rest.replace(element, "")
    rest = _POLICY.sub("", rest, count=1)
    if _SUSPECT.search(_ours_taken_out(rest)):
        yield from _read(rest, scripts)


def _ours_taken_out(page: str) -> str:
    """A page in small letters, without what is on every one of them."""
    return _FILES.sub("", page.lower())


def _of_policy(page: str, scripts: Collection[str]) -> Iterator[Offence]:
    found = _POLICY.search(page)
    if found is None or _LOADS.search(page, 0, found.start()):
        yield Offence(Kind.POLICY, _NAME)
        return
    for what in _weak(unescape(found[1]), frozenset(scripts)):
        yield Offence(Kind.POLICY, what)


@lru_cache(maxsize=64)
def _weak(policy: str, scripts: frozenset[str]) -> tuple[str, ...]:
    """What a policy lacks, or lets run beyond what is promised."""
    parts = (part.split() for part in policy.split(";") if part.strip())
    given = {name: sources for name, *sources in parts}
    lacks = (name for name, sources in _NEEDED.items() if given.get(name) != sources)
    runs = {*given.get("script-src", ["script-src"])}
    return (*lacks, *sorted(runs - scripts - {"'self'"}))


def _read(page: str, scripts: Collection[str]) -> Iterator[Offence]:
    reader = _Reader(scripts)
    reader.feed(page)
    reader.close()
    yield from dict.fromkeys(reader.found)


@lru_cache(maxsize=256)
def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


class _Reader(HTMLParser):
    """Goes through a page tag by tag and notes what must not be there."""

    def __init__(self, scripts: Collection[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Offence] = []
        self._scripts = scripts
        self._within = ""

    def handle_starttag(
        self, tag: str, attrs: Sequence[tuple[str, str | None]]
    ) -> None:
        given = {name: value or "" for name, value in reversed(attrs)}
        self._within = self._holds(tag, given)
        if self._is_document(tag, given):
            self._note(Kind.DOCUMENT, tag)
        for name, value in given.items():
            if re.match(r"on[a-z]", name):
                self._note(Kind.HANDLER, f"{tag} {name}")
            if name == "ping" or name in _LEADS:
                self._look_at_address(tag, name, value)
            if name == "style" and _LOADS_STYLE.search(value):
                self._note(Kind.STYLE, f"{tag} style")

    def handle_data(self, data: str) -> None:
        if self._within == "script" and _hash(data) not in self._scripts:
            self._note(Kind.SCRIPT, "script")
        if self._within == "style" and _LOADS_STYLE.search(data):
            self._note(Kind.STYLE, "style")

    def handle_endtag(self, tag: str) -> None:
        del tag
        self._within = ""

    def _holds(self, tag: str, given: dict[str, str]) -> str:
        is_data = _DATA.search(f'type="{given.get("type", "")}"') is not None
        runs = tag == "script" and "src" not in given and not is_data
        return tag if runs or tag == "style" else ""

    def _is_document(self, tag: str, given: dict[str, str]) -> bool:
        if "srcdoc" in given or tag == "base":
            return True
        if tag == "meta":
            return "http-equiv" in given
        # Another verification says what is loaded from elsewhere, by choice or not.
        address = given.get("src") or given.get("data") or ""
        return tag in _DOCUMENTS and not Address(text=address, is_script=False).host

    def _look_at_address(self, tag: str, name: str, value: str) -> None:
        is_form = name in ("action", "formaction", "ping")
        # Material's button to share a search leads to nothing until it is pressed.
        if value == "javascript:void(0)":
            return
        if is_form or _PROGRAM.match(_BLANKS.sub("", value)):
            self._note(Kind.ADDRESS, f"{tag} {name}")

    def _note(self, kind: Kind, what: str) -> None:
        self.found.append(Offence(kind, what))
