"""S3: Huzhou's and Anji's five ones, row by row."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from attached import attached
from growthfolio.model.obligation import Obligation, State
from growthfolio.model.people import MentorStatus
from growthfolio.pages.views import (
    DutyRow,
    GrowthPage,
    MentorPage,
    PersonPage,
    PoolPage,
    ProgrammePage,
    TeamPage,
    UnitPage,
)
from growthfolio.pooling.values import Why
from planting import Files
from programmes.rows import (
    At,
    Planted,
    cards,
    gaps,
    lines,
    only,
    planted,
    programme,
    row,
    said,
    section,
    told,
    written,
)

TODAY: Final = date(2026, 8, 20)

UNITS: Final = """\
units:
  - {id: chaling, name: Chaling, level: township}
  - {id: zhuwu, name: Zhuwu, level: village, parent: chaling}
  - {id: xikou, name: Xikou, level: township, outside: true}"""

MAO: Final = "mentors/mao.yml"
LUO: Final = "portfolios/luo/profile.yml"
TANG: Final = "portfolios/tang/profile.yml"


def mentor(
    name: str, *more: str, eligible: str = "veteran", unit: str = "chaling"
) -> str:
    """A mentor of the pool, reviewed at the end of last year."""
    return "\n".join(
        (
            f"name: {name}",
            f"unit: {unit}",
            "roles: [guide]",
            f"eligibility: [{eligible}]",
            "qualified: [{on: 2025-12-20, until: 2026-12-31, result: pass}]",
            *more,
            "",
        )
    )


def mentee(
    name: str,
    *more: str,
    of: str | None = "mao",
    group: str = "township-cadre",
    unit: str = "chaling",
) -> str:
    """A mentee since New Year, guided by somebody."""
    return "\n".join(
        (
            f"name: {name}",
            f"unit: {unit}",
            "joined: 2026-01-01",
            f"class: {group}",
            *((f"mentors: [{{mentor: {of}, role: guide}}]",) if of else ()),
            *more,
            "",
        )
    )


PEOPLE: Final[Files] = MappingProxyType(
    {
        MAO: mentor("Mao Xiulian"),
        LUO: mentee("Luo Qinghe"),
        TANG: mentee("Tang Xiaoman", group="village-youth", unit="zhuwu"),
    }
)


def anji(
    root: Path, *files: Files, rules: tuple[str, ...] = (), today: date = TODAY
) -> Planted:
    """Mao guides Luo and Tang; and what else is planted."""
    policy = programme("huzhou-five-ones", UNITS, *rules)
    return planted(root, today, policy, PEOPLE, *files)


def rule(here: Planted, title: str) -> DutyRow:
    """A duty as the programme's page says it."""
    page = here.page(ProgrammePage)
    return only(one for one in page.duties if one.title == title)


def due_of(some: tuple[Obligation, ...]) -> list[tuple[str, date]]:
    """Periods, and by when they are due."""
    return [(one.period.name, one.due) for one in some]


@row("S3-01", At.PROGRAMME)
def test_s3_01_from_a_township_to_the_county_to_the_city(tmp_path: Path) -> None:
    def in_force(today: date) -> list[str]:
        here = planted(
            tmp_path, today, programme("huzhou-five-ones", starts="2004-01-01")
        )
        policies = here.page(ProgrammePage).policies
        assert len(policies) == 3
        return [one.title for one in policies if one.in_force]

    assert in_force(date(2005, 3, 31)) == ["First tried by a township"]
    assert in_force(date(2005, 4, 1)) == ["Taken up by the county"]
    assert in_force(TODAY) == ["Guideline of twenty articles"]


@row("S3-02", At.PROGRAMME)
def test_s3_02_the_veterans_spirit_is_the_theme(tmp_path: Path) -> None:
    theme = anji(tmp_path).page(ProgrammePage, "public").theme
    assert theme.startswith("Handing on the spirit of the veterans")

    own = anji(tmp_path, rules=("theme: By the tea",))
    assert own.page(ProgrammePage, "public").theme == "By the tea"


@row("S3-03", At.MENTOR, At.CHECK)
def test_s3_03_who_stepped_back_from_the_front_line_may_guide(tmp_path: Path) -> None:
    retired = {MAO: mentor("Mao Xiulian", eligible="second_line")}

    here = anji(tmp_path, retired)
    facts = said(here.page(MentorPage).facts)
    assert facts["Eligible as"] == ("Stepped back from the front line",)
    assert here.wrong("mentor-not-eligible") == ()

    narrow = ("mentor_roles: [{id: guide, eligibility: [veteran]}]",)
    closed = anji(tmp_path, retired, rules=narrow)
    assert closed.wrong("mentor-not-eligible") == ((LUO, 5), (TANG, 5))


GUIDED: Final = "portfolios/luo/2026-05/guidance.md"
GUIDANCE: Final = (
    "date: 2026-05-12",
    "place: The upper field",
    "task: A quarrel over water",
    "problem: He spoke first",
    "guidance: Listen to both",
    "submitted: 2026-05-13",
)


@row("S3-04", At.PERSON, At.PROGRAMME)
def test_s3_04_the_old_lead_the_new_is_a_method(tmp_path: Path) -> None:
    here = anji(tmp_path, {GUIDED: written(*GUIDANCE, "method: old-leads-new")})
    card = only(cards(here.page(PersonPage, "cohort", "luo").timeline, "guidance"))
    assert said(card.facts)["Method"] == ("The experienced lead the new",)

    other = anji(tmp_path, {GUIDED: written(*GUIDANCE, "method: new-leads-old")})
    assert other.wrong("wrong-value") == ((GUIDED, 8),)


@row("S3-05", At.CHECK, At.MENTOR, At.PROGRAMME)
def test_s3_05_the_classes_of_mentors_are_an_open_list(tmp_path: Path) -> None:
    craft = {MAO: mentor("Mao Xiulian", eligible="craftsman")}
    closed = anji(tmp_path, craft)
    assert closed.wrong("unknown-reference") == ((MAO, 4),)
    assert closed.wrong("mentor-not-eligible") == ((LUO, 5), (TANG, 5))

    opened = anji(
        tmp_path,
        craft,
        rules=(
            "vocabularies: {eligibility: [{id: craftsman, title: Craftsman}]}",
            "mentor_roles: [{id: guide, eligibility: [veteran, craftsman]}]",
        ),
    )
    assert opened.wrong("unknown-reference") == ()
    assert opened.wrong("mentor-not-eligible") == ()
    assert said(opened.page(MentorPage).facts)["Eligible as"] == ("Craftsman",)
    role = said(only(opened.page(ProgrammePage).roles).facts)
    assert len(role["Open to"]) == 2


@row("S3-06", At.PERSON, At.PROGRAMME, At.CHECK)
def test_s3_06_not_all_mentees_are_employees(tmp_path: Path) -> None:
    here = anji(tmp_path)
    people = {page.name: said(page.facts) for page in here.pages(PersonPage, "cohort")}
    assert people["Luo Qinghe"]["Class"] == ("Young township cadre",)
    assert people["Tang Xiaoman"]["Class"] == ("Young person come to a village",)
    classes = here.page(ProgrammePage, "public").classes
    remarks = {one.link.text: said(one.facts)["Remarks"][1] for one in classes}
    assert remarks == {
        "Young township cadre": "employed by a unit",
        "Young person come to a village": "not employed by a unit",
        "Other key group": "employed by a unit",
    }

    strange = anji(tmp_path, {LUO: mentee("Luo Qinghe", group="tourist")})
    assert strange.wrong("unknown-reference") == ((LUO, 4),)


ALONE: Final[Files] = MappingProxyType(
    {TANG: mentee("Tang Xiaoman", of=None, group="village-youth")}
)


@row("S3-07", At.POOL, At.CHECK, At.EVALUATE)
def test_s3_07_everybody_in_a_key_group_is_paired(tmp_path: Path) -> None:
    def cover(here: Planted) -> tuple[int, int]:
        found = only(
            one
            for one in here.pool.coverage
            if one.unit is None and one.role == "guide"
        )
        return found.paired, found.needed

    assert cover(anji(tmp_path)) == (2, 2)
    assert anji(tmp_path).wrong("no-mentor") == ()

    gap = anji(tmp_path, ALONE)
    assert cover(gap) == (1, 2)
    assert gap.wrong("no-mentor") == ((TANG, 1),)
    table = gap.page(PoolPage).coverage
    assert table is not None
    assert table.rows[0].cells == ("1 of 2", "1 of 2")
    vacancy = only(gap.page(PoolPage).vacancies)
    assert vacancy.person.text == "Tang Xiaoman"
    # Who is of no key group does not count for full coverage.
    beside = anji(
        tmp_path, ALONE, rules=("classes: [{id: village-youth, key: false}]",)
    )
    assert cover(beside) == (1, 1)


@row("S3-08", At.POOL, At.MENTOR, At.CHECK)
def test_s3_08_mentors_and_mentees_by_level_and_more_than_one_each(
    tmp_path: Path,
) -> None:
    here = anji(tmp_path)
    levels = here.page(PoolPage).levels
    counts = {one.level: (one.mentors, one.mentees) for one in levels}
    assert counts == {"township": (1, 1), "village": (0, 1)}
    assert said(here.page(MentorPage).facts)["At present"] == ("Mentor: 2 of 2",)
    assert here.wrong("mentor-over-capacity") == ()

    third = {"portfolios/xia/profile.yml": mentee("Xia Yunshu")}
    assert anji(tmp_path, third).wrong("mentor-over-capacity") == ((MAO, 1),)
    more = ("mentor_roles: [{id: guide, capacity: 3}]",)
    assert anji(tmp_path, third, rules=more).wrong("mentor-over-capacity") == ()


@row("S3-09", At.UNIT, At.UNITS, At.POOL)
def test_s3_09_townships_and_villages_are_two_levels(tmp_path: Path) -> None:
    here = anji(tmp_path)
    village = said(here.page(UnitPage, "cohort", "units/zhuwu").facts)
    assert (village["Level"], village["Part of"]) == (("village",), ("Chaling",))
    township = said(here.page(UnitPage, "cohort", "units/chaling").facts)
    assert (township["Level"], township["Units in it"]) == (("township",), ("Zhuwu",))

    # Only units of a level can be evaluated.
    def evaluated(level: str) -> set[str | None]:
        only_these = (f"evaluation: {{levels: [{level}]}}",)
        found = anji(tmp_path, rules=only_these).evaluations
        return {one.unit for one in found} - {None}

    assert evaluated("township") == {"chaling"}
    assert evaluated("village") == {"zhuwu"}


@row("S3-10", At.MENTOR)
def test_s3_10_a_life_of_helping_inside_and_outside_the_county(tmp_path: Path) -> None:
    here = anji(
        tmp_path,
        {
            MAO: mentor("Mao Xiulian", "helped_before: 30"),
            TANG: mentee("Tang Xiaoman", unit="xikou"),
        },
    )
    page = here.page(MentorPage)
    assert said(page.facts)["Mentees so far"] == ("32",)
    across = {one.person.text: one.across for one in page.pairings}
    assert across == {"Luo Qinghe": "", "Tang Xiaoman": "from outside"}

    at_home = anji(tmp_path).page(MentorPage)
    assert said(at_home.facts)["Mentees so far"] == ("2",)
    assert {one.across for one in at_home.pairings} == {"", "of another unit"}


ACTIVITY: Final = "portfolios/luo/2026-06-11/activity.md"
OUTCOMES: Final = (
    "outcomes:",
    "  - {metric: Investment, value: 10000000, unit: yuan}",
    "  - {metric: Income of the village, value: 150000, unit: yuan, estimated: true}",
)
SECOND: Final = "portfolios/luo/2026-07-02/activity.md"


@row("S3-11", At.GROWTH, At.CHECK)
def test_s3_11_a_project_and_what_came_of_it_in_numbers(tmp_path: Path) -> None:
    more = "outcomes: [{metric: Income of the village, value: 50000, unit: yuan}]"
    here = anji(
        tmp_path,
        {
            ACTIVITY: written("activity: project", "led_by: mao", *OUTCOMES),
            SECOND: written("title: The trip", "activity: study-trip", more),
        },
    )
    page = here.page(GrowthPage, "cohort", "luo/growth")
    reached = {
        one["Metric"]: one["Reached"]
        for one in told(only(section(page, "outcomes").grids))
    }
    assert reached == {
        "Investment": "10000000 yuan",
        "Income of the village": "200000 yuan, of which estimated: 150000 yuan",
    }
    work = {one.what.text: said(one.facts) for one in lines(page, "Work joined")}
    assert work["The trip"]["Kind"] == ("Study trip",)
    # A record without a title is called by what it is.
    assert work["Project brought in"]["Led by"] == ("Mao Xiulian",)

    nothing = written("activity: project", "outcomes: [{metric: Investment}]")
    assert anji(tmp_path, {ACTIVITY: nothing}).wrong("missing-key") == ((ACTIVITY, 3),)


@row("S3-12", At.GROWTH, At.PERSON, At.CHECK)
def test_s3_12_a_named_activity_with_a_picture(tmp_path: Path) -> None:
    tea = written("title: A cup of coarse tea", "activity: listening", "photo: tea.png")
    picture = "portfolios/luo/2026-06-11/tea.png"

    here = anji(tmp_path, {ACTIVITY: tea, picture: attached(picture)})
    page = here.page(GrowthPage, "cohort", "luo/growth")
    shown = only(only(page.years).pictures)
    assert (shown.file.path, shown.to.text) == (picture, "A cup of coarse tea")
    card = only(cards(here.page(PersonPage, "cohort", "luo").timeline, "activity"))
    assert card.title == "A cup of coarse tea"
    assert [file.path for file in card.files] == [picture]

    without = anji(tmp_path, {ACTIVITY: tea})
    assert without.wrong("missing-attachment") == ((ACTIVITY, 4),)


@row("S3-13", At.GROWTH, At.PERSON, At.STATUS)
def test_s3_13_young_people_write_on_their_own_initiative(tmp_path: Path) -> None:
    path = "portfolios/luo/2026-04-03/note.md"
    here = anji(
        tmp_path,
        {
            path: written("title: What the well told me", body="It is dry.\n"),
            ACTIVITY: written("activity: listening", "initiative: true"),
            SECOND: written("activity: listening"),
        },
    )
    # Nobody owes it, and the mentee may write it.
    assert here.owed("note") == ()
    assert here.wrong("wrong-author") == ()
    card = only(cards(here.page(PersonPage, "cohort", "luo").timeline, "note"))
    assert (card.author, card.title) == (None, "What the well told me")
    work = lines(here.page(GrowthPage, "cohort", "luo/growth"), "Work joined")
    label = "On the mentee's own initiative"
    by_day = {one.when: said(one.facts).get(label) for one in work}
    assert by_day["11 June 2026"] == ("yes",)
    assert by_day["2 July 2026"] is None

    by_mentor = anji(tmp_path, {path: written("by: mao", body="It is dry.\n")})
    assert by_mentor.wrong("wrong-author") == ((path, 2),)


@row("S3-14", At.TEAM, At.GROWTH)
def test_s3_14_what_a_team_of_young_people_brought(tmp_path: Path) -> None:
    team = "teams: [{id: tea, title: Tea lab, members: [luo, tang], mentors: [mao]}]"
    stock = written(
        "activity: youth-to-village",
        "team: tea",
        "outcomes:",
        "  - {metric: Young people, value: 200, unit: people}",
        "  - {metric: Businesses, value: 35}",
        "  - {metric: Countries, value: 6}",
    )
    path = "cohort/2026-07-31/team-outcome.md"

    here = anji(tmp_path, {path: stock}, rules=(team,))
    page = here.page(TeamPage, "cohort")
    reached = told(only(section(page, "outcomes").grids))
    assert [(one["Metric"], one["Reached"]) for one in reached] == [
        ("Young people", "200 people"),
        ("Businesses", "35"),
        ("Countries", "6"),
    ]
    # In a member's own file it is said that others had a part in it.
    mine = told(
        only(section(here.page(GrowthPage, "cohort", "luo/growth"), "outcomes").grids)
    )
    assert mine[0]["Metric"] == "Young people, together with others"

    other = written("activity: youth-to-village", "team: coffee")
    unknown = anji(tmp_path, {path: other}, rules=(team,))
    assert unknown.wrong("wrong-value") == ((path, 3),)


@row("S3-15", At.PROGRAMME, At.CHECK)
def test_s3_15_duties_cite_the_articles_of_the_guideline(tmp_path: Path) -> None:
    here = anji(tmp_path)
    policies = here.page(ProgrammePage, "cohort").policies
    guideline = only(one for one in policies if one.in_force)
    assert [one.number for one in guideline.articles] == [str(n) for n in range(1, 21)]
    tenth = guideline.articles[9]
    assert [link.text for link in tenth.duties] == ["Help plan"]
    cited = rule(here, "Help plan").articles
    assert tenth.anchor in [link.anchor for link in cited]

    beyond = "duties: [{id: help-plan, articles: [guideline/21]}]"
    other = anji(tmp_path, rules=(beyond,))
    assert only(other.findings("unknown-reference")).values["value"] == "guideline/21"
    assert here.findings("unknown-reference") == ()


HISTORY: Final = """\
history:
  - {status: candidate, on: 2024-11-01}
  - {status: active, on: 2025-01-01, decided_by: office}
  - {status: suspended, on: 2026-06-01, reason: Moved away for a time}"""


@row("S3-16", At.MENTOR, At.CHECK, At.POOL)
def test_s3_16_mentors_move_through_statuses(tmp_path: Path) -> None:
    away = mentor("Mao Xiulian", "status: suspended", HISTORY)
    here = anji(tmp_path, {MAO: away})
    assert here.pool.member["mao"].status is MentorStatus.SUSPENDED
    steps = here.page(MentorPage).steps
    assert [(one.status, one.on) for one in steps] == [
        ("suspended", date(2026, 6, 1)),
        ("active", date(2025, 1, 1)),
        ("candidate", date(2024, 11, 1)),
    ]
    assert steps[0].reason == "Moved away for a time"
    # Away for longer than a month: both mentees are without a mentor.
    assert {(one.mentee, one.why) for one in here.pool.vacancies} == {
        ("luo", Why.SUSPENDED),
        ("tang", Why.SUSPENDED),
    }

    hasty = HISTORY.replace("candidate, on: 2024-11-01", "retired, on: 2024-11-01")
    skipped = anji(tmp_path, {MAO: mentor("Mao", "status: suspended", hasty)})
    assert skipped.wrong("step-not-allowed") == ((MAO, 9),)
    assert here.wrong("step-not-allowed") == ()


HIT: Final = "hits: [{rule: discipline, on: 2026-03-02, reason: A warning, until: %s}]"


@row("S3-17", At.CHECK, At.MENTOR, At.POOL)
def test_s3_17_a_hit_of_the_negative_list_disqualifies(tmp_path: Path) -> None:
    here = anji(tmp_path, {MAO: mentor("Mao Xiulian", HIT % "2027-03-01")})
    assert here.wrong("on-negative-list") == ((LUO, 5), (TANG, 5))
    assert {one.why for one in here.pool.vacancies} == {Why.HIT}
    shown = here.page(MentorPage, "reviewers").hits[0]
    assert (shown.title, shown.standing, shown.reason) == (
        "Under a disciplinary sanction",
        "counts",
        "A warning",
    )
    assert here.page(MentorPage, "cohort").hits == ()
    assert len(here.page(PoolPage, "reviewers").conditions) == 5

    over = anji(tmp_path, {MAO: mentor("Mao Xiulian", HIT % "2026-06-30")})
    assert over.wrong("on-negative-list") == ()
    assert over.pool.vacancies == ()
    unknown = HIT.replace("discipline", "gossip") % "2027-03-01"
    assert anji(tmp_path, {MAO: mentor("Mao", unknown)}).wrong("unknown-condition") == (
        (MAO, 6),
    )


@row("S3-17", At.CHECK)
def test_s3_17_a_condition_with_figures_is_looked_for(tmp_path: Path) -> None:
    # Mao handed in nothing since New Year.
    here = anji(tmp_path)
    (found,) = here.findings("negative-list-met")
    assert found.place.path == MAO
    lenient = "negative_list: [{id: neglect, missing: 300}]"
    assert anji(tmp_path, rules=(lenient,)).findings("negative-list-met") == ()


REVIEW: Final = "mentors/mao/2026/review.md"


@row("S3-18", At.STATUS, At.CHECK, At.MENTOR)
def test_s3_18_every_mentor_is_reviewed_every_year(tmp_path: Path) -> None:
    late = date(2027, 2, 10)
    file = written(
        "result: pass",
        "until: 2027-12-31",
        "submitted: 2027-01-12",
        body="## Opinion\n\nNothing speaks against it.\n",
    )
    here = anji(tmp_path, {REVIEW: file}, today=late)
    owed = here.obligation("review", "2026", "mao")
    assert (owed.owner, owed.due) == ("office", date(2027, 1, 31))
    assert owed.state is State.DONE
    assert here.wrong("qualification-expired") == ()
    card = only(cards(here.page(MentorPage, "reviewers").timeline, "review"))
    assert said(card.facts)["Result"] == ("Pass",)
    assert cards(here.page(MentorPage, "cohort").timeline, "review") == ()

    none = anji(tmp_path, today=late)
    assert none.obligation("review", "2026", "mao").state is State.MISSING
    assert none.wrong("qualification-expired") == ((LUO, 5), (TANG, 5))
    assert {one.why for one in none.pool.vacancies} == {Why.EXPIRED}

    failed = anji(tmp_path, {REVIEW: file.replace("pass", "fail")}, today=late)
    assert failed.wrong("review-failed") == ((LUO, 5), (TANG, 5))


@row("S3-19", At.POOL)
def test_s3_19_the_pool_lists_all_mentors_those_without_mentees_too(
    tmp_path: Path,
) -> None:
    spare = {"mentors/bian.yml": mentor("Bian Shouye", unit="zhuwu")}
    here = anji(tmp_path, spare)
    pool = {one.link.text: said(one.facts) for one in here.page(PoolPage).entries}
    assert pool.keys() == {"Bian Shouye", "Mao Xiulian"}
    assert pool["Bian Shouye"]["At present"] == ("Mentor: 0 of 2",)
    assert pool["Bian Shouye"]["Review"] == ("qualified until 2026-12-31",)
    assert pool["Mao Xiulian"]["Mentees"] == ("Luo Qinghe", "Tang Xiaoman")
    assert "Review" not in said(here.page(PoolPage, "cohort").entries[0].facts)


def of_the_mentor(here: Planted, person: str) -> Counter[str]:
    """How much of each duty a mentor owes somebody in the year."""
    return Counter(
        one.duty
        for one in here.ledger.obligations
        if one.subject.id == person
        and one.owner == "mao"
        and one.period.start.year == 2026
        and one.state is not State.NOT_APPLICABLE
    )


@row("S3-20", At.STATUS, At.PROGRAMME, At.AGREEMENT)
def test_s3_20_the_five_ones_are_29_and_a_plan_for_each_stage(tmp_path: Path) -> None:
    year_end = date(2026, 12, 31)
    here = anji(tmp_path, today=year_end)
    five = Counter(
        {"help-plan": 2, "study": 12, "guidance": 12, "talk": 4, "appraisal": 1}
    )
    assert of_the_mentor(here, "luo") == of_the_mentor(here, "tang") == five
    assert five.total() == 29 + 2
    one_stage = "stages: {list: [{id: settle, months: 12}, {id: grow, remove: true}]}"
    assert of_the_mentor(
        anji(tmp_path, rules=(one_stage,), today=year_end), "luo"
    ).total() == (29 + 1)

    page = here.page(ProgrammePage, "mentors")
    listed = only(one for one in page.vocabularies if one.title == "The five ones")
    assert {one.title: [link.text for link in one.duties] for one in listed.terms} == {
        "One help plan per stage": ["Help plan"],
        "One theory study per month": ["Theory study"],
        "One on-site guidance per month": ["On-site guidance"],
        "One talk per quarter": ["Heart-to-heart talk"],
        "One appraisal per year": ["Annual mentoring appraisal"],
    }


PLAN: Final = "portfolios/luo/settle/help-plan.md"
PLANNED: Final = (
    "## Where we stand\n\n## Schedule\n\n" + "He goes along to every visit. " * 10
)


@row("S3-21", At.STATUS, At.PERSON, At.CHECK)
def test_s3_21_a_help_plan_per_stage(tmp_path: Path) -> None:
    plan = written(
        "goals: [visits alone]",
        "measures: [{measure: Four visits, effect: Knows the houses}]",
        "submitted: 2026-01-12",
        body=PLANNED,
    )
    here = anji(tmp_path, {PLAN: plan})
    assert due_of(here.owed("help-plan", about="luo")) == [
        ("settle", date(2026, 1, 15)),
        ("grow", date(2026, 7, 15)),
    ]
    owed = here.obligation("help-plan", "settle", "luo")
    assert (owed.owner, owed.state) == ("mao", State.DONE)
    assert here.obligation("help-plan", "grow", "luo").state is State.MISSING
    card = only(cards(here.page(PersonPage, "cohort", "luo").timeline, "help-plan"))
    assert said(card.facts)["Goals"] == ("visits alone",)
    assert told(only(card.grids))[0]["Measure"] == "Four visits"

    without = anji(tmp_path, {PLAN: written("submitted: 2026-01-12", body=PLANNED)})
    assert without.wrong("missing-key") == ((PLAN, 2),)


STUDY: Final = "portfolios/luo/2026-05/study.md"


def monthly(here: Planted, duty: str) -> None:
    """A duty of the mentor, by the last day of each month, with five days of grace."""
    months = [(one.period.name, one.due) for one in here.owed(duty, about="luo")][:8]
    ends = (31, 28, 31, 30, 31, 30, 31, 31)
    assert months == [
        (f"2026-{n:02}", date(2026, n, day)) for n, day in enumerate(ends, start=1)
    ]
    states = {
        name: here.obligation(duty, name, "luo").state
        for name in ("2026-05", "2026-06", "2026-08")
    }
    assert states == {
        "2026-05": State.DONE,
        "2026-06": State.MISSING,
        "2026-08": State.DUE,
    }
    assert here.obligation(duty, "2026-06", "luo").owner == "mao"
    missing = gaps(here.page(PersonPage, "reviewers", "luo").timeline, duty)
    assert "2026-06" in {gap.path.split("/")[2] for gap in missing}
    assert gaps(here.page(PersonPage, "cohort", "luo").timeline, duty) == ()


@row("S3-22", At.STATUS, At.PERSON, At.CHECK)
def test_s3_22_a_theory_study_per_month(tmp_path: Path) -> None:
    head = ("date: 2026-05-08", "topic: Village democracy", "material: Two chapters")
    body = "## What came of it\n\nAsk first.\n"
    here = anji(tmp_path, {STUDY: written(*head, "submitted: 2026-05-09", body=body)})
    monthly(here, "study")
    card = only(cards(here.page(PersonPage, "cohort", "luo").timeline, "study"))
    assert said(card.facts) == {
        "Date": ("2026-05-08",),
        "Topic": ("Village democracy",),
        "Material": ("Two chapters",),
    }

    silent = written(head[0], "submitted: 2026-05-09", body=body)
    assert anji(tmp_path, {STUDY: silent}).wrong("missing-key") == ((STUDY, 2),)


@row("S3-23", At.STATUS, At.PERSON, At.CHECK)
def test_s3_23_an_on_site_guidance_per_month(tmp_path: Path) -> None:
    here = anji(tmp_path, {GUIDED: written(*GUIDANCE)})
    monthly(here, "guidance")
    card = only(cards(here.page(PersonPage, "cohort", "luo").timeline, "guidance"))
    facts = said(card.facts)
    assert facts["Place"] == ("The upper field",)
    assert facts["Task"] == ("A quarrel over water",)
    assert facts["Problem seen"] == ("He spoke first",)
    assert facts["Guidance given"] == ("Listen to both",)

    nowhere = written(*(line for line in GUIDANCE if "place" not in line))
    assert anji(tmp_path, {GUIDED: nowhere}).wrong("missing-key") == ((GUIDED, 2),)


TALK: Final = "portfolios/luo/2026-Q2/talk.md"
TALKED: Final = written(
    "date: 2026-06-20",
    "topic: The first summer",
    "submitted: 2026-06-21",
    body="## What was said\n\nHe is homesick.\n",
)


@row("S3-24", At.STATUS, At.PERSON)
def test_s3_24_a_talk_per_quarter_between_the_two(tmp_path: Path) -> None:
    here = anji(tmp_path, {TALK: TALKED})
    quarters = here.owed("talk", about="luo")[:3]
    assert due_of(quarters) == [
        ("2026-Q1", date(2026, 3, 31)),
        ("2026-Q2", date(2026, 6, 30)),
        ("2026-Q3", date(2026, 9, 30)),
    ]
    assert [one.state for one in quarters] == [State.MISSING, State.DONE, State.DUE]
    assert {one.owner for one in quarters} == {"mao"}
    card = only(cards(here.page(PersonPage, "mentors", "luo").timeline, "talk"))
    assert said(card.facts)["Topic"] == ("The first summer",)
    assert cards(here.page(PersonPage, "reviewers", "luo").timeline, "talk") == ()


@row("S3-25", At.STATUS, At.PERSON, At.CHECK)
def test_s3_25_an_appraisal_per_year_with_a_grade(tmp_path: Path) -> None:
    path = "portfolios/luo/2026/appraisal.md"
    done = ("grade: good", "consequence: go-on", "submitted: 2026-08-18")
    body = "## Opinion of the mentor\n\nListens now.\n"

    here = anji(tmp_path, {path: written(*done, body=body)})
    owed = here.obligation("appraisal", "2026", "luo")
    assert (owed.owner, owed.due) == ("mao", date(2026, 12, 31))
    assert owed.state is State.DONE
    card = only(cards(here.page(PersonPage, "reviewers", "luo").timeline, "appraisal"))
    assert said(card.facts) == {"Grade": ("Good",), "What follows": ("Goes on",)}
    assert cards(here.page(PersonPage, "cohort", "luo").timeline, "appraisal") == ()

    fancy = anji(tmp_path, {path: written("grade: superb", *done[1:], body=body)})
    assert fancy.wrong("wrong-value") == ((path, 2),)


UPGRADE: Final = """\
policies:
  - {id: guideline, to: 2026-06-30}
  - {id: upgrade, title: Second edition, from: 2026-07-01, replaces: guideline}
duties:
  - id: talk
    changes: [{from: 2026-07-01, policy: upgrade, every: month, grace: 0}]"""


@row("S3-26", At.STATUS, At.PROGRAMME)
def test_s3_26_a_higher_standard_from_a_day_on(tmp_path: Path) -> None:
    here = anji(tmp_path, {TALK: TALKED}, rules=(UPGRADE,))
    talks = here.owed("talk", about="luo")
    assert [one.period.name for one in talks[:4]] == [
        "2026-Q1",
        "2026-Q2",
        "2026-07",
        "2026-08",
    ]
    # What was done under the old rule stays done.
    assert here.obligation("talk", "2026-Q2", "luo").state is State.DONE
    assert (talks[0].overdue - talks[0].due).days == 6
    assert (talks[2].overdue - talks[2].due).days == 1
    now, before = rule(here, "Heart-to-heart talk").versions
    assert now.policy is not None
    assert (now.current, now.policy.text) == (True, "Second edition")
    assert said(now.facts)["How often"] == ("every month",)
    assert said(before.facts)["How often"] == ("every quarter",)
    assert rule(anji(tmp_path), "Heart-to-heart talk").versions == ()


@row("S3-27", At.MENTOR, At.PERSON, At.CHECK)
def test_s3_27_who_was_guided_guides_others(tmp_path: Path) -> None:
    ended = "mentors: [{mentor: mao, role: guide, to: 2026-06-30, completed: true}]"
    grown = mentee("Luo Qinghe", ended, "left: {on: 2026-06-30}", of=None)
    heir: Mapping[str, str] = {
        LUO: grown,
        "mentors/luo-qinghe.yml": mentor("Luo Qinghe", "was: luo"),
        TANG: mentee("Tang Xiaoman", of="luo-qinghe"),
    }
    here = anji(tmp_path, heir)
    (descendant,) = here.pool.member["mao"].line
    assert (descendant.mentee, descendant.mentor) == ("luo", "luo-qinghe")
    master = said(here.page(MentorPage, "cohort", "mentors/mao").facts)
    assert master["Mentees who became mentors"] == ("Luo Qinghe",)
    person = said(here.page(PersonPage, "cohort", "people/luo").facts)
    assert person["Became the mentor"] == ("Luo Qinghe",)
    own = here.page(MentorPage, "cohort", "mentors/luo-qinghe")
    assert said(own.facts)["Once the mentee"] == ("Luo Qinghe",)
    assert [one.person.text for one in own.pairings] == ["Tang Xiaoman"]

    stranger = {"mentors/luo-qinghe.yml": mentor("Luo Qinghe", "was: nobody")}
    assert anji(tmp_path, heir, stranger).wrong("unknown-person") == (
        ("mentors/luo-qinghe.yml", 6),
    )
