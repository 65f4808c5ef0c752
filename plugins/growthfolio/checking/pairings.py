"""Mentors and the mentees they are paired with."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from growthfolio.checking.naming import suggestion
from growthfolio.ledger.applies import applies
from growthfolio.ledger.owners import completed
from growthfolio.ledger.service import guides_today
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About, Duty
from growthfolio.model.finding import Finding, Rule
from growthfolio.model.ledger import Ledger
from growthfolio.model.obligation import Obligation
from growthfolio.model.people import Mentee, Mentor, MentorStatus, Pairing
from growthfolio.model.phrase import Filling, phrase
from growthfolio.model.record import Subject
from growthfolio.model.rules import people


def mentors_exist(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A pairing must name a mentor there is, and not the person."""
    del ledger
    known = tuple(mentor.id for mentor in cohort.mentors)
    there = {*known, *cohort.unread}
    for mentee, pairing in _pairings(cohort):
        name = pairing.mentor
        mentor = cohort.mentor.get(name)
        # A mentor who was that mentee is nobody else.
        if mentee.id in (name, mentor.was if mentor else None):
            rule = people.OWN_MENTOR
            yield _finding(rule, mentee, pairing, "mentor", name=mentee.name)
        elif name not in there:
            rule, hint = people.UNKNOWN_MENTOR, suggestion(name, known)
            yield _finding(rule, mentee, pairing, "mentor", mentor=name, hint=hint)


def mentors_in_a_circle(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Nobody may be guided by those they guide, through others or not."""
    guides: dict[str, list[Pairing]] = {}
    for mentee, pairing in _pairings(cohort):
        if pairing.holds(ledger.today) and pairing.mentor != mentee.id:
            guides.setdefault(mentee.id, []).append(pairing)
    for circle in _circles(guides):
        mentee = cohort.mentee[circle[0]]
        after = circle[1]
        (pairing, *_) = (one for one in guides[mentee.id] if one.mentor == after)
        yield _finding(
            people.MENTOR_CYCLE, mentee, pairing, "mentor", cycle=" → ".join(circle)
        )


def _circles(guides: Mapping[str, list[Pairing]]) -> Iterator[tuple[str, ...]]:
    """The way round from each person who comes back to themselves, each way once."""
    seen: set[frozenset[str]] = set()
    for start in sorted(guides):
        came_from = {start: start}
        waiting = [start]
        while waiting:
            here = waiting.pop(0)
            for pairing in guides.get(here, ()):
                there = str(pairing.mentor)
                if there == start:
                    way = _way(came_from, start, here)
                    if frozenset(way) not in seen:
                        seen.add(frozenset(way))
                        yield (*way, start)
                    waiting = []
                    break
                if there not in came_from:
                    came_from[there] = here
                    waiting.append(there)


def _way(came_from: Mapping[str, str], start: str, end: str) -> tuple[str, ...]:
    way = [end]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))


def one_in_each_role(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A mentee has one mentor in a role at a time: the one who answers for it."""
    del ledger
    for mentee in cohort.mentees:
        for index, pairing in enumerate(mentee.mentors):
            for other in mentee.mentors[:index]:
                start = max(
                    pairing.start or mentee.joined, other.start or mentee.joined
                )
                both = pairing.holds(start) and other.holds(start)
                if pairing.role != other.role or not both:
                    continue
                # Somebody may stand in for a mentor who does not serve meanwhile.
                if not all(_serves(cohort, one, start) for one in (pairing, other)):
                    continue
                role = cohort.programme.role(pairing.role)
                yield _finding(
                    people.TWO_MENTORS,
                    mentee,
                    pairing,
                    "mentor",
                    name=mentee.name,
                    role=role.title if role else pairing.role,
                    date=start,
                    other=other.mentor,
                )
                break


def _serves(cohort: Cohort, pairing: Pairing, when: date) -> bool:
    mentor = cohort.mentor.get(pairing.mentor)
    return mentor is None or mentor.serves(when)


def mentors_serve(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A pairing must not go on after its mentor has left, or no longer serves."""
    for mentee, pairing, mentor in _known_pairings(cohort):
        last = _last_day(mentee, pairing, ledger.today)
        if not mentor.dated and last < ledger.today:
            continue
        gone = mentor.left is not None and last > mentor.left.on
        if gone or (mentor.status_on(last) in _GONE and not mentor.serves(last)):
            rule = people.MENTOR_LEFT
            yield _finding(rule, mentee, pairing, "mentor", mentor=mentor.name)


def _last_day(mentee: Mentee, pairing: Pairing, today: date) -> date:
    """The last day of a pairing up to today."""
    left = mentee.left.on if mentee.left else None
    return min(day for day in (pairing.end, today, left) if day is not None)


def mentors_hold_roles(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A mentor must hold the role, and be eligible for it."""
    del ledger
    roles = tuple(role.id for role in cohort.programme.mentor_roles)
    for mentee, pairing, mentor in _known_pairings(cohort):
        role = cohort.programme.role(pairing.role)
        if role is None:
            yield _finding(
                people.UNKNOWN_REFERENCE,
                mentee,
                pairing,
                "role",
                value=pairing.role,
                kind=phrase("mentor role"),
                hint=suggestion(pairing.role, roles),
            )
        elif role.id not in mentor.roles:
            yield _finding(
                people.MENTOR_LACKS_ROLE,
                mentee,
                pairing,
                "role",
                mentor=mentor.name,
                role=role.title,
                id=mentor.id,
            )
        elif role.eligibility and not set(role.eligibility) & set(mentor.eligibility):
            yield _finding(
                people.MENTOR_NOT_ELIGIBLE,
                mentee,
                pairing,
                "mentor",
                mentor=mentor.name,
                role=role.title,
                needed=tuple(
                    cohort.programme.term("eligibility", name)
                    for name in role.eligibility
                ),
            )


def capacity(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A mentor must not have more mentees today than the capacity allows."""
    held: dict[str, list[tuple[str, str]]] = {}
    for mentee, pairing in _pairings(cohort):
        if pairing.holds(ledger.today) and mentee.active(ledger.today):
            held.setdefault(pairing.mentor, []).append((pairing.role, mentee.id))
    for mentor in cohort.mentors:
        pairs = held.get(mentor.id, [])
        if mentor.capacity is not None:
            loads = [(len({person for _, person in pairs}), mentor.capacity)]
        else:
            loads = [
                (len({who for name, who in pairs if name == role.id}), role.capacity)
                for role in cohort.programme.mentor_roles
                if role.capacity is not None
            ]
        for count, most in loads:
            if count > most:
                yield Finding(
                    rule=people.MENTOR_OVER_CAPACITY,
                    place=mentor.marks.place("capacity"),
                    values={"mentor": mentor.name, "count": count, "capacity": most},
                )


def coverage(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Nobody may be without a mentor the programme requires, or a duty needs."""
    programme = cohort.programme
    for mentee in cohort.mentees:
        lacking: dict[str, date] = {}
        for obligation in ledger.of.get(Subject(About.MENTEE, mentee.id), ()):
            if obligation.owner is None and obligation.state.is_owed:
                start = obligation.period.start
                duty = programme.duty(obligation.base_duty, start)
                role = _role_owing(duty, obligation) if duty else None
                if role:
                    when = min(obligation.due, lacking.get(role, obligation.due))
                    lacking[role] = when
        for needed in _required(cohort, mentee, ledger.today):
            lacking.setdefault(needed, ledger.today)
        for role, when in lacking.items():
            found = programme.role(role)
            yield Finding(
                rule=people.NO_MENTOR,
                place=mentee.marks.place("mentors"),
                person=mentee.id,
                values={
                    "name": mentee.name,
                    "role": found.title if found else role,
                    "when": phrase("on {date}", date=when),
                },
            )


def _role_owing(duty: Duty, obligation: Obligation) -> str | None:
    """The role whose mentor owes something; None where it is no mentor."""
    if obligation.is_comment:
        return duty.comment.by if duty.comment else None
    return duty.owner.role if duty.owner.kind == "mentor" else None


def _required(cohort: Cohort, mentee: Mentee, today: date) -> Iterator[str]:
    """The roles a mentee must have a mentor in today and has not."""
    programme = cohort.programme
    if not mentee.active(today) or today < programme.starts:
        return
    for role in programme.mentor_roles:
        if role.required and applies(role.when, mentee, programme, today):
            held = any(
                pairing.role == role.id and guides_today(cohort, pairing, today)
                for pairing in mentee.mentors
            )
            if not held and not completed(cohort, mentee, role.id, today):
                yield role.id


_GONE: Final = (MentorStatus.RETIRED, MentorStatus.DISQUALIFIED)


def _finding(
    rule: Rule, mentee: Mentee, pairing: Pairing, key: str, **gaps: Filling
) -> Finding:
    """A finding at a key of a pairing."""
    place = pairing.marks.place(key)
    return Finding(rule=rule, place=place, person=mentee.id, values=gaps)


def _pairings(cohort: Cohort) -> Iterator[tuple[Mentee, Pairing]]:
    for mentee in cohort.mentees:
        for pairing in mentee.mentors:
            yield mentee, pairing


def _known_pairings(cohort: Cohort) -> Iterator[tuple[Mentee, Pairing, Mentor]]:
    for mentee, pairing in _pairings(cohort):
        mentor = cohort.mentor.get(pairing.mentor)
        if mentor is not None:
            yield mentee, pairing, mentor


CHECKS: Final = (
    mentors_exist,
    mentors_in_a_circle,
    one_in_each_role,
    mentors_serve,
    mentors_hold_roles,
    capacity,
)
OF_PARTS: Final = (coverage,)
