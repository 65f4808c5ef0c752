"""What the check says is left out is what the sanitiser leaves out, and no more."""

import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growthfolio.checking.markup import _parsed, losses
from growthfolio.rendering.markdown import to_html
from growthfolio.rendering.sanitiser import Place
from growthfolio.words import speech

PLACE = Place(folder="portfolios/ada/2026-01", addresses={}, prefix="r-1")

LOST = (
    "<script>x</script>",
    "<p onclick=x>y</p>",
    "<form><button>b</button></form>",
    "<div\nstyle='x'>y</div>",
    "[x](javascript:x)",
    "[x][y]\n\n[y]: vbscript:x",
    "<javascript:x>",
    "[x](&#106;avascript:x)",
    "[x](//example.org)",
    "<input name=q>",
    "<a href=' java\tscript:x'>y</a>",
    "List<String> names",
)
KEPT = (
    "`<script>` and\n\n    <script>\n\n~~~\n<p onclick=x>\n~~~",
    "<b title=x class=language-x>y</b> <https://example.org/?a=<b> <a@example.org>",
    "- [x] a[^1]\n\n[^1]: b\n\n| a |\n|:-:|\n| b |",
    "[x](a.png 'title: <b>') [y](#z) [z](mailto:a@example.org)",
    "a <!-- <script>x</script> --> b",
    "<img/onerror=x src=y>",
    "\\<script> &lt;script&gt; 1 <2",
)


class Names(HTMLParser):
    """How often each element and attribute occurs that a reader meets."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Counts the element and its attributes."""
        self.found[tag] += 1
        self.found.update(f"{tag} {name}" for name, _ in attrs)


@pytest.mark.parametrize("body", LOST)
def test_what_is_left_out_is_told_with_its_line(body: str) -> None:
    found = losses(f"one\n\n{body}\n")
    assert found
    assert {loss.line for loss in found} <= {3, 4, 5}


@pytest.mark.parametrize("body", KEPT)
def test_of_what_is_shown_nothing_is_told(body: str) -> None:
    assert losses(body) == ()


def test_the_column_is_that_of_the_text_as_it_was_written() -> None:
    found = losses("中文 <u>x</u> <i><q cite=x>y</q></i> [z](data:x) <tt>")
    assert [(loss.column, loss.what) for loss in found] == [
        (16, "<q cite>"),
        (36, "<a href>"),
        (48, "<tt>"),
    ]


def test_words_that_are_no_names_of_html_are_not_repeated() -> None:
    (element,) = losses("The <kumquat> of")
    (attribute,) = losses("The <b kumquat=1>x</b> of")
    assert (element.what, attribute.what) == ("<…>", "<b …>")


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from([*LOST, *KEPT, "<", ">", "`", "\n", "\n\n", "> ", "- ", " "])
    )
)
def test_what_is_told_is_what_is_missing(parts: list[str]) -> None:
    body = "".join(parts)
    told = {loss.what for loss in losses(body)}
    assert told - LINKS == set() or missing(body)
    assert told or not missing(body)


LINKS = {"<a href>", "<img src>"}
# Links to files that are not there, pictures of which the words are left, headings:
# others speak of these, or there is nothing to tell.
ELSEWHERE = re.compile(r"img|a href|h[1-4]|\w+ data-")


def missing(body: str) -> set[str]:
    """Elements and attributes that the parser sees and the page does not have."""
    read = Names(_parsed(body)).found
    shown = Names(str(to_html(body, PLACE, speech("en")).html)).found
    return {name for name in read - shown if not ELSEWHERE.match(name)}
