"""Who may read what: duties, records that narrow, comments, fields."""

from types import MappingProxyType

import pytest
from msgspec.structs import replace

from builders import AUDIENCES, cohort, comment, duty, known, programme, record, words
from growthfolio.disclosure import UnknownAudienceError
from growthfolio.model.duty import CommentRule, Duty
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.record import Comment, Record
from growthfolio.model.schema import Id


def readers(rule: Duty, *items: Record | Comment) -> list[str]:
    """The audiences that are shown a record of a duty."""
    whole = cohort(programme(rule), *items)
    return [name for name in AUDIENCES if known(whole, name).records]


def listeners(rule: Duty, *items: Record | Comment) -> list[str]:
    """The audiences that are shown the comment on the record."""
    whole = cohort(programme(rule), *items)
    return [
        name
        for name in AUDIENCES
        if any(one.comment for one in known(whole, name).records)
    ]


@pytest.mark.parametrize("wrong", ["never", "auditors", ""])
def test_a_site_is_for_an_audience_of_the_programme(wrong: str) -> None:
    with pytest.raises(UnknownAudienceError) as raised:
        known(cohort(programme(duty("note"))), wrong)
    assert words().say(raised.value.sentence) == (
        f"the programme has no audience “{wrong}”; "
        "it lists public, cohort, reviewers, mentors"
    )


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        ("public", ["public", "cohort", "reviewers", "mentors"]),
        ("cohort", ["cohort", "reviewers", "mentors"]),
        ("mentors", ["mentors"]),
        (None, ["mentors"]),
        ("never", []),
        ("auditors", []),
    ],
)
def test_a_duty_says_who_reads_its_records(
    audience: str | None, expected: list[str]
) -> None:
    rule = duty("note", audience=audience)
    assert readers(rule, record("2026-01", "note")) == expected


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        ("reviewers", ["reviewers", "mentors"]),
        ("never", []),
        ("auditors", []),
        ("public", ["cohort", "reviewers", "mentors"]),
    ],
)
def test_a_record_narrows_and_never_widens(audience: str, expected: list[str]) -> None:
    rule = duty("note", audience=Id("cohort"))
    assert readers(rule, record("2026-01", "note", audience=Id(audience))) == expected


def test_a_record_never_widens_a_narrow_duty() -> None:
    rule = duty("note", audience=Id("reviewers"))
    wide = record("2026-01", "note", audience=Id("cohort"))
    assert readers(rule, wide) == ["reviewers", "mentors"]


@pytest.mark.parametrize(
    ("rule", "own", "expected"),
    [
        (None, None, ["cohort", "reviewers", "mentors"]),
        ("reviewers", None, ["reviewers", "mentors"]),
        ("public", None, ["cohort", "reviewers", "mentors"]),
        (None, "mentors", ["mentors"]),
        ("reviewers", "cohort", ["reviewers", "mentors"]),
        (None, "never", []),
    ],
)
def test_a_comment_is_never_wider_than_its_record(
    rule: str | None, own: str | None, expected: list[str]
) -> None:
    commented = duty(
        "note",
        audience=Id("cohort"),
        comment=CommentRule(by=Id("business"), audience=rule),
    )
    found = listeners(
        commented,
        record("2026-01", "note"),
        comment("2026-01", "note", audience=own),
    )
    assert found == expected


def test_a_comment_goes_with_a_record_that_narrows() -> None:
    rule = duty("note", comment=CommentRule(by=Id("business"), audience=Id("public")))
    hidden = record("2026-01", "note", audience=Id("mentors"))
    assert listeners(rule, hidden, comment("2026-01", "note")) == ["mentors"]


def test_a_field_is_never_wider_than_its_duty() -> None:
    rule = duty(
        "note",
        audience=Id("cohort"),
        fields=MappingProxyType(
            {
                "wide": RecordField(type=FieldType.TEXT, audience=Id("public")),
                "plain": RecordField(type=FieldType.TEXT),
                "narrow": RecordField(type=FieldType.TEXT, audience=Id("mentors")),
            }
        ),
    )
    given = {"wide": "a", "plain": "b", "narrow": "c"}
    whole = cohort(programme(rule), record("2026-01", "note", fields=given))
    assert known(whole, "public").records == ()
    for audience, names in (
        ("cohort", ["wide", "plain"]),
        ("mentors", ["wide", "plain", "narrow"]),
    ):
        disclosure = known(whole, audience)
        assert [one.name for one in disclosure.records[0].fields] == names
        assert list(disclosure.duty["note"].fields) == names


def test_a_duty_nobody_here_may_read_is_no_part_of_the_programme() -> None:
    rules = programme(duty("note"), duty("talk", audience=Id("mentors")))
    assert list(known(cohort(rules), "reviewers").duty) == ["note"]
    assert list(known(cohort(rules), "mentors").duty) == ["note", "talk"]


def test_the_comment_rule_goes_with_the_comment() -> None:
    rule = CommentRule(by=Id("business"), audience=Id("reviewers"))
    whole = cohort(programme(duty("note", comment=rule)))
    assert known(whole, "cohort").duty["note"].comment is None
    assert known(whole, "reviewers").duty["note"].comment == rule


def test_what_nobody_on_the_roster_wrote_is_not_shown() -> None:
    whole = cohort(programme(duty("note")), record("2026-01", "note", "stranger"))
    assert known(whole, "mentors").records == ()


def test_the_only_audience_is_the_least_privileged_and_the_most() -> None:
    rules = replace(
        programme(duty("note", audience=None)), audiences=(Id("staff"),), states=None
    )
    disclosure = known(cohort(rules, record("2026-01", "note")), "staff")
    assert len(disclosure.records) == 1
    assert disclosure.shows_states
    assert disclosure.aliases
