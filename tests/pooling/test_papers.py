"""What is handed over: open plans, what is unresolved, the last three notes (N-08)."""

from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest
from msgspec.structs import replace

from builders import duty, record
from growthfolio.model.duty import Duty
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.kind import Kind
from growthfolio.model.record import Record, Status
from growthfolio.model.unfinished import FollowUp
from growthfolio.pooling import papers
from growthfolio.pooling.values import Papers
from pooling.small_pool import FOLLOW_UPS

PERCENT = MappingProxyType({"progress": RecordField(type=FieldType.PERCENT)})
RESOLVED = MappingProxyType(
    {
        "resolved": RecordField(type=FieldType.FLAG),
        "due": RecordField(type=FieldType.DATE),
        "problem": RecordField(type=FieldType.TEXT),
    }
)

DUTIES = {
    one.id: one
    for one in (
        duty("help-plan", kind=Kind.HELP_PLAN, fields=PERCENT),
        duty("plan", kind=Kind.PLAN, fields=PERCENT),
        duty("note", kind=Kind.NOTE),
        duty("deck", kind=Kind.DECK),
        duty("talk", kind=Kind.TALK, fields=FOLLOW_UPS),
        duty("guidance", kind=Kind.GUIDANCE, fields=FOLLOW_UPS),
        duty("issue", kind=Kind.ISSUE, fields=RESOLVED),
        duty("chat", kind=Kind.VISIT, fields=FOLLOW_UPS),
    )
}


def handed(*records: Record, duties: dict[str, Duty] | None = None) -> Papers:
    """The papers of some records."""
    return papers(records, DUTIES if duties is None else duties)  # type: ignore[arg-type]


def paths(found: tuple[Record, ...]) -> list[str]:
    """Records by their period and duty."""
    return [f"{one.at.period} {one.at.duty}" for one in found]


def test_the_latest_plan_of_each_kind_is_open_unless_it_is_finished() -> None:
    found = handed(
        record("2026-01", "help-plan"),
        record("2026-01", "plan"),
        record("2026-02", "plan", fields={"progress": Decimal(80)}),
    )
    assert paths(found.plans) == ["2026-01 help-plan", "2026-02 plan"]
    done = record("2026-03", "plan", fields={"progress": Decimal(100)})
    assert handed(record("2026-02", "plan"), done).plans == ()


def test_what_is_agreed_upon_and_not_done_is_unresolved() -> None:
    rows = (
        {"measure": "read the rules", "due": date(2026, 4, 1), "done": False},
        {"measure": "meet the village", "done": True},
        {"measure": "write it down", "done": date(2026, 2, 1)},
        {"measure": "ask the office"},
    )
    found = handed(
        record("2026-01", "talk", fields={"follow_ups": rows}),
        record("2026-02", "guidance", fields={"follow_ups": rows[3:]}),
        record("2026-02", "chat", fields={"follow_ups": rows}),
    )
    assert [(one.at.duty, item) for one, item in found.follow_ups] == [
        ("talk", FollowUp(measure="read the rules", due=date(2026, 4, 1))),
        ("talk", FollowUp(measure="ask the office")),
        ("guidance", FollowUp(measure="ask the office")),
    ]


def test_a_problem_is_open_until_it_says_it_is_resolved() -> None:
    open_ = record(
        "2026-01-10",
        "issue",
        title="No housing",
        fields={"resolved": False, "due": date(2026, 2, 1)},
    )
    said = record("2026-01-11", "issue", title="No desk", fields={"resolved": True})
    named = record("2026-01-13", "issue", title="X", fields={"problem": "No bus"})
    found = handed(open_, said, record("2026-01-12", "issue"), named)
    assert [item for _, item in found.follow_ups] == [
        FollowUp(measure="No housing", due=date(2026, 2, 1)),
        FollowUp(measure=""),
        FollowUp(measure="No bus"),
    ]


@pytest.mark.parametrize("hidden", ["measure", "done"])
def test_a_table_that_cannot_say_what_is_open_says_nothing(hidden: str) -> None:
    table = FOLLOW_UPS["follow_ups"]
    columns = {key: one for key, one in table.columns.items() if key != hidden}
    fields = {"follow_ups": replace(table, columns=columns)}
    talk = duty("talk", kind=Kind.TALK, fields=fields)
    row = {"measure": "read the rules", "done": False}
    found = handed(
        record("2026-01", "talk", fields={"follow_ups": (row,)}), duties={"talk": talk}
    )
    assert found.follow_ups == ()


def test_the_last_three_notes_newest_first() -> None:
    found = handed(
        *(record(f"2026-0{month}", "note") for month in (1, 2, 3)),
        record("2026-03", "deck"),
    )
    assert paths(found.notes) == ["2026-03 note", "2026-03 deck", "2026-02 note"]


def test_what_is_no_record_yet_or_of_an_unknown_duty_is_left_out() -> None:
    found = handed(
        record("2026-01", "note", status=Status.DRAFT),
        record("2026-02", "note", readable=False),
        record("2026-03", "secret"),
    )
    assert found == Papers()
