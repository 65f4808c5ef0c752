"""Records and comments → those an audience may read, with the values it may."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from growthfolio.disclosure.files import Shelf, leads
from growthfolio.disclosure.links import relinked
from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.shown import (
    ShownColumn,
    ShownComment,
    ShownField,
    ShownRecord,
    ShownValue,
)
from growthfolio.disclosure.source import Source, withheld
from growthfolio.model.conventions import TEAMS
from growthfolio.model.duty import Duty
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.record import CellValue, Comment, Record, Row, cells_of

_AUTHORS: Final = (Who.MENTEE, Who.MENTOR, Who.OFFICE, Who.UNIT)
_NAMES: Final[Mapping[FieldType, Who]] = {
    FieldType.PERSON: Who.MENTEE,
    FieldType.PEOPLE: Who.MENTEE,
    FieldType.MENTOR: Who.MENTOR,
    FieldType.UNIT: Who.UNIT,
}


def shown_records(source: Source) -> tuple[ShownRecord, ...]:
    """Every record the audience may read, with the files it is given."""
    shelf = Shelf(source.cohort, aliases=source.clearance.aliases)
    found = sorted(
        _readable(source),
        key=lambda pair: (
            pair[1],
            source.period(pair[0].at.period),
            source.ranks[pair[0].at.duty],
            pair[0].at.n,
        ),
    )
    return tuple(_Shown(source, shelf, *pair).record() for pair in found)


def _readable(source: Source) -> Iterator[tuple[Record, Ref]]:
    for record in source.cohort.records:
        about = source.about(record.at.subject)
        duty = source.cohort.programme.duty(record.at.duty)
        if about is None or record.draft or not record.readable:
            continue
        if source.clearance.may(source.clearance.record(duty, record)):
            yield record, about


class _Shown:
    """One record that may be read, and what may be known of it."""

    def __init__(
        self, source: Source, shelf: Shelf, record: Record, about: Ref
    ) -> None:
        self._source = source
        self._read = record
        self._about = about
        self._duty = source.duties[record.at.duty].on(record.at.period.start)
        self._obligation = source.ledger.at.get(record.at.path)
        self._comment = _comment(source, record, self._duty)
        own = shelf.give(record, about, self._withheld())
        beside = shelf.give(self._comment, about) if self._comment else ()
        self._files = own + tuple(file for file in beside if file not in own)

    def record(self) -> ShownRecord:
        """What is shown of it."""
        read, source, text = self._read, self._source, self._source.naming.text
        return ShownRecord(
            about=self._about,
            period=source.period(read.at.period),
            duty=self._duty.id,
            n=read.at.n,
            title=text(read.head.title) if read.head.title else None,
            author=self._author(),
            submitted=source.handed_in(self._duty, read.head.submitted),
            fields=tuple(self._fields()),
            tags=tuple(map(text, read.head.tags)),
            evidence=tuple(self._evidence()),
            source=self._text(read.body),
            folder=source.path(read.at.folder),
            path=source.path(read.at.path),
            files=self._files,
            comment=self._shown_comment(),
            abilities=read.head.abilities,
            team=self._team(),
        )

    def _text(self, body: str) -> str:
        """A text as it may be read, its links leading to the files given."""
        if self._source.clearance.aliases:
            body = relinked(body, self._read.at.folder, self._files)
        return self._source.naming.text(body)

    def _team(self) -> str | None:
        """The team it names, if that may be read and teams may be known."""
        rule = self._duty.fields.get("team")
        if rule is None or rule.of != TEAMS or self._source.clearance.aliases:
            return None
        value = self._read.fields.get("team")
        return value if isinstance(value, str) else None

    def _withheld(self) -> tuple[str, ...]:
        """What the fields above the audience name, if they name files."""
        start = self._read.at.period.start
        whole = self._source.cohort.programme.duty(self._duty.id, start)
        kept = withheld(whole.fields if whole is not None else {}, self._duty.fields)
        return tuple(
            str(value)
            for rule, value in cells_of(self._read.fields, kept)
            if rule.type is FieldType.FILE
        )

    def _author(self) -> Ref | None:
        by, owner = self._read.head.by, self._duty.owner.kind
        if by is None:
            if self._obligation is not None:
                return self._source.owner(self._obligation, self._duty)
            return self._about if owner == self._about.who else None
        likely = sorted(_AUTHORS, key=lambda who: who != owner)
        found = (self._source.naming.ref(who, by) for who in likely)
        return next((ref for ref in found if ref is not None), None)

    def _fields(self) -> Iterator[ShownField]:
        for name, rule in self._duty.fields.items():
            if name in self._read.fields:
                yield self._field(name, rule)

    def _field(self, name: str, rule: RecordField) -> ShownField:
        value = self._read.fields[name]
        if rule.type is not FieldType.TABLE and not isinstance(value, tuple):
            values = tuple(self._values(rule, (value,)))
            return ShownField(
                name=name, title=rule.title, type=rule.type, values=values
            )
        items = value if isinstance(value, tuple) else (value,)
        cells = [item for item in items if not isinstance(item, Mapping)]
        return ShownField(
            name=name,
            title=rule.title,
            type=rule.type,
            values=tuple(self._values(rule, cells)),
            columns=tuple(
                self._column(each, column, self._read.rows(name))
                for each, column in rule.columns.items()
            ),
        )

    def _column(self, name: str, rule: RecordField, rows: Sequence[Row]) -> ShownColumn:
        cells = (row.get(name, ()) for row in rows)
        return ShownColumn(
            name=name,
            title=rule.title,
            type=rule.type,
            rows=tuple(
                tuple(self._values(rule, cell if isinstance(cell, tuple) else (cell,)))
                for cell in cells
            ),
        )

    def _values(
        self, rule: RecordField, items: Iterable[CellValue]
    ) -> Iterator[ShownValue]:
        programme, naming = self._source.cohort.programme, self._source.naming
        for item in items:
            if rule.type in _NAMES:
                ref = naming.ref(_NAMES[rule.type], str(item))
                if ref is not None:
                    yield ref
            elif rule.type is FieldType.FILE:
                yield from self._named(str(item))
            elif rule.of == TEAMS and self._source.clearance.aliases:
                continue  # who is in a team is known beyond the programme
            elif rule.of is not None and isinstance(item, str):
                yield programme.term(rule.of, item)
            elif isinstance(item, str):
                yield naming.text(item)
            elif not isinstance(item, tuple):
                yield item

    def _evidence(self) -> Iterator[str]:
        """What bears it out; under an alias only the files.

        An address elsewhere, and what lies there, may tell who is meant.
        """
        for entry in self._read.head.evidence:
            names = self._named(entry)
            yield from names
            if not names and not self._source.clearance.aliases:
                yield entry

    def _named(self, target: str) -> tuple[str, ...]:
        """The name of the file a target leads to, if that file is given."""
        folder = self._read.at.folder
        return tuple(
            file.name for file in self._files if leads(folder, target, file.path)
        )

    def _shown_comment(self) -> ShownComment | None:
        comment, source = self._comment, self._source
        if comment is None:
            return None
        obligation = source.ledger.at.get(comment.at.path)
        author = source.naming.ref(Who.MENTOR, comment.head.by)
        if comment.head.by is None and obligation is not None:
            author = source.owner(obligation, self._duty)
        rule = self._duty.comment
        return ShownComment(
            author=author,
            role=None if rule is None or rule.by == "any" else rule.by,
            on=source.handed_in(self._duty, comment.head.on),
            source=self._text(comment.body),
            path=source.path(comment.at.path),
        )


def _comment(source: Source, record: Record, duty: Duty) -> Comment | None:
    """The comment on a shown record, if it may be read."""
    comment = source.cohort.comment_on.get(record.at.path)
    if comment is None or comment.draft or not comment.readable:
        return None
    # The rule may stand above the audience, and is then no part of `duty`.
    rule = source.cohort.programme.duty(duty.id)
    level = source.clearance.comment(rule, record, comment)
    return comment if source.clearance.may(level) else None
