"""What is written as YAML reads as the same text."""

from hypothesis import given
from hypothesis import strategies as st

from growthfolio.authoring.scalars import key, listing, scalar
from growthfolio.loading.hidden import cleaned
from growthfolio.loading.nodes import Listing, Scalar, read_table
from growthfolio.loading.report import Report
from growthfolio.loading.text import read_text

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def test_plain_texts_stay_bare_and_the_others_are_quoted() -> None:
    assert scalar("读完三章") == "读完三章"
    assert scalar("2026-03-05") == "2026-03-05"
    for text in (
        "",
        " a",
        "a ",
        "a: b",
        "a #b",
        "- a",
        "[x] a",
        "no",
        "@li",
        "a\nb",
        "第一章:",
    ):
        assert scalar(text).startswith('"'), text


@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=3))
def test_every_text_comes_back(text: str, items: list[str]) -> None:
    yaml = "\n".join(
        [f"{key('goal')}: {scalar(text)}", "items:", *listing(tuple(items)), ""]
    )
    decoded, findings = read_text(yaml.encode("utf-8"), "x")
    table = read_table(decoded, Report("x"))

    assert not findings
    assert table is not None
    value, found = table.get("goal"), table.get("items")
    assert isinstance(value, Scalar)
    assert value.text == cleaned(text)[0]
    assert isinstance(found, Listing)
    texts = [item.text for item in found.items if isinstance(item, Scalar)]
    assert texts == [cleaned(item)[0] for item in items]


def test_what_nobody_sees_is_not_written() -> None:
    assert scalar("三\u200b月\x1b计\u202e划") == "三月计划"


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=10))
def test_every_key_comes_back(name: str) -> None:
    table = read_table(f"{key(name)}: 1\n", Report("x"))

    assert table is not None
    assert table.get(name) is not None
