"""S2: a bureau's monthly plan, row by row."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Final

from attached import attached
from growthfolio.model.obligation import State
from growthfolio.model.score import IndicatorScore, ScoreState
from growthfolio.pages.views import (
    Card,
    GrowthPage,
    PersonPage,
    ProgrammePage,
    YearPage,
)
from growthfolio.pages.views.scores import ScoreCard
from planting import Files
from programmes.rows import (
    At,
    Planted,
    cards,
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

TODAY: Final = date(2027, 2, 20)

HE: Final = "portfolios/he/profile.yml"
PEOPLE: Final[Files] = MappingProxyType(
    {
        "mentors/wei.yml": "name: Wei Chengzhi\nroles: [business]\n",
        "mentors/zhao.yml": "name: Zhao Yun\nroles: [leader]\n",
        HE: "name: He Ming\nrank: clerk\njoined: 2026-07-01\nmentors:\n"
        "  - {mentor: wei, role: business, from: 2026-07-01}\n"
        "  - {mentor: zhao, role: leader, from: 2026-07-01}\n",
        "portfolios/luo/profile.yml": "name: Luo Jin\nrank: deputy-section-chief\n"
        "joined: 2026-07-01\n"
        "mentors: [{mentor: wei, role: business, from: 2026-07-01}]\n",
    }
)


def bureau(root: Path, *files: Files, rules: tuple[str, ...] = ()) -> Planted:
    """He and Luo, whom Wei helps, since July 2026, and what else is planted."""
    policy = programme("bureau-monthly", *rules, starts="2026-07-01")
    return planted(root, TODAY, policy, PEOPLE, *files)


def of_he(period: str, duty: str, *front: str, body: str = "") -> Files:
    """A record of He's."""
    return {f"portfolios/he/{period}/{duty}.md": written(*front, body=body)}


def seen(here: Planted, duty: str, audience: str = "mentors") -> tuple[Card, ...]:
    """The records of a duty on He's pages, this year's and the last's."""
    pages = (
        *here.pages(PersonPage, audience, "people/he"),
        *here.pages(YearPage, audience, "people/he/2026"),
    )
    return tuple(card for page in pages for card in cards(page.timeline, duty))


def growth(here: Planted, audience: str = "mentors", who: str = "he") -> GrowthPage:
    """Somebody's growth file."""
    return here.page(GrowthPage, audience, f"{who}/growth")


def prose(*titles: str) -> str:
    """A body with these sections, long enough for any duty."""
    text = "We read the plan of the year and asked those who had written it. " * 4
    return "".join(f"## {title}\n\n{text}\n\n" for title in titles)


PLAN: Final = prose("Goals", "Measures")
DECK: Final = prose("What I studied", "What I make of it", "Next month")
SUMMARY: Final = prose("Work I joined", "How I was helped", "What came of it")
TALK: Final = prose("What was said", "What follows")


@row("S2-01", At.GROWTH, At.PROGRAMME)
def test_s2_01_five_abilities_and_the_records_that_bear_them_out(
    tmp_path: Path,
) -> None:
    def article(ability: str) -> Files:
        return of_he("2026-12-04", "output", "kind: article", f"abilities: [{ability}]")

    here = bureau(tmp_path, article("writing"))
    chart = only(one for one in growth(here).charts if one.anchor == "abilities")
    counted = {
        one.title: sum(point.value or 0 for point in one.points) for one in chart.series
    }
    assert counted == {
        "Ideological ability": 0,
        "Political ability": 0,
        "Practical ability": 0,
        "Writing": 1,
        "Coordination": 0,
    }
    assert told(chart.records)[0]["Abilities"] == "Writing"
    assert terms(here.page(ProgrammePage), "Abilities") == tuple(counted)

    cooking = bureau(tmp_path, article("cooking"))
    assert cooking.wrong("unknown-reference") == (
        ("portfolios/he/2026-12-04/output.md", 3),
    )


@row("S2-02", At.PROGRAMME)
def test_s2_02_three_qualities_of_the_backbone_reserve(tmp_path: Path) -> None:
    page = bureau(tmp_path).page(ProgrammePage, "public")
    assert page.goals == (
        "Reliable in politics",
        "Excellent in the profession",
        "Sound in style of work",
    )
    reviewed = bureau(tmp_path).page(ProgrammePage, "reviewers")
    used = [said(one.facts).get("Used for") for one in reviewed.assessments]
    assert used == [None, ("Choosing the backbone reserve",)]


@row("S2-03", At.CHECK, At.PERSON)
def test_s2_03_for_deputy_section_chiefs_and_below(tmp_path: Path) -> None:
    here = bureau(tmp_path)
    assert here.wrong("rank-too-high") == ()
    luo = said(here.page(PersonPage, "reviewers", "people/luo").facts)
    assert luo["Rank"] == ("Deputy section chief",)
    assert "Rank" not in said(here.page(PersonPage, "cohort", "people/luo").facts)

    chief = {HE: str(PEOPLE[HE]).replace("rank: clerk", "rank: section-chief")}
    assert bureau(tmp_path, chief).wrong("rank-too-high") == ((HE, 2),)


@row("S2-04", At.PROGRAMME)
def test_s2_04_every_duty_stands_under_one_of_four_methods(tmp_path: Path) -> None:
    page = bureau(tmp_path).page(ProgrammePage, "mentors")
    ways = only(one for one in page.vocabularies if terms(page, one.title) == WAYS)
    under = [[link.text for link in term.duties] for term in ways.terms]
    assert under == [
        [
            "Monthly learning plan",
            "Month-end talk",
            "Month-end exchange",
            "Annual summary",
        ],
        ["Heart-to-heart talk"],
        ["Rotation", "Output", "Activities and hard tasks"],
        ["Monthly score sheet", "Democratic appraisal", "Results of the year"],
    ]

    fifth = bureau(tmp_path, rules=("duties: [{id: plan, terms: {ways: [sport]}}]",))
    assert len(fifth.wrong("unknown-reference")) == 1


WAYS: Final = ("Study", "Care", "Training", "Dynamic management and assessment")


@row("S2-05", At.PERSON, At.PROGRAMME)
def test_s2_05_others_of_the_cohort_read_and_learn_from_it(tmp_path: Path) -> None:
    deck = of_he("2026-12", "ppt-notes", "submitted: 2026-12-31", body=DECK)
    here = bureau(tmp_path, deck)
    assert len(seen(here, "ppt-notes", "cohort")) == 1
    assert seen(here, "ppt-notes", "public") == ()
    plan = only(
        one
        for one in here.page(ProgrammePage, "cohort").duties
        if one.title == "Monthly learning plan"
    )
    assert said(plan.terms)["Ways of studying"] == ("Self-study first",)

    # A programme may keep it among mentors, and so may each record for itself.
    kept = bureau(
        tmp_path, deck, rules=("duties: [{id: ppt-notes, audience: mentors}]",)
    )
    assert seen(kept, "ppt-notes", "cohort") == ()
    own = of_he("2026-12", "ppt-notes", "audience: mentors", body=DECK)
    assert seen(bureau(tmp_path, own), "ppt-notes", "cohort") == ()


def month(period: str, *marks: int, day: str) -> Files:
    """A month's marks: five on the office's sheet, the last in the helper's comment."""
    fields = ("objectives", "daily_work", "collective", "learning", "hard_tasks")
    *office, helper = marks
    scores = (f"{name}: {mark}" for name, mark in zip(fields, office, strict=True))
    return {
        **of_he(
            period,
            "sheet",
            *scores,
            "evidence: [https://bureau.example/file]",
            f"submitted: {day}",
        ),
        **of_he(period, "ppt-notes", f"submitted: {day}", body=DECK),
        f"portfolios/he/{period}/ppt-notes.comment.md": written(
            "by: wei", f"on: {day}", f"score: {helper}", body="Well told."
        ),
    }


_MARKS: Final = ((80, 90, 70, 80, 60, 90), (100, 90, 80, 90, 80, 100))
NOVEMBER: Final = month("2026-11", *_MARKS[0], day="2026-11-30")
HALF_YEAR: Final[Files] = MappingProxyType(
    {
        path: record
        for n in range(7, 13)
        for path, record in month(
            f"2026-{n:02}", *_MARKS[n % 2], day=f"2026-{n:02}-28"
        ).items()
    }
)


def votes(*rows: str) -> Files:
    """The year's ballot on He."""
    return of_he(
        "2026", "ballot", f"votes: [{', '.join(rows)}]", "submitted: 2027-01-08"
    )


BALLOT: Final = votes(
    "{vote: good, votes: 4}",
    "{vote: fairly-good, votes: 1}",
    "{vote: abstained, votes: 2}",
)


@row("S2-06", At.SCORE, At.PERSON)
def test_s2_06_assessed_monthly_and_added_up_at_the_years_end(tmp_path: Path) -> None:
    here = bureau(tmp_path, HALF_YEAR, BALLOT)
    # 20 + 13.5 + 7 + 16 + 9 + 13.5, and 25 + 13.5 + 8 + 18 + 12 + 15.
    months = [here.score("monthly", f"2026-{n}", "he").total for n in (10, 11)]
    assert months == [Decimal("79.00"), Decimal("91.50")]
    # 85 % of their mean 85.25 and 15 % of the votes' 96: 72.4625 + 14.4.
    year = here.score("yearly", "2026", "he")
    assert (year.total, year.band) == (Decimal("86.86"), "good")
    assert [one.id for one in year.indicators] == ["democratic", "monthly"]
    page = here.page(YearPage, "reviewers", "people/he/2026")
    assert [board.title for board in page.results.boards] == [
        "Monthly assessment",
        "Result of the year",
    ]

    one = bureau(tmp_path, NOVEMBER, BALLOT)
    assert one.score("yearly", "2026", "he").state is ScoreState.INCOMPLETE


@row("S2-07", At.STATUS, At.PERSON, At.CHECK)
def test_s2_07_a_study_plan_at_the_beginning_of_the_month(tmp_path: Path) -> None:
    front = ("goals: [read the law]", "basis: new to the field")
    plans = of_he(
        "2026-12", "plan", *front, "submitted: 2026-12-05", body=PLAN
    ) | of_he("2027-01", "plan", *front, "submitted: 2027-01-06", body=PLAN)
    here = bureau(tmp_path, plans)
    owed = {one.period.name: one for one in here.owed("plan", about="he")}
    assert owed["2026-12"].due == date(2026, 12, 5)
    assert owed["2026-12"].state is State.DONE
    assert owed["2027-01"].state is State.LATE
    assert (owed["2027-02"].state, owed["2027-02"].owner) == (State.MISSING, "he")
    (card,) = [one for one in seen(here, "plan", "cohort") if "2026-12" in one.path]
    assert said(card.facts)["Goals"] == ("read the law",)

    aimless = bureau(tmp_path, of_he("2026-12", "plan", front[1], body=PLAN))
    assert aimless.wrong("missing-key") == (("portfolios/he/2026-12/plan.md", 2),)


@row("S2-08", At.STATUS, At.PROGRAMME, At.GROWTH)
def test_s2_08_experience_is_exchanged_at_the_months_end(tmp_path: Path) -> None:
    path = "cohort/2026-12/session.md"
    minutes = written(
        "date: 2026-12-30",
        "with: [he]",
        "submitted: 2027-01-04",
        body=prose("What was exchanged"),
    )
    here = bureau(tmp_path, {path: minutes})
    owed = here.obligation("session", "2026-12")
    assert (owed.owner, owed.due, owed.state) == (
        "office",
        date(2027, 1, 5),
        State.DONE,
    )
    assert here.obligation("session", "2027-01").state is State.MISSING
    shown = only(cards(here.page(ProgrammePage, "cohort").timeline, "session"))
    assert said(shown.facts)["Who was there"] == ("He Ming",)
    helped = only(
        run
        for year in growth(here, "cohort").years
        for part in year.parts
        for run in part.runs
    )
    assert helped.title == "Month-end exchange"
    assert here.pages(GrowthPage, "cohort", "luo/growth") == ()

    empty = written("date: 2026-12-30", body=prose("What was exchanged"))
    assert bureau(tmp_path, {path: empty}).wrong("missing-key") == ((path, 2),)


@row("S2-09", At.STATUS, At.PERSON)
def test_s2_09_slides_by_each_person_each_month(tmp_path: Path) -> None:
    front = ("deck: slides.pptx", "submitted: 2026-12-31")
    slides = {"portfolios/he/2026-12/slides.pptx": attached("slides.pptx")}
    deck = of_he("2026-12", "ppt-notes", *front, body=DECK)
    here = bureau(tmp_path, deck, slides)
    states = {
        (one.subject.id, one.period.name): one.state
        for one in here.owed("ppt-notes")
        if one.period.name in ("2026-11", "2026-12")
    }
    assert states == {
        ("he", "2026-11"): State.MISSING,
        ("he", "2026-12"): State.AWAITING_COMMENT,
        ("luo", "2026-11"): State.MISSING,
        ("luo", "2026-12"): State.MISSING,
    }
    (card,) = seen(here, "ppt-notes", "cohort")
    assert [file.name for file in card.files] == ["slides.pptx"]

    lost = bureau(tmp_path, deck)
    assert lost.wrong("missing-attachment") == (
        ("portfolios/he/2026-12/ppt-notes.md", 2),
    )
    half = of_he("2026-12", "ppt-notes", body=prose("What I studied", "Next month"))
    assert len(bureau(tmp_path, half).wrong("missing-section")) == 1


@row("S2-10", At.STATUS, At.GROWTH)
def test_s2_10_a_summary_at_the_years_end(tmp_path: Path) -> None:
    measures = "measures: [{measure: writing lessons, effect: two articles}]"
    summary = of_he("2026", "summary", measures, "submitted: 2027-01-09", body=SUMMARY)
    here = bureau(tmp_path, summary)
    owed = {
        one.subject.id: (one.due, one.state) for one in here.owed("summary", "2026")
    }
    assert owed == {
        "he": (date(2027, 1, 10), State.DONE),
        "luo": (date(2027, 1, 10), State.MISSING),
    }
    page = growth(here, "cohort")
    assert [len(year.written) for year in page.years] == [1]
    (pair,) = told(only(section(page, "measures").grids))
    assert (pair["Measure"], pair["Effect"]) == ("writing lessons", "two articles")


TALKED: Final = ("date: 2026-12-12", "topic: The first months", "submitted: 2026-12-13")


@row("S2-11", At.PERSON, At.GROWTH)
def test_s2_11_talks_about_problems_and_what_is_done_about_them(tmp_path: Path) -> None:
    talk = of_he(
        "2026-12",
        "talk",
        *TALKED,
        "problems: [a cold office]",
        "follow_ups: [{measure: a heater, due: 2026-12-20, done: 2026-12-18}]",
        body=TALK,
    )
    here = bureau(tmp_path, talk)
    facts = said(only(seen(here, "talk")).facts)
    assert facts["Problems in work and life"] == ("a cold office",)
    (agreed,) = told(only(section(growth(here), "follow-ups").grids))
    assert (agreed["Measure"], agreed["Done"]) == ("a heater", "2026-12-18")
    # What was said stays between those who talked.
    assert seen(here, "talk", "reviewers") == ()
    assert here.pages(GrowthPage, "reviewers", "he/growth") == ()


@row("S2-12", At.STATUS, At.CHECK)
def test_s2_12_the_leader_concerned_talks_with_each_once_a_month(
    tmp_path: Path,
) -> None:
    by_leader = 'duties: [{id: talk, owner: "mentor:leader"}]'
    here = bureau(
        tmp_path,
        of_he("2026-12", "talk", *TALKED, body=TALK),
        rules=(by_leader,),
    )
    owed = [one for one in here.owed("talk", about="he") if one.due <= TODAY]
    assert [(one.period.name, one.owner, one.state) for one in owed][-3:] == [
        ("2026-11", "zhao", State.MISSING),
        ("2026-12", "zhao", State.DONE),
        ("2027-01", "zhao", State.MISSING),
    ]
    # Nobody leads Luo: then nobody owes it, and that is said.
    assert {one.owner for one in here.owed("talk", about="luo")} == {None}
    assert "portfolios/luo/profile.yml" in dict(here.wrong("no-mentor"))

    helper = bureau(tmp_path)
    assert {one.owner for one in helper.owed("talk", about="he")} == {"wei"}


def talk_facts(root: Path, *front: str) -> dict[str, tuple[str, ...]]:
    """What a talk says beside its date and topic, to mentors."""
    here = bureau(root, of_he("2026-12", "talk", *TALKED, *front, body=TALK))
    facts = dict(said(only(seen(here, "talk")).facts))
    return {
        key: facts[key] for key in facts if key not in ("Date of the talk", "Topic")
    }


@row("S2-13", At.PERSON)
def test_s2_13_criticism_and_self_criticism_is_marked(tmp_path: Path) -> None:
    label = "Criticism and self-criticism"
    assert talk_facts(tmp_path, "criticism: true") == {label: ("yes",)}
    assert talk_facts(tmp_path) == {}
    path = "portfolios/he/2026-12/talk.md"
    record = of_he("2026-12", "talk", *TALKED, "criticism: some", body=TALK)
    assert bureau(tmp_path, record).wrong("wrong-value") == ((path, 5),)


@row("S2-14", At.PERSON)
def test_s2_14_reminders_encouragement_and_own_summaries(tmp_path: Path) -> None:
    outcome = ("reminder: be in time", "encouragement: well read")
    assert talk_facts(tmp_path, *outcome, "self_summary: I write too much") == {
        "Reminder": ("be in time",),
        "Encouragement": ("well read",),
        "Own summary": ("I write too much",),
    }
    assert set(talk_facts(tmp_path, outcome[0])) == {"Reminder"}


@row("S2-15", At.GROWTH, At.PERSON)
def test_s2_15_articles_and_speeches_show_who_can_act_write_speak(
    tmp_path: Path,
) -> None:
    def output(day: str, kind: str, able: str) -> Files:
        return of_he(
            day, "output", f"title: A {kind}", f"kind: {kind}", f"able: [{able}]"
        )

    here = bureau(
        tmp_path,
        output("2026-12-04", "article", "write"),
        output("2027-01-04", "article", "write"),
        output("2027-02-04", "speech", "act, speak"),
    )
    found = section(growth(here, "cohort"), "outputs")
    assert said(found.facts) == {"article": ("2",), "speech": ("1",)}
    spoken = only(one for one in seen(here, "output", "cohort") if "02-04" in one.path)
    assert said(spoken.facts)["It shows somebody"] == ("Able to act", "Able to speak")

    singing = bureau(tmp_path, output("2026-12-04", "song", "sing"))
    assert singing.wrong("wrong-value") == (("portfolios/he/2026-12-04/output.md", 4),)


@row("S2-16", At.GROWTH)
def test_s2_16_those_of_simple_experience_rotate(tmp_path: Path) -> None:
    moved = ("from_post: Archive", "to_post: Registry", "from: 2027-01-04")
    here = bureau(tmp_path, of_he("2027-01-04", "rotation", *moved, "to: 2027-06-30"))
    (stay,) = told(only(section(growth(here, "cohort"), "posts").grids))
    assert (stay["Post"], stay["From"], stay["To"]) == (
        "Archive → Registry",
        "2027-01-04",
        "2027-06-30",
    )
    assert here.owed("rotation") == ()

    path = "portfolios/he/2027-01-04/rotation.md"
    nowhere = bureau(tmp_path, {path: written(moved[0])})
    assert nowhere.wrong("missing-key") == ((path, 2),)


@row("S2-17", At.GROWTH, At.PERSON)
def test_s2_17_one_growth_file_for_each(tmp_path: Path) -> None:
    luo = {"portfolios/luo/2027-01-08/output.md": written("kind: speech")}
    here = bureau(tmp_path, of_he("2026-12-04", "output", "kind: article"), luo)
    files = {one.name: one for one in here.pages(GrowthPage, "cohort")}
    assert sorted(files) == ["He Ming", "Luo Jin"]
    assert said(section(files["Luo Jin"], "outputs").facts) == {"speech": ("1",)}
    link = here.page(PersonPage, "cohort", "people/he").growth
    assert link is not None
    assert link.url == files["He Ming"].url

    # A career with its dates would tell who hides behind an alias.
    read = "duties: [{id: output, audience: public}]"
    public = bureau(
        tmp_path, of_he("2026-12-04", "output", "kind: song"), rules=(read,)
    )
    assert public.pages(GrowthPage, "public") == ()
    assert len(public.pages(GrowthPage, "cohort")) == 1


@row("S2-18", At.STATUS, At.CHECK, At.PROGRAMME)
def test_s2_18_the_office_is_responsible_for_the_assessment(tmp_path: Path) -> None:
    here = bureau(tmp_path, NOVEMBER)
    sheets = {one.period.name: one for one in here.owed("sheet", about="he")}
    assert {one.owner for one in sheets.values()} == {"office"}
    assert sheets["2026-11"].state is State.DONE
    assert (sheets["2026-12"].due, sheets["2026-12"].state) == (
        date(2027, 1, 5),
        State.MISSING,
    )
    missing = [one for one in here.findings("missing-record") if one.duty == "sheet"]
    assert {one.owner for one in missing} == {"office"}
    office = here.page(ProgrammePage, "reviewers").groups[-1]
    assert office.title == "the office"
    assert "Monthly score sheet" in [one.title for one in office.duties]


MARKED: Final = month("2026-11", *range(81, 87), day="2026-11-30")
SHEET: Final = "portfolios/he/2026-11/sheet.md"


def indicator(here: Planted, name: str, assessment: str = "monthly") -> IndicatorScore:
    """An indicator of He's first score in an assessment."""
    period = "2026-11" if assessment == "monthly" else "2026"
    score = here.score(assessment, period, "he")
    return only(one for one in score.indicators if one.id == name)


def november(here: Planted) -> ScoreCard:
    """The one month that has a total on He's page of 2026."""
    board = here.page(YearPage, "reviewers", "people/he/2026").results.boards[0]
    return only(one for one in board.cards if one.total)


def by_sheet(root: Path, name: str, title: str, value: int, points: str) -> None:
    """An indicator reads its own mark of the office's sheet, and waits for it."""
    here = bureau(root, MARKED)
    line = indicator(here, name)
    assert (line.value, line.points) == (Decimal(value), Decimal(points))
    assert {cited.path for part in line.parts for cited in part.cited} == {SHEET}
    shown = only(one for one in november(here).lines if one.title == title)
    assert shown.points == points

    without = str(MARKED[SHEET]).replace(f"{name}: {value}\n", "")
    lacking = bureau(root, MARKED, {SHEET: without})
    assert lacking.wrong("missing-key") == ((SHEET, 2),)
    assert indicator(lacking, name).value is None


@row("S2-19", At.SCORE, At.PERSON)
def test_s2_19_indicator_completion_of_objectives(tmp_path: Path) -> None:
    by_sheet(tmp_path, "objectives", "Completion of objectives", 81, "20.25")


@row("S2-20", At.SCORE, At.PERSON)
def test_s2_20_indicator_daily_work(tmp_path: Path) -> None:
    by_sheet(tmp_path, "daily_work", "Daily work", 82, "12.30")


@row("S2-21", At.SCORE, At.PERSON)
def test_s2_21_indicator_collective_activities(tmp_path: Path) -> None:
    title = "Taking part in collective activities"
    by_sheet(tmp_path, "collective", title, 83, "8.30")


@row("S2-22", At.SCORE, At.PERSON)
def test_s2_22_indicator_growth_in_learning(tmp_path: Path) -> None:
    by_sheet(tmp_path, "learning", "Growth in learning", 84, "16.80")


@row("S2-23", At.SCORE, At.PERSON)
def test_s2_23_indicator_hard_tasks(tmp_path: Path) -> None:
    by_sheet(tmp_path, "hard_tasks", "Taking on hard tasks", 85, "12.75")


@row("S2-24", At.SCORE, At.CHECK)
def test_s2_24_indicator_democratic_appraisal(tmp_path: Path) -> None:
    here = bureau(tmp_path, BALLOT)
    line = indicator(here, "democratic", "yearly")
    # Four good and one fairly good; to abstain is allowed and does not count.
    assert (line.value, line.points) == (Decimal(96), Decimal("14.40"))
    assert here.wrong("unknown-option") == ()

    few = bureau(
        tmp_path, votes("{vote: good, votes: 4}", "{vote: abstained, votes: 3}")
    )
    assert indicator(few, "democratic", "yearly").value is None
    assert [path for path, _ in few.wrong("too-few-votes")] == [
        "portfolios/he/2026/ballot.md"
    ]


@row("S2-25", At.SCORE, At.STATUS)
def test_s2_25_indicator_the_mentors_comment(tmp_path: Path) -> None:
    comment = "portfolios/he/2026-11/ppt-notes.comment.md"
    here = bureau(tmp_path, MARKED)
    line = indicator(here, "helper")
    assert (line.value, line.points) == (Decimal(86), Decimal("12.90"))
    assert {cited.path for part in line.parts for cited in part.cited} == {comment}

    silent = bureau(tmp_path, MARKED, {comment: None})
    owed = silent.obligation("ppt-notes.comment", "2026-11", "he")
    assert (owed.owner, owed.state) == ("wei", State.MISSING)
    assert indicator(silent, "helper").value is None


@row("S2-26", At.SCORE, At.PERSON, At.CHECK)
def test_s2_26_scores_rest_on_the_growth_file(tmp_path: Path) -> None:
    here = bureau(tmp_path, MARKED)
    assert here.score("monthly", "2026-11", "he").cited == (
        "portfolios/he/2026-11/ppt-notes.comment.md",
        SHEET,
    )
    shown = november(here).lines
    cited = [link for one in shown for part in one.parts for link in part.cited]
    assert len(cited) == 6
    assert {link.url for link in cited} == {"people/he/2026"}
    assert all(link.anchor for link in cited)

    bare = str(MARKED[SHEET]).replace("evidence: [https://bureau.example/file]\n", "")
    assert bureau(tmp_path, MARKED, {SHEET: bare}).wrong("missing-key") == ((SHEET, 2),)


DIMENSIONS: Final = {
    # Objectives count 25 × 100 %, daily work 15 × 50 %: (25 × 81 + 7.5 × 82) / 32.5.
    "achievement": "81.23",
    # Daily work 7.5, collective activities 5: (7.5 × 82 + 5 × 83) / 12.5.
    "mindset": "82.40",
    # Collective activities 5, hard tasks 7.5.
    "organising": "84.20",
    # Learning 20, the helper 7.5.
    "potential": "84.55",
    # Hard tasks 7.5, the helper 7.5.
    "politics": "85.50",
}


@row("S2-27", At.PERSON, At.GROWTH, At.PROGRAMME)
def test_s2_27_six_dimensions_beside_the_indicators(tmp_path: Path) -> None:
    here = bureau(tmp_path, MARKED, BALLOT)
    monthly = here.score("monthly", "2026-11", "he").dimensions
    assert {one.dimension: f"{one.value}" for one in monthly} == DIMENSIONS
    yearly = here.score("yearly", "2026", "he").dimensions
    assert [(one.dimension, one.value) for one in yearly] == [
        ("recognition", Decimal("96.00"))
    ]
    assert terms(here.page(ProgrammePage), "Dimensions") == (
        "Ideological realm",
        "Political quality",
        "Organising and coordination",
        "Work performance",
        "Development potential",
        "Public recognition",
    )
    assert said(november(here).dimensions)["Work performance"] == ("81.23",)


@row("S2-27", At.GROWTH)
def test_s2_27_dimensions_are_small_charts_with_the_records_behind(
    tmp_path: Path,
) -> None:
    here = bureau(tmp_path, HALF_YEAR, BALLOT)
    monthly, yearly = growth(here, "reviewers").charts
    year = {one.title: [point.said for point in one.points] for one in yearly.series}
    # The year's are the mean of its months; the votes tell of recognition.
    assert len(year) == 6
    assert (year["Work performance"], year["Public recognition"]) == (
        ["90.00"],
        ["96.00"],
    )
    work = only(one for one in monthly.series if one.title == "Work performance")
    # Objectives 80 or 100, of three quarters and more; daily work always 90.
    assert [point.said for point in work.points] == ["97.69", "82.31"] * 3
    assert (monthly.low, monthly.high) == (Decimal(0), Decimal(100))
    july, records = monthly.records.rows[0]
    assert [link.text for link in july] == ["July 2026"]
    assert {link.url for link in records} == {"people/he/2026"}
    assert {link.anchor for link in records} == {
        "r-2026-07-sheet-1",
        "r-2026-07-ppt-notes-1",
    }
    # Who may not read the scores sees no chart of them.
    assert growth(here, "cohort").charts == ()
