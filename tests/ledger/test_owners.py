"""Who owes: the mentee, a mentor by pairing, a unit, the office, or nobody."""

from datetime import date

from builders import cohort, duty, mentee, mentor, programme
from growthfolio.ledger import draw_up
from growthfolio.model.duty import About
from growthfolio.model.people import Pairing
from growthfolio.model.place import Marks, Place
from growthfolio.model.programme import Unit
from growthfolio.model.schema import Id
from growthfolio.model.title import Title
from ledger_tools import TODAY, obligations, owed


def pairing(
    name: str, role: str = "business", *, line: int = 1, **days: date
) -> Pairing:
    """A pairing, written on a line of the profile."""
    marks = Marks(Place("portfolios/ada-lin/profile.yml", line, 5))
    return Pairing(mentor=Id(name), role=Id(role), marks=marks, **days)


CHANGED = mentee(
    mentors=(
        pairing("ben-wu", line=4, end=date(2026, 2, 15)),
        pairing("mia-sun", line=5, start=date(2026, 2, 16), end=date(2026, 4, 30)),
        pairing("leo-he", "political", line=6),
    )
)


def test_the_mentor_of_the_role_on_the_due_date_owes() -> None:
    found = owed(CHANGED, owner="mentor:business", due="day 15")
    assert [one.owner for one in found[:6]] == [
        "ben-wu",
        "ben-wu",
        "mia-sun",
        "mia-sun",
        None,
        None,
    ]
    assert [one.demanded_at.line for one in found[:4]] == [4, 4, 5, 5]


def test_for_any_role_it_is_the_first_pairing_listed_that_holds() -> None:
    found = owed(CHANGED, owner="mentor:any", due="day 15")
    assert [one.owner for one in found[:5]] == [
        "ben-wu",
        "ben-wu",
        "mia-sun",
        "mia-sun",
        "leo-he",
    ]


def test_a_pairing_holds_on_its_last_day_and_not_the_day_after() -> None:
    for due, name in (("day 15", "ben-wu"), ("day 16", "mia-sun")):
        february = owed(CHANGED, owner="mentor:business", due=due)[1]
        assert (february.due.day, february.owner) == (int(due[4:]), name)


def test_a_role_nobody_holds_is_owed_by_nobody() -> None:
    found = owed(CHANGED, owner="mentor:practical", due="day 15")
    assert {one.owner for one in found} == {None}


def test_mentee_unit_and_office() -> None:
    person = mentee(unit=Id("town"))
    owners = {
        owner: owed(person, owner=owner)[0].owner
        for owner in ("mentee", "unit", "office")
    }
    assert owners == {"mentee": "ada-lin", "unit": "town", "office": "office"}
    assert owed(mentee(), owner="unit")[0].owner is None


def test_what_is_about_others_than_mentees() -> None:
    rules = programme(
        duty("review", about=About.MENTOR, owner="office", every="year"),
        duty("log", about=About.MENTOR, owner="mentor:any", every="year"),
        duty("brief", about=About.UNIT, owner="unit", every="year"),
        duty("visit", about=About.UNIT, owner="office", every="year"),
        duty("digest", about=About.COHORT, owner="office", every="year"),
        units=(
            Unit(id=Id("town"), name=Title.plain("Town")),
            Unit(id=Id("city"), name=Title.plain("City")),
        ),
    )
    found = {one.path: one.owner for one in obligations(rules, mentor("ben-wu"))}
    assert found == {
        "cohort/2026/digest.md": "office",
        "mentors/ben-wu/2026/log.md": "ben-wu",
        "mentors/ben-wu/2026/review.md": "office",
        "units/city/2026/brief.md": "city",
        "units/city/2026/visit.md": "office",
        "units/town/2026/brief.md": "town",
        "units/town/2026/visit.md": "office",
    }


def test_the_line_that_demands_it() -> None:
    """The joining for a mentee, the pairing for a mentor, else the duty."""
    joined = Marks(
        Place("portfolios/ada-lin/profile.yml"), {"joined": (2, 9), "mentors": (3, 10)}
    )
    rule = Marks(Place("programme.yml", 8, 5), {"id": (8, 9)})
    person = mentee(marks=joined, mentors=(pairing("ben-wu", line=4),))
    rules = programme(
        duty("plan", every="year", marks=rule),
        duty("talk", every="year", owner="mentor:business", marks=rule),
        duty("lost", every="year", owner="mentor:practical", marks=rule),
        duty("grade", every="year", owner="office", marks=rule),
    )
    ledger = draw_up(cohort(rules, person), TODAY)
    lines = {
        one.duty: (one.demanded_at.path, one.demanded_at.line)
        for one in ledger.obligations
    }
    assert lines == {
        "plan": ("portfolios/ada-lin/profile.yml", 2),
        "talk": ("portfolios/ada-lin/profile.yml", 4),
        "lost": ("programme.yml", 8),
        "grade": ("programme.yml", 8),
    }
