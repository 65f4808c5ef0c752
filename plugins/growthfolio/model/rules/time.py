"""GF5: time and completeness, and the substance of what was handed in."""

from typing import Final

from growthfolio.model.finding import Rule, Severity
from growthfolio.model.phrase import N_

MISSING_RECORD: Final = Rule(
    code="GF501",
    name="missing-record",
    severity=Severity.ERROR,
    message=N_("{name} has no {duty} for {period}; it was due on {due}"),
    help=N_("growthfolio new {person} {duty_id} {period_name} creates {path}"),
    why=N_(
        "This is what the programme is for: nobody should find out at the end"
        " of the year."
    ),
)
MISSING_COMMENT: Final = Rule(
    code="GF502",
    name="missing-comment",
    severity=Severity.ERROR,
    message=N_(
        "{name} has not commented on {whose} {duty} for {period}; it was due on {due}"
    ),
    help=N_("growthfolio new {person} {duty_id} {period_name} creates {path}"),
    why=N_(
        "A record without an answer teaches nobody; the comment is the "
        "mentor's own obligation."
    ),
)
UNRECOGNISED_FILE: Final = Rule(
    code="GF503",
    name="unrecognised-file",
    severity=Severity.ERROR,
    message=N_("this file is no record the programme knows"),
    help=N_("{hint}"),
    why=N_(
        "A file that is not recognised is a record that is lost without "
        "anybody noticing."
    ),
)
FUTURE_PERIOD: Final = Rule(
    code="GF504",
    name="future-period",
    severity=Severity.ERROR,
    message=N_("{period} has not begun yet (today is {today})"),
    help=N_("move it to the period it is about"),
    why=N_(
        "A record cannot tell of days to come; usually the year or month is mistyped."
    ),
)
WRONG_PERIOD: Final = Rule(
    code="GF505",
    name="wrong-period",
    severity=Severity.ERROR,
    message=N_("this record lies in {expected} but names {found}"),
    help=N_("mend the key, or move the file into the right folder"),
    why=N_("The folder says which period it is about; two answers are one too many."),
)
DUPLICATE_RECORD: Final = Rule(
    code="GF506",
    name="duplicate-record",
    severity=Severity.ERROR,
    message=N_("there are two records for one obligation: {other} is the other"),
    help=N_("keep one and merge the other into it, or raise the duty's “count”"),
    why=N_("Which of the two is meant cannot be known; neither is dropped."),
)
LATE_RECORD: Final = Rule(
    code="GF507",
    name="late-record",
    severity=Severity.WARNING,
    message=N_(
        "{name} handed in {duty} for {period} on {submitted}; it was due on {due}"
    ),
    help=N_("nothing to do; hand the next one in on time"),
    why=N_("It is there, and it is late: both are worth knowing."),
)
LATE_COMMENT: Final = Rule(
    code="GF508",
    name="late-comment",
    severity=Severity.WARNING,
    message=N_("{name} commented on {submitted}; it was due on {due}"),
    help=N_("nothing to do; answer the next one in time"),
    why=N_("An answer helps most while the month is fresh."),
)
COMMENT_WITHOUT_RECORD: Final = Rule(
    code="GF509",
    name="comment-without-record",
    severity=Severity.WARNING,
    message=N_("this comment has no record to comment on"),
    help=N_("put it beside its record: the same name with .comment before .md"),
    why=N_("A comment is read together with its record; alone it is not shown."),
)
MISSING_SECTION: Final = Rule(
    code="GF510",
    name="missing-section",
    severity=Severity.ERROR,
    message=N_("the section “{section}” is missing"),
    help=N_("add a heading “## {section}”"),
    why=N_(
        "The programme asks for this section, so that the records can be read"
        " side by side."
    ),
)
TOO_LITTLE_SUBSTANCE: Final = Rule(
    code="GF511",
    name="too-little-substance",
    severity=Severity.WARNING,
    message=N_(
        "there are {found} characters and words of text; {expected} are expected"
    ),
    help=N_("say what was done, what came of it and what was learned"),
    why=N_("A few words fulfil the form and help nobody."),
)
TEMPLATE_TEXT: Final = Rule(
    code="GF512",
    name="template-text",
    severity=Severity.WARNING,
    message=N_("template text is left in: “{found}”"),
    help=N_("replace it with your own words"),
    why=N_("Text that was there before the author came says nothing."),
)
NEEDLESS_WAIVER: Final = Rule(
    code="GF513",
    name="needless-waiver",
    severity=Severity.WARNING,
    message=N_("this waiver excuses nothing"),
    help=N_("remove it"),
    why=N_("An excuse that is no longer needed hides the next gap."),
)
WRONG_DUTY: Final = Rule(
    code="GF514",
    name="wrong-duty",
    severity=Severity.ERROR,
    message=N_("this file is named for “{expected}” but names “{found}”"),
    help=N_("mend the key, or rename the file"),
    why=N_("The file's name says which duty it fulfils; two answers are one too many."),
)
FUTURE_DATE: Final = Rule(
    code="GF515",
    name="future-date",
    severity=Severity.ERROR,
    message=N_("{date} is still to come (today is {today})"),
    help=N_("mend the date"),
    why=N_("Nobody hands in tomorrow's record."),
)
UNCLAIMED_ATTACHMENT: Final = Rule(
    code="GF516",
    name="unclaimed-attachment",
    severity=Severity.WARNING,
    message=N_("no record beside this file points at it, so it is not published"),
    help=N_("link it from the record, or delete it"),
    why=N_(
        "Only what a record points at is shown; nothing lies on the site by accident."
    ),
)
RULES: Final = (
    MISSING_RECORD,
    MISSING_COMMENT,
    UNRECOGNISED_FILE,
    FUTURE_PERIOD,
    WRONG_PERIOD,
    DUPLICATE_RECORD,
    LATE_RECORD,
    LATE_COMMENT,
    COMMENT_WITHOUT_RECORD,
    MISSING_SECTION,
    TOO_LITTLE_SUBSTANCE,
    TEMPLATE_TEXT,
    NEEDLESS_WAIVER,
    WRONG_DUTY,
    FUTURE_DATE,
    UNCLAIMED_ATTACHMENT,
)
