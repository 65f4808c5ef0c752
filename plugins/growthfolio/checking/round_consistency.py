"""A round of two-way selection: whether it agrees with itself and the programme."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from growthfolio.checking.finding import unknown_reference
from growthfolio.checking.naming import suggestion
from growthfolio.matching.market import roles_of
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding
from growthfolio.model.phrase import Filling, Phrase, phrase
from growthfolio.model.place import Place
from growthfolio.model.round import Entry, Proposal, Round
from growthfolio.model.rules import matching as rules
from growthfolio.model.rules import people, values

RoundCheck: TypeAlias = Callable[[Round, Cohort], Iterable[Finding]]


def names(found: Round, cohort: Cohort) -> Iterator[Finding]:
    """Everybody a round names must be there."""
    mentees = {*cohort.mentee, *cohort.unread}
    mentors = {*cohort.mentor, *cohort.unread}
    for name, place in _mentees(found):
        if name not in mentees:
            yield _no_mentee(name, cohort, place)
    for name, place in _mentors(found):
        if name not in mentors:
            yield _no_mentor(name, cohort, place)


def _mentees(found: Round) -> Iterator[tuple[str, Place]]:
    """Every mentee a round names, and where."""
    for entry in found.mentees:
        yield entry.id, entry.marks.place("id")
    for mentor in found.mentors:
        yield from _ranked(mentor)
    for conflict in found.conflicts:
        yield conflict.mentee, conflict.marks.place("mentee")


def _mentors(found: Round) -> Iterator[tuple[str, Place]]:
    """Every mentor a round names, and where."""
    for entry in found.mentors:
        yield entry.id, entry.marks.place("id")
    for mentee in found.mentees:
        yield from _ranked(mentee)
    for conflict in found.conflicts:
        yield conflict.mentor, conflict.marks.place("mentor")


def _ranked(entry: Entry) -> Iterator[tuple[str, Place]]:
    """Everybody an entry ranks, and where."""
    for tier, ids in enumerate(entry.prefers):
        for index, name in enumerate(ids):
            yield name, entry.marks.item(f"prefers.{tier}", index)


def references(found: Round, cohort: Cohort) -> Iterator[Finding]:
    """Roles and job classes a round names must be listed in the programme."""
    roles = tuple(role.id for role in cohort.programme.mentor_roles)
    classes = tuple(one.id for one in cohort.programme.job_classes)
    if found.role is not None and found.role not in roles:
        place = found.marks.place("role")
        yield unknown_reference(found.role, roles, phrase("mentor role"), place)
    for entry in found.entries:
        if entry.role is not None and entry.role not in roles:
            place = entry.marks.place("role")
            yield unknown_reference(entry.role, roles, phrase("mentor role"), place)
        elif found.role_of(entry) is None:
            problem = phrase("“{id}” is in the round for no role", id=entry.id)
            place = entry.marks.place("id")
            help_ = phrase("write “role:” at the top of the round, or in the entry")
            yield _contradiction(problem, place, help_)
    for mentor in found.mentors:
        for index, name in enumerate(mentor.job_classes):
            if name not in classes:
                place = mentor.marks.item("job_classes", index)
                yield unknown_reference(name, classes, phrase("job class"), place)


def once_each(found: Round, cohort: Cohort) -> Iterator[Finding]:
    """Nobody stands in a round twice for one role, or twice in one list."""
    del cohort
    for entries in (found.mentees, found.mentors):
        seen: set[tuple[str, str | None]] = set()
        for entry in entries:
            key = (entry.id, found.role_of(entry))
            if key in seen:
                problem = phrase("“{id}” is in the round twice", id=entry.id)
                help_ = phrase("make one entry of the two")
                yield _contradiction(problem, entry.marks.place("id"), help_)
            seen.add(key)
            yield from _ranked_once(entry)


def _ranked_once(entry: Entry) -> Iterator[Finding]:
    ranked: set[str] = set()
    for name, place in _ranked(entry):
        if name in ranked:
            problem = phrase("“{id}” ranks “{name}” twice", id=entry.id, name=name)
            yield _contradiction(problem, place, phrase("keep the place that is meant"))
        ranked.add(name)


def days(found: Round, cohort: Cohort) -> Iterator[Finding]:
    """A round's pairings end after they begin, and its mentees take part by then."""
    if found.ends is not None and found.ends < found.starts:
        place = found.marks.place("ends")
        yield Finding(rule=values.REVERSED_RANGE, place=place)
    for entry in found.mentees:
        mentee = cohort.mentee.get(entry.id)
        if mentee is not None and not mentee.active(found.starts):
            problem = phrase(
                "{mentee} does not take part on {day}, when the round begins",
                mentee=mentee.name,
                day=found.starts,
            )
            help_ = phrase("take the entry out, or mend “joined:” or “left:”")
            yield _contradiction(problem, entry.marks.place("id"), help_)


def proposal_findings(
    proposal: Proposal, found: Round, cohort: Cohort
) -> tuple[Finding, ...]:
    """What keeps pairs from being looked over: names and roles nobody knows."""
    findings: list[Finding] = []
    roles = tuple(role.id for role in roles_of(found, cohort))
    for pair in proposal.pairs:
        if pair.mentee not in cohort.mentee:
            place = pair.marks.place("mentee")
            findings.append(_no_mentee(pair.mentee, cohort, place))
        if pair.mentor not in cohort.mentor:
            place = pair.marks.place("mentor")
            findings.append(_no_mentor(pair.mentor, cohort, place))
        role = pair.role or found.role
        if role not in roles:
            place, kind = pair.marks.place("role"), phrase("mentor role")
            findings.append(unknown_reference(role or "", roles, kind, place))
    return tuple(sorted(findings, key=lambda finding: finding.order))


def _no_mentee(name: str, cohort: Cohort, place: Place) -> Finding:
    hint = suggestion(name, tuple(cohort.mentee))
    gaps: dict[str, Filling] = {"person": name, "hint": hint}
    return Finding(rule=people.UNKNOWN_PERSON, place=place, values=gaps)


def _no_mentor(name: str, cohort: Cohort, place: Place) -> Finding:
    hint = suggestion(name, tuple(cohort.mentor))
    gaps: dict[str, Filling] = {"mentor": name, "hint": hint}
    return Finding(rule=people.UNKNOWN_MENTOR, place=place, values=gaps)


def _contradiction(problem: Phrase, place: Place, remedy: Phrase) -> Finding:
    rule = rules.CONTRADICTORY_ROUND
    return Finding(rule=rule, place=place, values={"problem": problem}, help=remedy)


CONSISTENCY: Final[tuple[RoundCheck, ...]] = (names, references, once_each, days)
