"""The pool's page, a mentor's standing, and what a mentee's page says is vacant."""

from datetime import date

import pytest

from builders import cohort, duty, mentee, mentor, record, site
from growthfolio.model.cohort import Cohort
from growthfolio.model.kind import Kind
from growthfolio.model.people import (
    Departure,
    Hit,
    MentorStatus,
    Qualification,
    StatusChange,
)
from growthfolio.model.pool import NegativeRule, PoolPolicy
from growthfolio.model.programme import MentorRole
from growthfolio.model.schema import Id
from growthfolio.model.title import Title
from growthfolio.pages.views import (
    Fact,
    MentorPage,
    Page,
    PersonPage,
    PoolPage,
)
from growthfolio.rendering import render
from pooling.small_pool import FOLLOW_UPS, pair, rules, step, stood
from rendering.page_html import LINKS


def page(of: Cohort, url: str, audience: str = "mentors") -> Page:
    """The page of an address."""
    pages = site(of, audience).pages
    return next(page for page in pages if page.url == url)


def pool_page(of: Cohort, audience: str = "mentors") -> PoolPage:
    """The page of the pool."""
    found = page(of, "mentors", audience)
    assert isinstance(found, PoolPage)
    return found


def mentor_page(
    of: Cohort, name: str = "ben-wu", audience: str = "mentors"
) -> MentorPage:
    """A mentor's page."""
    found = page(of, f"mentors/{name}", audience)
    assert isinstance(found, MentorPage)
    return found


def person_page(of: Cohort, audience: str = "mentors") -> PersonPage:
    """Ada's page."""
    found = page(of, "people/ada-lin", audience)
    assert isinstance(found, PersonPage)
    return found


def told(facts: tuple[Fact, ...]) -> dict[str, list[str]]:
    """Facts as plain texts."""
    return {fact.label: [value.text for value in fact.values] for fact in facts}


@pytest.fixture
def departed() -> Cohort:
    """Ben has retired from the pool and leaves Ada behind, with papers."""
    row = {"measure": "read the rules", "due": date(2026, 4, 1), "done": False}
    return cohort(
        rules(
            duty("help-plan", kind=Kind.HELP_PLAN),
            duty("note", kind=Kind.NOTE),
            duty("talk", kind=Kind.TALK, fields=FOLLOW_UPS),
            pool=PoolPolicy(complete_after=2),
        ),
        mentee(unit=Id("city")),
        stood(step("retired", 3, 1), unit=Id("town"), helped_before=4),
        record("2026-01", "help-plan"),
        record("2026-01", "note"),
        record("2026-02", "note"),
        record("2026-02", "talk", fields={"follow_ups": (row,)}),
    )


def test_the_page_says_how_many_have_whom_they_must(departed: Cohort) -> None:
    table = pool_page(departed).coverage
    assert table is not None
    assert table.roles == ("Business mentor", "mentor of any role")
    assert [(row.name.text, row.cells) for row in table.rows] == [
        ("Everybody", ("0 of 1", "0 of 1")),
        ("City", ("0 of 1", "0 of 1")),
    ]
    assert table.rows[1].name.url == "units/city"
    below = pool_page(departed, "reviewers").coverage
    assert below is not None
    assert [(row.name.text, row.cells) for row in below.rows] == [
        ("Everybody", ("not shown", "not shown"))
    ]


def test_the_page_says_who_is_without_whom_and_where_the_papers_are(
    departed: Cohort,
) -> None:
    found = pool_page(departed)
    (row,) = found.vacancies
    assert (row.person.text, row.role, row.since) == (
        "Ada Lin",
        "Business mentor",
        date(2026, 3, 1),
    )
    assert row.why == "the mentor retired from the pool"
    assert row.mentor is not None
    assert row.mentor.url == "mentors/ben-wu"
    assert row.handover is not None
    assert (row.handover.url, row.handover.anchor) == (
        "mentors/ben-wu",
        "handover-ada-lin-business",
    )


def test_below_states_the_page_is_a_list_of_mentors(departed: Cohort) -> None:
    found = pool_page(departed, "cohort")
    assert (found.coverage, found.levels, found.vacancies) == (None, (), ())
    assert not found.shows_vacancies
    assert [one.link.text for one in found.entries] == ["Ben Wu"]


def test_levels_with_nobody_in_them_are_left_out(departed: Cohort) -> None:
    rows = [(one.level, one.mentors, one.mentees) for one in pool_page(departed).levels]
    assert rows == [("city", 0, 1)]


def test_a_mentees_page_names_the_vacancy(departed: Cohort) -> None:
    (row,) = person_page(departed).vacancies
    assert row.text == "No Business mentor since 2026-03-01"
    assert person_page(departed, "cohort").vacancies == ()


def test_a_mentors_page_hands_over_what_is_left(departed: Cohort) -> None:
    (one,) = mentor_page(departed).handovers
    assert one.anchor == "handover-ada-lin-business"
    assert one.note == (
        "Nobody guides in this role since 2026-03-01: the mentor retired from the pool."
    )
    assert one.early == "The pairing ran long enough to be completed instead."
    assert [(paper.text, paper.anchor) for paper in one.plans] == [
        ("January 2026 Help-plan", "r-2026-01-help-plan-1")
    ]
    assert [paper.text for paper in one.notes] == [
        "February 2026 Note",
        "January 2026 Note",
    ]
    (item,) = one.follow_ups
    assert (item.text, item.due) == ("read the rules", date(2026, 4, 1))
    assert (item.to.url, item.to.anchor) == ("people/ada-lin", "r-2026-02-talk-1")


def test_who_follows_is_named(departed: Cohort) -> None:
    follows = (pair(end=date(2026, 2, 28)), pair("mia-sun", start=date(2026, 3, 1)))
    of = cohort(
        departed.programme,
        mentee(mentors=follows),
        *departed.mentors,
        mentor("mia-sun"),
    )
    (one,) = mentor_page(of).handovers
    assert one.successor is not None
    assert (one.successor.text, one.early) == ("Mia Sun", "")
    assert pool_page(of).vacancies == ()
    assert mentor_page(of, "mia-sun").handovers == ()


def test_nobody_knows_since_when_is_said_without_a_date() -> None:
    gone = mentor(status=stood(step("retired", 3, 1)).history[-1].status)
    (row,) = person_page(cohort(rules(), mentee(), gone)).vacancies
    assert row.text == "No Business mentor"


def test_a_mentors_standing_in_facts_and_steps(departed: Cohort) -> None:
    found = mentor_page(departed)
    facts = told(found.facts)
    assert facts["Status"] == ["retired since 2026-03-01"]
    assert facts["At present"] == ["Business mentor: 1"]
    assert facts["Mentees so far"] == ["5"]
    assert facts["Review"] == ["no review yet"]
    assert [(one.status, one.on) for one in found.steps] == [
        ("retired", date(2026, 3, 1)),
        ("active", date(2025, 1, 1)),
    ]
    assert [one.across for one in found.pairings] == ["of another unit"]
    below = told(mentor_page(departed, audience="reviewers").facts)
    assert "Review" not in below
    assert below["Status"] == ["retired since 2026-03-01"]
    nothing = mentor_page(departed, audience="cohort")
    assert (nothing.steps, nothing.handovers) == ((), ())


@pytest.mark.parametrize(
    ("review", "said"),
    [
        ({"until": date(2026, 12, 31)}, "qualified until 2026-12-31"),
        ({}, "qualified on 2026-01-05"),
        ({"until": date(2026, 2, 28)}, "ran out on 2026-02-28"),
        ({"result": "fail"}, "not passed on 2026-01-05"),
    ],
)
def test_a_review_in_words(review: dict[str, object], said: str) -> None:
    guide = mentor(qualified=(Qualification(on=date(2026, 1, 5), **review),))
    facts = told(mentor_page(cohort(rules(), guide)).facts)
    assert facts["Review"] == [said]


def test_hits_and_what_the_files_show() -> None:
    of = rules(
        duty("talk", owner="mentor:business"),
        negative_list=(
            NegativeRule(id=Id("idle"), title=Title.plain("Idle"), missing=2),
            NegativeRule(id=Id("law"), title=Title.plain("Law")),
        ),
    )
    hits = (
        Hit(rule=Id("law"), on=date(2026, 1, 5), reason="a case"),
        Hit(rule=Id("law"), on=date(2026, 1, 6), reason="rumour", dismissed=True),
        Hit(rule=Id("law"), on=date(2024, 1, 6), reason="old", until=date(2025, 1, 1)),
    )
    rows = mentor_page(cohort(of, mentor(hits=hits))).hits
    assert [(one.title, one.standing) for one in rows] == [
        ("Law", "counts"),
        ("Law", "dismissed"),
        ("Law", "no longer counts"),
        ("Idle", "to be decided"),
    ]
    assert rows[0].reason == "a case"
    assert rows[3].reason.startswith("missing since 2025-03-20: 2 (portfolios/ada-lin/")


def test_lineage_leads_both_ways() -> None:
    of = cohort(
        rules(),
        mentee(),
        mentee("bo-he", mentors=(pair("ada-m"),)),
        mentor(),
        mentor("ada-m", was=Id("ada-lin")),
        mentor("bo-m", was=Id("bo-he")),
    )
    assert told(person_page(of, "cohort").facts)["Became the mentor"] == ["Ada M"]
    facts = mentor_page(of, "ada-m", "cohort").facts
    links = {one.label: [link.url for link in one.values] for one in facts}
    assert links["Once the mentee"] == ["people/ada-lin"]
    assert links["Mentees who became mentors"] == ["mentors/bo-m"]
    above = told(mentor_page(of, audience="cohort").facts)
    assert above["Mentees who became mentors"] == ["Ada M"]
    assert above["And theirs"] == ["Bo M"]


def test_a_mentor_of_outside_is_named_so() -> None:
    of = cohort(rules(), mentee(unit=Id("town")), mentor(unit=Id("abroad")))
    assert [one.across for one in mentor_page(of).pairings] == ["from outside"]


def test_mentors_are_in_the_order_of_what_they_are_called() -> None:
    """Whatever each has done: nobody is ranked."""
    of = cohort(
        rules(),
        mentee(mentors=(pair("mia-sun"),)),
        mentor("mia-sun", helped_before=99),
        mentor("ben-wu"),
        mentor("al-po", left=Departure(on=date(2026, 1, 1))),
    )
    assert [one.link.text for one in pool_page(of).entries] == [
        "Al Po",
        "Ben Wu",
        "Mia Sun",
    ]


def test_the_negative_list_in_words() -> None:
    of = rules(
        negative_list=(
            NegativeRule(id=Id("law"), title=Title.plain("Law")),
            NegativeRule(
                id=Id("idle"),
                title=Title.plain("Idle"),
                missing=3,
                punctuality_below=60,
                reviews_failed=2,
                unqualified=True,
                within=6,
            ),
        )
    )
    rows = pool_page(cohort(of), "reviewers").conditions
    assert [(one.title, one.figures) for one in rows] == [
        ("Law", ()),
        (
            "Idle",
            (
                "things owed and missing in 6 months: 3 or more",
                "came in time in 6 months: less than 60 %",
                "reviews not passed in 6 months: 2 or more",
                "no qualification that holds",
            ),
        ),
    ]
    assert pool_page(cohort(of), "cohort").conditions == ()


def test_who_decided_on_a_step_and_why() -> None:
    history = (
        StatusChange(
            status=MentorStatus.SUSPENDED,
            on=date(2026, 3, 1),
            reason="a long trip",
            decided_by="office",
        ),
        StatusChange(
            status=MentorStatus.ACTIVE, on=date(2026, 3, 15), decided_by="the board"
        ),
    )
    rows = mentor_page(cohort(rules(), mentor(history=history))).steps
    assert [(one.reason, one.decided_by) for one in rows] == [
        ("", "the board"),
        ("a long trip", "the office"),
    ]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, ["Business mentor: 1"]),
        ({"capacity": 3}, ["1 of 3"]),
        (
            {"capacity": 3, "roles": (Id("business"), Id("political"))},
            ["Political mentor: 0", "Business mentor: 1", "in all: 1 of 3"],
        ),
    ],
)
def test_how_many_at_present_of_how_many(
    settings: dict[str, object], said: list[str]
) -> None:
    business = rules().mentor_roles
    political = MentorRole(id=Id("political"), title=Title.plain("Political mentor"))
    of = rules(mentor_roles=(political, *business))
    facts = told(mentor_page(cohort(of, mentor(**settings))).facts)
    assert facts["At present"] == said


def test_a_pool_of_hundreds_stays_on_one_page_of_a_bearable_size() -> None:
    """S3-08: 563 mentors and 788 mentees; no page is larger than 300 KB."""
    mentors = [
        mentor(f"mentor-{n}", unit=Id("town"), post="Head of office", capacity=3)
        for n in range(563)
    ]
    mentees = [
        mentee(f"person-{n}", mentors=(), joined=date(2026, 1, 1 + n % 28))
        for n in range(788)
    ]
    built = site(cohort(rules(), *mentors, *mentees), "mentors")
    (found,) = [one for one in built.pages if isinstance(one, PoolPage)]
    assert set(told(found.entries[0].facts)) == {"Unit", "Status", "At present"}
    assert (len(found.vacancies), found.vacancies_more) == (100, 688)
    since = [one.since for one in found.vacancies if one.since]
    assert since == sorted(since)
    assert len(render(found, built, LINKS).html.encode()) < 300_000
