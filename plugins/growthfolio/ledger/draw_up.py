"""Draws the ledger up: duty × person × period, and the records that are there.

The one place that decides what is owed and how it stands; every screen and
command is a view of what comes out of here.
"""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from growthfolio.ledger.applies import applies, applies_to
from growthfolio.ledger.attendance import (
    Span,
    excusing_leave,
    in_force,
    prorated_count,
)
from growthfolio.ledger.calendar import Calendar
from growthfolio.ledger.comments import comment_obligation
from growthfolio.ledger.owners import completed, owner_of
from growthfolio.ledger.qualification import entered
from growthfolio.ledger.states import is_waived, state_of
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import EVERYBODY, MOST, About, Duty
from growthfolio.model.kind import Kind
from growthfolio.model.ledger import Ledger
from growthfolio.model.obligation import Obligation, State
from growthfolio.model.people import Mentee, Pairing
from growthfolio.model.period import Period, add_days
from growthfolio.model.place import Place
from growthfolio.model.record import Record, Subject


def draw_up(cohort: Cohort, today: date) -> Ledger:
    """Every obligation of the programme up to the end of today's year."""
    drawing = _Drawing(cohort, today)
    obligations = sorted(drawing.obligations(), key=_order)
    return Ledger(today=today, obligations=tuple(obligations))


def _order(obligation: Obligation) -> tuple[Subject, Period, str, int]:
    return (obligation.subject, obligation.period, obligation.duty, obligation.n)


class _Party(Struct, frozen=True):
    """Whom records are about, the mentee it is if it is one, and their days."""

    subject: Subject
    mentee: Mentee | None
    span: Span


class _Demand(Struct, frozen=True):
    """A duty asked of somebody in a period, before looking at what is there."""

    duty: Duty
    party: _Party
    period: Period
    due: date
    count: int
    excuse: State | None = None
    reason: str | None = None


class _Drawing:
    def __init__(self, cohort: Cohort, today: date) -> None:
        self._cohort = cohort
        self._today = today
        self._programme = cohort.programme
        self._calendar = Calendar(cohort.programme, date(today.year, 12, 31))
        self._records = {record.at.path: record for record in cohort.records}

    def obligations(self) -> Iterator[Obligation]:
        parties = {about: tuple(self._parties(about)) for about in About}
        for duty in self._programme.duties:
            for party in parties[duty.about]:
                yield from self._of(duty, party)
        yield from self._on_events()

    def _parties(self, about: About) -> Iterator[_Party]:
        starts = self._programme.starts
        match about:
            case About.MENTEE:
                for mentee in self._cohort.mentees:
                    span = Span.of(mentee, starts)
                    yield _Party(Subject(about, mentee.id), mentee, span)
            case About.MENTOR:
                for mentor in self._cohort.mentors:
                    stay = Span.of_mentor(mentor, starts, self._today)
                    if stay is not None:
                        yield _Party(Subject(about, mentor.id), None, stay)
            case About.UNIT:
                for unit in self._programme.units:
                    yield _Party(Subject(about, unit.id), None, Span(start=starts))
            case About.COHORT:
                yield _Party(Subject(about, "cohort"), None, Span(start=starts))

    def _of(self, duty: Duty, party: _Party) -> Iterator[Obligation]:
        mentee = party.mentee
        first_day = mentee.joined if mentee else self._programme.starts
        for version in duty.versions:
            for period in self._calendar.periods(version.duty, first_day):
                due = self._calendar.due(version.duty, period)
                if due is not None and version.holds(period):
                    demand = self._demand(version.duty, party, period, due)
                    for n in range(1, min(demand.count, MOST) + 1):
                        yield from self._one(demand, n)

    def _demand(self, duty: Duty, party: _Party, period: Period, due: date) -> _Demand:
        mentee, count = party.mentee, duty.count
        if not self._applies(duty, party, period, due):
            excuse = State.NOT_APPLICABLE
            return _Demand(duty, party, period, due, count, excuse)
        if mentee is not None:
            days = self._calendar.working_days
            leave = excusing_leave(mentee, duty, period, due, days)
            if leave is not None:
                excuse, reason = State.EXEMPT, leave.reason
                return _Demand(duty, party, period, due, count, excuse, reason)
            count = prorated_count(mentee, duty, period, party.span)
        return _Demand(duty, party, period, due, count)

    def _applies(self, duty: Duty, party: _Party, period: Period, due: date) -> bool:
        if not (party.span.holds(period, due) and in_force(duty, period, due)):
            return False
        if not self._wanted(duty, party, due):
            return False
        if duty.when is EVERYBODY:
            return True
        if party.mentee is None:
            return applies_to(duty.when, party.subject, self._cohort)
        decisive = min(due, period.end)
        return applies(duty.when, party.mentee, self._programme, decisive)

    def _wanted(self, duty: Duty, party: _Party, due: date) -> bool:
        """Whether a mentor is in the pool then, and a mentee still to be guided."""
        mentor = self._cohort.mentor.get(party.subject.id)
        if duty.about is About.MENTOR and mentor is not None and mentor.history:
            return mentor.in_pool(due)
        if duty.owner.kind != "mentor" or party.mentee is None:
            return True
        return not completed(self._cohort, party.mentee, duty.owner.role, due)

    def _one(self, demand: _Demand, n: int) -> Iterator[Obligation]:
        duty, period, due = demand.duty, demand.period, demand.due
        subject, mentee = demand.party.subject, demand.party.mentee
        path = record_path(subject, period, duty.id, n)
        record = self._records.get(path)
        overdue = add_days(due, duty.grace + 1)
        owner, pairing = owner_of(self._cohort, duty, subject, mentee, due)
        comment = None
        if record and mentee and demand.excuse is not State.NOT_APPLICABLE:
            comment = self._comment(duty, mentee, record, due)
        state = demand.excuse or state_of(
            record, period, due, overdue, today=self._today
        )
        submitted = record.head.submitted if record else None
        if record is None and (day := self._entered(demand, n)) is not None:
            state, submitted = demand.excuse or State.DONE, day
        if state is State.DONE and comment and not comment.state.is_there:
            state = State.AWAITING_COMMENT
        yield Obligation(
            subject=subject,
            duty=duty.id,
            period=period,
            n=n,
            owner=owner,
            due=due,
            overdue=overdue,
            state=state,
            path=path,
            demanded_at=_demanded_at(duty, mentee, pairing),
            waived=is_waived(mentee, duty.id, period),
            record=path if record else None,
            submitted=submitted,
            reason=demand.reason,
        )
        if comment is not None:
            yield comment

    def _entered(self, demand: _Demand, n: int) -> date | None:
        """The day of a review of a mentor that the mentor's own file has (S3-18)."""
        duty, mentor = demand.duty, self._cohort.mentor.get(demand.party.subject.id)
        if duty.kind is not Kind.REVIEW or duty.about is not About.MENTOR:
            return None
        if mentor is None:
            return None
        day = entered(mentor, demand.period, demand.due, n)
        return day if day is not None and day <= self._today else None

    def _comment(
        self, duty: Duty, mentee: Mentee, record: Record, due: date
    ) -> Obligation | None:
        return comment_obligation(
            self._cohort, duty, mentee, record, record_due=due, today=self._today
        )

    def _on_events(self) -> Iterator[Obligation]:
        """Comments owed on records of events, which themselves nobody owes."""
        for record in self._cohort.records:
            duty = self._programme.duty(record.at.duty, record.at.period.start)
            mentee = self._cohort.mentee.get(record.at.subject.id)
            if (
                duty is not None
                and mentee is not None
                and record.at.person is not None
                and record.at.period.kind == "day"
                and mentee.active(record.at.period.start)
            ):
                comment = self._comment(duty, mentee, record, record.at.period.end)
                if comment is not None:
                    yield comment


def record_path(subject: Subject, period: Period, duty: str, n: int) -> str:
    """Where the record of an obligation lies."""
    number = f"-{n}" if n > 1 else ""
    return f"{subject.folder}/{period.name}/{duty}{number}.md"


def _demanded_at(duty: Duty, mentee: Mentee | None, pairing: Pairing | None) -> Place:
    """The line that demands it: the pairing, the person's joining, or the duty."""
    if pairing is not None:
        return pairing.marks.place()
    if mentee is not None and duty.owner.kind == "mentee":
        return mentee.marks.place("joined")
    return duty.marks.place("id")
