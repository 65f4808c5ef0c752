"""A large cohort: units first, people on demand, no page too large."""

import pytest

from builders import cohort, duty, mentee, mentor, programme, record, site
from growthfolio.model.cohort import Cohort
from growthfolio.model.programme import Unit
from growthfolio.model.schema import Id
from growthfolio.model.title import Title
from growthfolio.pages.crowd import MOST
from growthfolio.pages.views import HomePage
from growthfolio.rendering import Links, render


def many(number: int) -> Cohort:
    """So many people; every third is in the town, every third in the county."""
    units = tuple(
        Unit(id=Id(name), name=Title.plain(name.title())) for name in ("town", "county")
    )
    policy = programme(duty("plan"), units=units)
    places = (Id("town"), Id("county"), None)
    people = [mentee(f"p-{n:04d}", unit=places[n % len(places)]) for n in range(number)]
    done = [record("2026-01", "plan", person.id) for person in people[: number // 2]]
    return cohort(policy, *people, mentor(), *done)


def home(of: Cohort, audience: str = "reviewers") -> HomePage:
    page = site(of, audience).pages[0]
    assert isinstance(page, HomePage)
    return page


def test_a_small_cohort_has_its_matrix() -> None:
    page = home(many(MOST))
    assert page.crowd is None
    assert len(page.matrix.rows) == MOST


def test_a_large_one_has_a_row_for_each_unit() -> None:
    page = home(many(MOST + 1))
    assert page.matrix.rows == ()
    assert page.crowd is not None
    assert [(one.unit.text, len(one.people)) for one in page.crowd.rows] == [
        ("Town", 17),
        ("County", 16),
        ("without a unit", 16),
    ]
    assert page.crowd.rows[0].unit.url == "units/town"
    assert page.crowd.rows[2].unit.url is None


def test_its_numbers_are_those_of_its_people() -> None:
    page = home(many(60))
    assert page.crowd is not None
    owed = page.tiles[1].of
    assert sum(one.owed for one in page.crowd.rows) == owed
    assert sum(one.missing for one in page.crowd.rows) == page.tiles[2].value > 0


def test_everybody_is_there_once() -> None:
    page = home(many(100))
    assert page.crowd is not None
    names = [person.url for row in page.crowd.rows for person in row.people]
    assert sorted(names) == [f"people/p-{n:04d}" for n in range(100)]


@pytest.mark.parametrize("audience", ["public", "cohort"])
def test_those_who_may_not_know_states_see_people_only(audience: str) -> None:
    whole = many(60)
    page = home(whole, audience)
    assert page.crowd is not None
    assert not page.crowd.shows_gaps
    html = render(page, site(whole, audience), Links()).html
    assert "Missing" not in html
    assert "Done" not in html


def test_under_aliases_nobody_is_told_by_a_unit() -> None:
    page = home(many(60), "public")
    assert page.crowd is not None
    assert [one.unit.text for one in page.crowd.rows] == ["Everybody"]


def test_the_page_of_twelve_hundred_stays_small() -> None:
    whole = many(1200)
    for audience in ("public", "reviewers"):
        html = render(home(whole, audience), site(whole, audience), Links()).html
        assert len(html.encode()) < 200_000
