"""Who may know of what: each key of the model, and the least privileged audience.

Stated once, from the contract, from threats.md §4.1 and from the defaults, and not
from the code: what a programme says of itself is public; whose it is, is not, where
people go by aliases; what was late or missing and why is the reviewers'; what is
delicate is the most privileged audience's; what no page says is NOBODY's. Below its
duty, record, field or assessment nothing is known of anything in it.
"""

from collections.abc import Mapping
from typing import Final

from canaries.words import COHORT, MENTORS, NOBODY, PUBLIC, REVIEWERS, Level
from growthfolio.model import assessment as scores
from growthfolio.model import evaluation as units
from growthfolio.model.agreement import Agreement
from growthfolio.model.calendar import CalendarOverrides
from growthfolio.model.defence import DefencePolicy
from growthfolio.model.duty import Applies, Change, CommentRule, Duty
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


def _all(level: Level, *names: str) -> dict[str, Level]:
    return dict.fromkeys(names, level)


def _every(level: Level, names: str, **others: Level) -> dict[str, Level]:
    return _all(level, *names.split()) | others


OWN_AUDIENCE: Final[Mapping[type, Level]] = {
    Duty: MENTORS,
    RecordField: PUBLIC,
    CommentRule: PUBLIC,
    Agreement: MENTORS,
    units.Evaluation: MENTORS,
    scores.Assessment: MENTORS,
    DefencePolicy: MENTORS,
}
"""What names the audience of all that is in it, and who that is where it does not."""

LEVELS: Final[Mapping[type, Mapping[str, Level]]] = {
    # The programme says what it asks of everybody; whose units and teams they are is
    # known where names are.
    Programme: _every(
        PUBLIC,
        "title starts duties theme goals language calendar job_classes mentor_roles"
        " stages policies vocabularies abilities parties classes agreement assessments"
        " defences evaluation audiences states names profile pool preset timezone as_of"
        " ranks highest_rank standings dimensions repository unencrypted",
        units=COHORT,
        teams=COHORT,
        negative_list=REVIEWERS,
        alias_key=NOBODY,
    ),
    CalendarOverrides: _every(NOBODY, "base holidays workdays"),
    Unit: _every(COHORT, "id name level parent outside brand facilities"),
    JobClass: _every(PUBLIC, "id title mode"),
    MentorRole: _every(PUBLIC, "id title required when capacity eligibility purpose"),
    Stage: {
        **_every(PUBLIC, "id title months theme goals exit_criteria requires"),
        "from": PUBLIC,
    },
    Stages: _every(PUBLIC, "clock list"),
    Term: _every(PUBLIC, "id title about"),
    Article: _every(PUBLIC, "id title"),
    Policy: {
        **_every(PUBLIC, "id title to issuer replaces articles"),
        "from": PUBLIC,
    },
    Party: _every(PUBLIC, "id title responsibilities"),
    MenteeClass: _every(PUBLIC, "id title key employee"),
    Team: _every(COHORT, "id title members mentors"),
    ProfileReaders: _every(PUBLIC, "standings attention rank class postings"),
    NegativeRule: _every(
        REVIEWERS,
        "id title missing punctuality_below at_least unqualified reviews_failed within",
    ),
    PoolPolicy: _every(REVIEWERS, "audience evidence failed absence complete_after"),
    # Below the level each of these gives itself, nothing of it is known.
    Duty: _every(
        PUBLIC,
        "id title owner every about count due grace fields required sections"
        " min_substance comment audience when kind articles terms starts ends changes",
    ),
    Change: {
        **_every(
            PUBLIC,
            "policy owner every count due grace fields required sections min_substance"
            " comment articles when",
        ),
        "from": PUBLIC,
    },
    CommentRule: _every(PUBLIC, "by within audience"),
    Applies: _every(PUBLIC, "stages job_classes posting units classes roles levels"),
    RecordField: _every(
        PUBLIC, "type title required choices of columns min max audience"
    ),
    Agreement: _every(
        COHORT,
        "term_months objection_days early_completion replace_after_days clauses"
        " allowance audience",
    ),
    DefencePolicy: _every(
        REVIEWERS,
        "id title round sheet slots panel results_on scores drop quorum own_mentor"
        " appeal audience",
    ),
    # A total tells of what is missing, and so of states.
    scores.Assessment: _every(
        REVIEWERS,
        "id title every about indicators raters combine adjustments base cap bands"
        " quota when not_graded used_for published release appeal audience",
    ),
    scores.PointSource: {
        **_every(
            REVIEWERS,
            "id title share duties field of options column void at_most minimum drop"
            " self target each most defence",
        ),
        "from": REVIEWERS,
    },
    scores.DimensionShare: _every(REVIEWERS, "dimension share"),
    scores.Indicator: _every(REVIEWERS, "id title weight dimensions sources"),
    scores.Adjustment: {
        **_every(REVIEWERS, "id title points duties field options times most exempt"),
        "from": REVIEWERS,
    },
    scores.Combined: _every(REVIEWERS, "assessment share"),
    scores.Band: _every(REVIEWERS, "id title min"),
    scores.Quota: _every(REVIEWERS, "band cohort unit least"),
    scores.NotGraded: _every(REVIEWERS, "reason when months"),
    scores.PublishedIn: _every(REVIEWERS, "duty total band table person"),
    units.Evaluation: _every(
        REVIEWERS,
        "indicators title every by tiers leading person_tiers warnings levels party"
        " min_people audience",
    ),
    units.Indicator: _every(REVIEWERS, "id title measure target duties tiers"),
    units.Tier: _every(REVIEWERS, "id title min"),
    units.WarningRule: _every(REVIEWERS, "colour unmet"),
    # People: nothing under an alias; reasons where states are known; what is
    # delicate for the most privileged; e-mails, approvals and why somebody left for
    # nobody.
    Mentee: {
        **_every(
            COHORT,
            "name joined name_en unit job_class posting left parties postings",
            mentors=PUBLIC,
            leave=REVIEWERS,
            waivers=REVIEWERS,
            rank=MENTORS,
            standings=MENTORS,
            attention=MENTORS,
            emails=NOBODY,
        ),
        "class": COHORT,
    },
    # Who guides whom is told by aliases, too; since when is not.
    Pairing: {
        **_every(PUBLIC, "mentor role", to=COHORT, reason=MENTORS, completed=REVIEWERS),
        "from": COHORT,
    },
    Leave: {
        **_every(REVIEWERS, "to reason duties", approved_by=NOBODY),
        "from": REVIEWERS,
    },
    Waiver: _every(REVIEWERS, "duty period reason", approved_by=NOBODY),
    Posting: {**_every(COHORT, "posting to unit post"), "from": COHORT},
    Standing: {
        **_every(MENTORS, "standing to reason decided_by evidence"),
        "from": MENTORS,
    },
    Departure: _every(COHORT, "on", reason=NOBODY),
    Mentor: _every(
        COHORT,
        "name name_en unit post strengths was",
        roles=PUBLIC,
        status=REVIEWERS,
        capacity=REVIEWERS,
        eligibility=REVIEWERS,
        history=REVIEWERS,
        helped_before=REVIEWERS,
        left=REVIEWERS,
        qualified=MENTORS,
        hits=MENTORS,
        evidence=MENTORS,
        emails=NOBODY,
    ),
    Qualification: _every(MENTORS, "on until", result=NOBODY),
    StatusChange: _every(REVIEWERS, "status on", reason=MENTORS, decided_by=MENTORS),
    Hit: _every(MENTORS, "rule on reason until dismissed", decided_by=NOBODY),
    # Records: as their duty, unless they narrow; days tell of lateness, evidence may
    # tell who is meant.
    Head: _every(
        PUBLIC,
        "title by status tags abilities audience person period duty",
        submitted=REVIEWERS,
        evidence=COHORT,
    ),
    CommentHead: _every(
        PUBLIC,
        "by status audience person period duty",
        on=REVIEWERS,
        score=NOBODY,
    ),
    # What people prefer is the office's (threats.md §4.1).
    Round: _every(
        NOBODY,
        "title starts mentees mentors role ends optimal others different_mentors draw"
        " conflicts",
    ),
    MenteeEntry: _every(NOBODY, "id role prefers others wishes"),
    MentorEntry: _every(
        NOBODY, "id role prefers others capacity job_classes application nominated_by"
    ),
    Conflict: _every(NOBODY, "mentee mentor reason"),
    Proposal: _every(NOBODY, "pairs"),
    ProposedPair: _every(NOBODY, "mentee mentor role mentee_rank mentor_rank"),
}

WORDS: Final[Mapping[type, frozenset[str]]] = {
    # Texts that must be one of some words: ids, keys, names of files, zones. What is
    # given in their place is planted where it is defined.
    Programme: frozenset({"preset", "timezone", "language", "calendar"}),
    MentorRole: frozenset({"eligibility"}),
    Unit: frozenset({"level"}),
    Mentee: frozenset({"posting"}),
    Posting: frozenset({"posting"}),
    Mentor: frozenset({"eligibility", "strengths"}),
    Applies: frozenset({"posting", "levels"}),
    Duty: frozenset({"required", "articles"}),
    Change: frozenset({"required", "articles"}),
    units.Evaluation: frozenset({"levels"}),
    DefencePolicy: frozenset({"slots", "panel", "results_on", "scores"}),
    scores.PointSource: frozenset({"field", "column", "void"}),
    scores.Adjustment: frozenset({"field", "times", "exempt"}),
    scores.PublishedIn: frozenset({"total", "band", "table", "person"}),
    PoolPolicy: frozenset({"evidence", "failed"}),
    RecordField: frozenset({"choices"}),
    Waiver: frozenset({"period"}),
    Standing: frozenset({"evidence"}),
    Head: frozenset({"person", "period", "duty"}),
    CommentHead: frozenset({"person", "period", "duty"}),
}
