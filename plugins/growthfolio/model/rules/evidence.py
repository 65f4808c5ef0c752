"""GF5 and GF9 by git's word: what dates and authors say against the history."""

from typing import Final

from growthfolio.model.finding import Rule, Severity
from growthfolio.model.phrase import N_

BACK_DATED: Final = Rule(
    code="GF517",
    name="back-dated",
    severity=Severity.WARNING,
    message=N_(
        "{name} counts as in time for {duty}, {period}, due on {due}; it first came "
        "into git on {committed}"
    ),
    help=N_("put the day it was really handed in under “{key}:”"),
    why=N_(
        "A date anybody may write is only worth something if the history bears it out."
    ),
)
COMMITTED_BY_ANOTHER: Final = Rule(
    code="GF518",
    name="committed-by-another",
    severity=Severity.WARNING,
    message=N_("{name} is said to have commented, but somebody else committed it"),
    help=N_("let {name} commit it, or add the address used to “emails:”"),
    why=N_("A mentor's comment is the mentor's own word."),
)
HISTORY_NOT_VERIFIED: Final = Rule(
    code="GF910",
    name="history-not-verified",
    severity=Severity.WARNING,
    message=N_("dates and authors were not compared with git: {reason}"),
    help=N_(
        "run it in a full clone (git fetch --unshallow, or fetch-depth: 0 in CI), "
        "with the mentors' addresses under “emails:”"
    ),
    why=N_("What could not be verified is said, and not taken for verified."),
)

RULES: Final = (BACK_DATED, COMMITTED_BY_ANOTHER, HISTORY_NOT_VERIFIED)
