"""The programme: whether all that it names is listed, and listed once."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Protocol

from growthfolio.checking.finding import contradiction, unknown_reference
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import Applies
from growthfolio.model.field import RecordField
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.phrase import Phrase, phrase
from growthfolio.model.place import Marks, Place
from growthfolio.model.programme import NEVER, Programme
from growthfolio.model.readers import ProfileReaders
from growthfolio.model.rules import people
from growthfolio.model.schema import Id, slots_of


def references(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """What a duty, role or unit names must be listed in the programme."""
    del ledger
    programme = cohort.programme
    roles = tuple(role.id for role in programme.mentor_roles)
    for duty in programme.duties:
        if duty.owner.kind == "mentor" and duty.owner.role not in (*roles, "any"):
            place = duty.marks.place("owner")
            yield unknown_reference(
                str(duty.owner.role), roles, phrase("mentor role"), place
            )
        if duty.comment and duty.comment.by not in (*roles, "any"):
            place = duty.comment.marks.place("by")
            yield unknown_reference(
                duty.comment.by, roles, phrase("mentor role"), place
            )
        for one in duty.wordings():
            if one.when is not None:
                yield from listed_groups(one.when, programme)
    for role in programme.mentor_roles:
        yield from listed_groups(role.when, programme)
    duties = tuple(duty.id for duty in programme.duties)
    for index, name in enumerate(programme.unencrypted):
        if name not in duties:
            place = programme.marks.item("unencrypted", index)
            yield unknown_reference(name, duties, phrase("duty"), place)


def listed_groups(when: Applies, programme: Programme) -> Iterator[Finding]:
    """The stages, units, classes … that a rule names must be listed."""
    listed: tuple[tuple[str, tuple[str, ...], Sequence[_Listed], Phrase], ...] = (
        ("stages", when.stages, programme.stages.list, phrase("stage")),
        ("job_classes", when.job_classes, programme.job_classes, phrase("job class")),
        ("units", when.units, programme.units, phrase("unit")),
        ("classes", when.classes, programme.classes, phrase("class")),
        ("roles", when.roles, programme.mentor_roles, phrase("mentor role")),
    )
    # Postings are any words, but where there is a list of them.
    postings = programme.vocabularies.get("postings")
    if postings is not None:
        listed += (("posting", when.posting, postings, phrase("posting")),)
    for key, named, known, kind in listed:
        ids = tuple(item.id for item in known)
        for index, name in enumerate(named):
            if name not in ids:
                yield unknown_reference(name, ids, kind, when.marks.item(key, index))


def audiences(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Every audience named must be one of those listed."""
    del ledger
    programme = cohort.programme
    for index, audience in enumerate(programme.audiences):
        place = programme.marks.item("audiences", index)
        if audience == NEVER:
            problem = phrase("“never” is always there; it is not listed")
            yield contradiction(problem, place)
        elif audience in programme.audiences[:index]:
            problem = phrase("the audience “{name}” is listed twice", name=audience)
            yield contradiction(problem, place)
    named: list[tuple[str | None, Place]] = [
        (programme.states, programme.marks.place("states"))
    ]
    named += [(name, programme.marks.place("names")) for name in programme.names]
    named += [
        (
            getattr(programme.profile, slot.attribute),
            programme.profile.marks.place(slot.name),
        )
        for slot in slots_of(ProfileReaders)
    ]
    for duty in programme.duties:
        named.append((duty.audience, duty.marks.place("audience")))
        for one in duty.wordings():
            if one.comment:
                place = one.comment.marks.place("audience")
                named.append((one.comment.audience, place))
            named += [
                (field.audience, field.marks.place("audience"))
                for field in _with_columns(one.fields)
            ]
    for name, place in named:
        if name is not None and name not in (*programme.audiences, NEVER):
            yield unknown_reference(
                name, programme.audiences, phrase("audience"), place
            )


def _with_columns(fields: Mapping[str, RecordField]) -> Iterator[RecordField]:
    """Fields, and the columns of those that are tables."""
    for field in fields.values():
        yield field
        yield from field.columns.values()


def duplicates(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Two duties, units, roles, stages … of one list cannot share an id."""
    del ledger
    for listed in _lists(cohort.programme):
        seen: set[str] = set()
        for item in listed:
            if item.id.casefold() in seen:
                yield Finding(
                    rule=people.DUPLICATE_ID,
                    place=item.marks.place("id"),
                    values={"id": item.id},
                )
            seen.add(item.id.casefold())


class _Listed(Protocol):
    """Something of the programme that has an id."""

    @property
    def id(self) -> Id: ...

    @property
    def marks(self) -> Marks: ...


def _lists(programme: Programme) -> tuple[Sequence[_Listed], ...]:
    """Every list of the programme whose items have ids."""
    return (
        programme.duties,
        programme.units,
        programme.mentor_roles,
        programme.stages.list,
        programme.job_classes,
        programme.policies,
        programme.abilities,
        programme.dimensions,
        programme.parties,
        programme.classes,
        programme.ranks,
        programme.standings,
        programme.teams,
        programme.negative_list,
        *programme.vocabularies.values(),
        *(policy.articles for policy in programme.policies),
    )


def numbered(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A duty's id must not be what another's second record is called."""
    del ledger
    duties = cohort.programme.duties
    for duty in duties:
        base, _, number = duty.id.rpartition("-")
        if number.isdecimal() and any(other.id == base for other in duties):
            yield Finding(
                rule=people.DUPLICATE_ID,
                place=duty.marks.place("id"),
                values={"id": duty.id},
            )


CHECKS: Final = (references, audiences, duplicates, numbered)
