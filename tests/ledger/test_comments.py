"""The mentor's comment: an obligation of its own, once its record is handed in."""

from datetime import date

import pytest

from builders import comment, duty, mentee, mentor, programme, record
from growthfolio.model import period as periods
from growthfolio.model.duty import CommentRule
from growthfolio.model.obligation import Obligation, State
from growthfolio.model.people import Departure, Leave, Pairing, Waiver
from growthfolio.model.record import Status
from growthfolio.model.schema import Id
from ledger_tools import by_duty, obligations

TEN_DAYS = CommentRule(by=Id("business"), within=10)


def comments(
    *items: object, today: date = date(2026, 6, 1), **settings: object
) -> tuple[Obligation, ...]:
    """The comments owed on the month's notes, due on its last day, grace 3."""
    rules = programme(
        duty("notes", due="last-day", **{"grace": 3, "comment": TEN_DAYS, **settings})
    )
    return by_duty(obligations(rules, *items, today=today), "notes.comment")


def notes(**head: object) -> object:
    """February's notes, handed in on 25 February."""
    return record("2026-02", "notes", **{"submitted": date(2026, 2, 25), **head})  # type: ignore[arg-type]


def test_none_is_owed_before_there_is_a_record() -> None:
    assert comments() == ()
    assert comments(notes(status=Status.DRAFT)) == ()
    assert comments(notes(readable=False)) == ()
    assert comments(notes(), comment=None) == ()


def test_it_is_due_so_many_days_after_the_record_with_the_dutys_grace() -> None:
    (one,) = comments(notes())
    assert (one.due, one.overdue) == (date(2026, 3, 7), date(2026, 3, 11))
    assert (one.owner, one.period.name, one.n) == ("ben-wu", "2026-02", 1)
    assert one.path == "portfolios/ada-lin/2026-02/notes.comment.md"


def test_without_a_date_it_counts_from_the_records_due_date() -> None:
    (one,) = comments(notes(submitted=None))
    assert one.due == date(2026, 3, 10)


@pytest.mark.parametrize(
    ("today", "head", "expected"),
    [
        (date(2026, 3, 7), None, State.DUE),
        (date(2026, 3, 10), None, State.DUE),
        (date(2026, 3, 11), None, State.MISSING),
        (date(2026, 3, 20), {}, State.DONE),
        (date(2026, 3, 20), {"on": date(2026, 3, 7)}, State.DONE),
        (date(2026, 3, 20), {"on": date(2026, 3, 8)}, State.LATE),
        (date(2026, 3, 10), {"status": Status.DRAFT}, State.DRAFT),
        (date(2026, 3, 11), {"status": Status.DRAFT}, State.MISSING),
        (date(2026, 3, 11), {"readable": False}, State.INVALID),
    ],
)
def test_its_state(
    today: date, head: dict[str, object] | None, expected: State
) -> None:
    written = [] if head is None else [comment("2026-02", "notes", **head)]
    (one,) = comments(notes(), *written, today=today)
    assert one.state is expected


def test_a_record_waits_for_its_comment_and_is_never_red_for_it() -> None:
    """A mentor's silence never turns a mentee red."""
    rules = programme(duty("notes", due="last-day", grace=3, comment=TEN_DAYS))
    for written, expected in (
        ([], State.AWAITING_COMMENT),
        ([comment("2026-02", "notes", status=Status.DRAFT)], State.AWAITING_COMMENT),
        ([comment("2026-02", "notes", readable=False)], State.AWAITING_COMMENT),
        ([comment("2026-02", "notes")], State.DONE),
        ([comment("2026-02", "notes", on=date(2026, 5, 1))], State.DONE),
    ):
        found = obligations(rules, notes(), *written, today=date(2026, 6, 1))
        (february,) = [
            one for one in by_duty(found, "notes") if one.period.name == "2026-02"
        ]
        assert february.state is expected
    late = obligations(rules, notes(submitted=date(2026, 3, 2)), today=date(2026, 6, 1))
    assert by_duty(late, "notes")[1].state is State.LATE


def pairing(name: str, start: date | None = None, end: date | None = None) -> Pairing:
    """A pairing in the role that comments."""
    return Pairing(mentor=Id(name), role=Id("business"), start=start, end=end)


@pytest.mark.parametrize(
    ("mentors", "owner"),
    [
        # The one on the day the comment is due.
        (
            (
                pairing("ben-wu", end=date(2026, 3, 6)),
                pairing("mia-sun", date(2026, 3, 7)),
            ),
            "mia-sun",
        ),
        (
            (
                pairing("ben-wu", end=date(2026, 3, 7)),
                pairing("mia-sun", date(2026, 3, 8)),
            ),
            "ben-wu",
        ),
        # Where nobody follows, the one the record was handed in to.
        ((pairing("ben-wu", end=date(2026, 3, 1)),), "ben-wu"),
        # Nobody on either day.
        ((pairing("ben-wu", end=date(2026, 2, 24)),), None),
        ((pairing("mia-sun", date(2026, 3, 8)),), None),
    ],
)
def test_it_belongs_to_the_mentor_of_the_role(
    mentors: tuple[Pairing, ...], owner: str | None
) -> None:
    people = (mentee(mentors=mentors), mentor("ben-wu"), mentor("mia-sun"))
    (one,) = comments(*people, notes())
    assert one.owner == owner


def test_a_waiver_is_of_the_comment_alone() -> None:
    waiver = Waiver(duty=Id("notes.comment"), period="2026-02", reason="moved")
    rules = programme(duty("notes", due="last-day", comment=TEN_DAYS))
    found = obligations(
        rules, mentee(waivers=(waiver,)), notes(), today=date(2026, 6, 1)
    )
    february = [one for one in found if one.period.name == "2026-02"]
    assert [(one.duty, one.state, one.waived) for one in february] == [
        ("notes", State.AWAITING_COMMENT, False),
        ("notes.comment", State.MISSING, True),
    ]


def test_each_of_several_records_has_its_own() -> None:
    second = record("2026-02", "notes", n=2, submitted=date(2026, 2, 26))
    found = comments(notes(), second, comment("2026-02", "notes"), count=2)
    assert [(one.n, one.path.rpartition("/")[2], one.state) for one in found] == [
        (1, "notes.comment.md", State.DONE),
        (2, "notes-2.comment.md", State.MISSING),
    ]


def test_one_is_owed_on_an_event_which_itself_nobody_owes() -> None:
    rules = programme(duty("talk", owner="office", every="event", comment=TEN_DAYS))
    talk = record("2026-03-14", "talk")
    (one,) = obligations(rules, talk, today=date(2026, 6, 1))
    assert (one.duty, one.due, one.state) == (
        "talk.comment",
        date(2026, 3, 24),
        State.MISSING,
    )


def test_one_is_owed_on_a_record_handed_in_on_leave_but_not_after_leaving() -> None:
    away = Leave(start=date(2026, 2, 1), end=date(2026, 2, 28), reason="sick")
    assert len(comments(mentee(leave=(away,)), notes())) == 1
    assert comments(mentee(left=Departure(on=date(2026, 1, 31))), notes()) == ()


def test_it_stands_beside_its_record_in_the_same_period() -> None:
    """Two weeks, a stage, once: the comment's period is the record's."""
    fortnight = periods.weeks(date(2026, 1, 12), 2)
    rules = programme(duty("notes", every="weeks:2", due="last-day", comment=TEN_DAYS))
    found = obligations(rules, record(fortnight, "notes"))
    january = [one for one in found if one.period.name == "2026-W03"]
    assert [one.duty for one in january] == ["notes", "notes.comment"]
    assert january[0].period == january[1].period
