"""Defences: whether rounds and sheets have what a result is made of."""

from collections.abc import Iterator
from typing import Final

from growthfolio.checking.finding import contradiction, unknown_reference
from growthfolio.model.cohort import Cohort
from growthfolio.model.defence import DefencePolicy
from growthfolio.model.duty import About
from growthfolio.model.field import FieldType
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.phrase import phrase
from growthfolio.model.programme import NEVER, Programme


def defences(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A defence needs a round with slots, and sheets with scores."""
    del ledger
    programme = cohort.programme
    for policy in programme.defences:
        yield from _duty(policy, programme, "round", About.COHORT)
        yield from _duty(policy, programme, "sheet", About.MENTEE)
        known = (*programme.audiences, NEVER)
        if policy.audience is not None and policy.audience not in known:
            place, kind = policy.marks.place("audience"), phrase("audience")
            yield unknown_reference(policy.audience, known, kind, place)


def _duty(
    policy: DefencePolicy, programme: Programme, key: str, about: About
) -> Iterator[Finding]:
    name, table, columns = {
        "round": (policy.round, policy.slots, ("person", "on")),
        "sheet": (policy.sheet, policy.scores, ("rater", "score")),
    }[key]
    place = policy.marks.place(key)
    duty = programme.duty(name)
    if duty is None:
        known = tuple(one.id for one in programme.duties)
        yield unknown_reference(name, known, phrase("duty"), place)
        return
    if duty.about is not about:
        problem = phrase("the records of “{duty}” are about others", duty=duty.id)
        yield contradiction(problem, place)
    field = duty.fields.get(table)
    if field is None or field.type is not FieldType.TABLE:
        problem = phrase("“{duty}” needs a table “{table}”", duty=name, table=table)
        yield contradiction(problem, place)
        return
    for column in columns:
        if column not in field.columns:
            problem = phrase(
                "the table “{table}” of “{duty}” needs a column “{column}”",
                table=table,
                duty=name,
                column=column,
            )
            yield contradiction(problem, place)


CHECKS: Final = (defences,)
