"""Draws the ledger up: duty × person × period, and the records that are there.

The one place that decides what is owed and how it stands; every screen and
command is a view of what comes out of here.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from growthfolio.ledger.applies import applies, applies_to
from growthfolio.ledger.attendance import excusing_leave, prorated_count
from growthfolio.ledger.calendar import Calendar
from growthfolio.ledger.comments import comment_obligation
from growthfolio.ledger.owners import completed, owner_of
from growthfolio.ledger.parties import Party, parties
from growthfolio.ledger.qualification import entered
from growthfolio.ledger.schedule import Asked, Schedule
from growthfolio.ledger.states import is_waived, state_of
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import EVERYBODY, MOST, About, Duty
from growthfolio.model.kind import Kind
from growthfolio.model.ledger import Ledger
from growthfolio.model.obligation import Obligation, State
from growthfolio.model.people import Mentee, Pairing
from growthfolio.model.period import Period
from growthfolio.model.place import Place
from growthfolio.model.programme import Programme
from growthfolio.model.record import Record, Subject

_DONE: Final = State.DONE
_NOT_APPLICABLE: Final = State.NOT_APPLICABLE


def draw_up(cohort: Cohort, today: date) -> Ledger:
    """Every obligation of the programme up to the end of today's year."""
    return Drawing(cohort.programme, today).of(cohort)


class Drawing:
    """Draws ledgers up, of a cohort or of its parts, by one programme on one day."""

    def __init__(self, programme: Programme, today: date) -> None:
        self._today = today
        calendar = Calendar(programme, date(today.year, 12, 31))
        schedules: dict[About, list[Schedule]] = {about: [] for about in About}
        for duty in programme.duties:
            schedules[duty.about].append(Schedule(duty, calendar, today))
        self._calendar, self._schedules = calendar, schedules

    def of(self, cohort: Cohort) -> Ledger:
        """Every obligation of a cohort, or of a part of one."""
        drawing = _Drawing(cohort, self._today, self._calendar, self._schedules)
        found: dict[Subject, list[Obligation]] = {}
        for party in parties(cohort, self._today):
            found.setdefault(party.subject, []).extend(drawing.of(party))
        for comment in drawing.on_events():
            found.setdefault(comment.subject, []).append(comment)
        # Sorted for each subject: that much less is compared, and never a subject.
        obligations = (
            one
            for subject in sorted(found)
            for one in sorted(found[subject], key=_order)
        )
        return Ledger(today=self._today, obligations=tuple(obligations))


def _order(obligation: Obligation) -> tuple[date, date, str, str, int]:
    period = obligation.period
    return period.start, period.end, period.name, obligation.duty, obligation.n


class _Drawing:
    def __init__(
        self,
        cohort: Cohort,
        today: date,
        calendar: Calendar,
        schedules: Mapping[About, Sequence[Schedule]],
    ) -> None:
        self._cohort = cohort
        self._today = today
        self._programme = cohort.programme
        self._calendar = calendar
        self._records = cohort.record_at
        self._schedules = schedules

    def of(self, party: Party) -> Iterator[Obligation]:
        """Everything that is owed about somebody, but for comments on events."""
        for schedule in self._schedules[party.subject.about]:
            for asked in schedule.since(party.first_day):
                yield from self._asked_of(party, asked)

    def _asked_of(self, party: Party, asked: Asked) -> Iterator[Obligation]:
        """What is asked in a period, as often as it is; each with its comment."""
        duty, period, mentee = asked.duty, asked.period, party.mentee
        whole = party.span.covers(asked.first, asked.last)
        excuse, reason = self._excuse(party, asked, whole=whole)
        owner, pairing = owner_of(self._cohort, duty, party.subject, mentee, asked.due)
        demanded_at = _demanded_at(duty, party, pairing)
        waived = is_waived(mentee, duty.id, period)
        count = _count(party, asked, excuse, whole=whole)
        for n in range(1, min(count, MOST) + 1):
            path = _path(party.folder, asked.name, n)
            record = self._records.get(path)
            comment, state, submitted = None, asked.open, None
            if record is not None:
                if mentee is not None and excuse is not _NOT_APPLICABLE:
                    comment = self._comment(duty, mentee, record, asked.due)
                state = state_of(
                    record, period, asked.due, asked.overdue, today=self._today
                )
                submitted = record.head.submitted
                if state is _DONE and comment and not comment.state.is_there:
                    state = State.AWAITING_COMMENT
            elif (day := self._entered(party, asked, n)) is not None:
                state, submitted = State.DONE, day
            yield Obligation(
                subject=party.subject,
                duty=duty.id,
                period=period,
                n=n,
                owner=owner,
                due=asked.due,
                overdue=asked.overdue,
                state=excuse or state,
                path=path,
                demanded_at=demanded_at,
                waived=waived,
                record=None if record is None else path,
                submitted=submitted,
                reason=reason,
            )
            if comment is not None:
                yield comment

    def _excuse(
        self, party: Party, asked: Asked, *, whole: bool
    ) -> tuple[State | None, str | None]:
        """Why nothing is owed, and the reason for which somebody is on leave."""
        if not (whole or party.span.holds(asked.period, asked.due)):
            return State.NOT_APPLICABLE, None
        if not self._applies(party, asked):
            return State.NOT_APPLICABLE, None
        if party.mentee is None or not party.mentee.leave:
            return None, None
        days = self._calendar.working_days
        leave = excusing_leave(party.mentee, asked.duty, asked.period, asked.due, days)
        return (None, None) if leave is None else (State.EXEMPT, leave.reason)

    def _applies(self, party: Party, asked: Asked) -> bool:
        duty = asked.duty
        if not (asked.in_force and self._wanted(party, duty, asked.due)):
            return False
        if duty.when is EVERYBODY:
            return True
        if party.mentee is None:
            return applies_to(duty.when, party.subject, self._cohort)
        return applies(duty.when, party.mentee, self._programme, asked.decisive)

    def _wanted(self, party: Party, duty: Duty, due: date) -> bool:
        """Whether a mentor is in the pool then, and a mentee still to be guided."""
        if party.mentor is not None and party.mentor.history:
            return party.mentor.in_pool(due)
        if duty.owner.kind != "mentor" or party.mentee is None:
            return True
        return not completed(self._cohort, party.mentee, duty.owner.role, due)

    def _entered(self, party: Party, asked: Asked, n: int) -> date | None:
        """The day of a review of a mentor that the mentor's own file has (S3-18)."""
        if party.mentor is None or asked.duty.kind is not Kind.REVIEW:
            return None
        day = entered(party.mentor, asked.period, asked.due, n)
        return day if day is not None and day <= self._today else None

    def _comment(
        self, duty: Duty, mentee: Mentee, record: Record, due: date
    ) -> Obligation | None:
        if duty.comment is None:
            return None
        return comment_obligation(
            self._cohort, duty, mentee, record, record_due=due, today=self._today
        )

    def on_events(self) -> Iterator[Obligation]:
        """Comments owed on records of events, which themselves nobody owes."""
        for record in self._cohort.records:
            at = record.at
            if at.period.kind != "day" or at.person is None:
                continue
            duty = self._programme.duty(at.duty, at.period.start)
            mentee = self._cohort.mentee.get(at.subject.id)
            if duty is None or mentee is None or not mentee.active(at.period.start):
                continue
            comment = self._comment(duty, mentee, record, at.period.end)
            if comment is not None:
                yield comment


def _count(party: Party, asked: Asked, excuse: State | None, *, whole: bool) -> int:
    """How many records are asked for; of those there for a part of the time, fewer."""
    mentee, count = party.mentee, asked.duty.count
    if mentee is None or excuse is not None:
        return count
    if count > 0 and not mentee.leave and whole:
        return count
    return prorated_count(mentee, asked.duty, asked.period, party.span)


def record_path(subject: Subject, period: Period, duty: str, n: int) -> str:
    """Where the record of an obligation lies."""
    return _path(subject.folder, f"{period.name}/{duty}", n)


def _path(folder: str, name: str, n: int) -> str:
    return f"{folder}/{name}-{n}.md" if n > 1 else f"{folder}/{name}.md"


def _demanded_at(duty: Duty, party: Party, pairing: Pairing | None) -> Place:
    """The line that demands it: the pairing, the person's joining, or the duty."""
    if pairing is not None:
        return pairing.marks.place()
    if party.joined is not None and duty.owner.kind == "mentee":
        return party.joined
    return duty.marks.place("id")
