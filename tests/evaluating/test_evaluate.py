"""Each measure, counted by hand; tiers, colours, and what belongs to which unit."""

from datetime import date
from decimal import Decimal
from types import MappingProxyType

from builders import cohort, comment, duty, mentee, mentor, programme, record
from growthfolio.evaluating import (
    IndicatorResult,
    Scope,
    UnitEvaluation,
    evaluate,
    person_shares,
)
from growthfolio.ledger import draw_up
from growthfolio.model.cadence import Cadence
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About, CommentRule
from growthfolio.model.evaluation import (
    Colour,
    Evaluation,
    Indicator,
    Measure,
    Tier,
    WarningRule,
)
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.kind import Kind
from growthfolio.model.people import (
    Departure,
    Leave,
    MentorStatus,
    Pairing,
    Waiver,
)
from growthfolio.model.policy import MenteeClass, Party
from growthfolio.model.programme import MentorRole, Unit
from growthfolio.model.record import Status, Subject
from growthfolio.model.schema import Id
from growthfolio.model.title import Title

TODAY = date(2026, 3, 31)
TOWN = Unit(id=Id("town"), name=Title.plain("Town"), level="town", parent=Id("city"))
HILL = Unit(id=Id("hill"), name=Title.plain("Hill"), level="town", parent=Id("city"))
CITY = Unit(id=Id("city"), name=Title.plain("City"), level="city")


def indicator(measure: str, target: int = 95, **more: object) -> Indicator:
    """An indicator named after its measure."""
    name = str(more.pop("id", measure))
    return Indicator(
        id=Id(name),
        title=Title.plain(name.capitalize()),
        measure=Measure(measure),
        target=Decimal(target),
        **more,
    )


def tier(name: str, least: int) -> Tier:
    """A tier from a share on."""
    return Tier(id=Id(name), title=Title.plain(name), min=Decimal(least))


def evaluated(
    *items: object,
    indicators: tuple[Indicator, ...] | None = None,
    duties: tuple[object, ...] = (),
    today: date = TODAY,
    settings: dict[str, object] | None = None,
    **policy: object,
) -> tuple[UnitEvaluation, ...]:
    """The evaluations of a small cohort; ada-lin is of the town."""
    rules = programme(
        *(duties or (duty("plan", due="day 5"),)),
        units=(CITY, TOWN, HILL),
        evaluation=Evaluation(
            indicators=indicators or (indicator("completion"),), **policy
        ),
        **(settings or {}),
    )
    return evaluate(*_drawn(cohort(rules, *items), today))


def _drawn(of: Cohort, today: date) -> tuple[Cohort, object]:
    return of, draw_up(of, today)


def one(
    found: tuple[UnitEvaluation, ...],
    period: str,
    unit: str | None = "town",
    scope: Scope = Scope.OWN,
) -> UnitEvaluation:
    """The evaluation of a unit in a period."""
    (match,) = (
        each
        for each in found
        if (each.period.name, each.unit, each.scope) == (period, unit, scope)
    )
    return match


def numbers(result: IndicatorResult) -> tuple[int, int, str | None, bool | None]:
    """What was counted, of how much, the value and whether it is enough."""
    value = None if result.value is None else str(result.value)
    return result.numerator, result.denominator, value, result.met


ADA = mentee(unit=Id("town"))


def only(found: tuple[UnitEvaluation, ...], period: str, **where: object) -> object:
    """The numbers of the only indicator of a unit in a period."""
    (result,) = one(found, period, **where).results
    return numbers(result)


def plans(*days: tuple[str, int, int], who: str = "ada-lin") -> list[object]:
    """Plans handed in: the period, then the month and day."""
    return [
        record(period, "plan", who, submitted=date(2026, month, day))
        for period, month, day in days
    ]


def test_completion_is_what_is_there_of_what_was_owed_by_then() -> None:
    found = evaluated(ADA, *plans(("2026-01", 1, 5), ("2026-02", 2, 20)))
    assert only(found, "2026-01") == (1, 1, "100.00", True)
    assert only(found, "2026-02") == (1, 1, "100.00", True)
    assert only(found, "2026-03") == (0, 1, "0.00", False)


def test_what_is_open_excused_or_accepted_counts_neither_way() -> None:
    ada = mentee(
        unit=Id("town"),
        leave=(Leave(start=date(2026, 1, 1), end=date(2026, 1, 31), reason="sick"),),
        waivers=(Waiver(duty=Id("plan"), period="2026-02", reason="new"),),
    )
    found = evaluated(ada, duties=(duty("plan", due="last-day", grace=5),))
    assert [only(found, f"2026-0{n}") for n in (1, 2, 3)] == [(0, 0, None, None)] * 3


def test_it_counts_in_the_period_it_was_due_in() -> None:
    """January's summary is due in February: February's evaluation counts it."""
    found = evaluated(ADA, duties=(duty("plan", due="+10"),))
    assert only(found, "2026-01") == (0, 0, None, None)
    assert only(found, "2026-02") == (0, 1, "0.00", False)


def test_punctuality_is_what_came_in_time_of_what_came() -> None:
    kinds = (indicator("punctuality"),)
    both = (mentee("bo-he", unit=Id("town")), ADA)
    days = plans(("2026-01", 1, 5)), plans(("2026-01", 1, 6), who="bo-he")
    found = evaluated(*both, *days[0], *days[1], indicators=kinds)
    assert only(found, "2026-01") == (1, 2, "50.00", False)
    assert only(found, "2026-02") == (0, 0, None, None)


COMMENTED = (
    duty("plan", due="day 5", comment=CommentRule(by=Id("business"), within=10)),
)


def test_response_is_the_comments_that_came_in_time() -> None:
    kinds = (indicator("response", 50), indicator("response-days", 8))
    found = evaluated(
        ADA,
        mentee("bo-he", unit=Id("town")),
        mentee("cy-xu", unit=Id("town")),
        *plans(("2026-01", 1, 5)),
        *plans(("2026-01", 1, 2), who="bo-he"),
        *plans(("2026-01", 1, 3), who="cy-xu"),
        comment("2026-01", "plan", on=date(2026, 1, 9)),
        comment("2026-01", "plan", "bo-he", on=date(2026, 1, 15)),
        duties=COMMENTED,
        indicators=kinds,
    )
    share, days = one(found, "2026-01").results
    # Ada's came after 4 days, Bo's after 13 of 10, Cy's never.
    assert numbers(share) == (1, 3, "33.33", False)
    assert numbers(days) == (2, 2, "8.5", False)


def test_days_are_met_by_being_few() -> None:
    found = evaluated(
        ADA,
        *plans(("2026-01", 1, 5)),
        comment("2026-01", "plan", on=date(2026, 1, 9)),
        duties=COMMENTED,
        indicators=(indicator("response-days", 4),),
    )
    assert only(found, "2026-01") == (1, 1, "4", True)
    assert only(found, "2026-02") == (0, 0, None, None)


def test_coverage_is_the_key_mentees_with_every_mentor_they_must_have() -> None:
    business = Pairing(mentor=Id("ben-wu"), role=Id("business"))
    political = Pairing(
        mentor=Id("ben-wu"), role=Id("political"), start=date(2026, 2, 1)
    )
    gone = Pairing(mentor=Id("di-lu"), role=Id("political"))
    found = evaluated(
        mentee(unit=Id("town"), mentors=(business, political)),
        mentee("bo-he", unit=Id("town"), mentors=(business,)),
        mentee("cy-xu", unit=Id("town"), mentors=(business, gone)),
        mentee("di-an", unit=Id("town"), mentors=(), mentee_class=Id("guest")),
        mentee("ed-yu", unit=Id("town"), left=Departure(on=date(2026, 1, 20))),
        mentor(),
        mentor("di-lu", left=Departure(on=date(2026, 1, 15))),
        indicators=(indicator("coverage", 60),),
        settings={
            "classes": (
                MenteeClass(id=Id("guest"), title=Title.plain("Guest"), key=False),
            ),
            "mentor_roles": tuple(
                MentorRole(id=Id(name), title=Title.plain(name), required=True)
                for name in ("business", "political")
            ),
        },
    )
    assert only(found, "2026-01") == (0, 3, "0.00", False)
    assert only(found, "2026-02") == (1, 3, "33.33", False)


def test_a_mentor_who_may_not_guide_covers_nobody() -> None:
    found = evaluated(
        ADA,
        mentor(status=MentorStatus.DISQUALIFIED),
        indicators=(indicator("coverage"),),
    )
    assert only(found, "2026-01") == (0, 1, "0.00", False)


ROWS = {
    "columns": MappingProxyType(
        {
            "measure": RecordField(type=FieldType.TEXT),
            "due": RecordField(type=FieldType.DATE),
            "done": RecordField(type=FieldType.DATE),
        }
    )
}


def test_follow_ups_stay_until_they_are_done() -> None:
    table = RecordField(type=FieldType.TABLE, **ROWS)
    talks = duty("talk", every="event", fields=MappingProxyType({"follow_ups": table}))
    rows = (
        {"measure": "a desk", "due": date(2026, 1, 20), "done": date(2026, 1, 18)},
        {"measure": "a course", "due": date(2026, 1, 31), "done": date(2026, 3, 2)},
        {"measure": "a visit", "due": date(2026, 3, 10)},
        {"measure": "no day"},
    )
    found = evaluated(
        ADA,
        record("2026-01-10", "talk", fields={"follow_ups": rows}),
        duties=(talks,),
        indicators=(indicator("follow-ups", 80),),
    )
    assert only(found, "2026-01") == (1, 2, "50.00", False)
    # The one that was done in time is history; the other is still open.
    assert only(found, "2026-02") == (0, 1, "0.00", False)
    assert only(found, "2026-03") == (1, 2, "50.00", False)
    (result,) = one(found, "2026-03").results
    assert [(each.row, each.counts) for each in result.evidence] == [
        (2, True),
        (3, False),
    ]


def test_a_follow_up_may_be_ticked_off_without_a_day() -> None:
    columns = {**ROWS["columns"], "done": RecordField(type=FieldType.FLAG)}
    table = RecordField(type=FieldType.TABLE, columns=MappingProxyType(columns))
    talks = duty("talk", every="event", fields=MappingProxyType({"follow_ups": table}))
    rows = (
        {"measure": "a desk", "due": date(2026, 1, 20), "done": True},
        {"measure": "a course", "due": date(2026, 1, 31), "done": False},
    )
    found = evaluated(
        ADA,
        record("2026-01-10", "talk", fields={"follow_ups": rows}),
        duties=(talks,),
        indicators=(indicator("follow-ups"),),
    )
    assert only(found, "2026-01") == (1, 2, "50.00", False)
    assert only(found, "2026-02") == (0, 1, "0.00", False)


def test_talks_are_the_duties_of_that_kind() -> None:
    found = evaluated(
        ADA,
        record("2026-01", "heart", submitted=date(2026, 1, 31)),
        duties=(
            duty("plan", due="day 5"),
            duty("heart", kind=Kind.TALK, owner="mentor:business"),
        ),
        indicators=(indicator("talks"),),
    )
    assert only(found, "2026-01") == (1, 1, "100.00", True)
    assert only(found, "2026-02") == (0, 1, "0.00", False)


def test_a_count_is_what_was_handed_in_of_the_duties_named() -> None:
    found = evaluated(
        ADA,
        record("2026-01-10", "outing"),
        record("2026-01-20", "outing", status=Status.DRAFT),
        record("2026-02-02", "outing"),
        record("2026-02-03", "outing"),
        record("2026-02", "plan", submitted=date(2026, 2, 4)),
        duties=(duty("plan"), duty("outing", every="event")),
        indicators=(indicator("count", 2, duties=(Id("outing"),)),),
    )
    values = [only(found, f"2026-0{n}")[2:] for n in (1, 2, 3)]
    assert values == [("1", False), ("2", True), ("0", False)]


def test_only_the_duties_named_count() -> None:
    rules = (duty("plan", due="day 5"), duty("note", due="day 9"))
    notes = (indicator("completion", duties=(Id("note"),)),)
    found = evaluated(ADA, *plans(("2026-01", 1, 5)), duties=rules, indicators=notes)
    assert only(found, "2026-01") == (0, 1, "0.00", False)


def test_without_names_those_duties_count_that_its_readers_may_read() -> None:
    rules = (
        duty("plan", due="day 5"),
        duty("secret", due="day 6", audience=Id("mentors")),
    )
    below = evaluated(ADA, duties=rules, audience=Id("reviewers"))
    assert only(below, "2026-01") == (0, 1, "0.00", False)
    above = evaluated(ADA, duties=rules)
    assert only(above, "2026-01") == (0, 2, "0.00", False)


def test_a_share_is_held_against_its_target_before_it_is_rounded() -> None:
    """1 of 3 is 33.33 %, and more than 33.333 %."""
    people = [mentee(f"p-{n}", unit=Id("town")) for n in range(3)]
    precise = Decimal("33.334")
    found = evaluated(
        *people,
        record("2026-01", "plan", "p-0", submitted=date(2026, 1, 2)),
        indicators=(
            indicator("completion"),
            Indicator(
                id=Id("precise"),
                title=Title.plain("x"),
                measure=Measure.COMPLETION,
                target=precise,
            ),
            Indicator(
                id=Id("less"),
                title=Title.plain("x"),
                measure=Measure.COMPLETION,
                target=Decimal("33.333"),
            ),
        ),
    )
    results = one(found, "2026-01").results
    assert [(str(each.value), each.met) for each in results] == [
        ("33.33", False),
        ("33.33", False),
        ("33.33", True),
    ]


def test_shares_are_rounded_half_up() -> None:
    """1 of 16 is 6.25 %; 1 of 32 is 3.125 %, which is 3.13 %."""
    people = [mentee(f"p-{n}", unit=Id("town")) for n in range(32)]
    found = evaluated(
        *people, record("2026-01", "plan", "p-0", submitted=date(2026, 1, 2))
    )
    assert only(found, "2026-01") == (1, 32, "3.13", False)


def test_a_larger_unit_counts_its_own_people_and_those_below() -> None:
    found = evaluated(
        ADA,
        mentee("bo-he", unit=Id("hill")),
        mentee("cy-xu", unit=Id("city")),
        mentee("di-an"),
        *plans(("2026-01", 1, 5)),
        *plans(("2026-01", 1, 5), who="cy-xu"),
        *plans(("2026-01", 1, 5), who="di-an"),
    )
    assert only(found, "2026-01", unit="town") == (1, 1, "100.00", True)
    assert only(found, "2026-01", unit="hill") == (0, 1, "0.00", False)
    assert only(found, "2026-01", unit="city") == (1, 1, "100.00", True)
    whole = only(found, "2026-01", unit="city", scope=Scope.WHOLE)
    assert whole == (2, 3, "66.67", False)
    everybody = only(found, "2026-01", unit=None, scope=Scope.WHOLE)
    assert everybody == (3, 4, "75.00", False)


def test_units_in_a_circle_are_walked_once() -> None:
    round_town = Unit(id=Id("town"), name=Title.plain("T"), parent=Id("hill"))
    hill = Unit(id=Id("hill"), name=Title.plain("H"), parent=Id("town"))
    rules = programme(
        duty("plan", due="day 5"),
        units=(round_town, hill),
        evaluation=Evaluation(indicators=(indicator("completion"),)),
    )
    people = (ADA, mentee("bo-he", unit=Id("hill")))
    found = evaluate(*_drawn(cohort(rules, *people), TODAY))
    whole = only(found, "2026-01", unit="town", scope=Scope.WHOLE)
    assert whole == (0, 2, "0.00", False)


def test_only_units_of_the_levels_named_are_evaluated() -> None:
    found = evaluated(ADA, mentee("cy-xu", unit=Id("city")), levels=("town",))
    assert {each.unit for each in found} == {"town", None}


def test_people_may_count_for_the_unit_of_a_party() -> None:
    posted = mentee(unit=Id("city"), parties=MappingProxyType({"host": Id("hill")}))
    host = Party(id=Id("host"), title=Title.plain("Host"))
    found = evaluated(posted, party=Id("host"), settings={"parties": (host,)})
    assert {each.unit for each in found} == {"hill", "city", None}
    assert only(found, "2026-01", unit="hill") == (0, 1, "0.00", False)


def test_what_a_unit_owes_counts_for_that_unit() -> None:
    """The village's report about somebody of the city is the village's."""
    posted = mentee(unit=Id("city"), parties=MappingProxyType({"host": Id("hill")}))
    found = evaluated(
        posted,
        duties=(
            duty("report", owner="unit:host", due="day 9"),
            duty("brief", about=About.UNIT, owner="unit", due="day 8"),
        ),
        settings={"parties": (Party(id=Id("host"), title=Title.plain("Host")),)},
    )
    (hill,) = one(found, "2026-01", unit="hill").results
    assert [each.path for each in hill.evidence] == [
        "portfolios/ada-lin/2026-01/report.md",
        "units/hill/2026-01/brief.md",
    ]


def test_a_larger_unit_to_which_nobody_below_adds_is_listed_once() -> None:
    found = evaluated(mentee(unit=Id("city")))
    assert [(each.unit, each.scope) for each in found if each.unit] == [
        ("city", Scope.OWN)
    ] * 3


def test_a_unit_of_nobody_with_nothing_to_count_is_left_out() -> None:
    found = evaluated(ADA)
    assert {each.unit for each in found} == {"town", "city", None}


TIERS = (tier("full", 100), tier("good", 95), tier("fair", 90), tier("pass", 80))


def test_the_tiers_of_a_branch() -> None:
    """F-35: 100, at least 95, 90, 80 percent."""
    people = [mentee(f"p-{n:02}", unit=Id("town")) for n in range(20)]
    for done, expected in (
        (20, "full"),
        (19, "good"),
        (18, "fair"),
        (17, "pass"),
        (16, "pass"),
        (15, None),
    ):
        handed_in = [
            record("2026-01", "plan", f"p-{n:02}", submitted=date(2026, 1, 2))
            for n in range(done)
        ]
        found = one(evaluated(*people, *handed_in, tiers=TIERS), "2026-01")
        assert (found.tier and found.tier.id) == expected, done
        assert found.results[0].tier == found.tier


def test_a_units_tier_is_the_lowest_or_that_of_the_leading_indicator() -> None:
    kinds = (indicator("completion"), indicator("punctuality"), indicator("count"))
    late = plans(("2026-01", 1, 9))
    own = (
        indicator("completion"),
        indicator("punctuality", tiers=(tier("any", 0),)),
    )
    lowest = one(evaluated(ADA, *late, indicators=kinds, tiers=TIERS), "2026-01")
    assert lowest.tier is None
    leading = evaluated(
        ADA, *late, indicators=kinds, tiers=TIERS, leading=Id("completion")
    )
    tiers = [
        each.tier and str(each.tier.id) for each in one(leading, "2026-01").results
    ]
    assert tiers == ["full", None, None]
    assert str(one(leading, "2026-01").tier.id) == "full"
    mixed = one(evaluated(ADA, *late, indicators=own, tiers=TIERS), "2026-01")
    assert str(mixed.tier.id) == "any"


def test_the_colours_of_eight_indicators() -> None:
    """F-59: one not met is blue, three yellow, four and more red."""
    for unmet, colour in (
        (0, None),
        (1, Colour.BLUE),
        (2, Colour.BLUE),
        (3, Colour.YELLOW),
        (4, Colour.RED),
        (8, Colour.RED),
    ):
        kinds = tuple(
            indicator("completion", 101 if n < unmet else 100, id=f"i-{n}")
            for n in range(8)
        )
        found = evaluated(ADA, *plans(("2026-01", 1, 2)), indicators=kinds)
        january = one(found, "2026-01")
        assert (january.unmet, january.judged, january.colour) == (unmet, 8, colour)


def test_other_colours_may_be_agreed() -> None:
    strict = (WarningRule(colour=Colour.RED, unmet=1),)
    assert one(evaluated(ADA, warnings=strict), "2026-01").colour is Colour.RED


def test_what_cannot_be_measured_is_neither_met_nor_unmet() -> None:
    kinds = (indicator("completion"), indicator("response"))
    found = one(evaluated(ADA, indicators=kinds), "2026-01")
    assert (found.judged, found.unmet) == (1, 1)


def test_quarters_may_be_evaluated() -> None:
    found = evaluated(ADA, every=Cadence.parse("quarter"), today=date(2026, 5, 2))
    periods = {(each.period.name, each.until, each.running) for each in found}
    assert periods == {
        ("2026-Q1", date(2026, 3, 31), False),
        ("2026-Q2", date(2026, 5, 2), True),
    }
    assert only(found, "2026-Q1") == (0, 3, "0.00", False)


def test_a_programme_that_says_nothing_evaluates_nobody() -> None:
    of = cohort(programme(duty("plan")), ADA)
    assert evaluate(*_drawn(of, TODAY)) == ()
    assert person_shares(*_drawn(of, TODAY)) == {}


def test_persons_have_tiers_of_their_own() -> None:
    """F-35: a person's 100, at least 80, at least 60 percent."""
    tiers = (tier("all", 100), tier("most", 80), tier("enough", 60))
    weekly = [duty(f"d-{n}", due="day 5") for n in range(5)]
    rules = programme(
        *weekly,
        duty("talk", owner="mentor:business", due="day 5"),
        evaluation=Evaluation(
            indicators=(indicator("completion"),), person_tiers=tiers
        ),
    )
    people = [mentee(f"p-{n}") for n in range(6)]
    handed_in = [
        record("2026-02", f"d-{n}", f"p-{who}", submitted=date(2026, 2, 4))
        for who in range(6)
        for n in range(who)
    ]
    shares = person_shares(
        *_drawn(cohort(rules, *people, *handed_in), date(2026, 3, 2))
    )
    found = {
        name: (one.numerator, one.denominator, one.tier and str(one.tier.id))
        for name, one in shares.items()
    }
    assert found == {
        "p-0": (0, 5, None),
        "p-1": (1, 5, None),
        "p-2": (2, 5, None),
        "p-3": (3, 5, "enough"),
        "p-4": (4, 5, "most"),
        "p-5": (5, 5, "all"),
    }
    assert {one.period.name for one in shares.values()} == {"2026-02"}


def test_the_records_about_a_unit_are_its_own() -> None:
    found = evaluated(
        ADA,
        record("2026-01-05", "open-day", Subject(About.UNIT, "town")),
        duties=(duty("open-day", about=About.UNIT, owner="unit", every="event"),),
        indicators=(indicator("count", 1),),
    )
    assert only(found, "2026-01") == (1, 1, "1", True)
