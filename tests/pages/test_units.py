"""Unit pages: how a unit did, what it answers for, its campaigns; and the notice."""

from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest
from msgspec.structs import replace

from builders import cohort, duty, mentee, programme, record, site
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About
from growthfolio.model.evaluation import Evaluation, Indicator, Measure, Tier
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.kind import Kind
from growthfolio.model.people import Mentee
from growthfolio.model.policy import Party, Term
from growthfolio.model.programme import Programme, Unit
from growthfolio.model.record import Subject
from growthfolio.model.schema import Id
from growthfolio.model.stages import Stage, Stages
from growthfolio.model.title import Title
from growthfolio.pages.views import (
    Fact,
    NoticePage,
    Page,
    PersonPage,
    UnitPage,
    UnitsPage,
)

TODAY = date(2026, 3, 20)
TIERS = (
    Tier(id=Id("full"), title=Title.plain("Full"), min=Decimal(100)),
    Tier(id=Id("half"), title=Title.plain("Half"), min=Decimal(50)),
)


def indicator(name: str, measure: str, target: int, **more: object) -> Indicator:
    """An indicator, called by its id."""
    return Indicator(
        id=Id(name),
        title=Title.plain(name.capitalize()),
        measure=Measure(measure),
        target=Decimal(target),
        **more,
    )


@pytest.fixture
def rules() -> Programme:
    """A city of two towns; plans are counted, and outings of campaigns."""
    campaign = RecordField(type=FieldType.CHOICE, of=Id("campaigns"))
    return programme(
        duty("plan", due="day 5", audience=Id("cohort")),
        duty(
            "outing",
            kind=Kind.ACTIVITY,
            every="event",
            audience=Id("cohort"),
            fields=MappingProxyType({"campaign": campaign}),
        ),
        duty("report", owner="unit:host", every="year", audience=Id("cohort")),
        duty("day", kind=Kind.ACTIVITY, about=About.UNIT, owner="unit", every="event"),
        vocabularies=MappingProxyType(
            {"campaigns": (Term(id=Id("rivers"), title=Title.plain("Clean rivers")),)}
        ),
        parties=(
            Party(
                id=Id("host"),
                title=Title.plain("Host"),
                responsibilities=(Title.plain("A room"),),
            ),
        ),
        units=(
            Unit(
                id=Id("town"),
                name=Title.plain("Town"),
                parent=Id("city"),
                brand=Title.plain("Lake pioneers"),
                facilities=(Title.plain("Canteen"), Title.plain("Rooms")),
            ),
            Unit(id=Id("city"), name=Title.plain("City")),
            Unit(id=Id("hill"), name=Title.plain("Hill"), outside=True),
        ),
        evaluation=Evaluation(
            tiers=TIERS,
            by=Title.plain("City"),
            indicators=(
                indicator("done", "completion", 100),
                indicator("outings", "count", 2, duties=(Id("outing"),)),
                indicator("answered", "response-days", 5),
            ),
        ),
    )


def people(**sizes: int) -> list[Mentee]:
    """So many mentees of each unit."""
    return [
        mentee(f"{unit}-{n}", unit=Id(unit))
        for unit, size in sizes.items()
        for n in range(size)
    ]


@pytest.fixture
def whole(rules: Programme) -> Cohort:
    """Six of the town, one of the city; in February all but one handed in."""
    some = people(town=6, city=1)
    plans = [
        record(period, "plan", one.id, submitted=date.fromisoformat(f"{period}-02"))
        for period, group in (("2026-01", some[:3]), ("2026-02", some[1:]))
        for one in group
    ]
    hosted = replace(
        some[6], parties=MappingProxyType({"host": Id("hill")}), name="Hosted Hu"
    )
    return cohort(
        rules,
        *some[:6],
        hosted,
        *plans,
        record("2026-02-03", "outing", "town-1", fields={"campaign": "rivers"}),
        record(
            "2026-02-09",
            "outing",
            "town-2",
            title="Up the dam",
            fields={"campaign": "rivers"},
        ),
        record("2026-02-11", "outing", "city-0"),
        record("2026-02-12", "day", Subject(About.UNIT, "town")),
    )


def page(of: Cohort, url: str, audience: str = "mentors", **more: object) -> Page:
    """The page of an address."""
    pages = site(of, audience, today=TODAY, **more).pages
    return next(page for page in pages if page.url == url)


def unit(of: Cohort, name: str, audience: str = "mentors") -> UnitPage:
    """A unit's page."""
    found = page(of, f"units/{name}", audience)
    assert isinstance(found, UnitPage)
    return found


def told(facts: tuple[Fact, ...]) -> dict[str, tuple[str, ...]]:
    """Facts as plain texts."""
    return {fact.label: tuple(one.text for one in fact.values) for fact in facts}


def test_a_unit_says_its_brand_and_facilities(whole: Cohort) -> None:
    facts = told(unit(whole, "town").facts)
    assert facts["Brand"] == ("Lake pioneers",)
    assert facts["Facilities"] == ("Canteen", "Rooms")
    assert told(unit(whole, "hill").facts)["Belongs to"] == ("another organisation",)
    assert "Belongs to" not in facts


def test_how_it_did_in_the_last_period_that_has_ended(whole: Cohort) -> None:
    (found,) = unit(whole, "town").evaluations
    assert (found.title, found.people, found.result, found.before, found.tier) == (
        "February 2026",
        "6 people",
        "1 of 2 indicators met",
        "1 fewer unmet",
        "Half",
    )
    assert found.signal is not None
    assert (found.signal.colour, found.signal.word) == ("blue", "blue warning")
    rows = [
        (one.title, one.target, one.value, one.of, one.met, one.word, one.tier)
        for one in found.rows
    ]
    assert rows == [
        ("Done", "at least 100%", "83.33%", "5/6", False, "not met", "Half"),
        ("Outings", "at least 2", "2", "", True, "met", ""),
        ("Answered", "at most 5 days", "", "", None, "nothing to measure", ""),
    ]


def test_what_changed_is_said_in_words_and_shown_by_an_arrow(whole: Cohort) -> None:
    done, outings, answered = unit(whole, "town").evaluations[0].rows
    assert (done.arrow, done.change) == ("↑", "up by 33.33 points")
    assert (outings.arrow, outings.change) == ("↑", "up by 2")
    assert (answered.arrow, answered.change) == ("", "")


def test_what_is_behind_leads_to_where_it_stands(whole: Cohort) -> None:
    done, outings, _ = unit(whole, "town").evaluations[0].rows
    assert [(one.text, one.url, one.anchor) for one in done.behind] == [
        ("Town 0: Plan, February 2026", "people/town-0", "g-2026-02-plan-1")
    ]
    assert [one.anchor for one in outings.behind] == [
        "r-2026-02-03-outing-1",
        "r-2026-02-09-outing-1",
    ]


def test_a_long_list_is_cut_short_and_says_so(rules: Programme) -> None:
    (found,) = unit(cohort(rules, *people(town=40)), "town").evaluations
    assert (len(found.rows[0].behind), found.rows[0].more) == (30, 10)


def test_period_by_period_the_newest_first(whole: Cohort) -> None:
    trend = unit(whole, "town").evaluations[0].trend
    assert [(one.period, one.result) for one in trend] == [
        ("March 2026, until 2026-03-20", "0 of 2 indicators met"),
        ("February 2026", "1 of 2 indicators met"),
        ("January 2026", "0 of 2 indicators met"),
    ]


def test_a_larger_unit_is_shown_by_itself_and_whole(whole: Cohort) -> None:
    titles = [one.title for one in unit(whole, "city").evaluations]
    assert titles == ["February 2026", "February 2026, with the units below"]


def test_nobody_else_sees_it(whole: Cohort) -> None:
    assert unit(whole, "town", "reviewers").evaluations == ()
    below = page(whole, "units", "reviewers")
    assert isinstance(below, UnitsPage)
    assert (below.rows, below.notice, below.period) == ((), None, "")
    urls = [one.url for one in site(whole, "reviewers", today=TODAY).pages]
    assert "notice" not in urls


def test_a_part_says_what_the_unit_answers_for_and_for_whom(whole: Cohort) -> None:
    (part,) = unit(whole, "hill").parts
    assert (part.title, part.responsibilities) == ("Host", ("A room",))
    assert [(one.text, one.anchor) for one in part.duties] == [
        ("Report", "duty-report")
    ]
    assert [one.text for one in part.people] == ["Hosted Hu"]
    assert unit(whole, "town").parts == ()


def test_a_unit_says_what_it_owes_for_whom(rules: Programme) -> None:
    """The board of what a party has not done yet (S1-04)."""
    report = duty("report", owner="unit:host", due="day 9", audience=Id("cohort"))
    brief = duty("brief", about=About.UNIT, owner="unit", due="day 1")
    hosted = mentee(parties=MappingProxyType({"host": Id("hill")}))
    of = cohort(
        replace(rules, duties=(report, brief), evaluation=None),
        hosted,
        record("2026-01", "report", submitted=date(2026, 1, 9)),
        record("2026-03", "brief", Subject(About.UNIT, "hill")),
    )
    rows = [
        (one.person.text, one.duty, one.period, str(one.state))
        for one in unit(of, "hill", "reviewers").debts
    ]
    assert rows == [
        ("Hill", "Brief", "January 2026", "missing"),
        ("Hill", "Brief", "February 2026", "missing"),
        ("Ada Lin", "Report", "February 2026", "missing"),
        ("Ada Lin", "Report", "March 2026", "missing"),
    ]
    assert unit(of, "hill", "cohort").debts == ()
    assert unit(of, "town", "reviewers").debts[0].person.text == "Town"


def test_a_mentee_says_which_unit_has_which_part(whole: Cohort) -> None:
    found = page(whole, "people/city-0")
    assert isinstance(found, PersonPage)
    assert told(found.facts)["Host"] == ("Hill",)


def test_activities_stand_by_campaign_the_newest_first(whole: Cohort) -> None:
    rivers, others = unit(whole, "town").campaigns
    rows = [(one.what.text, one.on, one.who.text) for one in rivers.activities]
    assert (rivers.title, rows) == (
        "Clean rivers",
        [
            ("Up the dam", date(2026, 2, 9), "Town 2"),
            ("Outing", date(2026, 2, 3), "Town 1"),
        ],
    )
    assert rivers.activities[0].what.anchor == "r-2026-02-09-outing-1"
    assert others.title == ""
    assert [one.who.text for one in others.activities] == ["Town"]


def test_those_hosted_count_among_a_units_campaigns(whole: Cohort) -> None:
    (others,) = unit(whole, "hill").campaigns
    assert [one.who.text for one in others.activities] == ["Hosted Hu"]


def test_an_activity_that_may_not_be_read_is_in_no_campaign(rules: Programme) -> None:
    secret = record("2026-02-03", "outing", "town-0", audience=Id("mentors"))
    of = cohort(rules, *people(town=1), secret)
    assert unit(of, "town", "reviewers").campaigns == ()
    assert len(unit(of, "town").campaigns) == 1


def test_the_list_is_by_name_and_never_by_result(whole: Cohort) -> None:
    found = page(whole, "units")
    assert isinstance(found, UnitsPage)
    rows = [(one.unit.text, one.people, one.result) for one in found.rows]
    assert rows == [
        ("City", "1", "1 of 2 indicators met"),
        ("City (with the units below)", "7", "1 of 2 indicators met"),
        ("Town", "6", "1 of 2 indicators met"),
        ("All together", "7", "1 of 2 indicators met"),
    ]
    assert found.period == "February 2026"
    assert found.note == (
        "By name, not by result. The colour says how many were not met: "
        "blue from 1 unmet, yellow from 3 unmet, red from 4 unmet."
    )
    assert found.notice is not None
    assert found.notice.url == "notice"


def test_a_small_unit_says_why_there_are_no_numbers(rules: Programme) -> None:
    evaluation = replace(rules.evaluation, audience=Id("reviewers"))
    of = cohort(replace(rules, evaluation=evaluation), *people(town=4, city=9))
    found = page(of, "units", "reviewers")
    assert isinstance(found, UnitsPage)
    notes = {one.unit.text: (one.note, one.people, one.signal) for one in found.rows}
    why = "withheld: it would tell of a group of fewer than 5 people"
    assert notes["Town"] == (why, "", None)
    (view,) = unit(of, "town", "reviewers").evaluations
    assert (view.note, view.rows, view.people, view.signal) == (why, (), "", None)


def test_the_notice_is_ready_to_copy(whole: Cohort) -> None:
    found = page(whole, "notice")
    assert isinstance(found, NoticePage)
    assert found.text == (
        "Programme: evaluation of units, February 2026\n"
        "\n"
        "Evaluated by: City\n"
        "Counted until 2026-02-28. Units evaluated: 2.\n"
        "Mentees: 7.\n"
        "- Done: 85.71% (at least 100%), not met\n"
        "- Answered: nothing to measure\n"
        "\n"
        "Unit by unit, by name:\n"
        "- City: not listed\n"
        "- City (with the units below): some indicators are withheld here, so no "
        "result is shown; not met: Done 85.71% (at least 100%)\n"
        "- Town: not listed\n"
        "\n"
        "Groups of fewer than 5 people are not listed, nor what would tell of them.\n"
    )


def test_the_notice_names_the_units_of_each_colour(rules: Programme) -> None:
    one = replace(rules.evaluation, indicators=rules.evaluation.indicators[:1])
    of = cohort(replace(rules, evaluation=one), *people(town=6, hill=7))
    found = page(of, "notice")
    assert isinstance(found, NoticePage)
    lines = found.text.split("\n")
    assert "Blue: City (with the units below), Hill, Town" in lines
    assert (
        "- Town: 0 of 1 indicators met; blue warning; not met: Done 0% (at least 100%)"
        in lines
    )
    assert not [line for line in lines if "fewer than" in line]


def test_a_person_sees_what_is_needed_to_go_on(rules: Programme) -> None:
    stages = Stages(
        list=(
            Stage(id=Id("start"), title=Title.plain("Start"), months=1),
            Stage(
                id=Id("nurture"),
                title=Title.plain("Nurture"),
                months=12,
                exit_criteria=(Title.plain("Works alone"),),
                requires=(Id("plan"), Id("outing"), Id("day")),
            ),
        )
    )
    of = cohort(
        replace(rules, stages=stages),
        *people(town=1),
        record("2026-02", "plan", "town-0", submitted=date(2026, 2, 3)),
        record("2026-03", "plan", "town-0", submitted=date(2026, 3, 9)),
        record("2026-02-14", "outing", "town-0"),
    )
    found = page(of, "people/town-0")
    assert isinstance(found, PersonPage)
    assert found.stage is not None
    assert found.stage.title == "Nurture"
    assert found.stage.exit_criteria == ("Works alone",)
    # January's plan is missing, and January was another stage.
    assert [(link.text, word) for link, word in found.stage.requires] == [
        ("Plan", "done late"),
        ("Outing", "done"),
        ("Day", "not yet"),
    ]
    below = page(of, "people/town-0", "cohort")
    assert isinstance(below, PersonPage)
    assert below.stage is not None
    assert {word for _, word in below.stage.requires} == {""}


def test_a_stage_without_criteria_says_nothing(rules: Programme) -> None:
    stages = Stages(list=(Stage(id=Id("start"), title=Title.plain("Start"), months=9),))
    found = page(
        cohort(replace(rules, stages=stages), *people(town=1)), "people/town-0"
    )
    assert isinstance(found, PersonPage)
    assert found.stage is None


def test_a_persons_share_is_a_fact_with_its_tier(rules: Programme) -> None:
    evaluation = replace(rules.evaluation, person_tiers=TIERS)
    of = cohort(
        replace(rules, evaluation=evaluation),
        *people(town=2),
        record("2026-02", "plan", "town-0", submitted=date(2026, 2, 3)),
    )
    facts = []
    for name in ("town-0", "town-1"):
        found = page(of, f"people/{name}")
        assert isinstance(found, PersonPage)
        facts.append(told(found.facts)["Handed in"])
    assert facts == [
        ("1 of 1 in February 2026 (Full)",),
        ("0 of 1 in February 2026",),
    ]
