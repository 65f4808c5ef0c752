"""YAML text → nodes that know where they stand.

The only reader of YAML. Scalars stay the strings they are written as; what they
mean is the schema's to say. Anchors, aliases, tags, several documents and keys
that are not plain are refused (DESIGN.md, decision 4).
"""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple, TypeAlias

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

from growthfolio.loading.report import Report
from growthfolio.model.phrase import phrase
from growthfolio.model.rules import front_matter as rules

DEPTH: Final = 20
"""How deep a file may be nested."""


class Scalar(NamedTuple):
    """A value as it is written; `plain` where it stands without quotes."""

    text: str
    line: int
    column: int
    plain: bool = True


class Listing(NamedTuple):
    """A list of values."""

    items: "tuple[Node, ...]"
    line: int
    column: int


class Table(NamedTuple):
    """Keys and values, in the order written."""

    pairs: "tuple[tuple[Scalar, Node], ...]"
    line: int
    column: int

    def get(self, key: str) -> "Node | None":
        """The value of a key."""
        return next((value for name, value in self.pairs if name.text == key), None)


Node: TypeAlias = Scalar | Listing | Table

_YAML: Final = YAML(typ="safe")

_FULL_WIDTH_COLON: Final = re.compile(r"^(\s*(?:-\s+)?[\w.-]+\s*)：\s*(.*)$")
_BAD_INDENT: Final = re.compile("^[ ]*[\t\u3000\u00a0]")


class _RefusedError(Exception):
    """Something YAML allows and records do not; the finding is reported already."""


def read_table(text: str, report: Report) -> Table | None:
    """The keys and values of a YAML text, or None with findings in `report`.

    An empty text is an empty table.
    """
    events = _events(text)
    try:
        node = _document(events, report)
    except _RefusedError:
        return None
    except MarkedYAMLError as error:
        _explain(text, error, report)
        return None
    # The parsers raise other things, too, on text made to break them
    # (threats.md, E210); each is a file that cannot be read.
    except (YAMLError, ValueError, TypeError, AssertionError, RecursionError) as error:
        report.add(rules.BROKEN_YAML, 1, 1, problem=type(error).__name__)
        return None
    if node is None:
        return Table((), 1, 1)
    if not isinstance(node, Table):
        if not _slips(text, report):
            report.add(rules.NOT_A_MAPPING, node.line, node.column)
        return None
    return node


def _events(text: str) -> Iterator[Any]:
    yield from _YAML.parse(text)


def _document(events: Iterator[Any], report: Report) -> Node | None:
    documents = 0
    node: Node | None = None
    for event in events:
        if isinstance(event, DocumentStartEvent):
            documents += 1
            if documents > 1:
                mark = event.start_mark
                _refuse(report, mark, phrase("a second document"))
        elif isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent):
            node = _node(event, events, report, DEPTH)
        elif isinstance(event, AliasEvent):
            _refuse(report, event.start_mark, phrase("an alias"))
    return node


def _node(event: Any, events: Iterator[Any], report: Report, depth: int) -> Node:  # noqa: ANN401
    mark = event.start_mark
    if isinstance(event, AliasEvent):
        _refuse(report, mark, phrase("an alias (*)"))
    if event.anchor is not None:
        _refuse(report, mark, phrase("an anchor (&)"))
    if event.tag is not None:
        _refuse(report, mark, phrase("a tag (!)"))
    line, column = mark.line + 1, mark.column + 1
    if isinstance(event, ScalarEvent):
        return Scalar(event.value, line, column, event.implicit[0])
    if depth == 0:
        report.add(rules.NESTED_TOO_DEEP, line, column, limit=DEPTH)
        raise _RefusedError
    if isinstance(event, SequenceStartEvent):
        items = []
        for item in events:
            if isinstance(item, SequenceEndEvent):
                break
            items.append(_node(item, events, report, depth - 1))
        return Listing(tuple(items), line, column)
    return Table(_pairs(events, report, depth - 1), line, column)


def _pairs(
    events: Iterator[Any], report: Report, depth: int
) -> tuple[tuple[Scalar, Node], ...]:
    pairs: list[tuple[Scalar, Node]] = []
    lines: dict[str, int] = {}
    for event in events:
        if isinstance(event, MappingEndEvent):
            break
        key = _node(event, events, report, depth)
        if not isinstance(key, Scalar):
            report.add(rules.UNQUOTED_VALUE, key.line, key.column)
            raise _RefusedError
        value = _node(next(events), events, report, depth)
        if key.text in lines:
            first = lines[key.text] + report.offset
            report.add(
                rules.DUPLICATE_KEY, key.line, key.column, key=key.text, first=first
            )
            continue
        lines[key.text] = key.line
        pairs.append((key, value))
    return tuple(pairs)


def _refuse(report: Report, mark: Any, what: Any) -> None:  # noqa: ANN401
    report.add(rules.FORBIDDEN_YAML, mark.line + 1, mark.column + 1, what=what)
    raise _RefusedError


def _explain(text: str, error: MarkedYAMLError, report: Report) -> None:
    """Say what a person did, rather than what the parser stumbled over."""
    if _slips(text, report):
        return
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = str(error.problem or "")
    if "mapping values are not allowed" in problem or "cannot start any" in problem:
        report.add(rules.UNQUOTED_VALUE, line, column)
    elif "tab character" in problem:
        report.add(rules.TAB_INDENT, line, column)
    else:
        report.add(rules.BROKEN_YAML, line, column, problem=problem)


def _slips(text: str, report: Report) -> bool:
    """Report slips of the keyboard that explain why a text cannot be read."""
    found = False
    for number, line in enumerate(text.split("\n"), start=1):
        if match := _BAD_INDENT.match(line):
            report.add(rules.TAB_INDENT, number, match.end())
            found = True
        elif match := _FULL_WIDTH_COLON.match(line):
            instead = f"{match[1].strip()}: {match[2]}".rstrip()
            column = len(match[1]) + 1
            report.add(rules.FULL_WIDTH_COLON, number, column, instead=instead)
            found = True
    return found
