"""A small pool of mentors: the cohort the tests start from, and what it comes to."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from builders import TODAY, cohort, mentee, mentor, programme
from growthfolio.ledger import draw_up
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.people import Mentor, MentorStatus, Pairing, StatusChange
from growthfolio.model.programme import MentorRole, Programme, Unit
from growthfolio.model.schema import Id
from growthfolio.model.title import Title
from growthfolio.pooling import Pool, pool
from growthfolio.pooling.values import Vacancy

FOLLOW_UPS: Mapping[str, RecordField] = MappingProxyType(
    {
        "follow_ups": RecordField(
            type=FieldType.TABLE,
            columns=MappingProxyType(
                {
                    "measure": RecordField(type=FieldType.TEXT),
                    "due": RecordField(type=FieldType.DATE),
                    "done": RecordField(type=FieldType.FLAG),
                }
            ),
        )
    }
)


def rules(*duties: object, **changes: object) -> Programme:
    """A programme in which everybody must have a business mentor."""
    settings: dict[str, object] = {
        "mentor_roles": (
            MentorRole(
                id=Id("business"), title=Title.plain("Business mentor"), required=True
            ),
        ),
        "units": (
            Unit(id=Id("town"), name=Title.plain("Town"), level="town"),
            Unit(id=Id("city"), name=Title.plain("City"), level="city"),
            Unit(
                id=Id("abroad"), name=Title.plain("Abroad"), level="city", outside=True
            ),
        ),
    }
    return programme(*duties, **(settings | changes))  # type: ignore[arg-type]


def pair(name: str = "ben-wu", role: str = "business", **more: object) -> Pairing:
    """A pairing with a mentor."""
    return Pairing(mentor=Id(name), role=Id(role), **more)  # type: ignore[arg-type]


def step(status: str, month: int, day: int = 1, year: int = 2026) -> StatusChange:
    """A step of a mentor in the pool."""
    return StatusChange(status=MentorStatus(status), on=date(year, month, day))


def stood(*steps: StatusChange, name: str = "ben-wu", **more: object) -> Mentor:
    """A mentor active since the year before, and what befell since."""
    history = (step("active", 1, year=2025), *steps)
    return mentor(name, history=history, **more)


def pooled(of: Programme, *items: object, today: date = TODAY) -> Pool:
    """The pool of a programme and some people."""
    whole = cohort(of, *items)
    return pool(whole, draw_up(whole, today))


def vacancy(of: Programme, *items: object, today: date = TODAY) -> Vacancy:
    """The one vacancy there is."""
    (found,) = pooled(of, *items, today=today).vacancies
    return found


__all__ = [
    "FOLLOW_UPS",
    "mentee",
    "pair",
    "pooled",
    "rules",
    "step",
    "stood",
    "vacancy",
]
