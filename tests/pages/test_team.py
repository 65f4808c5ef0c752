"""Teams: who is in them, what they did, and what came of it."""

from types import MappingProxyType

from builders import cohort, duty, mentee, mentor, programme, site
from growth_cohort import grown, rules
from growthfolio.model.policy import Team
from growthfolio.model.programme import Names
from growthfolio.model.schema import Id
from growthfolio.model.title import Title
from growthfolio.pages.views import Link, ListPage, TeamPage
from pages.test_growth import rows, told


def test_a_team_shows_its_people_its_work_and_its_awards() -> None:
    page = next(p for p in site(grown(), "cohort").pages if p.url == "teams/tea")
    assert isinstance(page, TeamPage)
    assert page.name == "Tea garden"
    assert told(page.facts) == {"Members": "Ada Lin, Bo He", "Mentors": "Ben Wu"}
    assert [
        (one.title, [rows(grid) for grid in one.grids]) for one in page.sections
    ] == [
        ("Activities", [[("1 February 2026", "Tea festival", "Urgent")]]),
        ("Awards", [[("1 March 2026", "Merit", "third class")]]),
        ("Outcomes", [[("income", "50 k", "Tea festival")]]),
    ]


def test_the_menu_lists_teams_where_there_are_any() -> None:
    built = site(grown(), "cohort")
    assert Link(text="Teams", url="teams") in built.nav
    page = next(page for page in built.pages if page.url == "teams")
    assert isinstance(page, ListPage)
    assert [entry.link.url for entry in page.entries] == ["teams/tea"]
    without = site(grown(programme=rules(teams=())), "cohort")
    assert "teams" not in [link.url for link in without.nav]


def test_teams_are_not_known_under_aliases() -> None:
    hidden = MappingProxyType({"cohort": Names.ALIAS})
    built = site(grown(programme=rules(names=hidden)), "cohort")
    assert "teams" not in [link.url for link in built.nav]
    assert not [page.url for page in built.pages if page.url.startswith("teams")]


def test_somebody_who_is_not_there_is_in_no_team() -> None:
    team = Team(
        id=Id("x"), title=Title.plain("X"), members=(Id("nobody"), Id("ada-lin"))
    )
    of = cohort(programme(duty("memo"), teams=(team,)), mentee(), mentor())
    page = next(page for page in site(of, "cohort").pages if page.url == "teams/x")
    assert isinstance(page, TeamPage)
    assert told(page.facts) == {"Members": "Ada Lin"}
    assert page.sections == ()
