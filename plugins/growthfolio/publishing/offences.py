"""A page's HTML → what on it could run, load or pose that no theme put there.

The sanitiser has been over what people wrote, and every text was escaped: here the
finished page is read once more, as somebody who trusts neither would.
"""

import re
from base64 import b64encode
from collections.abc import Collection, Iterator
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from html import unescape
from typing import Final

from msgspec import Struct

from growthfolio.model.tags import Tag, tags
from growthfolio.publishing.addresses import Address


class Kind(StrEnum):
    """What an offence is about."""

    SCRIPT = "script"
    HANDLER = "handler"
    ADDRESS = "address"
    DOCUMENT = "document"
    STYLE = "style"
    POLICY = "policy"


class Offence(Struct, frozen=True):
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
# where it looks as if it had, the whole page is read. Each is searched for by the
# letters it begins with, which is quick.
_SUSPECT_WORDS: Final = (
    *("javascript:", "vbscript:", "data:text", "srcdoc", "http-equiv"),
    *("<base", "<iframe", "<frame", "<object", "<embed", "<applet", "<portal"),
    *("<style", "<script"),
)
_SUSPECTS: Final = (
    re.compile(r"action\s*="),
    re.compile(r"ping\s*="),
    re.compile(r"style\s*="),
    # Jinja writes quotation marks by their numbers.
    re.compile(r"&(?:colon|tab|newline|lpar|#(?!3[49];))"),
)
_HANDLER: Final = re.compile(r"on[a-z]{3,}\s*=")
_FILES: Final = re.compile(r"<script src=\"[^\"<>]*\"(?: (?:async|defer))?></script>")
_LEADS: Final = frozenset({"href", "src", "data", "poster", "xlink:href"})
_SENDS: Final = frozenset({"action", "formaction", "ping"})
_EVENT: Final = re.compile(r"on[a-z]")
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
    if _is_suspect(_FILES.sub("", rest.lower())):
        yield from _read(rest, scripts)


def _is_suspect(page: str) -> bool:
    """Whether a page, in small letters, may have anything that must not be there."""
    return (
        any(word in page for word in _SUSPECT_WORDS)
        or any(one.search(page) for one in _SUSPECTS)
        or any(
            not page[found.start() - 1].isalpha() for found in _HANDLER.finditer(page)
        )
    )


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
    found = (one for tag in tags(page) if not tag.closes for one in _of(tag, scripts))
    yield from dict.fromkeys(found)


def _of(tag: Tag, scripts: Collection[str]) -> Iterator[Offence]:
    given = tag.attributes
    if _is_document(tag):
        yield Offence(Kind.DOCUMENT, tag.name)
    if tag.name == "script" and _runs(tag) and _hash(tag.text) not in scripts:
        yield Offence(Kind.SCRIPT, tag.name)
    if tag.name == "style" and _LOADS_STYLE.search(tag.text):
        yield Offence(Kind.STYLE, tag.name)
    for name, value in given.items():
        what = f"{tag.name} {name}"
        if _EVENT.match(name):
            yield Offence(Kind.HANDLER, what)
        if name in _SENDS or (name in _LEADS and _is_program(value)):
            yield Offence(Kind.ADDRESS, what)
        if name == "style" and _LOADS_STYLE.search(value):
            yield Offence(Kind.STYLE, what)


def _is_document(tag: Tag) -> bool:
    given = tag.attributes
    if "srcdoc" in given or tag.name == "base":
        return True
    if tag.name == "meta":
        return "http-equiv" in given
    # Another verification says what is loaded from elsewhere, by choice or not.
    address = given.get("src") or given.get("data") or ""
    return tag.name in _DOCUMENTS and not Address(text=address, is_script=False).host


def _runs(tag: Tag) -> bool:
    is_data = _DATA.search(f'type="{tag.attributes.get("type", "")}"') is not None
    return "src" not in tag.attributes and not is_data


def _is_program(value: str) -> bool:
    # Material's button to share a search leads to nothing until it is pressed.
    harmless = value == "javascript:void(0)"
    return not harmless and _PROGRAM.match(_BLANKS.sub("", value)) is not None


@lru_cache(maxsize=256)
def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
