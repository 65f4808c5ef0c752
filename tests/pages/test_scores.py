"""The assessment part of a page: points, and links to what is behind them."""

from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from builders import cohort, duty, mentee, mentor, record, site
from growthfolio.model.assessment import Assessment, DimensionShare, Quota
from growthfolio.model.cohort import Cohort
from growthfolio.model.defence import DefencePolicy
from growthfolio.model.duty import About
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.people import Leave
from growthfolio.model.policy import Term
from growthfolio.model.record import Subject
from growthfolio.model.schema import Id
from growthfolio.model.title import Title
from growthfolio.pages import Site
from growthfolio.pages.views import (
    Link,
    MentorPage,
    PersonPage,
    ProgrammePage,
    YearPage,
)
from growthfolio.pages.views.scores import DefenceCard, Results, ScoreCard
from growthfolio.rendering import Links, render
from rendering.page_html import Outline, text_of
from scoring_tools import (
    AFTER,
    adjustment,
    assessment,
    gives,
    indicator,
    number,
    policy,
    sheet_duty,
    source,
    table,
)


def monthly(**changes: object) -> Assessment:
    points = replace(
        indicator("points", 100, source()),
        dimensions=(DimensionShare(dimension=Id("work")),),
    )
    late = adjustment("records", -2, duties=("slip",), title=Title.plain("Slips"))
    rule = assessment("monthly", points, adjustments=(late,))
    return replace(rule, used_for=(Id("cadre_appraisal"), Id("merit_award")), **changes)


def small(rule: Assessment | None = None, *items: object) -> Cohort:
    rules = policy(
        rule or monthly(),
        sheet_duty(),
        duty("slip", every="event"),
        dimensions=(Term(id=Id("work"), title=Title.plain("Work")),),
    )
    return cohort(
        rules, *items, gives("2026-01", points=92), record("2026-01-09", "slip")
    )


def person(of: Cohort, audience: str = "mentors", today: date = AFTER) -> PersonPage:
    pages = site(of, audience, today=today).pages
    return next(page for page in pages if isinstance(page, PersonPage))


def january(results: Results) -> ScoreCard:
    (board,) = results.boards
    return next(card for card in board.cards if card.period == "January 2026")


def test_a_total_its_grade_and_what_is_lacking() -> None:
    card = january(person(small()).results)
    assert (card.total, card.of, card.band, card.state) == ("90.00", "100", "优秀", "")
    near = replace(small(), records=(gives("2026-01", points="89.4"),))
    assert january(person(near).results).notes == ("0.60 points below 优秀",)


def test_every_point_leads_to_the_record_behind_it() -> None:
    points, slips = january(person(small()).results).lines
    assert (points.title, points.points, points.of) == ("Points", "92.00", "100")
    (part,) = points.parts
    assert (part.title, part.share, part.value) == (
        "Sheet (score sheet)",
        "100%",
        "92.00",
    )
    assert part.cited == (
        Link(
            text="Sheet, January 2026: 92.00",
            url="people/ada-lin",
            anchor="r-2026-01-sheet-1",
        ),
    )
    assert (slips.title, slips.points) == ("Slips", "-2.00")
    assert slips.parts[0].cited[0].anchor == "r-2026-01-09-slip-1"


def test_what_is_missing_leads_to_the_gap() -> None:
    (board,) = person(small()).results.boards
    february = next(card for card in board.cards if card.period == "February 2026")
    assert (february.total, february.state) == ("", "incomplete")
    (gap,) = february.lines[0].parts[0].missing
    assert (gap.text, gap.anchor) == ("Sheet, February 2026", "g-2026-02-sheet-1")


def test_the_newest_period_comes_first() -> None:
    (board,) = person(small()).results.boards
    assert [card.period for card in board.cards] == [
        "April 2026",
        "March 2026",
        "February 2026",
        "January 2026",
    ]


def test_dimensions_are_named() -> None:
    (work,) = january(person(small()).results).dimensions
    assert (work.label, work.values) == ("Work", (Link(text="92.00"),))


def test_what_a_result_is_used_for_is_said() -> None:
    """S0-12, S0-13: an important reference for appraisal and for awards."""
    (board,) = person(small()).results.boards
    assert board.used_for == "cadre assessment, awards for merit"


def test_leave_is_said() -> None:
    leave = Leave(start=date(2026, 1, 1), end=date(2026, 1, 31), reason="sick")
    people = small(monthly(), mentee(leave=(leave,)))
    away = replace(people, records=())
    card = january(person(away).results)
    assert (card.state, card.lines[0].note) == (
        "on leave",
        "not counted (nothing was owed)",
    )


def test_an_older_year_has_its_own_scores() -> None:
    people = small()
    pages = site(people, "mentors", today=date(2027, 2, 1)).pages
    year = next(page for page in pages if isinstance(page, YearPage))
    now = next(page for page in pages if isinstance(page, PersonPage))
    assert january(year.results).total == "90.00"
    assert [card.period for card in now.results.boards[0].cards] == [
        "February 2027",
        "January 2027",
    ]


def test_below_its_audience_a_page_says_nothing_of_it() -> None:
    assert not person(small(), "reviewers").results
    assert not programme(small(), "reviewers").assessments


def test_a_mentors_scores_are_on_the_mentors_page() -> None:
    rule = replace(
        assessment("monthly", indicator("points", 100, source())), about=About.MENTOR
    )
    rules = policy(rule, sheet_duty(about=About.MENTOR))
    sheet = gives("2026-01", about=Subject(About.MENTOR, "ben-wu"), points=81)
    pages = site(cohort(rules, mentor(), sheet), "mentors", today=AFTER).pages
    page = next(page for page in pages if isinstance(page, MentorPage))
    assert january(page.results).total == "81.00"


# Defences

DAY = date(2026, 3, 16)


def defended(release: date | None) -> Cohort:
    columns = {
        "person": RecordField(type=FieldType.PERSON),
        "on": RecordField(type=FieldType.DATE),
    }
    scores = table(rater=RecordField(type=FieldType.TEXT), score=number())
    office = {"owner": "office", "every": "event"}
    rules = policy(
        (),
        duty("round", about=About.COHORT, fields={"slots": table(**columns)}, **office),
        duty("defence", fields={"scores": scores}, **office),
        defences=(
            DefencePolicy(
                id=Id("final"),
                title=Title.plain("Final defence"),
                round=Id("round"),
                sheet=Id("defence"),
                audience=Id("reviewers"),
                drop=1,
                appeal=5,
            ),
        ),
    )
    fields: dict[str, object] = {"slots": ({"person": "ada-lin", "on": DAY},)}
    if release is not None:
        fields["release"] = release
    rows = tuple(
        {"rater": rater, "score": Decimal(given)}
        for rater, given in (("ben-wu", 99), ("kim", 80), ("lee", 84), ("mo", 90))
    )
    whole = Subject(About.COHORT, "cohort")
    unpaired = mentee(mentors=())
    return cohort(
        rules,
        unpaired,
        record("2026-03-01", "round", whole, fields=fields),
        record(DAY.isoformat(), "defence", fields={"scores": rows}),
    )


def defence(release: date | None, today: date = date(2026, 3, 20)) -> DefenceCard:
    (card,) = person(defended(release), "reviewers", today).results.defences
    return card


def test_a_defence_shows_what_counted() -> None:
    card = defence(None)
    assert (card.title, card.on, card.state, card.score) == (
        "Final defence",
        DAY,
        "held",
        "87.00",
    )
    assert [(row.rater.text, row.score, row.counted) for row in card.raters] == [
        ("Ben Wu", "99.00", False),
        ("kim", "80.00", False),
        ("lee", "84.00", True),
        ("mo", "90.00", True),
    ]
    assert card.raters[0].rater.url == "mentors/ben-wu"
    assert card.sheet is not None
    assert card.sheet.anchor == "r-2026-03-16-defence-1"


def test_before_its_day_a_page_says_only_when_results_come() -> None:
    card = defence(date(2026, 3, 25))
    assert (card.state, card.score, card.raters, card.sheet) == ("", "", (), None)
    assert card.notes == ("results on 2026-03-25", "appeals until 2026-03-30")


def test_the_window_to_appeal_is_said_while_it_is_open() -> None:
    released = date(2026, 3, 25)
    assert defence(released, date(2026, 3, 28)).notes == ("appeals until 2026-03-30",)
    assert defence(released, date(2026, 4, 2)).notes == ()


# The programme's page


def programme(of: Cohort, audience: str = "mentors") -> ProgrammePage:
    pages = site(of, audience, today=AFTER).pages
    return next(page for page in pages if isinstance(page, ProgrammePage))


def test_the_programme_says_what_is_scored_and_how() -> None:
    quota = Quota(band=Id("excellent"), cohort=Decimal(20), unit=Decimal(25))
    (row,) = programme(small(monthly(quota=quota))).assessments
    assert (row.title, row.every) == ("Monthly", "every month")
    (line,) = row.indicators
    assert (line.title, line.weight, line.dimensions) == ("Points", "100%", ("Work",))
    assert [(each.title, each.share) for each in line.sources] == [
        ("Sheet (score sheet)", "100%")
    ]
    said = {fact.label: [value.text for value in fact.values] for fact in row.facts}
    assert said == {
        "Bonus and deductions": ["Slips"],
        "Grades": ["优秀 from 90", "良好 from 80", "合格 from 60", "不合格 from 0"],
        "Quota": ["at most 20% of all: 优秀", "at most 25% of each unit: 优秀"],
        "Used for": ["cadre assessment", "awards for merit"],
    }


def test_raters_of_everything_are_said_once() -> None:
    points = indicator("points", 100)
    rule = assessment("monthly", points, raters=(source(share=100),))
    (row,) = programme(small(rule)).assessments
    assert row.indicators[0].sources == ()
    (raters,) = (fact for fact in row.facts if fact.label == "Raters")
    assert [value.text for value in raters.values] == ["Sheet (score sheet) 100%"]


# In HTML


def html(of: Cohort, kind: type, audience: str = "mentors") -> str:
    made: Site = site(of, audience, today=AFTER)
    page = next(page for page in made.pages if isinstance(page, kind))
    return render(page, made, Links(directory_urls=False)).html


def test_the_page_shows_points_with_links_that_lead_somewhere() -> None:
    page = html(small(), PersonPage)
    outline = Outline(page)
    ids = {attributes["id"] for _, attributes in outline.elements if "id" in attributes}
    links = [
        one["href"] for one in outline.all("a") if "sheet-1" in one.get("href", "")
    ]
    assert links
    assert {link.partition("#")[2] for link in links} <= ids
    assert "January 2026 90.00 of 100 优秀" in text_of(page)
    assert "waiting for: Sheet, February 2026" in text_of(page)


def test_a_page_without_scores_has_no_part_for_them() -> None:
    assert 'class="gf-results"' in html(small(), PersonPage)
    assert "Assessment" not in html(small(), PersonPage, "reviewers")


def test_the_programmes_page_has_a_table_of_indicators() -> None:
    said = text_of(html(small(), ProgrammePage))
    assert "Points 100% Sheet (score sheet) 100% Work" in said


def test_a_defence_is_told() -> None:
    said = text_of(html(defended(None), PersonPage))
    assert "Final defence 2026-03-16 · held · 87.00" in said
    assert "kim 80.00 not counted" in said
