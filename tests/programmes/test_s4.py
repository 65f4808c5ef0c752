"""S4: Bazhong's three themed years, row by row."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pytest

from growthfolio.model.obligation import Obligation, State
from growthfolio.pages.views import (
    AgreementPage,
    GrowthPage,
    HomePage,
    MentorPage,
    PersonPage,
    ProgrammePage,
    UnitPage,
    YearPage,
)
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
    terms,
    told,
    written,
)

TODAY: Final = date(2026, 8, 20)

UNITS: Final = (
    "units: [{id: pingchang, name: Pingchang}, {id: nanjiang, name: Nanjiang}]"
)
PAIRED: Final = (
    "mentors: [{mentor: zhao, role: political}, {mentor: qin, role: business}]"
)

MIAO: Final = "portfolios/miao/profile.yml"
FANG: Final = "portfolios/fang/profile.yml"


def mentor(name: str, role: str, eligible: str) -> str:
    """A mentor of the employing unit."""
    return (
        f"name: {name}\nunit: pingchang\nroles: [{role}]\neligibility: [{eligible}]\n"
    )


def hired(
    name: str, joined: str, *more: str, job: str = "grassroots", paired: str = PAIRED
) -> str:
    """Somebody newly recruited, with two mentors."""
    head = (f"name: {name}", "unit: pingchang", f"joined: {joined}")
    return "\n".join((*head, f"job_class: {job}", paired, *more, ""))


PEOPLE: Final[Files] = MappingProxyType(
    {
        "mentors/zhao.yml": mentor("Zhao Min", "political", "leadership_team"),
        "mentors/qin.yml": mentor("Qin Lan", "business", "middle_backbone"),
        MIAO: hired("Miao Sheng", "2025-08-01"),
        FANG: hired("Fang Yu", "2026-01-15", job="technical"),
    }
)


def bazhong(
    root: Path,
    *files: Files,
    rules: tuple[str, ...] = (),
    today: date = TODAY,
    starts: str = "2025-01-01",
) -> Planted:
    """Miao and Fang, hired half a year apart, with their mentors, and what else."""
    policy = programme("bazhong-three-years", UNITS, *rules, starts=starts)
    return planted(root, today, policy, PEOPLE, *files)


def person(here: Planted, who: str = "miao", audience: str = "cohort") -> PersonPage:
    """Somebody's page."""
    return here.page(PersonPage, audience, f"people/{who}")


def growth(here: Planted, audience: str = "cohort", who: str = "miao") -> GrowthPage:
    """Somebody's growth file."""
    return here.page(GrowthPage, audience, f"{who}/growth")


def owed(here: Planted, duty: str, who: str = "miao") -> tuple[Obligation, ...]:
    """What is owed about somebody, without the times to which a duty does not apply."""
    found = here.owed(duty, about=who)
    return tuple(one for one in found if one.state is not State.NOT_APPLICABLE)


def under(here: Planted, title: str) -> Mapping[str, set[str]]:
    """The terms of a list on the programme's page, and the duties under each."""
    vocabularies = here.page(ProgrammePage).vocabularies
    listed = only(one for one in vocabularies if one.title == title)
    return {one.title: {link.text for link in one.duties} for one in listed.terms}


@row("S4-01", At.STATUS, At.PROGRAMME)
def test_s4_01_a_cycle_of_three_years(tmp_path: Path) -> None:
    def months(here: Planted) -> int:
        return len(owed(here, "record"))

    here = bazhong(tmp_path, today=date(2028, 12, 31))
    assert months(here) == 36
    assert owed(here, "record")[-1].period.name == "2028-07"
    chapters = owed(here, "chapter")
    assert [one.period.name for one in chapters] == ["nurture", "support", "strengthen"]
    assert chapters[-1].due == date(2028, 7, 31)

    fewer = "duties: [{id: record, when: {stages: [nurture, support]}}]"
    assert months(bazhong(tmp_path, rules=(fewer,), today=date(2028, 12, 31))) == 24


@row("S4-02", At.PERSON, At.STATUS)
def test_s4_02_the_years_are_counted_from_the_day_of_hire(tmp_path: Path) -> None:
    here = bazhong(tmp_path)
    stages = {who: said(person(here, who).facts)["Stage"] for who in ("miao", "fang")}
    assert stages == {
        "miao": ("Year of support (stage 2 of 3)",),
        "fang": ("Year of nurture (stage 1 of 3)",),
    }
    due = {who: here.obligation("chapter", "nurture", who).due for who in stages}
    assert due == {"miao": date(2026, 7, 31), "fang": date(2027, 1, 14)}

    # By the calendar both would be in the same year.
    calendar = (
        "stages: {clock: calendar, list: [{id: nurture, from: 2025-01-01, months: ''},"
        " {id: support, from: 2026-01-01, months: ''},"
        " {id: strengthen, from: 2027-01-01}]}"
    )
    same = bazhong(tmp_path, rules=(calendar,))
    assert {said(person(same, who).facts)["Stage"] for who in stages} == {
        ("Year of support (stage 2 of 3)",)
    }


@row("S4-03", At.PROGRAMME)
def test_s4_03_three_years_each_with_its_theme(tmp_path: Path) -> None:
    stages = bazhong(tmp_path).page(ProgrammePage, "public").stages
    assert [(one.title, one.span, one.theme) for one in stages] == [
        ("Year of nurture", "12 months", "Forming character"),
        ("Year of support", "12 months", "Gaining experience"),
        ("Year of strength", "12 months", "Carrying a load"),
    ]
    own = "stages: {list: [{id: support, theme: Out in the fields}]}"
    changed = bazhong(tmp_path, rules=(own,)).page(ProgrammePage, "public").stages
    assert [one.theme for one in changed][1] == "Out in the fields"


@row("S4-04", At.PROGRAMME)
def test_s4_04_the_first_year_has_three_emphases(tmp_path: Path) -> None:
    first, second, _ = bazhong(tmp_path).page(ProgrammePage, "public").stages
    assert first.goals == (
        "Political literacy",
        "Career planning",
        "Quick adaptation to the post",
    )
    assert not set(first.goals) & set(second.goals)


@row("S4-05", At.PERSON, At.PROGRAMME)
def test_s4_05_follow_work_alone_be_one_of_the_backbone(tmp_path: Path) -> None:
    here = bazhong(tmp_path)
    criteria = [one.exit_criteria for one in here.page(ProgrammePage).stages]
    assert criteria == [
        ("After one year: has worked along",),
        ("After two years: works alone",),
        ("After three years: one of the backbone",),
    ]
    # Each sees what is to be reached before their own stage ends.
    now = {who: person(here, who).stage for who in ("miao", "fang")}
    assert {who: one.exit_criteria for who, one in now.items() if one} == {
        "miao": criteria[1],
        "fang": criteria[0],
    }


@row("S4-06", At.CHECK, At.PERSON)
def test_s4_06_a_political_and_a_business_mentor(tmp_path: Path) -> None:
    here = bazhong(tmp_path)
    facts = said(person(here).facts)
    assert facts["Political mentor"] == ("Zhao Min",)
    assert facts["Business mentor"] == ("Qin Lan",)
    assert here.wrong("no-mentor") == ()

    one = {MIAO: hired("Miao", "2025-08-01", paired=PAIRED.split(", {")[0] + "]")}
    half = bazhong(tmp_path, one)
    assert half.wrong("no-mentor") == ((MIAO, 5),)
    vacancy = only(person(half, audience="mentors").vacancies)
    assert (vacancy.role, vacancy.since) == ("Business mentor", date(2025, 8, 1))


@row("S4-07", At.CHECK, At.PROGRAMME)
def test_s4_07_one_of_the_leading_team_one_of_the_backbone(tmp_path: Path) -> None:
    here = bazhong(tmp_path)
    assert here.wrong("mentor-not-eligible") == ()
    # Neither may take the other's place.
    swapped = {
        "mentors/zhao.yml": mentor("Zhao Min", "political", "middle_backbone"),
        "mentors/qin.yml": mentor("Qin Lan", "business", "leadership_team"),
    }
    other = bazhong(tmp_path, swapped)
    assert sorted(other.wrong("mentor-not-eligible")) == [
        (FANG, 5),
        (FANG, 5),
        (MIAO, 5),
        (MIAO, 5),
    ]
    roles = {
        one.link.text: said(one.facts)["Open to"]
        for one in here.page(ProgrammePage).roles
    }
    assert roles.keys() == {"Political mentor", "Business mentor"}
    assert len(set(roles.values())) == 2


@row("S4-08", At.HOME, At.POOL)
def test_s4_08_a_cohort_of_1139(tmp_path: Path) -> None:
    def one(n: int) -> str:
        pair = PAIRED.replace("zhao", f"p{n // 2}").replace("qin", f"b{n // 2}")
        return hired(f"Young {n}", "2026-07-01", paired=pair)

    people: dict[str, str | None] = {MIAO: None, FANG: None}
    for n in range(1139):
        people[f"portfolios/y{n}/profile.yml"] = one(n)
        if n % 2 == 0:
            people |= {
                f"mentors/p{n // 2}.yml": mentor("P", "political", "leadership_team"),
                f"mentors/b{n // 2}.yml": mentor("B", "business", "middle_backbone"),
            }
    rules = ("pool: {audience: mentors}",)
    here = bazhong(tmp_path, people, rules=rules, starts="2026-07-01")

    cover = {one.role: one for one in here.pool.coverage if one.unit is None}
    assert {(one.paired, one.needed) for one in cover.values()} == {(1139, 1139)}
    assert here.wrong("mentor-over-capacity") == here.wrong("no-mentor") == ()
    assert len(here.owed("record", "2026-07")) == 1139
    # So many stand on the home page by unit, not as a matrix.
    home = here.page(HomePage, "reviewers")
    assert home.crowd is not None
    assert home.matrix.rows == ()
    assert len(only(home.crowd.rows).people) == 1139


@row("S4-09", At.PROGRAMME)
def test_s4_09_pairing_training_practice(tmp_path: Path) -> None:
    emphases = under(bazhong(tmp_path), "Emphases")
    assert emphases == {
        "Pairing": {"Help plan of the year", "Measure and effect"},
        "Training": {"Training"},
        "Practice": {
            "Monthly record",
            "Chapter of the year",
            "Posting",
            "Led to the front",
        },
    }
    fourth = "duties: [{id: training, terms: {emphases: [leisure]}}]"
    other = bazhong(tmp_path, rules=(fourth,))
    assert [one.values["value"] for one in other.findings("unknown-reference")] == [
        "leisure"
    ]


CHAPTER: Final = "portfolios/miao/nurture/chapter.md"
PLAN: Final = "portfolios/miao/nurture/help-plan.md"
THREE: Final = (
    "## Work I joined this year\n\n" + "The dam and the census. " * 20 + "\n\n"
    "## How I was helped\n\nEvery week.\n\n## What came of it\n\nA road.\n"
)
DONE: Final[Files] = MappingProxyType(
    {
        CHAPTER: written(
            "measures: [{measure: Drafting reports, effect: Writes alone}]",
            "submitted: 2026-07-30",
            body=THREE,
        ),
        PLAN: written(
            "goals: [speak in public]",
            "submitted: 2025-08-20",
            body="## Where we stand\n\nNew.\n\n## Schedule\n\nWeekly.\n",
        ),
    }
)


@row("S4-10", At.CHECK, At.PERSON)
def test_s4_10_step_by_step_from_stage_to_stage(tmp_path: Path) -> None:
    here = bazhong(tmp_path)
    found = here.findings("stage-not-passed")
    assert {(one.person, one.place.path) for one in found} == {("miao", MIAO)}
    assert len(found) == 2
    passed = bazhong(tmp_path, DONE)
    assert passed.findings("stage-not-passed") == ()
    half = bazhong(tmp_path, DONE, {PLAN: None})
    assert len(half.findings("stage-not-passed")) == 1

    # The stage Miao is in now asks for the same again.
    stage = person(passed, audience="reviewers").stage
    assert stage is not None
    assert [link.text for link, _ in stage.requires] == [
        "Help plan of the year",
        "Chapter of the year",
    ]
    assert [how for _, how in stage.requires] == ["to hand in", "to hand in"]


@row("S4-11", At.PROGRAMME, At.PERSON, At.CHECK)
def test_s4_11_each_class_of_posts_is_paired_in_its_way(tmp_path: Path) -> None:
    here = bazhong(tmp_path)
    classes = said(here.page(ProgrammePage, "public").facts)["Post classes"]
    assert classes == (
        "Grassroots post (the experienced lead the new)",
        "Technical post (the expert lead the unpractised)",
        "Business post (the strong lead the less strong)",
    )
    posts = {
        who: said(person(here, who).facts)["Post class"] for who in ("miao", "fang")
    }
    assert posts == {"miao": ("Grassroots post",), "fang": ("Technical post",)}

    other = bazhong(tmp_path, {FANG: hired("Fang", "2026-01-15", job="sailor")})
    assert other.wrong("unknown-reference") == ((FANG, 4),)


@row("S4-12", At.MENTOR, At.AGREEMENT)
def test_s4_12_master_and_apprentice_become_a_pair(tmp_path: Path) -> None:
    here = bazhong(tmp_path)
    pairs = here.page(MentorPage, "cohort", "mentors/qin").pairings
    assert {(one.person.text, one.role, one.current) for one in pairs} == {
        ("Fang Yu", "Business mentor", True),
        ("Miao Sheng", "Business mentor", True),
    }
    agreements = here.pages(AgreementPage, "mentors")
    assert len(agreements) == 4
    mine = only(
        one
        for one in agreements
        if "miao" in one.url and said(one.facts)["Mentor"][0] == "Qin Lan"
    )
    assert said(mine.facts)["Term"] == ("from 2025-08-01 to 2028-07-31",)
    assert "Help plan of the year" in [one.title for one in mine.mentor_duties]
    assert "Monthly record" in [one.title for one in mine.mentee_duties]

    year = bazhong(tmp_path, rules=("agreement: {term_months: 12}",))
    term = {said(one.facts)["Term"] for one in year.pages(AgreementPage, "mentors")}
    assert said(mine.facts)["Term"] not in term


SENT: Final = "portfolios/miao/2026-03-02/rotation.md"


def sent(root: Path, kind: str) -> Planted:
    """Miao is sent somewhere for half a year."""
    record = written(
        "title: To the line",
        f"kind: {kind}",
        "from_post: Office",
        "to_post: Work site",
        "from: 2026-03-02",
        "to: 2026-08-31",
    )
    return bazhong(root, {SENT: record})


def posted(here: Planted) -> Mapping[str, str]:
    """The one posting of Miao's growth file."""
    return only(told(only(section(growth(here), "posts").grids)))


@row("S4-13", At.GROWTH, At.CHECK)
@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("reform-front", "Front of reform"),
        ("project-front", "Front of projects"),
        ("fire-line", "Line of fire"),
    ],
)
def test_s4_13_sent_to_the_front(tmp_path: Path, kind: str, title: str) -> None:
    line = posted(sent(tmp_path, kind))
    assert (line["Kind"], line["Post"]) == (title, "Office → Work site")
    assert (line["From"], line["To"]) == ("2026-03-02", "2026-08-31")

    assert sent(tmp_path, "seaside").wrong("wrong-value") == ((SENT, 3),)


LED: Final = "portfolios/miao/2026-05-09/activity.md"


@row("S4-14", At.GROWTH, At.PERSON, At.CHECK)
def test_s4_14_a_mentor_leads_them_to_key_projects(tmp_path: Path) -> None:
    task = written(
        "title: The long bridge",
        "activity: key-project",
        "led_by: qin",
        "with: [fang]",
    )
    here = bazhong(tmp_path, {LED: task})
    for who in ("miao", "fang"):
        work = only(lines(growth(here, who=who), "Work joined"))
        facts = said(work.facts)
        assert work.what.text == "The long bridge"
        assert facts["Kind"] == ("Key project",)
        assert facts["Led by"] == ("Qin Lan",)

    alone = bazhong(tmp_path, {LED: task.replace("with: [fang]", "")})
    assert alone.pages(GrowthPage, "cohort", "fang/growth") == ()
    nobody = bazhong(tmp_path, {LED: task.replace("qin", "nobody")})
    assert nobody.wrong("unknown-mentor") == ((LED, 4),)


@row("S4-15", At.GROWTH, At.PROGRAMME, At.CHECK)
@pytest.mark.parametrize(
    ("mode", "title"),
    [
        ("drip", "Drip cultivation"),
        ("combat", "Practice under real conditions"),
        ("pressure", "Training under pressure"),
    ],
)
def test_s4_15_three_modes_of_practice(tmp_path: Path, mode: str, title: str) -> None:
    record = written("title: The bridge", "activity: key-work", f"mode: {mode}")
    here = bazhong(tmp_path, {LED: record})
    work = only(lines(growth(here), "Work joined"))
    assert said(work.facts)["Mode"] == (title,)
    assert title in terms(here.page(ProgrammePage), "Modes")

    lazy = bazhong(tmp_path, {LED: record.replace(mode, "lazy")})
    assert lazy.wrong("wrong-value") == ((LED, 4),)


@row("S4-16", At.GROWTH)
@pytest.mark.parametrize(
    ("kind", "title"),
    [("two-way", "Two-way dispatch"), ("three-lines", "Hardening on three lines")],
)
def test_s4_16_two_way_dispatch_and_three_lines(
    tmp_path: Path, kind: str, title: str
) -> None:
    assert posted(sent(tmp_path, kind))["Kind"] == title


@row("S4-17", At.PERSON, At.STATUS)
def test_s4_17_the_whole_course_is_followed_month_by_month(tmp_path: Path) -> None:
    path = "portfolios/miao/2025-11/record.md"
    record = written(
        "works: [the census]",
        "submitted: 2025-12-20",
        body="## What I did\n\n" + "From door to door. " * 20 + "\n\n"
        "## What I gained, what was hard\n\nDogs.\n",
    )
    here = bazhong(tmp_path, {path: record})
    pages = (
        here.page(PersonPage, "reviewers", "people/miao"),
        here.page(YearPage, "reviewers", "people/miao/2025"),
    )
    months = {
        *(
            gap.path.split("/")[2]
            for one in pages
            for gap in gaps(one.timeline, "record")
        ),
        *(
            card.path.split("/")[2]
            for one in pages
            for card in cards(one.timeline, "record")
        ),
    }
    # From the month of hire on nothing is left out, be it there or not.
    assert months == {
        *(f"2025-{n:02}" for n in range(8, 13)),
        *(f"2026-{n:02}" for n in range(1, 9)),
    }
    # What was added afterwards says so.
    card = only(cards(pages[1].timeline, "record"))
    assert (card.state, card.late_days) == (State.LATE, 20)
    assert here.obligation("record", "2025-10", "miao").state is State.MISSING


@row("S4-18", At.GROWTH, At.PERSON)
def test_s4_18_a_growth_file_for_each(tmp_path: Path) -> None:
    here = bazhong(tmp_path, DONE)
    file = growth(here)
    assert (file.name, file.person.url) == ("Miao Sheng", "people/miao")
    link = person(here).growth
    assert link is not None
    assert link.url == file.url
    # Fang has nothing to put into one yet.
    assert here.pages(GrowthPage, "cohort", "fang/growth") == ()
    assert person(here, "fang").growth is None
    # Under aliases there is none, though its records may be read.
    chapters = "duties: [{id: chapter, audience: public}]"
    read = bazhong(tmp_path, DONE, rules=(chapters,))
    assert any(cards(one.timeline) for one in read.pages(PersonPage, "public"))
    assert read.pages(GrowthPage, "public") == ()


@row("S4-19", At.GROWTH, At.CHECK)
def test_s4_19_work_joined_how_there_was_help_what_came_of_it(tmp_path: Path) -> None:
    training = {
        "portfolios/miao/2026-04-01/training.md": written("course: Reports", "hours: 8")
    }
    here = bazhong(
        tmp_path,
        DONE,
        training,
        {
            LED: written("title: The bridge", "activity: key-work"),
            "portfolios/miao/2026-H1/fitness.md": FIT,
        },
    )
    year = only(one for one in growth(here, "mentors").years if one.title == "2026")
    assert [link.text for link in year.written] == ["Chapter of the year"]
    assert [part.title for part in year.parts] == [
        "Work joined",
        "How the organisation helped",
        "Effect",
    ]
    helped = only(one for one in year.parts if "helped" in one.title)
    assert [one.what.text for one in helped.lines] == ["Reports"]

    without = str(DONE[CHAPTER]).replace("## How I was helped\n\n", "")
    other = bazhong(tmp_path, DONE, {CHAPTER: without})
    assert only(other.findings("missing-section")).place.path == CHAPTER
    assert here.findings("missing-section") == ()


MEASURE: Final = "portfolios/miao/2026-02-10/measure.md"


@row("S4-20", At.GROWTH, At.CHECK)
def test_s4_20_measures_and_effects_one_by_one(tmp_path: Path) -> None:
    pairs = (
        "measures:",
        "  - {measure: A desk at the counter, effect: Knows the people}",
        "  - {measure: A month at the court, effect: Mediates alone}",
    )
    here = bazhong(tmp_path, {MEASURE: written(*pairs)})
    found = told(only(section(growth(here), "measures").grids))
    assert [(one["Measure"], one["Effect"]) for one in found] == [
        ("A desk at the counter", "Knows the people"),
        ("A month at the court", "Mediates alone"),
    ]

    idle = written(*pairs[:2], "  - {measure: A month at the court}")
    assert bazhong(tmp_path, {MEASURE: idle}).wrong("missing-key") == ((MEASURE, 4),)


FITNESS: Final = "portfolios/miao/2026-H1/fitness.md"
FIT: Final = written(
    "fitness: fit",
    "ability_level: fair",
    "mind: worried about home",
    "performance: steady",
    "submitted: 2026-07-10",
    body="## Opinion\n\nGoes on.\n",
)


@row("S4-21", At.PERSON, At.GROWTH)
def test_s4_21_state_of_mind_and_performance_are_for_few(tmp_path: Path) -> None:
    here = bazhong(tmp_path, {FITNESS: FIT})
    told_to = {
        audience: said(
            only(cards(person(here, audience=audience).timeline, "fitness")).facts
        )
        for audience in ("reviewers", "mentors")
    }
    delicate = {"State of mind", "Performance"}
    assert told_to["mentors"].keys() - told_to["reviewers"].keys() == delicate
    assert told_to["mentors"]["State of mind"] == ("worried about home",)
    assert cards(person(here).timeline, "fitness") == ()
    grid = only(section(growth(here, "reviewers"), "fitness").grids)
    assert not delicate & set(grid.columns)


@row("S4-22", At.STATUS, At.GROWTH, At.CHECK)
def test_s4_22_fitness_and_ability_are_looked_at_every_half_year(
    tmp_path: Path,
) -> None:
    here = bazhong(tmp_path, {FITNESS: FIT})
    owed = {one.period.name: one for one in here.owed("fitness", about="miao")}
    assert {one.owner for one in owed.values()} == {"pingchang"}
    assert (owed["2026-H1"].due, owed["2026-H1"].state) == (
        date(2026, 7, 15),
        State.DONE,
    )
    assert owed["2025-H2"].state is State.MISSING
    line = only(told(only(section(growth(here, "reviewers"), "fitness").grids)))
    assert line["Fitness for the post"] == "Fit for the post"
    assert line["Level of ability"] == "Fair"
    unit = here.page(UnitPage, "reviewers", "units/pingchang")
    assert {(one.duty, one.person.text) for one in unit.debts} >= {
        ("Fitness review", "Fang Yu")
    }

    vague = bazhong(tmp_path, {FITNESS: FIT.replace("fair", "so-so")})
    assert vague.wrong("wrong-value") == ((FITNESS, 3),)


@row("S4-23", At.PERSON, At.PROGRAMME, At.SCORE)
def test_s4_23_the_basis_for_promotion_advancement_and_rating(tmp_path: Path) -> None:
    here = bazhong(tmp_path, {FITNESS: FIT})
    board = only(person(here, audience="reviewers").results.boards)
    assert board.used_for == "promotion, advancement in grade, yearly rating"
    # Fit counts 100, fair 80; half of each.
    score = here.score("fitness-for-post", "2026-H1", "miao")
    assert (score.total, score.band) == (90, "excellent")
    assert person(here).results.boards == ()

    alone = "assessments: [{id: fitness-for-post, used_for: [promotion]}]"
    fewer = bazhong(tmp_path, {FITNESS: FIT}, rules=(alone,))
    (board,) = person(fewer, audience="reviewers").results.boards
    assert board.used_for == "promotion"


RESERVE: Final = (
    "standings: [{standing: reserve-candidate, from: 2026-06-01, decided_by: the city,"
    f" evidence: [{FITNESS}]}}]"
)


@row("S4-24", At.GROWTH, At.CHECK)
def test_s4_24_a_reserve_candidate_for_middle_management(tmp_path: Path) -> None:
    file = {MIAO: hired("Miao Sheng", "2025-08-01", RESERVE), FITNESS: FIT}
    here = bazhong(tmp_path, DONE, file)
    stands = only(told(only(section(growth(here, "reviewers"), "standing").grids)))
    assert stands["Standing"] == "Reserve candidate for middle management"
    assert (stands["From"], stands["Months after joining"]) == ("2026-06-01", "10")
    assert stands["Rests on"] == "Fit for the post"
    anchors = [one.anchor for one in growth(here).sections]
    assert "standing" not in anchors

    king = RESERVE.replace("reserve-candidate", "king")
    unknown = bazhong(tmp_path, {MIAO: hired("Miao", "2025-08-01", king)})
    assert (MIAO, 6) in unknown.wrong("unknown-reference")


@row("S4-25", At.GROWTH, At.CHECK)
def test_s4_25_special_attention_far_from_home(tmp_path: Path) -> None:
    flags = "attention: [non-local, remote]"
    here = bazhong(tmp_path, {MIAO: hired("Miao Sheng", "2025-08-01", flags)})
    care = section(growth(here, "mentors"), "care")
    assert said(care.facts) == {
        "Special attention": ("Registered elsewhere", "Remote township")
    }
    # Nobody else hears of it; there is not even a file.
    assert here.pages(GrowthPage, "reviewers") == ()

    bored = {MIAO: hired("Miao", "2025-08-01", "attention: [bored]")}
    assert bazhong(tmp_path, bored).wrong("unknown-reference") == ((MIAO, 6),)


@row("S4-26", At.GROWTH, At.PERSON)
def test_s4_26_a_place_a_platform_and_counselling(tmp_path: Path) -> None:
    kinds = ("base", "platform", "counselling")
    here = bazhong(
        tmp_path,
        {
            f"portfolios/miao/2026-05-{n:02}/care.md": written(f"kind: {kind}")
            for n, kind in enumerate(kinds, start=1)
        },
    )
    grid = only(section(growth(here, "mentors"), "care").grids)
    assert {one["Kind"] for one in told(grid)} == {
        "A place of care",
        "A platform of care",
        "Counselling",
    }
    assert len(cards(person(here, audience="mentors").timeline, "care")) == 3
    assert cards(person(here, audience="reviewers").timeline, "care") == ()
    assert here.pages(GrowthPage, "reviewers") == ()

    path = "portfolios/miao/2026-05-01/care.md"
    other = bazhong(tmp_path, {path: written("kind: a pat on the back")})
    assert other.wrong("wrong-value") == ((path, 2),)


@row("S4-27", At.GROWTH, At.PERSON, At.CHECK)
def test_s4_27_at_ease_comfortable_warm(tmp_path: Path) -> None:
    path = "portfolios/miao/2026-06-30/survey.md"
    here = bazhong(tmp_path, {path: written("states: [at-ease, warm]")})
    assert here.owed("survey") == ()
    card = only(cards(person(here, audience="mentors").timeline, "survey"))
    assert said(card.facts)["It holds that I am"] == ("At ease at work", "Warm in life")
    assert cards(person(here, audience="reviewers").timeline, "survey") == ()
    assert len(terms(here.page(ProgrammePage), "How they are")) == 3

    rich = bazhong(tmp_path, {path: written("states: [rich]")})
    assert rich.wrong("wrong-value") == ((path, 2),)


@row("S4-28", At.PROGRAMME)
def test_s4_28_the_citys_plan_is_registered_with_its_versions(tmp_path: Path) -> None:
    plan = only(bazhong(tmp_path).page(ProgrammePage, "public").policies)
    assert plan.title == "Plan for the systematic training of young cadres"
    assert said(plan.facts)["Issued by"] == ("City organisation department",)
    assert plan.in_force

    versions = (
        "policies: [{id: red-torch, to: 2026-06-30},"
        " {id: second, title: Second edition, from: 2026-07-01, replaces: red-torch}]"
    )
    page = bazhong(tmp_path, rules=(versions,)).page(ProgrammePage, "public")
    assert {one.title: one.in_force for one in page.policies} == {
        "Plan for the systematic training of young cadres": False,
        "Second edition": True,
    }


@row("S4-29", At.PROGRAMME)
def test_s4_29_select_use_manage_nurture_is_a_chain(tmp_path: Path) -> None:
    chain = under(bazhong(tmp_path), "Chain")
    assert list(chain) == ["Select", "Use", "Manage", "Nurture"]
    assert chain["Use"] == {"Posting", "Led to the front"}
    assert chain["Manage"] == {
        "Monthly record",
        "Chapter of the year",
        "Fitness review",
    }
    moved = "duties: [{id: rotation, terms: {chain: [nurture]}}]"
    other = under(bazhong(tmp_path, rules=(moved,)), "Chain")
    assert other["Use"] == {"Led to the front"}


@row("S4-30", At.PROGRAMME, At.PERSON)
def test_s4_30_pave_the_way_add_load_build_the_stage(tmp_path: Path) -> None:
    record = written("measures: [{measure: A desk, effect: Sits}]", "means: stage")
    here = bazhong(tmp_path, {MEASURE: record})
    assert under(here, "Means") == {
        "Pave the way": {"Help plan of the year", "Training"},
        "Add a load": {"Posting", "Led to the front"},
        "Build a stage": {"Measure and effect"},
    }
    card = only(cards(person(here).timeline, "measure"))
    assert said(card.facts)["Means"] == ("Build a stage",)

    push = bazhong(tmp_path, {MEASURE: record.replace("stage", "push")})
    assert push.wrong("wrong-value") == ((MEASURE, 3),)


@row("S4-31", At.STATUS, At.PERSON)
def test_s4_31_hired_in_the_middle_of_a_year(tmp_path: Path) -> None:
    late = {MIAO: hired("Miao Sheng", "2022-08-01")}

    def on(today: date) -> Planted:
        return bazhong(tmp_path, late, today=today, starts="2022-01-01")

    # Three months after the day of hire.
    here = on(date(2022, 11, 1))
    assert said(person(here).facts)["Stage"] == ("Year of nurture (stage 1 of 3)",)
    records = [one.period.name for one in owed(here, "record")]
    assert records[:4] == ["2022-08", "2022-09", "2022-10", "2022-11"]
    halves = [one.period.name for one in owed(here, "fitness")]
    assert halves[0] == "2022-H2"
    assert here.obligation("help-plan", "nurture", "miao").due == date(2022, 8, 30)
    stages = {
        day: said(person(on(day)).facts).get("Stage")
        for day in (
            date(2023, 7, 31),
            date(2023, 8, 1),
            date(2024, 8, 1),
            date(2025, 7, 31),
            date(2025, 8, 1),
        )
    }
    assert list(stages.values()) == [
        ("Year of nurture (stage 1 of 3)",),
        ("Year of support (stage 2 of 3)",),
        ("Year of strength (stage 3 of 3)",),
        ("Year of strength (stage 3 of 3)",),
        None,
    ]
