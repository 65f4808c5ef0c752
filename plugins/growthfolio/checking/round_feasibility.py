"""A round of two-way selection: whether the mentor pool allows it, and it can succeed.

Only of a round whose names are known.
"""

from collections.abc import Iterator
from typing import Final

from growthfolio.checking.round_consistency import RoundCheck
from growthfolio.ledger.applies import applies
from growthfolio.matching.eligibility import Held, going_on
from growthfolio.matching.market import Market, market_of, roles_of
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding, Rule
from growthfolio.model.phrase import Filling, phrase
from growthfolio.model.place import Place
from growthfolio.model.programme import MentorRole
from growthfolio.model.round import MenteeEntry, Round
from growthfolio.model.rules import matching as rules

_FEW: Final = 3


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


def _finding(
    rule: Rule, place: Place, *, person: str | None = None, **gaps: Filling
) -> Finding:
    return Finding(rule=rule, place=place, person=person, values=gaps)


FEASIBILITY: Final[tuple[RoundCheck, ...]] = (
    already_paired,
    capacity,
    places,
    possible,
)
