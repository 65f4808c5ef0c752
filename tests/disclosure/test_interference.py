"""What an audience may not know leaves no trace: neither order, count nor colour.

Each case changes one thing that is above an audience; its site stays the same,
and that of the audience which may know it does not.
"""

from collections.abc import Callable
from datetime import date
from types import MappingProxyType

import pytest
from msgspec.structs import replace

from builders import (
    TODAY,
    cohort,
    comment,
    duty,
    mentee,
    mentor,
    programme,
    record,
    said,
    site,
)
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import CommentRule
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.people import (
    Departure,
    Hit,
    Leave,
    Mentee,
    MentorStatus,
    Pairing,
    Qualification,
    StatusChange,
    Waiver,
)
from growthfolio.model.programme import JobClass, Unit
from growthfolio.model.record import Attachment, Comment, Record, Status
from growthfolio.model.schema import Id
from growthfolio.model.title import Title

NOTE = "portfolios/ada-lin/2026-01/note.md"
PLAN = "portfolios/ada-lin/2026-01/plan.md"
TALK = "portfolios/ada-lin/2026-01/talk.md"

Change = Callable[[Cohort], Cohort]


def base() -> Cohort:
    """Ada, Bo and Cy, with records for every audience."""
    score = RecordField(type=FieldType.TEXT, audience=Id("reviewers"))
    rules = programme(
        duty(
            "note",
            due="day 10",
            comment=CommentRule(by=Id("business"), audience=Id("cohort")),
            fields=MappingProxyType({"score": score}),
        ),
        duty("plan", audience=Id("cohort"), due="day 5"),
        duty("talk", audience=Id("mentors"), owner="mentor:business"),
        units=(
            Unit(id=Id("town"), name=Title.plain("Town")),
            Unit(id=Id("city"), name=Title.plain("City")),
        ),
        job_classes=(JobClass(id=Id("desk"), title=Title.plain("Desk")),),
    )
    return cohort(
        rules,
        mentee(unit=Id("town")),
        mentee("bo-he", unit=Id("town")),
        mentee("cy-xu", unit=Id("city")),
        mentor(),
        record("2026-01", "note", submitted=date(2026, 1, 9), fields={"score": "A"}),
        record("2026-01", "plan", submitted=date(2026, 1, 4)),
        record("2026-01", "talk"),
        record("2026-02", "note", "bo-he", submitted=date(2026, 2, 9)),
        comment("2026-01", "note", on=date(2026, 1, 12)),
    )


def _records(of: Cohort, path: str, *put: Record) -> Cohort:
    kept = [one for one in of.records if one.at.path != path]
    records = sorted((*kept, *put), key=lambda one: one.at.path)
    return replace(of, records=tuple(records))


def _profile(of: Cohort, **changes: object) -> Cohort:
    def changed(person: Mentee) -> Mentee:
        return replace(person, **changes) if person.id == "ada-lin" else person

    return replace(of, mentees=tuple(map(changed, of.mentees)))


def _comments(of: Cohort, *put: Comment) -> Cohort:
    return replace(of, comments=put)


def talk_rewritten(of: Cohort) -> Cohort:
    """The text of a talk."""
    return _records(of, TALK, record("2026-01", "talk", body="something else"))


def talk_gone(of: Cohort) -> Cohort:
    """Whether a talk took place."""
    return _records(of, TALK)


def talk_added(of: Cohort) -> Cohort:
    """How many talks there were."""
    return _records(of, "", record("2026-02", "talk", "cy-xu"))


def score_changed(of: Cohort) -> Cohort:
    """A field above its record's audience."""
    other = record("2026-01", "note", submitted=date(2026, 1, 9), fields={"score": "B"})
    return _records(of, NOTE, other)


def score_gone(of: Cohort) -> Cohort:
    """Whether there is such a field."""
    return _records(of, NOTE, record("2026-01", "note", submitted=date(2026, 1, 9)))


def note_late(of: Cohort) -> Cohort:
    """Whether a record everybody reads came in time."""
    other = record("2026-01", "note", submitted=date(2026, 3, 1), fields={"score": "A"})
    return _records(of, NOTE, other)


def comment_late(of: Cohort) -> Cohort:
    """Whether a comment the cohort reads came in time."""
    return _comments(of, comment("2026-01", "note", on=date(2026, 3, 18)))


def draft_begun(of: Cohort) -> Cohort:
    """Whether a record that is missing has been begun."""
    draft = record("2026-02", "plan", status=Status.DRAFT, body="half of it")
    return _records(of, "", draft)


def narrowed_added(of: Cohort) -> Cohort:
    """A record that narrows itself to those above."""
    hidden = record("2026-02", "plan", audience=Id("mentors"))
    return _records(of, "", hidden)


def waived(of: Cohort) -> Cohort:
    """Whether a gap is accepted."""
    waiver = Waiver(duty=Id("plan"), period="2026-02", reason="new here")
    return _profile(of, waivers=(waiver,))


def on_leave(of: Cohort) -> Cohort:
    """Whether somebody is on leave."""
    leave = Leave(start=date(2026, 2, 1), end=date(2026, 2, 28), reason="sick")
    return _profile(of, leave=(leave,))


def comment_gone(of: Cohort) -> Cohort:
    """Whether somebody commented."""
    return _comments(of)


def comment_rewritten(of: Cohort) -> Cohort:
    """What the comment says."""
    return _comments(
        of, comment("2026-01", "note", on=date(2026, 1, 12), body="otherwise")
    )


def renamed(of: Cohort) -> Cohort:
    """What somebody is called."""
    return _profile(of, name="Zoe Zhu", name_en="Zoe")


def joined_later(of: Cohort) -> Cohort:
    """When somebody joined."""
    return _profile(of, joined=date(2026, 1, 28))


def moved(of: Cohort) -> Cohort:
    """Where somebody works, and as what."""
    return _profile(of, unit=Id("city"), job_class=Id("desk"), posting="village")


def has_left(of: Cohort) -> Cohort:
    """Whether somebody has left."""
    return _profile(of, left=Departure(on=date(2026, 3, 10)))


def paired_since(of: Cohort) -> Cohort:
    """Since when somebody has a mentor."""
    since = Pairing(mentor=Id("ben-wu"), role=Id("business"), start=date(2026, 1, 7))
    return _profile(of, mentors=(since,))


def mentor_moved(of: Cohort) -> Cohort:
    """A mentor's post and unit."""
    return replace(of, mentors=(mentor(post="Director", unit=Id("city")),))


def mentor_hit(of: Cohort) -> Cohort:
    """A hit of the negative list."""
    hit = Hit(rule=Id("idle"), on=date(2026, 3, 1), reason="idle")
    return replace(of, mentors=(mentor(hits=(hit,)),))


def review_failed(of: Cohort) -> Cohort:
    """What came of a mentor's review."""
    failed = Qualification(on=date(2026, 3, 1), result="fail")
    return replace(of, mentors=(mentor(qualified=(failed,)),))


def review_expired(of: Cohort) -> Cohort:
    """Whether a mentor's qualification ran out."""
    old = Qualification(on=date(2025, 3, 1), until=date(2026, 2, 28))
    return replace(of, mentors=(mentor(qualified=(old,)),))


def suspended(of: Cohort, reason: str = "") -> Cohort:
    """Whether a mentor is suspended."""
    step = StatusChange(
        status=MentorStatus.SUSPENDED, on=date(2026, 3, 1), reason=reason
    )
    return replace(of, mentors=(mentor(history=(step,)),))


def helped_more(of: Cohort) -> Cohort:
    """How many a mentor has helped."""
    return replace(of, mentors=(mentor(helped_before=30),))


def once_a_mentee(of: Cohort) -> Cohort:
    """Who a mentor once was."""
    return replace(of, mentors=(mentor(was=Id("cy-xu")),))


def file_renamed(of: Cohort) -> Cohort:
    """What an attachment is called."""
    return _with_picture(of, "ada-on-the-field.png")


def _with_picture(of: Cohort, name: str) -> Cohort:
    shown = record(
        "2026-01",
        "note",
        body=f"![the field]({name})",
        links=(name,),
        submitted=date(2026, 1, 9),
        fields={"score": "A"},
    )
    attachment = Attachment(f"portfolios/ada-lin/2026-01/{name}", (NOTE,))
    return replace(_records(of, NOTE, shown), attachments=(attachment,))


CASES = [
    (talk_rewritten, "reviewers", "mentors"),
    (talk_gone, "reviewers", "mentors"),
    (talk_added, "reviewers", "mentors"),
    (narrowed_added, "cohort", "mentors"),
    (score_changed, "cohort", "reviewers"),
    (score_gone, "cohort", "reviewers"),
    (mentor_hit, "reviewers", "mentors"),
    (review_failed, "reviewers", "mentors"),
    (review_expired, "reviewers", "mentors"),
    (suspended, "cohort", "reviewers"),
    (helped_more, "cohort", "reviewers"),
    (once_a_mentee, "public", "cohort"),
    (note_late, "cohort", "reviewers"),
    (comment_late, "cohort", "reviewers"),
    (draft_begun, "cohort", "reviewers"),
    (waived, "cohort", "reviewers"),
    (on_leave, "cohort", "reviewers"),
    (comment_gone, "public", "cohort"),
    (comment_rewritten, "public", "cohort"),
    (renamed, "public", "cohort"),
    (joined_later, "public", "cohort"),
    (moved, "public", "cohort"),
    (has_left, "public", "cohort"),
    (paired_since, "public", "cohort"),
    (mentor_moved, "public", "cohort"),
]


def named(change: Change) -> str:
    """What a case is called."""
    return getattr(change, "__name__", "")


@pytest.mark.parametrize(("change", "below", "above"), CASES, ids=named)
def test_a_change_above_an_audience_changes_nothing_for_it(
    change: Change, below: str, above: str
) -> None:
    before, after = base(), change(base())
    assert site(before, below) == site(after, below)
    assert site(before, above) != site(after, above)


def test_why_a_mentor_is_suspended_changes_nothing_below() -> None:
    before, after = suspended(base()), suspended(base(), "a case")
    assert site(before, "reviewers") == site(after, "reviewers")
    assert site(before, "mentors") != site(after, "mentors")


def test_what_a_file_is_called_changes_nothing_under_an_alias() -> None:
    before, after = _with_picture(base(), "field.png"), file_renamed(base())
    assert said(site(before, "public")) == said(site(after, "public"))
    assert said(site(before, "cohort")) != said(site(after, "cohort"))


def test_the_order_of_people_does_not_follow_what_is_withheld() -> None:
    """Under aliases rows stand in the order of the aliases, not of the ids."""
    rows = site(base(), "public", today=TODAY).pages[0].matrix.rows
    names = [row.person.text for row in rows]
    assert names == sorted(names)
    assert [row.sort_name for row in rows] == sorted(row.sort_name for row in rows)
