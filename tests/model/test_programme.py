"""What a programme looks up again and again, it finds at once, and not when changed."""

from datetime import date

from msgspec.structs import replace

from builders import duty, programme
from growthfolio.model.programme import MentorRole, Unit
from growthfolio.model.schema import Id
from growthfolio.model.stages import Clock, Stage, Stages
from growthfolio.model.title import Title

DAY = date(2026, 2, 10)


def unit(name: str, title: str) -> Unit:
    return Unit(id=Id(name), name=Title.plain(title))


def role(name: str, title: str) -> MentorRole:
    return MentorRole(id=Id(name), title=Title.plain(title))


def stages(months: int) -> Stages:
    first = Stage(id=Id("first"), title=Title.plain("First"), months=months)
    return Stages(clock=Clock.JOINED, list=(first,))


def test_of_two_with_the_same_id_the_first_counts() -> None:
    duties = (duty("plan", count=1), duty("plan", count=2))
    rules = programme(
        *duties,
        units=(unit("town", "One"), unit("town", "Two")),
        mentor_roles=(role("business", "One"), role("business", "Two")),
    )

    assert rules.duty("plan") is duties[0]
    assert rules.unit("town") is rules.units[0]
    assert rules.role("business") is rules.mentor_roles[0]
    assert (rules.duty("x"), rules.unit("x"), rules.role("x")) == (None, None, None)


def test_a_changed_programme_finds_what_it_has_now() -> None:
    rules = programme(duty("plan"), stages=stages(6))
    assert rules.duty("plan", DAY) is rules.duties[0]
    assert rules.unit("town") is rules.units[0]
    assert rules.role("business") is rules.mentor_roles[0]
    assert rules.stage_periods(DAY)[0].end == date(2026, 8, 9)

    changed = replace(
        rules,
        duties=(duty("notes"),),
        units=(unit("village", "Village"),),
        mentor_roles=(role("integrity", "Integrity"),),
        stages=stages(12),
    )

    assert changed.duty("plan") is None
    assert changed.duty("notes") is changed.duties[0]
    assert changed.unit("town") is None
    assert changed.role("business") is None
    assert changed.stage_periods(DAY)[0].end == date(2027, 2, 9)


def test_stages_are_worked_out_once_for_all_who_join_on_a_day() -> None:
    rules = programme(duty("plan"), stages=stages(6))

    first = rules.stage_periods(DAY)

    assert rules.stage_periods(DAY) is first
    assert rules.stage_periods(date(2026, 2, 11)) != first
