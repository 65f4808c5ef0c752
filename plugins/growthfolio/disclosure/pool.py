"""The pool of mentors → what an audience may know of it.

Status and load are for whoever knows states; hits, reviews and reasons for whom the
pool's policy names, the most privileged audience where it names nobody.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.shown import ShownRecord
from growthfolio.disclosure.shown_pool import (
    ShownCover,
    ShownFollowUp,
    ShownHit,
    ShownMember,
    ShownPool,
    ShownStep,
    ShownVacancy,
)
from growthfolio.disclosure.source import Source
from growthfolio.disclosure.suppression import FEWEST, too_few
from growthfolio.model.duty import About, Applies
from growthfolio.model.people import Mentor, StatusChange
from growthfolio.model.record import Subject
from growthfolio.model.title import Title
from growthfolio.pooling import Pool, papers, pool
from growthfolio.pooling.values import ANY, Cover, Held, Member, Vacancy


def shown_pool(
    source: Source, records_about: Mapping[Ref, Sequence[ShownRecord]]
) -> ShownPool | None:
    """The pool, or None where nothing of it may be known."""
    if not source.clearance.states or source.clearance.aliases:
        return None
    whole = pool(source.cohort, source.ledger)
    return _Shown(source, whole, records_about).pool()


class _Shown:
    """A pool, and the records that may be read."""

    def __init__(
        self,
        source: Source,
        whole: Pool,
        records_about: Mapping[Ref, Sequence[ShownRecord]],
    ) -> None:
        self._source = source
        self._whole = whole
        self._records_about = records_about
        self._delicate = source.clearance.may(source.clearance.pool)

    def pool(self) -> ShownPool:
        """What may be known of it."""
        whole = self._whole
        return ShownPool(
            members=tuple(map(self._member, whole.members)),
            coverage=_coverage(self._source, whole.coverage),
            levels=whole.levels,
            vacancies=tuple(self._vacancies(whole.vacancies)),
            successions=tuple(self._vacancies(whole.successions)),
            conditions=self._source.cohort.programme.negative_list,
        )

    def _member(self, one: Member) -> ShownMember:
        mentor = self._source.cohort.mentor[one.mentor]
        delicate = self._delicate
        return ShownMember(
            mentor=Ref(Who.MENTOR, one.mentor),
            status=one.status,
            since=one.since,
            left=one.left,
            steps=tuple(map(self._step, one.steps)),
            loads=one.loads,
            now=one.now,
            past=one.past,
            lifetime=one.lifetime,
            across=MappingProxyType(
                {Ref(Who.MENTEE, pair.mentee): pair.outside for pair in one.across}
            ),
            eligibility=tuple(map(self._eligibility, mentor.eligibility)),
            evidence=self._evidence(mentor) if delicate else (),
            qualified=one.qualified if delicate else None,
            hits=tuple(map(_hit, one.hits)) if delicate else None,
        )

    def _eligibility(self, name: str) -> Title:
        return self._source.cohort.programme.term("eligibility", name)

    def _evidence(self, mentor: Mentor) -> tuple[tuple[Title, tuple[str, ...]], ...]:
        return tuple(
            (self._eligibility(name), files) for name, files in mentor.evidence.items()
        )

    def _step(self, step: StatusChange) -> ShownStep:
        if not self._delicate:
            return ShownStep(status=step.status, on=step.on)
        return ShownStep(
            status=step.status,
            on=step.on,
            reason=step.reason or "",
            decided_by=step.decided_by or "",
        )

    def _vacancies(self, found: Sequence[Vacancy]) -> Iterator[ShownVacancy]:
        for one in found:
            if self._may(one):
                yield self._vacancy(one)

    def _may(self, vacancy: Vacancy) -> bool:
        """Whether it tells of no review or hit, and of no duty, above the audience."""
        if vacancy.why.delicate and not self._delicate:
            return False
        if vacancy.successor is not None:
            return True
        role = self._source.cohort.programme.role(vacancy.role)
        if vacancy.required and role and _may_tell(self._source, role.when):
            return True
        return any(map(self._knows, vacancy.duties))

    def _knows(self, name: str) -> bool:
        duty = self._source.duties.get(name.removesuffix(".comment"))
        if duty is None or not _may_tell(self._source, duty.when):
            return False
        return not name.endswith(".comment") or duty.comment is not None

    def _vacancy(self, one: Vacancy) -> ShownVacancy:
        naming = self._source.naming
        mentee = Ref(Who.MENTEE, one.mentee)
        subject = Subject(About.MENTEE, one.mentee)
        shown = {one.path: one for one in self._records_about.get(mentee, ())}
        # What may not be read must not even take the place of what may.
        found = papers(
            [
                record
                for record in self._source.cohort.records_of.get(subject, ())
                if record.at.path in shown
            ],
            self._source.duties,
        )
        return ShownVacancy(
            mentee=mentee,
            role=one.role,
            since=one.since,
            why=one.why,
            mentor=naming.ref(Who.MENTOR, one.mentor),
            reason=one.reason if self._delicate else "",
            early=one.early,
            successor=naming.ref(Who.MENTOR, one.successor),
            plans=tuple(shown[record.at.path] for record in found.plans),
            follow_ups=tuple(
                ShownFollowUp(
                    record=shown[record.at.path], measure=open_.measure, due=open_.due
                )
                for record, open_ in found.follow_ups
            ),
            notes=tuple(shown[record.at.path] for record in found.notes),
        )


def _hit(hit: Held) -> ShownHit:
    return ShownHit(
        title=hit.title,
        on=hit.on,
        until=hit.until,
        reason=hit.reason,
        counts=hit.counts,
        dismissed=hit.dismissed,
        facts=hit.facts,
    )


def _may_tell(source: Source, when: Applies) -> bool:
    """Whether to whom a rule applies gives nothing of a profile away."""
    clearance = source.clearance
    parts = (("postings", when.posting), ("mentee_class", when.classes))
    return all(clearance.may(clearance.profile(part)) for part, named in parts if named)


def _coverage(source: Source, covers: Sequence[Cover]) -> tuple[ShownCover, ...]:
    """Coverage, without small groups below the most privileged audience.

    Nor is there a figure of a role, or of any, that tells of a part of profiles that
    may not be read: where somebody is posted, or whose class does not count.
    """
    programme, clearance = source.cohort.programme, source.clearance
    by_class = any(not one.key for one in programme.classes)
    if by_class and not clearance.may(clearance.profile("mentee_class")):
        return ()
    told = {ANY} | {
        str(role.id) for role in programme.mentor_roles if _may_tell(source, role.when)
    }
    covers = [one for one in covers if one.role in told]
    everything = source.clearance.rank >= source.clearance.strictest
    hidden = frozenset() if everything else _small(covers)
    return tuple(
        ShownCover(
            role=one.role,
            unit=one.unit,
            paired=None if (one.role, one.unit) in hidden else one.paired,
            needed=None if (one.role, one.unit) in hidden else one.needed,
        )
        for one in covers
    )


def _small(covers: Sequence[Cover]) -> frozenset[tuple[str, str | None]]:
    """The figures of too few, role by role; units are parts of the whole.

    So are those of no unit: their figure stands nowhere, but can be worked out.
    """
    hidden: set[tuple[str, str | None]] = set()
    for role in dict.fromkeys(one.role for one in covers):
        sizes = {one.unit: one.needed for one in covers if one.role == role}
        whole = sizes.pop(None, 0)
        rest = whole - sum(sizes.values())
        parts: dict[str | None, int] = {**sizes, **({None: rest} if rest else {})}
        hidden |= {(role, unit) for unit in too_few(parts) if unit is not None}
        hidden |= {(role, None)} if whole < FEWEST else set()
    return frozenset(hidden)
