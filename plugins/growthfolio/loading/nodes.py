"""YAML text → nodes that know where they stand.

The only reader of YAML. Scalars stay the strings they are written as; what they
mean is the schema's to say. Anchors, aliases, tags, several documents and keys
that are not plain are refused (DESIGN.md, decision 4).
"""

from collections.abc import Callable
from typing import Any, Final, NoReturn, TypeAlias, cast

from msgspec import Struct
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from growthfolio.loading.hidden import note_hidden, spelt_out
from growthfolio.loading.report import Report
from growthfolio.loading.slips import is_wide_quoted, mend, quoted
from growthfolio.loading.spelling import shown_word
from growthfolio.model.phrase import Phrase, phrase
from growthfolio.model.rules import front_matter as rules
from growthfolio.model.rules.text import CONTROL_CHARACTER, TOO_MANY_KEYS

DEPTH: Final = 20
"""How deep a file may be nested."""


KEYS: Final = 200
"""How many keys may stand side by side (threats.md, E209)."""


class Scalar(Struct, frozen=True, gc=False):
    """A value as it is written, without the quotes around it, if it has any."""

    text: str
    line: int
    column: int
    quoted: bool = False


class Listing(Struct, frozen=True):
    """A list of values."""

    items: "tuple[Node, ...]"
    line: int
    column: int


class Table(Struct, frozen=True):
    """Keys and values, in the order written."""

    pairs: "tuple[tuple[Scalar, Node], ...]"
    line: int
    column: int

    def get(self, key: str) -> "Node | None":
        """The value of a key."""
        for name, value in self.pairs:
            if name.text == key:
                return value
        return None


Node: TypeAlias = Scalar | Listing | Table

Events: TypeAlias = Callable[[], Any]
"""Gives the next event of the parser, None after the last."""

_PARSER: Final = YAML(typ="safe").Parser

# The parsers raise other things, too, on text made to break them (threats.md,
# E210); each is a file that cannot be read.
_ERRORS: Final = (YAMLError, ValueError, TypeError, AssertionError, RecursionError)

_CONTENT: Final = (ScalarEvent, SequenceStartEvent, MappingStartEvent, AliasEvent)

# The patient parser takes fifty times as long: only where it may know better.
_REFUSED_BY_C: Final = "found unexpected ':'"
_PATIENCE: Final = 100_000
"""The most characters it is given: a second and a half."""

_MEANT_AS_TEXT: Final = (
    "mapping values are not allowed",
    "cannot start any token",
    "expected alphabetic",
)
"""What the parser says of values that need quotes around them."""


class _RefusedError(Exception):
    """Something YAML allows and records do not; the finding is reported already."""


def read_table(text: str, report: Report) -> Table | None:
    """The keys and values of a YAML text, or None with findings in `report`.

    An empty text is an empty table.
    """
    if note_hidden(text, report):
        return None
    try:
        node = _read(text, report)
    except _RefusedError:
        return None
    except _ERRORS as error:
        _explain(text, error, report)
        return None
    if node is None or (isinstance(node, Scalar) and not node.text):
        return Table((), 1, 1)
    if not isinstance(node, Table):
        before = len(report.findings)
        _explain(text, None, report)
        if len(report.findings) == before:
            report.add(rules.NOT_A_MAPPING, node.line, node.column)
        return None
    return node


def _read(text: str, report: Report) -> Node | None:
    """The document of a text, by the quick parser, else by the patient one.

    The C parser refuses a colon inside a plain value between braces, which YAML
    allows: `{every: weeks:2}`.
    """
    before = len(report.findings)
    try:
        return _document(_events(text), report)
    except _ERRORS as error:
        wrongly = _REFUSED_BY_C in str(getattr(error, "problem", ""))
        if not wrongly or len(text) > _PATIENCE:
            raise
        noted = report.findings[before:]
        del report.findings[before:]
        try:
            return _document(_patient_events(text), report)
        except _ERRORS:
            report.findings[before:] = noted
            raise error from None


def _events(text: str) -> Events:
    # The C parser by itself: YAML.parse builds a class for every text it is given,
    # which takes longer than a record's front matter. Without it, that is the way.
    if _PARSER.__name__ == "CParser":
        return cast("Events", _PARSER(text).get_event)
    return _patient_events(text)


def _patient_events(text: str) -> Events:
    _, parser = YAML(typ="safe", pure=True).get_constructor_parser(text)
    return cast("Events", parser.get_event)


def _document(events: Events, report: Report) -> Node | None:
    documents = 0
    node: Node | None = None
    while (event := events()) is not None:
        kind = type(event)
        if kind is DocumentStartEvent:
            documents += 1
            if documents > 1:
                _refuse(report, event, phrase("a second document"))
        elif kind in _CONTENT:
            node = _node(event, events, report, DEPTH)
    return node


def _node(event: Any, events: Events, report: Report, depth: int) -> Node:  # noqa: ANN401
    kind = type(event)
    if kind is AliasEvent:
        _refuse(report, event, phrase("an alias (*)"))
    if event.anchor is not None:
        _refuse(report, event, phrase("an anchor (&)"))
    if event.tag is not None:
        _refuse(report, event, phrase("a tag (!)"))
    mark = event.start_mark
    line, column = mark.line + 1, mark.column + 1
    if kind is ScalarEvent:
        # Between quotes \0 and \u202e are spelt out; what they mean is refused all
        # the same.
        if event.style == '"' and (found := spelt_out(event.value)) is not None:
            report.add(found[0], line, column, character=found[1])
            raise _RefusedError
        # The C parser calls a plain style "", the patient one None.
        return Scalar(event.value, line, column, bool(event.style))
    if depth == 0:
        report.add(rules.NESTED_TOO_DEEP, line, column, limit=DEPTH)
        raise _RefusedError
    if kind is MappingStartEvent:
        return Table(_pairs(events, report, depth - 1), line, column)
    items = []
    while type(item := events()) is not SequenceEndEvent:
        items.append(_node(item, events, report, depth - 1))
        if event.flow_style:
            _refuse_full_width_comma(items[-1], report)
    return Listing(tuple(items), line, column)


def _refuse_full_width_comma(node: Node, report: Report) -> None:
    """`[党建，调研]` is one item: YAML parts items at “,” only."""
    if isinstance(node, Scalar) and "，" in node.text and not node.quoted:
        column = node.column + node.text.index("，")
        parts = (part.strip() for part in node.text.split("，"))
        mended = ", ".join(part for part in parts if part)
        edit = (node.column, node.text, mended)
        report.add(rules.FULL_WIDTH_COMMA, node.line, column, edit=edit)


def _pairs(
    events: Events, report: Report, depth: int
) -> tuple[tuple[Scalar, Node], ...]:
    pairs: list[tuple[Scalar, Node]] = []
    lines: dict[str, int] = {}
    while type(event := events()) is not MappingEndEvent:
        key = _node(event, events, report, depth)
        if not isinstance(key, Scalar):
            report.add(rules.UNQUOTED_VALUE, key.line, key.column)
            raise _RefusedError
        value = _node(events(), events, report, depth)
        if key.text in lines:
            first = lines[key.text] + report.offset
            report.add(
                rules.DUPLICATE_KEY,
                key.line,
                key.column,
                key=shown_word(key.text),
                first=first,
            )
            continue
        if len(pairs) == KEYS:
            report.add(TOO_MANY_KEYS, key.line, key.column, limit=KEYS)
            raise _RefusedError
        lines[key.text] = key.line
        pairs.append((key, value))
    return tuple(pairs)


def _refuse(report: Report, event: Any, what: Phrase) -> NoReturn:  # noqa: ANN401
    mark = event.start_mark
    report.add(rules.FORBIDDEN_YAML, mark.line + 1, mark.column + 1, what=what)
    raise _RefusedError


def _explain(text: str, error: Exception | None, report: Report) -> None:
    """Say what a person did, rather than what the parser stumbled over.

    Slips come first; the parser speaks of what is left without them.
    """
    mended = mend(text, report)
    if mended is None:
        return
    left = error if mended == text else _error_in(mended)
    if isinstance(left, MarkedYAMLError):
        _say(left, mended, report)
    elif isinstance(left, ReaderError):
        before = mended.partition(chr(left.character))[0]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        character = f"U+{left.character:04X}"
        report.add(CONTROL_CHARACTER, line, column, character=character)
    elif left is not None:
        report.add(rules.BROKEN_YAML, problem=type(left).__name__)


def _error_in(text: str) -> Exception | None:
    try:
        events = _events(text)
        while events() is not None:
            pass
    except _ERRORS as error:
        return error
    return None


def _say(error: MarkedYAMLError, text: str, report: Report) -> None:
    problem = str(error.problem or "")
    mark = error.problem_mark or error.context_mark
    if "expected alphabetic" in problem:  # a lone * or &, which the context points at
        mark = error.context_mark or mark
    if mark is not None and error.context_mark and mark.index >= len(text.rstrip()):
        mark = error.context_mark  # what is never closed is mended where it opens
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if any(sign in problem for sign in _MEANT_AS_TEXT):
        edit = quoted(text.split("\n")[line - 1])
        is_wide = edit is not None and is_wide_quoted(edit[1])
        rule = rules.FULL_WIDTH_QUOTE if is_wide else rules.UNQUOTED_VALUE
        report.add(rule, line, edit[0] if edit and is_wide else column, edit=edit)
    elif "tab character" in problem:
        report.add(rules.TAB_INDENT, line, column)
    else:
        report.add(rules.BROKEN_YAML, line, column, problem=problem)
