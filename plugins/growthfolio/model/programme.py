"""The programme: policy as data, read from programme.yml."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Final

from msgspec import Struct, field

from growthfolio.model.agreement import Agreement
from growthfolio.model.assessment import USES, Assessment
from growthfolio.model.calendar import CalendarOverrides
from growthfolio.model.conventions import TEAMS
from growthfolio.model.defence import DefencePolicy
from growthfolio.model.duty import EVERYBODY, Applies, Duty
from growthfolio.model.evaluation import Evaluation
from growthfolio.model.period import Period
from growthfolio.model.phrase import N_, Filling, Phrase
from growthfolio.model.place import NOWHERE, Marks
from growthfolio.model.policy import (
    MenteeClass,
    Party,
    Policy,
    Team,
    Term,
)
from growthfolio.model.pool import POOL, NegativeRule, PoolPolicy
from growthfolio.model.readers import NOT_SAID, ProfileReaders
from growthfolio.model.schema import Id, Key
from growthfolio.model.stages import NO_STAGES, Stages
from growthfolio.model.title import DEFAULT_LANGUAGE, Title

NEVER: Final = "never"
"""The audience that no site is built for; it is always there."""


class Names(StrEnum):
    """How people are called on a site."""

    FULL = "full"
    ALIAS = "alias"


class Unit(Struct, frozen=True, kw_only=True):
    """An organisation people belong to."""

    id: Annotated[Id, Key(N_("its name in files"), example="yuxi")]
    name: Annotated[Title, Key(N_("its name for people"))]
    level: Annotated[str | None, Key(N_("such as town, village, city"))] = None
    parent: Annotated[Id | None, Key(N_("the unit above it"))] = None
    outside: Annotated[
        bool, Key(N_("whether it belongs to another organisation or county"))
    ] = False
    brand: Annotated[Title | None, Key(N_("the brand its work goes by"))] = None
    facilities: Annotated[
        tuple[Title, ...], Key(N_("what it has for its young staff, such as housing"))
    ] = ()
    marks: Marks = NOWHERE


class JobClass(Struct, frozen=True, kw_only=True):
    """A class of posts, and how people in it are paired."""

    id: Annotated[Id, Key(N_("its name in files"), example="grassroots")]
    title: Annotated[Title, Key(N_("its name for people"))]
    mode: Annotated[Title | None, Key(N_("how mentor and mentee work together"))] = None
    marks: Marks = NOWHERE


class MentorRole(Struct, frozen=True, kw_only=True):
    """What a mentor is to a mentee."""

    id: Annotated[Id, Key(N_("its name in files"), example="business")]
    title: Annotated[Title, Key(N_("its name for people"))]
    required: Annotated[bool, Key(N_("whether everybody must have one"))] = False
    when: Annotated[Applies, Key(N_("who must have one"))] = EVERYBODY
    capacity: Annotated[
        int | None, Key(N_("mentees a mentor may have at a time in this role"))
    ] = None
    eligibility: Annotated[
        tuple[str, ...], Key(N_("a mentor in it needs one of these"))
    ] = ()
    purpose: Annotated[Title | None, Key(N_("what it helps the mentee with"))] = None
    marks: Marks = NOWHERE


class Repository(StrEnum):
    """Who can clone the repository, and read every file in it."""

    PRIVATE = "private"
    PUBLIC = "public"


class Programme(Struct, frozen=True, kw_only=True, dict=True):
    """Who owes what, in which stages, and who may read it."""

    title: Annotated[Title, Key(N_("its name for people"))]
    starts: Annotated[
        date, Key(N_("no obligation before this date"), example="2026-07-01")
    ]
    duties: Annotated[tuple[Duty, ...], Key(N_("what is owed"))]
    preset: Annotated[
        tuple[str, ...],
        Key(N_("ready programmes to start from, each on top of those before")),
    ] = ()
    theme: Annotated[Title | None, Key(N_("what it is about, in one line"))] = None
    goals: Annotated[tuple[Title, ...], Key(N_("what it aims at"))] = ()
    timezone: Annotated[str, Key(N_("where “today” is taken"))] = "Asia/Shanghai"
    language: Annotated[
        str, Key(N_("zh-CN, zh-TW or en: of the site and of messages"))
    ] = DEFAULT_LANGUAGE
    as_of: Annotated[
        date | None, Key(N_("freezes today: demos, archives, reproducible builds"))
    ] = None
    calendar: Annotated[
        str, Key(N_("working days: cn, tw, none (Monday to Friday) or a file"))
    ] = "none"
    units: Annotated[tuple[Unit, ...], Key(N_("the organisations"))] = ()
    job_classes: Annotated[tuple[JobClass, ...], Key(N_("the classes of posts"))] = ()
    mentor_roles: Annotated[
        tuple[MentorRole, ...], Key(N_("what mentors are to mentees"))
    ] = ()
    stages: Annotated[Stages, Key(N_("the parts of the way"))] = NO_STAGES
    audiences: Annotated[
        tuple[Id, ...], Key(N_("who reads, least privileged first"))
    ] = (Id("public"), Id("cohort"), Id("reviewers"), Id("mentors"))
    states: Annotated[
        Id | None,
        Key(N_("from this audience up, late and missing are shown")),
    ] = None
    names: Annotated[
        Mapping[str, Names], Key(N_("alias or full, for each audience"))
    ] = field(default_factory=dict)
    profile: Annotated[
        ProfileReaders,
        Key(N_("who may read which part of a profile, each as an audience")),
    ] = NOT_SAID
    policies: Annotated[
        tuple[Policy, ...], Key(N_("the documents it follows, each version"))
    ] = ()
    vocabularies: Annotated[
        Mapping[str, tuple[Term, ...]],
        Key(N_("lists of terms that fields and duties may name")),
    ] = field(default_factory=dict)
    abilities: Annotated[tuple[Term, ...], Key(N_("the abilities it trains"))] = ()
    dimensions: Annotated[
        tuple[Term, ...], Key(N_("the dimensions people are assessed in"))
    ] = ()
    parties: Annotated[
        tuple[Party, ...], Key(N_("who has a part in a mentee's training"))
    ] = ()
    classes: Annotated[tuple[MenteeClass, ...], Key(N_("the classes of mentees"))] = ()
    ranks: Annotated[tuple[Term, ...], Key(N_("the ranks, lowest first"))] = ()
    highest_rank: Annotated[
        Id | None, Key(N_("nobody above this rank is a mentee"))
    ] = None
    standings: Annotated[tuple[Term, ...], Key(N_("what a mentee may stand as"))] = ()
    teams: Annotated[tuple[Team, ...], Key(N_("people who work together"))] = ()
    negative_list: Annotated[
        tuple[NegativeRule, ...], Key(N_("what makes somebody unfit to be a mentor"))
    ] = ()
    agreement: Annotated[
        Agreement | None,
        Key(N_("what both sides of a pairing agree; none when absent")),
    ] = None
    assessments: Annotated[
        tuple[Assessment, ...], Key(N_("what is scored, by whom, on what evidence"))
    ] = ()
    defences: Annotated[
        tuple[DefencePolicy, ...],
        Key(N_("how people defend their year before a panel")),
    ] = ()
    pool: Annotated[
        PoolPolicy, Key(N_("how the pool of mentors is kept, and who reads of it"))
    ] = POOL
    evaluation: Annotated[
        Evaluation | None, Key(N_("how units are evaluated, period after period"))
    ] = None
    repository: Annotated[
        Repository,
        Key(
            N_(
                "public, if anybody can clone it: then records that only the most "
                "privileged audience may read must be encrypted"
            )
        ),
    ] = Repository.PRIVATE
    unencrypted: Annotated[
        tuple[Id, ...],
        Key(N_("duties whose records may lie readable in a public repository")),
    ] = ()
    alias_key: Annotated[
        str | None, Key(N_("mixed into aliases, so that nobody can guess them"))
    ] = None
    overrides: CalendarOverrides | None = None
    marks: Marks = NOWHERE

    def duty(self, name: str, on: date | None = None) -> Duty | None:
        """The duty of that id, under the rule of a day where one is given."""
        duty = self._duty_of.get(name)
        return duty if duty is None or on is None else duty.on(on)

    def terms(self, vocabulary: str) -> tuple[Term, ...] | None:
        """The terms of a vocabulary, of the lists that have names of their own, too.

        None where there is no such list.
        """
        if vocabulary in self.vocabularies:
            return self.vocabularies[vocabulary]
        if vocabulary == TEAMS:
            return tuple(
                Term(id=team.id, title=team.title, marks=team.marks)
                for team in self.teams
            )
        own = {
            "abilities": self.abilities,
            "dimensions": self.dimensions,
            "ranks": self.ranks,
            "standings": self.standings,
        }
        return own.get(vocabulary)

    def term(self, vocabulary: str, name: str) -> Title:
        """What a term is called; its own word where no list has it."""
        listed = self.terms(vocabulary) or ()
        found = (each.title for each in listed if each.id == name)
        return next(found, Title.plain(name))

    def assessment(self, name: str) -> Assessment | None:
        """The assessment of that id."""
        return next((one for one in self.assessments if one.id == name), None)

    def defence(self, name: str) -> DefencePolicy | None:
        """The defence of that id."""
        return next((one for one in self.defences if one.id == name), None)

    def use(self, name: str) -> Filling:
        """What a use of results is called: by its vocabulary, else as known."""
        for term in self.vocabularies.get("used_for", ()):
            if term.id == name:
                return term.title
        return Phrase(USES[name]) if name in USES else name

    def role(self, name: str) -> MentorRole | None:
        """The mentor role of that id."""
        return self._role_of.get(name)

    def unit(self, name: str) -> Unit | None:
        """The unit of that id."""
        return self._unit_of.get(name)

    # Asked for every record; of those that share an id the first counts.

    @cached_property
    def _duty_of(self) -> Mapping[str, Duty]:
        return {duty.id: duty for duty in reversed(self.duties)}

    @cached_property
    def _role_of(self) -> Mapping[str, MentorRole]:
        return {role.id: role for role in reversed(self.mentor_roles)}

    @cached_property
    def _unit_of(self) -> Mapping[str, Unit]:
        return {unit.id: unit for unit in reversed(self.units)}

    @cached_property
    def _stages_since(self) -> dict[date, tuple[Period, ...]]:
        return {}

    def stage_periods(self, joined: date) -> tuple[Period, ...]:
        """The stages as periods of somebody who joined on a day, in order."""
        if joined not in self._stages_since:
            found = self.stages.periods(joined, self.starts)
            self._stages_since[joined] = found
        return self._stages_since[joined]

    def rank(self, audience: str | None) -> int:
        """How privileged an audience is: 0 the least; `never` above all.

        None stands for "not said": the most privileged one listed.
        """
        if audience is None:
            return len(self.audiences) - 1
        if audience in self.audiences:
            return self.audiences.index(Id(audience))
        return len(self.audiences)
