"""A page's bytes → what it loads and runs, and what must not be on it, in one pass.

Nearly all tags of a page are plain: of a shape that no two readers part differently,
and without anything that loads, runs or leads to a program. Which are is remembered
from page to page. Where a tag is neither plain nor one of the few that are written
down, the page is read in full (`offences`).

A plain tag has no other tag's beginning within it. So wherever a browser takes such
tags for text, as in a title, it comes out of that text in the same place as we do.
"""

import re
from collections.abc import Mapping
from html import unescape
from typing import Final

from msgspec import Struct

from growthfolio.publishing import policy
from growthfolio.publishing.addresses import host_of, loaded
from growthfolio.publishing.offences import (
    DOCUMENTS,
    LEADS,
    SENDS,
    is_data,
    is_program,
    loads_by_style,
    read,
)
from growthfolio.publishing.page import BROKEN, Page

# MkDocs' own themes say behind it which version wrote the page, and when.
_END: Final = re.compile(rb"</html>\s*(?:<!--[^<>]*-->\s*)?\Z", re.IGNORECASE)
_LAST: Final = 256
# A tag, or a script or a style with all that is in it. Half of all tags end an element:
# what stands in them is nothing to browsers, and where it begins like a tag it is taken
# for one. Of the others, those without attributes are passed over, but for names
# (script, style, base, iframe, object …) that begin like one that matters. Nothing is
# possessive: the first Pythons that know that (3.11.2, in Debian 12) match wrongly.
_TAG: Final = re.compile(
    rb"<(?=[^/])(?![cdghnrtu][a-z0-9]*>)"
    rb"(?:script\b[^>]*>[^<]*(?:<(?!(?i:/script))[^<]*)*</script>"
    rb"|style\b[^>]*>[^<]*</style>|[^>]*>)"
)
_LOADS: Final = re.compile(rb"<(?:script|link|style|img|body)\b", re.IGNORECASE)

_VALUE: Final = rb"""(?:"[^"<]*"|'[^'<]*'|[^ \t\n\f\r"'=<>`]+)"""
_PLAIN: Final = re.compile(
    rb"</?(?!(?:script|style|link|meta|base|i?frame|object|embed|applet|portal)\b"
    rb"|(?:image|use|feimage)\b)"
    rb"[a-z][a-z0-9-]*(?:[ \t\n\f\r]+(?:href=\"[^\"<:&]*\""
    rb"|(?!on|src|data(?!-)|poster|background|style|action|formaction|ping|href|xlink|http)"
    rb"[a-z_][\w:.-]*(?:=%b)?))*[ \t\n\f\r]*/?>" % _VALUE,
    re.IGNORECASE,
)
_REMARK: Final = re.compile(rb"<!doctype [^<>]*>|<!--[^<>]*-->", re.IGNORECASE)
_COMPATIBLE: Final = re.compile(
    rb'<meta http-equiv="X-UA-Compatible" content="IE=edge" ?/?>'
)
_POLICY: Final = re.compile(
    rb"<meta http-equiv=\"?%b\"? content=\"([^\"<>]*)\">" % policy.NAME.encode()
)
_SHAPE: Final = re.compile(
    rb"<([a-z][a-z0-9-]*)((?:[ \t\n\f\r]+[a-z_][\w:.-]*(?:=%b)?)*)[ \t\n\f\r]*/?>"
    % _VALUE,
    re.IGNORECASE,
)
_ATTRIBUTE: Final = re.compile(rb"([\w:.-]+)(?:=(%b))?" % _VALUE)
_REFUSED: Final = SENDS | {"srcdoc", "http-equiv"}


class _Part(Struct, frozen=True, kw_only=True):
    """What one tag adds to a page."""

    hosts: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    inline: tuple[str, ...] = ()
    policy: str | None = None


_NOTHING: Final = _Part()


_MOST: Final = 20_000
"""So many tags are remembered; all are forgotten where there are more.

Nearly all that is met again is met on the next page.
"""


class Reader:
    """Reads pages, and remembers the tags it has seen."""

    def __init__(self) -> None:
        self._plain: set[bytes] = set()
        self._parts: dict[bytes, _Part | None] = {}
        self._pages: dict[tuple[bytes, ...], Page | None] = {}

    def page(self, html: bytes) -> Page:
        """What there is on a page; one that breaks off is not read."""
        if not _END.search(html[-_LAST:]):
            return BROKEN
        known = self._plain, self._parts, self._pages
        if sum(map(len, known)) > _MOST:
            for one in known:
                one.clear()
        plain = self._plain
        unknown = [tag for tag in _TAG.findall(html) if tag not in plain]
        noted = tuple(tag for tag in unknown if not self._is_plain(tag))
        if noted not in self._pages:
            self._pages[noted] = self._of(noted)
        page = self._pages[noted]
        if page is None or not self._is_in_time(html, noted):
            return read(html.decode("utf-8", "replace"))
        return page

    def _is_plain(self, tag: bytes) -> bool:
        """Whether a tag adds nothing; it is remembered either way."""
        if tag in self._parts:
            return False
        part = _part(tag)
        if part == _NOTHING:
            self._plain.add(tag)
            return True
        self._parts[tag] = part
        return False

    def _of(self, noted: tuple[bytes, ...]) -> Page | None:
        """The page of some tags; None where it must be read in full."""
        parts = [part for tag in noted if (part := self._parts[tag]) is not None]
        policies = [part.policy for part in parts if part.policy is not None]
        if len(parts) < len(noted) or len(policies) != 1 or policy.lacks(policies[0]):
            return None
        return Page(
            hosts=tuple(dict.fromkeys(one for part in parts for one in part.hosts)),
            files=tuple(dict.fromkeys(one for part in parts for one in part.files)),
            inline=tuple(dict.fromkeys(one for part in parts for one in part.inline)),
            lets=policy.lets(policies[0]),
        )

    def _is_in_time(self, html: bytes, noted: tuple[bytes, ...]) -> bool:
        """Whether the page's policy comes before anything that it is about."""
        first = noted[0]
        part = self._parts[first]
        return (
            part is not None
            and part.policy is not None
            and _LOADS.search(html, 0, html.find(first)) is None
        )


def _part(tag: bytes) -> _Part | None:
    """What a tag adds to a page; None where it is not clear."""
    if _PLAIN.fullmatch(tag) or _REMARK.fullmatch(tag) or _COMPATIBLE.fullmatch(tag):
        return _NOTHING
    found = _POLICY.fullmatch(tag)
    if found is not None:
        return _Part(policy=unescape(found[1].decode("utf-8", "replace")))
    shape = _SHAPE.match(tag)
    given = _attributes(shape[2]) if shape is not None else None
    if shape is None or given is None:
        return None
    return _of_element(shape[1].decode("ascii").lower(), given, tag[shape.end() :])


def _of_element(name: str, given: Mapping[str, str], rest: bytes) -> _Part | None:
    """What an element adds, of which a tag and perhaps its text are here."""
    fine = all(_is_fine(key, value) for key, value in given.items())
    if not fine or name in DOCUMENTS:
        return None
    if name == "script":
        return _of_script(given, rest)
    if name == "style" and not _loads_nothing(rest):
        return None
    return _Part(hosts=_hosts(name, given))


def _attributes(text: bytes) -> Mapping[str, str] | None:
    """Attributes by name; None where one is there twice."""
    pairs = _ATTRIBUTE.findall(text)
    given = {
        name.decode("ascii").lower(): unescape(
            (value[1:-1] if value[:1] in (b'"', b"'") else value).decode(
                "utf-8", "replace"
            )
        )
        for name, value in pairs
    }
    return given if len(given) == len(pairs) else None


def _is_fine(name: str, value: str) -> bool:
    """Whether an attribute runs nothing, sends nothing and leads to no program."""
    if name.startswith("on") or name in _REFUSED:
        return False
    if name == "style" and loads_by_style(value):
        return False
    return name not in LEADS or not is_program(value)


def _of_script(given: Mapping[str, str], rest: bytes) -> _Part | None:
    """What a script adds; None where another reader might see something else in it.

    Where the script is itself within a text, a tag in it may end that text.
    """
    text = rest.removesuffix(b"</script>")
    if text == rest:
        return None
    if "src" in given or is_data(given.get("type", "")):
        files = tuple(one for one in loaded("script", given) if not host_of(one))
        return (
            None if b"<" in text else _Part(hosts=_hosts("script", given), files=files)
        )
    return _Part(inline=(policy.named(text),))


def _loads_nothing(rest: bytes) -> bool:
    """Whether a style, up to its end, loads nothing."""
    text = rest.removesuffix(b"</style>")
    return text != rest and not loads_by_style(text.decode("utf-8", "replace"))


def _hosts(name: str, given: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(filter(None, map(host_of, loaded(name, given))))
