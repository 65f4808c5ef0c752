"""Scores are known to whoever may know all they are made of, and in time."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from builders import (
    cohort,
    comment,
    duty,
    known,
    mentee,
    record,
    said,
    site,
)
from growthfolio.disclosure import Disclosure
from growthfolio.ledger import draw_up
from growthfolio.model.assessment import Assessment, PublishedIn, Quota
from growthfolio.model.cohort import Cohort
from growthfolio.model.defence import DefencePolicy
from growthfolio.model.duty import About, CommentRule
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.programme import Names
from growthfolio.model.record import Subject
from growthfolio.model.schema import Id
from growthfolio.model.score import DefenceState
from growthfolio.model.title import Title
from growthfolio.scoring import score
from scoring_tools import (
    AFTER,
    adjustment,
    assessment,
    gives,
    indicator,
    number,
    part,
    policy,
    sheet_duty,
    source,
    table,
)

POINTS = indicator("points", 100, source())


def monthly(**changes: object) -> Assessment:
    return replace(assessment("monthly", POINTS), **changes)


def small(rule: Assessment, *items: object, **sheet: object) -> Cohort:
    """Ada's sheet of January."""
    rules = policy(
        rule,
        sheet_duty(**({"audience": Id("cohort")} | sheet)),
        duty("note"),
        states=Id("public"),
    )
    return cohort(rules, gives("2026-01", points=87), *items)


def totals(people: Cohort, audience: str, today: date = AFTER) -> list[str]:
    disclosure = known(people, audience, today=today)
    return [str(one.total) for one in disclosure.scores if one.total is not None]


def test_without_an_audience_only_the_most_privileged_know() -> None:
    people = small(monthly())
    assert totals(people, "mentors") == ["87.00"]
    for audience in ("public", "cohort", "reviewers"):
        assert known(people, audience, today=AFTER).scores == ()
        assert known(people, audience, today=AFTER).assessments == ()


def test_from_its_audience_up_it_is_known() -> None:
    people = small(monthly(audience=Id("reviewers")))
    assert totals(people, "cohort") == []
    assert totals(people, "reviewers") == ["87.00"]
    assert totals(people, "mentors") == ["87.00"]


def test_nobody_knows_a_total_whose_sheets_are_withheld() -> None:
    people = small(monthly(audience=Id("public")), audience=Id("reviewers"))
    assert totals(people, "cohort") == []
    assert totals(people, "reviewers") == ["87.00"]


def test_a_sheet_that_is_narrowed_takes_its_total_along() -> None:
    rule = monthly(audience=Id("cohort"))
    people = small(rule)
    narrowed = tuple(
        replace(one, head=replace(one.head, audience=Id("mentors")))
        for one in people.records
    )
    assert totals(people, "cohort") == ["87.00"]
    assert totals(replace(people, records=narrowed), "cohort") == []


def test_a_field_above_the_audience_withholds_the_total() -> None:
    fields = {"points": number(audience=Id("mentors"))}
    people = small(monthly(audience=Id("cohort")), fields=fields)
    assert totals(people, "cohort") == []
    assert totals(people, "mentors") == ["87.00"]


def test_a_total_tells_of_states() -> None:
    people = small(monthly(audience=Id("cohort")))
    hidden = replace(people.programme, states=Id("reviewers"))
    assert totals(replace(people, programme=hidden), "cohort") == []
    assert totals(replace(people, programme=hidden), "reviewers") == ["87.00"]


def test_what_combines_is_as_secret_as_its_parts() -> None:
    secret = assessment("secret", POINTS)
    year = replace(
        assessment("monthly", combine=(part("secret", 100),)), audience=Id("cohort")
    )
    rules = policy(
        (secret, year), sheet_duty(audience=Id("cohort")), states=Id("public")
    )
    people = cohort(rules, gives("2026-01", points=87))
    assert totals(people, "cohort") == []
    assert totals(people, "mentors") == ["87.00", "87.00"]


def test_what_adjusts_it_counts_as_well() -> None:
    item = adjustment("missing", -1, duties=("secret",))
    rule = monthly(audience=Id("cohort"), adjustments=(item,))
    rules = policy(
        rule,
        sheet_duty(audience=Id("cohort")),
        duty("secret", audience=Id("mentors")),
        states=Id("public"),
    )
    people = cohort(rules, gives("2026-01", points=87))
    assert totals(people, "cohort") == []
    assert totals(people, "mentors") == ["86.00"]


def test_a_comments_own_audience_counts() -> None:
    rule = CommentRule(by=Id("business"), audience=Id("mentors"))
    talk = indicator("talk", 100, source("comment", duties=("plan",)))
    rules = policy(
        replace(assessment("monthly", talk), audience=Id("cohort")),
        duty("plan", comment=rule),
        states=Id("public"),
    )
    people = cohort(
        rules,
        record("2026-01", "plan"),
        comment("2026-01", "plan", score=Decimal(90)),
    )
    assert totals(people, "cohort") == []
    # February and March have no plan at all: 0.
    assert totals(people, "mentors") == ["90.00", "0.00", "0.00"]


def test_before_its_release_only_the_most_privileged_know() -> None:
    people = small(monthly(audience=Id("cohort"), release=14))
    assert totals(people, "cohort", date(2026, 2, 14)) == []
    assert totals(people, "mentors", date(2026, 2, 14)) == ["87.00"]
    assert totals(people, "cohort", date(2026, 2, 15)) == ["87.00"]


def test_a_year_waits_for_the_release_of_its_months() -> None:
    month = monthly(audience=Id("cohort"), release=30)
    quarter = replace(
        assessment("quarterly", combine=(part("monthly", 100),), every="quarter"),
        audience=Id("cohort"),
    )
    rules = policy(
        (month, quarter), sheet_duty(audience=Id("cohort")), states=Id("public")
    )
    sheets = [gives(f"2026-0{n}", points=80 + n) for n in (1, 2, 3)]
    people = cohort(rules, *sheets)
    before = known(people, "cohort", today=date(2026, 4, 20))
    assert [one.assessment for one in before.scores] == ["monthly", "monthly"]
    after = known(people, "cohort", today=date(2026, 5, 1))
    assert [one.assessment for one in after.scores][-1] == "quarterly"


def test_an_open_score_is_shown_to_the_most_privileged_alone() -> None:
    people = small(monthly(audience=Id("cohort")))
    states = {
        audience: [
            one.period.name for one in known(people, audience, today=AFTER).scores
        ]
        for audience in ("cohort", "mentors")
    }
    assert states["cohort"] == ["2026-01", "2026-02", "2026-03"]
    assert states["mentors"][-1] == "2026-04"


def test_under_aliases_nobody_is_named() -> None:
    rule = monthly(audience=Id("public"))
    people = small(rule)
    alias = replace(people.programme, names={"mentors": Names.ALIAS})
    disclosure = known(replace(people, programme=alias), "mentors", today=AFTER)
    assert disclosure.scores
    assert "ada" not in said(disclosure.scores).lower()


# Published results, and findings about them


def published(**changes: object) -> Cohort:
    rule = monthly(
        audience=Id("cohort"), published=PublishedIn(duty=Id("result")), **changes
    )
    rules = policy(
        rule,
        sheet_duty(audience=Id("mentors")),
        duty("result", owner="office", audience=Id("cohort")),
        states=Id("public"),
    )
    result = record("2026-01", "result", fields={"total": Decimal(95)})
    return cohort(rules, gives("2026-01", points=87), result)


def findings_of(people: Cohort, audience: str, today: date) -> list[str]:
    ledger = draw_up(people, today)
    scores = score(people, ledger)
    disclosure = known(people, audience, findings=scores.findings, today=today)
    return [one.rule.name for one in disclosure.findings or ()]


def test_a_published_total_is_known_where_the_computed_one_is_not() -> None:
    disclosure = known(published(), "cohort", today=AFTER)
    assert disclosure.scores == ()
    assert [one.duty for one in disclosure.records] == ["result"]


def test_a_finding_about_a_total_is_as_secret_as_the_total() -> None:
    assert findings_of(published(), "cohort", AFTER) == []
    assert findings_of(published(), "mentors", AFTER) == ["published-total-differs"]


def test_a_result_published_too_early_is_withheld() -> None:
    people = published(release=14)
    early, late = date(2026, 2, 10), date(2026, 2, 20)
    assert known(people, "cohort", today=early).records == ()
    assert len(known(people, "cohort", today=late).records) == 1
    assert len(known(people, "mentors", today=early).records) == 2


def test_a_quota_tells_nobody_else_how_many_are_excellent() -> None:
    quota = Quota(band=Id("excellent"), cohort=Decimal(20))
    people = small(monthly(quota=quota))
    best = replace(people, records=(gives("2026-01", points=95),))
    assert findings_of(best, "reviewers", AFTER) == []
    assert findings_of(best, "mentors", AFTER) == ["quota-at-risk"]


# Defences


DAY = date(2026, 3, 16)
RELEASE = date(2026, 3, 25)


def defended(audience: str = "cohort") -> Cohort:
    scores = table(rater=RecordField(type=FieldType.TEXT), score=number())
    slots = table(
        person=RecordField(type=FieldType.PERSON), on=RecordField(type=FieldType.DATE)
    )
    rules = policy(
        (),
        duty(
            "round",
            about=About.COHORT,
            owner="office",
            every="event",
            fields={"slots": slots},
        ),
        duty("defence", owner="office", every="event", fields={"scores": scores}),
        defences=(
            DefencePolicy(
                id=Id("final"),
                title=Title.plain("Defence"),
                round=Id("round"),
                sheet=Id("defence"),
                audience=Id(audience),
                appeal=5,
            ),
        ),
        states=Id("public"),
    )
    return cohort(
        rules,
        record(
            "2026-03-01",
            "round",
            Subject(About.COHORT, "cohort"),
            fields={
                "slots": ({"person": "ada-lin", "on": DAY},),
                "release": RELEASE,
            },
        ),
        record(
            DAY.isoformat(),
            "defence",
            fields={"scores": ({"rater": "kim", "score": Decimal(91)},)},
            body="A good defence.",
        ),
    )


def test_a_result_before_its_day_is_shown_to_nobody_below() -> None:
    before = known(defended(), "cohort", today=date(2026, 3, 20))
    (one,) = before.defences
    assert (one.state, one.score, one.raters, one.withheld) == (
        DefenceState.SCHEDULED,
        None,
        (),
        True,
    )
    assert [record.duty for record in before.records] == ["round"]
    (own,) = known(defended(), "mentors", today=date(2026, 3, 20)).defences
    assert own.score == 91


def test_a_result_is_shown_from_its_day_on() -> None:
    after = known(defended(), "cohort", today=RELEASE)
    (one,) = after.defences
    assert (one.score, one.appeal_until) == (91, date(2026, 3, 30))
    assert [record.duty for record in after.records] == ["round", "defence"]


def test_who_is_not_on_the_roster_is_not_named_under_aliases() -> None:
    people = defended()
    (named,) = known(people, "mentors", today=RELEASE).defences
    assert [one.name for one in named.raters] == ["kim"]
    alias = replace(people.programme, names={"mentors": Names.ALIAS})
    (one,) = known(replace(people, programme=alias), "mentors", today=RELEASE).defences
    assert [(one.ref, one.name, one.score) for one in one.raters] == [(None, "", 91)]


def test_below_its_audience_there_is_no_defence() -> None:
    assert known(defended("reviewers"), "cohort", today=RELEASE).defences == ()


@pytest.mark.parametrize("audience", ["public", "cohort", "reviewers"])
def test_what_may_not_be_known_leaves_no_trace(audience: str) -> None:
    """Another total, another grade, another state: the site stays the same."""
    people = small(monthly())
    other = replace(people, records=(gives("2026-01", points=95),))
    hidden = tuple(
        replace(one, duties=tuple(map(secret, one.duties)))
        for one in (people.programme, other.programme)
    )
    first, second = (
        site(replace(each, programme=rules), audience, today=AFTER)
        for each, rules in zip((people, other), hidden, strict=True)
    )
    assert said(first) == said(second)


def secret(one: object) -> object:
    return replace(one, audience=Id("mentors")) if one.id == "sheet" else one


def test_it_is_not_shown_that_there_are_assessments() -> None:
    with_it = small(monthly())
    without = replace(with_it, programme=replace(with_it.programme, assessments=()))
    for audience in ("public", "cohort", "reviewers"):
        assert said(site(with_it, audience, today=AFTER)) == said(
            site(without, audience, today=AFTER)
        )


def test_people_are_in_the_order_of_their_names_whatever_they_score() -> None:
    people = (mentee("ada"), mentee("bo"), mentee("cy"))
    rules = policy(monthly(), sheet_duty(), duty("note"), states=Id("public"))
    sheets = [
        gives("2026-01", about=name, points=points)
        for name, points in (("ada", 60), ("bo", 99), ("cy", 80))
    ]
    disclosure: Disclosure = known(cohort(rules, *people, *sheets), "mentors")
    graded = [one.about.slug for one in disclosure.scores if one.total is not None]
    assert graded == ["ada", "bo", "cy"]
