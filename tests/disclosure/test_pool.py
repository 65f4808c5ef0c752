"""What an audience may know of the pool: who, how many, and never why."""

from datetime import date
from types import MappingProxyType

import pytest
from msgspec.structs import replace

from builders import cohort as cohort_of
from builders import duty, known, mentee, mentor, record
from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.shown_pool import ShownPool, ShownVacancy
from growthfolio.disclosure.suppression import too_few
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import Applies, CommentRule
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.finding import Finding
from growthfolio.model.kind import Kind
from growthfolio.model.people import (
    Departure,
    Hit,
    Mentee,
    MentorStatus,
    Qualification,
)
from growthfolio.model.place import Place
from growthfolio.model.policy import MenteeClass, Term
from growthfolio.model.pool import PoolPolicy
from growthfolio.model.programme import MentorRole, Names
from growthfolio.model.readers import NOT_SAID, ProfileReaders
from growthfolio.model.rules import pool as rules_of_pool
from growthfolio.model.schema import Id
from growthfolio.model.title import Title
from pooling.small_pool import FOLLOW_UPS, pair, rules, step, stood


def pool_of(of: Cohort, audience: str = "reviewers") -> ShownPool:
    """What an audience may know of a cohort's pool."""
    found = known(of, audience).pool
    assert found is not None
    return found


def test_who_may_not_know_states_knows_nothing_of_it() -> None:
    of = cohort_of(rules(), mentee(), stood(step("retired", 3, 1)))
    assert known(of, "cohort").pool is None
    assert known(of, "reviewers").pool is not None


def test_under_aliases_there_are_only_roles() -> None:
    aliased = rules(names={"reviewers": Names.ALIAS})
    once = mentor(was=Id("ada-lin"))
    shown = known(cohort_of(aliased, mentee(), once), "reviewers")
    assert shown.pool is None
    (one,) = shown.mentors
    assert (one.roles, one.was, one.line) == (("business",), None, ())
    assert shown.mentees[0].became is None


HIT = Hit(rule=Id("law"), on=date(2026, 3, 1), reason="a case")
LOST = Qualification(on=date(2026, 3, 1), result="fail")


def test_reviews_hits_and_reasons_are_for_the_most_privileged() -> None:
    of = cohort_of(rules(), mentor(hits=(HIT,), qualified=(LOST,)))
    (below,) = pool_of(of, "reviewers").members
    (above,) = pool_of(of, "mentors").members
    assert (below.hits, below.qualified) == (None, None)
    assert [hit.reason for hit in above.hits or ()] == ["a case"]
    assert above.qualified is not None


def test_the_policy_may_say_who_reads_them() -> None:
    of = cohort_of(
        rules(pool=PoolPolicy(audience=Id("reviewers"))), mentor(hits=(HIT,))
    )
    (one,) = pool_of(of, "reviewers").members
    assert [hit.reason for hit in one.hits or ()] == ["a case"]
    never = cohort_of(rules(pool=PoolPolicy(audience=Id("never"))), mentor(hits=(HIT,)))
    assert pool_of(never, "mentors").members[0].hits is None


@pytest.mark.parametrize("guide", [{"hits": (HIT,)}, {"qualified": (LOST,)}])
def test_a_vacancy_that_tells_of_a_review_or_hit_is_none_below(
    guide: dict[str, object],
) -> None:
    of = cohort_of(rules(), mentee(), mentor(**guide))
    assert pool_of(of, "reviewers").vacancies == ()
    assert len(pool_of(of, "mentors").vacancies) == 1


def test_a_reason_of_a_vacancy_is_for_the_most_privileged() -> None:
    ended = pair(end=date(2026, 2, 1), reason="they quarrelled")
    of = cohort_of(rules(), mentee(mentors=(ended,)), mentor())
    reasons = {
        audience: [one.reason for one in pool_of(of, audience).vacancies]
        for audience in ("reviewers", "mentors")
    }
    assert reasons == {"reviewers": [""], "mentors": ["they quarrelled"]}


@pytest.mark.parametrize(
    "hidden",
    [
        duty("talk", owner="mentor:political", audience=Id("mentors")),
        duty(
            "note",
            comment=CommentRule(by=Id("political"), audience=Id("mentors")),
        ),
    ],
)
def test_a_role_that_only_owes_what_is_withheld_is_not_vacant_below(
    hidden: object,
) -> None:
    of = cohort_of(rules(hidden), mentee(), mentor())
    assert pool_of(of, "reviewers").vacancies == ()
    assert [one.role for one in pool_of(of, "mentors").vacancies] == ["political"]


VILLAGE = MentorRole(
    id=Id("practical"),
    title=Title.plain("Practical mentor"),
    required=True,
    when=Applies(posting=("village",)),
)


@pytest.mark.parametrize(
    "asks",
    [
        {"mentor_roles": (VILLAGE,)},
        {
            "mentor_roles": (),
            "duties": (
                duty("talk", owner="mentor:practical", when=VILLAGE.when),
                duty("chat", owner="mentor:practical", when=Applies(classes=("a",))),
            ),
        },
    ],
)
def test_a_vacancy_does_not_tell_where_somebody_is_posted(
    asks: dict[str, object],
) -> None:
    posted = mentee(posting="village")
    for readers, roles in (
        (NOT_SAID, ["practical"]),
        (ProfileReaders(postings=Id("mentors"), mentee_class=Id("mentors")), []),
    ):
        of = cohort_of(replace(rules(), **asks, profile=readers), posted, mentor())
        found = pool_of(of, "reviewers")
        assert [one.role for one in found.vacancies] == roles
        assert ("practical" in {one.role for one in found.coverage}) is (
            bool(roles) and bool(asks["mentor_roles"])
        )
        assert [one.role for one in pool_of(of, "mentors").vacancies] == ["practical"]


def test_no_figure_tells_whose_class_does_not_count() -> None:
    other = MenteeClass(id=Id("other"), title=Title.plain("Other"), key=False)
    for readers, there in (
        (NOT_SAID, True),
        (ProfileReaders(mentee_class=Id("mentors")), False),
    ):
        of = cohort_of(
            rules(classes=(other,), profile=readers), *people(6, 5), mentor()
        )
        assert bool(pool_of(of, "reviewers").coverage) is there
        assert pool_of(of, "mentors").coverage


def handed_over(of: Cohort, audience: str) -> ShownVacancy:
    """The one vacancy there is."""
    (found,) = pool_of(of, audience).vacancies
    return found


def test_only_what_may_be_read_is_handed_over() -> None:
    """A newer note that is withheld does not even push an older one out."""
    talk = duty("talk", kind=Kind.TALK, fields=FOLLOW_UPS, audience=Id("mentors"))
    of = rules(talk, duty("note", kind=Kind.NOTE), duty("plan", kind=Kind.PLAN))
    row = {"measure": "read the rules", "done": False}
    whole = cohort_of(
        of,
        mentee(),
        mentor(left=Departure(on=date(2026, 2, 28))),
        record("2026-01", "talk", fields={"follow_ups": (row,)}),
        record("2026-01", "plan"),
        record("2026-02", "plan", audience=Id("mentors")),
        *(record(f"2025-1{n}", "note") for n in range(3)),
        record("2026-01", "note", audience=Id("mentors")),
    )
    below, above = handed_over(whole, "reviewers"), handed_over(whole, "mentors")
    assert [one.period.name for one in below.plans] == ["2026-01"]
    assert [one.period.name for one in above.plans] == ["2026-02"]
    assert [one.period.name for one in below.notes] == ["2025-12", "2025-11", "2025-10"]
    assert [one.period.name for one in above.notes] == ["2026-01", "2025-12", "2025-11"]
    assert below.follow_ups == ()
    assert [one.measure for one in above.follow_ups] == ["read the rules"]


def test_a_table_whose_flag_is_withheld_tells_of_nothing_open() -> None:
    table = FOLLOW_UPS["follow_ups"]
    flag = RecordField(type=FieldType.FLAG, audience=Id("mentors"))
    columns = MappingProxyType({**table.columns, "done": flag})
    fields = {"follow_ups": replace(table, columns=columns)}
    row = {"measure": "read the rules", "done": False}
    of = cohort_of(
        rules(duty("talk", kind=Kind.TALK, fields=fields)),
        mentee(),
        mentor(left=Departure(on=date(2026, 2, 28))),
        record("2026-01", "talk", fields={"follow_ups": (row,)}),
    )
    assert handed_over(of, "reviewers").follow_ups == ()
    assert len(handed_over(of, "mentors").follow_ups) == 1


def people(town: int, city: int) -> tuple[Mentee, ...]:
    """So many mentees of two units."""
    return tuple(
        mentee(f"{unit}-{n}", unit=Id(unit))
        for unit, count in (("town", town), ("city", city))
        for n in range(count)
    )


def told(of: Cohort, audience: str) -> dict[str | None, int | None]:
    """How many are paired with a business mentor, by unit; all of them are."""
    covers = [one for one in pool_of(of, audience).coverage if one.role == "business"]
    assert all(one.needed == one.paired for one in covers)
    return {one.unit: one.paired for one in covers}


def test_figures_of_fewer_than_five_are_for_the_most_privileged() -> None:
    of = cohort_of(rules(), *people(6, 5), mentor())
    assert told(of, "reviewers") == {None: 11, "town": 6, "city": 5}
    small = cohort_of(rules(), *people(6, 4), mentor())
    # With the sum told the other unit's figure would give it away.
    assert told(small, "reviewers") == {None: 10, "town": None, "city": None}
    assert told(small, "mentors") == {None: 10, "town": 6, "city": 4}
    few = cohort_of(rules(), *people(2, 2), mentor())
    assert told(few, "reviewers") == {None: None, "town": None, "city": None}


def test_those_of_no_unit_cannot_be_worked_out_either() -> None:
    lone = mentee("nobody", unit=None)
    of = cohort_of(rules(), *people(6, 5), lone, mentor())
    assert told(of, "reviewers") == {None: 12, "town": 6, "city": None}


@pytest.mark.parametrize(
    ("sizes", "hidden"),
    [
        ({}, set()),
        ({"a": 5, "b": 9}, set()),
        ({"a": 2, "b": 9, "c": 7}, {"a", "c"}),
        ({"a": 2, "b": 3, "c": 7}, {"a", "b"}),
        ({"a": 4}, {"a"}),
    ],
)
def test_what_is_left_out_together_is_five_or_more(
    sizes: dict[str, int], hidden: set[str]
) -> None:
    assert too_few(sizes) == hidden


def test_findings_about_reviews_and_hits_are_for_whom_the_policy_names() -> None:
    of = cohort_of(rules(), mentee(), mentor())
    for rule in rules_of_pool.RULES:
        place = Place("portfolios/ada-lin/profile.yml", 3)
        finding = Finding(rule=rule, place=place, person="ada-lin")
        below = known(of, "reviewers", findings=(finding,)).findings
        assert bool(below) is (rule not in rules_of_pool.CONFIDENTIAL)
        assert known(of, "mentors", findings=(finding,)).findings


def test_lineage_is_known_where_names_are() -> None:
    of = cohort_of(
        rules(),
        mentee(),
        mentee("bo-he", mentors=(pair("ada-m"),)),
        mentor(),
        mentor("ada-m", was=Id("ada-lin")),
    )
    shown = known(of, "cohort")
    assert shown.mentor["ada-m"].was == Ref(Who.MENTEE, "ada-lin")
    assert shown.mentee["ada-lin"].became == Ref(Who.MENTOR, "ada-m")
    (child,) = shown.mentor["ben-wu"].line
    assert (child.mentor.slug, child.generation) == ("ada-m", 1)


def test_what_has_a_vocabulary_is_called_by_its_titles() -> None:
    of = rules(
        vocabularies={
            "eligibility": (
                Term(id=Id("field_leader"), title=Title.plain("Leads a field")),
            ),
            "strengths": (Term(id=Id("law"), title=Title.plain("Law and rules")),),
        }
    )
    guide = mentor(eligibility=("field_leader",), strengths=("law", "tea"))
    shown = known(cohort_of(of, guide), "reviewers")
    (one,) = shown.mentors
    assert one.strengths == (Title.plain("Law and rules"), Title.plain("tea"))
    assert shown.pool is not None
    assert shown.pool.members[0].eligibility == (Title.plain("Leads a field"),)


def test_the_status_shown_is_todays() -> None:
    of = cohort_of(rules(), stood(step("suspended", 3, 1), step("retired", 9, 1)))
    assert known(of, "reviewers").mentors[0].status is MentorStatus.SUSPENDED
