"""Who wrote a record or comment, and who is named in it."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from growthfolio.checking.finding import finding_on
from growthfolio.checking.naming import person_name, suggestion
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import FieldType
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.people import Mentee
from growthfolio.model.place import Place
from growthfolio.model.record import Comment, Record
from growthfolio.model.rules import people

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
        elif kind in ("mentee", "mentor") and author != text.at.subject.id:
            yield _by_another(cohort, text, author, text.at.subject.id, place)


def _mentor(
    cohort: Cohort, text: Text, mentee: Mentee | None, role: str | None, place: Place
) -> Iterator[Finding]:
    author = str(text.head.by)
    if author in cohort.unread:
        return
    if author not in cohort.mentor:
        known = tuple(mentor.id for mentor in cohort.mentors)
        hint = suggestion(author, known)
        yield finding_on(people.UNKNOWN_MENTOR, text, place, mentor=author, hint=hint)
        return
    mentor = cohort.mentor[author]
    written = text.head.on if isinstance(text, Comment) else text.head.submitted
    if mentor.left and written and written > mentor.left.on:
        yield finding_on(people.MENTOR_LEFT, text, place, mentor=mentor.name)
    paired = [
        pairing
        for pairing in (mentee.mentors if mentee else ())
        if role in ("any", pairing.role)
    ]
    if mentee is not None and all(pairing.mentor != author for pairing in paired):
        expected = paired[0].mentor if paired else None
        yield _by_another(cohort, text, author, expected, place)


def _by_another(
    cohort: Cohort, text: Text, author: str, owner: str | None, place: Place
) -> Finding:
    return finding_on(
        people.WRONG_AUTHOR,
        text,
        place,
        author=person_name(cohort, author),
        owner=person_name(cohort, owner),
    )


def named(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """People named in a record's own fields must be there."""
    del ledger
    mentees, mentors = tuple(cohort.mentee), tuple(cohort.mentor)
    for record in cohort.records:
        duty = cohort.programme.duty(record.at.duty)
        for key, value in record.fields.items():
            rule = duty.fields.get(key) if duty is not None else None
            if rule is None or value in cohort.unread:
                continue
            name, place = str(value), record.head.marks.place(key)
            if rule.type is FieldType.PERSON and name not in mentees:
                hint = suggestion(name, mentees)
                yield finding_on(
                    people.UNKNOWN_PERSON, record, place, person=name, hint=hint
                )
            if rule.type is FieldType.MENTOR and name not in mentors:
                hint = suggestion(name, mentors)
                yield finding_on(
                    people.UNKNOWN_MENTOR, record, place, mentor=name, hint=hint
                )


CHECKS: Final = (authors, named)
