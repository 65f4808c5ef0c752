"""Draws the ledger up: duty × person × period, and the records that are there.

The one place that decides what is owed and how it stands; every screen and
command is a view of what comes out of here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from growthfolio.ledger.applies import applies
from growthfolio.ledger.attendance import Span, excusing_leave, prorated_count
from growthfolio.ledger.calendar import Calendar
from growthfolio.ledger.comments import comment_obligation
from growthfolio.ledger.owners import owner_of
from growthfolio.ledger.states import is_waived, state_of
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About, Duty
from growthfolio.model.ledger import Ledger
from growthfolio.model.obligation import Obligation, State
from growthfolio.model.people import Mentee, Pairing
from growthfolio.model.period import Period
from growthfolio.model.place import Place
from growthfolio.model.record import Subject


def draw_up(cohort: Cohort, today: date) -> Ledger:
    """Every obligation of the programme up to the end of today's year."""
    drawing = _Drawing(cohort, today)
    obligations = sorted(drawing.obligations(), key=_order)
    return Ledger(today=today, obligations=tuple(obligations))


def _order(obligation: Obligation) -> tuple[Subject, Period, str, int]:
    return (obligation.subject, obligation.period, obligation.duty, obligation.n)


@dataclass(frozen=True, slots=True)
class _Demand:
    """A duty asked of somebody in a period, before looking at what is there."""

    duty: Duty
    subject: Subject
    mentee: Mentee | None
    period: Period
    due: date
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
        for duty in self._programme.duties:
            for subject, mentee in self._subjects(duty):
                yield from self._of(duty, subject, mentee)
        yield from self._on_events()

    def _subjects(self, duty: Duty) -> Iterator[tuple[Subject, Mentee | None]]:
        match duty.about:
            case About.MENTEE:
                for mentee in self._cohort.mentees:
                    yield Subject(About.MENTEE, mentee.id), mentee
            case About.MENTOR:
                for mentor in self._cohort.mentors:
                    if mentor.serves(self._today):
                        yield Subject(About.MENTOR, mentor.id), None
            case About.UNIT:
                for unit in self._programme.units:
                    yield Subject(About.UNIT, unit.id), None
            case About.COHORT:
                yield Subject(About.COHORT, "cohort"), None

    def _of(
        self, duty: Duty, subject: Subject, mentee: Mentee | None
    ) -> Iterator[Obligation]:
        starts = self._programme.starts
        span = Span.of(mentee, starts) if mentee else Span(start=starts)
        first_day = mentee.joined if mentee else starts
        for period in self._calendar.periods(duty, first_day):
            due = self._calendar.due(duty, period)
            demand = _Demand(duty, subject, mentee, period, due)
            count = duty.count
            if not self._applies(demand, span):
                demand = replace(demand, excuse=State.NOT_APPLICABLE)
            elif mentee is not None:
                days = self._calendar.working_days
                leave = excusing_leave(mentee, duty, period, due, days)
                if leave is not None:
                    demand = replace(demand, excuse=State.EXEMPT, reason=leave.reason)
                else:
                    count = prorated_count(mentee, duty, period, span)
            for n in range(1, count + 1):
                yield from self._one(demand, n)

    def _applies(self, demand: _Demand, span: Span) -> bool:
        if not span.holds(demand.period, demand.due):
            return False
        if demand.mentee is None:
            return True
        decisive = min(demand.due, demand.period.end)
        return applies(demand.duty.when, demand.mentee, self._programme, decisive)

    def _one(self, demand: _Demand, n: int) -> Iterator[Obligation]:
        duty, mentee, period, due = (
            demand.duty,
            demand.mentee,
            demand.period,
            demand.due,
        )
        path = record_path(demand.subject, period, duty.id, n)
        record = self._records.get(path)
        overdue = due + timedelta(days=duty.grace + 1)
        owner, pairing = owner_of(duty, demand.subject, mentee, due)
        comment = None
        if record and mentee and demand.excuse is not State.NOT_APPLICABLE:
            comment = comment_obligation(
                self._cohort, duty, mentee, record, record_due=due, today=self._today
            )
        state = demand.excuse or state_of(
            record, period, due, overdue, today=self._today
        )
        if state is State.DONE and comment and not comment.state.is_there:
            state = State.AWAITING_COMMENT
        yield Obligation(
            subject=demand.subject,
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
            submitted=record.head.submitted if record else None,
            reason=demand.reason,
        )
        if comment is not None:
            yield comment

    def _on_events(self) -> Iterator[Obligation]:
        """Comments owed on records of events, which themselves nobody owes."""
        for record in self._cohort.records:
            duty = self._programme.duty(record.at.duty)
            mentee = self._cohort.mentee.get(record.at.subject.id)
            if (
                duty is not None
                and mentee is not None
                and record.at.person is not None
                and record.at.period.kind == "day"
            ):
                due = record.at.period.end
                comment = comment_obligation(
                    self._cohort,
                    duty,
                    mentee,
                    record,
                    record_due=due,
                    today=self._today,
                )
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
