"""Obligations: one duty, one person, one period, and the state it is in."""

from datetime import date
from enum import StrEnum
from typing import Final

from msgspec import Struct

from growthfolio.model.period import Period
from growthfolio.model.place import Place
from growthfolio.model.record import Subject


class State(StrEnum):
    """Where an obligation stands."""

    DONE = "done"
    LATE = "late"
    AWAITING_COMMENT = "awaiting-comment"
    DRAFT = "draft"
    DUE = "due"
    UPCOMING = "upcoming"
    MISSING = "missing"
    INVALID = "invalid"
    EXEMPT = "exempt"
    NOT_APPLICABLE = "not-applicable"

    @property
    def is_there(self) -> bool:
        """Whether something readable was handed in."""
        return self in _THERE

    @property
    def is_owed(self) -> bool:
        """Whether somebody owes it, or did, by today."""
        return self not in _NOT_OWED


# Python 3.11 takes longer to find a member of an enumeration than to tell whether
# something is that member: what is asked of each record is found once.
_THERE: Final = frozenset({State.DONE, State.LATE, State.AWAITING_COMMENT})
_NOT_OWED: Final = frozenset({State.UPCOMING, State.EXEMPT, State.NOT_APPLICABLE})


class Obligation(Struct, frozen=True, kw_only=True):
    """What somebody owes.

    `duty` ends in `.comment` for a mentor's comment. `owner` is a person's,
    mentor's or unit's id, `office`, or None where nobody holds the role on the
    due date. `overdue` is the day from which it counts as missing. `path` is
    where its record lies or would lie; `record` is that path if there is one.
    `demanded_at` is the line that demands it. `reason` is the leave's code, for
    exempt ones.
    """

    subject: Subject
    duty: str
    period: Period
    n: int
    owner: str | None
    due: date
    overdue: date
    state: State
    path: str
    demanded_at: Place
    waived: bool = False
    record: str | None = None
    submitted: date | None = None
    reason: str | None = None

    @property
    def is_comment(self) -> bool:
        """Whether it is a comment that is owed."""
        return self.duty.endswith(".comment")

    @property
    def base_duty(self) -> str:
        """The duty's own id, without `.comment`."""
        return self.duty.removesuffix(".comment")
