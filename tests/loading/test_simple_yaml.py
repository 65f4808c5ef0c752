"""What the quick way reads, the parser reads the same; it leaves the rest alone."""

import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from growthfolio.loading.hidden import HIDDEN
from growthfolio.loading.nodes import read_table
from growthfolio.loading.report import Report
from growthfolio.loading.simple_yaml import read_simple

PLAIN = """\
person: ada
submitted: 2026-03-05
title: "三月：计划 and # more: 1"
score: 85.5
tags: [调研, two words, a-b]
place: 二楼（东）会议室, left
left: {on: 2026-03-31, reason: 调任，另有任用}
mentors: [{mentor: shen, role: political, from: 2025-07-01}, {mentor: rao, role: x}]
leave:
  - {from: 2026-02-01, to: 2026-03-20, reason: sick, approved_by: office}
  - {from: 2026-05-01, to: 2026-05-20, reason: study}
strengths:
- 调研
- two words
lists:
    - [a, b]
月: 三
"""


def test_plain_lines_are_read_with_their_places() -> None:
    text = PLAIN.replace("月: 三\n", "")
    assert read_simple(text) == read_table(text, Report("a.md"))
    assert read_simple(text) is not None


@pytest.mark.parametrize(
    "line",
    [
        "月: 三",
        "a: b # remark",
        "a: b: c",
        "a: 'b'",
        'a: "b\\n"',
        "a:b",
        "a:  b",
        "a: b ",
        "a:",
        "a: &b c",
        "a: *b",
        "a: !b c",
        "a: |",
        "a: {b: c, b: d}",
        "a: {b: c }",
        "a: {b: c , d: e}",
        "a: {b:c}",
        "a: {b: [c]}",
        "a: {b: {c: d}}",
        'a: {b: "c"}',
        "a: {b: c: d}",
        "a: {}",
        "a: [{b: c}, d]",
        "a: [{b: c, b: d}]",
        "a:\n- b: c",
        "a:\n  b: c",
        "a:\n  - b\n - c",
        "a:\n  - b\n   - c",
        "a:\n  - b\n  c",
        "a:\n  -",
        "a:\n\n  - b",
        "- b",
        "a: b\n- c",
        "a: [b, [c]]",
        "a: [b，c]",
        "a: [b , c]",
        "a: []",
        "a: [b,c]",
        "a: @b",
        "a: %b",
        "a: `b`",
        "a: - b",
        "a: ? b",
        "- a: b",
        " a: b",
        "a : b",
        "a：b",
        "a: b\tc",
        "a: b\x85c",
        "a: \ufeffb",
        "---",
        "...",
        "# remark",
        "",
    ],
)
def test_everything_else_is_left_to_the_parser(line: str) -> None:
    assert read_simple(f"first: one\n{line}\n") is None


def test_what_cannot_be_seen_is_left_to_whoever_notes_it() -> None:
    unseen = [
        character
        for character in map(chr, range(0x80, sys.maxunicode + 1))
        if HIDDEN.search(f"a{character}")
    ]
    assert len(unseen) > 100
    for character in unseen:
        assert read_simple(f"a: 学{character}生\n") is None, ascii(character)
        assert read_simple(f"a: [学{character}生]\n") is None, ascii(character)


def test_a_key_that_stands_twice_is_the_parsers_to_refuse() -> None:
    assert read_simple("a: b\na: c\n") is None


def test_a_last_line_without_an_end_and_an_empty_text() -> None:
    assert read_simple("a: b") is None
    assert read_simple("") is None
    assert read_simple("\n") is None


LINES = st.one_of(
    st.tuples(
        st.sampled_from(["a", "b-c", "_d", "E1"]),
        st.text(max_size=12) | st.text(" ,:#-[]{}\"'\\abc学，：1.\u3000", max_size=12),
    ).map(lambda pair: f"{pair[0]}: {pair[1]}"),
    st.lists(st.text("ab学，: .[]{}\"'1", max_size=5), max_size=3).map(
        lambda items: f"m: {{{', '.join(f'k{i}: {v}' for i, v in enumerate(items))}}}"
    ),
    st.lists(
        st.sampled_from(
            ["{a: b}", "{a: b, c: 学，生}", "[a, b]", "x", "{a: b }", "x y"]
        )
        | st.text(" ,:#-[]{}\"'a", max_size=5),
        max_size=3,
    ).flatmap(
        lambda items: st.sampled_from(
            [
                f"t: [{', '.join(items)}]",
                "\n".join(["u:", *(f"  - {item}" for item in items)]),
                "\n".join(["v:", *(f"- {item}" for item in items)]),
            ]
        )
    ),
    st.lists(st.text("ab学，, .[]\"'1", max_size=5), max_size=3).map(
        lambda items: f"list: [{', '.join(items)}]"
    ),
    st.text(" ,:#-[]\"'\\abc学，：1.", max_size=8).map(lambda text: f'q: "{text}"'),
)


@given(st.lists(LINES, min_size=1, max_size=4))
@example(["a: x\u2028y"])
@example(["a: ~"])
@example(["a: =", "b-c: <<"])
def test_it_never_reads_anything_else_than_the_parser(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    found = read_simple(text)
    if found is not None:
        report = Report("a.md")
        assert read_table(text, report) == found
        assert report.findings == []
