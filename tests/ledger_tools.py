"""One duty and its obligations, the short way."""

from datetime import date
from typing import Any

from builders import cohort, duty, mentee, programme
from growthfolio.ledger import draw_up
from growthfolio.model.obligation import Obligation, State
from growthfolio.model.people import Mentee, Mentor
from growthfolio.model.programme import Programme

TODAY = date(2026, 3, 20)


def obligations(
    rules: Programme, *items: object, today: date = TODAY
) -> tuple[Obligation, ...]:
    """The obligations of a programme, and of ada-lin unless there is somebody else."""
    return draw_up(cohort(rules, *items), today).obligations


def owed(
    *items: object,
    today: date = TODAY,
    starts: date | None = None,
    **settings: Any,  # noqa: ANN401
) -> tuple[Obligation, ...]:
    """The obligations of one duty, called plan, in a programme since January 2026."""
    changes: dict[str, Any] = {} if starts is None else {"starts": starts}
    if "calendar" in settings:
        changes["calendar"] = settings.pop("calendar")
    if not any(isinstance(item, Mentee | Mentor) for item in items):
        items = (mentee(joined=starts or date(2026, 1, 1)), *items)
    return obligations(
        programme(duty("plan", **settings), **changes), *items, today=today
    )


def states(found: tuple[Obligation, ...]) -> dict[str, State]:
    """The state of each obligation, by its period's name, and its number beyond 1."""
    return {
        one.period.name + (f"-{one.n}" if one.n > 1 else ""): one.state for one in found
    }


def by_duty(found: tuple[Obligation, ...], name: str) -> tuple[Obligation, ...]:
    """The obligations of a duty, or of the comment on it."""
    return tuple(one for one in found if one.duty == name)
