"""The conditions of the negative list that are looked for: who meets which, and why.

What is met is no verdict. It stands until somebody has decided on it: a hit that is
recorded in the mentor's file, dismissed or not, settles all that came before it.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from growthfolio.ledger.qualification import (
    Fitness,
    Review,
    qualified,
    reviews_of,
)
from growthfolio.model.cohort import Cohort
from growthfolio.model.ledger import Ledger
from growthfolio.model.obligation import Obligation, State
from growthfolio.model.people import Mentor
from growthfolio.model.period import add_months
from growthfolio.model.phrase import Phrase, phrase
from growthfolio.model.pool import NegativeRule

_NAMED: Final = 5
"""How many paths and dates evidence names; the rest is counted."""


class Fact(Struct, frozen=True, kw_only=True):
    """Something the files show of a mentor, and the records that show it."""

    said: Phrase
    paths: tuple[str, ...] = ()


class Established(Struct, frozen=True, kw_only=True):
    """A condition that a mentor meets, and what shows it."""

    mentor: Mentor
    rule: NegativeRule
    facts: tuple[Fact, ...]


def established(cohort: Cohort, ledger: Ledger) -> tuple[Established, ...]:
    """Every condition met by a mentor in the pool and not decided on yet."""
    rules = [rule for rule in cohort.programme.negative_list if rule.automatic]
    if not rules:
        return ()
    owed = _owed(cohort, ledger)
    found = []
    for mentor in cohort.mentors:
        if mentor.in_pool(ledger.today):
            case = _Case(cohort, mentor, owed.get(mentor.id, ()), ledger.today)
            found += [one for one in map(case.of, rules) if one is not None]
    return tuple(found)


def _owed(cohort: Cohort, ledger: Ledger) -> Mapping[str, list[Obligation]]:
    """What each mentor had to do by today; accepted gaps are left out."""
    found: dict[str, list[Obligation]] = {}
    for one in ledger.obligations:
        if one.owner is None or one.waived or one.overdue > ledger.today:
            continue
        duty = cohort.programme.duty(one.base_duty, one.period.start)
        mentors = one.is_comment or (duty and duty.owner.kind == "mentor")
        if mentors and one.state.is_owed:
            found.setdefault(one.owner, []).append(one)
    return found


class _Case:
    """What the files show of one mentor."""

    def __init__(
        self, cohort: Cohort, mentor: Mentor, owed: Sequence[Obligation], today: date
    ) -> None:
        self._mentor = mentor
        self._owed = owed
        self._today = today
        self._reviews = reviews_of(cohort, mentor, today)

    def of(self, rule: NegativeRule) -> Established | None:
        """The condition as met, or None; all that it names must be true."""
        decided = max(
            (
                hit.on
                for hit in self._mentor.hits
                if hit.rule == rule.id and hit.on <= self._today
            ),
            default=date.min,
        )
        since = max(add_months(self._today, -rule.within), decided)
        facts = []
        for fact in self._facts(rule, since, decided):
            if fact is None:
                return None
            facts.append(fact)
        return Established(mentor=self._mentor, rule=rule, facts=tuple(facts))

    def _facts(
        self, rule: NegativeRule, since: date, decided: date
    ) -> Iterator[Fact | None]:
        """One fact for each figure of the rule, or None where it is not reached."""
        owed = [one for one in self._owed if one.overdue > since]
        if rule.missing is not None:
            yield _missing(owed, rule.missing, since)
        if rule.punctuality_below is not None:
            yield _punctuality(owed, rule, since)
        if rule.unqualified:
            yield self._unqualified(decided)
        if rule.reviews_failed is not None:
            failed = [one for one in self._reviews if not one.passed and one.on > since]
            yield _failed(failed, rule.reviews_failed)

    def _unqualified(self, decided: date) -> Fact | None:
        state = qualified(self._reviews, self._today)
        match state.fitness:
            case Fitness.UNKNOWN if decided == date.min:
                return Fact(said=phrase("there has been no review"))
            case Fitness.EXPIRED | Fitness.FAILED if state.since:
                if state.since > decided:
                    text = phrase("no qualification since {date}", date=state.since)
                    return Fact(said=text)
        return None


def _missing(owed: Sequence[Obligation], most: int, since: date) -> Fact | None:
    gaps = [one for one in owed if one.state is State.MISSING]
    if len(gaps) < most:
        return None
    paths = tuple(one.path for one in gaps)
    said = phrase(
        "missing since {date}: {count} ({paths})",
        date=since,
        count=len(gaps),
        paths=_some(paths),
    )
    return Fact(said=said, paths=paths)


def _punctuality(
    owed: Sequence[Obligation], rule: NegativeRule, since: date
) -> Fact | None:
    """Of what was to be done, what came in time; exact, never rounded up."""
    below = rule.punctuality_below or 0
    rest = tuple(
        one.path for one in owed if not one.state.is_there or one.state is State.LATE
    )
    in_time = len(owed) - len(rest)
    if len(owed) < max(rule.at_least, 1) or 100 * in_time >= below * len(owed):
        return None
    said = phrase(
        "in time since {date}: {count} of {all} ({paths})",
        date=since,
        count=in_time,
        all=len(owed),
        paths=_some(rest),
    )
    return Fact(said=said, paths=rest)


def _failed(failed: Sequence[Review], most: int) -> Fact | None:
    if len(failed) < most:
        return None
    days = tuple(one.on for one in failed[-_NAMED:])
    said = phrase(
        "reviews not passed: {count} ({dates})", count=len(failed), dates=days
    )
    return Fact(said=said, paths=tuple(one.path for one in failed if one.path))


def _some(paths: tuple[str, ...]) -> tuple[str, ...]:
    more = ("…",) if len(paths) > _NAMED else ()
    return (*paths[:_NAMED], *more)
