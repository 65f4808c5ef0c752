"""GF9: the machine, and what surrounds the records."""

from typing import Final

from growthfolio.model.finding import Rule, Severity
from growthfolio.model.phrase import N_

NO_PROGRAMME: Final = Rule(
    code="GF901",
    name="no-programme",
    severity=Severity.ERROR,
    message=N_("there is no programme.yml in {root} or above"),
    help=N_("go into the folder of your programme, or start one: growthfolio init DIR"),
    why=N_("Everything begins with the programme."),
)
NO_GIT_BASE: Final = Rule(
    code="GF902",
    name="no-git-base",
    severity=Severity.ERROR,
    message=N_("what changed cannot be told: {reason}"),
    help=N_(
        "fetch the history (git fetch --unshallow, or fetch-depth: 0 in CI), "
        "or leave --changed-since out"
    ),
    why=N_("The files of a change are found with git."),
)
CALENDAR_NOT_PUBLISHED: Final = Rule(
    code="GF903",
    name="calendar-not-published",
    severity=Severity.WARNING,
    message=N_(
        "the working days of {year} are not published yet: make-up workdays are missing"
    ),
    help=N_(
        "update the package “holidays”, or list the days in a calendar file of your own"
    ),
    why=N_("Due dates that count working days may move once they are published."),
)

RULES: Final = (
    NO_PROGRAMME,
    NO_GIT_BASE,
    CALENDAR_NOT_PUBLISHED,
)
