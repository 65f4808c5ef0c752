"""A timeline: chapters newest first, cards of what is there, gaps of what is not."""

from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest

from builders import cohort, comment, duty, mentee, programme, record, site
from growthfolio.model import period as periods
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import CommentRule
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.obligation import State
from growthfolio.model.people import Leave, Pairing, Waiver
from growthfolio.model.record import Status
from growthfolio.model.schema import Id
from growthfolio.model.title import Title
from growthfolio.pages.views import Card, Chapter, Gap, PersonPage, Timeline


def timeline(of: Cohort, audience: str = "reviewers", **more: object) -> Timeline:
    """The timeline of the first person's page."""
    pages = site(of, audience, **more).pages
    return next(page for page in pages if isinstance(page, PersonPage)).timeline


def chapters(of: Cohort, audience: str = "reviewers", **more: object) -> list[str]:
    """Its chapters' anchors."""
    return [one.anchor for one in timeline(of, audience, **more).chapters]


def chapter(of: Cohort, anchor: str, audience: str = "reviewers") -> Chapter:
    """One of its chapters."""
    found = timeline(of, audience).chapters
    return next(one for one in found if one.anchor == anchor)


def card(of: Cohort, audience: str = "reviewers") -> Card:
    """The first card of it."""
    found = timeline(of, audience).chapters
    return next(card for one in found for card in one.cards)


def gap(of: Cohort, anchor: str) -> Gap:
    """A gap of it."""
    found = timeline(of).chapters
    return next(gap for one in found for gap in one.gaps if gap.anchor == anchor)


NOTES = programme(
    duty("note", due="day 10", grace=3, comment=CommentRule(by=Id("business")))
)


def test_chapters_come_newest_first() -> None:
    """Of what goes on the shortest, of what ended together the longest is first."""
    rules = programme(
        duty("note"),
        duty("week", every="weeks:1"),
        duty("quarter", every="quarter"),
        duty("award", every="event"),
        duty("start", every="once", due="day 1"),
    )
    of = cohort(
        rules,
        record("2026-01", "note"),
        record("2026-03", "note"),
        record("2026-W04", "week"),
        record("2026-Q1", "quarter"),
        record("2026-02-14", "award"),
        record(periods.once(date(2026, 1, 1)), "start"),
    )
    past = ["p-2026-02-14", "m-2026-01", "p-2026-W04", "p-once"]
    assert chapters(of, "cohort") == ["m-2026-03", "p-2026-Q1", *past]
    later = chapters(of, "cohort", today=date(2026, 4, 1))
    assert later == ["p-2026-Q1", "m-2026-03", *past]


def test_a_persons_own_periods_stand_last_where_their_days_are_not_known() -> None:
    rules = programme(duty("note"), duty("start", every="once"))
    of = cohort(
        rules,
        mentee(joined=date(2025, 3, 1)),
        record(periods.once(date(2025, 3, 1)), "start"),
        record("2026-01", "note"),
    )
    assert chapters(of, "public") == ["m-2026-01", "p-once"]


def test_what_is_to_come_is_no_gap() -> None:
    assert chapters(cohort(NOTES), today=date(2026, 1, 5)) == ["m-2026-01"]


def test_something_due_is_a_calm_gap() -> None:
    found = gap(cohort(NOTES, record("2026-02", "note")), "g-2026-03-note-1")
    assert found.state is State.MISSING
    calm = timeline(cohort(NOTES), today=date(2026, 1, 12)).chapters[0]
    assert calm.word == "to hand in · due on 10 January (Saturday)"
    (due,) = calm.gaps
    assert (due.state, due.due, due.days) == (State.DUE, date(2026, 1, 10), None)
    assert due.command == "growthfolio new ada-lin note 2026-01"


def test_a_due_date_of_another_year_says_which() -> None:
    of = cohort(programme(duty("summary", every="year", due="+10")))
    assert chapter(of, "p-2026").word == "to hand in · due on 2027-01-10"


def test_something_missing_says_since_when_and_how_to_mend_it() -> None:
    of = cohort(NOTES)
    found = gap(of, "g-2026-01-note-1")
    assert (found.kind, found.duty, found.state) == ("note", "Note", State.MISSING)
    assert (found.due, found.days) == (date(2026, 1, 10), 69)
    assert found.command == "growthfolio new ada-lin note 2026-01"
    assert found.path == "portfolios/ada-lin/2026-01/note.md"
    assert (found.owner, found.waived, found.reason) == (None, False, "")
    assert chapter(of, "m-2026-01").word == "missing · overdue for 69 days"


def test_an_accepted_gap_says_why() -> None:
    waiver = Waiver(duty=Id("note"), period="2026-01", reason="new here")
    of = cohort(NOTES, mentee(waivers=(waiver,)))
    found = gap(of, "g-2026-01-note-1")
    assert (found.waived, found.reason, found.days) == (True, "new here", 69)
    word = chapter(of, "m-2026-01").word
    assert word == "missing, accepted · overdue for 69 days"


@pytest.mark.parametrize(
    ("changes", "state", "reason", "audience"),
    [
        (
            {"status": Status.DRAFT},
            State.DRAFT,
            "there is a draft that is not handed in yet",
            "reviewers",
        ),
        (
            {"readable": False},
            State.INVALID,
            "there is a file, but it cannot be read",
            "mentors",
        ),
    ],
)
def test_what_has_been_begun_is_not_begun_again(
    changes: dict[str, object], state: State, reason: str, audience: str
) -> None:
    of = cohort(programme(duty("note")), record("2026-03", "note", **changes))
    (found,) = timeline(of, audience).chapters[0].gaps
    assert (found.state, found.reason, found.command) == (state, reason, "")


def test_a_comment_that_is_waited_for_is_a_gap_of_its_mentor() -> None:
    of = cohort(NOTES, record("2026-01", "note", submitted=date(2026, 1, 10)))
    found = gap(of, "g-2026-01-note-comment-1")
    assert (found.kind, found.duty) == ("note", "Note: the mentor’s comment")
    assert (found.state, found.due) == (State.MISSING, date(2026, 1, 20))
    assert found.owner is not None
    assert (found.owner.text, found.owner.url) == ("Ben Wu", "mentors/ben-wu")
    assert found.command == ""
    shown = chapter(of, "m-2026-01")
    assert (shown.state, shown.word) == (
        State.AWAITING_COMMENT,
        "awaiting comment · waiting for 69 days",
    )


def test_what_nobody_owes_says_so() -> None:
    of = cohort(
        NOTES,
        mentee(mentors=()),
        record("2026-01", "note", submitted=date(2026, 1, 10)),
    )
    owner = gap(of, "g-2026-01-note-comment-1").owner
    assert owner is not None
    assert (owner.text, owner.url) == ("nobody: there is no mentor in the role", None)


def test_a_mentors_gap_leaves_the_chapter_to_the_mentee() -> None:
    rules = programme(
        duty("note", due="day 10"), duty("talk", owner="mentor:business", due="day 10")
    )
    of = cohort(rules, record("2026-01", "note", submitted=date(2026, 1, 9)))
    found = chapter(of, "m-2026-01")
    assert (found.state, found.word) == (State.DONE, "done")
    (talk,) = found.gaps
    assert talk.owner is not None
    assert (talk.kind, talk.state, talk.owner.text) == ("talk", State.MISSING, "Ben Wu")
    assert talk.command == "growthfolio new ada-lin talk 2026-01"


def test_a_late_record_says_how_late() -> None:
    of = cohort(
        programme(duty("note", due="day 10")),
        record("2026-01", "note", submitted=date(2026, 1, 12)),
    )
    assert (card(of).state, card(of).late_days) == (State.LATE, 2)
    assert chapter(of, "m-2026-01").word == "done late · 2 days late"
    below = card(of, "cohort")
    assert (below.state, below.late_days, below.on) == (State.DONE, 0, None)


def test_one_of_several_says_which() -> None:
    rules = programme(duty("visit", every="month", count=2))
    of = cohort(rules, record("2026-01", "visit"))
    (found,) = chapter(of, "m-2026-01").gaps
    assert (found.duty, found.anchor) == ("Visit 2", "g-2026-01-visit-2")


def test_a_card_says_what_the_record_says() -> None:
    fields = {
        "goals": RecordField(type=FieldType.LIST, title=Title.plain("Goals")),
        "progress": RecordField(type=FieldType.PERCENT),
        "cost": RecordField(type=FieldType.MONEY),
        "when": RecordField(type=FieldType.DATE),
        "month": RecordField(type=FieldType.MONTH),
        "guide": RecordField(type=FieldType.MENTOR),
        "friend": RecordField(type=FieldType.PERSON),
        "empty": RecordField(type=FieldType.TEXT),
    }
    values = {
        "goals": ("walk", "ask"),
        "progress": Decimal(80),
        "cost": Decimal("12.50"),
        "when": date(2026, 1, 2),
        "month": "2026-01",
        "guide": "ben-wu",
        "friend": "stranger",
    }
    of = cohort(
        programme(duty("note", fields=MappingProxyType(fields))),
        record(
            "2026-01",
            "note",
            title="A cold month",
            submitted=date(2026, 1, 9),
            tags=("dam",),
            evidence=("https://example.org/",),
            body="It froze.",
            fields=values,
        ),
    )
    found = card(of)
    assert (found.kind, found.duty, found.title) == ("note", "Note", "A cold month")
    assert (found.anchor, found.on) == ("r-2026-01-note-1", date(2026, 1, 9))
    assert (found.author, found.state) == (None, State.DONE)
    assert (found.source, found.folder) == ("It froze.", "portfolios/ada-lin/2026-01")
    assert found.path == "portfolios/ada-lin/2026-01/note.md"
    facts = {fact.label: [one.text for one in fact.values] for fact in found.facts}
    assert facts == {
        "Goals": ["walk", "ask"],
        "progress": ["80%"],
        "cost": ["12.50"],
        "when": ["2026-01-02"],
        "month": ["January 2026"],
        "guide": ["Ben Wu"],
        "Tags": ["dam"],
        "Evidence": ["https://example.org/"],
    }
    guide = next(fact for fact in found.facts if fact.label == "guide")
    assert guide.values[0].url == "mentors/ben-wu"


def test_a_record_without_a_title_has_its_dutys() -> None:
    of = cohort(programme(duty("note")), record("2026-01", "note"))
    assert card(of).title == "Note"


@pytest.mark.parametrize(
    ("owner", "by", "expected"),
    [
        ("mentee", None, None),
        ("mentee", "ben-wu", "Ben Wu"),
        ("mentor:business", None, "Ben Wu"),
        ("office", None, "the office"),
        ("mentee", "stranger", None),
    ],
)
def test_a_card_names_its_author_if_that_is_somebody_else(
    owner: str, by: str | None, expected: str | None
) -> None:
    rules = programme(duty("note", owner=owner))
    author = card(cohort(rules, record("2026-01", "note", by=by))).author
    assert (author.text if author else None) == expected


def test_an_event_has_the_day_it_happened_on() -> None:
    of = cohort(programme(duty("award", every="event")), record("2026-02-14", "award"))
    found = timeline(of).chapters[0]
    assert (found.title, found.state, found.word) == ("14 February 2026", None, "")
    assert found.cards[0].on == date(2026, 2, 14)


def test_what_was_handed_in_during_leave_is_no_gap() -> None:
    leave = Leave(start=date(2026, 1, 1), end=date(2026, 1, 31), reason="sick")
    of = cohort(
        programme(duty("note")), mentee(leave=(leave,)), record("2026-01", "note")
    )
    found = chapter(of, "m-2026-01")
    assert (len(found.cards), found.gaps) == (1, ())
    assert found.cards[0].state is State.DONE


def test_what_lies_in_the_future_stands_on_the_current_page() -> None:
    rules = programme(duty("award", every="event"))
    of = cohort(rules, record("2027-02-14", "award"))
    assert chapters(of) == ["p-2027-02-14"]


def test_the_role_is_the_dutys_where_a_mentor_has_several() -> None:
    political = Pairing(mentor=Id("ben-wu"), role=Id("political"))
    business = Pairing(mentor=Id("ben-wu"), role=Id("business"))
    of = cohort(
        programme(duty("note", comment=CommentRule(by=Id("political")))),
        mentee(mentors=(business, political)),
        record("2026-01", "note"),
        comment("2026-01", "note"),
    )
    assert card(of).comments[0].role == "political"


def test_the_mentors_words_stand_with_their_role_and_day() -> None:
    of = cohort(
        NOTES,
        record("2026-01", "note"),
        comment("2026-01", "note", on=date(2026, 1, 12), body="Well done."),
    )
    (found,) = card(of).comments
    assert (found.author.text, found.role) == ("Ben Wu", "Business mentor")
    assert (found.on, found.source) == (date(2026, 1, 12), "Well done.")
    assert found.path == "portfolios/ada-lin/2026-01/note.comment.md"


def test_where_any_mentor_may_comment_the_role_is_the_mentors_own() -> None:
    rules = programme(duty("note", comment=CommentRule(by=Id("any"))))
    pairing = Pairing(mentor=Id("ben-wu"), role=Id("business"))
    of = cohort(
        rules,
        mentee(mentors=(pairing,)),
        record("2026-01", "note"),
        comment("2026-01", "note", by=None),
    )
    (found,) = card(of).comments
    assert (found.author.text, found.role) == ("Ben Wu", "Business mentor")


def test_the_kinds_are_those_that_occur_in_the_programmes_order() -> None:
    rules = programme(duty("zeal"), duty("award", every="event"), duty("note"))
    of = cohort(rules, record("2026-02", "note"), record("2026-01", "zeal"))
    kinds = [(kind.id, kind.title) for kind in timeline(of, "cohort").kinds]
    assert kinds == [("zeal", "Zeal"), ("note", "Note")]
