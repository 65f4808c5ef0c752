"""A person's pages: who it is, what comes next, the years."""

from datetime import date

import pytest

from builders import cohort, duty, mentee, programme, record, site
from growthfolio.model import period as periods
from growthfolio.model.cohort import Cohort
from growthfolio.model.people import Leave
from growthfolio.model.record import Record, Status
from growthfolio.pages.views import Fact, PersonPage, YearPage


def person(of: Cohort, audience: str = "reviewers", **more: object) -> PersonPage:
    """The first person's page."""
    pages = site(of, audience, **more).pages
    return next(page for page in pages if isinstance(page, PersonPage))


def years(of: Cohort, audience: str = "reviewers", **more: object) -> list[YearPage]:
    """The pages of older years."""
    pages = site(of, audience, **more).pages
    return [page for page in pages if isinstance(page, YearPage)]


def told(facts: tuple[Fact, ...]) -> dict[str, list[str]]:
    """Facts as plain texts."""
    return {fact.label: [value.text for value in fact.values] for fact in facts}


def one_duty(rule: str, *items: object, **more: object) -> Cohort:
    """A cohort of Ada with one duty."""
    return cohort(programme(duty("note", every=rule, **more)), *items)


def test_who_it_is(whole: Cohort) -> None:
    page = person(whole)
    assert (page.name, page.name_en) == ("林晓禾", "Ada Lin")
    assert told(page.facts) == {
        "Unit": ["Town hall"],
        "Post class": ["Desk"],
        "Posting": ["village"],
        "Stage": ["Nurture (stage 1 of 2)"],
        "Joined": ["2025-07-01"],
        "Political mentor": ["Ben Wu"],
        "Business mentor": ["Di Lu"],
    }
    links = {value.url for fact in page.facts for value in fact.values if value.url}
    assert links == {"units/town", "mentors/ben-wu", "mentors/di-lu"}


def test_who_has_left_is_in_no_stage_and_has_no_mentor(whole: Cohort) -> None:
    pages = site(whole, "reviewers").pages
    bo = next(page for page in pages if page.url == "people/bo-he")
    assert told(bo.facts) == {"Joined": ["2025-07-01"], "Left": ["2025-12-31"]}
    assert bo.next is None


def test_under_an_alias_there_are_only_the_mentors(whole: Cohort) -> None:
    pages = site(whole, "public").pages
    facts = [told(page.facts) for page in pages if isinstance(page, PersonPage)]
    assert {label for one in facts for label in one} <= {
        "Political mentor",
        "Business mentor",
    }


def test_the_next_thing_due_is_the_persons_own(whole: Cohort) -> None:
    following = person(whole).next
    assert following is not None
    assert (following.duty, following.period) == ("Visit 1", "quarter 1 of 2026")
    assert (following.due, following.working_days) == (date(2026, 3, 31), 7)
    assert following.command == "growthfolio new ada-lin visit 2026-Q1"
    assert following.path == "portfolios/ada-lin/2026-Q1/visit.md"
    assert person(whole, "cohort").next is None


def test_a_draft_is_finished_not_begun_again() -> None:
    draft = record("2026-03", "note", status=Status.DRAFT)
    following = person(one_duty("month", draft)).next
    assert following is not None
    assert following.command == ""


def test_what_is_due_within_its_grace_comes_next() -> None:
    of = one_duty("month", due="day 18", grace=5)
    following = person(of).next
    assert following is not None
    assert (following.due, following.working_days) == (date(2026, 3, 18), 0)


def test_the_current_year_stands_on_the_page_older_ones_on_their_own(
    whole: Cohort,
) -> None:
    page, (older, *_) = person(whole), years(whole)
    assert {chapter.anchor for chapter in page.timeline.chapters} == {
        *("m-2026-03", "m-2026-02", "m-2026-01"),
        *("p-2026-02-14", "p-2026-Q1", "p-2026"),
    }
    assert (older.url, older.year) == ("people/ada-lin/2025", "2025")
    assert older.person.url == page.url
    assert [(one.text, one.url) for one in page.years] == [
        ("2026", "people/ada-lin"),
        ("2025", "people/ada-lin/2025"),
    ]
    assert older.years == page.years


def test_without_older_years_there_is_nothing_to_choose() -> None:
    of = one_duty("month", record("2026-01", "note"))
    assert years(of) == []
    assert person(of).years == ()


@pytest.mark.parametrize(
    ("every", "item", "today", "year"),
    [
        ("year", record("2025", "note"), date(2026, 3, 1), "2025"),
        ("half-year", record("2025-H2", "note"), date(2026, 3, 1), "2025"),
        ("weeks:1", record("2026-W01", "note"), date(2026, 3, 1), "2025"),
        ("event", record("2025-12-31", "note"), date(2026, 3, 1), "2025"),
        ("once", record(periods.once(date(2025, 12, 20)), "note"), None, "2026"),
    ],
)
def test_a_record_belongs_to_the_year_its_period_starts_in(
    every: str, item: Record, today: date | None, year: str
) -> None:
    """A person's own period belongs to the year it is due in."""
    of = one_duty(every, mentee(joined=date(2025, 12, 20)), item, due="+30")
    pages = site(of, "reviewers", today=today or date(2026, 3, 1)).pages
    found = [
        page.year if isinstance(page, YearPage) else "2026"
        for page in pages
        if isinstance(page, PersonPage | YearPage)
        for chapter in page.timeline.chapters
        if chapter.cards
    ]
    assert found == [year]


def test_where_due_dates_are_unknown_a_persons_period_belongs_to_its_first_day() -> (
    None
):
    of = one_duty(
        "once",
        mentee(joined=date(2025, 12, 20)),
        record(periods.once(date(2025, 12, 20)), "note"),
        due="day 30",
    )
    assert [page.year for page in years(of, "cohort")] == ["2025"]
    assert years(of, "public") == []


def test_a_month_stands_in_its_own_column_whenever_it_is_due() -> None:
    strip = person(one_duty("month", record("2026-01", "note"), due="+9")).strip
    assert strip is not None
    assert strip.rows[0].cells[0].state == "done"


def test_a_persons_own_period_stands_in_the_month_it_is_due_in(
    whole: Cohort,
) -> None:
    pages = site(whole, "reviewers").pages
    cy = next(page for page in pages if page.url == "people/cy-xu")
    start = next(row for row in cy.strip.rows if row.title == "Start")
    months = zip(cy.strip.columns, start.cells, strict=True)
    assert [column.long for column, cell in months if cell.state] == ["Mar"]


def test_the_strip_has_a_row_for_each_duty_and_comment(whole: Cohort) -> None:
    strip = years(whole)[0].strip
    assert strip is not None
    assert strip.caption == "2025 at a glance"
    assert [row.title for row in strip.rows] == [
        "Plan",
        "Note",
        "Note: the mentor’s comment",
        "Talk",
        "Visit",
        "Help-plan",
        "Start",
    ]
    assert [column.short for column in strip.columns] == [str(n) for n in range(1, 13)]
    assert not any(column.now for column in strip.columns)


def test_longer_periods_stand_in_the_month_they_are_due_in(whole: Cohort) -> None:
    strips = {"2026": person(whole).strip, "2025": years(whole)[0].strip}
    found = {
        (year, row.title): [
            column.long
            for column, cell in zip(strip.columns, row.cells, strict=True)
            if cell.state
        ]
        for year, strip in strips.items()
        if strip is not None
        for row in strip.rows
    }
    assert found["2025", "Talk"] == ["Sep", "Dec"]
    assert found["2025", "Help-plan"] == ["Jul"]
    assert found["2026", "Summary"] == ["Jan"]  # of 2025, due ten days after it
    assert found["2025", "Note"][0] == "Jul"


def test_a_cell_leads_to_the_page_its_period_stands_on(whole: Cohort) -> None:
    strip = person(whole).strip
    assert strip is not None
    summary = next(row for row in strip.rows if row.title == "Summary")
    assert summary.cells[0].to is not None
    assert summary.cells[0].to.url == "people/ada-lin/2025"
    assert summary.cells[0].to.anchor == "p-2025"


def test_the_strip_marks_todays_month(whole: Cohort) -> None:
    strip = person(whole).strip
    assert strip is not None
    assert [column.title for column in strip.columns if column.now] == ["March 2026"]


def test_a_duty_that_never_applies_has_no_row() -> None:
    of = one_duty("month", mentee(joined=date(2027, 1, 1)))
    assert person(of).strip is None


def test_below_the_states_audience_the_strip_has_only_what_is_there(
    whole: Cohort,
) -> None:
    strip = years(whole, "cohort")[0].strip
    assert strip is not None
    assert {cell.state for row in strip.rows for cell in row.cells} == {None, "done"}
    assert [str(state) for state in strip.legend] == ["done"]


def test_leave_is_a_quiet_gap_with_its_reason() -> None:
    leave = Leave(start=date(2026, 1, 1), end=date(2026, 1, 31), reason="sick")
    page = person(one_duty("month", mentee(leave=(leave,))))
    chapter = page.timeline.chapters[-1]
    assert chapter.word == "exempt · sick leave"
    (gap,) = chapter.gaps
    assert (gap.reason, gap.days, gap.command) == ("sick leave", None, "")
