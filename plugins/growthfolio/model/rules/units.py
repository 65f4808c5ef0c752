"""GF340, GF545: the evaluation of units, stages not passed, policies out of force."""

from typing import Final

from growthfolio.model.finding import Rule, Severity
from growthfolio.model.phrase import N_

WITHHELD_INDICATOR: Final = Rule(
    code="GF340",
    name="withheld-indicator",
    severity=Severity.ERROR,
    message=N_(
        "the indicator “{indicator}” counts {duty}, which the audience “{audience}” "
        "may not read"
    ),
    help=N_("take the duty out of “duties:”, or narrow the evaluation's audience"),
    why=N_(
        "A number made of what somebody may not read tells of it; the indicator, "
        "and the tier and colour that rest on it, are not shown to them."
    ),
)
STAGE_NOT_PASSED: Final = Rule(
    code="GF545",
    name="stage-not-passed",
    severity=Severity.WARNING,
    message=N_("{name} went on from {stage} on {date} without {duty}"),
    help=N_("hand in what is missing, or accept the gap under “waivers:”"),
    why=N_("The programme says what must be fulfilled before a stage ends."),
)
SUPERSEDED_POLICY: Final = Rule(
    code="GF546",
    name="superseded-policy",
    severity=Severity.WARNING,
    message=N_("{duty} follows “{policy}”, which was in force until {date}"),
    help=N_("add a change “from:” the new policy's first day, with its articles"),
    why=N_(
        "A duty rests on the policy in force; what was owed before stays as it was."
    ),
)

RULES: Final = (WITHHELD_INDICATOR, STAGE_NOT_PASSED, SUPERSEDED_POLICY)
