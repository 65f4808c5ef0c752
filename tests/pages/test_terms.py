"""Postings and levels are called by their terms, where the programme lists them."""

from datetime import date

from msgspec.structs import replace

from builders import cohort, duty, mentee, programme, record, site
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import Applies
from growthfolio.model.people import Posting
from growthfolio.model.policy import Term
from growthfolio.model.programme import MentorRole, Unit
from growthfolio.model.schema import Id
from growthfolio.model.title import Title
from growthfolio.pages.views import (
    GrowthPage,
    Page,
    PersonPage,
    ProgrammePage,
    UnitPage,
)

VILLAGE = Term(id=Id("village"), title=Title.plain("On the land"))


def of(**lists: tuple[Term, ...]) -> Cohort:
    """Ada, posted to a village since January, in a unit of a village."""
    visit = duty("visit", when=Applies(posting=("village",)))
    unit = Unit(id=Id("hill"), name=Title.plain("Hill"), level="village")
    stay = Posting(posting="village", start=date(2026, 1, 1))
    return cohort(
        programme(visit, units=(unit,), vocabularies=lists),
        mentee(unit=Id("hill"), posting="village", postings=(stay,)),
        record("2026-01", "visit"),
    )


def says(people: Cohort) -> dict[type[Page], str]:
    """What each kind of page says, as it stands in its view."""
    pages = site(people, "mentors", today=date(2026, 2, 20)).pages
    return {type(page): repr(page) for page in pages}


def test_a_posting_is_called_by_its_term() -> None:
    known = says(of(postings=(VILLAGE,)))
    for page in (PersonPage, GrowthPage, ProgrammePage):
        assert "On the land" in known[page], page
    assert "On the land" not in known[UnitPage]


def test_so_is_a_level() -> None:
    known = says(of(levels=(VILLAGE,)))
    assert "On the land" in known[UnitPage]
    assert "On the land" not in known[PersonPage]


def test_so_is_what_makes_somebody_eligible() -> None:
    role = MentorRole(
        id=Id("business"), title=Title.plain("Business"), eligibility=("village",)
    )
    people = of(eligibility=(VILLAGE,))
    people = replace(people, programme=replace(people.programme, mentor_roles=(role,)))
    assert "On the land" in says(people)[ProgrammePage]


def test_without_a_list_the_word_stands_as_it_is_written() -> None:
    known = says(of())
    for page in (PersonPage, GrowthPage, ProgrammePage, UnitPage):
        assert "'village'" in known[page], page
