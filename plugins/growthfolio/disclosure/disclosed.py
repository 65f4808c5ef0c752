"""All that is left of a cohort for one audience: the only thing pages are made from."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Final, TypeVar

from msgspec import Struct, field

from growthfolio.disclosure.asked import Asked
from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.same import Same
from growthfolio.disclosure.shown import (
    ShownAgreement,
    ShownFinding,
    ShownMentee,
    ShownMentor,
    ShownObligation,
    ShownPairing,
    ShownRecord,
)
from growthfolio.disclosure.shown_pool import ShownPool
from growthfolio.disclosure.shown_scores import (
    ShownAssessment,
    ShownDefence,
    ShownScore,
)
from growthfolio.disclosure.shown_units import ShownEvaluation
from growthfolio.model.duty import Duty
from growthfolio.model.evaluation import Evaluation
from growthfolio.model.parted import Parted, parts_of
from growthfolio.model.policy import MenteeClass, Party, Policy, Team, Term
from growthfolio.model.programme import JobClass, MentorRole, Unit
from growthfolio.model.stages import Stages
from growthfolio.model.title import Title

_FOLDERS: Final = {
    "portfolios": Who.MENTEE,
    "mentors": Who.MENTOR,
    "units": Who.UNIT,
    "cohort": Who.COHORT,
}


class Disclosure(Struct, frozen=True, kw_only=True, dict=True):
    """What one audience may know of a cohort on a day.

    `shows_states` says whether late, missing and due are among it, `aliases`
    whether people are called by aliases. `mentees`, `mentors` and `units` are
    sorted by what they are called, records and obligations by whom they are
    about, period and duty. `notices` are the evaluations as they may be passed on.
    By `same` it is known of mentees whether all that is shown of them is as it was.
    """

    audience: str
    audiences: tuple[str, ...]
    title: Title
    starts: date
    today: date
    commit: str
    calendar: str
    shows_states: bool
    aliases: bool
    stages: Stages
    roles: tuple[MentorRole, ...]
    duties: tuple[Duty, ...]
    job_classes: tuple[JobClass, ...]
    classes: tuple[MenteeClass, ...] = ()
    parties: tuple[Party, ...] = ()
    units: tuple[Unit, ...] = ()
    abilities: tuple[Term, ...] = ()
    dimensions: tuple[Term, ...] = ()
    teams: tuple[Team, ...] = ()
    mentees: tuple[ShownMentee, ...] = ()
    mentors: tuple[ShownMentor, ...] = ()
    pairings: tuple[ShownPairing, ...] = ()
    agreements: tuple[ShownAgreement, ...] = ()
    records: Sequence[ShownRecord] = ()
    obligations: Sequence[ShownObligation] = ()
    findings: Parted[Ref | int, ShownFinding] | None = None
    assessments: tuple[ShownAssessment, ...] = ()
    scores: Sequence[ShownScore] = ()
    defences: Sequence[ShownDefence] = ()
    pool: ShownPool | None = None
    theme: Title | None = None
    goals: tuple[Title, ...] = ()
    policies: tuple[Policy, ...] = ()
    vocabularies: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    evaluation: Evaluation | None = None
    evaluations: tuple[ShownEvaluation, ...] = ()
    notices: tuple[ShownEvaluation, ...] = ()
    same: Mapping[Ref, Same] = field(default_factory=dict)
    asked: Asked = field(default_factory=Asked)

    @cached_property
    def duty(self) -> Mapping[str, Duty]:
        """Duties by id."""
        return MappingProxyType({duty.id: duty for duty in self.duties})

    @cached_property
    def mentee(self) -> Mapping[str, ShownMentee]:
        """Mentees by slug."""
        return MappingProxyType({mentee.ref.slug: mentee for mentee in self.mentees})

    @cached_property
    def mentor(self) -> Mapping[str, ShownMentor]:
        """Mentors by slug."""
        return MappingProxyType({mentor.ref.slug: mentor for mentor in self.mentors})

    @cached_property
    def team(self) -> Mapping[str, Team]:
        """Teams by id."""
        return MappingProxyType({team.id: team for team in self.teams})

    @cached_property
    def members_of(self) -> Mapping[str | None, tuple[ShownMentee, ...]]:
        """Mentees by their unit."""
        return _grouped((one.unit, one) for one in self.mentees)

    @cached_property
    def mentors_of(self) -> Mapping[str | None, tuple[ShownMentor, ...]]:
        """Mentors by their unit."""
        return _grouped((one.unit, one) for one in self.mentors)

    @cached_property
    def unit(self) -> Mapping[str | None, Unit]:
        """Units by id."""
        return MappingProxyType({unit.id: unit for unit in self.units})

    @cached_property
    def units_in(self) -> Mapping[str | None, tuple[Unit, ...]]:
        """Units by the unit above them."""
        return _grouped((one.parent, one) for one in self.units)

    @cached_property
    def parts_of(self) -> Mapping[str, tuple[tuple[str, ShownMentee], ...]]:
        """The parts of units in the training of mentees, by the unit."""
        return _grouped(
            (unit, (party, one)) for one in self.mentees for party, unit in one.parties
        )

    @cached_property
    def pairings_of(self) -> Mapping[Ref, tuple[ShownPairing, ...]]:
        """Pairings by their mentee and by their mentor."""
        return _grouped(
            (ref, one) for one in self.pairings for ref in (one.mentee, one.mentor)
        )

    @cached_property
    def agreements_of(self) -> Mapping[Ref, tuple[ShownAgreement, ...]]:
        """Agreements by their mentee and by their mentor."""
        return _grouped(
            (ref, one) for one in self.agreements for ref in (one.mentee, one.mentor)
        )

    def record_at(self, path: str) -> ShownRecord | None:
        """The record of a path; under aliases they have none."""
        about = self.whose(path)
        some = self.records_about.get(about, ()) if about is not None else ()
        return next((one for one in some if one.path == path), None)

    def whose(self, path: str) -> Ref | None:
        """Whom a record of that path would be about."""
        top, _, rest = path.partition("/")
        who = _FOLDERS.get(top)
        slug = top if who is Who.COHORT else rest.partition("/")[0]
        return Ref(who, slug) if who is not None else None

    @cached_property
    def records_about(self) -> Mapping[Ref, tuple[ShownRecord, ...]]:
        """Records by whom they are about."""
        return parts_of(self.records, lambda one: one.about)

    @cached_property
    def obligations_about(self) -> Mapping[Ref, tuple[ShownObligation, ...]]:
        """Obligations by whom they are about."""
        return parts_of(self.obligations, lambda one: one.about)

    @cached_property
    def scores_about(self) -> Mapping[Ref, tuple[ShownScore, ...]]:
        """Scores by whom they are about."""
        return parts_of(self.scores, lambda one: one.about)

    @cached_property
    def defences_about(self) -> Mapping[Ref, tuple[ShownDefence, ...]]:
        """Defences by whom they are about."""
        return parts_of(self.defences, lambda one: one.about)

    @cached_property
    def evaluations_of(self) -> Mapping[Ref | None, tuple[ShownEvaluation, ...]]:
        """Evaluations by their unit, the oldest period first; None for everybody."""
        return _grouped((one.unit, one) for one in self.evaluations)


Key = TypeVar("Key")
Item = TypeVar("Item")


def _grouped(pairs: Iterable[tuple[Key, Item]]) -> Mapping[Key, tuple[Item, ...]]:
    """Items by their keys, both in the order they come in."""
    found: dict[Key, list[Item]] = {}
    for key, item in pairs:
        found.setdefault(key, []).append(item)
    return MappingProxyType({key: tuple(items) for key, items in found.items()})
