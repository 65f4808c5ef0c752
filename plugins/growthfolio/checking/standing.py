"""Where mentors stand in the pool, and the pairings that must follow it (S3-16)."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from growthfolio.ledger.service import guides_today, suspended_since
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding, Rule
from growthfolio.model.ledger import Ledger
from growthfolio.model.people import Mentee, Mentor, MentorStatus, Pairing
from growthfolio.model.period import add_days, add_months
from growthfolio.model.phrase import Filling, Phrase
from growthfolio.model.pool import STATUS_WORDS, STEPS, next_steps
from growthfolio.model.rules import pool


def steps(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A history's steps are in order, and each leads on from the one before."""
    del ledger
    for mentor in cohort.mentors:
        for before, step in pairwise(mentor.history):
            if step.on <= before.on:
                yield Finding(
                    rule=pool.STEPS_OUT_OF_ORDER,
                    place=step.marks.place("on"),
                    values={"date": step.on, "before": before.on},
                )
            if (before.status, step.status) not in STEPS:
                yield Finding(
                    rule=pool.STEP_NOT_ALLOWED,
                    place=step.marks.place("status"),
                    values={
                        "before": _word(before.status),
                        "after": _word(step.status),
                        "allowed": tuple(map(_word, next_steps(before.status))),
                    },
                )


def agreement(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A status that is written is that of the last step, up to today or of all."""
    for mentor in cohort.mentors:
        if not mentor.history or "status" not in mentor.marks.keys:
            continue
        last = mentor.status_on(ledger.today)
        if mentor.status not in (last, mentor.history[-1].status):
            yield Finding(
                rule=pool.STATUS_DISAGREES,
                place=mentor.marks.place("status"),
                values={"status": _word(mentor.status), "last": _word(last)},
            )


def candidates(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """No pairing begins before its mentor is active."""
    for mentee, pairing, mentor in _pairings(cohort):
        start = _first_day(cohort, mentee, pairing)
        goes_on = _goes_on(mentee, pairing, ledger.today)
        when = start if mentor.dated else ledger.today
        if when > ledger.today or not (mentor.dated or goes_on):
            continue
        if mentor.status_on(when) is MentorStatus.CANDIDATE:
            rule = pool.MENTOR_NOT_ACTIVE_YET
            yield _finding(rule, mentee, pairing, mentor=mentor.name, date=when)


def suspensions(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Somebody stands in for a mentor who is suspended for too long (F-10)."""
    today, absence = ledger.today, cohort.programme.pool.absence
    for mentee, pairing, mentor in _pairings(cohort):
        if mentor.status_on(today) is not MentorStatus.SUSPENDED:
            continue
        since = suspended_since(mentor, today)
        bearable = since is not None and today < add_months(since, absence)
        left = mentor.left is not None and today > mentor.left.on
        if bearable or left or not _goes_on(mentee, pairing, today):
            continue
        if not any(
            other.role == pairing.role and guides_today(cohort, other, today)
            for other in mentee.mentors
        ):
            role = cohort.programme.role(pairing.role)
            yield _finding(
                pool.MENTOR_SUSPENDED,
                mentee,
                pairing,
                mentor=mentor.name,
                role=role.title if role else pairing.role,
            )


def completions(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A pairing that is completed has ended, and lasted as long as it must (F-09)."""
    del ledger
    least = cohort.programme.pool.complete_after or 0
    for mentee in cohort.mentees:
        for pairing in mentee.mentors:
            if not pairing.completed:
                continue
            start = _first_day(cohort, mentee, pairing)
            if pairing.end is None or add_days(pairing.end, 1) < add_months(
                start, least
            ):
                yield Finding(
                    rule=pool.COMPLETED_TOO_EARLY,
                    place=pairing.marks.place("completed"),
                    person=mentee.id,
                    values={"months": least},
                )


def _first_day(cohort: Cohort, mentee: Mentee, pairing: Pairing) -> date:
    """The first day of a pairing within the programme."""
    first = max(mentee.joined, cohort.programme.starts)
    return max(pairing.start or first, first)


def _goes_on(mentee: Mentee, pairing: Pairing, today: date) -> bool:
    return pairing.holds(today) and mentee.active(today)


def _pairings(cohort: Cohort) -> Iterator[tuple[Mentee, Pairing, Mentor]]:
    for mentee in cohort.mentees:
        for pairing in mentee.mentors:
            mentor = cohort.mentor.get(pairing.mentor)
            if mentor is not None:
                yield mentee, pairing, mentor


def _finding(rule: Rule, mentee: Mentee, pairing: Pairing, **gaps: Filling) -> Finding:
    place = pairing.marks.place("mentor")
    return Finding(rule=rule, place=place, person=mentee.id, values=gaps)


def _word(status: MentorStatus) -> Phrase:
    return Phrase(STATUS_WORDS[status])


CHECKS: Final = (steps, agreement, candidates, suspensions, completions)
