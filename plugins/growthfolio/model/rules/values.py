"""GF3: keys and values."""

from typing import Final

from growthfolio.model.finding import Rule, Severity
from growthfolio.model.phrase import N_

UNKNOWN_KEY: Final = Rule(
    code="GF301",
    name="unknown-key",
    severity=Severity.ERROR,
    message=N_("the key “{key}” is not known here"),
    help=N_("{hint}"),
    why=N_("A mistyped key would be ignored silently; the value would be lost."),
)
MISSING_KEY: Final = Rule(
    code="GF302",
    name="missing-key",
    severity=Severity.ERROR,
    message=N_("the key “{key}” is missing: {doc}"),
    help=N_("add it"),
    why=N_("Without it the file does not say what it is there to say."),
)
WRONG_VALUE: Final = Rule(
    code="GF303",
    name="wrong-value",
    severity=Severity.ERROR,
    message=N_("the value of “{key}” must be {expected}"),
    help=N_("{hint}"),
    why=N_("A value of another kind cannot be counted, sorted or compared."),
)
REVERSED_RANGE: Final = Rule(
    code="GF304",
    name="reversed-range",
    severity=Severity.ERROR,
    message=N_("this ends before it starts"),
    help=N_("exchange the two dates, or mend the one that is wrong"),
    why=N_("A stretch of time that ends before it starts covers nothing."),
)
WIDENED_AUDIENCE: Final = Rule(
    code="GF305",
    name="widened-audience",
    severity=Severity.ERROR,
    message=N_("the audience “{audience}” is wider than the duty's “{allowed}”"),
    help=N_("remove the key, or name a narrower audience"),
    why=N_("A record may narrow who reads it, never widen; the narrower level holds."),
)
CONTRADICTORY_PROGRAMME: Final = Rule(
    code="GF306",
    name="contradictory-programme",
    severity=Severity.ERROR,
    message=N_("{problem}"),
    help=N_("mend the programme so that both agree"),
    why=N_("A programme that contradicts itself demands what nobody can do."),
)
UNKNOWN_PRESET: Final = Rule(
    code="GF307",
    name="unknown-preset",
    severity=Severity.ERROR,
    message=N_("there is no preset “{preset}”"),
    help=N_("{hint}"),
    why=N_("A preset is the programme this one starts from."),
)

RULES: Final = (
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_VALUE,
    REVERSED_RANGE,
    WIDENED_AUDIENCE,
    CONTRADICTORY_PROGRAMME,
    UNKNOWN_PRESET,
)
