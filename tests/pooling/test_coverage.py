"""Every key person paired: per role, per unit, per level (S1-13, S3-07, S3-08)."""

from datetime import date

from builders import mentor
from growthfolio.model.duty import Applies
from growthfolio.model.people import Departure, Mentee
from growthfolio.model.policy import MenteeClass
from growthfolio.model.pool import NegativeRule
from growthfolio.model.programme import MentorRole
from growthfolio.model.schema import Id
from growthfolio.model.title import Title
from growthfolio.pooling.values import Level, Pool
from pooling.small_pool import mentee, pair, pooled, rules, step, stood


def table(found: Pool) -> dict[tuple[str, str | None], tuple[int, int]]:
    """Coverage by role and unit."""
    return {(one.role, one.unit): (one.paired, one.needed) for one in found.coverage}


def people() -> tuple[Mentee, ...]:
    """Two in town, one of them without a mentor; one in the city."""
    return (
        mentee(unit=Id("town")),
        mentee("bo-he", unit=Id("town"), mentors=()),
        mentee("cy-xu", unit=Id("city"), mentors=(pair("mia-sun"),)),
    )


def test_paired_of_those_who_must_be_by_role_and_unit() -> None:
    found = pooled(rules(), *people(), mentor(), mentor("mia-sun"))
    assert table(found) == {
        ("business", None): (2, 3),
        ("business", "town"): (1, 2),
        ("business", "city"): (1, 1),
        ("any", None): (2, 3),
        ("any", "town"): (1, 2),
        ("any", "city"): (1, 1),
    }


def test_who_does_not_serve_covers_nobody() -> None:
    gone = stood(step("retired", 3, 1))
    found = table(pooled(rules(), *people(), gone, mentor("mia-sun")))
    assert found["business", "town"] == (0, 2)


def test_a_role_counts_for_whom_it_is_required() -> None:
    """The village's mentors are for those posted there."""
    practical = MentorRole(
        id=Id("practical"),
        title=Title.plain("Practical mentor"),
        required=True,
        when=Applies(posting=("village",)),
    )
    optional = MentorRole(id=Id("extra"), title=Title.plain("Extra"))
    of = rules(mentor_roles=(practical, optional))
    posted = mentee(posting="village", mentors=(pair(role="practical"),))
    found = table(pooled(of, posted, mentee("bo-he"), mentor()))
    assert found == {("practical", None): (1, 1), ("any", None): (2, 2)}


def test_only_classes_that_count_and_who_takes_part_today() -> None:
    of = rules(
        classes=(
            MenteeClass(id=Id("key"), title=Title.plain("Key")),
            MenteeClass(id=Id("other"), title=Title.plain("Other"), key=False),
        )
    )
    found = table(
        pooled(
            of,
            mentee(mentee_class=Id("key")),
            mentee("bo-he", mentee_class=Id("other"), mentors=()),
            mentee("cy-xu", left=Departure(on=date(2026, 3, 1))),
            mentee("di-lu", joined=date(2026, 5, 1)),
            mentor(),
        )
    )
    assert found["any", None] == (1, 1)


def test_a_completed_pairing_covers() -> None:
    done = pair(end=date(2026, 3, 1), completed=True)
    found = table(pooled(rules(), mentee(mentors=(done,)), mentor()))
    assert found["business", None] == (1, 1)


def test_the_two_levels_and_how_many_each_has() -> None:
    """S3-08, S3-09: registered mentors and mentees, town and village."""
    found = pooled(
        rules(),
        *people(),
        mentor(unit=Id("town")),
        stood(step("retired", 3, 1), name="mia-sun", unit=Id("town")),
    )
    assert found.levels == (
        Level(level="town", mentors=1, mentees=2),
        Level(level="city", mentors=0, mentees=1),
    )


def test_nothing_is_counted_before_the_programme_begins() -> None:
    found = pooled(rules(), *people(), mentor(), today=date(2025, 12, 31))
    assert found.coverage == ()


def test_hits_and_reviews_are_not_in_the_figures() -> None:
    """A figure for many must not tell what only few may know."""
    rule = NegativeRule(id=Id("law"), title=Title.plain("Law"), unqualified=True)
    plain = pooled(rules(), *people(), mentor(), mentor("mia-sun"))
    marked = pooled(
        rules(negative_list=(rule,)), *people(), mentor(), mentor("mia-sun")
    )
    assert table(plain) == table(marked)
