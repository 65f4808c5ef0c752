"""Mentors' reviews, and the negative list: whether those who guide are fit to."""

from collections.abc import Iterator
from typing import Final

from growthfolio.checking.conditions import established
from growthfolio.checking.naming import suggestion
from growthfolio.ledger.qualification import Fitness, qualified, reviews_of
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.people import Mentee, Mentor, Pairing
from growthfolio.model.rules import pool
from growthfolio.model.title import Title


def reviews(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Nobody goes on guiding whose qualification ran out or was lost (S3-18)."""
    states = {
        mentor.id: qualified(reviews_of(cohort, mentor, ledger.today), ledger.today)
        for mentor in cohort.mentors
    }
    for mentee, pairing, mentor in _going_on(cohort, ledger):
        state = states[mentor.id]
        if not state.lost or not mentor.serves(ledger.today):
            continue
        expired = state.fitness is Fitness.EXPIRED
        day = state.until if expired else state.since
        if day is not None:
            yield Finding(
                rule=pool.QUALIFICATION_EXPIRED if expired else pool.REVIEW_FAILED,
                place=pairing.marks.place("mentor"),
                person=mentee.id,
                values={"mentor": mentor.name, "date": day},
            )


def hits(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A hit is of a condition of the negative list, and counts for some time."""
    del ledger
    known = tuple(rule.id for rule in cohort.programme.negative_list)
    for mentor in cohort.mentors:
        for hit in mentor.hits:
            if hit.rule not in known:
                yield Finding(
                    rule=pool.UNKNOWN_CONDITION,
                    place=hit.marks.place("rule"),
                    values={"value": hit.rule, "hint": suggestion(hit.rule, known)},
                )
            if hit.until is not None and hit.until < hit.on:
                place = hit.marks.place("until")
                yield Finding(rule=pool.HIT_NEVER_COUNTS, place=place)


def disqualified(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Nobody goes on guiding against whom a hit of the negative list counts (S3-17)."""
    titles = {rule.id: rule.title for rule in cohort.programme.negative_list}
    for mentee, pairing, mentor in _going_on(cohort, ledger):
        for hit in mentor.hits:
            if hit.counts(ledger.today):
                yield Finding(
                    rule=pool.ON_NEGATIVE_LIST,
                    place=pairing.marks.place("mentor"),
                    person=mentee.id,
                    values={
                        "mentor": mentor.name,
                        "date": hit.on,
                        "rule": titles.get(hit.rule, Title.plain(hit.rule)),
                        "reason": hit.reason,
                    },
                )
                break


def negative_list(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """What the files show of a mentor must be decided on (N-08)."""
    for found in established(cohort, ledger):
        yield Finding(
            rule=pool.NEGATIVE_LIST_MET,
            place=found.mentor.marks.place("name"),
            values={
                "mentor": found.mentor.name,
                "id": found.mentor.id,
                "rule": found.rule.title,
                "evidence": tuple(fact.said for fact in found.facts),
            },
        )


def _going_on(
    cohort: Cohort, ledger: Ledger
) -> Iterator[tuple[Mentee, Pairing, Mentor]]:
    """Every pairing that holds today, with a mentor who is known."""
    for mentee in cohort.mentees:
        for pairing in mentee.mentors:
            mentor = cohort.mentor.get(pairing.mentor)
            holds = pairing.holds(ledger.today) and mentee.active(ledger.today)
            if holds and mentor is not None:
                yield mentee, pairing, mentor


CHECKS: Final = (reviews, hits, disqualified, negative_list)
