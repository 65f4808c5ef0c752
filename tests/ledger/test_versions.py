"""A duty changed from a day on: what began before stays as it was (S0-23, S3-26)."""

from datetime import date
from types import MappingProxyType

from builders import cohort, comment, duty, mentee, programme, record
from growthfolio.ledger import draw_up
from growthfolio.model.cadence import Cadence, DueRule
from growthfolio.model.duty import Applies, Change, CommentRule, Duty, Owner
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.obligation import State
from growthfolio.model.people import Pairing
from growthfolio.model.schema import Id
from growthfolio.model.stages import Stage, Stages
from growthfolio.model.title import Title
from ledger_tools import by_duty, obligations, owed

STARTS = date(2025, 10, 1)
JANUARY = date(2026, 1, 1)
TODAY = date(2026, 3, 20)


def change(start: date = JANUARY, **what: object) -> Change:
    """A change from a day on, written as in files."""
    for key, parse in (
        ("owner", Owner.parse),
        ("every", Cadence.parse),
        ("due", DueRule.parse),
    ):
        if isinstance(what.get(key), str):
            what[key] = parse(what[key])
    return Change(start=start, **what)


def dues(*changes: Change, **settings: object) -> dict[str, date]:
    """The due date of each obligation of a changed duty, by its period."""
    found = owed(starts=STARTS, today=TODAY, changes=changes, **settings)
    return {one.period.name: one.due for one in found}


def test_a_new_due_day_from_january_leaves_december_alone() -> None:
    found = dues(change(due="day 10"), due="day 5")
    assert found["2025-12"] == date(2025, 12, 5)
    assert found["2026-01"] == date(2026, 1, 10)
    assert found["2026-12"] == date(2026, 12, 10)


def test_a_changed_duty_says_the_rule_of_a_day() -> None:
    changed = duty("plan", due="day 5", changes=(change(due="day 10", grace=2),))
    december, january = changed.on(date(2025, 12, 31)), changed.on(JANUARY)
    assert (str(december.due), december.grace) == ("day 5", 0)
    assert (str(january.due), january.grace) == ("day 10", 2)
    assert (january.title, january.audience) == (changed.title, changed.audience)


def test_months_become_quarters_without_gap_or_overlap() -> None:
    found = dues(change(every="quarter"))
    assert list(found) == [
        "2025-10",
        "2025-11",
        "2025-12",
        "2026-Q1",
        "2026-Q2",
        "2026-Q3",
        "2026-Q4",
    ]


def test_quarters_become_months() -> None:
    found = dues(change(every="month"), every="quarter")
    assert list(found)[:4] == ["2025-Q4", "2026-01", "2026-02", "2026-03"]


def test_a_period_follows_the_rule_it_began_under() -> None:
    """From the middle of January on: the first month of the new rule is February."""
    found = dues(change(date(2026, 1, 15), due="day 20"), due="day 5")
    assert found["2026-01"] == date(2026, 1, 5)
    assert found["2026-02"] == date(2026, 2, 20)


def test_a_quarter_that_has_begun_is_not_cut_into_months() -> None:
    found = dues(change(date(2026, 2, 1), every="month"), every="quarter")
    assert list(found)[:3] == ["2025-Q4", "2026-Q1", "2026-02"]


def test_a_new_owner_owes_from_then_on() -> None:
    found = owed(starts=STARTS, today=TODAY, changes=(change(owner="mentor:business"),))
    owners = {one.period.name: one.owner for one in found}
    assert (owners["2025-12"], owners["2026-01"]) == ("ada-lin", "ben-wu")


def test_more_of_them_from_then_on() -> None:
    found = owed(starts=STARTS, today=TODAY, changes=(change(count=2),))
    numbers = [(one.period.name, one.n) for one in found][2:5]
    assert numbers == [("2025-12", 1), ("2026-01", 1), ("2026-01", 2)]


def test_a_shorter_grace_from_then_on() -> None:
    found = owed(
        starts=STARTS, today=TODAY, due="day 5", grace=9, changes=(change(grace=0),)
    )
    overdue = {one.period.name: one.overdue for one in found}
    assert overdue["2025-12"] == date(2025, 12, 15)
    assert overdue["2026-01"] == date(2026, 1, 6)


def test_it_applies_to_others_from_then_on() -> None:
    of_the_village = Applies(posting=("village",))
    for posting, state in (
        ("village", State.MISSING),
        ("office", State.NOT_APPLICABLE),
    ):
        ada = mentee(joined=STARTS, posting=posting)
        changed = (change(when=of_the_village),)
        found = owed(ada, starts=STARTS, today=TODAY, changes=changed)
        states = {one.period.name: one.state for one in found}
        assert states["2025-12"] is State.MISSING
        assert states["2026-01"] is state


def test_everybody_may_be_said_again() -> None:
    """A change that says `when` without anything lifts the restriction."""
    only = Applies(posting=("village",))
    ada = mentee(joined=STARTS, posting="office")
    changed = (change(when=Applies()),)
    found = owed(ada, starts=STARTS, today=TODAY, when=only, changes=changed)
    states = {one.period.name: one.state for one in found}
    assert states["2025-12"] is State.NOT_APPLICABLE
    assert states["2026-01"] is State.MISSING


def test_a_comment_is_owed_by_the_rule_the_record_began_under() -> None:
    rule = CommentRule(by=Id("business"), within=5)
    changed = duty("note", changes=(change(comment=rule),))
    found = obligations(
        programme(changed, starts=STARTS),
        mentee(joined=STARTS),
        record("2025-12", "note", submitted=date(2026, 1, 3)),
        record("2026-01", "note", submitted=date(2026, 1, 30)),
        today=TODAY,
    )
    comments = by_duty(found, "note.comment")
    assert [(one.period.name, one.due) for one in comments] == [
        ("2026-01", date(2026, 2, 4))
    ]


def test_a_comment_on_an_event_follows_the_rule_of_its_day() -> None:
    before = CommentRule(by=Id("business"), within=5)
    after = CommentRule(by=Id("business"), within=20)
    outing = duty(
        "outing", every="event", comment=before, changes=(change(comment=after),)
    )
    found = obligations(
        programme(outing, starts=STARTS),
        mentee(joined=STARTS),
        record("2025-12-31", "outing"),
        record("2026-01-01", "outing"),
        today=TODAY,
    )
    assert [one.due for one in by_duty(found, "outing.comment")] == [
        date(2026, 1, 5),
        date(2026, 1, 21),
    ]


def test_new_fields_join_the_old_ones_and_may_replace_them() -> None:
    text = RecordField(type=FieldType.TEXT)
    number = RecordField(type=FieldType.NUMBER, required=True)
    changed = duty(
        "plan",
        fields=MappingProxyType({"goal": text, "hours": text}),
        changes=(
            change(fields=MappingProxyType({"hours": number})),
            change(date(2026, 2, 1), fields=MappingProxyType({"guide": text})),
        ),
    )
    assert dict(changed.on(date(2025, 12, 31)).fields) == {"goal": text, "hours": text}
    assert dict(changed.on(JANUARY).fields) == {"goal": text, "hours": number}
    assert list(changed.on(date(2026, 2, 1)).fields) == ["goal", "hours", "guide"]


def test_changes_build_on_one_another() -> None:
    changed = duty(
        "plan",
        due="day 5",
        changes=(
            change(due="day 10", policy=Id("guide")),
            change(date(2026, 2, 1), grace=4),
        ),
    )
    march = changed.on(date(2026, 3, 1))
    assert (str(march.due), march.grace) == ("day 10", 4)
    spans = [(one.start, one.end) for one in changed.versions]
    assert spans == [
        (date.min, date(2025, 12, 31)),
        (JANUARY, date(2026, 1, 31)),
        (date(2026, 2, 1), date.max),
    ]


def test_everything_a_change_may_say_is_said_of_the_duty() -> None:
    said = {
        "owner": Owner("office"),
        "every": Cadence.parse("year"),
        "count": 3,
        "due": DueRule.parse("+7"),
        "grace": 8,
        "required": ("submitted",),
        "sections": (Title.plain("Goals"),),
        "min_substance": 9,
        "comment": CommentRule(by=Id("business")),
        "articles": ("guide/7",),
        "when": Applies(posting=("village",)),
    }
    changed = duty("plan", changes=(Change(start=JANUARY, **said),)).on(JANUARY)
    assert {name: getattr(changed, name) for name in said} == said


def test_a_duty_without_changes_is_itself() -> None:
    plain = duty("plan")
    assert plain.on(TODAY) is plain
    assert [(one.start, one.end) for one in plain.versions] == [(date.min, date.max)]


def test_the_stage_somebody_is_in_keeps_its_rule() -> None:
    """A stage that began before the change is owed by the old rule."""
    stages = Stages(
        list=tuple(
            Stage(id=Id(name), title=Title.plain(name), months=6)
            for name in ("nurture", "support")
        )
    )
    changed = duty("help", every="stage", due="day 30", changes=(change(due="day 9"),))
    found = obligations(
        programme(changed, starts=STARTS, stages=stages),
        mentee(joined=date(2025, 11, 1)),
        today=TODAY,
    )
    assert [(one.period.name, one.due) for one in found] == [
        ("nurture", date(2025, 11, 30)),
        ("support", date(2026, 5, 9)),
    ]


def _plan(**settings: object) -> Duty:
    return duty("plan", due="day 5", **settings)


def test_a_duty_is_owed_from_its_first_day_to_its_last() -> None:
    found = obligations(
        programme(
            _plan(starts=date(2025, 12, 1), ends=date(2026, 1, 31)), starts=STARTS
        ),
        mentee(joined=STARTS),
        today=TODAY,
    )
    states = {one.period.name: one.state for one in found}
    assert states["2025-11"] is State.NOT_APPLICABLE
    assert states["2025-12"] is State.MISSING
    assert states["2026-01"] is State.MISSING
    assert states["2026-02"] is State.NOT_APPLICABLE


def test_half_a_period_is_enough_and_the_due_date_must_be_in_it() -> None:
    """As for people: in force on the due date, and for half of the period."""
    for starts, due, state in (
        (date(2025, 12, 16), "day 20", State.MISSING),
        (date(2025, 12, 17), "day 20", State.NOT_APPLICABLE),
        (date(2025, 12, 16), "day 5", State.NOT_APPLICABLE),
    ):
        found = obligations(
            programme(duty("plan", due=due, starts=starts), starts=STARTS),
            mentee(joined=STARTS),
            today=TODAY,
        )
        december = next(one for one in found if one.period.name == "2025-12")
        assert december.state is state, (starts, due)


def test_the_comment_on_a_record_of_december_may_come_in_january() -> None:
    """The record began under the old rule, and so did what is owed on it."""
    rule = CommentRule(by=Id("business"), within=10)
    changed = duty(
        "note", comment=rule, changes=(change(owner="office", comment=None),)
    )
    of = cohort(
        programme(changed, starts=STARTS),
        mentee(
            joined=STARTS,
            mentors=(Pairing(mentor=Id("ben-wu"), role=Id("business")),),
        ),
        record("2025-12", "note", submitted=date(2025, 12, 31)),
        comment("2025-12", "note", on=date(2026, 1, 8)),
    )
    found = by_duty(draw_up(of, TODAY).obligations, "note.comment")
    assert [(one.owner, one.state) for one in found] == [("ben-wu", State.DONE)]
