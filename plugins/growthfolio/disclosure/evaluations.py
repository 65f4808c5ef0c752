"""The evaluation of units → what an audience may know of it.

A number inherits the level of all it is made of: an indicator that counts a duty
above the audience is not shown to it, nor are the tier and the colour that rest
on it. Below the most privileged audience small groups are withheld, and enough
others that they cannot be worked out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

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
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About, Duty
from growthfolio.model.evaluation import FOLLOW_UPS, Evaluation, Indicator, Measure
from growthfolio.model.ledger import Ledger
from growthfolio.model.obligation import Obligation

PERIODS: Final = 12
"""How many periods of an evaluation are shown."""


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
    return evaluate(*_known(source)) if may_be_known(source) else ()


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
    for _, some in groupby(drawn, key=lambda one: one.period):
        showing = _Showing(source, evaluation, tuple(some), least)
        now = {(one.unit, one.scope): showing.of(one) for one in showing.period}
        found += (_compared(one, before.get(key)) for key, one in now.items())
        before = now
    last = sorted({one.period for one in found})[-PERIODS:]
    return tuple(one for one in found if one.period in last)


def shown_shares(source: Source) -> Mapping[Ref, ShownShare]:
    """How much each mentee handed in of what was owed, where persons have tiers."""
    if not may_be_known(source):
        return {}
    found = {}
    for name, share in person_shares(*_known(source)).items():
        ref = source.naming.ref(Who.MENTEE, name)
        if ref is not None:
            found[ref] = ShownShare(
                period=share.period,
                numerator=share.numerator,
                denominator=share.denominator,
                tier=share.tier.title if share.tier else None,
            )
    return found


def _known(source: Source) -> tuple[Cohort, Ledger]:
    """The cohort without the records that narrow themselves above the audience.

    Whether they are there or missing may not be known, so that they count neither
    way; whether their duty may be read is asked for each indicator as a whole.
    """
    cohort, ledger = source.cohort, source.ledger
    records = {record.at.path: record for record in cohort.records}
    comments = {comment.at.path: comment for comment in cohort.comments}
    clearance = source.clearance

    def keeps(one: Obligation) -> bool:
        duty = cohort.programme.duty(one.base_duty)
        path = one.path.removesuffix(".comment.md") + ".md" if one.is_comment else ""
        record = records.get(path or one.path)
        if one.is_comment:
            usual = clearance.comment(duty, None, None)
            level = clearance.comment(duty, record, comments.get(one.path))
        else:
            usual = clearance.duty(duty)
            level = clearance.record(duty, record)
        return clearance.may(level) or level == usual

    known = replace(ledger, obligations=tuple(filter(keeps, ledger.obligations)))
    kept = tuple(
        record
        for record in cohort.records
        if clearance.may(
            clearance.record(cohort.programme.duty(record.at.duty), record)
        )
        or record.head.audience is None
    )
    return replace(cohort, records=kept), known


class _Showing:
    """The evaluations of one period, and what of them may be known."""

    def __init__(
        self,
        source: Source,
        evaluation: Evaluation,
        period: Sequence[UnitEvaluation],
        least: int,
    ) -> None:
        self.period = period
        self._source = source
        self._above = frozenset(
            indicator.id
            for indicator in evaluation.indicators
            if not source.clearance.may(_level(source, evaluation, indicator))
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
        return replace(
            bare,
            numerator=result.numerator,
            denominator=result.denominator,
            value=result.value,
            met=result.met,
            tier=result.tier.title if result.tier else None,
            behind=tuple(self._behind(result)),
        )

    def _behind(self, result: IndicatorResult) -> Iterator[ShownEvidence]:
        """What counts against the unit; for a number, what was counted."""
        indicator = result.indicator
        for one in result.evidence:
            match indicator.measure:
                case Measure.COUNT:
                    telling = True
                case Measure.RESPONSE_DAYS:
                    telling = (one.days or 0) > indicator.target
                case _:
                    telling = not one.counts
            if telling:
                yield from self._evidence(one)

    def _evidence(self, one: Evidence) -> Iterator[ShownEvidence]:
        about = self._source.about(one.subject)
        if about is None:
            return
        bare = ShownEvidence(about=about, row=one.row, days=one.days)
        owed = self._source.ledger.at.get(one.path)
        if owed is not None:
            yield replace(
                bare,
                period=owed.period.name,
                duty=owed.base_duty,
                is_comment=owed.is_comment,
                n=owed.n,
            )
            return
        found = self._source.records.get(one.path)
        if found is None:
            yield bare
        else:
            at = found.at
            yield replace(bare, period=at.period.name, duty=at.duty, n=at.n)


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


def _level(source: Source, evaluation: Evaluation, indicator: Indicator) -> int:
    """How privileged one must be to know an indicator: as for all it counts."""
    programme = source.cohort.programme
    clearance = source.clearance
    if indicator.measure is Measure.COVERAGE:
        return 0
    own = programme.rank(evaluation.audience)
    duties: Iterable[Duty] = (
        [duty for duty in programme.duties if duty.id in indicator.duties]
        if indicator.duties
        else [d for d in programme.duties if programme.rank(d.audience) <= own]
    )
    levels = [0]
    for duty in duties:
        match indicator.measure:
            case Measure.RESPONSE | Measure.RESPONSE_DAYS:
                if any(one.comment is not None for one in duty.wordings()):
                    levels.append(clearance.comment(duty, None, None))
            case Measure.FOLLOW_UPS:
                levels += _table_levels(source, duty)
            case _:
                levels.append(clearance.duty(duty))
    return max(levels)


def _table_levels(source: Source, duty: Duty) -> Iterator[int]:
    """The levels of a duty's follow-ups, if it has any."""
    clearance = source.clearance
    for one in duty.wordings():
        rule = one.fields.get(FOLLOW_UPS)
        if rule is not None:
            yield clearance.duty(duty)
            yield clearance.field(rule)
            for column in ("due", "done"):
                if column in rule.columns:
                    yield clearance.field(rule.columns[column])
