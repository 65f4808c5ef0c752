"""A record that may be read → its card."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from growthfolio.disclosure.ref import Ref
from growthfolio.disclosure.shown import (
    ShownComment,
    ShownField,
    ShownFile,
    ShownObligation,
    ShownRecord,
    ShownValue,
)
from growthfolio.model import period as periods
from growthfolio.model.cadence import Every
from growthfolio.model.field import FieldType
from growthfolio.model.obligation import State
from growthfolio.model.phrase import N_
from growthfolio.pages.calling import Voice
from growthfolio.pages.places import card_anchor
from growthfolio.pages.views import Card, CommentCard, Fact, File, Grid, Link

_EVENT: Final = Every.EVENT
_ABILITIES: Final = N_("Abilities")
_TAGS: Final = N_("Tags")
_EVIDENCE: Final = N_("Evidence")


def card(voice: Voice, record: ShownRecord, owed: ShownObligation | None) -> Card:
    """The card of a record, and of the comment on it."""
    there = owed is not None and owed.state.is_there
    rule = voice.disclosure.duty[record.duty].on(record.period.start)
    event = rule.every.every is _EVENT
    duty = voice.duty(record.duty)
    return Card(
        kind=record.duty,
        duty=duty,
        title=record.title or duty,
        anchor=card_anchor(record),
        on=record.submitted or (record.period.start if event else None),
        author=_author(voice, record.author, record.about),
        state=owed.state if owed is not None and there else State.DONE,
        facts=_facts(voice, record),
        grids=_grids(voice, record) if record.fields else (),
        source=record.source,
        folder=record.folder,
        files=tuple(map(offered, record.files)) if record.files else (),
        comments=(_comment(voice, record, record.comment),) if record.comment else (),
        path=record.path,
        late_days=owed.days_late if owed is not None and there else 0,
    )


def offered(file: ShownFile) -> File:
    """A file as pages offer it."""
    return File(name=file.name, path=file.path, url=file.url, written=file.written)


def _author(voice: Voice, author: Ref | None, about: Ref) -> Link | None:
    """Who wrote it, where that is somebody else than whom it is about."""
    if author is None or author == about:
        return None
    return voice.link(author)


def _facts(voice: Voice, record: ShownRecord) -> tuple[Fact, ...]:
    facts = [
        Fact(
            label=voice.title(field.title) or field.name,
            values=tuple(said(voice, field.type, value) for value in field.values),
        )
        for field in record.fields
        if field.values
    ]
    if record.abilities:
        facts += _named(voice, _ABILITIES, _abilities(voice, record.abilities))
    if record.tags:
        facts += _named(voice, _TAGS, record.tags)
    if record.evidence:
        facts += _named(voice, _EVIDENCE, record.evidence)
    return tuple(facts)


def _named(voice: Voice, label: str, texts: tuple[str, ...]) -> Iterator[Fact]:
    """The fact that these are named, if there are any."""
    if texts:
        values = tuple([Link(text=text) for text in texts])
        yield Fact(label=voice.say(label), values=values)


def _abilities(voice: Voice, named: tuple[str, ...]) -> tuple[str, ...]:
    """What the abilities are called that a record bears out."""
    terms = {str(term.id): term.title for term in voice.disclosure.abilities}
    return tuple(voice.title(terms[one]) for one in named if one in terms)


def _grids(voice: Voice, record: ShownRecord) -> tuple[Grid, ...]:
    return tuple(grid(voice, field) for field in record.fields if field.columns)


def grid(voice: Voice, field: ShownField) -> Grid:
    """A field of the type table, as rows of what may be read."""
    rows = zip(*(column.rows for column in field.columns), strict=True)
    return Grid(
        label=voice.title(field.title) or field.name,
        columns=tuple(voice.title(one.title) or one.name for one in field.columns),
        rows=tuple(
            tuple(
                tuple(said(voice, column.type, value) for value in cell)
                for column, cell in zip(field.columns, row, strict=True)
            )
            for row in rows
        ),
    )


def said(voice: Voice, kind: FieldType, value: ShownValue) -> Link:
    """A single value of a field, in the reader's words."""
    match value:
        case bool():
            return Link(text=voice.say(N_("yes") if value else N_("no")))
        case Ref():
            return voice.link(value)
        case Decimal() if kind is FieldType.PERCENT:
            return Link(text=f"{value:f}%")
        case Decimal():
            return Link(text=f"{value:f}")
        case str() if kind is FieldType.MONTH:
            month = periods.parse(value)
            return Link(text=voice.period(month) if month else value)
        case _:
            return Link(text=voice.speech.say(value))


def _comment(voice: Voice, record: ShownRecord, comment: ShownComment) -> CommentCard:
    nobody = Link(text=voice.say(N_("a mentor")))
    return CommentCard(
        author=voice.link(comment.author) if comment.author else nobody,
        role=voice.role(comment.role or _role(voice, record.about, comment.author)),
        on=comment.on,
        source=comment.source,
        path=comment.path,
    )


def _role(voice: Voice, mentee: Ref, mentor: Ref | None) -> str | None:
    """The role a mentor has for a mentee, where the duty leaves it open."""
    return next(
        (
            pairing.role
            for pairing in voice.disclosure.pairings_of.get(mentee, ())
            if pairing.mentor == mentor
        ),
        None,
    )
