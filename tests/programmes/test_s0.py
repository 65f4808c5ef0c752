"""S0: business mentors of a technical unit, row by row."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Final

from click.testing import CliRunner

from growthfolio.cli import main
from growthfolio.model.obligation import State
from growthfolio.model.score import DefenceState, ScoreState
from growthfolio.pages.views import (
    AgreementPage,
    GrowthPage,
    Line,
    MentorPage,
    PersonPage,
    ProgrammePage,
    TeamPage,
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

UNITS: Final = "units: [{id: survey, name: Survey team}]"
_PAIRED: Final = "mentors: [{mentor: shi, role: business, from: 2026-01-01}]\n"
SHI: Final = (
    "name: Shi Guanghe\nunit: survey\nroles: [business]\n"
    "eligibility: [field_leader]\nstrengths: [technique, experience]\n"
)
FU: Final = (
    "name: Fu Yuntao\nunit: survey\njob_class: operation\nclass: young-backbone\n"
    "joined: 2026-01-01\n"
)
KANG: Final = (
    "name: Kang Zihan\nunit: survey\njob_class: support\nclass: young-cadre\n"
    "joined: 2026-01-01\n"
)
PEOPLE: Final[Files] = MappingProxyType(
    {
        "mentors/shi.yml": SHI,
        "portfolios/fu/profile.yml": FU + _PAIRED,
        "portfolios/kang/profile.yml": KANG + _PAIRED,
    }
)


def unit(root: Path, *files: Files, rules: tuple[str, ...] = ()) -> Planted:
    """The survey team: Fu and Kang, whom Shi guides, and what else is planted."""
    policy = programme("unit-business-mentor", UNITS, *rules)
    return planted(root, TODAY, policy, PEOPLE, *files)


@row("S0-01", At.PROGRAMME)
def test_s0_01_the_mechanism_is_a_document_in_force_from_a_day(tmp_path: Path) -> None:
    dated = "policies: [{id: mechanism, from: 2026-01-01, to: %s}]"

    here = unit(tmp_path, rules=(dated % "2026-12-31",))
    policy = only(here.page(ProgrammePage).policies)
    assert policy.title == "The business mentor mechanism"
    assert policy.in_force

    over = unit(tmp_path, rules=(dated % "2026-06-30",))
    assert not only(over.page(ProgrammePage).policies).in_force


@row("S0-02", At.PROGRAMME)
def test_s0_02_the_tradition_is_the_programmes_theme(tmp_path: Path) -> None:
    theme = unit(tmp_path).page(ProgrammePage, "public").theme
    assert theme.startswith("Masters lead apprentices")

    own = unit(tmp_path, rules=("theme: By hand",))
    assert own.page(ProgrammePage, "public").theme == "By hand"


@row("S0-03", At.PROGRAMME)
def test_s0_03_opinions_are_asked_for_before_it_is_set_up(tmp_path: Path) -> None:
    path = "cohort/2025-12-10/consultation.md"
    heading = "## What was said\n\nMore time for the pairs.\n"
    asked = written("asked: 86", "adopted: [fewer forms]", body=heading)

    here = unit(tmp_path, {path: asked})
    found = only(cards(here.page(ProgrammePage, "cohort").timeline, "consultation"))
    assert said(found.facts) == {
        "People asked": ("86",),
        "What was adopted": ("fewer forms",),
    }
    assert here.owed("consultation") == ()
    assert here.pages(ProgrammePage, "public")[0].timeline.chapters == ()

    wrong = unit(tmp_path, {path: written("asked: many", body=heading)})
    assert wrong.wrong("wrong-value") == ((path, 2),)


@row("S0-04", At.MENTOR, At.MATCH)
def test_s0_04_mentors_are_nominated_and_selected(tmp_path: Path) -> None:
    nomination = {
        "mentors/shi/2026-01-05/nomination.md": written(
            "result: selected",
            "eligibility: [field_leader]",
            body="## Reasons\n\nLeads the field since 2019.\n",
        )
    }
    here = unit(tmp_path, nomination)
    found = only(cards(here.page(MentorPage, "reviewers").timeline, "nomination"))
    assert said(found.facts)["Result"] == ("Selected",)
    assert cards(here.page(MentorPage, "cohort").timeline, "nomination") == ()

    candidate = {"mentors/shi.yml": PEOPLE["mentors/shi.yml"] + "status: candidate\n"}
    waiting = unit(tmp_path, nomination, candidate)
    assert here.wrong("mentor-not-active-yet") == ()
    assert waiting.wrong("mentor-not-active-yet") == (
        ("portfolios/fu/profile.yml", 6),
        ("portfolios/kang/profile.yml", 6),
    )


ROUND: Final = "cohort/2026/autumn.round.yml"
WISHES: Final = """\
title: Autumn
starts: 2026-10-01
role: business
mentees:
  - {id: fu, prefers: [shi, meng]}
  - {id: kang, prefers: [shi, meng]}
mentors:
  - {id: shi, prefers: [kang, fu], capacity: 1, job_classes: [support, operation]}
  - {id: meng, prefers: [kang, fu], job_classes: [operation]}
"""
CHOOSING: Final[Files] = MappingProxyType(
    {
        "portfolios/fu/profile.yml": FU,
        "portfolios/kang/profile.yml": KANG,
        "mentors/meng.yml": "name: Meng Qiaoyun\nunit: survey\nroles: [business]\n"
        "eligibility: [field_leader]\n",
        ROUND: WISHES,
    }
)


def matched(here: Planted, *arguments: str) -> Mapping[str, str]:
    """Whom `growthfolio match` gives to each mentee of the autumn's round."""
    where = ["match", str(here.root / ROUND), "--root", str(here.root)]
    call = [*where, "--today", here.today.isoformat(), "--format", "json", *arguments]
    document = json.loads(CliRunner().invoke(main, call).output)
    return {pair["mentee"]: pair["mentor"] for pair in document["pairs"]}


@row("S0-05", At.PERSON, At.PROGRAMME, At.MATCH)
def test_s0_05_job_categories_are_told_apart(tmp_path: Path) -> None:
    here = unit(tmp_path)
    facts = said(here.page(PersonPage, "cohort", "fu").facts)
    assert facts["Post class"] == ("Operation",)
    classes = said(here.page(ProgrammePage, "public").facts)["Post classes"]
    assert classes == ("Research", "Operation", "Technical support")

    unknown = FU.replace("operation", "catering")
    assert unit(tmp_path, {"portfolios/fu/profile.yml": unknown}).wrong(
        "unknown-reference"
    ) == (("portfolios/fu/profile.yml", 3),)


@row("S0-05", At.MATCH)
def test_s0_05_a_mentor_takes_some_job_categories_only(tmp_path: Path) -> None:
    here = unit(tmp_path, CHOOSING)
    assert matched(here) == {"kang": "shi", "fu": "meng"}

    research = WISHES.replace("job_classes: [operation]", "job_classes: [research]")
    other = unit(tmp_path, CHOOSING, {ROUND: research})
    assert matched(other) == {"kang": "shi"}


@row("S0-06", At.CHECK, At.MENTOR, At.PROGRAMME)
def test_s0_06_who_leads_a_field_may_be_a_mentor(tmp_path: Path) -> None:
    here = unit(tmp_path)
    assert here.wrong("mentor-not-eligible") == ()
    facts = said(here.page(MentorPage).facts)
    assert facts["Eligible as"] == ("Leads a field",)

    nothing = SHI.replace("eligibility: [field_leader]\n", "")
    other = unit(tmp_path, {"mentors/shi.yml": nothing})
    assert other.wrong("mentor-not-eligible") == (
        ("portfolios/fu/profile.yml", 6),
        ("portfolios/kang/profile.yml", 6),
    )


@row("S0-07", At.CHECK, At.MENTOR)
def test_s0_07_part_in_a_major_task_is_borne_out(tmp_path: Path) -> None:
    took_part = SHI.replace("field_leader", "major_task")
    proof = "evidence: {major_task: [https://unit.example/2018-roll]}\n"

    here = unit(tmp_path, {"mentors/shi.yml": took_part + proof})
    assert here.wrong("mentor-not-eligible") == here.wrong("eligibility-unproven") == ()
    assert said(here.page(MentorPage).facts)["Evidence of Took part in a major task"]

    unproven = unit(tmp_path, {"mentors/shi.yml": took_part})
    assert unproven.wrong("eligibility-unproven") == (("mentors/shi.yml", 4),)


@row("S0-08", At.PERSON, At.PROGRAMME)
def test_s0_08_mentees_are_young_cadres_and_young_backbone(tmp_path: Path) -> None:
    here = unit(tmp_path)
    people = {page.name: said(page.facts) for page in here.pages(PersonPage, "cohort")}
    assert people["Fu Yuntao"]["Class"] == ("Young backbone",)
    assert people["Kang Zihan"]["Class"] == ("Young cadre",)
    listed = here.page(ProgrammePage, "public").classes
    assert [one.link.text for one in listed] == ["Young cadre", "Young backbone"]

    veteran = FU.replace("young-backbone", "veteran")
    other = unit(tmp_path, {"portfolios/fu/profile.yml": veteran})
    assert other.wrong("unknown-reference") == (("portfolios/fu/profile.yml", 4),)


@row("S0-09", At.MATCH, At.AGREEMENT)
def test_s0_09_both_sides_choose_and_become_a_pair(tmp_path: Path) -> None:
    here = unit(tmp_path, CHOOSING)
    # Both would have Shi, who has one place and would rather have Kang.
    assert matched(here, "--write") == {"kang": "shi", "fu": "meng"}

    later = Planted(here.root, here.today)
    assert later.page(AgreementPage, "reviewers", "kang/agreements/1").signatures
    terms = said(later.page(AgreementPage, "reviewers", "fu/agreements/1").facts)
    assert terms["Mentor"] == ("Meng Qiaoyun", "Survey team")
    assert terms["Term"] == ("from 2026-10-01 to 2027-09-30",)
    assert later.pages(AgreementPage, "cohort") == ()

    rather_fu = WISHES.replace("[kang, fu], capacity", "[fu, kang], capacity")
    assert matched(unit(tmp_path, CHOOSING, {ROUND: rather_fu})) == {"fu": "shi"}


def sheet(tasks: int, skill: int) -> str:
    """A score sheet of the regular assessment."""
    return written(f"tasks: {tasks}", f"skill: {skill}", "submitted: 2026-07-10")


PANEL: Final = ("an", "bai", "cao", "deng", "e-lu")
DEFENDED: Final[Files] = MappingProxyType(
    {
        "cohort/2026-06-26/defence-round.md": written(
            "slots: [{person: fu, on: 2026-06-26, topic: The new gauge}]",
            f"panel: [{', '.join(PANEL)}]",
            "release: 2026-07-03",
        ),
        "portfolios/fu/2026-06-26/defence.md": written(
            "scores:",
            *(
                f"  - {{rater: {name}, score: {score}}}"
                for name, score in zip(PANEL, (60, 90, 87, 84, 100), strict=True)
            ),
        ),
    }
)
ASSESSED: Final[Files] = MappingProxyType(
    {
        **DEFENDED,
        "portfolios/fu/2026-H1/unit-sheet.md": sheet(90, 80),
        "portfolios/fu/2026-H1/mentor-sheet.md": sheet(80, 70),
    }
)


@row("S0-10", At.STATUS, At.SCORE, At.PERSON)
def test_s0_10_assessed_every_half_year_from_two_sheets(tmp_path: Path) -> None:
    here = unit(tmp_path, ASSESSED)
    sheets = {
        name: here.obligation(name, "2026-H1", "fu")
        for name in ("unit-sheet", "mentor-sheet")
    }
    assert {one.owner for one in sheets.values()} == {"survey", "shi"}
    assert {one.state for one in sheets.values()} == {State.DONE}
    # Tasks 60 % of 90 and 40 % of 80, skill of 80 and 70, the defence 87: 40, 30, 30 %.
    score = here.score("regular", "2026-H1", "fu")
    assert score.total == Decimal("34.40") + Decimal("22.80") + Decimal("26.10")
    assert score.band == "good"
    board = only(here.page(PersonPage, "reviewers", "fu").results.boards)
    assert board.title == "Regular assessment"
    assert here.page(PersonPage, "cohort", "fu").results.boards == ()

    missing = unit(tmp_path, ASSESSED, {"portfolios/fu/2026-H1/mentor-sheet.md": None})
    assert missing.obligation("mentor-sheet", "2026-H1", "fu").state is State.MISSING
    without = missing.score("regular", "2026-H1", "fu")
    assert (without.state, without.total) == (ScoreState.INCOMPLETE, None)


@row("S0-10", At.STATUS)
def test_s0_10_the_period_is_the_programmes_to_set(tmp_path: Path) -> None:
    quarterly = unit(tmp_path, rules=("duties: [{id: unit-sheet, every: quarter}]",))
    assert [one.period.name for one in quarterly.owed("unit-sheet", about="fu")][
        :2
    ] == [
        "2026-Q1",
        "2026-Q2",
    ]


@row("S0-11", At.PERSON, At.SCORE, At.CHECK)
def test_s0_11_a_defence_before_a_panel(tmp_path: Path) -> None:
    here = unit(tmp_path, DEFENDED)
    (result,) = here.defences("fu")
    # 60 and 100 do not count; the mean of 90, 87, 84.
    assert (result.state, result.score) == (DefenceState.HELD, Decimal("87.00"))
    assert [one.rater for one in result.raters if not one.counted] == ["an", "e-lu"]
    (shown,) = here.page(PersonPage, "reviewers", "fu").results.defences
    assert (shown.on, shown.score) == (date(2026, 6, 26), "87.00")
    assert here.page(PersonPage, "cohort", "fu").results.defences == ()

    path = "portfolios/fu/2026-06-26/defence.md"
    own = str(DEFENDED[path]).replace("rater: an,", "rater: shi,")
    assert unit(tmp_path, DEFENDED, {path: own}).wrong("own-mentor-scores") == (
        (path, 3),
    )
    fewer = str(DEFENDED[path]).replace("  - {rater: an, score: 60}\n", "")
    below = unit(tmp_path, DEFENDED, {path: fewer})
    assert only(below.defences("fu")).state is DefenceState.BELOW_QUORUM


@row("S0-12", At.PERSON, At.PROGRAMME)
@row("S0-13", At.PERSON, At.PROGRAMME)
def test_s0_12_and_13_results_count_for_appraisal_and_awards(tmp_path: Path) -> None:
    def uses(here: Planted) -> str:
        board = only(here.page(PersonPage, "reviewers", "fu").results.boards)
        rules = only(here.page(ProgrammePage, "reviewers").assessments).facts
        assert ", ".join(said(rules)["Used for"]) == board.used_for
        return board.used_for

    here = unit(tmp_path, ASSESSED)
    assert uses(here) == "cadre assessment, awards for merit"

    appraisal = "assessments: [{id: regular, used_for: [cadre_appraisal]}]"
    assert uses(unit(tmp_path, ASSESSED, rules=(appraisal,))) == "cadre assessment"
    merit = "assessments: [{id: regular, used_for: [merit_award]}]"
    assert uses(unit(tmp_path, ASSESSED, rules=(merit,))) == "awards for merit"


TEAM: Final = "teams: [{id: beacon, title: Beacon, members: [fu], mentors: [shi]}]"
MERIT: Final[Files] = MappingProxyType(
    {
        "cohort/2026-08-01/team-award.md": written(
            "title: For the beacons", "level: third-class", "team: beacon"
        )
    }
)


@row("S0-14", At.TEAM, At.GROWTH)
def test_s0_14_collective_merit_third_class_goes_to_a_team(tmp_path: Path) -> None:
    here = unit(tmp_path, MERIT, rules=(TEAM,))
    awards = section(here.page(TeamPage, "cohort"), "awards")
    (award,) = told(only(awards.grids))
    assert (award["Record"], award["Class"]) == ("For the beacons", "Merit third class")
    (mine,) = told(
        only(section(here.page(GrowthPage, "cohort", "fu/growth"), "awards").grids)
    )
    assert mine["Team"] == "Beacon"
    # Kang is not in the team.
    assert here.pages(GrowthPage, "cohort", "kang/growth") == ()


def activity(*more: str) -> Files:
    """Something Fu did, in the record's own words."""
    return {
        "portfolios/fu/2026-05-11/activity.md": written("title: The gauge", *more),
    }


def work(here: Planted, who: str = "fu") -> Line:
    """The one line of work joined in somebody's growth file."""
    return only(lines(here.page(GrowthPage, "cohort", f"{who}/growth"), "Work joined"))


@row("S0-15", At.GROWTH)
def test_s0_15_joining_a_major_project(tmp_path: Path) -> None:
    here = unit(tmp_path, activity("activity: major-project"))
    line = work(here)
    assert (line.what.text, said(line.facts)["Kind"]) == (
        "The gauge",
        ("Major project",),
    )

    other = unit(tmp_path, activity("activity: holiday"))
    assert other.wrong("wrong-value") == (("portfolios/fu/2026-05-11/activity.md", 3),)


@row("S0-16", At.GROWTH)
def test_s0_16_an_urgent_task_tackled_together(tmp_path: Path) -> None:
    task = activity("activity: urgent-task", "with: [kang]", "led_by: shi")
    here = unit(tmp_path, task)
    facts = said(work(here).facts)
    assert facts["Kind"] == ("Urgent and difficult task",)
    assert (facts["Together with"], facts["Led by"]) == (
        ("Kang Zihan",),
        ("Shi Guanghe",),
    )
    # It stands in the growth file of the one who joined in, too.
    assert work(here, "kang").what.text == "The gauge"

    alone = unit(tmp_path, activity("activity: urgent-task"))
    assert alone.pages(GrowthPage, "cohort", "kang/growth") == ()


@row("S0-17", At.PERSON)
def test_s0_17_how_many_months_it_took(tmp_path: Path) -> None:
    path = "portfolios/fu/2026-07-15/milestone.md"
    reached = ("activity: on-their-own", "months: 6", "usual_months: 10")

    here = unit(tmp_path, {path: written(*reached)})
    found = only(cards(here.page(PersonPage, "cohort", "fu").timeline, "milestone"))
    assert said(found.facts) == {
        "Milestone": ("On their own",),
        "Months it took": ("6",),
        "Months it usually takes": ("10",),
    }

    assert unit(tmp_path, {path: written(reached[0])}).wrong("missing-key") == (
        (path, 2),
    )


@row("S0-18", At.STATUS, At.PERSON, At.GROWTH)
def test_s0_18_a_plan_for_each_on_real_tasks(tmp_path: Path) -> None:
    path = "portfolios/fu/first-cycle/help-plan.md"
    body = (
        "## Where we stand\n\n## Goals\n\n## Schedule\n\n" + "He walks the line. " * 20
    )
    dated = "submitted: 2026-01-28"
    plan = written("tasks: [the gauge, the beacons]", dated, body=body)

    here = unit(tmp_path, {path: plan})
    owed = here.obligation("help-plan", "first-cycle", "fu")
    assert (owed.owner, owed.due, owed.state) == ("shi", date(2026, 1, 30), State.DONE)
    assert here.obligation("help-plan", "first-cycle", "kang").state is State.MISSING
    found = only(cards(here.page(PersonPage, "cohort", "fu").timeline, "help-plan"))
    assert said(found.facts)["Tasks it builds on"] == ("the gauge", "the beacons")

    without = unit(tmp_path, {path: written(dated, body=body)})
    assert without.wrong("missing-key") == ((path, 2),)


@row("S0-19", At.MENTOR)
def test_s0_19_mentors_may_write_what_they_learned(tmp_path: Path) -> None:
    path = "mentors/shi/2026-08-20/reflection.md"
    here = unit(tmp_path, {path: written("title: What I learned", body="To wait.")})
    found = only(cards(here.page(MentorPage, "cohort").timeline, "reflection"))
    assert (found.title, found.source.strip()) == ("What I learned", "To wait.")
    assert here.owed("reflection") == ()

    # It is the mentor's: among a mentee's records it is not recognised.
    path = "portfolios/fu/2026-08-20/reflection.md"
    misplaced = unit(tmp_path, {path: written()})
    assert misplaced.wrong("unrecognised-file") == ((path, 1),)


@row("S0-20", At.MENTOR, At.PROGRAMME)
def test_s0_20_strengths_are_technique_ability_experience(tmp_path: Path) -> None:
    here = unit(tmp_path)
    strengths = said(here.page(MentorPage, "cohort").facts)["Strengths"]
    assert strengths == ("Technique", "Experience")
    assert terms(here.page(ProgrammePage, "public"), "Strengths") == (
        "Technique",
        "Ability",
        "Experience",
    )

    charm = unit(tmp_path, {"mentors/shi.yml": SHI.replace("technique", "charm")})
    assert charm.wrong("unknown-reference") == (("mentors/shi.yml", 5),)


@row("S0-21", At.MENTOR, At.PERSON)
def test_s0_21_a_mentee_becomes_a_mentor(tmp_path: Path) -> None:
    follows = "name: Kang Zihan\nunit: survey\nroles: [business]\nwas: kang\n"

    here = unit(tmp_path, {"mentors/kang-zihan.yml": follows})
    (heir,) = here.pool.member["shi"].line
    assert (heir.mentee, heir.mentor, heir.generation) == ("kang", "kang-zihan", 1)
    shi = said(here.page(MentorPage, "cohort", "shi").facts)
    assert shi["Mentees who became mentors"] == ("Kang Zihan",)
    kang = said(here.page(PersonPage, "cohort", "people/kang").facts)
    assert kang["Became the mentor"] == ("Kang Zihan",)

    other = unit(
        tmp_path, {"mentors/kang-zihan.yml": follows.replace("was: kang\n", "")}
    )
    assert other.pool.member["shi"].line == ()


@row("S0-22", At.GROWTH, At.PROGRAMME)
def test_s0_22_four_methods_of_helping(tmp_path: Path) -> None:
    methods = "old-leads-new, new-spurs-old, mutual-help, growing-together"
    done = activity("activity: routine-task", f"method: [{methods}]")
    here = unit(tmp_path, done)
    assert said(work(here).facts)["Methods"] == (
        "The old lead the new",
        "The new spur the old",
        "Helping one another",
        "Growing together",
    )

    fifth = unit(tmp_path, activity("activity: routine-task", "method: [lecturing]"))
    assert fifth.wrong("wrong-value") == (("portfolios/fu/2026-05-11/activity.md", 4),)


SECOND: Final = """\
policies:
  - {id: mechanism, from: 2026-01-01, to: 2026-06-30}
  - {id: second, title: Second edition, from: 2026-07-01, replaces: mechanism}
duties:
  - id: guidance
    changes: [{from: 2026-07-01, policy: second, every: quarter, grace: 10}]"""


@row("S0-23", At.STATUS, At.PROGRAMME)
def test_s0_23_the_mode_of_operation_improves_by_dated_versions(tmp_path: Path) -> None:
    here = unit(tmp_path, rules=(SECOND,))
    periods = [one.period.name for one in here.owed("guidance", about="fu")]
    assert periods[:7] == [*(f"2026-0{n}" for n in range(1, 7)), "2026-Q3"]

    page = here.page(ProgrammePage)
    assert {one.title: one.in_force for one in page.policies} == {
        "The business mentor mechanism": False,
        "Second edition": True,
    }
    duty = only(one for one in page.duties if one.title == "Guidance record")
    now, before = duty.versions
    assert now.current
    assert now.policy is not None
    assert now.policy.text == "Second edition"
    assert said(now.facts)["How often"] == ("every quarter",)
    assert said(before.facts)["How often"] == ("every month",)


@row("S0-24", At.PROGRAMME)
def test_s0_24_two_goals(tmp_path: Path) -> None:
    assert unit(tmp_path).page(ProgrammePage, "public").goals == (
        "More people who set an example",
        "More excellent teams",
    )
    own = unit(tmp_path, rules=("goals: [One thing well]",))
    assert own.page(ProgrammePage, "public").goals == ("One thing well",)
