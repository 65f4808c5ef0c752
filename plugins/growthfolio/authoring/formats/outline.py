"""What the page of formats tells, and in which order.

Each part shows an example first, then the keys of the shapes in it.
"""

from typing import Final

from msgspec import Struct

from growthfolio.model.agreement import Agreement
from growthfolio.model.assessment import (
    Adjustment,
    Assessment,
    Band,
    Combined,
    DimensionShare,
    Indicator,
    NotGraded,
    PointSource,
    PublishedIn,
    Quota,
)
from growthfolio.model.calendar import CalendarOverrides
from growthfolio.model.defence import DefencePolicy
from growthfolio.model.duty import Applies, Change, CommentRule, Duty
from growthfolio.model.evaluation import Evaluation, Tier, WarningRule
from growthfolio.model.evaluation import Indicator as UnitIndicator
from growthfolio.model.field import RecordField
from growthfolio.model.people import (
    Departure,
    Hit,
    Leave,
    Mentee,
    Mentor,
    Pairing,
    Posting,
    Qualification,
    Standing,
    StatusChange,
    Waiver,
)
from growthfolio.model.phrase import N_
from growthfolio.model.policy import Article, MenteeClass, Party, Policy, Team, Term
from growthfolio.model.pool import NegativeRule, PoolPolicy
from growthfolio.model.programme import JobClass, MentorRole, Programme, Unit
from growthfolio.model.readers import ProfileReaders
from growthfolio.model.record import CommentHead, Head
from growthfolio.model.round import (
    Conflict,
    MenteeEntry,
    MentorEntry,
    Proposal,
    ProposedPair,
    Round,
)
from growthfolio.model.stages import Stage, Stages

_PERSON: Final = "portfolios/lin-xiaohe"


class Part(Struct, frozen=True, kw_only=True):
    """A file, or some keys of programme.yml, and the shapes told of beside it.

    `items` are the ones shown of a list that is too long to be shown whole.
    """

    title: str
    path: str
    shapes: tuple[type, ...]
    about: str | None = None
    keys: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


PROGRAMME: Final = (
    Part(
        title=N_("What it is, and when"),
        path="programme.yml",
        keys=(
            *("preset", "title", "theme", "goals", "starts", "language", "timezone"),
            *("calendar", "as_of", "alias_key"),
        ),
        shapes=(),
    ),
    Part(
        title=N_("Who reads it"),
        about=N_(
            "Audiences are listed from the least privileged to the most. Where a key "
            "`audience` is absent, only the most privileged one reads."
        ),
        path="programme.yml",
        keys=(
            *("audiences", "states", "names", "profile"),
            *("repository", "unencrypted"),
        ),
        shapes=(ProfileReaders,),
    ),
    Part(
        title=N_("Units, posts and people"),
        path="programme.yml",
        keys=(
            *("units", "parties", "job_classes", "classes", "ranks", "highest_rank"),
            *("standings", "teams"),
        ),
        shapes=(Unit, Party, JobClass, MenteeClass, Team),
    ),
    Part(
        title=N_("The words it uses"),
        about=N_(
            "The vocabularies `eligibility`, `strengths`, `attention` and `used_for` "
            "name what the keys of these names hold; all others are yours."
        ),
        path="programme.yml",
        keys=("abilities", "dimensions", "vocabularies"),
        shapes=(Term,),
    ),
    Part(
        title=N_("What it rests on"),
        path="programme.yml",
        keys=("policies",),
        shapes=(Policy, Article),
    ),
    Part(
        title=N_("Its stages"),
        about=N_(
            "With `clock: joined` every stage has `months` and no `from`, and each "
            "mentee goes through them from the day of joining."
        ),
        path="programme.yml",
        keys=("stages",),
        shapes=(Stages, Stage),
    ),
    Part(
        title=N_("Mentors, their pool and their pairings"),
        path="programme.yml",
        keys=("mentor_roles", "pool", "negative_list", "agreement"),
        shapes=(MentorRole, PoolPolicy, NegativeRule, Agreement),
    ),
    Part(
        title=N_("Duties: what is owed"),
        about=N_(
            "The fields of a duty are the keys its records may have. What is owed "
            "never changes for the past: a change counts from its day on."
        ),
        path="programme.yml",
        keys=("duties",),
        items=("plan",),
        shapes=(Duty, RecordField, CommentRule, Applies, Change),
    ),
    Part(
        title=N_("Assessments"),
        path="programme.yml",
        keys=("assessments",),
        shapes=(
            *(Assessment, Indicator, DimensionShare, PointSource, Combined, Adjustment),
            *(Band, Quota, NotGraded, PublishedIn),
        ),
    ),
    Part(
        title=N_("Defences"),
        path="programme.yml",
        keys=("defences",),
        shapes=(DefencePolicy,),
    ),
    Part(
        title=N_("Evaluation of units"),
        path="programme.yml",
        keys=("evaluation",),
        shapes=(Evaluation, UnitIndicator, Tier, WarningRule),
    ),
)
"""programme.yml, some keys at a time."""

PEOPLE: Final = (
    Part(
        title=N_("A calendar of your own: calendar.yml"),
        about=N_("Any name will do: `calendar:` in programme.yml says which."),
        path="calendar.yml",
        shapes=(CalendarOverrides,),
    ),
    Part(
        title=N_("A mentee: portfolios/<id>/profile.yml"),
        path=f"{_PERSON}/profile.yml",
        shapes=(Mentee, Pairing, Posting, Standing, Leave, Waiver, Departure),
    ),
    Part(
        title=N_("A mentor: mentors/<id>.yml"),
        path="mentors/chen-yali.yml",
        shapes=(Mentor, StatusChange, Qualification, Hit),
    ),
)
"""Files about people, and the days they work."""

RECORDS: Final = (
    Part(
        title=N_("A record: <period>/<duty>.md"),
        about=N_(
            "Above the text stands what every record may have, and the fields of its "
            "duty. The path says whose it is, when and what: nobody needs to repeat it."
        ),
        path=f"{_PERSON}/2026-03/plan.md",
        shapes=(Head,),
    ),
    Part(
        title=N_("A comment of the mentor: <period>/<duty>.comment.md"),
        path=f"{_PERSON}/2026-03/plan.comment.md",
        shapes=(CommentHead,),
    ),
)
"""What people hand in."""

SELECTION: Final = (
    Part(
        title=N_("A round of two-way selection: cohort/<period>/<name>.round.yml"),
        about=N_("`growthfolio match` reads it; no site ever shows it."),
        path="cohort/2026-04/spring.round.yml",
        shapes=(Round, MenteeEntry, MentorEntry, Conflict),
    ),
    Part(
        title=N_("Pairings made by hand"),
        about=N_("`growthfolio match ROUND --verify FILE` looks them over."),
        path="spring.pairs.yml",
        shapes=(Proposal, ProposedPair),
    ),
)
"""The files of `growthfolio match`."""

SHAPES: Final[dict[type, str]] = {
    Programme: N_("The programme"),
    ProfileReaders: N_("Readers of profiles"),
    Unit: N_("A unit"),
    Party: N_("A party"),
    JobClass: N_("A class of posts"),
    MenteeClass: N_("A class of mentees"),
    Team: N_("A team"),
    Term: N_("A term"),
    Policy: N_("A policy"),
    Article: N_("An article"),
    Stages: N_("The stages"),
    Stage: N_("A stage"),
    MentorRole: N_("A mentor role"),
    PoolPolicy: N_("The pool of mentors"),
    NegativeRule: N_("A condition of the negative list"),
    Agreement: N_("The pairing agreement"),
    Duty: N_("A duty"),
    RecordField: N_("A field"),
    CommentRule: N_("A comment that is owed"),
    Applies: N_("To whom it applies"),
    Change: N_("A change from a day on"),
    Assessment: N_("An assessment"),
    Indicator: N_("An indicator"),
    DimensionShare: N_("The share of a dimension"),
    PointSource: N_("A source of points"),
    Combined: N_("A part from another assessment"),
    Adjustment: N_("A bonus or deduction"),
    Band: N_("A grade"),
    Quota: N_("A quota"),
    NotGraded: N_("Who gets no grade"),
    PublishedIn: N_("Where totals are published"),
    DefencePolicy: N_("A defence"),
    Evaluation: N_("The evaluation of units"),
    UnitIndicator: N_("An indicator of units"),
    Tier: N_("A tier"),
    WarningRule: N_("A colour of warning"),
    CalendarOverrides: N_("A calendar"),
    Mentee: N_("A mentee"),
    Pairing: N_("A pairing"),
    Posting: N_("A posting"),
    Standing: N_("A standing"),
    Leave: N_("A leave"),
    Waiver: N_("A waiver"),
    Departure: N_("A departure"),
    Mentor: N_("A mentor"),
    StatusChange: N_("A step in the pool"),
    Qualification: N_("A qualification"),
    Hit: N_("A hit of the negative list"),
    Head: N_("The head of a record"),
    CommentHead: N_("The head of a comment"),
    Round: N_("A round"),
    MenteeEntry: N_("A mentee in a round"),
    MentorEntry: N_("A mentor in a round"),
    Conflict: N_("A conflict"),
    Proposal: N_("Proposed pairings"),
    ProposedPair: N_("A proposed pairing"),
}
"""What each shape is called in the page."""
