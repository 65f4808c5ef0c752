"""How a mentor stands in the pool, as facts, steps and hits."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from growthfolio.disclosure.shown import ShownMentor
from growthfolio.disclosure.shown_pool import ShownHit, ShownMember
from growthfolio.ledger.qualification import Fitness, Qualified
from growthfolio.model.phrase import N_
from growthfolio.pages.calling import Voice
from growthfolio.pages.views import Fact, HitRow, Link, StepRow
from growthfolio.pages.wording import status_word
from growthfolio.pooling.values import Load

_FITNESS: Final[Mapping[Fitness, str]] = MappingProxyType(
    {
        Fitness.UNKNOWN: N_("no review yet"),
        Fitness.HOLDS: N_("qualified"),
        Fitness.EXPIRED: N_("ran out"),
        Fitness.FAILED: N_("not passed"),
    }
)


_ONE_ROLE: Final = 2
"""A line for the role, and one for all of them."""


def member_of(voice: Voice, mentor: ShownMentor) -> ShownMember | None:
    """What the pool knows of a mentor, where it may be known."""
    pool = voice.disclosure.pool
    return pool.member.get(mentor.ref) if pool is not None else None


def pool_facts(voice: Voice, mentor: ShownMentor) -> Iterator[Fact]:
    """What makes a mentor eligible, status, load and review; for the list, too."""
    one = member_of(voice, mentor)
    if one is None:
        return
    yield from _fact(voice, N_("Eligible as"), *map(voice.title, one.eligibility))
    yield from standing_facts(voice, mentor)
    if one.qualified is not None:
        yield from _fact(voice, N_("Review"), _qualified(voice, one.qualified))


def standing_facts(voice: Voice, mentor: ShownMentor) -> Iterator[Fact]:
    """Status, since when, and load."""
    one = member_of(voice, mentor)
    if one is None:
        return
    word = status_word(voice, one.status)
    if one.since is not None:
        word = voice.say(N_("{status} since {date}"), status=word, date=one.since)
    yield from _fact(voice, N_("Status"), word)
    if one.left is not None:
        yield from _fact(voice, N_("Left"), one.left.isoformat())
    yield from _fact(voice, N_("At present"), *_loads(voice, one.loads))


def career_facts(voice: Voice, mentor: ShownMentor) -> Iterator[Fact]:
    """How many were helped so far, and who became of whom what (S3-10, S3-27)."""
    one = member_of(voice, mentor)
    if one is not None:
        yield from _fact(voice, N_("Mentees so far"), str(one.lifetime))
        for title, files in one.evidence:
            label = voice.say(N_("Evidence of {what}"), what=title)
            links = tuple(Link(text=file) for file in files)
            yield Fact(label=label, values=links)
    if mentor.was is not None:
        link = voice.link(mentor.was)
        yield Fact(label=voice.say(N_("Once the mentee")), values=(link,))
    for label, first in (
        (N_("Mentees who became mentors"), True),
        (N_("And theirs"), False),
    ):
        links = tuple(
            voice.link(child.mentor)
            for child in mentor.line
            if (child.generation == 1) is first
        )
        if links:
            yield Fact(label=voice.say(label), values=links)


def steps(voice: Voice, mentor: ShownMentor) -> tuple[StepRow, ...]:
    """The steps in the pool, newest first."""
    one = member_of(voice, mentor)
    found = one.steps if one is not None else ()
    return tuple(
        StepRow(
            status=status_word(voice, step.status),
            on=step.on,
            reason=step.reason,
            decided_by=voice.decider(step.decided_by),
        )
        for step in reversed(found)
    )


def hits(voice: Voice, mentor: ShownMentor) -> tuple[HitRow, ...]:
    """The hits of the negative list, and what the files show besides."""
    one = member_of(voice, mentor)
    found = (one.hits or ()) if one is not None else ()
    return tuple(
        HitRow(
            title=voice.title(hit.title),
            standing=_standing(voice, hit),
            on=hit.on,
            until=hit.until,
            reason=hit.reason or voice.speech.say(hit.facts),
        )
        for hit in found
    )


def _standing(voice: Voice, hit: ShownHit) -> str:
    if hit.on is None:
        return voice.say(N_("to be decided"))
    if hit.dismissed:
        return voice.say(N_("dismissed"))
    return voice.say(N_("counts") if hit.counts else N_("no longer counts"))


def _loads(voice: Voice, loads: tuple[Load, ...]) -> Iterator[str]:
    """Mentees by role, then in all; of a single role only that."""
    whole = loads[-1] if loads and loads[-1].role is None else None
    if whole is None or len(loads) > _ONE_ROLE:
        for load in loads:
            yield _load(voice, load)
    else:
        yield voice.say(N_("{n} of {of}"), n=whole.count, of=whole.capacity or 0)


def _load(voice: Voice, load: Load) -> str:
    role = voice.role(load.role) if load.role else voice.say(N_("in all"))
    if load.capacity is None:
        return voice.say(N_("{role}: {n}"), role=role, n=load.count)
    return voice.say(
        N_("{role}: {n} of {of}"), role=role, n=load.count, of=load.capacity
    )


def _qualified(voice: Voice, state: Qualified) -> str:
    word = voice.say(_FITNESS[state.fitness])
    if state.fitness is Fitness.HOLDS and state.until is not None:
        return voice.say(N_("{state} until {date}"), state=word, date=state.until)
    day = state.until if state.fitness is Fitness.EXPIRED else state.since
    if day is None:
        return word
    return voice.say(N_("{state} on {date}"), state=word, date=day)


def _fact(voice: Voice, label: str, *texts: str) -> Iterator[Fact]:
    if texts:
        values = tuple(Link(text=text) for text in texts)
        yield Fact(label=voice.say(label), values=values)
