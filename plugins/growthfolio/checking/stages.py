"""Stages: what had to be fulfilled before one ended, and was not (S4-10)."""

from collections.abc import Iterator
from typing import Final

from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About, Duty
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.obligation import Obligation, State
from growthfolio.model.people import Mentee
from growthfolio.model.period import DAY, Period
from growthfolio.model.record import Subject
from growthfolio.model.rules import units
from growthfolio.model.stages import Stage

_EXCUSED: Final = (State.EXEMPT, State.NOT_APPLICABLE)
_OPEN: Final = (State.DRAFT, State.DUE, State.UPCOMING)


def gates(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Nobody goes on to the next stage without what the one before required.

    What ended before the programme started asked nothing of anybody.
    """
    programme = cohort.programme
    for mentee in cohort.mentees:
        ended = zip(
            programme.stages.list, programme.stage_periods(mentee.joined), strict=True
        )
        for stage, period in ended:
            over = programme.starts <= period.end < ledger.today
            if not over or not mentee.active(period.end):
                continue
            for name in stage.requires:
                duty = programme.duty(name)
                if duty and not _fulfilled(cohort, ledger, mentee, duty, period):
                    yield _finding(mentee, stage, period, duty)


def _fulfilled(
    cohort: Cohort, ledger: Ledger, mentee: Mentee, duty: Duty, stage: Period
) -> bool:
    """Whether all that a stage owed of a duty is there, accepted or still open.

    Where nothing is ever owed, such as of events, one record will do.
    """
    subject = Subject(About.MENTEE, mentee.id)
    owed = [
        one
        for one in ledger.of.get(subject, ())
        if one.duty == duty.id and _belongs(one, stage)
    ]
    if owed:
        return all(
            one.state.is_there or one.state in (*_EXCUSED, *_OPEN) or one.waived
            for one in owed
        )
    return any(
        record.at.duty == duty.id
        and record.at.period.start in stage
        and not record.draft
        and record.readable
        for record in cohort.records_of.get(subject, ())
    )


def _belongs(one: Obligation, stage: Period) -> bool:
    """Whether something was owed in a stage: it is the stage's, or began in it."""
    if one.period.kind == "stage":
        return one.period.name == stage.name
    return one.period.start in stage


def _finding(mentee: Mentee, stage: Stage, period: Period, duty: Duty) -> Finding:
    return Finding(
        rule=units.STAGE_NOT_PASSED,
        place=mentee.marks.place("joined"),
        person=mentee.id,
        duty=duty.id,
        period=stage.id,
        values={
            "name": mentee.name,
            "stage": stage.title,
            "date": period.end + DAY,
            "duty": duty.title,
        },
    )


OF_PARTS: Final = (gates,)
