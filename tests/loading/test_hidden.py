"""Characters nobody sees: which, where, and which of them are taken out."""

import pytest

from growthfolio.loading.hidden import (
    hidden_in_name,
    note_hidden,
    note_in_text,
    spelt_out,
    without_hidden,
)
from growthfolio.loading.report import Report
from loading_tools import noted


@pytest.mark.parametrize(
    "text",
    [
        "title: 三月计划，“窗口”——业务\n",
        "title: \U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f\n",
        "title: می\u200cخواهم क्\u200dष\n",
        "title: 葛\U000e0100城\n",
        "title: a\u3000b\u00a0c\n",
    ],
)
def test_what_is_seen_is_in_order(text: str) -> None:
    report = Report("a.md")
    assert not note_hidden(text, report)
    assert report.clean
    assert without_hidden(text) == text


def test_the_first_of_each_line_is_noted_and_all_of_it_taken_out() -> None:
    report = Report("a.md")
    assert note_hidden("a: b\nti\u200btle: 一\u2060月\nby: a\u00adda\n", report)
    assert noted(report) == [("hidden-character", 2, 3), ("hidden-character", 3, 6)]
    edits = [one.edit for one in report.findings if one.edit]
    assert [(edit.old, edit.new) for edit in edits] == [
        ("\u200btle: 一\u2060", "tle: 一"),
        ("\u00ad", ""),
    ]


def test_what_turns_the_order_is_not_taken_out() -> None:
    """Its writer saw something else than what would be left."""
    report = Report("a.md")
    note_hidden("title: \u200bkcab\u202e\n", report)
    assert [one.edit for one in report.findings] == [None]


def test_of_a_text_the_first_is_noted_with_how_many_there_are() -> None:
    report = Report("a.md")
    note_in_text("一\n二 \u202e三\u202c\n\u200b四\n", 5, report)
    assert noted(report) == [("hidden-character-in-text", 6, 3)]
    assert report.findings[0].values == {"count": 3, "character": "U+202E"}


@pytest.mark.parametrize(
    "text", ["一\n\t二\u3000三\u00a0\n", "soft\u00adhyphen", "\u200fשלום", "\U0001f525"]
)
def test_a_text_without_any(text: str) -> None:
    report = Report("a.md")
    note_in_text(text, 1, report)
    assert report.clean


@pytest.mark.parametrize(
    ("value", "rule", "character"),
    [
        ("a\0", "control-character", "U+0000"),
        ("a\x1b[31m", "control-character", "U+001B"),
        ("a\x85", "control-character", "U+0085"),
        ("a\u2028", "control-character", "U+2028"),
        ("a\u202eb", "hidden-character", "U+202E"),
        ("a\u3164", "hidden-character", "U+3164"),
    ],
)
def test_what_is_spelt_out_between_quotes(
    value: str, rule: str, character: str
) -> None:
    found = spelt_out(value)
    assert found is not None
    assert (found[0].name, found[1]) == (rule, character)
    assert spelt_out("two\nlines\t三月") is None


@pytest.mark.parametrize(
    ("path", "character"),
    [
        ("a/b.md", None),
        ("portfolios/林晓禾/三月 计划.png", None),
        ("a\u202eb/c.md", "U+202E"),
        ("a/b\n.md", "U+000A"),
        ("a/b\x1b.md", "U+001B"),
        ("a/\u3164.md", "U+3164"),
    ],
)
def test_names_of_files(path: str, character: str | None) -> None:
    assert hidden_in_name(path) == character
