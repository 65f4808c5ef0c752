"""GF4: people and how they belong together."""

from typing import Final

from growthfolio.model.finding import Rule, Severity
from growthfolio.model.phrase import N_

UNKNOWN_PERSON: Final = Rule(
    code="GF401",
    name="unknown-person",
    severity=Severity.ERROR,
    message=N_("“{person}” is not a mentee of this programme"),
    help=N_("{hint}"),
    why=N_("A record that names somebody nobody knows belongs to nobody."),
)
UNKNOWN_MENTOR: Final = Rule(
    code="GF402",
    name="unknown-mentor",
    severity=Severity.ERROR,
    message=N_("there is no mentor “{mentor}”"),
    help=N_("{hint}"),
    why=N_("A pairing with a mentor who does not exist guides nobody."),
)
WRONG_PERSON: Final = Rule(
    code="GF403",
    name="wrong-person",
    severity=Severity.ERROR,
    message=N_("this record lies in the folder of “{expected}” but names “{found}”"),
    help=N_("mend the key, or move the file into the right folder"),
    why=N_("The folder says whose record it is; two answers are one too many."),
)
DUPLICATE_ID: Final = Rule(
    code="GF404",
    name="duplicate-id",
    severity=Severity.ERROR,
    message=N_("the id “{id}” stands for somebody or something else already"),
    help=N_("choose another id"),
    why=N_(
        "Two things of one name cannot be told apart, least of all on file "
        "systems that ignore case."
    ),
)
MENTOR_LEFT: Final = Rule(
    code="GF405",
    name="mentor-left",
    severity=Severity.ERROR,
    message=N_("the mentor {mentor} no longer serves, but this pairing goes on"),
    help=N_("end the pairing with “to:”, and add the new mentor"),
    why=N_(
        "The mentee is left without guidance, and what the mentor owes is "
        "owed by nobody."
    ),
)
MENTOR_LACKS_ROLE: Final = Rule(
    code="GF406",
    name="mentor-lacks-role",
    severity=Severity.ERROR,
    message=N_("the mentor {mentor} does not hold the role “{role}”"),
    help=N_("add the role to mentors/{id}.yml, or choose another mentor"),
    why=N_("Roles say what a mentor is fit for."),
)
MENTOR_OVER_CAPACITY: Final = Rule(
    code="GF407",
    name="mentor-over-capacity",
    severity=Severity.ERROR,
    message=N_("the mentor {mentor} has {count} mentees; {capacity} is the most"),
    help=N_("pair some of them with another mentor, or raise the capacity"),
    why=N_("A mentor with too many mentees has time for none."),
)
UNKNOWN_REFERENCE: Final = Rule(
    code="GF408",
    name="unknown-reference",
    severity=Severity.ERROR,
    message=N_("“{value}” is no {kind} of this programme"),
    help=N_("{hint}"),
    why=N_("The programme lists what may be named."),
)
NO_MENTOR: Final = Rule(
    code="GF409",
    name="no-mentor",
    severity=Severity.ERROR,
    message=N_("{name} has no mentor in the role “{role}” {when}"),
    help=N_("add a pairing under “mentors:”"),
    why=N_("The programme requires this role; what its mentor owes is owed by nobody."),
)
UNAPPROVED_LEAVE: Final = Rule(
    code="GF410",
    name="unapproved-leave",
    severity=Severity.ERROR,
    message=N_("this leave does not say who approved it"),
    help=N_("add “approved_by:”"),
    why=N_(
        "Leave takes obligations away, so somebody other than the person "
        "answers for it."
    ),
)
WRONG_AUTHOR: Final = Rule(
    code="GF411",
    name="wrong-author",
    severity=Severity.ERROR,
    message=N_("{author} did not owe this; {owner} did"),
    help=N_("mend “by:”, or let {owner} write it"),
    why=N_("Who wrote a record must be somebody who may."),
)
BAD_ID: Final = Rule(
    code="GF412",
    name="bad-id",
    severity=Severity.ERROR,
    message=N_("“{id}” cannot be an id"),
    help=N_("use letters a–z, digits and hyphens, starting with a letter or digit"),
    why=N_(
        "Ids are parts of file names and addresses on every system; names may"
        " be in any script."
    ),
)
MISSING_PROFILE: Final = Rule(
    code="GF413",
    name="missing-profile",
    severity=Severity.ERROR,
    message=N_("the folder of “{id}” has no profile.yml"),
    help=N_(
        "create portfolios/{id}/profile.yml with name and joined, or rename the folder"
    ),
    why=N_(
        "Without a profile nothing is expected of the person, and nothing is shown."
    ),
)
MENTOR_NOT_ELIGIBLE: Final = Rule(
    code="GF414",
    name="mentor-not-eligible",
    severity=Severity.ERROR,
    message=N_(
        "the mentor {mentor} has none of the eligibilities of the role "
        "“{role}”: {needed}"
    ),
    help=N_("add the eligibility to the mentor's file, or choose another mentor"),
    why=N_("The programme says who may take this role."),
)
OWN_MENTOR: Final = Rule(
    code="GF415",
    name="own-mentor",
    severity=Severity.ERROR,
    message=N_("{name} is named as their own mentor"),
    help=N_("choose another mentor"),
    why=N_("Nobody guides themselves."),
)
RANK_TOO_HIGH: Final = Rule(
    code="GF424",
    name="rank-too-high",
    severity=Severity.ERROR,
    message=N_("{name} holds the rank “{rank}”; mentees are at most “{highest}”"),
    help=N_("mend “rank:”, or end the stay with “left:”"),
    why=N_("The programme says for whom it is."),
)

MENTOR_CYCLE: Final = Rule(
    code="GF450",
    name="mentor-cycle",
    severity=Severity.ERROR,
    message=N_("these people are each other's mentors: {cycle}"),
    help=N_("end one of the pairings with “to:”, or choose another mentor"),
    why=N_("Who is guided by those they guide is guided by nobody."),
)
TWO_MENTORS: Final = Rule(
    code="GF451",
    name="two-mentors",
    severity=Severity.ERROR,
    message=N_("{name} has two mentors in the role “{role}” on {date}: also {other}"),
    help=N_("end the earlier pairing with “to:” on the day before"),
    why=N_("A second mentor in one role leaves nobody answerable."),
)

RULES: Final = (
    UNKNOWN_PERSON,
    UNKNOWN_MENTOR,
    WRONG_PERSON,
    DUPLICATE_ID,
    MENTOR_LEFT,
    MENTOR_LACKS_ROLE,
    MENTOR_OVER_CAPACITY,
    UNKNOWN_REFERENCE,
    NO_MENTOR,
    UNAPPROVED_LEAVE,
    WRONG_AUTHOR,
    BAD_ID,
    MISSING_PROFILE,
    MENTOR_NOT_ELIGIBLE,
    OWN_MENTOR,
    MENTOR_CYCLE,
    TWO_MENTORS,
    RANK_TOO_HIGH,
)
