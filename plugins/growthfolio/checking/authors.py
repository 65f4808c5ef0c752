"""Who wrote a record or comment, and who is named in it."""

from collections.abc import Iterator
from datetime import date
from typing import Final, TypeAlias

from msgspec import Struct

from growthfolio.checking.finding import finding_on
from growthfolio.checking.naming import person_name, suggestion
from growthfolio.model.cohort import Cohort
from growthfolio.model.field import FieldType
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.people import Mentee, Mentor, MentorStatus
from growthfolio.model.phrase import Phrase, phrase
from growthfolio.model.place import Place
from growthfolio.model.record import Comment, Record, cells_of
from growthfolio.model.rules import people

Text: TypeAlias = Record | Comment

_NAMES: Final = frozenset(
    {FieldType.PERSON, FieldType.PEOPLE, FieldType.MENTOR, FieldType.UNIT}
)


def authors(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """`by` must name somebody who may have written it."""
    del ledger
    for text in cohort.texts:
        author = text.head.by
        duty = cohort.programme.duty(text.at.duty, text.at.period.start)
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
    if written and mentor.dated and _no_longer(mentor, written):
        yield finding_on(people.MENTOR_LEFT, text, place, mentor=mentor.name)
    paired = [
        pairing
        for pairing in (mentee.mentors if mentee else ())
        if role in ("any", pairing.role)
    ]
    if mentee is not None and all(pairing.mentor != author for pairing in paired):
        expected = paired[0].mentor if paired else None
        yield _by_another(cohort, text, author, expected, place)


def _no_longer(mentor: Mentor, when: date) -> bool:
    """Whether somebody who served does so no more on a day."""
    gone = mentor.left is not None and when > mentor.left.on
    candidate = mentor.status_on(when) is MentorStatus.CANDIDATE
    return gone or not (mentor.serves(when) or candidate)


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
    known = _Known.of(cohort)
    for record in cohort.records:
        duty = cohort.programme.duty(record.at.duty, record.at.period.start)
        rules = duty.fields if duty is not None else {}
        for key, value in record.fields.items():
            place = record.head.marks.place(key)
            for rule, cell in cells_of({key: value}, rules):
                if rule.type in _NAMES and cell not in cohort.unread:
                    yield from known.unknown(rule.type, str(cell), record, place)
        for index, ability in enumerate(record.head.abilities):
            place = record.head.marks.item("abilities", index)
            yield from known.unlisted(ability, record, place)


class _Known(Struct, frozen=True):
    """Whom and what records may name, by their ids."""

    mentees: tuple[str, ...]
    mentors: tuple[str, ...]
    units: tuple[str, ...]
    abilities: tuple[str, ...]

    @classmethod
    def of(cls, cohort: Cohort) -> "_Known":
        return cls(
            mentees=tuple(cohort.mentee),
            mentors=tuple(cohort.mentor),
            units=tuple(unit.id for unit in cohort.programme.units),
            abilities=tuple(each.id for each in cohort.programme.abilities),
        )

    def unknown(
        self, kind: FieldType, name: str, record: Record, place: Place
    ) -> Iterator[Finding]:
        """A finding where nobody is called that."""
        if kind in (FieldType.PERSON, FieldType.PEOPLE) and name not in self.mentees:
            hint = suggestion(name, self.mentees)
            rule = people.UNKNOWN_PERSON
            yield finding_on(rule, record, place, person=name, hint=hint)
        elif kind is FieldType.MENTOR and name not in self.mentors:
            hint = suggestion(name, self.mentors)
            rule = people.UNKNOWN_MENTOR
            yield finding_on(rule, record, place, mentor=name, hint=hint)
        elif kind is FieldType.UNIT and name not in self.units:
            yield _unlisted(record, place, name, self.units, phrase("unit"))

    def unlisted(self, ability: str, record: Record, place: Place) -> Iterator[Finding]:
        """A finding where the programme lists no such ability."""
        if ability not in self.abilities:
            yield _unlisted(record, place, ability, self.abilities, phrase("ability"))


def _unlisted(
    record: Record, place: Place, name: str, known: tuple[str, ...], kind: Phrase
) -> Finding:
    hint = suggestion(name, known)
    rule = people.UNKNOWN_REFERENCE
    return finding_on(rule, record, place, value=name, kind=kind, hint=hint)


CHECKS: Final = (authors, named)
