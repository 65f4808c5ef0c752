"""Which people count for which unit, and which units make up a larger one."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from growthfolio.evaluating.results import Scope
from growthfolio.model.cohort import Cohort
from growthfolio.model.evaluation import Evaluation
from growthfolio.model.people import Mentee
from growthfolio.model.programme import Programme, Unit

NO_UNIT = ""
"""The cell of people who belong to no unit: they count for everybody only."""


class Circle(Struct, frozen=True):
    """A unit by itself or with those below it: the cells whose people it counts."""

    unit: str | None
    scope: Scope
    cells: frozenset[str]


def home_of(mentee: Mentee, evaluation: Evaluation, programme: Programme) -> str:
    """The unit a mentee counts for."""
    party = evaluation.party
    unit = mentee.unit if party is None else mentee.parties.get(party)
    return unit if unit is not None and programme.unit(unit) else NO_UNIT


def homes(cohort: Cohort, evaluation: Evaluation) -> Mapping[str, str]:
    """The unit each mentee counts for."""
    return MappingProxyType(
        {
            mentee.id: home_of(mentee, evaluation, cohort.programme)
            for mentee in cohort.mentees
        }
    )


def circles(programme: Programme, evaluation: Evaluation) -> tuple[Circle, ...]:
    """Every unit that is evaluated, those with others below it twice; then all."""
    units = programme.units
    below: dict[str, set[str]] = {unit.id: {unit.id} for unit in units}
    for unit in units:
        for above in _above(unit, programme):
            below[above].add(unit.id)
    found = []
    for unit in units:
        if evaluation.levels and unit.level not in evaluation.levels:
            continue
        found.append(Circle(unit.id, Scope.OWN, frozenset({unit.id})))
        if len(below[unit.id]) > 1:
            found.append(Circle(unit.id, Scope.WHOLE, frozenset(below[unit.id])))
    everybody = frozenset({*below, NO_UNIT})
    return (*found, Circle(None, Scope.WHOLE, everybody))


def _above(unit: Unit, programme: Programme) -> Iterator[str]:
    """The ids of the units above one; a circle among them is walked once."""
    seen = {unit.id}
    parent = unit.parent
    while parent is not None and parent not in seen:
        found = programme.unit(parent)
        if found is None:
            return
        seen.add(parent)
        yield parent
        parent = found.parent
