"""Rounds of two-way selection: whether they can be matched at all."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from growthfolio.checking.naming import suggestion
from growthfolio.ledger.applies import applies
from growthfolio.matching.eligibility import Held, going_on
from growthfolio.matching.market import Market, market_of, roles_of
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding, Rule
from growthfolio.model.ledger import Ledger
from growthfolio.model.phrase import Filling, Phrase, phrase
from growthfolio.model.place import Place
from growthfolio.model.programme import MentorRole
from growthfolio.model.round import Entry, MenteeEntry, Proposal, Round
from growthfolio.model.rules import matching as rules
from growthfolio.model.rules import people, values

RoundCheck: TypeAlias = Callable[[Round, Cohort], Iterable[Finding]]


def rounds(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A round must agree with itself; one that is to come must be feasible, too.

    The pool goes on changing after a round has begun: that is no fault of it.
    """
    for found in cohort.rounds:
        if ledger.today <= found.starts:
            yield from round_findings(found, cohort)
        else:
            yield from _broken(CONSISTENCY, found, cohort)


def round_findings(found: Round, cohort: Cohort) -> tuple[Finding, ...]:
    """Everything that keeps a round from being matched, sorted by place."""
    findings = _broken(CONSISTENCY, found, cohort)
    # What is possible can be told only of people who can be read.
    if findings or unread(found, cohort):
        return findings
    return _broken(FEASIBILITY, found, cohort)


def _broken(
    checks: Iterable[RoundCheck], found: Round, cohort: Cohort
) -> tuple[Finding, ...]:
    findings = [one for each in checks for one in each(found, cohort)]
    return tuple(sorted(findings, key=lambda finding: finding.order))


def names(found: Round, cohort: Cohort) -> Iterator[Finding]:
    """Everybody a round names must be there."""
    mentees = (*cohort.mentee, *cohort.unread)
    mentors = (*cohort.mentor, *cohort.unread)
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
            key = f"prefers.{tier}.{index}"
            found = key in entry.marks.keys
            tie = entry.marks.item("prefers", tier)
            yield name, entry.marks.place(key) if found else tie


def references(found: Round, cohort: Cohort) -> Iterator[Finding]:
    """Roles and job classes a round names must be listed in the programme."""
    roles = tuple(role.id for role in cohort.programme.mentor_roles)
    classes = tuple(one.id for one in cohort.programme.job_classes)
    if found.role is not None and found.role not in roles:
        place = found.marks.place("role")
        yield _unknown(found.role, roles, phrase("mentor role"), place)
    for entry in _entries(found):
        if entry.role is not None and entry.role not in roles:
            place = entry.marks.place("role")
            yield _unknown(entry.role, roles, phrase("mentor role"), place)
        elif found.role_of(entry) is None:
            problem = phrase("“{id}” is in the round for no role", id=entry.id)
            place = entry.marks.place("id")
            help_ = phrase("write “role:” at the top of the round, or in the entry")
            yield _contradiction(problem, place, help_)
    for mentor in found.mentors:
        for index, name in enumerate(mentor.job_classes):
            if name not in classes:
                place = mentor.marks.item("job_classes", index)
                yield _unknown(name, classes, phrase("job class"), place)


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
        yield _finding(values.REVERSED_RANGE, place)
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


def already_paired(found: Round, cohort: Cohort) -> Iterator[Finding]:
    """Nobody seeks a mentor in a role in which they go on having one."""
    entries = {(str(one.id), found.role_of(one)): one for one in found.mentees}
    for mentee, pairing in going_on(found, cohort):
        entry = entries.get((mentee.id, pairing.role))
        if entry is None:
            continue
        mentor = cohort.mentor.get(pairing.mentor)
        role = cohort.programme.role(pairing.role)
        yield _finding(
            rules.ALREADY_PAIRED,
            entry.marks.place("id"),
            person=mentee.id,
            name=mentee.name,
            mentor=mentor.name if mentor else pairing.mentor,
            role=role.title if role else pairing.role,
            id=mentee.id,
        )


def capacity(found: Round, cohort: Cohort) -> Iterator[Finding]:
    """A round gives nobody more places than are left of the mentor's capacity."""
    held = Held.of(found, cohort)
    roles = {str(role.id): role for role in roles_of(found, cohort)}
    for entry in found.mentors:
        mentor = cohort.mentor.get(entry.id)
        role = roles.get(found.role_of(entry) or "")
        if mentor is None or role is None or entry.capacity is None:
            continue
        left = held.room(mentor, role)
        if entry.capacity > left:
            yield _finding(
                rules.ROUND_OVER_CAPACITY,
                entry.marks.place("capacity"),
                mentor=mentor.name,
                count=entry.capacity,
                role=role.title,
                left=left,
            )


def places(found: Round, cohort: Cohort) -> Iterator[Finding]:
    """A required role needs a place for everybody who must have it."""
    for role in roles_of(found, cohort):
        market = market_of(found, cohort, role)
        free = {name for held in market.guided.values() for name in held}
        needing = _needing(found, role, cohort)
        count = sum(entry.id not in free for entry in needing)
        offered = sum(
            number for name, number in market.places.items() if name not in market.bars
        )
        if count > offered:
            yield _finding(
                rules.TOO_FEW_PLACES,
                found.marks.place("mentors"),
                count=count,
                role=role.title,
                places=offered,
            )


def possible(found: Round, cohort: Cohort) -> Iterator[Finding]:
    """Whoever must have a mentor needs one who is possible."""
    for role in roles_of(found, cohort):
        market = market_of(found, cohort, role)
        for entry in _needing(found, role, cohort):
            if next(market.wanted_by_mentee(entry.id), None) is None:
                yield _finding(
                    rules.NOBODY_POSSIBLE,
                    entry.marks.place("prefers"),
                    person=entry.id,
                    name=cohort.mentee[entry.id].name,
                    role=role.title,
                    hint=_obstacles(entry, market, cohort),
                )


def _needing(found: Round, role: MentorRole, cohort: Cohort) -> list[MenteeEntry]:
    """The entries for a role of those who must have it."""
    return [
        entry
        for entry in found.mentees
        if role.required
        and found.role_of(entry) == role.id
        and applies(role.when, cohort.mentee[entry.id], cohort.programme, found.starts)
    ]


def _obstacles(entry: MenteeEntry, market: Market, cohort: Cohort) -> Filling:
    """Why each of the first few mentors ranked is not possible."""
    reasons: list[Filling] = []
    for name in list(market.mentees[entry.id].tiers)[:_FEW]:
        bar = market.bar(entry.id, name)
        mentor = cohort.mentor.get(name)
        if bar is not None and mentor is not None:
            reasons.append(phrase("{name} {why}", name=mentor.name, why=bar.why))
    return tuple(reasons) or phrase("none is ranked")


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
            findings.append(_unknown(role or "", roles, kind, place))
    return tuple(sorted(findings, key=lambda finding: finding.order))


def unread(found: Round, cohort: Cohort) -> frozenset[str]:
    """Those who take part and whose own files cannot be read."""
    return frozenset(entry.id for entry in _entries(found)) & frozenset(cohort.unread)


def _entries(found: Round) -> Iterator[Entry]:
    yield from found.mentees
    yield from found.mentors


def _no_mentee(name: str, cohort: Cohort, place: Place) -> Finding:
    hint = suggestion(name, tuple(cohort.mentee))
    gaps: dict[str, Filling] = {"person": name, "hint": hint}
    return Finding(rule=people.UNKNOWN_PERSON, place=place, values=gaps)


def _no_mentor(name: str, cohort: Cohort, place: Place) -> Finding:
    hint = suggestion(name, tuple(cohort.mentor))
    return _finding(people.UNKNOWN_MENTOR, place, mentor=name, hint=hint)


def _unknown(name: str, known: tuple[str, ...], kind: Phrase, place: Place) -> Finding:
    hint = suggestion(name, known)
    rule = people.UNKNOWN_REFERENCE
    return _finding(rule, place, value=name, kind=kind, hint=hint)


def _contradiction(problem: Phrase, place: Place, remedy: Phrase) -> Finding:
    rule = rules.CONTRADICTORY_ROUND
    return Finding(rule=rule, place=place, values={"problem": problem}, help=remedy)


def _finding(
    rule: Rule, place: Place, *, person: str | None = None, **gaps: Filling
) -> Finding:
    return Finding(rule=rule, place=place, person=person, values=gaps)


_FEW: Final = 3
CONSISTENCY: Final[tuple[RoundCheck, ...]] = (names, references, once_each, days)
FEASIBILITY: Final[tuple[RoundCheck, ...]] = (
    already_paired,
    capacity,
    places,
    possible,
)
CHECKS: Final = (rounds,)
