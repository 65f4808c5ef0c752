"""When mentors guide: their pairings, as far as they serve."""

from datetime import date
from typing import Final

from growthfolio.model.cohort import Cohort
from growthfolio.model.people import Mentor, MentorStatus, Pairing
from growthfolio.model.period import DAY

_ENDS_SERVICE: Final = (MentorStatus.RETIRED, MentorStatus.DISQUALIFIED)


def guides(cohort: Cohort, pairing: Pairing, when: date) -> bool:
    """Whether a pairing holds on a day, and its mentor serves on it.

    Of whom nobody says since when they do not serve, nothing is taken back; nor of
    a mentor whose file is not there or cannot be read.
    """
    if not pairing.holds(when):
        return False
    mentor = cohort.mentor.get(pairing.mentor)
    return mentor is None or not mentor.dated or mentor.serves(when)


def guides_today(cohort: Cohort, pairing: Pairing, today: date) -> bool:
    """Whether a pairing holds, and its mentor serves, at present.

    A status without a date speaks of the present.
    """
    mentor = cohort.mentor.get(pairing.mentor)
    return pairing.holds(today) and (mentor is None or mentor.serves(today))


def stints(mentor: Mentor) -> tuple[tuple[date, date], ...]:
    """The days a mentor serves, as first and last days, in order.

    Without a date they are all days, whatever the status is at present.
    """
    if not mentor.dated:
        return ((date.min, date.max),)
    marks = [date.min, *(step.on for step in mentor.history)]
    if mentor.left is not None:
        marks.append(mentor.left.on + DAY)
    marks.sort()
    found: list[tuple[date, date]] = []
    for start, after in zip(marks, [*marks[1:], date.max], strict=True):
        end = after if after == date.max else after - DAY
        if start > end or not mentor.serves(start):
            continue
        if found and found[-1][1] + DAY == start:
            start = found.pop()[0]  # noqa: PLW2901 - one stint goes on
        found.append((start, end))
    return tuple(found)


def last_day(cohort: Cohort, pairing: Pairing, today: date) -> date | None:
    """The last day up to today on which a pairing's mentor guided, if there was one."""
    mentor = cohort.mentor.get(pairing.mentor)
    spans = stints(mentor) if mentor else ((date.min, date.max),)
    first, limit = pairing.start or date.min, min(pairing.end or today, today)
    days = [
        min(end, limit) for start, end in spans if max(start, first) <= min(end, limit)
    ]
    return max(days, default=None)


def suspended_since(mentor: Mentor, today: date) -> date | None:
    """The day the suspension began that goes on, if its day is known."""
    if mentor.status_on(today) is not MentorStatus.SUSPENDED:
        return None
    return max((step.on for step in mentor.history if step.on <= today), default=None)


def pool_days(mentor: Mentor, starts: date, today: date) -> tuple[date, date] | None:
    """The first and last day in the pool, if there are any.

    None for one who is not in it and of whom nobody knows since when.
    """
    if not mentor.dated and not mentor.in_pool(today):
        return None
    first, last = starts, date.max
    entered = [one.on for one in mentor.history if one.status is MentorStatus.ACTIVE]
    if entered and not mentor.in_pool(starts):
        first = max(starts, min(entered))
    if mentor.history and mentor.history[-1].status in _ENDS_SERVICE:
        last = mentor.history[-1].on - DAY
    if mentor.left is not None:
        last = min(last, mentor.left.on)
    return (first, last) if first <= last else None
