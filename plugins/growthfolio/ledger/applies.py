"""To whom a rule applies on a day."""

from datetime import date

from growthfolio.model.duty import Applies
from growthfolio.model.people import Mentee
from growthfolio.model.programme import Programme


def applies(when: Applies, mentee: Mentee, programme: Programme, day: date) -> bool:
    """Whether a mentee's stage, job class, posting and unit are among those named."""
    for allowed, own in (
        (when.job_classes, mentee.job_class),
        (when.posting, mentee.posting),
        (when.units, mentee.unit),
    ):
        if allowed and own not in allowed:
            return False
    return not when.stages or any(
        stage.name in when.stages and day in stage
        for stage in programme.stage_periods(mentee.joined)
    )
