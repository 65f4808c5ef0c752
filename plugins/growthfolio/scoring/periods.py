"""Who is assessed, and in which periods."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from growthfolio.ledger.applies import applies, applies_to
from growthfolio.ledger.attendance import Span
from growthfolio.model import period as periods
from growthfolio.model.assessment import Assessment, NotGraded
from growthfolio.model.cadence import Every
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import EVERYBODY, About
from growthfolio.model.period import Period, add_months
from growthfolio.model.record import Subject
from growthfolio.model.title import Title

_NOT_OF_THE_CALENDAR: Final = (Every.ONCE, Every.STAGE, Every.WEEKS, Every.EVENT)


def assessed(
    cohort: Cohort, assessment: Assessment, today: date
) -> Iterator[tuple[Subject, Period]]:
    """Everybody an assessment is about, with each period up to today's.

    As for what is owed: who is there on its last day, and for at least half of it.
    """
    same = tuple(_calendar_periods(cohort, assessment, today))
    for subject, span in _people(cohort, assessment, today):
        if span.start > today:
            continue
        for period in (*same, *_periods(cohort, assessment, subject, span, today)):
            there = period.kind == "once" or span.holds(period, period.end)
            if there and _applies(cohort, assessment, subject, period, today):
                yield subject, period


def ungraded(
    cohort: Cohort, assessment: Assessment, subject: Subject, period: Period
) -> Title | None:
    """Why somebody gets no grade, if so."""
    mentee = cohort.mentee.get(subject.id)
    if subject.about is not About.MENTEE or mentee is None:
        return None
    for rule in assessment.not_graded:
        new = rule.months is None or period.end < add_months(mentee.joined, rule.months)
        if new and _concerns(rule, cohort, subject, period.end):
            return rule.reason
    return None


def _concerns(rule: NotGraded, cohort: Cohort, subject: Subject, day: date) -> bool:
    if rule.when is EVERYBODY:
        return True
    return applies(rule.when, cohort.mentee[subject.id], cohort.programme, day)


def _people(
    cohort: Cohort, assessment: Assessment, today: date
) -> Iterator[tuple[Subject, Span]]:
    starts = cohort.programme.starts
    if assessment.about is About.MENTEE:
        for mentee in cohort.mentees:
            yield Subject(About.MENTEE, mentee.id), Span.of(mentee, starts)
    if assessment.about is About.MENTOR:
        for mentor in cohort.mentors:
            span = Span.of_mentor(mentor, starts, today)
            if span is not None:
                yield Subject(About.MENTOR, mentor.id), span


def _periods(
    cohort: Cohort, assessment: Assessment, subject: Subject, span: Span, today: date
) -> Iterator[Period]:
    """The periods that begin with the person."""
    every = assessment.every.every
    if every is Every.ONCE:
        yield Period(span.start, span.end or date.max, "once", "once")
    elif every is Every.STAGE:
        mentee = cohort.mentee.get(subject.id)
        stages = cohort.programme.stage_periods(mentee.joined) if mentee else ()
        yield from (stage for stage in stages if stage.start <= today)


def _calendar_periods(
    cohort: Cohort, assessment: Assessment, today: date
) -> Iterator[Period]:
    """The periods that are the same for everybody."""
    if assessment.every.every not in _NOT_OF_THE_CALENDAR:
        kind, first = assessment.every.period_kind, cohort.programme.starts
        yield from periods.calendar_periods(kind, first, today)


def _applies(
    cohort: Cohort,
    assessment: Assessment,
    subject: Subject,
    period: Period,
    today: date,
) -> bool:
    if assessment.when is EVERYBODY:
        return True
    mentee = cohort.mentee.get(subject.id)
    if subject.about is About.MENTEE and mentee is not None:
        day = min(period.end, max(today, period.start))
        if period.endless:
            day = today
        return applies(assessment.when, mentee, cohort.programme, day)
    return applies_to(assessment.when, subject, cohort)
