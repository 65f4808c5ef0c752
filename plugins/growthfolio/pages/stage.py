"""The stage somebody is in: what is to be reached before it ends (S4-05, S4-10)."""

from typing import Final

from growthfolio.disclosure.ref import Ref
from growthfolio.disclosure.shown import ShownMentee, StageNow
from growthfolio.model.obligation import State
from growthfolio.model.period import Period
from growthfolio.model.phrase import N_
from growthfolio.model.stages import Stage
from growthfolio.pages.calling import Voice
from growthfolio.pages.cells import badness
from growthfolio.pages.places import duty_anchor
from growthfolio.pages.views import Link, StageCard
from growthfolio.pages.wording import standing

_QUIET: Final = (State.EXEMPT, State.NOT_APPLICABLE, State.UPCOMING)


def stage_card(voice: Voice, mentee: ShownMentee) -> StageCard | None:
    """The current stage's exit criteria, and how each required duty stands."""
    now = mentee.stage
    stages = {str(one.id): one for one in voice.disclosure.stages.list}
    stage = stages.get(now.id) if now is not None else None
    if (
        now is None
        or stage is None
        or not (stage.exit_criteria or _required(voice, stage))
    ):
        return None
    return StageCard(
        title=voice.title(stage.title),
        exit_criteria=tuple(voice.title(one) for one in stage.exit_criteria),
        requires=tuple(
            (_link(voice, duty), _stands(voice, mentee.ref, now, duty))
            for duty in _required(voice, stage)
        ),
    )


def _required(voice: Voice, stage: Stage) -> tuple[str, ...]:
    """The duties a stage requires, as far as they may be read."""
    return tuple(duty for duty in stage.requires if duty in voice.disclosure.duty)


def _link(voice: Voice, duty: str) -> Link:
    anchor = duty_anchor(voice.disclosure.duty[duty])
    return Link(text=voice.duty(duty), url="programme", anchor=anchor)


def _stands(voice: Voice, mentee: Ref, now: StageNow, duty: str) -> str:
    """How a required duty stands by today: the worst of what the stage owes of it."""
    disclosure = voice.disclosure
    if not disclosure.shows_states:
        return ""
    mine = [
        one
        for one in disclosure.obligations_about.get(mentee, ())
        if one.duty == duty
        and not one.is_comment
        and one.state not in _QUIET
        and _falls(one.period, now)
    ]
    if mine:
        return standing(voice, min(mine, key=badness))
    there = any(
        record.duty == duty and _falls(record.period, now)
        for record in disclosure.records_about.get(mentee, ())
    )
    return voice.say(N_("done") if there else N_("not yet"))


def _falls(period: Period, now: StageNow) -> bool:
    """Whether a period belongs to the stage somebody is in."""
    return period.name == now.id or period.start >= now.start
