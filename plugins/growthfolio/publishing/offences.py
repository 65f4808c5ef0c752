"""A page's HTML → what it loads and runs, and what must not be on it, read in full.

The sanitiser has been over what people wrote, and every text was escaped: here the
finished page is read once more, as somebody who trusts neither would.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from growthfolio.model.tags import Tag, tags
from growthfolio.publishing import policy
from growthfolio.publishing.addresses import host_of, loaded
from growthfolio.publishing.page import Kind, Offence, Page

SENDS: Final = frozenset({"action", "formaction", "ping"})
LEADS: Final = frozenset({"href", "src", "data", "poster", "xlink:href"})
DOCUMENTS: Final = frozenset(
    {"applet", "base", "embed", "frame", "iframe", "object", "portal"}
)
_LOADS_STYLE: Final = re.compile(r"url\s*\(|@import|\\", re.IGNORECASE)
_DATA: Final = re.compile(r"application/(?:ld\+)?json", re.IGNORECASE)
_EVENT: Final = re.compile(r"on[a-z]")
_BLANKS: Final = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff]+")
_PROGRAM: Final = re.compile(r"(?:javascript|vbscript|data:(?!image/))", re.IGNORECASE)
# A policy behind one of these comes too late for it.
_LOADS: Final = frozenset({"script", "link", "style", "img", "body"})
COMPATIBLE: Final = "x-ua-compatible"
"""What MkDocs' own themes tell browsers of the past; those of today do not listen."""
_FOREIGN: Final = frozenset({"svg", "math"})


def read(html: str) -> Page:
    """What there is on a whole page."""
    found = tuple(_opened(html))
    at = next((at for at, tag in enumerate(found) if _is_policy(tag)), None)
    given = found[at].attributes.get("content", "") if at is not None else ""
    if at is None or any(tag.name in _LOADS for tag in found[:at]):
        lacks: tuple[str, ...] = (policy.NAME,)
        runs: tuple[str, ...] = ()
    else:
        lacks, runs = policy.lacks(given), policy.lets(given)
    rest = tuple(tag for number, tag in enumerate(found) if number != at)
    offences = (offence for tag in rest for offence in _of(tag))
    scripts = tuple(tag for tag in rest if tag.name == "script")
    return Page(
        hosts=_once(host for tag in rest for host in _hosts(tag)),
        files=_once(file for tag in scripts for file in _files(tag)),
        inline=_once(policy.named(one.text.encode()) for one in scripts if _runs(one)),
        lets=runs,
        offences=(
            *(Offence(Kind.POLICY, what) for what in lacks),
            *dict.fromkeys(offences),
        ),
    )


def is_program(value: str) -> bool:
    """Whether an address is one that runs."""
    # Material's button to share a search leads to nothing until it is pressed.
    harmless = value == "javascript:void(0)"
    return not harmless and _PROGRAM.match(_BLANKS.sub("", value)) is not None


def loads_by_style(text: str) -> bool:
    """Whether a style loads something, or only hides what it does."""
    # Within a drawing, a style's text may be written with entities.
    return any(map(_LOADS_STYLE.search, (text, unescape(text))))


def is_data(kind: str) -> bool:
    """Whether a script of this type is none, but data."""
    return _DATA.match(kind) is not None


def _opened(html: str) -> Iterator[Tag]:
    """Every tag that opens an element."""
    drawing = 0
    for tag in tags(html):
        if tag.name in _FOREIGN:
            drawing += -1 if tag.closes else 1
        if not tag.closes:
            yield tag
            # Within a drawing, a browser finds tags where there is only text elsewhere.
            if drawing > 0 and tag.name != "script" and "<" in tag.text:
                yield from _opened(tag.text)


def _is_policy(tag: Tag) -> bool:
    return (
        tag.name == "meta"
        and tag.attributes.get("http-equiv", "").lower() == policy.NAME.lower()
    )


def _of(tag: Tag) -> Iterator[Offence]:
    given = tag.attributes
    if _is_document(tag):
        yield Offence(Kind.DOCUMENT, tag.name)
    if tag.name == "style" and loads_by_style(tag.text):
        yield Offence(Kind.STYLE, tag.name)
    for name, value in given.items():
        what = f"{tag.name} {name}"
        if _EVENT.match(name):
            yield Offence(Kind.HANDLER, what)
        if name in SENDS or (name in LEADS and is_program(value)):
            yield Offence(Kind.ADDRESS, what)
        if name == "style" and loads_by_style(value):
            yield Offence(Kind.STYLE, what)


def _is_document(tag: Tag) -> bool:
    given = tag.attributes
    if "srcdoc" in given or tag.name == "base":
        return True
    if tag.name == "meta":
        return given.get("http-equiv", COMPATIBLE).lower() != COMPATIBLE
    # Another verification says what is loaded from elsewhere, by choice or not.
    address = given.get("src") or given.get("data") or ""
    return tag.name in DOCUMENTS and not host_of(address)


def _runs(script: Tag) -> bool:
    given = script.attributes
    return "src" not in given and not is_data(given.get("type", ""))


def _hosts(tag: Tag) -> Iterator[str]:
    return filter(None, map(host_of, loaded(tag.name, tag.attributes)))


def _files(script: Tag) -> Iterator[str]:
    return (one for one in loaded("script", script.attributes) if not host_of(one))


def _once(found: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))
