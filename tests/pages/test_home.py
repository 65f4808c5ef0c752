"""The home page: numbers, what needs attention, everybody by month."""

from datetime import date

import pytest

from builders import cohort, comment, duty, mentee, mentor, programme, record, site
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import CommentRule
from growthfolio.model.obligation import State
from growthfolio.model.people import Waiver
from growthfolio.model.period import add_months
from growthfolio.model.schema import Id
from growthfolio.pages.views import HomePage, MatrixRow


def home(of: Cohort, audience: str = "reviewers", **more: object) -> HomePage:
    """The home page of an audience."""
    page = site(of, audience, **more).pages[0]
    assert isinstance(page, HomePage)
    return page


def row(page: HomePage, name: str) -> MatrixRow:
    """The row of somebody in the matrix."""
    return next(one for one in page.matrix.rows if one.person.text == name)


def states(page: HomePage, name: str) -> dict[str, str]:
    """The cells of somebody by month, without the empty ones."""
    cells = zip(page.matrix.columns, row(page, name).cells, strict=True)
    return {column.long: str(cell.state) for column, cell in cells if cell.state}


def test_the_day_the_commit_and_the_next_due_date(whole: Cohort) -> None:
    page = home(whole, commit="abc1234")
    assert (page.as_of, page.commit) == (date(2026, 3, 20), "abc1234")
    assert page.next_due == date(2026, 3, 21)  # Cy's starting statement
    assert page.next_working_days == 0
    later = home(whole, today=date(2026, 3, 23))
    assert (later.next_due, later.next_working_days) == (date(2026, 3, 31), 6)


def test_four_numbers_for_those_who_know_states(whole: Cohort) -> None:
    people, handed_in, missing, waiting = home(whole).tiles
    assert (people.value, people.of) == (2, None)
    assert handed_in.of is not None
    assert handed_in.of > handed_in.value > 0
    assert "July 2025 to March 2026" in handed_in.label
    assert missing.state is State.MISSING
    assert missing.unit == "records, accepted: 1"
    assert (waiting.value, waiting.state) == (3, State.AWAITING_COMMENT)


def test_the_numbers_agree_with_the_matrix(whole: Cohort) -> None:
    page = home(whole)
    handed_in = page.tiles[1]
    assert handed_in.of == sum(one.owed for one in page.matrix.rows)
    late = 2  # Ada's plan and note of January
    assert handed_in.value == sum(one.done for one in page.matrix.rows) - late


def test_below_the_states_audience_numbers_are_of_what_is_there(
    whole: Cohort,
) -> None:
    page = home(whole, "cohort")
    numbers = {tile.label: (tile.value, tile.of) for tile in page.tiles}
    assert numbers == {
        "Mentees": (2, None),
        "Records": (14, None),
        "Comments": (1, None),
        "Activities": (2, None),
    }
    assert page.next_due is None
    assert page.attention == ()
    assert page.to_mend is None
    assert not page.matrix.shows_gaps
    assert {one.owed for one in page.matrix.rows} == {0}
    assert page.matrix.legend == (State.DONE,)


def gaps(count: int) -> Cohort:
    """So many mentees; the first two have handed in January's note."""
    rules = programme(
        duty("note", due="day 10", comment=CommentRule(by=Id("business")))
    )
    people = [mentee(f"p-{number:02d}") for number in range(count)]
    notes = [
        record("2026-01", "note", one.id, submitted=date(2026, 1, 10))
        for one in people[:2]
    ]
    return cohort(rules, *people, *notes)


def test_what_needs_attention_comes_missing_first_then_comments_oldest_first() -> None:
    page = home(gaps(3), today=date(2026, 2, 12))
    lines = [(line.person.text, line.state, line.days) for line in page.attention]
    assert lines == [
        ("P 02", State.MISSING, 33),
        ("P 00", State.MISSING, 2),
        ("P 01", State.MISSING, 2),
        ("P 02", State.MISSING, 2),
        ("P 00", State.AWAITING_COMMENT, 33),
        ("P 01", State.AWAITING_COMMENT, 33),
    ]
    first, last = page.attention[0], page.attention[-1]
    assert (first.what, first.action) == ("January 2026 Note", "Hand in")
    assert last.what == "January 2026 Note: waits for a comment by Ben Wu"
    assert (last.action, last.to.anchor) == ("Comment", "g-2026-01-note-comment-1")


def test_a_comment_is_awaited_from_the_day_its_record_was_handed_in() -> None:
    page = home(gaps(1), today=date(2026, 1, 13))
    lines = [(line.person.text, line.state, line.days) for line in page.attention]
    assert lines == [("P 00", State.AWAITING_COMMENT, 3)]


def test_only_eight_lines_stand_there() -> None:
    page = home(gaps(12), today=date(2026, 2, 12))
    assert len(page.attention) == 8
    assert page.attention_more == 10 + 12 + 2 - 8


def test_an_accepted_gap_needs_no_attention_and_stays_missing() -> None:
    waiver = Waiver(duty=Id("note"), period="2026-01", reason="new here")
    people = (mentee(waivers=(waiver,)),)
    of = cohort(gaps(1).programme, *people)
    page = home(of, today=date(2026, 2, 1))
    assert page.attention == ()
    assert page.tiles[2].value == 1
    (cell,) = [one for one in row(page, "Ada Lin").cells if one.waived]
    assert (cell.state, cell.label) == (
        State.MISSING,
        "missing, accepted, January 2026, Note",
    )
    assert row(page, "Ada Lin").flags == ()


def test_an_accepted_comment_is_told_apart_from_those_awaited() -> None:
    rules = programme(duty("note", comment=CommentRule(by=Id("business"), within=1)))
    notes = [
        record(month, "note", submitted=date(2026, 1, 30))
        for month in ("2026-01", "2026-02")
    ]
    waiver = Waiver(duty=Id("note.comment"), period="2026-01", reason="ill")
    for waivers, unit in ((), "records"), ((waiver,), "records, accepted: 1"):
        of = cohort(rules, mentee(waivers=waivers), mentor(), *notes)
        waiting = home(of, today=date(2026, 3, 20)).tiles[3]
        assert (waiting.value, waiting.unit) == (2, unit)


def test_a_gap_nobody_accepted_comes_before_one_that_is_accepted() -> None:
    waiver = Waiver(duty=Id("plan"), period="2026-01", reason="new here")
    rules = programme(duty("plan"), duty("note"))
    page = home(cohort(rules, mentee(waivers=(waiver,))), today=date(2026, 2, 1))
    january = row(page, "Ada Lin").cells[0]
    assert (january.state, january.waived) == (State.MISSING, False)
    assert january.label == "January 2026: Note missing; Plan missing, accepted"


def test_the_matrix_has_the_last_twelve_months(whole: Cohort) -> None:
    assert [one.long for one in home(whole).matrix.columns] == [
        *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
        *("Jan", "Feb", "Mar"),
    ]
    later = home(whole, today=date(2026, 12, 1)).matrix.columns
    assert len(later) == 12
    assert [one.title for one in later if one.now] == ["December 2026"]
    assert later[-1].now


def test_before_the_programme_starts_there_is_todays_month(whole: Cohort) -> None:
    columns = home(whole, today=date(2025, 5, 2)).matrix.columns
    assert [one.title for one in columns] == ["May 2025"]


def test_a_cell_is_the_worst_of_its_month(whole: Cohort) -> None:
    page = home(whole)
    assert states(page, "林晓禾") == {
        "Jul": "missing",  # the plan is there, the note is not
        "Aug": "missing",
        "Sep": "missing",
        "Oct": "awaiting-comment",
        "Nov": "awaiting-comment",
        "Dec": "awaiting-comment",
        "Jan": "late",
        "Feb": "exempt",
        "Mar": "missing",  # a draft is as good as nothing after the grace
    }
    july = row(page, "林晓禾").cells[0]
    assert july.label == "July 2025: Note missing; Plan done"
    assert july.to is not None
    assert (july.to.url, july.to.anchor) == ("people/ada-lin/2025", "m-2025-07")


def test_a_mentors_silence_turns_no_mentee_red() -> None:
    rules = programme(
        duty("note", due="day 10", comment=CommentRule(by=Id("business"), within=1)),
        duty("talk", owner="mentor:business", due="day 10"),
    )
    note = record("2026-01", "note", submitted=date(2026, 1, 9))
    page = home(cohort(rules, note), today=date(2026, 1, 31))
    assert states(page, "Ada Lin") == {"Jan": "awaiting-comment"}
    assert row(page, "Ada Lin").flags == ("awaiting-comment",)
    assert (row(page, "Ada Lin").done, row(page, "Ada Lin").owed) == (1, 1)
    assert [line.what for line in page.attention] == [
        "January 2026 Talk, owed by Ben Wu",
        "January 2026 Note: waits for a comment by Ben Wu",
    ]


def test_where_only_mentors_owe_the_matrix_shows_what_they_owe() -> None:
    rules = programme(duty("talk", owner="mentor:business", due="day 10"))
    page = home(cohort(rules, record("2026-02", "talk")), today=date(2026, 3, 1))
    assert states(page, "Ada Lin") == {"Jan": "missing", "Feb": "done", "Mar": "due"}


def test_a_comment_is_never_part_of_a_cell() -> None:
    rule = CommentRule(by=Id("business"), within=1)
    rules = programme(duty("talk", owner="mentor:business", comment=rule))
    talk = record("2026-01", "talk", submitted=date(2026, 1, 9))
    page = home(cohort(rules, talk), today=date(2026, 1, 31))
    assert states(page, "Ada Lin") == {"Jan": "awaiting-comment"}
    assert row(page, "Ada Lin").cells[0].label == "awaiting comment, January 2026, Talk"


def test_the_next_due_date_is_a_records() -> None:
    rule = CommentRule(by=Id("business"), within=3)
    rules = programme(duty("note", comment=rule))
    note = record("2026-02", "note", submitted=date(2026, 3, 19))
    assert home(cohort(rules, note)).next_due == date(2026, 3, 31)


def test_weeks_stand_in_the_month_they_begin_in() -> None:
    rules = programme(duty("note", every="weeks:1"), duty("year-end", every="year"))
    page = home(
        cohort(rules, record("2026-W05", "note"), record("2026-W06", "note")),
        today=date(2026, 2, 10),
    )
    assert states(page, "Ada Lin") == {"Jan": "missing", "Feb": "due"}


def test_longer_periods_stand_where_they_are_due_if_there_are_no_others() -> None:
    rules = programme(duty("report", every="quarter"))
    page = home(cohort(rules), today=date(2026, 4, 2))
    assert states(page, "Ada Lin") == {"Mar": "missing"}


def test_rows_stand_in_the_order_of_ids_and_those_who_left_stay(
    whole: Cohort,
) -> None:
    rows = home(whole).matrix.rows
    assert [(one.sort_name, one.left) for one in rows] == [
        ("ada-lin", False),
        ("bo-he", True),
        ("cy-xu", False),
    ]
    assert (rows[0].unit, rows[0].mentors) == ("Town hall", "Di Lu / Ben Wu")


@pytest.mark.parametrize("months", [0, 5])
def test_only_what_was_due_lately_is_counted(months: int) -> None:
    rules = programme(duty("note"))
    today = add_months(date(2026, 12, 31), months)
    page = home(cohort(rules, record("2026-01", "note")), today=today)
    counted = row(page, "Ada Lin")
    assert (counted.done, counted.owed) == ((1, 11) if months == 0 else (0, 11))


def test_a_comment_shown_without_its_day_is_no_gap() -> None:
    rules = programme(duty("note", comment=CommentRule(by=Id("business"))))
    of = cohort(rules, mentor(), record("2026-01", "note"), comment("2026-01", "note"))
    assert states(home(of), "Ada Lin")["Jan"] == "done"
