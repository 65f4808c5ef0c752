"""One record's bytes → Record or Comment, with findings."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from growthfolio.loading.front_matter import Document, split
from growthfolio.loading.links import names_a_file, relative_links
from growthfolio.loading.nodes import Listing, Node, Scalar, Table
from growthfolio.loading.reading import is_empty, read, wrong_value
from growthfolio.loading.report import Report
from growthfolio.loading.text import read_text
from growthfolio.loading.values import read_field
from growthfolio.model.duty import Duty, FieldType, RecordField
from growthfolio.model.finding import Finding
from growthfolio.model.phrase import phrase
from growthfolio.model.place import Marks, Place
from growthfolio.model.record import (
    Address,
    Comment,
    CommentHead,
    FieldValue,
    Head,
    Record,
)
from growthfolio.model.rules import people, time
from growthfolio.model.schema import UnreadableValueError, slots_of

_HEAD_KEYS: Final = frozenset(slot.name for slot in slots_of(Head))
_COMMENT_KEYS: Final = frozenset(slot.name for slot in slots_of(CommentHead))


def read_record(
    at: Address, duty: Duty, data: bytes | None
) -> tuple[Record, tuple[Finding, ...]]:
    """The record of a file; not `readable` where it is not to be trusted.

    `data` is None where the file cannot be opened.
    """
    report = _report(at, duty.id)
    document = _document(data, report, _HEAD_KEYS | duty.fields.keys())
    if document.table is None:
        return _unreadable_record(at), tuple(report.findings)
    report.offset = int(bool(document.table.pairs))
    head = read(Head, document.table, report, beside=duty.fields)
    if head is None:
        return _unreadable_record(at), tuple(report.findings)
    trusted = report.clean
    fields = _fields(document.table, duty, report)
    record = Record(
        at=at,
        head=head,
        fields=fields,
        body=document.body,
        body_line=document.body_line,
        links=_links(document.body, head, fields, duty),
        readable=_agrees(head, at, report) and trusted,
    )
    return record, tuple(report.findings)


def read_comment(
    at: Address, duty: Duty, data: bytes | None
) -> tuple[Comment, tuple[Finding, ...]]:
    """The mentor's comment of a file; not `readable` as for records."""
    report = _report(at, duty.comment_id)
    document = _document(data, report, _COMMENT_KEYS)
    head = None
    if document.table is not None:
        report.offset = int(bool(document.table.pairs))
        head = read(CommentHead, document.table, report)
    if head is None:
        unread = CommentHead(marks=Marks(Place(at.path)))
        return Comment(at=at, head=unread, readable=False), tuple(report.findings)
    comment = Comment(
        at=at,
        head=head,
        body=document.body,
        body_line=document.body_line,
        links=relative_links(document.body),
        readable=_agrees(head, at, report) and report.clean,
    )
    return comment, tuple(report.findings)


def _report(at: Address, duty: str) -> Report:
    return Report(at.path, person=at.person, duty=duty, period=at.period.name)


def _document(data: bytes | None, report: Report, keys: frozenset[str]) -> Document:
    if data is None:
        return Document(None, "", 1)
    text, findings = read_text(data, report.path)
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
        return Document(None, "", 1)
    return split(text, report, keys)


def _unreadable_record(at: Address) -> Record:
    return Record(at=at, head=Head(marks=Marks(Place(at.path))), readable=False)


def _fields(table: Table, duty: Duty, report: Report) -> Mapping[str, FieldValue]:
    """The values of the duty's own keys."""
    found: dict[str, FieldValue] = {}
    for key, node in table.pairs:
        rule = duty.fields.get(key.text)
        if rule is None or is_empty(node):
            continue
        try:
            value = _field(rule, node)
        except UnreadableValueError as error:
            wrong_value(node, key.text, error, report)
            continue
        found[key.text] = value
    return MappingProxyType(found)


def _field(rule: RecordField, node: Node) -> FieldValue:
    if rule.type is FieldType.LIST:
        items = node.items if isinstance(node, Listing) else (node,)
        return tuple(_text(item) for item in items if _text(item))
    return read_field(rule, _text(node))


def _text(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text
    raise UnreadableValueError(phrase("a single value"))


def _agrees(head: Head | CommentHead, at: Address, report: Report) -> bool:
    """Whether what the front matter repeats of the path is what the path says."""
    report.offset = 0
    before = len(report.findings)
    for key, found, expected, rule in (
        ("person", head.person, at.subject.id, people.WRONG_PERSON),
        ("period", head.period, at.period.name, time.WRONG_PERIOD),
        ("duty", head.duty, at.duty, time.WRONG_DUTY),
    ):
        # A comment may be named as `status` names it: plan.comment.
        if found not in (None, expected, report.duty if key == "duty" else expected):
            place = head.marks.place(key)
            report.add(rule, place.line, place.column, expected=expected, found=found)
    return len(report.findings) == before


def _links(
    body: str, head: Head, fields: Mapping[str, FieldValue], duty: Duty
) -> tuple[str, ...]:
    named = [
        value
        for key, value in fields.items()
        if duty.fields[key].type is FieldType.FILE and isinstance(value, str)
    ]
    evidence = [entry for entry in head.evidence if names_a_file(entry)]
    return tuple(dict.fromkeys((*named, *evidence, *relative_links(body))))
