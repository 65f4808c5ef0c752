"""Which mentors of the pool may be chosen in a role when a round begins, and room."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, TypeAlias

from msgspec import Struct, field

from growthfolio.ledger.qualification import Fitness, qualified, reviews_of
from growthfolio.matching.outcome import Bar, Pair, Reason
from growthfolio.model.cohort import Cohort
from growthfolio.model.people import Mentee, Mentor, MentorStatus, Pairing
from growthfolio.model.phrase import Filling, Phrase, phrase
from growthfolio.model.programme import MentorRole
from growthfolio.model.round import Application, MentorEntry, Round

USUAL_CAPACITY: Final = 2
"""Mentees a mentor may have where nobody says how many (F-01, F-10)."""


def barred(
    mentor: Mentor,
    entry: MentorEntry,
    role: MentorRole,
    cohort: Cohort,
    day: date,
) -> Bar | None:
    """Why nobody may choose a mentor in a role; None where people may.

    The negative list (S3-17), the yearly review and the pool's status count as of
    the day the pairings begin.
    """
    if entry.application is not Application.APPROVED:
        return Bar(Reason.NOT_APPROVED, _application(entry))
    if role.id not in mentor.roles:
        return Bar(Reason.LACKS_ROLE, phrase("does not hold the role"))
    if role.eligibility and not set(role.eligibility) & set(mentor.eligibility):
        needed = tuple(
            cohort.programme.term("eligibility", name) for name in role.eligibility
        )
        text = phrase("has none of the eligibilities {needed}", needed=needed)
        return Bar(Reason.NOT_ELIGIBLE, text)
    return _unfit(mentor, cohort, day)


def _application(entry: MentorEntry) -> Phrase:
    """How far an application or nomination has come that is not approved (S0-04)."""
    match entry.application:
        case Application.REFUSED:
            return phrase("was not approved")
        case Application.WITHDRAWN:
            return phrase("has withdrawn")
        case Application.NOMINATED if entry.nominated_by:
            who = entry.nominated_by
            return phrase("is nominated by {who} and not approved yet", who=who)
        case Application.NOMINATED:
            return phrase("is nominated and not approved yet")
        case _:
            return phrase("has applied and is not approved yet")


def _unfit(mentor: Mentor, cohort: Cohort, day: date) -> Bar | None:
    """What in the mentor pool speaks against a mentor on a day."""
    hit = next((one for one in mentor.hits if one.counts(day)), None)
    if hit is not None:
        titles = {rule.id: rule.title for rule in cohort.programme.negative_list}
        what: Filling = titles.get(hit.rule, hit.rule)
        text = phrase("is on the negative list: {what}", what=what)
        return Bar(Reason.NEGATIVE_LIST, text)
    if mentor.left is not None and mentor.left.on < day:
        return Bar(Reason.LEFT, phrase("has left by then"))
    if mentor.status_on(day) is not MentorStatus.ACTIVE:
        return Bar(Reason.NOT_ACTIVE, phrase("is not active in the mentor pool"))
    return _reviewed(mentor, cohort, day)


def _reviewed(mentor: Mentor, cohort: Cohort, day: date) -> Bar | None:
    """Whether the last review before a day still stands."""
    state = qualified(reviews_of(cohort, mentor, day), day)
    if state.fitness is Fitness.FAILED and state.since is not None:
        text = phrase("did not pass the review of {day}", day=state.since)
        return Bar(Reason.REVIEW_FAILED, text)
    if state.fitness is Fitness.EXPIRED and state.until is not None:
        text = phrase("is qualified until {day} only", day=state.until)
        return Bar(Reason.REVIEW_EXPIRED, text)
    return None


class Held(Struct, frozen=True):
    """Whom each mentor guides, in which role, once a round begins."""

    pairs: dict[str, set[tuple[str, str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, round_: Round, cohort: Cohort, found: Sequence[Pair] = ()) -> "Held":
        """Pairings of the profiles, and those found in earlier roles of the round."""
        held = cls()
        for mentee, pairing in going_on(round_, cohort):
            pair = (pairing.role, mentee.id)
            held.pairs.setdefault(pairing.mentor, set()).add(pair)
        for one in found:
            held.pairs.setdefault(one.mentor, set()).add((one.role, one.mentee))
        return held

    def mentees(self, mentor: str, role: str | None = None) -> frozenset[str]:
        """The mentees of a mentor, in one role or in all."""
        pairs = self.pairs.get(mentor, ())
        return frozenset(who for name, who in pairs if role in (None, name))

    def room(self, mentor: Mentor, role: MentorRole) -> int:
        """How many more mentees a mentor may take in a role; never below 0."""
        if mentor.capacity is not None:
            return max(0, mentor.capacity - len(self.mentees(mentor.id)))
        most = USUAL_CAPACITY if role.capacity is None else role.capacity
        return max(0, most - len(self.mentees(mentor.id, role.id)))


def going_on(round_: Round, cohort: Cohort) -> Iterator[tuple[Mentee, Pairing]]:
    """Pairings that hold when a round begins, or later; not those it led to itself.

    What was accepted of a round must not change what comes out of it.
    """
    own = _entries(round_)
    for mentee in cohort.mentees:
        if mentee.left is not None and mentee.left.on < round_.starts:
            continue
        for pairing in mentee.mentors:
            ended = pairing.end is not None and pairing.end < round_.starts
            if not ended and not _is_own(mentee, pairing, round_, own):
                yield mentee, pairing


def accepted(round_: Round, cohort: Cohort) -> Iterator[tuple[Mentee, Pairing]]:
    """Pairings of the profiles that a round led to."""
    own = _entries(round_)
    for mentee in cohort.mentees:
        for pairing in mentee.mentors:
            if _is_own(mentee, pairing, round_, own):
                yield mentee, pairing


Entries: TypeAlias = tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]
"""Who takes part on each side, and in which role."""


def _entries(round_: Round) -> Entries:
    mentees = {(e.id, round_.role_of(e) or "") for e in round_.mentees}
    mentors = {(e.id, round_.role_of(e) or "") for e in round_.mentors}
    return frozenset(mentees), frozenset(mentors)


def _is_own(
    mentee: Mentee,
    pairing: Pairing,
    round_: Round,
    entries: Entries,
) -> bool:
    mentees, mentors = entries
    return (
        pairing.start == round_.starts
        and (mentee.id, pairing.role) in mentees
        and (pairing.mentor, pairing.role) in mentors
    )
