"""Whether everybody who must has a mentor: by role, by unit, and by level."""

from collections.abc import Mapping
from datetime import date

from growthfolio.ledger.applies import applies
from growthfolio.ledger.owners import completed
from growthfolio.ledger.service import guides_today
from growthfolio.model.cohort import Cohort
from growthfolio.model.people import Mentee
from growthfolio.model.policy import MenteeClass
from growthfolio.pooling.values import ANY, Cover, Level


def coverage(cohort: Cohort, today: date) -> tuple[Cover, ...]:
    """Each role over everybody and over each unit with anybody to count (S3-07).

    What counts is that a mentor serves; whether one is fit to is another question,
    and nobody's to guess from a figure.
    """
    programme = cohort.programme
    if today < programme.starts:
        return ()
    classes = {str(one.id): one for one in programme.classes}
    counted = [one for one in cohort.mentees if _counts(classes, one, today)]
    units = dict.fromkeys(unit.id for unit in programme.units)
    found = []
    for role in (*(role.id for role in programme.mentor_roles), ANY):
        wanted = [one for one in counted if _must(cohort, one, role, today)]
        has = [(one.unit, _has(cohort, one, role, today)) for one in wanted]
        of_unit: dict[str | None, list[bool]] = {}
        for unit, paired in has:
            of_unit.setdefault(unit, []).append(paired)
        everybody = [paired for _, paired in has]
        for unit, people in (
            (None, everybody),
            *((each, of_unit.get(each, [])) for each in units),
        ):
            if people:
                found.append(
                    Cover(role=role, unit=unit, paired=sum(people), needed=len(people))
                )
    return tuple(found)


def levels(cohort: Cohort, today: date) -> tuple[Level, ...]:
    """How many serving mentors and active mentees each level's units have."""
    of_unit = {unit.id: unit.level for unit in cohort.programme.units}
    names = dict.fromkeys(level for level in of_unit.values() if level)
    mentors = [
        of_unit.get(one.unit)
        for one in cohort.mentors
        if one.unit and one.serves(today)
    ]
    mentees = [
        of_unit.get(one.unit)
        for one in cohort.mentees
        if one.unit and one.active(today)
    ]
    return tuple(
        Level(level=name, mentors=mentors.count(name), mentees=mentees.count(name))
        for name in names
    )


def _counts(classes: Mapping[str, MenteeClass], mentee: Mentee, today: date) -> bool:
    its = classes.get(mentee.mentee_class) if mentee.mentee_class else None
    return mentee.active(today) and (its is None or its.key)


def _must(cohort: Cohort, mentee: Mentee, name: str, today: date) -> bool:
    if name == ANY:
        return True
    role = cohort.programme.role(name)
    if role is None or not role.required:
        return False
    return applies(role.when, mentee, cohort.programme, today)


def _has(cohort: Cohort, mentee: Mentee, name: str, today: date) -> bool:
    """Whether somebody serves in the role, or has completed it."""
    return completed(cohort, mentee, name, today) or any(
        guides_today(cohort, pairing, today)
        for pairing in mentee.mentors
        if name in (ANY, pairing.role)
    )
