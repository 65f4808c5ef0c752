"""Who is left without whom, from which day, and why (S3-16, S3-17, N-08)."""

from datetime import date

import pytest

from builders import TODAY, duty, mentor
from growthfolio.model.duty import Applies, CommentRule
from growthfolio.model.people import (
    Departure,
    Hit,
    Mentor,
    MentorStatus,
    Posting,
    Qualification,
)
from growthfolio.model.pool import PoolPolicy
from growthfolio.model.programme import MentorRole
from growthfolio.model.schema import Id
from growthfolio.model.title import Title
from growthfolio.pooling.values import Why
from pooling.small_pool import mentee, pair, pooled, rules, step, stood, vacancy


@pytest.mark.parametrize(
    ("guide", "why", "since"),
    [
        (stood(step("disqualified", 3, 1)), Why.DISQUALIFIED, date(2026, 3, 1)),
        (stood(step("suspended", 3, 5)), Why.SUSPENDED, date(2026, 3, 5)),
        (stood(step("retired", 2, 1)), Why.RETIRED, date(2026, 2, 1)),
        (
            mentor(left=Departure(on=date(2026, 2, 28))),
            Why.LEFT,
            date(2026, 3, 1),
        ),
        (stood(left=Departure(on=date(2026, 2, 28))), Why.LEFT, date(2026, 3, 1)),
        # Nobody says since when.
        (mentor(status=MentorStatus.RETIRED), Why.RETIRED, None),
        # Out and in again and out: the last time counts.
        (
            stood(step("suspended", 1, 5), step("active", 2, 1), step("retired", 3, 9)),
            Why.RETIRED,
            date(2026, 3, 9),
        ),
        (
            mentor(
                qualified=(Qualification(on=date(2025, 3, 1), until=date(2026, 2, 28)),)
            ),
            Why.EXPIRED,
            date(2026, 3, 1),
        ),
        (
            mentor(qualified=(Qualification(on=date(2026, 3, 2), result="fail"),)),
            Why.FAILED,
            date(2026, 3, 2),
        ),
        (
            mentor(hits=(Hit(rule=Id("idle"), on=date(2026, 3, 3), reason="idle"),)),
            Why.HIT,
            date(2026, 3, 3),
        ),
    ],
)
def test_why_and_since_when_a_role_is_vacant(
    guide: Mentor, why: Why, since: date | None
) -> None:
    found = vacancy(rules(), mentee(), guide)
    assert (found.mentee, found.role, found.mentor) == ("ada-lin", "business", "ben-wu")
    assert (found.why, found.since) == (why, since)
    assert found.required


def test_where_a_mentor_serves_nothing_is_vacant() -> None:
    assert pooled(rules(), mentee(), stood()).vacancies == ()
    back = stood(step("suspended", 1, 5), step("active", 2, 1))
    assert pooled(rules(), mentee(), back).vacancies == ()


def test_a_pairing_that_ended_leaves_the_role_vacant_the_day_after() -> None:
    ended = pair(end=date(2026, 2, 10), reason="changed posts")
    found = vacancy(rules(), mentee(mentors=(ended,)), mentor())
    assert (found.why, found.since) == (Why.ENDED, date(2026, 2, 11))
    assert found.reason == "changed posts"


def test_a_pairing_ended_because_the_mentor_left_says_so() -> None:
    ended = pair(end=date(2026, 2, 28))
    guide = stood(step("disqualified", 3, 1))
    found = vacancy(rules(), mentee(mentors=(ended,)), guide)
    assert (found.why, found.since) == (Why.DISQUALIFIED, date(2026, 3, 1))


def test_who_never_had_a_mentor_is_without_since_the_first_day() -> None:
    found = vacancy(rules(), mentee(mentors=(), joined=date(2026, 2, 3)), mentor())
    assert (found.why, found.since, found.mentor) == (
        Why.NEVER,
        date(2026, 2, 3),
        None,
    )


def test_a_role_is_vacant_only_since_it_is_needed() -> None:
    """A practical mentor is for those posted to a village, since they are (S1-13)."""
    practical = MentorRole(
        id=Id("practical"),
        title=Title.plain("Practical mentor"),
        required=True,
        when=Applies(posting=("village",)),
    )
    of = rules(mentor_roles=(practical,))
    posted = (
        Posting(posting="town", end=date(2026, 2, 14)),
        Posting(posting="village", start=date(2026, 2, 15)),
    )
    found = vacancy(of, mentee(mentors=(), postings=posted), mentor())
    assert found.since == date(2026, 2, 15)
    before = pair(role="practical", end=date(2026, 1, 10))
    again = vacancy(of, mentee(mentors=(before,), postings=posted), mentor())
    assert (again.since, again.why) == (date(2026, 2, 15), Why.ENDED)
    back = (*posted[:1], Posting(posting="village", end=date(2026, 2, 20)))
    assert pooled(of, mentee(mentors=(), postings=back), mentor()).vacancies == ()


def test_a_role_that_owes_something_is_needed_though_nobody_requires_it() -> None:
    of = rules(
        duty("talk", owner="mentor:political"),
        duty("note", comment=CommentRule(by=Id("practical"))),
        duty("over", owner="mentor:gone", ends=date(2026, 1, 31)),
        duty("later", owner="mentor:later", starts=date(2026, 6, 1)),
        duty("elsewhere", owner="mentor:city", when=Applies(units=(Id("city"),))),
    )
    found = {
        one.role: (one.required, one.duties)
        for one in pooled(of, mentee(), mentor()).vacancies
    }
    assert found == {
        "political": (False, ("talk",)),
        "practical": (False, ("note.comment",)),
    }


def test_any_mentor_will_do_where_a_duty_says_so() -> None:
    of = rules(duty("talk", owner="mentor:any"), mentor_roles=())
    assert pooled(of, mentee(), stood()).vacancies == ()
    found = vacancy(of, mentee(), stood(step("retired", 3, 1)))
    assert (found.role, found.since) == ("any", date(2026, 3, 1))


def test_who_has_left_or_not_joined_lacks_nobody() -> None:
    left = mentee(mentors=(), left=Departure(on=date(2026, 3, 1)))
    to_come = mentee("bo-he", mentors=(), joined=date(2026, 5, 1))
    assert pooled(rules(), left, to_come, mentor()).vacancies == ()
    assert pooled(rules(), mentee(mentors=()), today=date(2025, 12, 1)).vacancies == ()


def test_a_completed_pairing_needs_no_successor() -> None:
    done = pair(end=date(2026, 3, 1), completed=True)
    guide = mentor(left=Departure(on=date(2026, 3, 1)))
    of = rules(duty("talk", owner="mentor:business"))
    assert pooled(of, mentee(mentors=(done,)), guide).vacancies == ()


def test_it_says_where_a_pairing_could_be_completed_instead() -> None:
    """More than two thirds of a year's term are done (F-09)."""
    of = rules(pool=PoolPolicy(complete_after=8))
    for left, early in ((date(2026, 8, 30), False), (date(2026, 8, 31), True)):
        guide = mentor(left=Departure(on=left))
        found = vacancy(of, mentee(), guide, today=date(2026, 9, 20))
        assert found.early is early


def test_who_takes_over_gets_the_papers_for_a_while() -> None:
    guide, other = stood(step("retired", 3, 1)), mentor("mia-sun")
    taken = mentee(
        mentors=(
            pair(end=date(2026, 2, 28)),
            pair("mia-sun", start=date(2026, 3, 1)),
        )
    )
    found = pooled(rules(), taken, guide, other)
    assert found.vacancies == ()
    (one,) = found.successions
    assert (one.mentor, one.successor, one.why) == ("ben-wu", "mia-sun", Why.RETIRED)
    assert one.since == date(2026, 3, 1)
    later = pooled(rules(), taken, guide, other, today=date(2026, 6, 1))
    assert later.successions == ()


def test_a_change_of_mentor_with_both_still_there_is_no_handover_to_show() -> None:
    taken = mentee(
        mentors=(
            pair(end=date(2026, 2, 28)),
            pair("mia-sun", start=date(2026, 3, 1)),
        )
    )
    assert pooled(rules(), taken, stood(), mentor("mia-sun")).successions == ()
    assert date(2026, 3, 1) < TODAY
