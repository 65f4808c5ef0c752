"""What an audience may know of the evaluation of units: no more than its records."""

from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest
from msgspec.structs import replace

from builders import cohort, duty, known, mentee, programme, record, said, site
from growthfolio.disclosure import Disclosure
from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.shown_units import ShownEvaluation
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import CommentRule
from growthfolio.model.evaluation import Evaluation, Indicator, Measure, Tier
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.people import Mentee, Pairing
from growthfolio.model.programme import Names, Programme, Unit
from growthfolio.model.record import Record, Status
from growthfolio.model.schema import Id
from growthfolio.model.stages import Stage, Stages
from growthfolio.model.title import Title

TODAY = date(2026, 3, 20)
TIERS = (Tier(id=Id("full"), title=Title.plain("Full"), min=Decimal(100)),)


def indicator(name: str, measure: str = "completion", **more: object) -> Indicator:
    """An indicator that everything must be reached of."""
    return Indicator(
        id=Id(name),
        title=Title.plain(name),
        measure=Measure(measure),
        target=Decimal(100),
        **more,
    )


def rules(*indicators: Indicator, **policy: object) -> Programme:
    """Two towns of a city; the plan is for the cohort, the talk for mentors only."""
    units = (
        Unit(id=Id("city"), name=Title.plain("City")),
        Unit(id=Id("hill"), name=Title.plain("Hill"), parent=Id("city")),
        Unit(id=Id("town"), name=Title.plain("Town"), parent=Id("city")),
    )
    settings = {"audience": Id("reviewers"), "tiers": TIERS} | policy
    return programme(
        duty("plan", due="day 5", audience=Id("cohort")),
        duty("talk", owner="mentor:business", due="day 6", audience=Id("mentors")),
        units=units,
        evaluation=Evaluation(
            indicators=indicators or (indicator("done"),), **settings
        ),
    )


def people(**sizes: int) -> list[Mentee]:
    """So many mentees of each unit."""
    return [
        mentee(f"{unit}-{n}", unit=Id(unit))
        for unit, size in sizes.items()
        for n in range(size)
    ]


def plans(some: list[Mentee], *periods: str) -> list[Record]:
    """A plan of each, handed in in time."""
    return [
        record(period, "plan", one.id, submitted=date.fromisoformat(f"{period}-02"))
        for one in some
        for period in periods
    ]


def told(of: Cohort | Disclosure, audience: str = "reviewers") -> dict[str, object]:
    """What is known of each unit in February, by its name."""
    found = known(of, audience) if isinstance(of, Cohort) else of
    return {
        name_of(one): one for one in found.evaluations if one.period.name == "2026-02"
    }


def name_of(one: ShownEvaluation) -> str:
    """A unit's id, with a plus where those below count, too."""
    name = one.unit.slug if one.unit else "all"
    return f"{name}+" if one.whole else name


def test_below_its_audience_and_under_aliases_there_is_none() -> None:
    six = people(town=6)
    of = cohort(rules(), *six)
    assert [bool(known(of, one).evaluations) for one in ("public", "cohort")] == [
        False,
        False,
    ]
    assert [bool(known(of, one).notices) for one in ("cohort", "reviewers")] == [
        False,
        True,
    ]
    hidden = replace(
        of, programme=replace(of.programme, names={"reviewers": Names.ALIAS})
    )
    assert known(hidden, "reviewers").evaluations == ()


def test_it_tells_what_is_missing_so_states_must_be_known() -> None:
    of = cohort(rules(audience=Id("cohort")), *people(town=6))
    assert known(of, "cohort").evaluations == ()
    assert known(of, "reviewers").evaluations != ()


def test_without_an_audience_it_is_for_the_most_privileged() -> None:
    of = cohort(rules(audience=None), *people(town=6))
    assert known(of, "reviewers").evaluations == ()
    assert known(of, "mentors").evaluations != ()


def test_an_indicator_made_of_what_may_not_be_read_is_withheld() -> None:
    """And so are the number of unmet ones, the tier and the colour."""
    kinds = (indicator("plans"), indicator("talks", duties=(Id("plan"), Id("talk"))))
    six = people(town=6)
    of = cohort(rules(*kinds), *six, *plans(six, "2026-02"))
    below, above = told(of)["town"], told(of, "mentors")["town"]
    assert [one.hidden for one in below.indicators] == [False, True]
    assert (below.unmet, below.judged, below.tier, below.colour) == (None,) * 4
    secret = below.indicators[1]
    assert (secret.numerator, secret.denominator, secret.value, secret.met) == (
        0,
        0,
        None,
        None,
    )
    assert (above.unmet, above.judged, str(above.colour)) == (1, 2, "blue")


@pytest.mark.parametrize(
    ("measure", "changes"),
    [
        (
            "response",
            {"comment": CommentRule(by=Id("business"), audience=Id("mentors"))},
        ),
        (
            "follow-ups",
            {
                "fields": MappingProxyType(
                    {
                        "follow_ups": RecordField(
                            type=FieldType.TABLE,
                            columns=MappingProxyType(
                                {
                                    "due": RecordField(type=FieldType.DATE),
                                    "done": RecordField(
                                        type=FieldType.DATE, audience=Id("mentors")
                                    ),
                                }
                            ),
                        )
                    }
                )
            },
        ),
    ],
)
def test_comments_and_columns_count_with_their_own_audience(
    measure: str, changes: dict[str, object]
) -> None:
    base = rules(indicator("x", measure))
    changed = replace(base, duties=(replace(base.duties[0], **changes),))
    of = cohort(changed, *people(town=6))
    assert told(of)["town"].indicators[0].hidden
    assert not told(of, "mentors")["town"].indicators[0].hidden


def test_a_record_that_narrows_itself_counts_neither_way() -> None:
    """Where it may not be known it is as if nothing had been owed."""
    six = people(town=6)
    some = plans(six[1:], "2026-02")
    for extra in (
        record("2026-02", "plan", "town-0", audience=Id("mentors")),
        record(
            "2026-02", "plan", "town-0", audience=Id("mentors"), status=Status.DRAFT
        ),
    ):
        of = cohort(rules(), *six, *some, extra)
        (done,) = told(of)["town"].indicators
        assert (done.numerator, done.denominator) == (5, 5)
    (done,) = told(of, "mentors")["town"].indicators
    assert done.denominator == 6


def test_small_groups_are_withheld_below_the_most_privileged() -> None:
    of = cohort(rules(), *people(town=4, hill=9, city=9))
    below, above = told(of), told(of, "mentors")
    assert below["town"].suppressed
    assert (below["town"].people, below["town"].indicators) == (0, ())
    assert not above["town"].suppressed
    assert above["town"].people == 4


def test_a_small_group_cannot_be_worked_out_from_the_whole() -> None:
    """Town's four are the whole less Hill and the city's own: Hill is withheld."""
    of = cohort(rules(), *people(town=4, hill=9, city=10))
    found = told(of)
    shown = {name for name, one in found.items() if not one.suppressed}
    assert shown == {"city", "city+", "all+"}
    rest = found["city+"].people - found["city"].people
    assert rest == 13


def test_an_indicator_about_a_few_is_withheld_in_a_large_unit() -> None:
    """Six people, but only three of them owe the note."""
    base = rules(indicator("plans"), indicator("notes", duties=(Id("note"),)))
    of_the_desk = duty("note", due="day 5", audience=Id("cohort"))
    when = replace(of_the_desk.when, job_classes=(Id("desk"),))
    changed = replace(base, duties=(*base.duties, replace(of_the_desk, when=when)))
    six = [
        replace(one, job_class=Id("desk") if n < 3 else None)
        for n, one in enumerate(people(town=6))
    ]
    of = cohort(changed, *six)
    assert [one.hidden for one in told(of)["town"].indicators] == [False, True]
    assert told(of)["town"].colour is None
    assert [one.hidden for one in told(of, "mentors")["town"].indicators] == [
        False,
        False,
    ]


def test_a_notice_is_passed_on_so_small_groups_are_in_nobodys() -> None:
    found = known(cohort(rules(), *people(town=4, hill=9)), "mentors")
    february = {
        name_of(one): one for one in found.notices if one.period.name == "2026-02"
    }
    assert february["town"].suppressed
    assert february["hill"].suppressed
    assert not told(found)["town"].suppressed


def test_what_changed_since_the_period_before() -> None:
    six = people(town=6)
    handed_in = [*plans(six[:3], "2026-01"), *plans(six, "2026-02")]
    february = told(cohort(rules(), *six, *handed_in))["town"]
    assert february.indicators[0].change == Decimal("50.00")
    assert (february.unmet, february.unmet_before) == (0, 1)


def test_a_change_would_tell_the_small_group_of_the_month_before() -> None:
    five = people(town=4)
    late = replace(people(town=5)[4], joined=date(2026, 2, 1))
    of = cohort(rules(), *five, late)
    found = [
        one
        for one in known(of, "reviewers").evaluations
        if one.unit == Ref(Who.UNIT, "town")
    ]
    assert [one.suppressed for one in found] == [True, False, False]
    assert (found[1].indicators[0].change, found[1].unmet_before) == (None, None)
    assert found[2].indicators[0].change is not None


def test_what_is_behind_a_number_is_what_counts_against_it() -> None:
    six = people(town=6)
    of = cohort(rules(), *six, *plans(six[1:], "2026-02"))
    (one,) = told(of)["town"].indicators[0].behind
    assert (one.about.slug, one.period, one.duty, one.n) == (
        "town-0",
        "2026-02",
        "plan",
        1,
    )


def test_coverage_names_who_is_without_a_mentor() -> None:
    six = [
        replace(one, mentors=()) if n == 2 else one
        for n, one in enumerate(people(town=6))
    ]
    of = cohort(rules(indicator("paired", "coverage")), *six)
    (one,) = told(of)["town"].indicators[0].behind
    assert (one.about.slug, one.duty) == ("town-2", "")


def test_a_persons_share_is_known_to_those_who_know_evaluations() -> None:
    tiers = (Tier(id=Id("all"), title=Title.plain("All"), min=Decimal(100)),)
    six = people(town=6)
    of = cohort(rules(person_tiers=tiers), *six, *plans(six[:1], "2026-02"))
    shares = [one.share for one in known(of, "reviewers").mentees[:2]]
    assert [(one.numerator, one.denominator) for one in shares if one] == [
        (1, 1),
        (0, 1),
    ]
    assert [one.tier and one.tier.text("en") for one in shares if one] == ["All", None]
    assert all(one.share is None for one in known(of, "cohort").mentees)


def test_what_may_not_be_known_leaves_no_trace_on_the_site() -> None:
    """Talks may be held or not: the reviewers' site stays the same."""
    kinds = (indicator("plans"), indicator("talks", duties=(Id("talk"),)))
    six = people(town=6)
    held = [
        record("2026-02", "talk", one.id, submitted=date(2026, 2, 3)) for one in six
    ]
    without, with_them = (cohort(rules(*kinds), *six, *more) for more in ((), held))
    assert said(site(without, "reviewers")) == said(site(with_them, "reviewers"))
    assert said(site(without, "mentors")) != said(site(with_them, "mentors"))


def test_a_duty_that_may_not_be_read_is_named_by_no_stage_and_no_indicator() -> None:
    secret = duty("qwsecret", audience=Id("mentors"), every="event")
    stage = Stage(
        id=Id("nurture"),
        title=Title.plain("Nurture"),
        months=12,
        requires=(Id("plan"), Id("qwsecret")),
    )
    base = rules(indicator("x", duties=(Id("plan"), Id("qwsecret"))))
    of = cohort(
        replace(base, duties=(*base.duties, secret), stages=Stages(list=(stage,))),
        *people(town=6),
    )
    for audience in ("public", "cohort", "reviewers"):
        assert "qwsecret" not in said(known(of, audience)).lower()
    assert "qwsecret" in said(known(of, "mentors"))
    assert known(of, "cohort").stages.list[0].requires == ("plan",)


def test_the_last_twelve_periods_are_shown() -> None:
    start = date(2024, 6, 1)
    six = [replace(one, joined=start) for one in people(town=6)]
    of = cohort(replace(rules(), starts=start), *six)
    periods = sorted({one.period.name for one in known(of, "mentors").evaluations})
    assert (len(periods), periods[0], periods[-1]) == (12, "2025-04", "2026-03")


def test_a_pairing_that_begins_later_is_none_yet() -> None:
    later = Pairing(mentor=Id("ben-wu"), role=Id("business"), start=date(2026, 3, 1))
    six = [replace(one, mentors=(later,)) for one in people(town=6)]
    of = cohort(rules(indicator("paired", "coverage")), *six)
    assert told(of)["town"].indicators[0].value == Decimal("0.00")
