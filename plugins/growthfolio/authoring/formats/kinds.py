"""The kinds of record, grouped, and a word on what each is for."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from growthfolio.model.kind import Kind
from growthfolio.model.phrase import N_

GROUPS: Final[tuple[tuple[str, tuple[Kind, ...]], ...]] = (
    (
        N_("Every month"),
        (
            *(Kind.PLAN, Kind.HELP_PLAN, Kind.DECK, Kind.NOTE, Kind.REPORT),
            *(Kind.SESSION, Kind.STUDY, Kind.GUIDANCE, Kind.TALK),
        ),
    ),
    (
        N_("At the end of a year or a stage"),
        (Kind.SUMMARY, Kind.CHAPTER, Kind.APPRAISAL, Kind.REFLECTION),
    ),
    (
        N_("When something happens"),
        (
            *(Kind.ACTIVITY, Kind.OUTPUT, Kind.TRAINING, Kind.AWARD, Kind.ROTATION),
            Kind.MEASURE,
        ),
    ),
    (
        N_("Care"),
        (Kind.CARE, Kind.SUBSIDY, Kind.VISIT, Kind.ISSUE, Kind.FITNESS, Kind.SURVEY),
    ),
    (
        N_("Mentors and the programme"),
        (Kind.CONSULTATION, Kind.NOMINATION, Kind.REVIEW),
    ),
    (
        N_("Assessment"),
        (Kind.SHEET, Kind.BALLOT, Kind.RESULT, Kind.DEFENCE, Kind.DEFENCE_ROUND),
    ),
)

WITH_DUTY: Final = frozenset((Kind.ACTIVITY, *GROUPS[-1][1]))
"""The kinds whose duty is shown, too: assessments go by its fields."""

MEANINGS: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.PLAN: N_("what a mentee means to learn"),
        Kind.HELP_PLAN: N_("how a mentor means to help"),
        Kind.DECK: N_("slides of the month: Markdown, or a file beside it"),
        Kind.NOTE: N_("what somebody notes for the growth file"),
        Kind.REPORT: N_("a report to those above"),
        Kind.SESSION: N_("people met and exchanged what they had learnt"),
        Kind.STUDY: N_("mentor and mentee studied together"),
        Kind.GUIDANCE: N_("a mentor guided at the place of work"),
        Kind.TALK: N_("a heart-to-heart talk"),
        Kind.SUMMARY: N_("a mentee looks back"),
        Kind.CHAPTER: N_("the year’s chapter of a growth file"),
        Kind.APPRAISAL: N_("what a mentor finds of the mentee"),
        Kind.REFLECTION: N_("what somebody thinks about it all"),
        Kind.ACTIVITY: N_("something was done, alone or together"),
        Kind.OUTPUT: N_("something was written or said in public"),
        Kind.TRAINING: N_("a course was attended"),
        Kind.AWARD: N_("somebody, or a team, was honoured"),
        Kind.ROTATION: N_("somebody works at another post for a time"),
        Kind.MEASURE: N_("a measure was taken, and this was its effect"),
        Kind.CARE: N_("somebody was cared for"),
        Kind.SUBSIDY: N_("money was given"),
        Kind.VISIT: N_("somebody was visited"),
        Kind.ISSUE: N_("a problem, from its being raised to its being solved"),
        Kind.FITNESS: N_("how fit somebody is for the post"),
        Kind.SURVEY: N_("how people feel"),
        Kind.CONSULTATION: N_("opinions were asked for"),
        Kind.NOMINATION: N_("somebody was proposed as a mentor"),
        Kind.REVIEW: N_("a mentor’s qualification was looked into"),
        Kind.SHEET: N_("a rater’s points for somebody"),
        Kind.BALLOT: N_("the counted votes of a democratic appraisal"),
        Kind.RESULT: N_("a result that was published"),
        Kind.DEFENCE: N_("the panel’s scores of somebody’s defence"),
        Kind.DEFENCE_ROUND: N_("who defends when, before whom"),
    }
)
"""What the records of each kind are about."""
