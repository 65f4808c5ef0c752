"""Mentors, units, the programme, and what is to be mended."""

from datetime import date

import pytest

from builders import cohort, duty, mentee, mentor, programme, record, site, words
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About, CommentRule
from growthfolio.model.finding import Finding
from growthfolio.model.obligation import State
from growthfolio.model.people import Pairing, Waiver
from growthfolio.model.phrase import phrase
from growthfolio.model.place import Place
from growthfolio.model.rules import environment, time, values
from growthfolio.model.schema import Id
from growthfolio.pages import unreadable
from growthfolio.pages.views import (
    Fact,
    MendPage,
    MentorPage,
    Page,
    PoolPage,
    ProgrammePage,
    UnitPage,
    UnitsPage,
)


def page(of: Cohort, url: str, audience: str = "reviewers", **more: object) -> Page:
    """The page of an address."""
    pages = site(of, audience, **more).pages
    return next(page for page in pages if page.url == url)


def told(facts: tuple[Fact, ...]) -> dict[str, list[str]]:
    """Facts as plain texts."""
    return {fact.label: [value.text for value in fact.values] for fact in facts}


def test_a_mentors_page_says_who_it_is_and_whom_the_mentor_guides(
    whole: Cohort,
) -> None:
    found = page(whole, "mentors/ben-wu")
    assert isinstance(found, MentorPage)
    assert told(found.facts) == {
        "Unit": ["Town hall"],
        "Post": ["Head"],
        "Roles": ["Business mentor"],
        "Strengths": ["law"],
        "Status": ["active"],
        "At present": ["Political mentor: 1 of 4", "Business mentor: 1"],
        "Mentees so far": ["3"],
    }
    rows = [
        (one.person.text, one.role, one.start, one.end, one.current)
        for one in found.pairings
    ]
    assert rows == [
        ("林晓禾", "Political mentor", date(2025, 7, 1), None, True),
        ("Cy Xu", "Business mentor", None, None, True),
        ("林晓禾", "Business mentor", None, date(2025, 12, 31), False),
        ("Bo He", "Business mentor", None, None, False),
    ]
    assert [one.anchor for one in found.timeline.chapters] == ["p-2026", "p-2025"]


def test_a_mentors_debts_come_worst_first_and_oldest_first() -> None:
    rules = programme(
        duty("note", due="day 10", comment=CommentRule(by=Id("business"), within=9)),
        duty("talk", owner="mentor:business"),
    )
    waiver = Waiver(duty=Id("talk"), period="2026-02", reason="away")
    of = cohort(
        rules,
        mentee(waivers=(waiver,)),
        record("2026-01", "note", submitted=date(2026, 2, 10)),
        record("2026-02", "note", submitted=date(2026, 3, 19)),
    )
    found = page(of, "mentors/ben-wu")
    assert isinstance(found, MentorPage)
    rows = [(one.duty, one.period, str(one.state), one.days) for one in found.debts]
    comment = "Note: the mentor’s comment"
    assert rows == [
        ("Talk", "January 2026", "missing", 48),
        (comment, "January 2026", "missing", 29),
        ("Talk", "February 2026", "missing", 20),
        (comment, "February 2026", "due", None),
        ("Talk", "March 2026", "due", None),
    ]
    assert [one.waived for one in found.debts] == [False, False, True, False, False]
    first = found.debts[0]
    assert (first.person.text, first.due) == ("Ada Lin", date(2026, 1, 31))
    assert (first.to.url, first.to.anchor) == ("people/ada-lin", "g-2026-01-talk-1")
    below = page(of, "mentors/ben-wu", "cohort")
    assert isinstance(below, MentorPage)
    assert (below.debts, below.shows_debts) == ((), False)


def test_a_mentors_status_is_for_those_who_know_states(whole: Cohort) -> None:
    found = page(whole, "mentors/ben-wu", "cohort")
    assert isinstance(found, MentorPage)
    assert "Status" not in told(found.facts)


def test_the_list_of_mentors_says_whom_they_guide_now(whole: Cohort) -> None:
    found = page(whole, "mentors")
    assert isinstance(found, PoolPage)
    mentees = {one.link.text: told(one.facts)["Mentees"] for one in found.entries}
    assert mentees == {"Ben Wu": ["林晓禾", "Cy Xu"], "Di Lu": ["林晓禾"]}


def test_a_units_page_has_its_people_and_its_records(whole: Cohort) -> None:
    found = page(whole, "units/town")
    assert isinstance(found, UnitPage)
    assert told(found.facts) == {"Part of": ["City hall"]}
    assert [row.person.text for row in found.matrix.rows] == ["林晓禾"]
    assert [one.text for one in found.mentors] == ["Ben Wu"]
    assert "p-2025-Q4" in [one.anchor for one in found.timeline.chapters]
    above = page(whole, "units/city")
    assert isinstance(above, UnitPage)
    assert told(above.facts) == {"Level": ["city"], "Units in it": ["Town hall"]}


def test_the_list_of_units_counts_people(whole: Cohort) -> None:
    found = page(whole, "units")
    assert isinstance(found, UnitsPage)
    facts = {one.link.text: told(one.facts) for one in found.entries}
    assert facts["Town hall"]["Mentees"] == ["1"]
    assert facts["City hall"]["Mentors"] == ["1"]


def test_the_programme_in_words(whole: Cohort) -> None:
    found = page(whole, "programme")
    assert isinstance(found, ProgrammePage)
    assert told(found.facts) == {
        "Starts": ["2025-07-01"],
        "Working days": ["Monday to Friday"],
        "Post classes": ["Desk (in pairs)"],
    }
    stages = [(one.title, one.span, one.theme, one.goals) for one in found.stages]
    assert stages == [
        ("Nurture", "12 months", "Learn", ("Know the town",)),
        ("Support", "12 months", "", ()),
    ]
    assert {one.link.text: told(one.facts) for one in found.roles} == {
        "Political mentor": {"Required for": ["everybody"], "Mentees at a time": ["4"]},
        "Business mentor": {"Required for": ["village"], "Open to": ["leader"]},
    }
    assert [one.anchor for one in found.timeline.chapters] == ["p-2026-01-15"]


@pytest.mark.parametrize(
    ("rules", "owner", "every", "due"),
    [
        ({"due": "day 5"}, "the mentee", "every month", "by day 5 of the month"),
        (
            {"owner": "mentor:business", "every": "quarter", "due": "last-working-day"},
            "Business mentor",
            "every quarter",
            "by the last working day of the period",
        ),
        (
            {"owner": "mentor:any", "every": "half-year", "due": "+10"},
            "the mentor",
            "every half-year",
            "within 10 days after the period",
        ),
        (
            {"owner": "office", "every": "weeks:2", "count": 3},
            "the office",
            "every 2 weeks, 3 of them",
            "by the last day of the period",
        ),
        ({"owner": "unit", "every": "event"}, "the unit", "when it happens", ""),
        (
            {"every": "stage", "due": "day 30"},
            "the mentee",
            "every stage",
            "by day 30 of the period",
        ),
        (
            {"every": "weeks:1", "due": "last-day"},
            "the mentee",
            "every week",
            "by the last day of the period",
        ),
    ],
)
def test_a_duty_in_words(
    rules: dict[str, object], owner: str, every: str, due: str
) -> None:
    found = page(cohort(programme(duty("note", **rules))), "programme")
    assert isinstance(found, ProgrammePage)
    (row,) = found.duties
    assert (row.owner, row.every, row.due) == (owner, every, due)


def test_a_duty_says_its_grace_its_comment_and_who_reads_it(whole: Cohort) -> None:
    found = page(whole, "programme")
    assert isinstance(found, ProgrammePage)
    plan, note = found.duties[:2]
    assert (plan.grace, plan.comment, plan.audience) == (
        "3 days",
        "",
        "the public",
    )
    assert (note.grace, note.comment, note.sections) == (
        "",
        "Business mentor, within 10 days",
        ("Done",),
    )


def test_the_next_due_dates_stand_once_however_many_owe_them() -> None:
    rules = programme(duty("note"), duty("plan", due="day 5"))
    found = page(cohort(rules, mentee(), mentee("bo-he")), "programme")
    assert isinstance(found, ProgrammePage)
    rows = [(one.due, one.duty, one.period) for one in found.due]
    assert rows[:2] == [
        (date(2026, 3, 31), "Note", "March 2026"),
        (date(2026, 4, 5), "Plan", "April 2026"),
    ]
    assert len(rows) == 10
    below = page(cohort(rules), "programme", "cohort")
    assert isinstance(below, ProgrammePage)
    assert below.due == ()


def test_only_records_are_among_the_next_due_dates() -> None:
    rule = CommentRule(by=Id("business"), within=3)
    note = record("2026-02", "note", submitted=date(2026, 3, 19))
    of = cohort(programme(duty("note", comment=rule)), note)
    found = page(of, "programme")
    assert isinstance(found, ProgrammePage)
    assert found.due[0].due == date(2026, 3, 31)


def test_a_gap_about_a_mentor_has_no_command() -> None:
    rules = programme(duty("review", about=About.MENTOR, owner="office"))
    found = page(cohort(rules), "mentors/ben-wu")
    assert isinstance(found, MentorPage)
    commands = {gap.command for one in found.timeline.chapters for gap in one.gaps}
    assert commands == {""}


def test_what_is_to_be_mended_is_said_with_its_place_and_remedy() -> None:
    path = "portfolios/ada-lin/2026-03/note.md"
    missing = Finding(
        rule=time.MISSING_RECORD,
        place=Place("portfolios/ada-lin/profile.yml", 6),
        person="ada-lin",
        duty="note",
        period="2026-01",
        values={
            "name": "Ada Lin",
            "duty": "Note",
            "period": "2026-01",
            "due": date(2026, 1, 31),
            "person": "ada-lin",
            "duty_id": "note",
            "period_name": "2026-01",
            "path": "portfolios/ada-lin/2026-01/note.md",
        },
    )
    odd = Finding(
        rule=values.UNKNOWN_KEY,
        place=Place(path, 3, 1),
        person="ada-lin",
        duty="note",
        period="2026-03",
        values={"key": "titel", "hint": phrase("did you mean “{name}”?", name="title")},
    )
    of = cohort(programme(duty("note")), record("2026-03", "note"))
    found = page(of, "mend", findings=(missing, odd))
    assert isinstance(found, MendPage)
    first, second = found.rows
    assert (first.severity, first.code, first.where) == (
        "error",
        "GF301",
        f"{path}:3:1",
    )
    assert first.message == (
        "Ada Lin · March 2026 · Note: the key “titel” is not known here"
    )
    assert first.help == "did you mean “title”?"
    assert second.message == (
        "Ada Lin has no Note for 2026-01; it was due on 2026-01-31"
    )
    assert second.help.startswith("growthfolio new ada-lin note 2026-01 creates")
    assert second.path == "portfolios/ada-lin/profile.yml"


def test_a_programme_that_cannot_be_read_has_one_page() -> None:
    finding = Finding(
        rule=environment.NO_PROGRAMME,
        place=Place("programme.yml"),
        values={"root": "here"},
    )
    built = unreadable((finding,), "public", words())
    (found,) = built.pages
    assert isinstance(found, MendPage)
    assert (found.url, found.as_of, built.nav) == ("", None, ())
    assert found.rows[0].message == "there is no programme.yml in here or above"


def test_under_an_alias_a_mentors_page_has_no_dates() -> None:
    since = Pairing(mentor=Id("ben-wu"), role=Id("business"), start=date(2026, 1, 2))
    rules = programme(duty("note"))
    pages = site(cohort(rules, mentee(mentors=(since,)), mentor()), "public").pages
    (found,) = [one for one in pages if isinstance(one, MentorPage)]
    (row,) = found.pairings
    assert (row.start, row.end, row.current) == (None, None, True)
    assert row.person.text.startswith("Mentee ")
    assert found.name.startswith("Mentor ")
    assert told(found.facts) == {"Roles": ["Business mentor"]}


def test_what_a_mentor_will_owe_later_is_no_debt() -> None:
    rules = programme(duty("talk", owner="mentor:business"))
    found = page(cohort(rules), "mentors/ben-wu")
    assert isinstance(found, MentorPage)
    assert [(one.period, one.state) for one in found.debts] == [
        ("January 2026", State.MISSING),
        ("February 2026", State.MISSING),
        ("March 2026", State.DUE),
    ]
