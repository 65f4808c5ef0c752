"""Each mentor as a member of the pool: status, load, reviews, hits, mentees."""

from collections.abc import Iterator, Sequence
from datetime import date

from growthfolio.checking.conditions import Established
from growthfolio.ledger.qualification import qualified, reviews_of
from growthfolio.model.cohort import Cohort
from growthfolio.model.people import Mentee, Mentor, Pairing
from growthfolio.model.programme import Programme
from growthfolio.model.title import Title
from growthfolio.pooling.lineage import Lineage
from growthfolio.pooling.values import Across, Held, Load, Member


class Members:
    """The members of a pool, drawn up one by one."""

    def __init__(
        self, cohort: Cohort, today: date, found: Sequence[Established]
    ) -> None:
        self._cohort = cohort
        self._today = today
        self._lineage = Lineage(cohort)
        self._found: dict[str, list[Established]] = {}
        for one in found:
            self._found.setdefault(one.mentor.id, []).append(one)
        units = cohort.programme.units
        self._outside = {unit.id for unit in units if unit.outside}
        rules = cohort.programme.negative_list
        self._titles = {str(rule.id): rule.title for rule in rules}
        self._pairs: dict[str, list[tuple[Mentee, Pairing]]] = {}
        for mentee in cohort.mentees:
            for pairing in mentee.mentors:
                self._pairs.setdefault(pairing.mentor, []).append((mentee, pairing))

    def of(self, mentor: Mentor) -> Member:
        """What the pool knows of a mentor."""
        cohort, today = self._cohort, self._today
        begun = [pair for pair in self._pairs.get(mentor.id, ()) if self._begun(*pair)]
        ever = dict.fromkeys(mentee.id for mentee, _ in begun)
        current = [pair for pair in begun if self._holds(*pair)]
        now = {mentee.id for mentee, _ in current} if mentor.serves(today) else set()
        return Member(
            mentor=mentor.id,
            status=mentor.status_on(today),
            since=_since(mentor, today),
            left=mentor.left.on if mentor.left else None,
            steps=mentor.history,
            loads=tuple(_loads(cohort.programme, mentor, current)),
            qualified=qualified(reviews_of(cohort, mentor, today), today),
            hits=tuple(self._hits(mentor)),
            now=len(now),
            past=len(ever) - len(now),
            lifetime=mentor.helped_before + len(ever),
            across=tuple(self._across(mentor, begun)),
            was=mentor.was if mentor.was in cohort.mentee else None,
            line=self._lineage.line(mentor.id),
        )

    def _begun(self, mentee: Mentee, pairing: Pairing) -> bool:
        start = max(pairing.start or mentee.joined, mentee.joined)
        return start <= self._today

    def _holds(self, mentee: Mentee, pairing: Pairing) -> bool:
        return pairing.holds(self._today) and mentee.active(self._today)

    def _hits(self, mentor: Mentor) -> Iterator[Held]:
        for hit in mentor.hits:
            yield Held(
                title=self._titles.get(hit.rule, Title.plain(hit.rule)),
                on=hit.on,
                until=hit.until,
                reason=hit.reason,
                counts=hit.counts(self._today),
                dismissed=hit.dismissed,
            )
        for one in self._found.get(mentor.id, ()):
            facts = tuple(fact.said for fact in one.facts)
            yield Held(title=one.rule.title, facts=facts)

    def _across(
        self, mentor: Mentor, begun: Sequence[tuple[Mentee, Pairing]]
    ) -> Iterator[Across]:
        """The mentees of other units (S3-10)."""
        for mentee in dict.fromkeys(mentee.id for mentee, _ in begun):
            unit = self._cohort.mentee[mentee].unit
            if mentor.unit and unit and unit != mentor.unit:
                elsewhere = bool({unit, mentor.unit} & self._outside)
                yield Across(mentee=mentee, outside=elsewhere)


def _since(mentor: Mentor, today: date) -> date | None:
    """Since when a mentor stands where the mentor stands, as far as it is known."""
    days = (step.on for step in mentor.history if step.on <= today)
    return max(days, default=None)


def _loads(
    programme: Programme, mentor: Mentor, current: Sequence[tuple[Mentee, Pairing]]
) -> Iterator[Load]:
    """Mentees at present by role; a mentor's own capacity goes over all of them."""
    for role in programme.mentor_roles:
        count = len({who.id for who, pairing in current if pairing.role == role.id})
        if role.id in mentor.roles or count:
            capacity = role.capacity if mentor.capacity is None else None
            yield Load(role=role.id, count=count, capacity=capacity)
    if mentor.capacity is not None:
        count = len({who.id for who, _ in current})
        yield Load(role=None, count=count, capacity=mentor.capacity)
