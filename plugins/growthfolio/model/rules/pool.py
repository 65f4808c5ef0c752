"""GF4, too: the pool of mentors, its reviews and its negative list."""

from typing import Final

from growthfolio.model.finding import Rule, Severity
from growthfolio.model.phrase import N_

STATUS_DISAGREES: Final = Rule(
    code="GF425",
    name="status-disagrees",
    severity=Severity.ERROR,
    message=N_("“status:” says {status}, but the last step of “history:” is {last}"),
    help=N_("mend “status:”, or add the step that is missing"),
    why=N_(
        "Where a mentor stands decides who owes what; two answers are one too many."
    ),
)
STEP_NOT_ALLOWED: Final = Rule(
    code="GF426",
    name="step-not-allowed",
    severity=Severity.ERROR,
    message=N_("a mentor cannot go from {before} to {after}"),
    help=N_("after {before} comes one of these: {allowed}"),
    why=N_("Nobody guides others who was not selected, and reviewed, before."),
)
STEPS_OUT_OF_ORDER: Final = Rule(
    code="GF427",
    name="steps-out-of-order",
    severity=Severity.ERROR,
    message=N_("this step of {date} stands below one of {before}"),
    help=N_("write the steps from the oldest to the newest, one for each day"),
    why=N_("The order of the steps says where a mentor stood on any day."),
)
MENTOR_NOT_ACTIVE_YET: Final = Rule(
    code="GF428",
    name="mentor-not-active-yet",
    severity=Severity.ERROR,
    message=N_("the mentor {mentor} was still a candidate on {date}"),
    help=N_("let the pairing begin once the mentor is active"),
    why=N_("A candidate guides nobody: what would be owed is owed by nobody."),
)
MENTOR_SUSPENDED: Final = Rule(
    code="GF429",
    name="mentor-suspended",
    severity=Severity.ERROR,
    message=N_("the mentor {mentor} is suspended, and nobody stands in as “{role}”"),
    help=N_("add a mentor for the time being, or end the pairing with “to:”"),
    why=N_("What a suspended mentor would owe is owed by nobody meanwhile."),
)
QUALIFICATION_EXPIRED: Final = Rule(
    code="GF430",
    name="qualification-expired",
    severity=Severity.ERROR,
    message=N_(
        "the qualification of the mentor {mentor} ran out on {date}, but this "
        "pairing goes on"
    ),
    help=N_("review the mentor and write it under “qualified:”, or end the pairing"),
    why=N_("A mentor in the pool is reviewed every year; without it trust runs out."),
)
REVIEW_FAILED: Final = Rule(
    code="GF431",
    name="review-failed",
    severity=Severity.ERROR,
    message=N_(
        "the mentor {mentor} did not pass the review of {date}, but this pairing "
        "goes on"
    ),
    help=N_("end the pairing with “to:”, and add the new mentor"),
    why=N_("A review without consequences is none."),
)
ON_NEGATIVE_LIST: Final = Rule(
    code="GF432",
    name="on-negative-list",
    severity=Severity.ERROR,
    message=N_(
        "the mentor {mentor} is on the negative list since {date}, but this pairing "
        "goes on: {rule} ({reason})"
    ),
    help=N_("end the pairing with “to:”, and add the new mentor"),
    why=N_("Whoever meets a condition of the negative list is unfit to be a mentor."),
)
UNKNOWN_CONDITION: Final = Rule(
    code="GF433",
    name="unknown-condition",
    severity=Severity.ERROR,
    message=N_("“{value}” is no condition of the negative list"),
    help=N_("{hint}"),
    why=N_("Nobody may be held unfit for what no rule says."),
)
NEGATIVE_LIST_MET: Final = Rule(
    code="GF434",
    name="negative-list-met",
    severity=Severity.ERROR,
    message=N_("the mentor {mentor} meets the negative list’s “{rule}”: {evidence}"),
    help=N_(
        "decide on it, and write it under “hits:” of mentors/{id}.yml, with "
        "“dismissed: true” where it is not held against the mentor"
    ),
    why=N_("What the files show must be looked into by somebody."),
)
LINEAGE_TWICE: Final = Rule(
    code="GF435",
    name="lineage-twice",
    severity=Severity.ERROR,
    message=N_("two mentors were the mentee “{person}”: {mentors}"),
    help=N_("mend “was:” in one of their files"),
    why=N_("A mentee becomes one mentor."),
)
ELIGIBILITY_UNPROVEN: Final = Rule(
    code="GF436",
    name="eligibility-unproven",
    severity=Severity.ERROR,
    message=N_("nothing bears out that the mentor {mentor} is “{eligibility}”"),
    help=N_("add it under “evidence:”, with files or addresses"),
    why=N_("The programme asks for something that bears this eligibility out."),
)
COMPLETED_TOO_EARLY: Final = Rule(
    code="GF437",
    name="completed-too-early",
    severity=Severity.ERROR,
    message=N_(
        "this pairing is not completed: it needs its last day in “to:”, and "
        "{months} months from its first one"
    ),
    help=N_("remove “completed:”, and add the mentor who follows"),
    why=N_("Only a pairing that is nearly over may be completed without a successor."),
)
HIT_NEVER_COUNTS: Final = Rule(
    code="GF438",
    name="hit-never-counts",
    severity=Severity.ERROR,
    message=N_("this hit of the negative list ends before it begins"),
    help=N_("mend “until:”; with “dismissed: true” it is not held against the mentor"),
    why=N_("A hit that counts on no day protects nobody."),
)

CONFIDENTIAL: Final = (
    QUALIFICATION_EXPIRED,
    REVIEW_FAILED,
    ON_NEGATIVE_LIST,
    UNKNOWN_CONDITION,
    NEGATIVE_LIST_MET,
    HIT_NEVER_COUNTS,
)
"""The rules whose findings say something of a mentor's reviews or hits."""

RULES: Final = (
    STATUS_DISAGREES,
    STEP_NOT_ALLOWED,
    STEPS_OUT_OF_ORDER,
    MENTOR_NOT_ACTIVE_YET,
    MENTOR_SUSPENDED,
    QUALIFICATION_EXPIRED,
    REVIEW_FAILED,
    ON_NEGATIVE_LIST,
    UNKNOWN_CONDITION,
    NEGATIVE_LIST_MET,
    LINEAGE_TWICE,
    ELIGIBILITY_UNPROVEN,
    COMPLETED_TOO_EARLY,
    HIT_NEVER_COUNTS,
)
