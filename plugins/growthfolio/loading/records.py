"""One record's bytes → Record or Comment, with findings."""

from collections.abc import Container, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from growthfolio.loading.depth import NESTING, deepest_line
from growthfolio.loading.front_matter import Document, split
from growthfolio.loading.hidden import note_in_text
from growthfolio.loading.links import names_a_file, relative_links
from growthfolio.loading.nodes import Listing, Node, Scalar, Table
from growthfolio.loading.reading import (
    is_empty,
    read,
    refuse_brackets,
    unknown_key,
    wrong_value,
)
from growthfolio.loading.report import Report
from growthfolio.loading.spelling import folded, same_period, shown_word
from growthfolio.loading.text import decode
from growthfolio.loading.values import LISTS, read_field
from growthfolio.model.duty import Duty
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.finding import Finding
from growthfolio.model.phrase import phrase
from growthfolio.model.place import Marks, Place
from growthfolio.model.record import (
    Address,
    CellValue,
    Comment,
    CommentHead,
    FieldValue,
    Head,
    Record,
    Row,
    cells_of,
)
from growthfolio.model.rules import people, time
from growthfolio.model.rules.text import TEXT_TOO_DEEP
from growthfolio.model.rules.values import MISSING_KEY
from growthfolio.model.schema import UnreadableValueError, slots_of
from growthfolio.model.title import Title

_HEAD_KEYS: Final = frozenset(slot.name for slot in slots_of(Head))
_NOTHING: Final = Document(None, "", 1)
_NO_FIELDS: Final[Mapping[str, FieldValue]] = MappingProxyType({})
_SCORE: Final = RecordField(type=FieldType.SCORE)
_COMMENT_KEYS: Final = frozenset(slot.name for slot in slots_of(CommentHead))


def read_record(
    at: Address, duty: Duty, data: bytes | None, *, public: bool = False
) -> tuple[Record, tuple[Finding, ...]]:
    """The record of a file; not `readable` where it is not to be trusted.

    `data` is None where the file cannot be opened. Of what is `public`, read by
    everybody, findings may say what is written.
    """
    report = _report(at, duty.id)
    document, printable = _document(data, report, (_HEAD_KEYS, duty.fields))
    if document.table is None:
        return unreadable_record(at), tuple(report.findings)
    report.offset = int(bool(document.table.pairs))
    report.quotes = public and document.table.get("audience") is None
    head = read(Head, document.table, report, beside=duty.fields)
    if head is None:
        return unreadable_record(at), tuple(report.findings)
    trusted = report.clean
    fields = _fields(document.table, duty, report)
    agrees = _agrees(head, at, report)
    if not printable:
        note_in_text(document.body, document.body_line, report)
    record = Record(
        at=at,
        head=head,
        fields=fields,
        body=document.body,
        body_line=document.body_line,
        links=_links(document.body, head, fields, duty),
        readable=agrees and trusted,
    )
    return record, tuple(report.findings)


def read_comment(
    at: Address, duty: Duty, data: bytes | None, *, public: bool = False
) -> tuple[Comment, tuple[Finding, ...]]:
    """The mentor's comment of a file; not `readable` as for records."""
    report = _report(at, duty.comment_id)
    document, printable = _document(data, report, (_COMMENT_KEYS,))
    head = None
    if document.table is not None:
        report.offset = int(bool(document.table.pairs))
        report.quotes = public and document.table.get("audience") is None
        head = read(CommentHead, document.table, report)
    if head is None:
        return unreadable_comment(at), tuple(report.findings)
    _check_score(head, report)
    readable = _agrees(head, at, report) and report.clean
    if not printable:
        note_in_text(document.body, document.body_line, report)
    comment = Comment(
        at=at,
        head=head,
        body=document.body,
        body_line=document.body_line,
        links=relative_links(document.body),
        readable=readable,
    )
    return comment, tuple(report.findings)


def _report(at: Address, duty: str) -> Report:
    return Report(at.path, person=at.person, duty=duty, period=at.period.name)


def _document(
    data: bytes | None, report: Report, keys: Sequence[Container[str]]
) -> tuple[Document, bool]:
    """The parts of a file, and whether all of it is printable."""
    if data is None:
        return _NOTHING, False
    text, findings, printable = decode(data, report.path)
    if findings:
        report.findings.extend(
            replace(
                finding,
                person=report.person,
                duty=report.duty,
                period=report.period,
            )
            for finding in findings
        )
        return _NOTHING, False
    document = split(text, report, keys)
    if line := deepest_line(document.body):
        report.add(TEXT_TOO_DEEP, document.body_line + line - 1, limit=NESTING)
        return _NOTHING, False
    return document, printable


def unreadable_record(at: Address) -> Record:
    """The record of a file that cannot be trusted."""
    return Record(at=at, head=Head(marks=Marks(Place(at.path))), readable=False)


def unreadable_comment(at: Address) -> Comment:
    """The comment of a file that cannot be trusted."""
    head = CommentHead(marks=Marks(Place(at.path)))
    return Comment(at=at, head=head, readable=False)


def _fields(table: Table, duty: Duty, report: Report) -> Mapping[str, FieldValue]:
    """The values of the duty's own keys."""
    if not duty.fields:
        return _NO_FIELDS
    found: dict[str, FieldValue] = {}
    quotes = report.quotes
    for key, node in table.pairs:
        rule = duty.fields.get(key.text)
        if rule is None or is_empty(node):
            continue
        report.quotes = quotes and rule.audience in (None, duty.audience)
        if rule.type is FieldType.TABLE:
            found[key.text] = tuple(_rows(rule, node, key.text, report))
            continue
        if rule.type in LISTS and refuse_brackets(node, report):
            continue
        try:
            value = _value(rule, node)
        except UnreadableValueError as error:
            wrong_value(node, key.text, error, report)
            continue
        found[key.text] = value
    report.quotes = quotes
    return MappingProxyType(found)


def _rows(rule: RecordField, node: Node, key: str, report: Report) -> Iterator[Row]:
    """The rows that could be read; a single row stands for a list of one."""
    for item in node.items if isinstance(node, Listing) else (node,):
        if isinstance(item, Table):
            yield MappingProxyType(dict(_cells(rule, item, report)))
        elif not is_empty(item):
            error = UnreadableValueError(
                phrase("rows with the keys {names}", names=tuple(rule.columns))
            )
            wrong_value(item, key, error, report)


def _cells(
    rule: RecordField, row: Table, report: Report
) -> Iterator[tuple[str, CellValue]]:
    there = set()
    for key, node in row.pairs:
        column = rule.columns.get(key.text)
        if column is None:
            beside = (name for name, _ in row.pairs)
            unknown_key(key, tuple(rule.columns), report, beside)
        elif not is_empty(node):
            there.add(key.text)
            if column.type in LISTS and refuse_brackets(node, report):
                continue
            try:
                yield key.text, _value(column, node)
            except UnreadableValueError as error:
                wrong_value(node, key.text, error, report)
    for name, column in rule.columns.items():
        if column.required and name not in there:
            doc = column.title or Title.plain(name)
            report.add(MISSING_KEY, row.line, row.column, key=name, doc=doc)


def _value(rule: RecordField, node: Node) -> CellValue:
    if rule.type not in LISTS:
        return read_field(rule, _text(node))
    items = node.items if isinstance(node, Listing) else (node,)
    return tuple(str(read_field(rule, _text(item))) for item in items if _text(item))


def _text(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text
    raise UnreadableValueError(phrase("a single value"))


def _agrees(head: Head | CommentHead, at: Address, report: Report) -> bool:
    """Whether what the front matter repeats of the path is what the path says."""
    report.offset = 0
    if (
        head.person in (None, at.subject.id)
        and head.period in (None, at.period.name)
        and head.duty in (None, at.duty, report.duty)
    ):
        return True
    before = len(report.findings)
    for key, found, expected, rule in (
        ("person", head.person, at.subject.id, people.WRONG_PERSON),
        ("period", head.period, at.period.name, time.WRONG_PERIOD),
        ("duty", head.duty, at.duty, time.WRONG_DUTY),
    ):
        # A comment may be named as `status` names it: plan.comment.
        if found not in (None, expected, report.duty if key == "duty" else expected):
            place = head.marks.place(key)
            edit = None
            if found is not None and _same(found, expected):
                edit = (place.column, found, expected)
            report.add(
                rule,
                place.line,
                place.column,
                expected=expected,
                found=shown_word(found or ""),
                edit=edit,
            )
    return len(report.findings) == before


def _check_score(head: CommentHead, report: Report) -> None:
    """Note a score that is none of a hundred."""
    if head.score is None:
        return
    place = head.marks.place("score")
    try:
        read_field(_SCORE, str(head.score))
    except UnreadableValueError as error:
        report.offset = 0
        wrong_value(Scalar("", place.line, place.column), "score", error, report)


def _same(found: str, expected: str) -> bool:
    """Whether both mean one thing, written in two ways."""
    spelt = same_period(found)
    return folded(found) == folded(expected) or (
        spelt is not None and spelt.name == expected
    )


def _links(
    body: str, head: Head, fields: Mapping[str, FieldValue], duty: Duty
) -> tuple[str, ...]:
    if not (fields or head.evidence):
        return relative_links(body)
    cells = cells_of(fields, duty.fields)
    named = [str(value) for rule, value in cells if rule.type is FieldType.FILE]
    evidence = [entry for entry in head.evidence if names_a_file(entry)]
    return tuple(dict.fromkeys((*named, *evidence, *relative_links(body))))
