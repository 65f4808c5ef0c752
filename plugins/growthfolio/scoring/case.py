"""Somebody's period in one assessment, and what there is to score it from."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from growthfolio.model.assessment import Assessment
from growthfolio.model.finding import Finding
from growthfolio.model.obligation import Obligation
from growthfolio.model.people import Mentee
from growthfolio.model.period import Period
from growthfolio.model.record import Record, Subject
from growthfolio.scoring.evidence import Evidence, is_owed


class Stack(Struct, frozen=True, kw_only=True):
    """The records a source asks for: those there, and those that are not."""

    records: tuple[Record, ...] = ()
    missing: tuple[str, ...] = ()
    pending: bool = False
    findings: tuple[Finding, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is there and nothing was owed."""
        return not self.records and not self.missing


class Case(Struct, frozen=True, kw_only=True, dict=True):
    """Somebody's period in one assessment.

    What belongs to it is looked up once, however many sources ask for it.
    """

    evidence: Evidence
    assessment: Assessment
    subject: Subject
    period: Period

    @property
    def mentee(self) -> Mentee | None:
        """The mentee it is about, if it is about one."""
        return self.evidence.cohort.mentee.get(self.subject.id)

    @property
    def over(self) -> bool:
        """Whether the period lies behind us; what is assessed once has no end."""
        return self.period.kind == "once" or self.ended

    @property
    def ended(self) -> bool:
        """Whether its last day lies behind us."""
        return self.period.end < self.evidence.today

    @cached_property
    def stacks(self) -> dict[tuple[object, ...], Stack]:
        """What was looked up for sources, by all that it depends on."""
        return {}

    @cached_property
    def _belonging(self) -> dict[str, tuple[Obligation, ...]]:
        return {}

    def _of(self, duty: str) -> tuple[Obligation, ...]:
        if duty not in self._belonging:
            found = self.evidence.belonging(self.subject, duty, self.period)
            self._belonging[duty] = found
        return self._belonging[duty]

    def owed(self, duties: Iterable[str]) -> Iterator[Obligation]:
        """What counts of the duties; comments by `plan.comment`."""
        for duty in duties:
            for obligation in self._of(duty):
                if is_owed(obligation):
                    yield obligation

    def handed_in(self, duties: Iterable[str]) -> Iterator[Record]:
        """The records of the duties that are there, of events and of what is owed."""
        for name in duties:
            if self.evidence.is_event(name, self.period):
                yield from self.evidence.events(self.subject, name, self.period)
            else:
                yield from self.evidence.there(self._of(name))

    def away(self, duties: Iterable[str]) -> bool:
        """Whether the person is on leave for most of it."""
        mentee = self.mentee
        return mentee is not None and self.evidence.away(mentee, duties, self.period)
