"""YAML becomes nodes: strings with places; slips are named as what was typed."""

import pytest

from growthfolio.loading.nodes import DEPTH, Listing, Scalar, Table, read_table
from growthfolio.loading.report import Report
from loading_tools import advice, noted


def table(text: str) -> Table:
    """The table of a text without a fault."""
    report = Report("a.yml")
    found = read_table(text, report)
    assert noted(report) == []
    assert found is not None
    return found


@pytest.mark.parametrize(
    "text",
    [
        "2026.10",
        "no",
        "on",
        "y",
        "010",
        "007",
        "22:22",
        "1_000",
        "1e3",
        ".inf",
        ".nan",
        "~",
        "null",
        "true",
        "2026-13-45",
        "0x1F",
        "+86",
        "1.10",
        "=",
        "<<",
    ],
)
def test_scalars_stay_what_is_written(text: str) -> None:
    ((key, value),) = table(f"a: {text}\n").pairs
    assert (key.text, value) == ("a", Scalar(text, 1, 4))


def test_places_count_characters_not_bytes() -> None:
    found = table("姓名: 林晓禾\n𠀀: [中文, 𠀀𠀀, x]\n")
    assert found.pairs == (
        (Scalar("姓名", 1, 1), Scalar("林晓禾", 1, 5)),
        (
            Scalar("𠀀", 2, 1),
            Listing(
                (Scalar("中文", 2, 5), Scalar("𠀀𠀀", 2, 9), Scalar("x", 2, 13)), 2, 4
            ),
        ),
    )


def test_an_empty_text_is_an_empty_table() -> None:
    for text in ("", "\n\n", "# only a remark\n", "---\n"):
        assert table(text) == Table((), 1, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Full-width colons, wherever a key is.
        ("a: b\nmentee：张三\nc: d\n", [("full-width-colon", 2, 7)]),
        ("mentee：张三\n", [("full-width-colon", 1, 7)]),
        ("姓名：张三\nname: x\n", [("full-width-colon", 1, 3)]),
        ("a:\n  - mentor：x\n    role: y\n", [("full-width-colon", 2, 11)]),
        ("a：1\nb：2\n", [("full-width-colon", 1, 2), ("full-width-colon", 2, 2)]),
        # In a list it may be text: another slip is not blamed on it.
        ("a:\n  - 周一：开会\nb: c: d\n", [("unquoted-value", 3, 5)]),
        # Two slips of different kinds are both said.
        (
            "a：b\nc: @d\n",
            [("full-width-colon", 1, 2), ("unquoted-value", 2, 4)],
        ),
        # Tabs, full-width spaces.
        ("a:\n\t- b\n", [("tab-indent", 2, 1)]),
        ("a:\n  \t- b\n", [("tab-indent", 2, 3)]),
        ("a:\n　- b\nc: d: e\n", [("tab-indent", 2, 1)]),
        # A space is missing after the colon.
        ("month:2026-10\nb: c\n", [("broken-yaml", 1, 7)]),
        ("month:\xa02026-10\n", [("broken-yaml", 1, 7)]),
        # Values that need quotes.
        ("a: foo: bar\n", [("unquoted-value", 1, 7)]),
        ("a: @x\n", [("unquoted-value", 1, 4)]),
        ("a: %80\n", [("unquoted-value", 1, 4)]),
        ("a: `x`\n", [("unquoted-value", 1, 4)]),
        ("a: *\n", [("unquoted-value", 1, 4)]),
        ("a: {{ x }}\n", [("unquoted-value", 1, 5)]),
        ("? [a]\n: b\n", [("unquoted-value", 1, 3)]),
        # Parts of YAML that are not used.
        ("a: &b c\n", [("forbidden-yaml", 1, 4)]),
        ("a: *b\n", [("forbidden-yaml", 1, 4)]),
        ("a: !!python/object:os.system x\n", [("forbidden-yaml", 1, 4)]),
        ("a: !!binary x\n", [("forbidden-yaml", 1, 4)]),
        ("!!set {a, b}\n", [("forbidden-yaml", 1, 1)]),
        ("a: {<<: *b}\n", [("forbidden-yaml", 1, 9)]),
        ("*a\n", [("forbidden-yaml", 1, 1)]),
        ("a: b\n---\nc: d\n", [("forbidden-yaml", 2, 1)]),
        # Shape.
        ("- a\n- b\n", [("not-a-mapping", 1, 1)]),
        ("just words\n", [("not-a-mapping", 1, 1)]),
        ("[a, b]\n", [("not-a-mapping", 1, 1)]),
        ("a: 1\nb: 2\na: 3\n", [("duplicate-key", 3, 1)]),
        ("a: {b: 1, b: 2}\n", [("duplicate-key", 1, 11)]),
        # Anything else.
        ("a: [b\n", [("broken-yaml", 1, 4)]),
        ("a: 'b\n", [("broken-yaml", 1, 4)]),
        ('a: "\\q"\n', [("broken-yaml", 1, 5)]),
        ("a: \x86\n", [("control-character", 1, 4)]),
        ("a: b\n\ufffe\n", [("control-character", 2, 1)]),
    ],
)
def test_slips_are_named_where_they_are(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    report = Report("a.yml")
    found = read_table(text, report)
    assert noted(report) == expected
    assert (found is not None) == (expected[0][0] == "duplicate-key")


def test_the_help_gives_the_line_as_it_should_be_and_not_what_it_says() -> None:
    report = Report("a.yml")
    read_table("mentee：张三\n", report)
    assert advice(report.findings[0]) == "write “mentee: …”"


def test_of_a_key_that_stands_twice_the_first_is_kept_and_named() -> None:
    report = Report("a.yml")
    found = read_table("a: 1\nb: 2\na: 3\n", report)
    assert found is not None
    assert found.get("a") == Scalar("1", 1, 4)
    assert report.findings[0].values == {"key": "a", "first": 1}


def test_depth_is_limited_before_anything_is_built() -> None:
    deep = "[" * (DEPTH - 1) + "x" + "]" * (DEPTH - 1)
    assert table(f"a: {deep}\n").pairs
    for levels in (DEPTH, 100_000):
        report = Report("a.yml")
        assert read_table("a: " + "[" * levels, report) is None
        assert noted(report) == [("nested-too-deep", 1, 3 + DEPTH)]


def test_a_billion_laughs_are_refused_at_the_first() -> None:
    text = "a: &a [ha]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    report = Report("a.yml")
    assert read_table(text, report) is None
    assert noted(report) == [("forbidden-yaml", 1, 4)]


def test_a_refused_file_leaves_nothing_behind_for_the_next() -> None:
    for spoilt in ("a: &b c\n", "a: [b\n", "a: \x86\n", "- a\n"):
        read_table(spoilt, Report("a.yml"))
        assert table("a: b\n").pairs == ((Scalar("a", 1, 1), Scalar("b", 1, 4)),)
