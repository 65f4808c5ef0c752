"""Attachments: given only where something shown points at them."""

from types import MappingProxyType

import pytest
from msgspec.structs import replace

from builders import cohort, comment, duty, known, programme, record
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import CommentRule
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.record import Attachment, Status
from growthfolio.model.schema import Id

FOLDER = "portfolios/ada-lin/2026-01"
RULES = programme(
    duty(
        "note",
        audience=Id("cohort"),
        comment=CommentRule(by=Id("business"), audience=Id("reviewers")),
        fields=MappingProxyType(
            {
                "deck": RecordField(type=FieldType.FILE, audience=Id("reviewers")),
                "sheet": RecordField(type=FieldType.FILE),
            }
        ),
    )
)


def given(of: Cohort, audience: str) -> list[str]:
    """The urls of the files an audience is given."""
    return [file.url for one in known(of, audience).records for file in one.files]


def with_file(name: str, claimed_by: str, *items: object) -> Cohort:
    """A cohort with one attachment in January."""
    attachment = Attachment(f"{FOLDER}/{name}", (f"{FOLDER}/{claimed_by}",))
    return replace(cohort(RULES, *items), attachments=(attachment,))


def test_a_file_a_shown_text_points_at_is_given() -> None:
    note = record("2026-01", "note", body="![](a.png)", links=("a.png",))
    whole = with_file("a.png", "note.md", note)
    assert given(whole, "cohort") == ["people/ada-lin/2026-01/a.png"]
    assert given(whole, "public") == []


@pytest.mark.parametrize(
    "changes",
    [
        {"audience": Id("never")},
        {"status": Status.DRAFT},
        {"readable": False},
    ],
)
def test_a_file_goes_with_its_record(changes: dict[str, object]) -> None:
    note = record("2026-01", "note", body="![](a.png)", links=("a.png",), **changes)
    assert given(with_file("a.png", "note.md", note), "mentors") == []


def test_what_nothing_points_at_is_given_to_nobody() -> None:
    whole = replace(
        cohort(RULES, record("2026-01", "note")),
        attachments=(Attachment(f"{FOLDER}/a.png"),),
    )
    assert given(whole, "mentors") == []


@pytest.mark.parametrize(
    ("body", "evidence"),
    [
        ("nothing", ()),
        ("the file a.pptx is not for you", ()),
        ("see [it](a.pptx)", ()),
        ("see [it](<./a.pptx> 'deck')", ()),
        ("see [it][1]\n\n[1]: a.pptx", ()),
        ("nothing", ("a.pptx",)),
    ],
)
def test_a_withheld_field_withholds_its_file_also_where_a_shown_text_points_at_it(
    body: str, evidence: tuple[str, ...]
) -> None:
    note = record(
        "2026-01",
        "note",
        body=body,
        evidence=evidence,
        fields={"deck": "a.pptx"},
        links=("a.pptx",),
    )
    whole = with_file("a.pptx", "note.md", note)
    assert given(whole, "cohort") == []
    assert given(whole, "reviewers") == ["people/ada-lin/2026-01/a.pptx"]


def test_two_fields_of_one_file_are_as_narrow_as_the_narrower() -> None:
    note = record(
        "2026-01",
        "note",
        fields={"deck": "a.pptx", "sheet": "./a.pptx"},
        links=("a.pptx", "./a.pptx"),
    )
    whole = with_file("a.pptx", "note.md", note)
    assert given(whole, "cohort") == []
    assert given(whole, "reviewers") == ["people/ada-lin/2026-01/a.pptx"]


def test_the_files_of_a_comment_are_given_with_the_comment() -> None:
    whole = with_file(
        "a.png",
        "note.comment.md",
        record("2026-01", "note"),
        comment("2026-01", "note", body="![](a.png)", links=("a.png",)),
    )
    assert given(whole, "cohort") == []
    assert given(whole, "reviewers") == ["people/ada-lin/2026-01/a.png"]


def test_a_file_two_texts_point_at_is_one_file() -> None:
    note = record("2026-01", "note", body="![](a.png)", links=("a.png",))
    again = comment("2026-01", "note", body="![](a.png)", links=("a.png",))
    paths = (f"{FOLDER}/note.comment.md", f"{FOLDER}/note.md")
    whole = replace(
        cohort(RULES, note, again),
        attachments=(Attachment(f"{FOLDER}/a.png", paths),),
    )
    assert len(given(whole, "reviewers")) == 1


def test_under_aliases_numbers_do_not_follow_files_own_names() -> None:
    """They follow the text: else a name's place among the others would show."""
    for names in (("a.png", "b.png"), ("b.png", "a.png")):
        note = record(
            "2026-01",
            "note",
            body="".join(f"![]({name})" for name in names),
            links=names,
        )
        rules = replace(RULES, duties=(duty("note"),))
        claimed = (f"{FOLDER}/note.md",)
        whole = replace(
            cohort(rules, note),
            attachments=tuple(
                Attachment(f"{FOLDER}/{name}", claimed) for name in sorted(names)
            ),
        )
        files = known(whole, "public").records[0].files
        found = {file.path.rpartition("/")[2]: file.name for file in files}
        assert [found[name] for name in names] == [
            "2026-01-note-1.png",
            "2026-01-note-2.png",
        ]
