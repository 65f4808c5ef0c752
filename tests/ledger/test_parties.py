"""Units that have a part, postings with dates, and to whom a duty applies."""

from datetime import date
from types import MappingProxyType

import pytest

from builders import duty, mentee, mentor, programme
from growthfolio.model.duty import About, Applies
from growthfolio.model.obligation import Obligation, State
from growthfolio.model.people import Mentee, Posting
from growthfolio.model.policy import Party
from growthfolio.model.programme import MentorRole, Unit
from growthfolio.model.schema import Id
from growthfolio.model.title import Title
from ledger_tools import obligations

VILLAGE = Party(id=Id("village"), title=Title.plain("Village"))
UNITS = tuple(
    Unit(id=Id(name), name=Title.plain(name), level=level)
    for name, level in (("town", "town"), ("hill", "village"), ("dam", "village"))
)


def of_ada(found: tuple[Obligation, ...], period: str) -> Obligation:
    """The one obligation of a period."""
    (one,) = (one for one in found if one.period.name == period)
    return one


def test_the_unit_of_the_party_owes_and_the_record_lies_with_the_mentee() -> None:
    ada = mentee(unit=Id("town"), parties=MappingProxyType({"village": Id("hill")}))
    report = duty("report", owner="unit:village", due="day 9")
    found = obligations(programme(report, parties=(VILLAGE,), units=UNITS), ada)
    january = of_ada(found, "2026-01")
    assert january.owner == "hill"
    assert january.path == "portfolios/ada-lin/2026-01/report.md"
    assert january.state is State.MISSING


def test_without_the_party_nobody_owes_and_the_own_unit_is_no_stand_in() -> None:
    report = duty("report", owner="unit:village", due="day 9")
    rules = programme(report, parties=(VILLAGE,), units=UNITS)
    found = obligations(rules, mentee(unit=Id("town")))
    assert of_ada(found, "2026-01").owner is None


def test_the_own_unit_owes_what_no_party_is_named_for() -> None:
    report = duty("report", owner="unit", due="day 9")
    ada = mentee(unit=Id("town"), parties=MappingProxyType({"village": Id("hill")}))
    found = obligations(programme(report, units=UNITS), ada)
    assert of_ada(found, "2026-01").owner == "town"


POSTED = mentee(
    posting="ignored where there are dates",
    postings=(
        Posting(posting="village", start=date(2026, 1, 1), end=date(2026, 1, 31)),
        Posting(posting="office", start=date(2026, 2, 1), end=date(2026, 2, 28)),
    ),
)


@pytest.mark.parametrize(
    ("period", "state"),
    [
        ("2026-01", State.MISSING),
        ("2026-02", State.NOT_APPLICABLE),
        ("2026-03", State.NOT_APPLICABLE),
    ],
)
def test_the_posting_of_the_due_date_counts(period: str, state: State) -> None:
    visit = duty("visit", due="day 9", when=Applies(posting=("village",)))
    assert of_ada(obligations(programme(visit), POSTED), period).state is state


def test_a_posting_without_dates_counts_always() -> None:
    visit = duty("visit", due="day 9", when=Applies(posting=("village",)))
    found = obligations(programme(visit), mentee(posting="village"))
    assert of_ada(found, "2026-02").state is State.MISSING


def test_the_days_of_a_posting_are_both_included() -> None:
    one = POSTED.postings[0]
    days = (date(2025, 12, 31), one.start, one.end, date(2026, 2, 1))
    assert [one.holds(day) for day in days if day] == [False, True, True, False]


def test_a_duty_may_be_for_a_class_of_mentees() -> None:
    only = Applies(classes=(Id("graduates"),))
    rules = programme(duty("plan", due="day 5", when=only))
    people: tuple[Mentee, ...] = (
        mentee(mentee_class=Id("graduates")),
        mentee("bo-he", mentee_class=Id("guests")),
        mentee("cy-xu"),
    )
    found = obligations(rules, *people)
    january = {
        one.subject.id: one.state for one in found if one.period.name == "2026-01"
    }
    assert january == {
        "ada-lin": State.MISSING,
        "bo-he": State.NOT_APPLICABLE,
        "cy-xu": State.NOT_APPLICABLE,
    }


def test_a_duty_about_mentors_may_be_for_some_roles_and_units() -> None:
    when = Applies(roles=(Id("political"),), units=(Id("town"),))
    review = duty("review", about=About.MENTOR, owner="office", due="day 5", when=when)
    roles = tuple(
        MentorRole(id=Id(name), title=Title.plain(name))
        for name in ("political", "business")
    )
    found = obligations(
        programme(review, mentor_roles=roles, units=UNITS),
        mentor("in", roles=(Id("business"), Id("political")), unit=Id("town")),
        mentor("other-role", roles=(Id("business"),), unit=Id("town")),
        mentor("other-unit", roles=(Id("political"),), unit=Id("hill")),
    )
    january = {
        one.subject.id: one.state for one in found if one.period.name == "2026-01"
    }
    assert january == {
        "in": State.MISSING,
        "other-role": State.NOT_APPLICABLE,
        "other-unit": State.NOT_APPLICABLE,
    }


def test_a_duty_about_units_may_be_for_some_levels() -> None:
    when = Applies(levels=("village",))
    brief = duty("brief", about=About.UNIT, owner="unit", due="day 5", when=when)
    found = obligations(programme(brief, units=UNITS))
    january = {
        one.subject.id: one.state for one in found if one.period.name == "2026-01"
    }
    assert january == {
        "town": State.NOT_APPLICABLE,
        "hill": State.MISSING,
        "dam": State.MISSING,
    }
