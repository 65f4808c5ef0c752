"""What needs no sanitiser is exactly what one would hand back."""

import re
import sys
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growthfolio.rendering import markdown, nesting
from growthfolio.rendering.harmless import as_cleaned
from growthfolio.rendering.markdown import boxes, parsed
from growthfolio.rendering.nesting import BOXES
from growthfolio.rendering.sanitiser import Place
from growthfolio.words import speech
from rendering.test_sanitiser import HOSTILE, PLACE

PLAIN = "# a\n\nb **c** *d* ~~e~~ `f`\n\n- g\n- h\n\n1. i\n\n> j\n\n---\n\nk  \nl"
TABLE = "| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | 4 |"
TASKS = "- [ ] a\n- [x] b\n\n  c\n- d\n  1. [x] e\n"
CODE = "    a < b && c"
LINK = "[a](https://example.org/b?c=d&e=%E4#f) <http://example.org>"
WRITTEN = (PLAIN, TABLE, TASKS, CODE, LINK)

NAMES = re.findall(
    r"\w+",
    "blockquote code del em h1 h2 h6 li ol p pre strong table tbody td th thead tr ul"
    " div script",
)
TEXTS = (
    "a",
    "。",
    "\n",
    " ",
    "&",
    "&amp;",
    "&quot;",
    "&#60;",
    "\xa0",
    "<",
    ">",
    "\u202e",
)
ADDRESSES = (
    '<a href="https://example.org/">',
    '<a href="http://a.b.c/d?e=f&amp;g">',
    '<a href="https://1.2.3.4.5/">',
    '<a href="https://xn--a/">',
    '<a href="javascript:alert(1)">',
    '<a href="https://example.org/" onclick="x">',
)


OPENED = (
    *ADDRESSES,
    '<td align="left">',
    '<th align="justify">',
    '<li class="task-list-item">',
    '<ul class="contains-task-list">',
)

PIECES = (
    *("# ", "## ", "- ", "* ", "1. ", "> ", "    ", "  \n", "\n", "\n\n", "```\n"),
    *("a", "。“", "*", "**", "_", "~~", "`", "\\", "&", "&copy;", "\xa0", "\u202e"),
    *("[a](https://a.b/c)", "https://a.b", "a@b.c", "![a](b.png)", "[^1]", "[^1]: a\n"),
    *("|a|b|\n|-|:-:|\n|c|d|\n", "- [ ] ", "- [x] ", "<", "<b>", "<em>", "<p>", "<!--"),
)


def known(raw: str, level: int = 5) -> str | None:
    """What becomes of HTML where the sanitiser need not be asked."""
    return as_cleaned(raw, level, boxes(speech("en")))


def sanitised(raw: str, level: int = 5) -> str:
    """What becomes of HTML where the sanitiser is asked."""
    return markdown.cleaned(raw, PLACE, speech("en"), level=level).html


@pytest.mark.parametrize(
    "source", [PLAIN, TABLE, TASKS, CODE, LINK, "", "&amp; < > \" '"]
)
@pytest.mark.parametrize("level", [5, 6])
def test_what_most_people_write_needs_none(source: str, level: int) -> None:
    raw = parsed(source)

    assert known(raw, level) == (sanitised(raw, level) if source else None)


def test_none_is_asked_where_none_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    def clean(html: str, place: Place) -> tuple[str, frozenset[str]]:
        raise AssertionError((html, place))

    monkeypatch.setattr(markdown.sanitiser, "clean", clean)

    assert "<h5>a</h5>" in markdown.to_html(PLAIN, PLACE, speech("en")).html


@pytest.mark.parametrize(
    "source", ["![a](a.png)", "[a](a.png)", "a[^1]\n\n[^1]: b", "<b>a</b>"]
)
def test_everything_else_goes_to_the_sanitiser(source: str) -> None:
    assert known(parsed(source)) is None


@pytest.mark.parametrize("source", HOSTILE)
def test_nothing_hostile_goes_past_it(source: str) -> None:
    raw = parsed(source)

    assert known(raw) in (None, sanitised(raw))
    assert known(source) in (None, sanitised(source))


@pytest.mark.parametrize(
    "raw",
    [
        "<p><p>a</p></p>",
        "<p><ul><li>a</li></ul></p>",
        "<h1><h2>a</h2></h1>",
        "<li>a</li>",
        "<table>a</table>",
        "<table><tbody><tr><tr></tr></tr></tbody></table>",
        "<table><tbody><tr><p>a</p></tr></tbody></table>",
        "<pre>\n\n<code>a</code></pre>",
        "<em>a",
        "<em>a</strong>",
        "<p>a</p></article>",
        "<P>a</P>",
        '<a href="https://example.org/"><a href="https://example.org/">a</a></a>',
        '<a href="https://example.org/"><em><br /></a></em>',
    ],
)
def test_what_parsers_read_as_something_else_is_left_to_them(raw: str) -> None:
    assert known(raw) is None


def element(parts: tuple[str, list[str]]) -> str:
    """An element and what is in it, whether it may be there or not."""
    opens, inside = parts
    name = opens.strip("<>").partition(" ")[0]
    return f"{opens}{''.join(inside)}</{name}>"


HTML = st.recursive(
    st.sampled_from((*TEXTS, *BOXES, "<br />", "<hr />", "<p>", "</p>")),
    lambda inner: st.tuples(
        st.sampled_from((*OPENED, *(f"<{name}>" for name in NAMES))),
        st.lists(inner, max_size=3),
    ).map(element),
    max_leaves=12,
)


@settings(max_examples=2000)
@given(st.lists(HTML, max_size=4).map("".join))
def test_the_two_never_differ_on_html(raw: str) -> None:
    assert known(raw) in (None, sanitised(raw))


@given(
    st.lists(
        st.sampled_from(
            (PLAIN, TABLE, TASKS, CODE, LINK, "\n\n", "- ", "> ", "|", "*", "<b>")
        )
        | st.text(max_size=4),
        max_size=8,
    )
)
def test_the_two_never_differ_on_markdown(parts: list[str]) -> None:
    raw = parsed("".join(parts))

    assert known(raw) in (None, sanitised(raw))


def test_the_two_never_differ_on_a_character() -> None:
    for start in range(0, sys.maxunicode, 256):
        if 0xD800 <= start < 0xE000:
            continue  # no text: halves of characters
        text = "".join(map(chr, range(start, start + 256)))
        raw = f"<p>{markdown.html.escape(text, quote=False)}</p>"
        assert known(raw) in (None, sanitised(raw)), start


@settings(max_examples=1000)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_the_two_never_differ_on_what_is_half_written(source: str) -> None:
    raw = parsed(source)
    assert known(raw) in (None, sanitised(raw))


def places() -> list[dict[bytes, object]]:
    """The places where tags were met so far, and where each tag leads from there."""
    return list(nesting._places())  # noqa: SLF001 - nobody else has a use for them


@settings(max_examples=500)
@given(st.lists(st.lists(HTML, max_size=3).map("".join), min_size=2, max_size=6))
def test_what_was_met_before_changes_nothing(texts: list[str]) -> None:
    first = [known(raw) for raw in texts]
    assert [known(raw) for raw in reversed(texts)] == first[::-1]


def test_what_was_met_is_known_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """But for addresses: of them there are too many."""
    text = '<ul><li>a <a href="https://example.org/%d">b</a></li></ul>'
    known(text % 0)
    before, missed, place = places(), [], nesting._Place  # noqa: SLF001
    found = place.__missing__

    def missing(at: dict[bytes, object], tag: bytes) -> object:
        missed.append(tag)
        return found(at, tag)

    monkeypatch.setattr(place, "__missing__", missing)
    assert all(known(text % number) for number in range(1, 9))
    assert missed == [b'a href="https://example.org/%d"' % n for n in range(1, 9)]
    assert places() == before


def test_not_all_that_can_be_met_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nesting, "_MOST", 20)
    outer = ("blockquote", "ul><li", "ol><li")
    for names in product(outer, outer, outer, ("em", "strong", "del")):
        opened = "><".join(names).split("><")
        text = f"<{'><'.join(opened)}></{'></'.join(reversed(opened))}>"
        assert known(text) == sanitised(text)
        assert len(places()) <= 20
