"""Late, missing and due are for some; the others see what is there."""

from datetime import date

import pytest
from msgspec.structs import replace

from builders import (
    TODAY,
    cohort,
    comment,
    duty,
    known,
    mentee,
    programme,
    record,
)
from growthfolio.disclosure.disclosed import Disclosure
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import CommentRule
from growthfolio.model.obligation import State
from growthfolio.model.people import Leave, Waiver
from growthfolio.model.record import Status
from growthfolio.model.schema import Id

COMMENTED = duty("note", due="day 10", comment=CommentRule(by=Id("business")))


def states(disclosure: Disclosure) -> dict[str, str]:
    """The states of January and February, by period and duty."""
    return {
        f"{one.period} {one.duty}{'.comment' if one.is_comment else ''}": str(one.state)
        for one in disclosure.obligations
        if one.period.start < date(2026, 3, 1)
    }


def late_and_missing() -> Cohort:
    """January's note came late and nobody commented; February's is not there."""
    late = record("2026-01", "note", submitted=date(2026, 1, 12))
    return cohort(programme(COMMENTED), late)


def test_below_the_states_audience_there_is_only_what_is_there() -> None:
    disclosure = known(late_and_missing(), "cohort", commit="abc1234")
    assert states(disclosure) == {"2026-01 note": "done"}
    assert {one.due for one in disclosure.obligations} == {None}
    assert {one.submitted for one in disclosure.obligations} == {None}
    assert disclosure.records[0].submitted is None
    assert disclosure.findings is None
    assert disclosure.commit == ""


def test_from_the_states_audience_up_the_ledger_is_known() -> None:
    disclosure = known(late_and_missing(), "reviewers", commit="abc1234")
    assert states(disclosure) == {
        "2026-01 note": "late",
        "2026-01 note.comment": "missing",
        "2026-02 note": "missing",
    }
    assert disclosure.obligations[0].due == date(2026, 1, 10)
    assert disclosure.obligations[0].days_late == 2
    assert disclosure.records[0].submitted == date(2026, 1, 12)
    assert disclosure.findings == ()
    assert disclosure.commit == "abc1234"


def test_states_are_for_the_most_privileged_where_nobody_says_otherwise() -> None:
    rules = replace(programme(COMMENTED), states=None)
    assert not known(cohort(rules), "reviewers").shows_states
    assert known(cohort(rules), "mentors").shows_states


def test_states_of_an_unknown_audience_are_for_nobody() -> None:
    rules = replace(programme(COMMENTED), states=Id("auditors"))
    assert not known(cohort(rules), "mentors").shows_states


@pytest.mark.parametrize(
    ("submitted", "expected"),
    [(date(2026, 1, 9), "done"), (date(2026, 1, 12), "late"), (None, "done")],
)
def test_a_record_does_not_wait_for_a_comment_that_may_not_be_known(
    submitted: date | None, expected: str
) -> None:
    rule = CommentRule(by=Id("business"), within=90, audience=Id("mentors"))
    note = record("2026-01", "note", submitted=submitted)
    whole = cohort(programme(duty("note", due="day 10", comment=rule)), note)
    below, above = known(whole, "reviewers"), known(whole, "mentors")
    assert states(below)["2026-01 note"] == expected
    assert "2026-01 note.comment" not in states(below)
    assert states(above)["2026-01 note.comment"] == "due"
    if expected == "done":
        assert states(above)["2026-01 note"] == "awaiting-comment"


def test_a_narrowed_record_is_as_if_nothing_were_owed() -> None:
    hidden = record("2026-01", "note", audience=Id("mentors"))
    whole = cohort(programme(COMMENTED), hidden, comment("2026-01", "note"))
    assert list(states(known(whole, "reviewers"))) == ["2026-02 note"]
    assert states(known(whole, "mentors"))["2026-01 note"] == "done"


def test_a_draft_is_known_of_and_never_shown() -> None:
    draft = record("2026-03", "note", status=Status.DRAFT)
    whole = cohort(programme(duty("note")), draft)
    for audience, there in (("cohort", []), ("reviewers", [State.DRAFT])):
        disclosure = known(whole, audience)
        assert disclosure.records == ()
        found = [one.state for one in disclosure.obligations if one.started]
        assert found == there


def test_a_record_that_cannot_be_read_might_have_narrowed_itself() -> None:
    broken = record("2026-01", "note", readable=False)
    whole = cohort(programme(duty("note")), broken)
    assert "2026-01 note" not in states(known(whole, "reviewers"))
    assert states(known(whole, "mentors"))["2026-01 note"] == "invalid"
    assert known(whole, "mentors").records == ()


def test_a_comment_that_cannot_be_read_might_have_narrowed_itself() -> None:
    broken = comment("2026-01", "note", readable=False)
    whole = cohort(programme(COMMENTED), record("2026-01", "note"), broken)
    assert "2026-01 note.comment" not in states(known(whole, "reviewers"))
    assert states(known(whole, "mentors"))["2026-01 note.comment"] == "invalid"


@pytest.mark.parametrize("kept_back", [{"readable": False}, {"status": Status.DRAFT}])
def test_a_comment_that_is_no_comment_yet_is_not_shown(
    kept_back: dict[str, object],
) -> None:
    whole = cohort(
        programme(COMMENTED),
        record("2026-01", "note"),
        comment("2026-01", "note", **kept_back),
    )
    assert known(whole, "mentors").records[0].comment is None


def test_reasons_are_known_where_states_are() -> None:
    person = mentee(
        leave=(Leave(start=date(2026, 1, 1), end=date(2026, 1, 31), reason="sick"),),
        waivers=(Waiver(duty=Id("note"), period="2026-02", reason="new here"),),
    )
    whole = cohort(programme(duty("note")), person)
    reasons = [one.reason for one in known(whole, "reviewers").obligations]
    assert reasons[:3] == ["sick", "new here", ""]
    assert known(whole, "cohort").obligations == ()


def test_the_day_of_an_event_is_known_because_it_is_never_owed() -> None:
    rules = programme(duty("award", every="event"), duty("note"))
    day = date(2026, 2, 14)
    whole = cohort(
        rules,
        record("2026-02-14", "award", submitted=day),
        record("2026-01", "note", submitted=TODAY),
    )
    handed_in = {one.duty: one.submitted for one in known(whole, "cohort").records}
    assert handed_in == {"award": day, "note": None}
    assert [one.duty for one in known(whole, "cohort").obligations] == ["note"]


def test_what_was_handed_in_during_leave_is_there_for_everybody() -> None:
    leave = Leave(start=date(2026, 1, 1), end=date(2026, 1, 31), reason="sick")
    whole = cohort(
        programme(duty("note")), mentee(leave=(leave,)), record("2026-01", "note")
    )
    assert states(known(whole, "cohort")) == {"2026-01 note": "done"}
