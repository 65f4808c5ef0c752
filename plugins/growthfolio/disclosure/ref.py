"""Somebody or something that may be named, by what it is called in addresses."""

from dataclasses import dataclass
from enum import StrEnum


class Who(StrEnum):
    """Whom something is about, or who owes or wrote it."""

    MENTEE = "mentee"
    MENTOR = "mentor"
    UNIT = "unit"
    COHORT = "cohort"
    OFFICE = "office"


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """Somebody or something that may be named."""

    who: Who
    slug: str
