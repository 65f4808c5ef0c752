"""What of a text will not stand on its page: said to its author, with the line.

Names of elements and attributes are said where they are HTML's own; anything else
between angle brackets is the author's words, and never repeated.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from growthfolio.checking.finding import finding_on
from growthfolio.checking.html_names import NAMES_OF_ELEMENTS, is_attribute
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.markup import (
    ATTRIBUTES,
    DROPPED_WHOLE,
    ELEMENTS,
    HEADINGS,
    SCHEME,
    on_the_web,
    stalls,
    without_blanks,
)
from growthfolio.model.place import Place
from growthfolio.model.rules import text as rules
from growthfolio.model.tags import Tag, tags

# A tag that is no address, a link whose target is neither on the web nor a plain
# path, or a picture together with an address: most texts have none of them, and are
# never parsed. Each is looked for only where there is the character it begins with.
MAY_LOSE: Final = (
    ("<", re.compile(r"<(?!https?://|mailto:)[a-zA-Z]")),
    (
        "]",
        re.compile(
            r"\][(:]\s{0,99}<?(?!https?://|mailto:)"
            r"(?:[^\s)>]{0,99}[:&\\]|[^\s)>]{100}|//)"
        ),
    ),
    ("!", re.compile(r"!\[(?=[^!]*//)")),
)
_TAG: Final = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)(?=[\s>]|/>)")
_MARK: Final = "data-gf-at"
_MARKED: Final = re.compile(rf" {_MARK}=\d+")

# What the parser writes itself, for footnotes and boxes to tick.
_PARSER_S: Final = re.compile(r"data-(?:sourcepos|footnote)")
_TICKED: Final = frozenset({"type", "disabled"})
_MAY_STAND: Final = (ELEMENTS | HEADINGS) - {"input"}
_DISK: Final = re.compile(r"file:|[a-z]:", re.IGNORECASE)
_HOSTS: Final = ("//", "\\\\", "/\\", "\\/")


class Loss(Struct, frozen=True, order=True):
    """Something that is left out: its line and column in the text, and its name.

    `remote` is a picture from elsewhere, which becomes a link.
    """

    line: int
    column: int
    what: str
    remote: bool = False


def left_out(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """An author should know what of the text does not get onto the page."""
    del ledger
    for text in cohort.texts:
        if not text.readable:
            continue
        for loss in losses(text.body):
            line = text.body_line + loss.line - 1
            place = Place(text.at.path, line, loss.column)
            if loss.remote:
                yield finding_on(rules.REMOTE_PICTURE, text, place)
            else:
                yield finding_on(rules.SANITISED_CONTENT, text, place, what=loss.what)


def losses(body: str) -> tuple[Loss, ...]:
    """What the sanitiser takes out of a text, each once, where it first stands."""
    if not _may_lose(body) or stalls(body):
        return ()
    # Where a tag stands is written into it, the parser tells it of what it makes
    # itself. As the marks may change what the parser sees, they only say where.
    marked = _TAG.sub(lambda tag: f"{tag[0]} {_MARK}={tag.start()}", body)
    where = _read(body, marked)
    return tuple(
        sorted(where.get(key, loss) for key, loss in _read(body, body).items())
    )


def _may_lose(body: str) -> bool:
    for character, sign in MAY_LOSE:  # noqa: SIM110 - a generator takes longer
        if character in body and sign.search(body):
            return True
    return False


def _read(body: str, text: str) -> Mapping[tuple[str, bool], Loss]:
    """What a text loses, each by its name, where it first stands in the body."""
    reader = _Reader(body, text)
    for tag in tags(_parsed(text)):
        reader.read(tag)
    return reader.found


def _parsed(text: str) -> str:
    # Few texts get here: the check starts without the parser.
    import comrak  # noqa: PLC0415

    extensions = comrak.ExtensionOptions()
    extensions.table = True
    extensions.autolink = True
    extensions.tasklist = True
    extensions.footnotes = True
    rendering = comrak.RenderOptions()
    rendering.unsafe_ = True
    rendering.sourcepos = True
    html: str = comrak.render_markdown(text, extensions, None, rendering)
    return html


class _Reader:
    """Goes through a parsed text and notes what the sanitiser does not let through."""

    def __init__(self, body: str, text: str) -> None:
        self.found: dict[tuple[str, bool], Loss] = {}
        self._body = body
        self._lines = text.split("\n")
        self._within = ""  # the element that goes with all it has
        self._given: Mapping[str, str] = {}
        self._at = (1, 1)

    def read(self, tag: Tag) -> None:
        """Notes an element, or what of its attributes goes."""
        if self._within or tag.closes:
            if tag.closes and tag.name == self._within:
                self._within = ""
            return
        self._given = tag.attributes
        kind = tag.attributes.get("type", "").strip().lower()
        is_box = tag.name == "input" and kind == "checkbox"
        if tag.name not in _MAY_STAND and not is_box:
            self._within = tag.name if tag.name in DROPPED_WHOLE else ""
            self._note(tag.name if tag.name in NAMES_OF_ELEMENTS else "…")
            return
        by_parser = any(map(_PARSER_S.match, tag.attributes))
        for name, value in tag.attributes.items():
            if _is_lost(tag.name, name, value, by_parser=by_parser):
                self._note(f"{tag.name} {name if is_attribute(name) else '…'}")
            elif (tag.name, name) == ("img", "src") and on_the_web(value):
                self._note("img", remote=True)

    def _place(self) -> tuple[int, int]:
        given = self._given
        at = given.get(_MARK, "")
        if at.isdecimal() and int(at) < len(self._body):
            before = self._body[: int(at)]
            return before.count("\n") + 1, int(at) - before.rfind("\n")
        start = given.get("data-sourcepos", "").partition("-")[0]
        line, _, column = start.partition(":")
        if line.isdecimal() and column.isdecimal() and int(line) <= len(self._lines):
            # comrak counts bytes, and the marks.
            bytes_before = self._lines[int(line) - 1].encode()[: int(column) - 1]
            before = _MARKED.sub("", bytes_before.decode(errors="ignore"))
            return int(line), len(before) + 1
        return self._at

    def _note(self, name: str, *, remote: bool = False) -> None:
        what = f"<{name}>"
        if (what, remote) not in self.found:
            self._at = self._place()
            self.found[what, remote] = Loss(*self._at, what, remote)


def _is_lost(tag: str, name: str, value: str, *, by_parser: bool) -> bool:
    """Whether an attribute goes; `by_parser`: it was not written as HTML."""
    if name == _MARK or (by_parser and _PARSER_S.match(name)):
        return False
    if tag == "input" and name in _TICKED:
        return False
    if name not in ATTRIBUTES["*"] | ATTRIBUTES.get(tag, frozenset()):
        return True
    if name not in ("href", "src") or on_the_web(value):
        return False
    target = without_blanks(value)
    if by_parser and _DISK.match(target):
        return False  # path-outside says so
    # What leads nowhere on the site is a finding about files, not about markup.
    return bool(SCHEME.match(target) or target[:2] in _HOSTS)


OF_PARTS: Final = (left_out,)
