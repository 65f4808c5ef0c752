"""Who is left without a mentor in which role, from which day, and why."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from growthfolio.ledger.owners import completed
from growthfolio.ledger.qualification import Fitness, qualified, reviews_of
from growthfolio.ledger.service import guides_today, last_day
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About
from growthfolio.model.people import Mentee, Mentor, MentorStatus, Pairing
from growthfolio.model.period import DAY, add_days, add_months
from growthfolio.model.record import Subject
from growthfolio.pooling.needs import Need, needed_since, needs
from growthfolio.pooling.papers import papers
from growthfolio.pooling.values import ANY, Papers, Vacancy, Why

_FRESH: Final = 90
"""Days for which papers are still of use to whoever has taken over."""

_STATUS: Final[Mapping[MentorStatus, Why]] = {
    MentorStatus.SUSPENDED: Why.SUSPENDED,
    MentorStatus.RETIRED: Why.RETIRED,
    MentorStatus.DISQUALIFIED: Why.DISQUALIFIED,
}


class Vacancies:
    """The roles of mentees that nobody holds, or that changed hands lately."""

    def __init__(self, cohort: Cohort, today: date) -> None:
        self._cohort = cohort
        self._today = today
        self._duties = {str(duty.id): duty for duty in cohort.programme.duties}
        self._unfit = {
            mentor.id: why
            for mentor in cohort.mentors
            if (why := _unfit(cohort, mentor, today)) is not None
        }

    def of(self, mentee: Mentee) -> Iterator[Vacancy]:
        """The roles of a mentee that nobody holds today."""
        if (
            not mentee.active(self._today)
            or self._today < self._cohort.programme.starts
        ):
            return
        for role, need in needs(self._cohort, mentee, self._today).items():
            pairings = _in(role, mentee)
            held = any(self._guides(pairing) for pairing in pairings)
            if not held and not completed(self._cohort, mentee, role, self._today):
                yield self._vacancy(mentee, role, need, pairings)

    def successions(self, mentee: Mentee) -> Iterator[Vacancy]:
        """The roles of a mentee whose mentor no longer serves, and who follows."""
        if not mentee.active(self._today):
            return
        for role in dict.fromkeys(pairing.role for pairing in mentee.mentors):
            pairings = _in(role, mentee)
            # Who serves: that somebody is unfit is not to be guessed from this.
            follows = next((one for one in pairings if self._serves(one)), None)
            gone = self._last(pairings, without=follows.mentor if follows else None)
            if follows is None or gone is None:
                continue
            pairing, last = gone
            why = self._why(pairing, last)
            if why is not Why.ENDED and add_days(last, _FRESH) >= self._today:
                yield Vacancy(
                    mentee=mentee.id,
                    role=role,
                    since=last + DAY,
                    why=why,
                    mentor=pairing.mentor,
                    successor=follows.mentor,
                    papers=self._papers(mentee),
                )

    def _guides(self, pairing: Pairing) -> bool:
        serves = guides_today(self._cohort, pairing, self._today)
        return serves and pairing.mentor not in self._unfit

    def _vacancy(
        self, mentee: Mentee, role: str, need: Need, pairings: Sequence[Pairing]
    ) -> Vacancy:
        begins = needed_since(self._cohort, mentee, role, self._today)
        since: date | None = begins
        why, mentor, reason, early = Why.NEVER, None, "", False
        unfit = next((one for one in pairings if self._serves(one)), None)
        if unfit is not None:
            why, day = self._unfit[unfit.mentor]
            since, mentor = max(day, begins), unfit.mentor
        elif (gone := self._last(pairings)) is not None:
            pairing, last = gone
            why, mentor = self._why(pairing, last), pairing.mentor
            since = max(last + DAY, begins) if last < self._today else None
            reason, early = pairing.reason or "", self._early(mentee, pairing, last)
        return Vacancy(
            mentee=mentee.id,
            role=role,
            since=since,
            why=why,
            mentor=mentor,
            reason=reason,
            required=need.required,
            duties=need.duties,
            early=early,
            papers=self._papers(mentee),
        )

    def _serves(self, pairing: Pairing) -> bool:
        return guides_today(self._cohort, pairing, self._today)

    def _last(
        self, pairings: Sequence[Pairing], without: str | None = None
    ) -> tuple[Pairing, date] | None:
        """The pairing in which somebody guided last, and until when."""
        found = [
            (day, pairing)
            for pairing in pairings
            if pairing.mentor != without
            and (day := last_day(self._cohort, pairing, self._today)) is not None
        ]
        if not found:
            return None
        day, pairing = max(found, key=lambda pair: pair[0])
        return pairing, day

    def _why(self, pairing: Pairing, last: date) -> Why:
        mentor = self._cohort.mentor.get(pairing.mentor)
        if mentor is None:
            return Why.ENDED
        after = min(last + DAY, self._today)
        if mentor.left is not None and last + DAY > mentor.left.on:
            return Why.LEFT
        if mentor.dated or pairing.holds(self._today):
            return _STATUS.get(mentor.status_on(after), Why.ENDED)
        return Why.ENDED

    def _early(self, mentee: Mentee, pairing: Pairing, last: date) -> bool:
        """Whether a pairing ran long enough to be completed."""
        least = self._cohort.programme.pool.complete_after
        first = max(mentee.joined, self._cohort.programme.starts)
        start = max(pairing.start or first, first)
        return least is not None and add_days(last, 1) >= add_months(start, least)

    def _papers(self, mentee: Mentee) -> Papers:
        subject = Subject(About.MENTEE, mentee.id)
        return papers(self._cohort.records_of.get(subject, ()), self._duties)


def _in(role: str, mentee: Mentee) -> tuple[Pairing, ...]:
    """The pairings in a role; all of them where any mentor will do."""
    return tuple(one for one in mentee.mentors if role in (ANY, one.role))


def _unfit(cohort: Cohort, mentor: Mentor, today: date) -> tuple[Why, date] | None:
    """Why a mentor should guide nobody although nobody has said so yet."""
    counting = [hit.on for hit in mentor.hits if hit.counts(today)]
    if counting:
        return Why.HIT, min(counting)
    state = qualified(reviews_of(cohort, mentor, today), today)
    if not state.lost or state.since is None:
        return None
    expired = state.fitness is Fitness.EXPIRED
    return Why.EXPIRED if expired else Why.FAILED, state.since
