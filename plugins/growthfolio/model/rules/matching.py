"""GF4: two-way selection, and the pairings that come of it."""

from typing import Final

from growthfolio.model.finding import Rule, Severity
from growthfolio.model.phrase import N_

CONTRADICTORY_ROUND: Final = Rule(
    code="GF416",
    name="contradictory-round",
    severity=Severity.ERROR,
    message=N_("{problem}"),
    help=N_("mend the round"),
    why=N_("Of a round that contradicts itself no fair matching can be made."),
)
ALREADY_PAIRED: Final = Rule(
    code="GF417",
    name="already-paired",
    severity=Severity.ERROR,
    message=N_("{name} has {mentor} as “{role}” already when the round begins"),
    help=N_(
        "end that pairing with “to:” in portfolios/{id}/profile.yml, or take the "
        "entry out of the round"
    ),
    why=N_("A second mentor in one role leaves nobody answerable."),
)
ROUND_OVER_CAPACITY: Final = Rule(
    code="GF418",
    name="round-over-capacity",
    severity=Severity.ERROR,
    message=N_(
        "the round gives {mentor} {count} places as “{role}”; {left} are left of the "
        "capacity"
    ),
    help=N_("write “capacity: {left}”, or raise the mentor’s own capacity first"),
    why=N_("A round may narrow what the mentor pool allows, and never widen it."),
)
TOO_FEW_PLACES: Final = Rule(
    code="GF419",
    name="too-few-places",
    severity=Severity.ERROR,
    message=N_(
        "{count} mentees must have a “{role}”; the mentors of the round have {places} "
        "places"
    ),
    help=N_("add mentors to the round, or take mentees to another one"),
    why=N_("However it is matched, somebody would be left without a required mentor."),
)
NOBODY_POSSIBLE: Final = Rule(
    code="GF420",
    name="nobody-possible",
    severity=Severity.ERROR,
    message=N_("{name} must have a “{role}”, but no mentor of the round is possible"),
    help=N_("let the mentee rank more mentors, or write “others: true”: {hint}"),
    why=N_("However it is matched, the mentee would be left without a mentor."),
)
BLOCKING_PAIR: Final = Rule(
    code="GF421",
    name="blocking-pair",
    severity=Severity.ERROR,
    message=N_(
        "{name} and {mentor} would both rather have each other as “{role}”: {instead}"
    ),
    help=N_("pair them, or let “growthfolio match” pair everybody"),
    why=N_(
        "Two who prefer each other to what they were given have been passed over: "
        "the pairing is not stable."
    ),
)
IMPOSSIBLE_PAIRING: Final = Rule(
    code="GF422",
    name="impossible-pairing",
    severity=Severity.ERROR,
    message=N_("{name} cannot be paired with {mentor} as “{role}”: {reason}"),
    help=N_("take the pair out"),
    why=N_("A pairing must be one that the programme and both sides allow."),
)
PAIRED_TWICE: Final = Rule(
    code="GF423",
    name="paired-twice",
    severity=Severity.ERROR,
    message=N_("{name} is paired twice as “{role}”"),
    help=N_("keep one of the two pairs"),
    why=N_("A round gives everybody one mentor in a role."),
)

RULES: Final = (
    CONTRADICTORY_ROUND,
    ALREADY_PAIRED,
    ROUND_OVER_CAPACITY,
    TOO_FEW_PLACES,
    NOBODY_POSSIBLE,
    BLOCKING_PAIR,
    IMPOSSIBLE_PAIRING,
    PAIRED_TWICE,
)
