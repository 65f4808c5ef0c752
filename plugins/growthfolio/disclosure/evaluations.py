"""The evaluation of units → what an audience may know of it.

A number inherits the level of all it is made of: an indicator that counts a duty
above the audience is not shown to it, nor are the tier and the colour that rest
on it. Below the most privileged audience small groups are withheld, and enough
others that they cannot be worked out.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from msgspec.structs import replace

from growthfolio.disclosure.countable import countable, level_of
from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.shown_units import (
    ShownEvaluation,
    ShownEvidence,
    ShownIndicator,
    ShownShare,
)
from growthfolio.disclosure.source import Source
from growthfolio.evaluating import (
    Evidence,
    Group,
    IndicatorResult,
    Scope,
    UnitEvaluation,
    evaluate,
    person_shares,
    suppressed,
)
from growthfolio.model.duty import About
from growthfolio.model.evaluation import Evaluation, Measure

PERIODS: Final = 12
"""How many periods of an evaluation are shown."""

BEHIND: Final = 30
"""How much of what is behind an indicator is shown."""

_DETAILED: Final = 2
"""Of how many periods: the one that runs, and the last that has ended."""


def may_be_known(source: Source) -> bool:
    """Whether the audience may know of evaluations: they tell what is missing."""
    evaluation = source.cohort.programme.evaluation
    return (
        evaluation is not None
        and not source.clearance.aliases
        and source.clearance.states
        and source.clearance.may(source.cohort.programme.rank(evaluation.audience))
    )


def drawn_evaluations(source: Source) -> tuple[UnitEvaluation, ...]:
    """All evaluations, as far as this audience's records go."""
    return evaluate(*countable(source)) if may_be_known(source) else ()


def shown_evaluations(
    source: Source, drawn: Sequence[UnitEvaluation], *, passed_on: bool = False
) -> tuple[ShownEvaluation, ...]:
    """The last periods of every unit, oldest first.

    What is passed on, such as a notice, tells nobody of small groups.
    """
    evaluation = source.cohort.programme.evaluation
    if evaluation is None:
        return ()
    privileged = source.clearance.rank >= source.clearance.strictest
    least = 0 if privileged and not passed_on else evaluation.min_people
    found: list[ShownEvaluation] = []
    before: Mapping[tuple[str | None, Scope], ShownEvaluation] = {}
    periods = sorted({one.period for one in drawn})
    last = periods[-_DETAILED:]
    for period, some in groupby(drawn, key=lambda one: one.period):
        detailed = not passed_on and period in last
        showing = _Showing(source, evaluation, tuple(some), least, detailed=detailed)
        now = {(one.unit, one.scope): showing.of(one) for one in showing.period}
        found += (_compared(one, before.get(key)) for key, one in now.items())
        before = now
    return tuple(one for one in found if one.period in periods[-PERIODS:])


def shown_shares(source: Source) -> Mapping[Ref, ShownShare]:
    """How much each mentee handed in of what was owed, where persons have tiers."""
    evaluation = source.cohort.programme.evaluation
    if evaluation is None or not evaluation.person_tiers or not may_be_known(source):
        return {}
    found = {}
    for name, share in person_shares(*countable(source)).items():
        ref = source.naming.ref(Who.MENTEE, name)
        if ref is not None:
            found[ref] = ShownShare(
                period=share.period,
                numerator=share.numerator,
                denominator=share.denominator,
                tier=share.tier.title if share.tier else None,
            )
    return found


class _Showing:
    """The evaluations of one period, and what of them may be known."""

    def __init__(
        self,
        source: Source,
        evaluation: Evaluation,
        period: Sequence[UnitEvaluation],
        least: int,
        *,
        detailed: bool,
    ) -> None:
        self.period = period
        self._detailed = detailed
        self._source = source
        self._above = frozenset(
            indicator.id
            for indicator in evaluation.indicators
            if not source.clearance.may(level_of(source, evaluation, indicator))
        )
        groups = [Group(_name(one), one.cells, one.people) for one in period]
        self._small = suppressed(groups, least)
        shown = [one for one in period if _name(one) not in self._small]
        self._few = {
            indicator.id: suppressed([_people(one, n) for one in shown], least)
            for n, indicator in enumerate(evaluation.indicators)
        }

    def of(self, one: UnitEvaluation) -> ShownEvaluation:
        """What may be known of a unit."""
        bare = ShownEvaluation(
            unit=self._unit(one.unit),
            whole=one.scope is Scope.WHOLE,
            period=one.period,
            until=one.until,
            running=one.running,
        )
        if _name(one) in self._small:
            return replace(bare, suppressed=True)
        indicators = tuple(self._indicator(one, result) for result in one.results)
        people = len({person for _, person in one.people})
        if any(indicator.hidden for indicator in indicators):
            return replace(bare, people=people, indicators=indicators)
        return replace(
            bare,
            people=people,
            indicators=indicators,
            judged=one.judged,
            unmet=one.unmet,
            tier=one.tier.title if one.tier else None,
            colour=one.colour,
        )

    def _unit(self, name: str | None) -> Ref | None:
        return self._source.naming.ref(Who.UNIT, name) if name is not None else None

    def _indicator(
        self, one: UnitEvaluation, result: IndicatorResult
    ) -> ShownIndicator:
        indicator = result.indicator
        bare = ShownIndicator(
            id=indicator.id,
            title=indicator.title,
            measure=indicator.measure,
            target=indicator.target,
        )
        if indicator.id in self._above or _name(one) in self._few[indicator.id]:
            return replace(bare, hidden=True)
        telling = tuple(_telling(result)) if self._detailed else ()
        behind = (self._evidence(each) for each in telling[:BEHIND])
        return replace(
            bare,
            numerator=result.numerator,
            denominator=result.denominator,
            value=result.value,
            met=result.met,
            tier=result.tier.title if result.tier else None,
            behind=tuple(each for each in behind if each is not None),
            more=max(0, len(telling) - BEHIND),
        )

    def _evidence(self, one: Evidence) -> ShownEvidence | None:
        about = self._source.about(one.subject)
        if about is None:
            return None
        bare = ShownEvidence(about=about, row=one.row, days=one.days)
        owed = self._source.ledger.at.get(one.path)
        if owed is not None:
            return replace(
                bare,
                period=owed.period.name,
                duty=owed.base_duty,
                is_comment=owed.is_comment,
                n=owed.n,
            )
        found = self._source.cohort.record_at.get(one.path)
        if found is None:
            return bare
        at = found.at
        return replace(bare, period=at.period.name, duty=at.duty, n=at.n)


def _telling(result: IndicatorResult) -> Iterator[Evidence]:
    """What counts against a unit; for a number, what was counted."""
    indicator = result.indicator
    for one in result.evidence:
        match indicator.measure:
            case Measure.COUNT:
                yield one
            case Measure.RESPONSE_DAYS:
                if (one.days or 0) > indicator.target:
                    yield one
            case _:
                if not one.counts:
                    yield one


def _name(one: UnitEvaluation) -> str:
    return f"{one.unit or ''}/{one.scope}"


def _people(one: UnitEvaluation, number: int) -> Group:
    """A unit as the group of those an indicator is about."""
    people = frozenset(
        (each.unit, each.subject.id)
        for each in one.results[number].evidence
        if each.subject.about is About.MENTEE
    )
    return Group(_name(one), one.cells, people)


def _compared(now: ShownEvaluation, before: ShownEvaluation | None) -> ShownEvaluation:
    """An evaluation with what changed since the period before, if that is shown."""
    if before is None or now.suppressed or before.suppressed:
        return now
    past = {one.id: one for one in before.indicators}
    return replace(
        now,
        unmet_before=before.unmet if now.unmet is not None else None,
        indicators=tuple(_changed(one, past[one.id]) for one in now.indicators),
    )


def _changed(now: ShownIndicator, before: ShownIndicator) -> ShownIndicator:
    if now.value is None or before.value is None:
        return now
    return replace(now, change=now.value - before.value)
