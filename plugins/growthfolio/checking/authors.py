"""Who wrote a record or comment, and who is named in it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, TypeAlias

from msgspec import Struct

from growthfolio.checking.finding import finding_on
from growthfolio.checking.naming import person_name, suggestion
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About
from growthfolio.model.field import NAMING, FieldType, RecordField
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.people import Mentee, Mentor, MentorStatus
from growthfolio.model.phrase import Phrase, phrase
from growthfolio.model.place import Place
from growthfolio.model.record import Comment, Record, cells_of
from growthfolio.model.rules import people

Text: TypeAlias = Record | Comment


def authors(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """`by` must name somebody who may have written it."""
    del ledger
    for text, duty in cohort.texts_with_duties:
        author = text.head.by
        if author is None or duty is None or not text.readable:
            continue
        comment = isinstance(text, Comment)
        kind = "mentor" if comment else duty.owner.kind
        subject = text.at.subject
        if kind == "mentor" and subject.about is About.MENTEE:
            role = duty.owner.role
            if comment:
                role = duty.comment.by if duty.comment else "any"
            yield from _mentor(cohort, text, cohort.mentee.get(subject.id), role)
        elif author != subject.id and kind in ("mentee", "mentor"):
            yield _by_another(cohort, text, author, subject.id)


def _mentor(
    cohort: Cohort, text: Text, mentee: Mentee | None, role: str | None
) -> Iterator[Finding]:
    author = str(text.head.by)
    if author in cohort.unread:
        return
    mentor = cohort.mentor.get(author)
    if mentor is None:
        place = text.head.marks.place("by")
        hint = suggestion(author, tuple(cohort.mentor))
        yield finding_on(people.UNKNOWN_MENTOR, text, place, mentor=author, hint=hint)
        return
    written = text.head.on if isinstance(text, Comment) else text.head.submitted
    if written and mentor.dated and _no_longer(mentor, written):
        place = text.head.marks.place("by")
        yield finding_on(people.MENTOR_LEFT, text, place, mentor=mentor.name)
    if mentee is None:
        return
    expected = None
    for pairing in mentee.mentors:
        if role in ("any", pairing.role):
            if pairing.mentor == author:
                return
            expected = expected or pairing.mentor
    yield _by_another(cohort, text, author, expected)


def _no_longer(mentor: Mentor, when: date) -> bool:
    """Whether somebody who served does so no more on a day."""
    gone = mentor.left is not None and when > mentor.left.on
    candidate = mentor.status_on(when) is MentorStatus.CANDIDATE
    return gone or not (mentor.serves(when) or candidate)


def _by_another(cohort: Cohort, text: Text, author: str, owner: str | None) -> Finding:
    return finding_on(
        people.WRONG_AUTHOR,
        text,
        text.head.marks.place("by"),
        author=person_name(cohort, author),
        owner=person_name(cohort, owner),
    )


def named(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """People named in a record's own fields must be there."""
    del ledger
    known = _Known.of(cohort)
    for record, duty in cohort.records_with_duties:
        if duty is not None and duty.naming:
            yield from _in_fields(cohort, record, duty.naming, known)
        for index, ability in enumerate(record.head.abilities):
            place = record.head.marks.item("abilities", index)
            yield from known.unlisted(ability, record, place)


def _in_fields(
    cohort: Cohort, record: Record, rules: Mapping[str, RecordField], known: "_Known"
) -> Iterator[Finding]:
    for key, value in record.fields.items():
        if key not in rules:
            continue
        place = record.head.marks.place(key)
        for rule, cell in cells_of({key: value}, rules):
            if rule.type in NAMING and cell not in cohort.unread:
                yield from known.unknown(rule.type, str(cell), record, place)


class _Known(Struct, frozen=True):
    """Whom and what records may name, by their ids; in the order they are listed."""

    mentees: Mapping[str, object]
    mentors: Mapping[str, object]
    units: Mapping[str, object]
    abilities: Mapping[str, object]

    @classmethod
    def of(cls, cohort: Cohort) -> "_Known":
        return cls(
            mentees=cohort.mentee,
            mentors=cohort.mentor,
            units={unit.id: unit for unit in cohort.programme.units},
            abilities={each.id: each for each in cohort.programme.abilities},
        )

    def unknown(
        self, kind: FieldType, name: str, record: Record, place: Place
    ) -> Iterator[Finding]:
        """A finding where nobody is called that."""
        if kind in (FieldType.PERSON, FieldType.PEOPLE) and name not in self.mentees:
            hint = suggestion(name, tuple(self.mentees))
            rule = people.UNKNOWN_PERSON
            yield finding_on(rule, record, place, person=name, hint=hint)
        elif kind is FieldType.MENTOR and name not in self.mentors:
            hint = suggestion(name, tuple(self.mentors))
            rule = people.UNKNOWN_MENTOR
            yield finding_on(rule, record, place, mentor=name, hint=hint)
        elif kind is FieldType.UNIT and name not in self.units:
            yield _unlisted(record, place, name, tuple(self.units), phrase("unit"))

    def unlisted(self, ability: str, record: Record, place: Place) -> Iterator[Finding]:
        """A finding where the programme lists no such ability."""
        if ability not in self.abilities:
            known = tuple(self.abilities)
            yield _unlisted(record, place, ability, known, phrase("ability"))


def _unlisted(
    record: Record, place: Place, name: str, known: tuple[str, ...], kind: Phrase
) -> Finding:
    hint = suggestion(name, known)
    rule = people.UNKNOWN_REFERENCE
    return finding_on(rule, record, place, value=name, kind=kind, hint=hint)


OF_PARTS: Final = (authors, named)
