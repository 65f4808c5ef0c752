"""Somebody or something that may be named, by what it is called in addresses."""

from enum import StrEnum

from msgspec import Struct


class Who(StrEnum):
    """Whom something is about, or who owes or wrote it."""

    MENTEE = "mentee"
    MENTOR = "mentor"
    UNIT = "unit"
    COHORT = "cohort"
    OFFICE = "office"


class Ref(Struct, frozen=True, order=True):
    """Somebody or something that may be named."""

    who: Who
    slug: str
