"""What each measure counts, for a unit in a period."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Final, TypeAlias

from msgspec import Struct

from growthfolio.evaluating.books import Books
from growthfolio.evaluating.results import Evidence
from growthfolio.ledger.applies import applies
from growthfolio.model.duty import About
from growthfolio.model.evaluation import Indicator, Measure
from growthfolio.model.kind import Kind
from growthfolio.model.obligation import Obligation, State
from growthfolio.model.people import Mentee
from growthfolio.model.period import Period
from growthfolio.model.record import Subject

_IN_TIME: Final = (State.DONE, State.AWAITING_COMMENT)


class Count(Struct, frozen=True, kw_only=True, dict=True):
    """An indicator of a unit in a period, before it is added up."""

    books: Books
    indicator: Indicator
    unit: str
    period: Period

    def evidence(self) -> tuple[Evidence, ...]:
        """Everything counted, for or against."""
        return tuple(_MEASURES[self.indicator.measure](self))

    @cached_property
    def duties(self) -> frozenset[str]:
        """The duties that count: those named, else all its readers may read."""
        if self.indicator.duties:
            return frozenset(self.indicator.duties)
        return self.books.readable

    def decided(self, *, comments: bool) -> Iterator[Obligation]:
        """What fell due in the period and is there or not."""
        for one in self.books.decided.get((self.unit, self.period.name), ()):
            if one.is_comment is comments and one.base_duty in self.duties:
                yield one

    def judged(self, one: Obligation, *, counts: bool) -> Evidence:
        """An obligation as evidence."""
        return Evidence(self.unit, one.subject, one.path, counts)


def _coverage(count: Count) -> Iterator[Evidence]:
    """The key mentees there on the last day, with every mentor they must have."""
    books = count.books
    until = books.until(count.period)
    key = {str(one.id): one.key for one in books.cohort.programme.classes}
    for mentee in books.people(count.unit, count.period):
        if mentee.active(until) and key.get(mentee.mentee_class or "", True):
            held = _held(count, mentee)
            if held is not None:
                subject = Subject(About.MENTEE, mentee.id)
                yield Evidence(count.unit, subject, "", held)


def _held(count: Count, mentee: Mentee) -> bool | None:
    """Whether every required role is held; None where none is required.

    Where the programme requires none at all, any mentor will do.
    """
    cohort, until = count.books.cohort, count.books.until(count.period)
    roles = {
        pairing.role
        for pairing in mentee.mentors
        if pairing.holds(until)
        and pairing.mentor in cohort.mentor
        and cohort.mentor[pairing.mentor].serves(until)
    }
    required = [one for one in cohort.programme.mentor_roles if one.required]
    if not required:
        return bool(roles)
    needed = [
        str(role.id)
        for role in required
        if applies(role.when, mentee, cohort.programme, until)
    ]
    return roles.issuperset(needed) if needed else None


def _completion(count: Count) -> Iterator[Evidence]:
    """What was owed by then, and whether it is there."""
    for one in count.decided(comments=False):
        yield count.judged(one, counts=one.state.is_there)


def _punctuality(count: Count) -> Iterator[Evidence]:
    """What was handed in, and whether it came in time."""
    for one in count.decided(comments=False):
        if one.state.is_there:
            yield count.judged(one, counts=one.state in _IN_TIME)


def _response(count: Count) -> Iterator[Evidence]:
    """The comments owed, and whether they came in time."""
    for one in count.decided(comments=True):
        yield count.judged(one, counts=one.state is State.DONE)


def _response_days(count: Count) -> Iterator[Evidence]:
    """The comments there are, and after how many days they came."""
    for one in count.decided(comments=True):
        record = count.books.ledger.at.get(one.path.replace(".comment.md", ".md"))
        handed_in = record.submitted if record is not None else None
        if one.state.is_there and one.submitted and handed_in:
            days = max(0, (one.submitted - handed_in).days)
            yield Evidence(count.unit, one.subject, one.path, counts=True, days=days)


def _follow_ups(count: Count) -> Iterator[Evidence]:
    """What was promised by then and not done before the period."""
    period, until = count.period, count.books.until(count.period)
    for one in count.books.follow_ups.get(count.unit, ()):
        at = one.record.at
        before = one.done is not None and one.done < period.start
        if at.duty not in count.duties or one.due > until:
            continue
        if one.due in period or not before:
            done = one.done is not None and one.done <= until
            yield Evidence(count.unit, at.subject, at.path, counts=done, row=one.row)


def _talks(count: Count) -> Iterator[Evidence]:
    """The talks owed by then, and whether they were held."""
    programme = count.books.cohort.programme
    talks = {duty.id for duty in programme.duties if duty.kind is Kind.TALK}
    for one in count.decided(comments=False):
        if one.duty in talks:
            yield count.judged(one, counts=one.state.is_there)


def _count(count: Count) -> Iterator[Evidence]:
    """The records handed in."""
    key = (count.unit, count.period.name)
    for record in count.books.handed_in.get(key, ()):
        if record.at.duty in count.duties:
            subject, path = record.at.subject, record.at.path
            yield Evidence(count.unit, subject, path, counts=True)


_Measure: TypeAlias = Callable[[Count], Iterator[Evidence]]

_MEASURES: Final[Mapping[Measure, _Measure]] = MappingProxyType(
    {
        Measure.COVERAGE: _coverage,
        Measure.COMPLETION: _completion,
        Measure.PUNCTUALITY: _punctuality,
        Measure.RESPONSE: _response,
        Measure.RESPONSE_DAYS: _response_days,
        Measure.FOLLOW_UPS: _follow_ups,
        Measure.TALKS: _talks,
        Measure.COUNT: _count,
    }
)
