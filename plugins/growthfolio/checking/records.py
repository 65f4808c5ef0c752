"""Records and comments: authors, audiences, dates, numbers, files beside them."""

from collections.abc import Iterator
from datetime import date
from typing import Final, TypeAlias

from growthfolio.checking.naming import person_name, suggestion
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import Duty
from growthfolio.model.finding import Finding, Rule
from growthfolio.model.ledger import Ledger
from growthfolio.model.people import Mentee
from growthfolio.model.phrase import Filling, phrase
from growthfolio.model.place import Place
from growthfolio.model.programme import NEVER
from growthfolio.model.record import Comment, Record
from growthfolio.model.rules import people, time, values

Text: TypeAlias = Record | Comment


def authors(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """`by` must name somebody who may have written it."""
    del ledger
    for text in cohort.texts:
        author = text.head.by
        duty = cohort.programme.duty(text.at.duty)
        if author is None or not text.readable or duty is None:
            continue
        mentee = cohort.mentee.get(text.at.subject.id) if text.at.person else None
        comment = isinstance(text, Comment)
        kind = "mentor" if comment else duty.owner.kind
        place = text.head.marks.place("by")
        if kind == "mentor" and text.at.person is not None:
            role = duty.owner.role
            if comment:
                role = duty.comment.by if duty.comment else "any"
            yield from _mentor(cohort, text, mentee, role, place)
        elif kind == "mentee" and author != text.at.subject.id:
            yield _by_another(cohort, text, author, text.at.subject.id, place)


def _mentor(
    cohort: Cohort, text: Text, mentee: Mentee | None, role: str | None, place: Place
) -> Iterator[Finding]:
    author = str(text.head.by)
    if author not in cohort.mentor:
        known = tuple(mentor.id for mentor in cohort.mentors)
        hint = suggestion(author, known)
        yield _finding(people.UNKNOWN_MENTOR, text, place, mentor=author, hint=hint)
        return
    mentor = cohort.mentor[author]
    written = text.head.on if isinstance(text, Comment) else text.head.submitted
    if mentor.left and written and written > mentor.left.on:
        yield _finding(people.MENTOR_LEFT, text, place, mentor=mentor.name)
    paired = [
        pairing
        for pairing in (mentee.mentors if mentee else ())
        if role in ("any", pairing.role)
    ]
    if mentee is not None and all(pairing.mentor != author for pairing in paired):
        expected = paired[0].mentor if paired else None
        yield _by_another(cohort, text, author, expected, place)


def audiences(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A record or comment may narrow who reads it, never widen."""
    del ledger
    programme = cohort.programme
    for text in cohort.texts:
        audience = text.head.audience
        duty = programme.duty(text.at.duty)
        if audience is None or duty is None:
            continue
        place = text.head.marks.place("audience")
        if audience not in (*programme.audiences, NEVER):
            hint = suggestion(audience, programme.audiences)
            yield _finding(
                people.UNKNOWN_REFERENCE,
                text,
                place,
                value=audience,
                kind=phrase("audience"),
                hint=hint,
            )
            continue
        allowed = _allowed(duty, text)
        if programme.rank(audience) < programme.rank(allowed):
            yield _finding(
                values.WIDENED_AUDIENCE,
                text,
                place,
                audience=audience,
                allowed=allowed or programme.audiences[-1],
            )


def _allowed(duty: Duty, text: Text) -> str | None:
    if isinstance(text, Comment) and duty.comment and duty.comment.audience:
        return duty.comment.audience
    return duty.audience


def dates(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Neither a record's period nor its date may lie in the future."""
    today = ledger.today
    for text in cohort.texts:
        at = text.at
        if isinstance(text, Record) and at.period.start > today:
            place = Place(at.path)
            yield _finding(
                time.FUTURE_PERIOD, text, place, period=at.period, today=today
            )
        key = "on" if isinstance(text, Comment) else "submitted"
        written: date | None = (
            text.head.on if isinstance(text, Comment) else text.head.submitted
        )
        if written is not None and written > today:
            place = text.head.marks.place(key)
            yield _finding(time.FUTURE_DATE, text, place, date=written, today=today)


def numbers(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """No more records of a duty in a period than the duty asks for."""
    del ledger
    paths = {record.at.path: record for record in cohort.records}
    for record in cohort.records:
        at = record.at
        duty = cohort.programme.duty(at.duty)
        if duty is None or at.n <= duty.count or at.period.kind == "day":
            continue
        first = f"{at.folder}/{at.duty}.md"
        if first not in paths:
            hint = phrase("rename it to {name}", name=f"{at.duty}.md")
            place = Place(at.path)
            yield _finding(time.UNRECOGNISED_FILE, record, place, hint=hint)
            continue
        for one, other in ((record, paths[first]), (paths[first], record)):
            place = Place(one.at.path)
            yield _finding(time.DUPLICATE_RECORD, one, place, other=other.at.path)


def lonely_comments(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A comment must stand beside its record."""
    del ledger
    paths = {record.at.path for record in cohort.records}
    for path, comment in cohort.comment_on.items():
        if path not in paths:
            place = Place(comment.at.path)
            yield _finding(time.COMMENT_WITHOUT_RECORD, comment, place)


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


def _by_another(
    cohort: Cohort, text: Text, author: str, owner: str | None, place: Place
) -> Finding:
    return _finding(
        people.WRONG_AUTHOR,
        text,
        place,
        author=person_name(cohort, author),
        owner=person_name(cohort, owner),
    )


def _finding(rule: Rule, text: Text, place: Place, **gaps: Filling) -> Finding:
    at = text.at
    duty = f"{at.duty}.comment" if isinstance(text, Comment) else at.duty
    return Finding(
        rule=rule,
        place=place,
        person=at.person,
        duty=duty,
        period=at.period.name,
        values=gaps,
    )


CHECKS: Final = (
    authors,
    audiences,
    dates,
    numbers,
    lonely_comments,
    unclaimed_attachments,
)
