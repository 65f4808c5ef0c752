"""To whom a rule applies on a day."""

from datetime import date

from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About, Applies
from growthfolio.model.people import Mentee
from growthfolio.model.programme import Programme
from growthfolio.model.record import Subject


def applies(when: Applies, mentee: Mentee, programme: Programme, day: date) -> bool:
    """Whether what a mentee is on a day is among what is named."""
    for allowed, own in (
        (when.job_classes, mentee.job_class),
        (when.posting, mentee.posting_on(day)),
        (when.units, mentee.unit),
        (when.classes, mentee.mentee_class),
    ):
        if allowed and own not in allowed:
            return False
    return not when.stages or any(
        stage.name in when.stages and day in stage
        for stage in programme.stage_periods(mentee.joined)
    )


def applies_to(when: Applies, subject: Subject, cohort: Cohort) -> bool:
    """Whether a mentor's roles, or a unit's level, are among those named."""
    mentor = cohort.mentor.get(subject.id)
    unit = cohort.programme.unit(subject.id)
    if subject.about is About.MENTOR and mentor is not None:
        in_role = not when.roles or not set(when.roles).isdisjoint(mentor.roles)
        return in_role and (not when.units or mentor.unit in when.units)
    if subject.about is About.UNIT and unit is not None:
        at_level = not when.levels or unit.level in when.levels
        return at_level and (not when.units or unit.id in when.units)
    return True
