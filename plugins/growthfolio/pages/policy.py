"""The programme's rules in words: how often, by when, by whom, for whom."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from growthfolio.model.cadence import Cadence, DueKind, Every
from growthfolio.model.duty import Applies, Duty
from growthfolio.model.phrase import N_
from growthfolio.pages.calling import Voice

_EVERY: Final[Mapping[Every, str]] = MappingProxyType(
    {
        Every.MONTH: N_("every month"),
        Every.QUARTER: N_("every quarter"),
        Every.HALF_YEAR: N_("every half-year"),
        Every.YEAR: N_("every year"),
        Every.STAGE: N_("every stage"),
        Every.ONCE: N_("once"),
        Every.EVENT: N_("when it happens"),
    }
)
_OWNERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "mentee": N_("the mentee"),
        "mentor": N_("the mentor"),
        "office": N_("the office"),
        "unit": N_("the unit"),
    }
)
_AUDIENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "public": N_("the public"),
        "cohort": N_("the cohort"),
        "reviewers": N_("reviewers"),
        "mentors": N_("mentors"),
    }
)
_CALENDARS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cn": N_("mainland China’s working days"),
        "tw": N_("Taiwan’s working days"),
        "none": N_("Monday to Friday"),
    }
)


def every(voice: Voice, duty: Duty) -> str:
    """How often a duty is owed."""
    often = rhythm(voice, duty.every)
    if duty.count == 1:
        return often
    return voice.say(N_("{often}, {n} of them"), often=often, n=duty.count)


def rhythm(voice: Voice, cadence: Cadence) -> str:
    """How often something recurs."""
    if cadence.every is not Every.WEEKS:
        return voice.say(_EVERY[cadence.every])
    if cadence.weeks == 1:
        return voice.say(N_("every week"))
    return voice.say(N_("every {n} weeks"), n=cadence.weeks)


def due(voice: Voice, duty: Duty) -> str:
    """By when a duty is owed; nothing for what is never owed."""
    if duty.every.every is Every.EVENT:
        return ""
    monthly = duty.every.every is Every.MONTH
    rule = duty.due
    match rule.kind:
        case DueKind.DAY:
            text = (
                N_("by day {n} of the month")
                if monthly
                else N_("by day {n} of the period")
            )
        case DueKind.LAST_DAY:
            text = (
                N_("by the last day of the month")
                if monthly
                else N_("by the last day of the period")
            )
        case DueKind.LAST_WORKING_DAY:
            text = (
                N_("by the last working day of the month")
                if monthly
                else N_("by the last working day of the period")
            )
        case DueKind.AFTER:
            text = N_("within {n} days after the period")
    return voice.say(text, n=rule.days)


def grace(voice: Voice, duty: Duty) -> str:
    """How long a duty may be late before it counts as missing."""
    if not duty.grace or duty.every.every is Every.EVENT:
        return ""
    return voice.say(N_("{n} days"), n=duty.grace)


def comment(voice: Voice, duty: Duty) -> str:
    """Who comments on a duty's records, and by when."""
    rule = duty.comment
    if rule is None:
        return ""
    by = voice.say(_OWNERS["mentor"]) if rule.by == "any" else voice.role(rule.by)
    return voice.say(N_("{by}, within {n} days"), by=by, n=rule.within)


def owner(voice: Voice, duty: Duty) -> str:
    """Who owes a duty."""
    role = duty.owner.role
    if duty.owner.kind == "unit" and role is not None:
        return voice.party(role)
    if role is not None and role != "any":
        return voice.role(role)
    return voice.say(_OWNERS[duty.owner.kind])


def applies(voice: Voice, rule: Applies) -> str:
    """To whom a rule applies; nothing where it applies to everybody."""
    disclosure = voice.disclosure
    titles = {str(one.id): voice.title(one.title) for one in disclosure.stages.list}
    titles |= {job.id: voice.title(job.title) for job in disclosure.job_classes}
    titles |= {unit.id: voice.title(unit.name) for unit in disclosure.units}
    titles |= {one.id: voice.title(one.title) for one in disclosure.classes}
    titles |= {one.id: voice.title(one.title) for one in disclosure.roles}
    names = (*rule.stages, *rule.job_classes, *rule.units)
    names += (*rule.classes, *rule.roles)
    said = [titles.get(name, name) for name in names]
    said += (voice.term("postings", name) for name in rule.posting)
    said += (voice.term("levels", name) for name in rule.levels)
    return voice.speech.say(tuple(said))


def audience(voice: Voice, name: str) -> str:
    """An audience's name."""
    return voice.say(_AUDIENCES[name]) if name in _AUDIENCES else name


def calendar(voice: Voice, name: str) -> str:
    """What days count as working days."""
    return voice.say(_CALENDARS[name]) if name in _CALENDARS else name
