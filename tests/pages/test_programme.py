"""The programme's page: who owes what, by which article, by the rule of which day."""

from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest
from msgspec.structs import replace

from builders import cohort, duty, programme, said, site
from growthfolio.model.cadence import Cadence, DueRule
from growthfolio.model.duty import About, Applies, Change, CommentRule, Owner
from growthfolio.model.evaluation import Evaluation, Indicator, Measure, Tier
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.policy import Article, MenteeClass, Party, Policy, Term
from growthfolio.model.programme import MentorRole, Programme
from growthfolio.model.schema import Id
from growthfolio.model.stages import Stage, Stages
from growthfolio.model.title import Title
from growthfolio.pages.views import DutyRow, Fact, Link, ProgrammePage

TODAY = date(2026, 3, 20)


def plain(text: str) -> Title:
    """A title in every language."""
    return Title.plain(text)


def term(name: str, about: str | None = None) -> Term:
    """A term called by its id."""
    what = plain(about) if about else None
    return Term(id=Id(name), title=plain(name.capitalize()), about=what)


OLD = Policy(
    id=Id("guide-2024"),
    title=plain("Guide of 2024"),
    start=date(2024, 1, 1),
    end=date(2025, 12, 31),
    articles=(Article(id=Id("7"), title=plain("Plans")),),
)
NEW = Policy(
    id=Id("guide-2026"),
    title=plain("Guide of 2026"),
    start=date(2026, 1, 1),
    issuer=plain("City"),
    replaces=Id("guide-2024"),
    articles=(
        Article(id=Id("3"), title=plain("Plans by quarter")),
        Article(id=Id("4"), title=plain("Talks")),
    ),
)
COMING = Policy(
    id=Id("guide-2027"), title=plain("Guide of 2027"), start=date(2027, 1, 1)
)


@pytest.fixture
def rules() -> Programme:
    """A plan that changed in January, a talk only mentors read, and all the rest."""
    plan = duty(
        "plan",
        due="day 5",
        grace=3,
        articles=("guide-2024/7",),
        terms=MappingProxyType({"aspects": (Id("practice"),)}),
        changes=(
            Change(
                start=date(2026, 1, 1),
                policy=Id("guide-2026"),
                every=Cadence.parse("quarter"),
                due=DueRule.parse("day 20"),
                grace=0,
                articles=("guide-2026/3",),
                fields=MappingProxyType({"goal": RecordField(type=FieldType.TEXT)}),
            ),
        ),
    )
    talk = duty(
        "talk",
        owner="mentor:business",
        audience=Id("mentors"),
        articles=("guide-2026/4",),
        terms=MappingProxyType({"aspects": (Id("care"),), "abilities": (Id("talk"),)}),
    )
    return programme(
        plan,
        talk,
        duty("report", owner="unit:village", every="quarter", ends=date(2026, 12, 31)),
        duty("brief", about=About.UNIT, owner="unit", starts=date(2026, 2, 1)),
        duty("award", owner="office", every="event"),
        starts=date(2025, 10, 1),
        theme=plain("A ladder for others"),
        goals=(plain("More people"), plain("More teams")),
        policies=(OLD, COMING, NEW),
        vocabularies=MappingProxyType(
            {"aspects": (term("practice"), term("care", "help in life"))}
        ),
        abilities=(term("talk"),),
        parties=(
            Party(
                id=Id("village"),
                title=plain("Village committee"),
                responsibilities=(plain("A room"),),
            ),
            Party(id=Id("town"), title=plain("Town")),
        ),
        classes=(
            MenteeClass(id=Id("guest"), title=plain("Guest"), key=False),
            MenteeClass(id=Id("graduate"), title=plain("Graduate"), employee=False),
        ),
        mentor_roles=(
            MentorRole(
                id=Id("business"), title=plain("Business mentor"), purpose=plain("Work")
            ),
        ),
        stages=Stages(
            list=(
                Stage(
                    id=Id("nurture"),
                    title=plain("Nurture"),
                    months=12,
                    exit_criteria=(plain("Works alone"),),
                    requires=(Id("plan"), Id("talk")),
                ),
            )
        ),
    )


def page(of: Programme, audience: str = "mentors") -> ProgrammePage:
    """The programme's page for an audience."""
    (found,) = (
        one
        for one in site(cohort(of), audience, today=TODAY).pages
        if isinstance(one, ProgrammePage)
    )
    return found


def row(of: ProgrammePage, title: str) -> DutyRow:
    """The row of a duty."""
    (found,) = (one for one in of.duties if one.title == title)
    return found


def told(facts: tuple[Fact, ...]) -> dict[str, tuple[str, ...]]:
    """Facts as plain texts."""
    return {fact.label: tuple(one.text for one in fact.values) for fact in facts}


def targets(links: tuple[Link, ...]) -> list[tuple[str, str | None]]:
    """Links as text and anchor."""
    return [(one.text, one.anchor) for one in links]


def test_it_says_what_it_is_about_and_aims_at(rules: Programme) -> None:
    found = page(rules)
    assert found.theme == "A ladder for others"
    assert found.goals == ("More people", "More teams")


def test_duties_stand_by_who_owes_them_with_what_each_answers_for(
    rules: Programme,
) -> None:
    groups = [
        (one.title, one.about, [each.title for each in one.duties])
        for one in page(rules).groups
    ]
    assert groups == [
        ("the mentee", (), ["Plan"]),
        ("Business mentor", ("Work",), ["Talk"]),
        ("the unit", (), ["Brief"]),
        ("Village committee", ("A room",), ["Report"]),
        ("the office", (), ["Award"]),
    ]


def test_a_duty_stands_with_whom_it_belongs_to_today(rules: Programme) -> None:
    moved = duty(
        "plan",
        changes=(
            Change(start=date(2026, 2, 1), owner=Owner("office")),
            Change(start=date(2026, 9, 1), owner=Owner("mentor", "business")),
        ),
    )
    groups = page(replace(rules, duties=(moved,))).groups
    assert [one.title for one in groups if one.duties] == ["the office"]


def test_a_role_nobody_listed_still_has_its_duties(rules: Programme) -> None:
    odd = duty("talk", owner="mentor:stranger")
    groups = page(replace(rules, duties=(odd,))).groups
    assert [(one.title, len(one.duties)) for one in groups if one.duties] == [
        ("stranger", 1)
    ]


def test_a_duty_is_shown_under_todays_rule(rules: Programme) -> None:
    plan = row(page(rules), "Plan")
    assert (plan.every, plan.due, plan.grace) == (
        "every quarter",
        "by day 20 of the period",
        "",
    )
    assert targets(plan.articles) == [
        ("Guide of 2026, article 3", "policy-guide-2026-3")
    ]


def test_december_still_shows_decembers_rule(rules: Programme) -> None:
    new, old = row(page(rules), "Plan").versions
    assert (old.span, old.current, old.policy) == ("until 2025-12-31", False, None)
    assert told(old.facts) == {
        "How often": ("every month",),
        "Due": ("by day 5 of the month",),
        "Grace": ("3 days",),
        "Articles": ("Guide of 2024, article 7",),
    }
    assert (new.span, new.current) == ("from 2026-01-01", True)
    assert new.policy is not None
    assert (new.policy.text, new.policy.anchor) == (
        "Guide of 2026",
        "policy-guide-2026",
    )
    assert told(new.facts) == {
        "How often": ("every quarter",),
        "Due": ("by day 20 of the period",),
        "Grace": ("none",),
        "Articles": ("Guide of 2026, article 3",),
        "New or changed fields": ("goal",),
    }


def test_a_change_to_come_is_said_and_not_todays(rules: Programme) -> None:
    coming = duty("plan", changes=(Change(start=date(2026, 9, 1), count=2),))
    plan = row(page(replace(rules, duties=(coming,))), "Plan")
    assert plan.every == "every month"
    spans = [(one.span, one.current, told(one.facts)) for one in plan.versions]
    assert spans == [
        ("from 2026-09-01", False, {"How often": ("every month, 2 of them",)}),
        ("until 2026-08-31", True, {"How often": ("every month",)}),
    ]


def test_everything_a_change_says_is_told(rules: Programme) -> None:
    change = Change(
        start=date(2026, 1, 1),
        owner=Owner("office"),
        required=("submitted",),
        sections=(plain("Goals"),),
        min_substance=80,
        comment=CommentRule(by=Id("business"), within=4),
        when=Applies(posting=("hill",)),
    )
    changed = replace(rules, duties=(duty("plan", changes=(change,)),))
    new, old = row(page(changed), "Plan").versions
    assert told(new.facts) == {
        "Who": ("the office",),
        "Comment": ("Business mentor, within 4 days",),
        "Applies to": ("hill",),
        "Sections": ("Goals",),
        "Text at the least": ("80",),
        "Must have": ("submitted",),
    }
    assert told(old.facts)["Who"] == ("the mentee",)
    assert told(old.facts)["Applies to"] == ("everybody",)


def test_first_and_last_days_are_said(rules: Programme) -> None:
    found = page(rules)
    assert row(found, "Report").lasts == "until 2026-12-31"
    assert row(found, "Brief").lasts == "from 2026-02-01"
    assert row(found, "Plan").lasts == ""
    both = duty("plan", starts=date(2026, 1, 1), ends=date(2026, 6, 30))
    plan = row(page(replace(rules, duties=(both,))), "Plan")
    assert plan.lasts == "from 2026-01-01 until 2026-06-30"


def test_policies_in_force_come_first_and_say_how_they_stand(
    rules: Programme,
) -> None:
    found = page(rules).policies
    assert [(one.title, one.standing, one.in_force) for one in found] == [
        ("Guide of 2026", "in force", True),
        ("Guide of 2027", "not in force yet", False),
        ("Guide of 2024", "no longer in force", False),
    ]
    assert told(found[0].facts) == {
        "Issued by": ("City",),
        "From": ("2026-01-01",),
        "Replaces": ("Guide of 2024",),
    }
    assert told(found[2].facts) == {"From": ("2024-01-01",), "Until": ("2025-12-31",)}


def test_each_article_names_the_duties_that_follow_it_or_did(
    rules: Programme,
) -> None:
    new, _, old = page(rules).policies
    assert [(one.number, one.title, targets(one.duties)) for one in new.articles] == [
        ("3", "Plans by quarter", [("Plan", "duty-plan")]),
        ("4", "Talks", [("Talk", "duty-talk")]),
    ]
    assert targets(old.articles[0].duties) == [("Plan", "duty-plan")]


def test_terms_have_the_duties_that_stand_under_them(rules: Programme) -> None:
    aspects, abilities = page(rules).vocabularies
    assert (aspects.title, abilities.title) == ("Aspects", "Abilities")
    assert [(one.title, one.about, targets(one.duties)) for one in aspects.terms] == [
        ("Practice", "", [("Plan", "duty-plan")]),
        ("Care", "help in life", [("Talk", "duty-talk")]),
    ]
    assert told(row(page(rules), "Talk").terms) == {
        "Aspects": ("Care",),
        "Abilities": ("Talk",),
    }


def test_what_a_duty_is_for_others_is_not_told_but_the_policy_is(
    rules: Programme,
) -> None:
    """The article on talks is policy; that a talk is owed is the mentors' alone."""
    found = page(rules, "cohort")
    assert "Talk" not in [one.title for one in found.duties]
    talks = found.policies[0].articles[1]
    assert (talks.title, talks.duties) == ("Talks", ())
    care = found.vocabularies[0].terms[1]
    assert (care.title, care.duties) == ("Care", ())
    assert targets(found.stages[0].requires) == [("Plan", "duty-plan")]
    assert "duty-talk" not in said(found)


def test_a_stage_says_how_one_gets_out_of_it(rules: Programme) -> None:
    (stage,) = page(rules).stages
    assert stage.exit_criteria == ("Works alone",)
    assert targets(stage.requires) == [("Plan", "duty-plan"), ("Talk", "duty-talk")]


def test_classes_of_mentees_say_what_they_mean(rules: Programme) -> None:
    classes = {one.link.text: told(one.facts) for one in page(rules).classes}
    assert classes == {
        "Guest": {"Remarks": ("pairing is not required", "employed by a unit")},
        "Graduate": {"Remarks": ("everybody must be paired", "not employed by a unit")},
    }


def test_a_role_says_what_it_helps_with(rules: Programme) -> None:
    (role,) = page(rules).roles
    assert told(role.facts)["Helps with"] == ("Work",)


def test_how_units_are_evaluated_is_told_to_whom_evaluations_are(
    rules: Programme,
) -> None:
    tiers = (Tier(id=Id("full"), title=plain("Full"), min=Decimal("99.50")),)
    evaluation = Evaluation(
        audience=Id("cohort"),
        by=plain("City"),
        tiers=tiers,
        person_tiers=tiers,
        indicators=(
            Indicator(
                id=Id("done"),
                title=plain("Handed in"),
                measure=Measure.COMPLETION,
                target=Decimal(95),
                duties=(Id("plan"), Id("talk")),
            ),
            Indicator(
                id=Id("days"),
                title=plain("Days"),
                measure=Measure.RESPONSE_DAYS,
                target=Decimal(5),
            ),
        ),
    )
    found = page(replace(rules, evaluation=evaluation), "cohort").evaluation
    assert found is not None
    assert told(found.facts) == {
        "Evaluated by": ("City",),
        "How often": ("every month",),
        "Warnings": ("blue from 1 unmet", "yellow from 3 unmet", "red from 4 unmet"),
        "Readers": ("the cohort",),
        "Smallest group shown to others": ("5 people",),
        "Tiers": ("Full from 99.5%",),
        "Tiers of persons": ("Full from 99.5%",),
    }
    assert [(one.link.text, told(one.facts)) for one in found.indicators] == [
        ("Handed in", {"Target": ("at least 95%",), "Counts": ("Plan",)}),
        ("Days", {"Target": ("at most 5 days",)}),
    ]
    assert page(rules).evaluation is None
    unsaid = replace(evaluation, audience=None)
    assert page(replace(rules, evaluation=unsaid), "cohort").evaluation is None
