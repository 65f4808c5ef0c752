"""GF310–GF329 and GF530–GF539: assessments, ballots, defences and their results."""

from typing import Final

from growthfolio.model.finding import Rule, Severity
from growthfolio.model.phrase import N_

WEIGHTS_OFF: Final = Rule(
    code="GF310",
    name="weights-off",
    severity=Severity.ERROR,
    message=N_("the {what} of “{title}” add up to {sum}, not to {whole}"),
    help=N_("mend them so that they add up to {whole}"),
    why=N_("A total out of parts that do not make a whole can be compared with none."),
)
SELF_SCORED: Final = Rule(
    code="GF311",
    name="self-scored",
    severity=Severity.ERROR,
    message=N_("{name} scores themselves here; it does not count"),
    help=N_("let somebody else score, or write who did after “by”"),
    why=N_("Only a source that says “self: true” is for scoring oneself."),
)
TOO_FEW_VOTES: Final = Rule(
    code="GF312",
    name="too-few-votes",
    severity=Severity.ERROR,
    message=N_("there are {found} valid votes; at least {minimum} are needed"),
    help=N_("vote again with more voters; until then the votes do not count"),
    why=N_("Few votes are neither anonymous nor the opinion of the many."),
)
UNKNOWN_OPTION: Final = Rule(
    code="GF313",
    name="unknown-option",
    severity=Severity.ERROR,
    message=N_("“{option}” is no option that counts; there are {known}"),
    help=N_("mend the value, or give it points in programme.yml"),
    why=N_("A vote or grade without points would be lost without anybody noticing."),
)
OWN_MENTOR_SCORES: Final = Rule(
    code="GF314",
    name="own-mentor-scores",
    severity=Severity.ERROR,
    message=N_("{rater} is {name}’s own mentor and may not score; it does not count"),
    help=N_("remove the score, or let somebody else of the panel give one"),
    why=N_("Who guided somebody judges their own work, too."),
)
NOT_ON_PANEL: Final = Rule(
    code="GF315",
    name="not-on-panel",
    severity=Severity.ERROR,
    message=N_("{rater} is not on the panel of this round; the score does not count"),
    help=N_("remove the score, or add the rater to the round's panel"),
    why=N_("Who scores is settled before anybody speaks."),
)
QUORUM_NOT_MET: Final = Rule(
    code="GF316",
    name="quorum-not-met",
    severity=Severity.ERROR,
    message=N_("{found} scores count; at least {quorum} are needed for a result"),
    help=N_("add the scores that are lacking, or hold the defence again"),
    why=N_("A panel that is not there cannot judge."),
)
PUBLISHED_TOTAL_DIFFERS: Final = Rule(
    code="GF317",
    name="published-total-differs",
    severity=Severity.ERROR,
    message=N_("the published total is {published}; the records give {computed}"),
    help=N_("growthfolio score shows every point; mend the total, or what it is of"),
    why=N_("A total that does not follow from the records cannot be defended."),
)
PUBLISHED_BAND_DIFFERS: Final = Rule(
    code="GF318",
    name="published-band-differs",
    severity=Severity.ERROR,
    message=N_("the published grade is “{published}”; the total gives “{computed}”"),
    help=N_("mend the grade, or the total"),
    why=N_("The same total must mean the same grade for everybody."),
)
UNBACKED_RESULT: Final = Rule(
    code="GF319",
    name="unbacked-result",
    severity=Severity.ERROR,
    message=N_("a result is published for {name}, but the records give none"),
    help=N_("growthfolio score says what is missing; hand it in, or take it back"),
    why=N_("Every point must rest on a record."),
)
OVER_QUOTA: Final = Rule(
    code="GF320",
    name="over-quota",
    severity=Severity.ERROR,
    message=N_(
        "{found} of {size} have “{band}” in {period} ({where}); {allowed} may have it"
    ),
    help=N_("publish the next grade for some of them"),
    why=N_("The programme limits how many may have the best grade."),
)
TOO_MANY_TOP_VOTES: Final = Rule(
    code="GF321",
    name="too-many-top-votes",
    severity=Severity.ERROR,
    message=N_(
        "{found} of {size} valid votes in {period} ({where}) are “{option}”; "
        "{percent} per cent may be"
    ),
    help=N_("count the votes again, or repeat the ballot there"),
    why=N_("Where everybody is excellent, the votes say nothing."),
)
SLOT_WITHOUT_SHEET: Final = Rule(
    code="GF530",
    name="slot-without-sheet",
    severity=Severity.ERROR,
    message=N_("{name}’s defence was on {date}, and there is no sheet of scores"),
    help=N_("write the scores to {path}, or correct the slot"),
    why=N_("What the panel gave must be written down before it is forgotten."),
)
MISSING_SCORE: Final = Rule(
    code="GF531",
    name="missing-score",
    severity=Severity.ERROR,
    message=N_("the score “{key}” is missing here; “{title}” is made of it"),
    help=N_("add it, as a number; until then there is no total"),
    why=N_("No total is made of points that nobody gave."),
)
MISSING_SHEET: Final = Rule(
    code="GF532",
    name="missing-sheet",
    severity=Severity.ERROR,
    message=N_("{name} has no {duty} in {period}; “{title}” is made of it"),
    help=N_("write one for a day of that period; until then there is no total"),
    why=N_("What is never owed by a date is missed by no due date either."),
)
QUOTA_AT_RISK: Final = Rule(
    code="GF533",
    name="quota-at-risk",
    severity=Severity.WARNING,
    message=N_(
        "{found} of {size} reach “{band}” in {period} ({where}); {allowed} may have it"
    ),
    help=N_("decide who gets it before the results are published"),
    why=N_("More reach the best grade than may be given it."),
)

RULES: Final = (
    WEIGHTS_OFF,
    SELF_SCORED,
    TOO_FEW_VOTES,
    UNKNOWN_OPTION,
    OWN_MENTOR_SCORES,
    NOT_ON_PANEL,
    QUORUM_NOT_MET,
    PUBLISHED_TOTAL_DIFFERS,
    PUBLISHED_BAND_DIFFERS,
    UNBACKED_RESULT,
    OVER_QUOTA,
    TOO_MANY_TOP_VOTES,
    SLOT_WITHOUT_SHEET,
    MISSING_SCORE,
    MISSING_SHEET,
    QUOTA_AT_RISK,
)
