"""Which roles a mentee needs a mentor in: those required, and those that owe."""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from growthfolio.ledger.applies import applies
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About, Duty
from growthfolio.model.people import Mentee
from growthfolio.model.period import DAY
from growthfolio.model.programme import Programme


class Need(Struct, frozen=True, kw_only=True):
    """Why a role is needed: the programme requires it, or duties are owed in it."""

    required: bool
    duties: tuple[str, ...]


def needs(cohort: Cohort, mentee: Mentee, day: date) -> Mapping[str, Need]:
    """The roles needed on a day, in the programme's order, then `any`."""
    programme = cohort.programme
    owing: dict[str, list[str]] = {}
    for duty in programme.duties:
        for owner, name in _owing(duty.on(day), mentee, programme, day):
            owing.setdefault(owner, []).append(name)
    found = {}
    for role in programme.mentor_roles:
        required = role.required and applies(role.when, mentee, programme, day)
        if required or role.id in owing:
            duties = tuple(owing.pop(role.id, ()))
            found[str(role.id)] = Need(required=required, duties=duties)
    for owner, names in owing.items():
        found[owner] = Need(required=False, duties=tuple(names))
    return found


def _owing(
    duty: Duty, mentee: Mentee, programme: Programme, day: date
) -> Iterator[tuple[str, str]]:
    """The roles that owe something of a duty on a day, and what it is."""
    in_force = (duty.starts or day) <= day <= (duty.ends or day)
    if duty.about is not About.MENTEE or not in_force:
        return
    if applies(duty.when, mentee, programme, day):
        if duty.owner.kind == "mentor" and duty.owner.role:
            yield duty.owner.role, duty.id
        if duty.comment is not None:
            yield duty.comment.by, duty.comment_id


def needed_since(cohort: Cohort, mentee: Mentee, role: str, today: date) -> date:
    """The first day of the time up to today for which a role is needed."""
    since = today
    for day in reversed(_turns(cohort.programme, mentee, today)):
        if role not in needs(cohort, mentee, day):
            break
        since = day
    return since


def _turns(programme: Programme, mentee: Mentee, today: date) -> list[date]:
    """The days on which what a mentee is, or what is asked for, may change."""
    first = max(mentee.joined, programme.starts)
    days = {first, today}
    for posting in mentee.postings:
        days |= {posting.start or first}
        days |= {posting.end + DAY} if posting.end else set()
    days |= {stage.start for stage in programme.stage_periods(mentee.joined)}
    for duty in programme.duties:
        days |= {duty.starts or first, *(change.start for change in duty.changes)}
        days |= {duty.ends + DAY} if duty.ends else set()
    return sorted(day for day in days if first <= day <= today)
