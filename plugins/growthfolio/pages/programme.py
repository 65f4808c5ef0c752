"""The programme's page: its rules, as its file says them, and what comes next."""

from collections.abc import Sequence

from growthfolio.model.phrase import N_
from growthfolio.model.policy import MenteeClass
from growthfolio.model.programme import MentorRole
from growthfolio.model.stages import Stage
from growthfolio.model.title import Title
from growthfolio.pages import policy
from growthfolio.pages.assessments import assessment_rows
from growthfolio.pages.calling import Voice
from growthfolio.pages.documents import duty_link, policy_rows, term_lists
from growthfolio.pages.duties import duty_groups
from growthfolio.pages.evaluation_rules import evaluation_rules
from growthfolio.pages.timeline import timeline
from growthfolio.pages.views import (
    Chapter,
    DueRow,
    Entry,
    Fact,
    Link,
    ProgrammePage,
    StageRow,
)
from growthfolio.pages.wording import fact


def programme_page(
    voice: Voice, chapters: Sequence[Chapter], due: tuple[DueRow, ...]
) -> ProgrammePage:
    """The programme in words, what is `due`, the records about the whole cohort."""
    disclosure = voice.disclosure
    return ProgrammePage(
        url="programme",
        title=voice.title(disclosure.title),
        theme=voice.title(disclosure.theme),
        goals=tuple(voice.title(goal) for goal in disclosure.goals),
        facts=_facts(voice),
        stages=tuple(_stage(voice, stage) for stage in disclosure.stages.list),
        groups=duty_groups(voice),
        policies=policy_rows(voice),
        roles=tuple(_role(voice, role) for role in disclosure.roles),
        classes=tuple(_class(voice, one) for one in disclosure.classes),
        vocabularies=term_lists(voice),
        evaluation=evaluation_rules(voice),
        due=due,
        timeline=timeline(voice, chapters),
        assessments=assessment_rows(voice),
    )


def _facts(voice: Voice) -> tuple[Fact, ...]:
    disclosure = voice.disclosure
    calendar = policy.calendar(voice, disclosure.calendar)
    facts = [
        fact(voice, N_("Starts"), disclosure.starts.isoformat()),
        fact(voice, N_("Working days"), calendar),
    ]
    if disclosure.job_classes:
        jobs = (_with(voice, job.title, job.mode) for job in disclosure.job_classes)
        facts.append(fact(voice, N_("Post classes"), *jobs))
    return tuple(facts)


def _class(voice: Voice, one: MenteeClass) -> Entry:
    """A class of mentees, and what it means to be in it."""
    counts = (
        N_("everybody must be paired") if one.key else N_("pairing is not required")
    )
    employed = (
        N_("employed by a unit") if one.employee else N_("not employed by a unit")
    )
    remarks = fact(voice, N_("Remarks"), voice.say(counts), voice.say(employed))
    return Entry(link=Link(text=voice.title(one.title)), facts=(remarks,))


def _with(voice: Voice, title: Title, mode: Title | None) -> str:
    if mode is None:
        return voice.title(title)
    return voice.say(N_("{title} ({mode})"), title=title, mode=mode)


def _stage(voice: Voice, stage: Stage) -> StageRow:
    if stage.start is not None:
        span = voice.say(N_("from {day}"), day=stage.start)
    elif stage.months is not None:
        span = voice.say(N_("{n} months"), n=stage.months)
    else:
        span = ""
    return StageRow(
        title=voice.title(stage.title),
        span=span,
        theme=voice.title(stage.theme),
        goals=tuple(voice.title(goal) for goal in stage.goals),
        exit_criteria=tuple(voice.title(one) for one in stage.exit_criteria),
        requires=tuple(
            duty_link(voice, voice.disclosure.duty[name])
            for name in stage.requires
            if name in voice.disclosure.duty
        ),
    )


def _role(voice: Voice, role: MentorRole) -> Entry:
    facts = []
    if role.purpose is not None:
        facts.append(fact(voice, N_("Helps with"), voice.title(role.purpose)))
    if role.required:
        everybody = voice.say(N_("everybody"))
        whom = policy.applies(voice, role.when) or everybody
        facts.append(fact(voice, N_("Required for"), whom))
    if role.capacity is not None:
        facts.append(fact(voice, N_("Mentees at a time"), str(role.capacity)))
    if role.eligibility:
        named = (voice.term("eligibility", one) for one in role.eligibility)
        facts.append(fact(voice, N_("Open to"), *named))
    return Entry(link=Link(text=voice.title(role.title)), facts=tuple(facts))
