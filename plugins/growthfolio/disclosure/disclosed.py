"""All that is left of a cohort for one audience: the only thing pages are made from."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType

from msgspec import Struct, field

from growthfolio.disclosure.ref import Ref
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
from growthfolio.model.policy import MenteeClass, Party, Policy, Team, Term
from growthfolio.model.programme import JobClass, MentorRole, Stages, Unit
from growthfolio.model.title import Title


class Disclosure(Struct, frozen=True, kw_only=True, dict=True):
    """What one audience may know of a cohort on a day.

    `shows_states` says whether late, missing and due are among it, `aliases`
    whether people are called by aliases. `mentees`, `mentors` and `units` are
    sorted by what they are called, records and obligations by whom they are
    about, period and duty. `notices` are the evaluations as they may be passed on.
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
    records: tuple[ShownRecord, ...] = ()
    obligations: tuple[ShownObligation, ...] = ()
    findings: tuple[ShownFinding, ...] | None = None
    assessments: tuple[ShownAssessment, ...] = ()
    scores: tuple[ShownScore, ...] = ()
    defences: tuple[ShownDefence, ...] = ()
    pool: ShownPool | None = None
    theme: Title | None = None
    goals: tuple[Title, ...] = ()
    policies: tuple[Policy, ...] = ()
    vocabularies: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    evaluation: Evaluation | None = None
    evaluations: tuple[ShownEvaluation, ...] = ()
    notices: tuple[ShownEvaluation, ...] = ()

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
    def pairings_of(self) -> Mapping[Ref, tuple[ShownPairing, ...]]:
        """Pairings by their mentee and by their mentor."""
        found: dict[Ref, list[ShownPairing]] = {}
        for pairing in self.pairings:
            found.setdefault(pairing.mentee, []).append(pairing)
            found.setdefault(pairing.mentor, []).append(pairing)
        return MappingProxyType({ref: tuple(items) for ref, items in found.items()})

    @cached_property
    def agreements_of(self) -> Mapping[Ref, tuple[ShownAgreement, ...]]:
        """Agreements by their mentee and by their mentor."""
        found: dict[Ref, list[ShownAgreement]] = {}
        for agreement in self.agreements:
            found.setdefault(agreement.mentee, []).append(agreement)
            found.setdefault(agreement.mentor, []).append(agreement)
        return MappingProxyType({ref: tuple(items) for ref, items in found.items()})

    @cached_property
    def records_about(self) -> Mapping[Ref, tuple[ShownRecord, ...]]:
        """Records by whom they are about."""
        found: dict[Ref, list[ShownRecord]] = {}
        for record in self.records:
            found.setdefault(record.about, []).append(record)
        return MappingProxyType({ref: tuple(items) for ref, items in found.items()})

    @cached_property
    def obligations_about(self) -> Mapping[Ref, tuple[ShownObligation, ...]]:
        """Obligations by whom they are about."""
        found: dict[Ref, list[ShownObligation]] = {}
        for obligation in self.obligations:
            found.setdefault(obligation.about, []).append(obligation)
        return MappingProxyType({ref: tuple(items) for ref, items in found.items()})

    @cached_property
    def scores_about(self) -> Mapping[Ref, tuple[ShownScore, ...]]:
        """Scores by whom they are about."""
        found: dict[Ref, list[ShownScore]] = {}
        for score in self.scores:
            found.setdefault(score.about, []).append(score)
        return MappingProxyType({ref: tuple(items) for ref, items in found.items()})

    @cached_property
    def defences_about(self) -> Mapping[Ref, tuple[ShownDefence, ...]]:
        """Defences by whom they are about."""
        found: dict[Ref, list[ShownDefence]] = {}
        for defence in self.defences:
            found.setdefault(defence.about, []).append(defence)
        return MappingProxyType({ref: tuple(items) for ref, items in found.items()})

    @cached_property
    def evaluations_of(self) -> Mapping[Ref | None, tuple[ShownEvaluation, ...]]:
        """Evaluations by their unit, the oldest period first; None for everybody."""
        found: dict[Ref | None, list[ShownEvaluation]] = {}
        for one in self.evaluations:
            found.setdefault(one.unit, []).append(one)
        return MappingProxyType({ref: tuple(items) for ref, items in found.items()})

    @cached_property
    def owed_by(self) -> Mapping[Ref, tuple[ShownObligation, ...]]:
        """Obligations by who owes them."""
        found: dict[Ref, list[ShownObligation]] = {}
        for obligation in self.obligations:
            if obligation.owner is not None:
                found.setdefault(obligation.owner, []).append(obligation)
        return MappingProxyType({ref: tuple(items) for ref, items in found.items()})
