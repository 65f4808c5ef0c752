"""Findings: for those who may know states, about files they may read."""

from types import MappingProxyType

import pytest
from msgspec.structs import replace

from builders import cohort, comment, duty, known, mentee, programme, record
from growthfolio.checking import check
from growthfolio.ledger import draw_up
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import CommentRule
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.finding import Finding
from growthfolio.model.phrase import phrase
from growthfolio.model.place import Place
from growthfolio.model.programme import Names
from growthfolio.model.record import Status
from growthfolio.model.rules import people, text, time, values
from growthfolio.model.schema import Id

FOLDER = "portfolios/ada-lin"
RULES = programme(
    duty(
        "note",
        comment=CommentRule(by=Id("business"), audience=Id("mentors")),
        fields=MappingProxyType(
            {"grade": RecordField(type=FieldType.TEXT, audience=Id("mentors"))}
        ),
    ),
    duty("talk", audience=Id("mentors")),
)


def whole() -> Cohort:
    """Records and a comment of January."""
    return cohort(
        RULES,
        mentee(emails=("ada@example.org",)),
        record("2026-01", "note", fields={"grade": "excellent"}),
        record("2026-01", "talk"),
        record("2026-02", "note", audience=Id("mentors")),
        record("2026-03", "note", readable=False),
        comment("2026-01", "note"),
    )


def about(path: str, **changes: object) -> Finding:
    """A finding in a file."""
    settings = {"rule": text.CONTROL_CHARACTER, "person": "ada-lin"}
    return Finding(place=Place(path), **(settings | changes))


def hearers(*findings: Finding) -> list[str]:
    """The audiences that are told of a finding."""
    audiences = ("public", "cohort", "reviewers", "mentors")
    return [
        name for name in audiences if known(whole(), name, findings=findings).findings
    ]


UP, TOP = ["reviewers", "mentors"], ["mentors"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (f"{FOLDER}/2026-01/note.md", UP),
        (f"{FOLDER}/2026-01/talk.md", TOP),
        (f"{FOLDER}/2026-02/note.md", TOP),
        (f"{FOLDER}/2026-03/note.md", TOP),
        (f"{FOLDER}/2026-01/note.comment.md", TOP),
        (f"{FOLDER}/2026-01/tlak.md", TOP),
        (f"{FOLDER}/2026-01/talk.png", TOP),
        (f"{FOLDER}/profile.yml", UP),
        ("mentors/ben-wu.yml", UP),
        ("programme.yml", UP),
    ],
)
def test_a_finding_is_for_those_who_may_read_its_file(
    path: str, expected: list[str]
) -> None:
    assert hearers(about(path)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"duty": "note", "period": "2026-01"}, UP),
        ({"duty": "note", "period": "2026-02"}, TOP),
        ({"duty": "talk", "period": "2026-02"}, TOP),
        ({"duty": "note.comment", "period": "2026-01"}, TOP),
    ],
)
def test_a_gap_is_for_those_who_may_read_what_is_missing(
    changes: dict[str, str], expected: list[str]
) -> None:
    path = f"{FOLDER}/profile.yml"
    assert hearers(about(path, rule=time.MISSING_RECORD, **changes)) == expected


@pytest.mark.parametrize(
    "said",
    [
        {"key": "grade"},
        {"hint": phrase("did you mean “{name}”?", name="excellent")},
        {"hint": phrase("one of {names}", names=("poor", "excellent"))},
    ],
)
def test_a_finding_does_not_quote_a_field_above_its_audience(
    said: dict[str, object],
) -> None:
    path = f"{FOLDER}/2026-01/note.md"
    found = about(path, rule=values.WRONG_VALUE, duty="note", values=said)
    assert hearers(found) == TOP
    helped = about(path, duty="note", help=phrase("write {value}", value="excellent"))
    assert hearers(helped) == TOP
    other = about(path, rule=values.WRONG_VALUE, duty="note", values={"key": "title"})
    assert hearers(other) == UP


def test_a_finding_never_says_an_e_mail_address() -> None:
    quoting = {"value": "ada@example.org", "kind": "mentor"}
    found = about(
        f"{FOLDER}/profile.yml", rule=people.UNKNOWN_REFERENCE, values=quoting
    )
    assert hearers(found) == []


def test_a_narrowed_draft_that_is_missing_is_not_told() -> None:
    """What the checks say of a real gap goes with the draft that fills it."""
    draft = record("2026-01", "note", status=Status.DRAFT, audience=Id("mentors"))
    of = cohort(RULES, draft)
    ledger = draw_up(of, known(of, "mentors").today)
    findings = [one for one in check(of, ledger) if one.rule is time.MISSING_RECORD]
    told = {
        audience: [
            one.period for one in known(of, audience, findings=findings).findings
        ]
        for audience in ("reviewers", "mentors")
    }
    assert "2026-01" not in told["reviewers"]
    assert "2026-01" in told["mentors"]
    assert "2026-02" in told["reviewers"]


def test_under_aliases_nobody_is_told_of_findings() -> None:
    rules = replace(RULES, names={"mentors": Names.ALIAS})
    of = replace(whole(), programme=rules)
    found = about(f"{FOLDER}/profile.yml")
    assert known(of, "mentors", findings=(found,)).findings is None


def test_findings_stand_in_the_order_of_their_places() -> None:
    paths = ["programme.yml", f"{FOLDER}/profile.yml", "mentors/ben-wu.yml"]
    found = known(whole(), "mentors", findings=tuple(map(about, paths))).findings
    assert found is not None
    assert [one.place.path for one in found] == sorted(paths)


@pytest.mark.parametrize("said", ["talk", "talk.md", "2026-01/talk.comment.md", "Talk"])
def test_a_finding_does_not_name_a_duty_above_its_audience(said: str) -> None:
    """Not in a list of all that there are, either."""
    hint = phrase("records here are named {names}", names=("note.md", said))
    wrong = Finding(
        rule=values.UNKNOWN_KEY,
        place=Place("programme.yml"),
        values={"key": "x", "hint": hint},
    )
    assert hearers(wrong) == TOP
