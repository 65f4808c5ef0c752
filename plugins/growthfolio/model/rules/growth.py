"""GF33, GF54: what the growth file is made of, and what it lacks."""

from typing import Final

from growthfolio.model.finding import Rule, Severity
from growthfolio.model.phrase import N_

UNFIT_FIELD: Final = Rule(
    code="GF330",
    name="unfit-field",
    severity=Severity.ERROR,
    message=N_(
        "in records of the kind “{kind}” the field “{field}” must be {expected}"
    ),
    help=N_("change its type, or call it something else"),
    why=N_(
        "A field of this name is read by the growth file, which could not make sense "
        "of another type."
    ),
)
UNKNOWN_EVIDENCE: Final = Rule(
    code="GF331",
    name="unknown-evidence",
    severity=Severity.ERROR,
    message=N_("there is no record “{path}” to bear out what {name} stands as"),
    help=N_("{hint}"),
    why=N_("What somebody stands as decides on a career; it rests on records."),
)
LACKS_FIELDS: Final = Rule(
    code="GF540",
    name="lacks-fields",
    severity=Severity.WARNING,
    message=N_("records of the kind “{kind}” need {missing}, which “{duty}” lacks"),
    help=N_("add the fields to the duty, or remove “kind”"),
    why=N_(
        "The growth file finds what it shows by a record's kind and by the names of "
        "its fields; without them it shows an empty line."
    ),
)
RULES: Final = (UNFIT_FIELD, UNKNOWN_EVIDENCE, LACKS_FIELDS)
