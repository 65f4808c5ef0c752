"""Records and comments: audiences, dates, numbers, and files beside them."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, TypeAlias

from growthfolio.checking.finding import finding_on
from growthfolio.checking.naming import suggestion
from growthfolio.ledger.draw_up import record_path
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import MOST, Duty
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.phrase import phrase
from growthfolio.model.place import Place
from growthfolio.model.programme import NEVER, Programme
from growthfolio.model.record import Comment, FieldValue, Record, Row
from growthfolio.model.rules import people, time, values

Text: TypeAlias = Record | Comment


def audiences(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A record or comment may narrow who reads it, never widen."""
    del ledger
    programme = cohort.programme
    for text, duty in cohort.texts_with_duties:
        audience = text.head.audience
        if audience is None or duty is None:
            continue
        place = text.head.marks.place("audience")
        if audience not in (*programme.audiences, NEVER):
            hint = suggestion(audience, programme.audiences)
            yield finding_on(
                people.UNKNOWN_REFERENCE,
                text,
                place,
                value=audience,
                kind=phrase("audience"),
                hint=hint,
            )
            continue
        allowed = _allowed(programme, duty, text, cohort.record_at)
        if programme.rank(audience) < programme.rank(allowed):
            yield finding_on(
                values.WIDENED_AUDIENCE,
                text,
                place,
                audience=audience,
                allowed=allowed or programme.audiences[-1],
            )


def _allowed(
    programme: Programme, duty: Duty, text: Text, records: Mapping[str, Record]
) -> str | None:
    """The widest audience a text may have: a comment's is its record's."""
    if not isinstance(text, Comment):
        return duty.audience
    if duty.comment and duty.comment.audience:
        return duty.comment.audience
    record = records.get(text.record_path)
    own = record.head.audience if record else None
    narrowed = own is not None and programme.rank(own) > programme.rank(duty.audience)
    return own if narrowed else duty.audience


def dates(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Neither a record's period nor its date may lie in the future."""
    today = ledger.today
    for text in cohort.texts:
        at = text.at
        if isinstance(text, Record) and at.period.start > today:
            place = Place(at.path)
            yield finding_on(
                time.FUTURE_PERIOD, text, place, period=at.period, today=today
            )
        key = "on" if isinstance(text, Comment) else "submitted"
        written: date | None = (
            text.head.on if isinstance(text, Comment) else text.head.submitted
        )
        if written is not None and written > today:
            place = text.head.marks.place(key)
            yield finding_on(time.FUTURE_DATE, text, place, date=written, today=today)


def spans(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """What a record says lasted from one day to another must not end before."""
    del ledger
    for record in cohort.records:
        marks = record.head.marks
        if _is_reversed(record.fields):
            yield finding_on(values.REVERSED_RANGE, record, marks.place("to"))
        for name, value in record.fields.items():
            if not isinstance(value, tuple):
                continue
            rows: tuple[str | Row, ...] = value
            for index, row in enumerate(rows):
                if not isinstance(row, str) and _is_reversed(row):
                    place = marks.item(name, index)
                    yield finding_on(values.REVERSED_RANGE, record, place)


def _is_reversed(said: Mapping[str, FieldValue]) -> bool:
    end = said.get("to")
    if not isinstance(end, date):
        return False
    start = said.get("from")
    return isinstance(start, date) and end < start


def numbers(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """No more records of a duty in a period than the duty asks for."""
    del ledger
    paths = cohort.record_at
    for record, duty in cohort.records_with_duties:
        at = record.at
        if at.n == 1:
            continue
        most = min(max(duty.count, 1), MOST) if duty is not None else MOST
        if at.n <= most or at.period.kind == "day":
            continue
        owed = [
            record_path(at.subject, at.period, at.duty, n) for n in range(1, most + 1)
        ]
        free = [path for path in owed if path not in paths]
        if free:
            name = free[0].rpartition("/")[2]
            hint = phrase("rename it to {name}", name=name)
            place = Place(at.path)
            yield finding_on(time.UNRECOGNISED_FILE, record, place, hint=hint)
            continue
        first = paths[owed[0]]
        for one, other in ((record, first), (first, record)):
            place = Place(one.at.path)
            yield finding_on(time.DUPLICATE_RECORD, one, place, other=other.at.path)


def lonely_comments(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A comment must stand beside its record."""
    del ledger
    for path, comment in cohort.comment_on.items():
        if path not in cohort.record_at:
            place = Place(comment.at.path)
            yield finding_on(time.COMMENT_WITHOUT_RECORD, comment, place)


def unclaimed_attachments(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A file beside records must be pointed at by one of them."""
    del ledger
    for attachment in cohort.attachments:
        if not attachment.claimed_by:
            parts = attachment.path.split("/")
            person = parts[1] if parts[0] == "portfolios" else None
            yield Finding(
                rule=time.UNCLAIMED_ATTACHMENT,
                place=Place(attachment.path),
                person=person,
                period=parts[-2],
            )


OF_PARTS: Final = (
    audiences,
    dates,
    spans,
    numbers,
    lonely_comments,
    unclaimed_attachments,
)
