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

OPEN_IN_PUBLIC: Final = Rule(
    code="GF704",
    name="open-in-public",
    severity=Severity.ERROR,
    message=N_("this record can be read by anybody who clones the public repository"),
    help=N_(
        "encrypt it: age -e -a -R keys.txt -o {name}.age {name}; keep records of this "
        "kind in a private repository; or list “{duty}” under “unencrypted:”"
    ),
    why=N_(
        "What a site withholds stays readable in the repository it is built from, and "
        "in its history. Such a record is not read, and nothing of it is published."
    ),
)
NOT_ENCRYPTED: Final = Rule(
    code="GF705",
    name="not-encrypted",
    severity=Severity.ERROR,
    message=N_("this file is called encrypted and is not"),
    help=N_("encrypt it: age -e -a -R keys.txt -o {name}.age {name}"),
    why=N_("Somebody relies on nobody being able to read it; it is not read here."),
)

RULES: Final = (
    IDENTITY_NUMBER,
    BANK_CARD,
    MOBILE_NUMBER,
    OPEN_IN_PUBLIC,
    NOT_ENCRYPTED,
)
