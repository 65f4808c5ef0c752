"""S1: the four mentors of selected graduates, row by row."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Final

from growthfolio.model.obligation import State
from growthfolio.pages.views import (
    GrowthPage,
    HomePage,
    NoticePage,
    PersonPage,
    PoolPage,
    ProgrammePage,
    UnitPage,
    UnitRow,
    UnitsPage,
)
from planting import Files
from programmes.rows import (
    At,
    Planted,
    cards,
    lines,
    only,
    planted,
    programme,
    row,
    said,
    section,
    terms,
    told,
    written,
)

TODAY: Final = date(2026, 9, 20)

UNITS: Final = """\
units:
  - {id: bureau, name: Bureau of farming, level: city}
  - {id: shawan, name: Shawan town, level: town%s}
  - {id: tang, name: Tang village, level: village, parent: shawan}"""
ROLES: Final = {
    "liang": ("integrity", "leadership_team", "bureau"),
    "tan": ("business", "middle_level", "bureau"),
    "ou": ("responsible", "town_party_deputy", "shawan"),
    "guan": ("practical", "village_party_secretary", "tang"),
}


def mentor(name: str) -> str:
    """A mentor's file: the role, what makes eligible for it, the unit."""
    role, eligible, unit = ROLES[name]
    return (
        f"name: {name.title()}\nroles: [{role}]\neligibility: [{eligible}]\n"
        f"unit: {unit}\n"
    )


def graduate(name: str, posting: str, *mentors: str, joined: str = "2026-01-01") -> str:
    """A graduate's profile: where posted, and who guides."""
    pairs = (
        f"  - {{mentor: {one}, role: {ROLES[one][0]}, from: {joined}}}\n"
        for one in mentors
    )
    return (
        f"name: {name}\nunit: bureau\nclass: xuandiao\nposting: {posting}\n"
        f"joined: {joined}\n"
        "parties: {hiring-unit: bureau, town: shawan, village: tang}\n"
        f"mentors:\n{''.join(pairs)}"
    )


LIN: Final = "portfolios/lin/profile.yml"
GAO: Final = "portfolios/gao/profile.yml"
PEOPLE: Final[Files] = MappingProxyType(
    {
        **{f"mentors/{name}.yml": mentor(name) for name in ROLES},
        LIN: graduate("Lin Xiaohe", "village", *ROLES),
        GAO: graduate("Gao Ming", "office", "liang", "tan"),
    }
)


def kaiping(
    root: Path, *files: Files, rules: tuple[str, ...] = (), town: str = ""
) -> Planted:
    """Lin, stationed in Tang village, and Gao at the bureau, and what else there is."""
    policy = programme("kaiping-four-mentors", UNITS % town, *rules)
    return planted(root, TODAY, policy, PEOPLE, *files)


def growth(here: Planted, audience: str = "mentors", who: str = "lin") -> GrowthPage:
    """Somebody's growth file."""
    return here.page(GrowthPage, audience, f"{who}/growth")


def anchors(here: Planted, audience: str, who: str = "lin") -> set[str]:
    """The themes of somebody's growth file that an audience sees."""
    pages = here.pages(GrowthPage, audience, f"{who}/growth")
    return {one.anchor for page in pages for one in page.sections}


@row("S1-01", At.PERSON, At.STATUS, At.PROGRAMME)
def test_s1_01_selected_graduates_some_stationed_in_villages(tmp_path: Path) -> None:
    here = kaiping(tmp_path)
    facts = said(here.page(PersonPage, "cohort", "people/lin").facts)
    assert facts["Class"] == ("Selected graduate",)
    assert facts["Posting"] == ("In a village",)
    # The village's forms are owed by those who are there.
    assert here.owed("training-effect", "2026-05", "lin")[0].state is State.MISSING
    states = {one.state for one in here.owed("training-effect", about="gao")}
    assert states <= {State.NOT_APPLICABLE}

    moved = (
        GAO,
        str(PEOPLE[GAO]).replace(
            "posting: office",
            "postings: [{posting: office, from: 2026-01-01, to: 2026-05-31}, "
            "{posting: village, from: 2026-06-01}]",
        ),
    )
    later = kaiping(tmp_path, dict([moved]))
    owed = [
        one.period.name
        for one in later.owed("training-effect", about="gao")
        if one.state is State.MISSING
    ]
    assert owed == ["2026-06", "2026-07", "2026-08"]


@row("S1-02", At.PROGRAMME)
def test_s1_02_the_list_of_responsibilities_and_who_follows_it(tmp_path: Path) -> None:
    here = kaiping(tmp_path)
    page = here.page(ProgrammePage, "mentors")
    document = only(page.policies)
    assert document.title.startswith("List of responsibilities and tasks")
    owed = {one.number: [link.text for link in one.duties] for one in document.articles}
    assert owed == {
        "1": ["Placement fee", "Care", "Problem"],
        "2": ["Arrangements in the village"],
        "3": ["The village committee's opinion"],
        "4": [
            "Effects of grassroots training",
            "How the mentor system was carried out",
            "Quarterly report",
        ],
        "5": ["Monthly talk"],
    }
    report = only(one for one in page.duties if one.title == "Quarterly report")
    assert [link.anchor for link in report.articles] == [document.articles[3].anchor]
    # Of what is withheld from an audience not even the duty is named.
    seen = only(here.page(ProgrammePage, "cohort").policies).articles
    assert [len(one.duties) for one in seen] == [0, 1, 0, 2, 0]

    wrong = kaiping(tmp_path, rules=("duties: [{id: talk, articles: [task-list/9]}]",))
    assert len(wrong.wrong("unknown-reference")) == 1


@row("S1-03", At.STATUS, At.UNIT, At.PROGRAMME)
def test_s1_03_four_responsible_parties(tmp_path: Path) -> None:
    here = kaiping(tmp_path)
    duties = ("placement-fee", "arrangement", "village-opinion", "training-effect")
    owners = [here.owed(name, about="lin")[0].owner for name in duties]
    assert owners == ["bureau", "shawan", "tang", "lin"]
    part = only(here.page(UnitPage, "cohort", "units/tang").parts)
    assert part.title == "Village committee"
    assert [one.text for one in part.people] == ["Gao Ming", "Lin Xiaohe"]
    groups = [one.title for one in here.page(ProgrammePage).groups if one.about]
    assert {"Hiring unit", "Town of the posting", "Village committee"} <= set(groups)

    nobody = str(PEOPLE[LIN]).replace(", town: shawan", "")
    without = kaiping(tmp_path, {LIN: nobody})
    assert without.obligation("arrangement", about="lin").owner is None


ARRANGED: Final[Files] = MappingProxyType(
    {
        "portfolios/lin/once/arrangement.md": written(
            "post: Assistant to the secretary",
            "housing: Turnover flat 3",
            "submitted: 2026-01-20",
        )
    }
)


@row("S1-04", At.HOME, At.UNIT, At.STATUS)
def test_s1_04_the_list_pushes_on_and_is_followed_up(tmp_path: Path) -> None:
    here = kaiping(tmp_path)
    debt = only(
        one
        for one in here.page(UnitPage, "reviewers", "units/shawan").debts
        if one.duty == "Arrangements in the village"
    )
    assert (debt.state, debt.person.text) == (State.MISSING, "Lin Xiaohe")
    assert debt.due == date(2026, 1, 30)
    waiting = here.page(HomePage, "reviewers").attention
    assert {one.state for one in waiting} == {State.MISSING}
    assert here.page(HomePage, "cohort").attention == ()

    done = kaiping(tmp_path, ARRANGED)
    assert done.obligation("arrangement", about="lin").state is State.DONE
    debts = done.page(UnitPage, "reviewers", "units/shawan").debts
    assert "Arrangements in the village" not in [one.duty for one in debts]


@row("S1-05", At.UNIT, At.UNITS, At.NOTICE, At.EVALUATE)
def test_s1_05_towns_and_units_are_evaluated(tmp_path: Path) -> None:
    here = kaiping(tmp_path)
    (town,) = [one for one in here.evaluations if one.unit == "shawan"]
    results = {str(one.indicator.id): one for one in town.results}
    assert (results["coverage"].numerator, results["coverage"].met) == (2, True)
    assert (results["forms"].value, results["forms"].met) == (Decimal(0), False)

    def told_of(audience: str) -> UnitRow:
        rows = here.page(UnitsPage, audience).rows
        return only(one for one in rows if one.unit.text == "Shawan town")

    assert told_of("mentors").result == "1 of 3 indicators met"
    assert "Shawan town" in here.page(NoticePage, "mentors").text
    # Two people are too few to be told of to reviewers.
    assert (told_of("reviewers").result, bool(told_of("reviewers").note)) == ("", True)
    assert here.page(UnitsPage, "cohort").rows == ()

    units = kaiping(tmp_path, rules=("evaluation: {party: hiring-unit}",))
    assert {one.unit for one in units.evaluations if one.unit} == {"bureau"}


@row("S1-06", At.GROWTH)
def test_s1_06_visits_together_with_other_business(tmp_path: Path) -> None:
    path = "portfolios/lin/2026-04-22/visit.md"
    visit = written("title: Spring visit", "purpose: [research, visiting]", "found: ok")
    here = kaiping(tmp_path, {path: visit})
    line = only(lines(growth(here, "reviewers"), "How the organisation helped"))
    assert line.what.text == "Spring visit"
    assert said(line.facts)["Purpose"] == ("Research", "Visiting civil servants")
    assert here.pages(GrowthPage, "cohort", "lin/growth") == ()

    tea = kaiping(tmp_path, {path: written("purpose: [tea]")})
    assert tea.wrong("wrong-value") == ((path, 2),)


def paid(day: str, amount: str, use: str) -> Files:
    """A village subsidy of Lin's."""
    return {
        f"portfolios/lin/{day}/subsidy.md": written(
            "type: village-subsidy", f"amount: {amount}", f"use: {use}"
        )
    }


@row("S1-07", At.GROWTH)
def test_s1_07_the_use_of_village_subsidies_is_supervised(tmp_path: Path) -> None:
    here = kaiping(tmp_path, paid("2026-03-02", "12000.50", "the road, looked at"))
    (money,) = told(only(section(growth(here), "care").grids))
    assert (money["Amount"], money["Use, and how it was supervised"]) == (
        "12000.50",
        "the road, looked at",
    )
    # Money is for the most privileged only.
    assert "care" not in anchors(here, "reviewers")

    without = {"portfolios/lin/2026-03-02/subsidy.md": written("type: village-subsidy")}
    assert kaiping(tmp_path, without).wrong("missing-key") == (
        ("portfolios/lin/2026-03-02/subsidy.md", 2),
    )


@row("S1-08", At.PROGRAMME, At.INIT)
def test_s1_08_it_stands_on_the_system_for_new_civil_servants(tmp_path: Path) -> None:
    layer = programme("new-civil-servants", UNITS % "")
    parent = planted(tmp_path, TODAY, layer).page(ProgrammePage)
    child = kaiping(tmp_path).page(ProgrammePage)

    assert [one.link.text for one in parent.roles] == [
        "Integrity mentor",
        "Business mentor",
    ]
    assert [one.link.text for one in child.roles] == [
        "Integrity mentor",
        "Business mentor",
        "Responsible mentor",
        "Practical mentor",
    ]
    titles = [one.title for one in parent.duties]
    assert titles == ["Training", "Monthly talk"]
    assert set(titles) < {one.title for one in child.duties}
    assert [one.link.text for one in child.classes] == [
        "Newly hired civil servant",
        "Selected graduate",
    ]


def provided(root: Path, name: str, title: str) -> Planted:
    """Lin's mentor of a role is shown as such, and must be eligible for it."""
    path = f"mentors/{name}.yml"
    here = kaiping(root)
    facts = said(here.page(PersonPage, "cohort", "people/lin").facts)
    assert facts[title] == (name.title(),)
    assert here.wrong("mentor-not-eligible") == ()

    eligible = f"eligibility: [{ROLES[name][1]}]\n"
    other = kaiping(root, {path: str(PEOPLE[path]).replace(eligible, "")})
    line = 8 + list(ROLES).index(name)
    assert (LIN, line) in other.wrong("mentor-not-eligible")
    return here


def rule(here: Planted, title: str) -> tuple[str, ...]:
    """Whom a role is open to, and for whom it is required."""
    entry = only(
        one for one in here.page(ProgrammePage).roles if one.link.text == title
    )
    facts = said(entry.facts)
    return (*facts["Open to"], *facts["Required for"])


@row("S1-09", At.PERSON, At.PROGRAMME, At.CHECK)
def test_s1_09_the_integrity_mentor_is_of_the_leadership_team(tmp_path: Path) -> None:
    here = provided(tmp_path, "liang", "Integrity mentor")
    assert rule(here, "Integrity mentor") == (
        "In the hiring unit's leadership team",
        "everybody",
    )


@row("S1-10", At.PERSON, At.PROGRAMME, At.CHECK)
def test_s1_10_the_business_mentor_is_of_middle_level_or_above(tmp_path: Path) -> None:
    here = provided(tmp_path, "tan", "Business mentor")
    assert rule(here, "Business mentor") == (
        "At middle level or above in the employing unit",
        "everybody",
    )


@row("S1-11", At.PERSON, At.PROGRAMME, At.CHECK)
def test_s1_11_the_responsible_mentor_is_the_towns_deputy(tmp_path: Path) -> None:
    here = provided(tmp_path, "ou", "Responsible mentor")
    assert rule(here, "Responsible mentor") == (
        "The town's deputy secretary for party building",
        "In a village",
    )


@row("S1-12", At.PERSON, At.PROGRAMME, At.CHECK)
def test_s1_12_the_practical_mentor_is_the_villages_secretary(tmp_path: Path) -> None:
    here = provided(tmp_path, "guan", "Practical mentor")
    assert rule(here, "Practical mentor") == (
        "Secretary of the village's party organisation",
        "In a village",
    )


@row("S1-13", At.CHECK, At.POOL, At.PERSON)
def test_s1_13_everybody_is_provided_with_mentors(tmp_path: Path) -> None:
    here = kaiping(tmp_path)
    cover = {one.role: one for one in here.pool.coverage if one.unit is None}
    needs = {role: (one.paired, one.needed) for role, one in cover.items()}
    assert needs == {
        "any": (2, 2),
        "integrity": (2, 2),
        "business": (2, 2),
        "responsible": (1, 1),
        "practical": (1, 1),
    }
    assert here.wrong("no-mentor") == ()

    fewer = {LIN: graduate("Lin Xiaohe", "village", "liang", "tan", "ou")}
    gap = kaiping(tmp_path, fewer)
    assert gap.wrong("no-mentor") == ((LIN, 8),)
    vacancy = only(gap.page(PersonPage, "mentors", "people/lin").vacancies)
    assert vacancy.role == "Practical mentor"
    table = gap.page(PoolPage, "mentors").coverage
    assert table is not None
    everybody = dict(zip(table.roles, table.rows[0].cells, strict=True))
    assert everybody["Responsible mentor"] == "1 of 1"
    assert everybody["Practical mentor"] == "0 of 1"
    # At the bureau nobody needs the village's mentors.
    office = kaiping(tmp_path, {LIN: graduate("Lin Xiaohe", "office", "liang", "tan")})
    assert office.wrong("no-mentor") == ()


TALKED: Final = (
    "date: 2026-05-20",
    "topic: The first rains",
    "aspects: [ideology, care]",
    "mood: homesick",
    "needs: a bicycle",
    "submitted: 2026-05-21",
)
TALK: Final = "portfolios/lin/2026-05/talk.md"
TALKS: Final[Files] = MappingProxyType(
    {TALK: written(*TALKED, body="## What was said\n\nOf home.\n")}
)


@row("S1-14", At.PROGRAMME, At.PERSON)
def test_s1_14_mentors_answer_for_four_aspects(tmp_path: Path) -> None:
    here = kaiping(tmp_path, TALKS)
    page = here.page(ProgrammePage, "mentors")
    assert terms(page, "Aspects") == (
        "Ideology and politics",
        "Practice",
        "Style of work",
        "Care",
    )
    listed = only(one for one in page.vocabularies if one.title == "Aspects")
    care = [link.text for link in listed.terms[3].duties]
    assert {"Monthly talk", "Placement fee", "Care"} <= set(care)
    found = only(cards(here.page(PersonPage, "mentors", "people/lin").timeline, "talk"))
    assert said(found.facts)["Aspects"] == ("Ideology and politics", "Care")

    fifth = written(*TALKED[:2], "aspects: [sport]", body="## What was said\n")
    assert kaiping(tmp_path, {TALK: fifth}).wrong("wrong-value") == ((TALK, 4),)


FORM: Final = "portfolios/lin/2026-05/training-effect.md"
EFFECTS: Final = "## Effects\n\n{0}\n\n## Problems and next month\n\n{0}\n".format(
    "We mended the sluice and the elders came to see it. " * 4
)


@row("S1-15", At.STATUS, At.PERSON, At.CHECK)
def test_s1_15_monthly_form_one_effects_of_the_training(tmp_path: Path) -> None:
    form = written("works: [the sluice]", "submitted: 2026-05-30", body=EFFECTS)
    here = kaiping(tmp_path, {FORM: form})
    owed = here.obligation("training-effect", "2026-05", "lin")
    assert (owed.owner, owed.due) == ("lin", date(2026, 5, 31))
    assert owed.state is State.AWAITING_COMMENT
    comment = here.obligation("training-effect.comment", "2026-05", "lin")
    assert (comment.owner, comment.due) == ("ou", date(2026, 6, 9))
    assert here.obligation("training-effect", "2026-06", "lin").state is State.MISSING
    shown = cards(
        here.page(PersonPage, "cohort", "people/lin").timeline, "training-effect"
    )
    assert said(only(shown).facts)["Work of the month"] == ("the sluice",)

    empty = kaiping(tmp_path, {FORM: written("submitted: 2026-05-30", body=EFFECTS)})
    assert empty.wrong("missing-key") == ((FORM, 2),)


@row("S1-16", At.STATUS, At.PERSON)
def test_s1_16_monthly_form_two_how_mentoring_was_carried_out(tmp_path: Path) -> None:
    path = "portfolios/lin/2026-05/mentor-form.md"
    form = written(
        "talks: [{date: 2026-05-20, mentor: guan, aspect: practice}]",
        "key_points: ask the elders first",
        "submitted: 2026-05-30",
    )
    here = kaiping(tmp_path, {path: form})
    assert here.obligation("mentor-form", "2026-05", "lin").state is State.DONE
    assert here.obligation("mentor-form", "2026-06", "lin").state is State.MISSING

    def seen(audience: str) -> tuple[object, ...]:
        page = here.page(PersonPage, audience, "people/lin")
        return tuple(
            (told(only(one.grids)), dict(said(one.facts)))
            for one in cards(page.timeline, "mentor-form")
        )

    table = ({"Date": "2026-05-20", "Mentor": "Guan", "Aspect": "Practice"},)
    points = {"What was said": ("ask the elders first",)}
    assert seen("mentors") == ((table, points),)
    assert seen("reviewers") == ((table, {}),)
    assert seen("cohort") == ()


@row("S1-17", At.STATUS, At.CHECK)
def test_s1_17_one_talk_a_month(tmp_path: Path) -> None:
    here = kaiping(tmp_path, TALKS)
    year = [one for one in here.owed("talk", about="lin") if one.due.year == 2026]
    assert [one.period.name for one in year] == [f"2026-{n:02}" for n in range(1, 13)]
    # Any mentor may hold it; the first one listed owes it.
    assert {one.owner for one in year} == {"liang"}
    assert [one.period.name for one in year if one.state is State.DONE] == ["2026-05"]
    missing = [one for one in here.findings("missing-record") if one.duty == "talk"]
    assert {(one.owner, one.person) for one in missing} == {
        ("liang", "lin"),
        ("liang", "gao"),
    }

    quarterly = kaiping(tmp_path, rules=("duties: [{id: talk, every: quarter}]",))
    assert (
        len([o for o in quarterly.owed("talk", about="lin") if o.due.year == 2026]) == 4
    )


@row("S1-18", At.STATUS, At.PERSON)
def test_s1_18_one_report_a_quarter(tmp_path: Path) -> None:
    body = "\n\n".join(
        f"## {title}\n\n{'The dam, the school, the road. ' * 8}"
        for title in ("Work", "What I gained and lack", "Next quarter")
    )
    report = {
        "portfolios/lin/2026-Q1/quarterly-report.md": written(
            "submitted: 2026-04-09", body=body
        )
    }
    here = kaiping(tmp_path, report)
    owed = here.owed("quarterly-report", about="lin")
    assert [one.period.name for one in owed][:4] == [f"2026-Q{n}" for n in range(1, 5)]
    first, second, *_ = owed
    assert (first.due, first.state) == (date(2026, 4, 10), State.AWAITING_COMMENT)
    assert (second.owner, second.state) == ("lin", State.MISSING)
    page = here.page(PersonPage, "cohort", "people/lin")
    assert len(cards(page.timeline, "quarterly-report")) == 1


@row("S1-19", At.UNIT)
def test_s1_19_a_town_has_a_brand(tmp_path: Path) -> None:
    here = kaiping(tmp_path, town=", brand: Banyan of Shawan")
    facts = said(here.page(UnitPage, "cohort", "units/shawan").facts)
    assert facts["Brand"] == ("Banyan of Shawan",)
    plain = said(kaiping(tmp_path).page(UnitPage, "cohort", "units/shawan").facts)
    assert "Brand" not in plain


@row("S1-20", At.UNIT, At.GROWTH)
def test_s1_20_central_work_by_campaign(tmp_path: Path) -> None:
    path = "portfolios/lin/2026-02-10/activity.md"
    fair = ("title: The fair", "activity: central-work")
    here = kaiping(tmp_path, {path: written(*fair, "campaign: carnival")})
    line = only(lines(growth(here, "cohort"), "Work joined"))
    assert said(line.facts)["Campaign"] == ("Overseas-Chinese carnival",)
    campaign = only(here.page(UnitPage, "cohort", "units/shawan").campaigns)
    assert campaign.title == "Overseas-Chinese carnival"
    assert [(one.what.text, one.who.text) for one in campaign.activities] == [
        ("The fair", "Lin Xiaohe")
    ]

    none = kaiping(tmp_path, {path: written(*fair)})
    assert only(none.page(UnitPage, "cohort", "units/shawan").campaigns).title == ""
    other = kaiping(tmp_path, {path: written(*fair, "campaign: regatta")})
    assert other.wrong("wrong-value") == ((path, 4),)


@row("S1-21", At.GROWTH)
def test_s1_21_visits_at_festivals(tmp_path: Path) -> None:
    path = "portfolios/lin/2026-02-12/care.md"
    here = kaiping(tmp_path, {path: written("title: New Year", "kind: festival-visit")})
    (visit,) = told(only(section(growth(here), "care").grids))
    assert (visit["Record"], visit["Kind"]) == ("New Year", "Festival visit")
    assert "care" not in anchors(here, "reviewers")

    other = kaiping(tmp_path, {path: written("kind: telegram")})
    assert other.wrong("wrong-value") == ((path, 2),)


@row("S1-22", At.STATUS, At.GROWTH, At.CHECK)
def test_s1_22_a_placement_fee_once_and_a_subsidy_in_the_village(
    tmp_path: Path,
) -> None:
    fee = {
        "portfolios/lin/once/placement-fee.md": written(
            "type: placement-fee", "amount: 3000", "submitted: 2026-01-15"
        )
    }
    subsidies = paid("2026-03-02", "1200", "road") | paid("2026-06-02", "800", "well")
    here = kaiping(tmp_path, fee, subsidies)
    owed = here.obligation("placement-fee", about="lin")
    assert (owed.owner, owed.due, owed.state) == (
        "bureau",
        date(2026, 1, 30),
        State.DONE,
    )
    care = section(growth(here), "care")
    assert said(care.facts) == {"Village subsidy, in all": ("2000",)}
    assert [(one["Kind"], one["Amount"]) for one in told(only(care.grids))] == [
        ("One-time placement fee", "3000"),
        ("Village subsidy", "1200"),
        ("Village subsidy", "800"),
    ]
    assert "care" not in anchors(here, "reviewers")

    unpaid = kaiping(tmp_path)
    assert unpaid.obligation("placement-fee", about="lin").state is State.MISSING


@row("S1-23", At.PERSON)
def test_s1_23_state_of_mind_and_needs_are_restricted(tmp_path: Path) -> None:
    # Even where others may read of talks, these two are for mentors.
    wider = "duties: [{id: talk, audience: reviewers}]"
    here = kaiping(tmp_path, TALKS, rules=(wider,))

    def facts(audience: str) -> set[str]:
        page = here.page(PersonPage, audience, "people/lin")
        return set(said(only(cards(page.timeline, "talk")).facts))

    assert facts("mentors") - facts("reviewers") == {"State of mind", "Needs"}
    assert "Topic" in facts("reviewers")


@row("S1-24", At.GROWTH)
def test_s1_24_training_and_study(tmp_path: Path) -> None:
    def training(day: str, hours: int) -> Files:
        record = written("course: Village accounts", f"hours: {hours}")
        return {f"portfolios/lin/{day}/training.md": record}

    here = kaiping(tmp_path, training("2026-03-02", 16), training("2026-06-02", 8))
    found = section(growth(here, "cohort"), "training")
    assert [one["Course"] for one in told(only(found.grids))] == [
        "Village accounts"
    ] * 2
    assert said(found.facts) == {"Hours in all": ("24",)}

    path = "portfolios/lin/2026-03-02/training.md"
    nameless = kaiping(tmp_path, {path: written("hours: 4")})
    assert nameless.wrong("missing-key") == ((path, 2),)


@row("S1-25", At.PROGRAMME, At.GROWTH, At.PERSON)
def test_s1_25_discussions_and_heart_to_heart_talks(tmp_path: Path) -> None:
    session = {
        "cohort/2026-06-12/session.md": written(
            "title: Half a year", "topic: What helps", "with: [lin]"
        )
    }
    here = kaiping(tmp_path, session, TALKS)
    shown = only(cards(here.page(ProgrammePage, "cohort").timeline, "session"))
    assert said(shown.facts)["Attended by"] == ("Lin Xiaohe",)
    line = only(lines(growth(here, "cohort"), "How the organisation helped"))
    assert line.what.text == "Half a year"
    assert here.pages(GrowthPage, "cohort", "gao/growth") == ()
    # Talks are for those who talked.
    page = here.page(PersonPage, "reviewers", "people/lin")
    assert cards(page.timeline, "talk") == ()


@row("S1-26", At.GROWTH)
def test_s1_26_problems_are_raised_and_resolved(tmp_path: Path) -> None:
    path = "portfolios/lin/2026-04-02/issue.md"
    raised = ("problem: the roof leaks", "action: tiles ordered", "resolved: %s")

    def problem(resolved: str) -> dict[str, str]:
        record = written(*raised) % resolved
        here = kaiping(tmp_path, {path: record})
        assert "issues" not in anchors(here, "reviewers")
        (only_one,) = told(only(section(growth(here), "issues").grids))
        return {key: only_one[key] for key in ("Problem", "Action", "Resolved")}

    assert problem("true") == {
        "Problem": "the roof leaks",
        "Action": "tiles ordered",
        "Resolved": "yes",
    }
    assert problem("false")["Resolved"] == "no"
    unsaid = kaiping(tmp_path, {path: written(raised[0])})
    assert unsaid.wrong("missing-key") == ((path, 2),)


@row("S1-27", At.UNIT, At.PERSON)
def test_s1_27_facilities_and_turnover_housing(tmp_path: Path) -> None:
    places = ", facilities: [Turnover flats, Small library]"
    here = kaiping(tmp_path, ARRANGED, town=places)
    facts = said(here.page(UnitPage, "cohort", "units/shawan").facts)
    assert facts["Facilities"] == ("Turnover flats", "Small library")
    assert "Facilities" not in said(here.page(UnitPage, "cohort", "units/tang").facts)

    def housing(audience: str) -> tuple[str, ...]:
        page = here.page(PersonPage, audience, "people/lin")
        found = said(only(cards(page.timeline, "arrangement")).facts)
        return found.get("Housing", ())

    assert (housing("mentors"), housing("cohort")) == (("Turnover flat 3",), ())
