"""Records and comments → those an audience may read, with the values it may."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from growthfolio.disclosure.files import Shelf, leads
from growthfolio.disclosure.links import relinked
from growthfolio.disclosure.reading import Reading, Readings
from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.shown import (
    ShownColumn,
    ShownComment,
    ShownField,
    ShownRecord,
    ShownValue,
)
from growthfolio.disclosure.source import Source
from growthfolio.model.conventions import TEAMS
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.record import (
    CellValue,
    Comment,
    Record,
    Row,
    Subject,
    cells_of,
)

_NAMES: Final[Mapping[FieldType, Who]] = {
    FieldType.PERSON: Who.MENTEE,
    FieldType.PEOPLE: Who.MENTEE,
    FieldType.MENTOR: Who.MENTOR,
    FieldType.UNIT: Who.UNIT,
}


def shown_records(
    source: Source, readings: Readings, subject: Subject, about: Ref
) -> tuple[ShownRecord, ...]:
    """The records about somebody the audience may read, with the files it is given."""
    found = sorted(_readable(source, subject), key=lambda one: _order(source, one))
    if not found:
        return ()
    shelf = Shelf(source.cohort, aliases=source.clearance.aliases)
    return tuple(
        [
            _Shown(source, shelf, readings.of(record), record, about).record()
            for record in found
        ]
    )


def _order(source: Source, record: Record) -> tuple[object, ...]:
    at = record.at
    return source.order(source.period(at.period), at.duty, at.n)


def _readable(source: Source, subject: Subject) -> Iterator[Record]:
    for record in source.cohort.records_of.get(subject, ()):
        if record.draft or not record.readable:
            continue
        duty = source.rules.get(record.at.duty)
        if source.clearance.may(source.clearance.record(duty, record)):
            yield record


class _Shown:
    """One record that may be read, and what may be known of it."""

    def __init__(
        self,
        source: Source,
        shelf: Shelf,
        reading: Reading,
        record: Record,
        about: Ref,
    ) -> None:
        self._source = source
        self._reading = reading
        self._duty = reading.duty
        self._read = record
        self._about = about
        self._comment = _comment(source, record)
        self._files = shelf.give(record, about, self._withheld())
        if self._comment is not None:
            beside = shelf.give(self._comment, about)
            self._files += tuple(file for file in beside if file not in self._files)

    def record(self) -> ShownRecord:
        """What is shown of it."""
        read, source = self._read, self._source
        at, head = read.at, read.head
        title, text, *tags = source.naming.texts(
            (head.title or "", self._relinked(read.body), *head.tags)
        )
        return ShownRecord(
            about=self._about,
            period=source.period(at.period),
            duty=self._duty.id,
            n=at.n,
            title=title if head.title else None,
            author=self._author(),
            submitted=self._reading.handed_in(head.submitted),
            fields=tuple(self._fields()) if read.fields else (),
            tags=tuple(tags),
            evidence=tuple(self._evidence()) if head.evidence else (),
            source=text,
            folder=source.path(at.folder),
            path=source.path(at.path),
            files=self._files,
            comment=self._shown_comment(self._comment) if self._comment else None,
            abilities=head.abilities,
            team=self._team(),
        )

    def _relinked(self, body: str) -> str:
        """A text, under aliases with its links leading to the files given."""
        if not self._source.clearance.aliases:
            return body
        return relinked(body, self._read.at.folder, self._files)

    def _team(self) -> str | None:
        """The team it names, if that may be read and teams may be known."""
        value = self._read.fields.get("team") if self._reading.names_team else None
        return value if isinstance(value, str) else None

    def _withheld(self) -> tuple[str, ...]:
        """What the fields above the audience name, if they name files."""
        kept = self._reading.files
        if not kept:
            return ()
        return tuple(
            str(value)
            for rule, value in cells_of(self._read.fields, kept)
            if rule.type is FieldType.FILE
        )

    def _author(self) -> Ref | None:
        by = self._read.head.by
        if by is None:
            obligation = self._source.ledger.at.get(self._read.at.path)
            if obligation is not None:
                return self._source.owner(
                    obligation.owner, self._duty, is_comment=False
                )
            return self._about if self._duty.owner.kind == self._about.who else None
        for who in self._reading.authors:
            ref = self._source.naming.ref(who, by)
            if ref is not None:
                return ref
        return None

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
        naming = self._source.naming
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
                yield self._source.term(rule.of, item)
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

    def _shown_comment(self, comment: Comment) -> ShownComment:
        source = self._source
        obligation = source.ledger.at.get(comment.at.path)
        author = source.naming.ref(Who.MENTOR, comment.head.by)
        if comment.head.by is None and obligation is not None:
            author = source.owner(obligation.owner, self._duty, is_comment=True)
        rule = self._duty.comment
        return ShownComment(
            author=author,
            role=None if rule is None or rule.by == "any" else rule.by,
            on=self._reading.handed_in(comment.head.on),
            source=source.naming.text(self._relinked(comment.body)),
            path=source.path(comment.at.path),
        )


def _comment(source: Source, record: Record) -> Comment | None:
    """The comment on a shown record, if it may be read."""
    comment = source.cohort.comment_on.get(record.at.path)
    if comment is None or comment.draft or not comment.readable:
        return None
    # The rule may stand above the audience, and is then no part of `source.duties`.
    rule = source.rules[record.at.duty]
    level = source.clearance.comment(rule, record, comment)
    return comment if source.clearance.may(level) else None
