"""GF7: personal data that has no place in a growth file."""

from typing import Final

from growthfolio.model.finding import Rule, Severity
from growthfolio.model.phrase import N_

IDENTITY_NUMBER: Final = Rule(
    code="GF701",
    name="identity-number",
    severity=Severity.ERROR,
    message=N_("an identity number stands here: {masked}"),
    help=N_("take it out; it stays in git's history until that is rewritten"),
    why=N_(
        "Whoever can clone the repository reads it, and a growth file does not need "
        "it. Only numbers whose check digit is right are reported."
    ),
)
BANK_CARD: Final = Rule(
    code="GF702",
    name="bank-card-number",
    severity=Severity.ERROR,
    message=N_("a bank card number stands here: {masked}"),
    help=N_("take it out; it stays in git's history until that is rewritten"),
    why=N_(
        "Whoever can clone the repository reads it, and a growth file does not need "
        "it. Only numbers whose check digit is right are reported."
    ),
)
MOBILE_NUMBER: Final = Rule(
    code="GF703",
    name="mobile-number",
    severity=Severity.WARNING,
    message=N_("a mobile number stands here: {masked}"),
    help=N_("take it out, unless it is a number meant for everybody"),
    why=N_("A private number reaches everybody who reads the site or the repository."),
)

RULES: Final = (IDENTITY_NUMBER, BANK_CARD, MOBILE_NUMBER)
