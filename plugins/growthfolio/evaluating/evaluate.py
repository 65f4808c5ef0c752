"""Draws the evaluation up: each unit, each period, each indicator."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from growthfolio.evaluating.books import Books
from growthfolio.evaluating.counting import Count
from growthfolio.evaluating.results import (
    Evidence,
    IndicatorResult,
    Scope,
    UnitEvaluation,
    median,
    percent,
)
from growthfolio.evaluating.units import Circle, circles
from growthfolio.model.cohort import Cohort
from growthfolio.model.evaluation import (
    Evaluation,
    Indicator,
    Measure,
    Tier,
    reached,
)
from growthfolio.model.ledger import Ledger
from growthfolio.model.period import Period


def evaluate(cohort: Cohort, ledger: Ledger) -> tuple[UnitEvaluation, ...]:
    """Every unit in every period that has begun, the oldest period first.

    Units without people and without anything counted are left out; none is
    evaluated where the programme says nothing of it.
    """
    evaluation = cohort.programme.evaluation
    if evaluation is None:
        return ()
    books = Books(cohort=cohort, ledger=ledger, evaluation=evaluation)
    around = circles(cohort.programme, evaluation)
    found = [one for period in books.periods for one in _period(books, around, period)]
    return tuple(_without_echoes(found))


def _without_echoes(found: Sequence[UnitEvaluation]) -> Iterator[UnitEvaluation]:
    """The evaluations without those of larger units to which nobody below adds."""
    own = {(one.unit, one.period): one for one in found if one.scope is Scope.OWN}
    adds = {
        one.unit
        for one in found
        if one.scope is Scope.WHOLE and not _same(one, own.get((one.unit, one.period)))
    }
    for one in found:
        if one.scope is Scope.OWN or one.unit is None or one.unit in adds:
            yield one


def _same(one: UnitEvaluation, other: UnitEvaluation | None) -> bool:
    """Whether two were counted from the same people and records."""
    return other is not None and (one.people, one.results) == (
        other.people,
        other.results,
    )


def _period(
    books: Books, around: Sequence[Circle], period: Period
) -> Iterator[UnitEvaluation]:
    cells = sorted({cell for circle in around for cell in circle.cells})
    counted = {
        (indicator.id, cell): Count(
            books=books, indicator=indicator, unit=cell, period=period
        ).evidence()
        for indicator in books.evaluation.indicators
        for cell in cells
    }
    people = {
        cell: frozenset((cell, one.id) for one in books.people(cell, period))
        for cell in cells
    }
    for circle in around:
        inside = sorted(circle.cells)
        members = frozenset(one for cell in inside for one in people[cell])
        results = tuple(
            indicator_result(
                books.evaluation,
                indicator,
                tuple(one for cell in inside for one in counted[indicator.id, cell]),
                anybody=bool(members),
            )
            for indicator in books.evaluation.indicators
        )
        if members or any(result.evidence for result in results):
            yield _evaluation(books, circle, period, members, results)


def _evaluation(
    books: Books,
    circle: Circle,
    period: Period,
    people: frozenset[tuple[str, str]],
    results: tuple[IndicatorResult, ...],
) -> UnitEvaluation:
    unmet = sum(result.met is False for result in results)
    until = books.until(period)
    return UnitEvaluation(
        unit=circle.unit,
        scope=circle.scope,
        period=period,
        until=until,
        running=until < period.end,
        cells=circle.cells,
        people=people,
        results=results,
        tier=_tier(books.evaluation, results),
        colour=books.evaluation.colour(unmet),
    )


def _tier(evaluation: Evaluation, results: tuple[IndicatorResult, ...]) -> Tier | None:
    """The leading indicator's tier, else the lowest; None below every tier."""
    chosen = [
        result
        for result in results
        if result.value is not None
        and evaluation.tiers_of(result.indicator)
        and evaluation.leading in (None, result.indicator.id)
    ]
    tiers = [result.tier for result in chosen if result.tier is not None]
    if not chosen or len(tiers) < len(chosen):
        return None
    return min(tiers, key=lambda tier: tier.min)


def indicator_result(
    evaluation: Evaluation,
    indicator: Indicator,
    evidence: tuple[Evidence, ...],
    *,
    anybody: bool,
) -> IndicatorResult:
    """What was counted, added up and held against the target.

    Where there is nobody, nobody hands in nothing.
    """
    numerator = sum(one.counts for one in evidence)
    value: Decimal | None = None
    met: bool | None = None
    if evidence or (anybody and indicator.measure is Measure.COUNT):
        value, met = _value(indicator, numerator, evidence)
    tiers = evaluation.tiers_of(indicator)
    return IndicatorResult(
        indicator=indicator,
        numerator=numerator,
        denominator=len(evidence),
        value=value,
        met=met,
        tier=reached(tiers, numerator, len(evidence)) if evidence else None,
        evidence=evidence,
    )


def _value(
    indicator: Indicator, numerator: int, evidence: tuple[Evidence, ...]
) -> tuple[Decimal, bool]:
    """The value as it is shown, and whether the target is met.

    The target is held against the exact share: 94.996 % is not 95 %.
    """
    total = len(evidence)
    if indicator.measure is Measure.COUNT:
        return Decimal(total), total >= indicator.target
    if indicator.measure is Measure.RESPONSE_DAYS:
        days = median([one.days for one in evidence if one.days is not None])
        return days, days <= indicator.target
    met = 100 * numerator >= indicator.target * total
    return percent(numerator, total), met
