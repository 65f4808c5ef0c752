"""Every rule there is, by family: the codes and sentences people meet."""

from typing import Final

from growthfolio.model.finding import Rule
from growthfolio.model.rules import (
    assessment,
    environment,
    evidence,
    files,
    front_matter,
    growth,
    matching,
    people,
    pool,
    privacy,
    text,
    time,
    units,
    values,
)

RULES: Final[tuple[Rule, ...]] = tuple(
    sorted(
        (
            rule
            for family in (
                text,
                front_matter,
                values,
                people,
                privacy,
                matching,
                pool,
                time,
                units,
                files,
                environment,
                evidence,
                growth,
                assessment,
            )
            for rule in family.RULES
        ),
        key=lambda rule: rule.code,
    )
)


def find(code_or_name: str) -> Rule | None:
    """The rule of that code (any case) or name."""
    wanted = code_or_name.strip().lower()
    return next(
        (rule for rule in RULES if wanted in (rule.code.lower(), rule.name)), None
    )
