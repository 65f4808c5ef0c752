"""PERSON, DUTY and PERIOD as typed, and the ledger → the file to be written."""

from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct

from growthfolio.authoring.creating import AlreadyThereError, already_there
from growthfolio.authoring.naming import find_duty, find_subject, hint_at, kind_of
from growthfolio.authoring.periods import period_of, record_paths
from growthfolio.ledger.owners import owner_of, pairing_on
from growthfolio.loading.addresses import COMMENT, Addresses
from growthfolio.loading.spelling import nearest_period
from growthfolio.loading.tree import File
from growthfolio.model.cadence import Every
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About, Duty
from growthfolio.model.ledger import Ledger
from growthfolio.model.obligation import Obligation, State
from growthfolio.model.period import Period
from growthfolio.model.phrase import phrase
from growthfolio.model.record import Address, Record, Subject
from growthfolio.model.refusal import RefusalError


class Aim(Struct, frozen=True, kw_only=True):
    """A record to be written, or the comment on one, and who owes it."""

    duty: Duty
    at: Address
    is_comment: bool
    owner: str | None


def aim(
    cohort: Cohort, ledger: Ledger, person: str, duty: str, period: str | None = None
) -> Aim:
    """What is to be written.

    Without a period the oldest open obligation counts (missing before due), else
    the period today falls in. Raises RefusalError for words that name nothing.
    """
    rule, is_comment = find_duty(cohort.programme, duty)
    subject = find_subject(cohort, rule, person)
    aiming = _Aiming(cohort, ledger, rule, subject)
    return aiming.comment(period) if is_comment else aiming.record(period)


class _Aiming:
    def __init__(
        self, cohort: Cohort, ledger: Ledger, duty: Duty, subject: Subject
    ) -> None:
        self._cohort = cohort
        self._ledger = ledger
        self._duty = duty
        self._subject = subject
        self._mentee = (
            cohort.mentee.get(subject.id) if subject.about is About.MENTEE else None
        )
        starts = cohort.programme.starts
        self._first_day = self._mentee.joined if self._mentee else starts

    def record(self, wanted: str | None) -> Aim:
        period = self._period(wanted) if wanted else self._guessed_period()
        duty = self._duty.on(period.start)
        paths = record_paths(self._subject, period, duty)
        taken = {record.at.path for record in self._cohort.records}
        free = next((path for path in paths if path not in taken), None)
        if free is None:
            raise AlreadyThereError(already_there(paths[-1]))
        if obligation := self._ledger.at.get(free):
            owner = obligation.owner
        else:
            today = self._ledger.today
            owner, _ = owner_of(self._cohort, duty, self._subject, self._mentee, today)
        n = paths.index(free) + 1
        return self._aim(free, period, n, owner, is_comment=False)

    def comment(self, wanted: str | None) -> Aim:
        if self._mentee is None:
            raise RefusalError(
                phrase(
                    "only records about a mentee have a mentor to comment; those of "
                    "“{duty}” are about a {kind}",
                    duty=self._duty.title,
                    kind=kind_of(self._duty.about),
                )
            )
        period = self._period(wanted) if wanted else None
        record = self._uncommented(period)
        path = record.at.path.removesuffix(".md") + f"{COMMENT}.md"
        obligation = self._ledger.at.get(path)
        owner = obligation.owner if obligation else None
        if owner is None:
            rule = self._duty.on(record.at.period.start).comment
            role = rule.by if rule else "any"
            pairing = pairing_on(self._cohort, self._mentee, role, self._ledger.today)
            owner = pairing.mentor if pairing else None
        return self._aim(path, record.at.period, record.at.n, owner, is_comment=True)

    def _aim(
        self, path: str, period: Period, n: int, owner: str | None, *, is_comment: bool
    ) -> Aim:
        at = Address(
            path=path, subject=self._subject, period=period, duty=self._duty.id, n=n
        )
        duty = self._duty.on(period.start)
        return Aim(duty=duty, at=at, is_comment=is_comment, owner=owner)

    def _uncommented(self, period: Period | None) -> Record:
        """The record that waits for a comment; the one owed longest comes first."""
        records = sorted(
            (
                record
                for record in self._cohort.records_of.get(self._subject, ())
                if record.at.duty == self._duty.id
                and period in (None, record.at.period)
            ),
            key=lambda record: (record.at.period, record.at.n),
        )
        if not records:
            raise RefusalError(
                phrase(
                    "there is no “{duty}” of {person} to comment on",
                    duty=self._duty.title,
                    person=self._subject.id,
                )
            )
        done = self._cohort.comment_on
        waiting = {
            record.at.path: record for record in records if record.at.path not in done
        }
        if not waiting:
            raise AlreadyThereError(already_there(done[records[-1].at.path].at.path))
        owed = self._oldest(
            lambda obligation: (
                obligation.duty == self._duty.comment_id
                and _commented(obligation) in waiting
            )
        )
        return waiting[_commented(owed)] if owed else next(reversed(waiting.values()))

    def _guessed_period(self) -> Period:
        owed = self._oldest(lambda obligation: obligation.duty == self._duty.id)
        if owed is not None:
            return owed.period
        today = self._period_of(self._ledger.today)
        if today is None:
            raise RefusalError(
                phrase(
                    "nothing of “{duty}” is owed, and today ({today}) lies in no "
                    "stage; name the period",
                    duty=self._duty.title,
                    today=self._ledger.today,
                )
            )
        return today

    def _oldest(self, fits: Callable[[Obligation], bool]) -> Obligation | None:
        """The obligation open for longest: missing ones first, then those due.

        What a draft lies at already is there to be finished, not written anew.
        """
        owed: Sequence[Obligation] = [
            obligation
            for obligation in self._ledger.of.get(self._subject, ())
            if obligation.record is None and not obligation.waived and fits(obligation)
        ]
        for state in (State.MISSING, State.DUE):
            for obligation in owed:
                if obligation.state is state:
                    return obligation
        return None

    def _period(self, text: str) -> Period:
        """The period somebody named; it has begun, and is not over too early."""
        joined = {self._subject.id: self._first_day}
        addresses = Addresses(self._cohort.programme, joined)
        parts = (*self._subject.folder.split("/"), text, f"{self._duty.id}.md")
        found = addresses.locate(File("/".join(parts), parts, is_link=False))
        if not isinstance(found, Address):
            raise RefusalError(
                phrase(
                    "“{word}” is no period of “{duty}”; {hint}",
                    word=text,
                    duty=self._duty.title,
                    hint=hint_at(text, self._near(text)),
                )
            )
        period = found.period
        if period.start > self._ledger.today:
            raise RefusalError(
                phrase(
                    "{period} has not begun yet (today is {today})",
                    period=period,
                    today=self._ledger.today,
                )
            )
        begins = max(self._first_day, self._cohort.programme.starts)
        if period.end < begins and period.kind != "once":
            raise RefusalError(
                phrase(
                    "{period} was over before {person} began on {date}",
                    period=period,
                    person=self._subject.id,
                    date=begins,
                )
            )
        return period

    def _near(self, text: str) -> dict[str, str]:
        """Spellings of periods that may be meant, with their names."""
        known: dict[str, str] = {}
        if self._duty.on(self._ledger.today).every.every is Every.STAGE:
            stages = self._cohort.programme.stages.list
            known |= {stage.id: stage.id for stage in stages}
        close = nearest_period(text, self._first_day)
        if close is not None and close.start.year > 1:
            period = self._period_of(close.start)
            if period is not None:
                known[text] = period.name
        today = self._period_of(self._ledger.today)
        if today is not None:
            known[today.name] = today.name
        return known

    def _period_of(self, day: date) -> Period | None:
        programme, duty = self._cohort.programme, self._duty.on(day)
        return period_of(duty, day, programme, self._first_day)


def _commented(obligation: Obligation) -> str:
    """The path of the record a comment is owed on."""
    return obligation.path.removesuffix(f"{COMMENT}.md") + ".md"
