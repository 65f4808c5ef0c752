"""What people prefer in a round is for the office: no site says anything of it."""

from datetime import date
from itertools import pairwise

import pytest
from msgspec.structs import replace

from builders import (
    AUDIENCES,
    STARTS,
    cohort,
    duty,
    known,
    mentee,
    programme,
    said,
    site,
)
from growthfolio.checking import check
from growthfolio.ledger import draw_up
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding
from growthfolio.model.place import Marks, Place
from growthfolio.model.round import MenteeEntry, MentorEntry, Round
from growthfolio.model.rules import people, values
from growthfolio.model.schema import Id
from growthfolio.model.title import Title

PATH = "cohort/2026/canary.round.yml"
ADA, BEN = Id("ada-lin"), Id("ben-wu")


def whole(*prefers: Id) -> Cohort:
    """A round in which Ada ranks some people, Ben twice if they are two."""
    marks = Marks(Place(PATH))
    entry = MenteeEntry(id=ADA, prefers=tuple((name,) for name in prefers), marks=marks)
    found = Round(
        path=PATH,
        title=Title.plain("Canary"),
        starts=date(2026, 6, 1),
        role=Id("business"),
        mentees=(entry,),
        mentors=(MentorEntry(id=BEN, marks=marks),),
        marks=marks,
    )
    base = cohort(programme(duty("note")), mentee(mentors=(), joined=STARTS))
    return replace(base, rounds=(found,))


def findings(of: Cohort) -> tuple[Finding, ...]:
    """What `check` says of the round."""
    found = check(of, draw_up(of, date(2026, 3, 20)))
    return tuple(one for one in found if one.place.path == PATH)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_finding_in_a_round_is_on_no_site(audience: str) -> None:
    found = findings(whole(BEN, BEN))
    assert [one.rule.name for one in found] == ["contradictory-round"]
    pages = said(site(whole(BEN, BEN), audience, findings=found))
    assert "canary" not in pages
    assert "ranks" not in pages


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_slip_in_a_round_is_on_no_site(audience: str) -> None:
    """Nor what reading it or its proof found."""
    slips = [
        Finding(rule=rule, place=Place(path), values={"key": "prefer", "hint": "x"})
        for rule in (values.UNKNOWN_KEY, people.UNKNOWN_MENTOR)
        for path in (PATH, PATH.replace(".round.yml", ".proof.json"))
    ]
    assert not known(whole(), audience, findings=slips).findings


def test_whatever_people_prefer_every_site_is_the_same() -> None:
    for audience in AUDIENCES:
        sites = [said(site(whole(*names), audience)) for names in ((), (BEN,))]
        assert all(one == other for one, other in pairwise(sites))
