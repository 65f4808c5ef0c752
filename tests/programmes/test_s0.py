"""S0: business mentors of a technical unit, row by row."""

from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from growthfolio.pages.views import (
    Card,
    MentorPage,
    PersonPage,
    ProgrammePage,
)
from planting import Files
from programmes.rows import (
    At,
    Planted,
    cards,
    only,
    planted,
    programme,
    row,
    said,
    written,
)

TODAY: Final = date(2026, 9, 20)

UNITS: Final = "units: [{id: survey, name: Survey team}]"
PEOPLE: Final[Files] = MappingProxyType(
    {
        "mentors/shi.yml": "name: Shi Guanghe\nunit: survey\nroles: [business]\n"
        "eligibility: [field_leader]\nstrengths: [technique, experience]\n",
        "portfolios/fu/profile.yml": "name: Fu Yuntao\nunit: survey\n"
        "job_class: operation\nclass: young-backbone\njoined: 2026-01-01\n"
        "mentors: [{mentor: shi, role: business, from: 2026-01-01}]\n",
        "portfolios/kang/profile.yml": "name: Kang Zihan\nunit: survey\n"
        "job_class: support\nclass: young-cadre\njoined: 2026-01-01\n"
        "mentors: [{mentor: shi, role: business, from: 2026-01-01}]\n",
    }
)


def unit(root: Path, *files: Files, lines: tuple[str, ...] = ()) -> Planted:
    """The survey team: Fu and Kang, whom Shi guides, and what else is planted."""
    rules = programme("unit-business-mentor", UNITS, *lines)
    return planted(root, TODAY, rules, PEOPLE, *files)


def card(here: Planted, duty: str, audience: str = "mentors") -> Card:
    """The one card of a duty on Fu's page."""
    return only(cards(here.page(PersonPage, audience, "fu").timeline, duty))


@row("S0-01", At.PROGRAMME)
def test_s0_01_the_mechanism_is_a_document_in_force_from_a_day(tmp_path: Path) -> None:
    dated = "policies: [{id: mechanism, from: 2026-01-01, to: %s}]"

    here = unit(tmp_path, lines=(dated % "2026-12-31",))
    policy = only(here.page(ProgrammePage).policies)
    assert policy.title == "The business mentor mechanism"
    assert policy.in_force

    over = unit(tmp_path, lines=(dated % "2026-06-30",))
    assert not only(over.page(ProgrammePage).policies).in_force


@row("S0-02", At.PROGRAMME)
def test_s0_02_the_tradition_is_the_programmes_theme(tmp_path: Path) -> None:
    theme = unit(tmp_path).page(ProgrammePage, "public").theme
    assert theme.startswith("Masters lead apprentices")

    own = unit(tmp_path, lines=("theme: By hand",))
    assert own.page(ProgrammePage, "public").theme == "By hand"


@row("S0-03", At.PROGRAMME)
def test_s0_03_opinions_are_asked_for_before_it_is_set_up(tmp_path: Path) -> None:
    path = "cohort/2025-12-10/consultation.md"
    heading = "## What was said\n\nMore time for the pairs.\n"
    asked = written("asked: 86", "adopted: [fewer forms]", body=heading)

    here = unit(tmp_path, {path: asked})
    found = only(cards(here.page(ProgrammePage, "cohort").timeline, "consultation"))
    assert said(found.facts) == {
        "People asked": ("86",),
        "What was adopted": ("fewer forms",),
    }
    assert here.owed("consultation") == ()
    assert here.pages(ProgrammePage, "public")[0].timeline.chapters == ()

    wrong = unit(tmp_path, {path: written("asked: many", body=heading)})
    assert wrong.wrong("wrong-value") == ((path, 2),)


@row("S0-04", At.MENTOR, At.MATCH)
def test_s0_04_mentors_are_nominated_and_selected(tmp_path: Path) -> None:
    nomination = {
        "mentors/shi/2026-01-05/nomination.md": written(
            "result: selected",
            "eligibility: [field_leader]",
            body="## Reasons\n\nLeads the field since 2019.\n",
        )
    }
    here = unit(tmp_path, nomination)
    found = only(cards(here.page(MentorPage, "reviewers").timeline, "nomination"))
    assert said(found.facts)["Result"] == ("Selected",)
    assert cards(here.page(MentorPage, "cohort").timeline, "nomination") == ()

    candidate = {"mentors/shi.yml": PEOPLE["mentors/shi.yml"] + "status: candidate\n"}
    waiting = unit(tmp_path, nomination, candidate)
    assert here.wrong("mentor-not-active-yet") == ()
    assert waiting.wrong("mentor-not-active-yet") == (
        ("portfolios/fu/profile.yml", 6),
        ("portfolios/kang/profile.yml", 6),
    )
