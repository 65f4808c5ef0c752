"""The evaluation of units: whether it can be counted, and shown to its readers."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from growthfolio.checking.finding import contradiction, unknown_reference
from growthfolio.model.cadence import Every
from growthfolio.model.cohort import Cohort
from growthfolio.model.evaluation import FOLLOW_UPS, Indicator, Measure, Tier
from growthfolio.model.field import RecordField
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.phrase import phrase
from growthfolio.model.programme import NEVER, Programme
from growthfolio.model.rules import people, units

_CALENDAR: Final = (Every.MONTH, Every.QUARTER, Every.HALF_YEAR, Every.YEAR)
_WHOLE: Final = 100


def references(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """What an evaluation names must be listed in the programme."""
    del ledger
    programme, evaluation = cohort.programme, cohort.programme.evaluation
    if evaluation is None:
        return
    audiences = (*programme.audiences, NEVER)
    parties = tuple(one.id for one in programme.parties)
    indicators = tuple(one.id for one in evaluation.indicators)
    marks = evaluation.marks
    for key, name, known, kind in (
        ("audience", evaluation.audience, audiences, phrase("audience")),
        ("party", evaluation.party, parties, phrase("party")),
        ("leading", evaluation.leading, indicators, phrase("indicator")),
    ):
        if name is not None and name not in known:
            yield unknown_reference(name, known, kind, marks.place(key))
    duties = tuple(duty.id for duty in programme.duties)
    for indicator in evaluation.indicators:
        for index, name in enumerate(indicator.duties):
            if name not in duties:
                place = indicator.marks.item("duties", index)
                yield unknown_reference(name, duties, phrase("duty"), place)
    levels = tuple(dict.fromkeys(unit.level for unit in programme.units if unit.level))
    for index, level in enumerate(evaluation.levels):
        if level not in levels:
            yield unknown_reference(
                level, levels, phrase("level"), marks.item("levels", index)
            )


def duplicates(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Two indicators, or two tiers of one list, cannot share an id."""
    del ledger
    evaluation = cohort.programme.evaluation
    if evaluation is None:
        return
    lists: tuple[Sequence[Indicator | Tier], ...] = (
        evaluation.indicators,
        evaluation.tiers,
        evaluation.person_tiers,
        *(indicator.tiers for indicator in evaluation.indicators),
    )
    for listed in lists:
        seen: set[str] = set()
        for item in listed:
            if item.id.casefold() in seen:
                place, gaps = item.marks.place("id"), {"id": item.id}
                yield Finding(rule=people.DUPLICATE_ID, place=place, values=gaps)
            seen.add(item.id.casefold())


def contradictions(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """An evaluation must not ask for what cannot be counted."""
    del ledger
    evaluation = cohort.programme.evaluation
    if evaluation is None:
        return
    marks = evaluation.marks
    if not evaluation.indicators:
        problem = phrase("an evaluation needs indicators")
        yield contradiction(problem, marks.place("indicators"))
    if evaluation.every.every not in _CALENDAR:
        problem = phrase("units are evaluated by month, quarter, half-year or year")
        yield contradiction(problem, marks.place("every"))
    for indicator in evaluation.indicators:
        yield from _indicator(indicator, cohort.programme)


def _indicator(indicator: Indicator, programme: Programme) -> Iterator[Finding]:
    if indicator.measure.is_share and indicator.target > _WHOLE:
        problem = phrase("nobody reaches more than 100 percent")
        yield contradiction(problem, indicator.marks.place("target"))
    if indicator.measure is Measure.FOLLOW_UPS and not any(
        _has_follow_ups(one.fields)
        for duty in programme.duties
        for one in duty.wordings()
    ):
        problem = phrase(
            "no duty has a table “{name}” with the columns due and done",
            name=FOLLOW_UPS,
        )
        yield contradiction(problem, indicator.marks.place("measure"))


def _has_follow_ups(fields: Mapping[str, RecordField]) -> bool:
    rule = fields.get(FOLLOW_UPS)
    return rule is not None and {"due", "done"} <= set(rule.columns)


def readers(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """An indicator counts nothing that its readers may not read."""
    del ledger
    programme, evaluation = cohort.programme, cohort.programme.evaluation
    if evaluation is None:
        return
    rank = programme.rank(evaluation.audience)
    for indicator in evaluation.indicators:
        for index, name in enumerate(indicator.duties):
            duty = programme.duty(name)
            if duty and programme.rank(duty.audience) > rank:
                yield Finding(
                    rule=units.WITHHELD_INDICATOR,
                    place=indicator.marks.item("duties", index),
                    duty=duty.id,
                    values={
                        "indicator": indicator.title,
                        "duty": duty.title,
                        "audience": evaluation.audience or programme.audiences[-1],
                    },
                )


CHECKS: Final = (references, duplicates, contradictions, readers)
