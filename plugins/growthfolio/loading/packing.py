"""What was read of a unit ↔ bytes; what comes back is what went in.

Written as MessagePack, by the classes themselves where their types say all. Values of
records' own fields are of kinds that look alike when they are written: these carry
their kind. What a unit's records share, subjects and periods, is written once.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

import msgspec
from msgspec import Struct

from growthfolio.caching.encoding import encoded
from growthfolio.loading.fillings import PlainFinding, finding_of, plain_finding
from growthfolio.loading.folder import Label, Texts
from growthfolio.loading.numbering import Numbers
from growthfolio.model.people import Mentee, Mentor
from growthfolio.model.period import Period
from growthfolio.model.record import (
    Address,
    Attachment,
    Comment,
    CommentHead,
    FieldValue,
    Head,
    Record,
    Row,
    Subject,
)
from growthfolio.model.round import Round

_NO_FIELDS: Final[Mapping[str, FieldValue]] = MappingProxyType({})


class _Text(Struct, frozen=True, array_like=True):
    """A record or comment but for its head."""

    path: str
    subject: int
    period: int
    duty: str
    n: int
    fields: dict[str, Any]
    body: str
    body_line: int
    links: tuple[str, ...]
    readable: bool
    sealed: bool


class _Record(Struct, frozen=True, array_like=True):
    text: _Text
    head: Head


class _Comment(Struct, frozen=True, array_like=True):
    text: _Text
    head: CommentHead


class _Texts(Struct, frozen=True, array_like=True):
    """The texts of a unit; they name subjects and periods by number."""

    subjects: tuple[Subject, ...]
    periods: tuple[Period, ...]
    records: tuple[_Record, ...]
    comments: tuple[_Comment, ...]


class _Label(Struct, frozen=True, array_like=True):
    mentee: Mentee | None
    mentor: Mentor | None
    unread: str | None
    subject: Subject | None
    records: int
    comments: int
    attachments: tuple[Attachment, ...]
    unfit: dict[str, PlainFinding]
    rounds: tuple[Round, ...]
    findings: tuple[PlainFinding, ...]
    unrecognised: int


_LABEL: Final = msgspec.msgpack.Decoder(_Label)
_TEXTS: Final = msgspec.msgpack.Decoder(_Texts)


def packed_label(label: Label) -> bytes:
    """A label as bytes; raises TypeError or ValueError where it has none."""
    person = label.person
    return encoded(
        _Label(
            mentee=person if isinstance(person, Mentee) else None,
            mentor=person if isinstance(person, Mentor) else None,
            unread=label.unread,
            subject=label.subject,
            records=label.records,
            comments=label.comments,
            attachments=label.attachments,
            unfit={path: plain_finding(one) for path, one in label.unfit.items()},
            rounds=label.rounds,
            findings=tuple(map(plain_finding, label.findings)),
            unrecognised=label.unrecognised,
        )
    )


def unpacked_label(data: bytes) -> Label:
    """The label; raises ValueError or KeyError where that is not what bytes say."""
    label = _LABEL.decode(data)
    return Label(
        person=label.mentee or label.mentor,
        unread=label.unread,
        subject=label.subject,
        records=label.records,
        comments=label.comments,
        attachments=label.attachments,
        unfit={path: finding_of(one) for path, one in label.unfit.items()},
        rounds=label.rounds,
        findings=tuple(map(finding_of, label.findings)),
        unrecognised=label.unrecognised,
    )


def packed_texts(texts: Texts) -> bytes:
    """Texts as bytes; raises TypeError or ValueError where they have none."""
    subjects: dict[Subject, int] = {}
    numbers = Numbers()

    def plain(
        text: Record | Comment, fields: Mapping[str, FieldValue] = _NO_FIELDS
    ) -> _Text:
        at = text.at
        return _Text(
            path=at.path,
            subject=subjects.setdefault(at.subject, len(subjects)),
            period=numbers.number(at.period),
            duty=at.duty,
            n=at.n,
            fields=_plain_fields(fields) if fields else {},
            body=text.body,
            body_line=text.body_line,
            links=text.links,
            readable=text.readable,
            sealed=text.sealed,
        )

    records = tuple(_Record(plain(one, one.fields), one.head) for one in texts.records)
    comments = tuple(_Comment(plain(one), one.head) for one in texts.comments)
    return encoded(_Texts(tuple(subjects), numbers.periods, records, comments))


def unpacked_texts(data: bytes) -> Texts:
    """The texts; raises ValueError or KeyError where that is not what bytes say."""
    texts = _TEXTS.decode(data)
    return Texts(
        records=tuple(_record(texts, one) for one in texts.records),
        comments=tuple(_comment(texts, one) for one in texts.comments),
    )


def _record(unit: _Texts, one: _Record) -> Record:
    text = one.text
    return Record(
        at=_address(unit, text),
        head=one.head,
        fields=_fields(text.fields) if text.fields else _NO_FIELDS,
        body=text.body,
        body_line=text.body_line,
        links=text.links,
        readable=text.readable,
        sealed=text.sealed,
    )


def _comment(unit: _Texts, one: _Comment) -> Comment:
    text = one.text
    return Comment(
        at=_address(unit, text),
        head=one.head,
        body=text.body,
        body_line=text.body_line,
        links=text.links,
        readable=text.readable,
        sealed=text.sealed,
    )


def _address(unit: _Texts, text: _Text) -> Address:
    return Address(
        path=text.path,
        subject=unit.subjects[text.subject],
        period=unit.periods[text.period],
        duty=text.duty,
        n=text.n,
    )


def _plain_fields(fields: Mapping[str, FieldValue]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in fields.items()}


def _plain(value: FieldValue) -> Any:  # noqa: ANN401
    """Texts, `true` and `false` as they are; else a list that says its kind."""
    match value:
        case str() | bool():
            return value
        case Decimal():
            return ["number", str(value)]
        case date():
            return ["date", value.isoformat()]
        case tuple():
            rows = [dict(_plain_row(row)) for row in value if isinstance(row, Mapping)]
            return ["rows", *rows] if rows else ["texts", *value]
    raise TypeError(value)


def _plain_row(row: Row) -> Iterator[tuple[str, Any]]:
    return ((name, _plain(cell)) for name, cell in row.items())


def _fields(plain: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType({name: _value(one) for name, one in plain.items()})


def _value(plain: Any) -> Any:  # noqa: ANN401
    if not isinstance(plain, list):
        return plain
    kind, *parts = plain
    return _MAKERS[kind](*parts)


_MAKERS: Final[Mapping[str, Callable[..., Any]]] = {
    "number": Decimal,
    "date": date.fromisoformat,
    "rows": lambda *rows: tuple(map(_fields, rows)),
    "texts": lambda *texts: texts,
}
