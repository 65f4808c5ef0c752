"""A record's text is parted: what looks like front matter is never shown as text."""

import pytest

from growthfolio.loading.front_matter import split
from growthfolio.loading.report import Report
from loading_tools import noted

KEYS = frozenset({"title", "status", "audience", "目标"})


@pytest.mark.parametrize(
    ("text", "pairs", "body", "body_line"),
    [
        ("---\ntitle: a\n---\nbody\n", 1, "body\n", 4),
        ("---\ntitle: a\n---\n\n\nbody", 1, "\n\nbody", 4),
        ("---  \ntitle: a\n--- \t\nbody\n", 1, "body\n", 4),
        ("---\n---\nbody\n", 0, "body\n", 3),
        ("---\n\n---\nbody\n", 0, "body\n", 4),
        ("---\n# a remark\n---\nbody\n", 0, "body\n", 4),
        ("---\ntitle: a\n---", 1, "", 4),
        ("---\ntitle: a\n----: b\n---\nx\n---\ny\n", 2, "x\n---\ny\n", 5),
        ("---\ntitle: a\n---\n---\nNote: a rule\n", 1, "---\nNote: a rule\n", 4),
        # No front matter at all.
        ("", 0, "", 1),
        ("---", 0, "---", 1),
        ("body\n", 0, "body\n", 1),
        ("\n\nbody\n", 0, "\n\nbody\n", 1),
        ("# Heading\n\nTwo things: one, two.\n", 0, None, 1),
        ("Aims: learn the desk.\n", 0, None, 1),
        ("Some words\n---\nAims: learn the desk.\n", 0, None, 1),
        ("Some words\n\n***\n\ntitle: of a book\n", 0, None, 1),
        ("Some words\n\ntitle: of a book\n", 0, None, 1),
        ("- title: of a book\n", 0, None, 1),
    ],
)
def test_front_matter_and_body(
    text: str, pairs: int, body: str | None, body_line: int
) -> None:
    report = Report("a.md")
    document = split(text, report, KEYS)
    assert noted(report) == []
    assert document.table is not None
    assert len(document.table.pairs) == pairs
    assert document.body == (text if body is None else body)
    assert document.body_line == body_line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: a\n", ("unclosed-front-matter", 1, 1)),
        ("---\ntitle: a\n----\nbody\n", ("unclosed-front-matter", 1, 1)),
        ("---\ntitle: a\n --- \nbody\n", ("unclosed-front-matter", 1, 1)),
        ("----\ntitle: a\n----\n", ("misplaced-front-matter", 1, 1)),
        ("———\ntitle: a\n———\n", ("misplaced-front-matter", 1, 1)),
        ("－－－\ntitle：a\n－－－\n", ("misplaced-front-matter", 1, 1)),
        (" ---\ntitle: a\n---\n", ("misplaced-front-matter", 1, 1)),
        ("\ufeff---\ntitle: a\n---\n", ("misplaced-front-matter", 1, 1)),
        ("\n---\ntitle: a\n---\n", ("misplaced-front-matter", 2, 1)),
        ("\n\n \n---\ntitle: a\n---\n", ("misplaced-front-matter", 4, 1)),
        # Any key under the first line of dashes; below that a record's own.
        ("———\n标题: a\n———\n", ("misplaced-front-matter", 1, 1)),
        ("——\nSecret: a\n——\n", ("misplaced-front-matter", 1, 1)),
        ("# Heading\n\n---\naudience: never\n---\n", ("misplaced-front-matter", 3, 1)),
        ("# Heading\n---\nAudience：never\n", ("misplaced-front-matter", 2, 1)),
        ("# Heading\n---\n目标: x\n", ("misplaced-front-matter", 2, 1)),
        # No dashes at all.
        ("title: a\nbody\n", ("misplaced-front-matter", 1, 1)),
        ("status：draft\nbody\n", ("misplaced-front-matter", 1, 1)),
        ("\nＳＴＡＴＵＳ: draft\n", ("misplaced-front-matter", 2, 1)),
        # A second one under the first.
        (
            "---\ntitle: a\n---\n---\nscore: 9\n---\nx\n",
            ("misplaced-front-matter", 4, 1),
        ),
        (
            "---\ntitle: a\n---\n\n——\naudience: never\n",
            ("misplaced-front-matter", 5, 1),
        ),
    ],
)
def test_what_is_not_where_it_should_be_hides_the_body(
    text: str, expected: tuple[str, int, int]
) -> None:
    report = Report("a.md")
    document = split(text, report, KEYS)
    assert noted(report) == [expected]
    assert (document.table, document.body) == (None, "")


def test_lines_are_those_of_the_file() -> None:
    report = Report("a.md")
    document = split("---\n\ntitle: a\nstatus: b: c\n---\nbody\n", report, KEYS)
    assert document.table is None
    assert noted(report) == [("unquoted-value", 4, 10)]


def test_many_lines_of_dashes_are_read_in_one_go() -> None:
    """Each of them once was a copy of all that followed."""
    report = Report("a.md")
    split("---\n" + "----\n" * 200_000, report, KEYS)
    assert noted(report) == [("unclosed-front-matter", 1, 1)]
