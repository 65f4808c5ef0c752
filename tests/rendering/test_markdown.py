"""What people write in Markdown, and what becomes of it."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growthfolio.rendering import markdown
from growthfolio.rendering.markdown import parsed, to_html
from growthfolio.rendering.sanitiser import Place
from growthfolio.words import speech

PLACE = Place(
    folder="portfolios/ada/2026-03",
    addresses={
        "portfolios/ada/2026-03/graph 1.png": "ada/2026-03/graph%201.png",
        "portfolios/ada/2026-03/三月.pptx": "ada/2026-03/deck.pptx",
    },
    prefix="r-1",
)


def html(source: str, *, language: str = "en", level: int = 5) -> str:
    """What a text becomes in Ada's March."""
    return str(to_html(source, PLACE, speech(language), level=level).html).strip()


@pytest.mark.parametrize(
    ("source", "part"),
    [
        ("a ~~b~~", "<del>b</del>"),
        ("**中文：**强调", "<strong>中文：</strong>强调"),
        ("| a |\n|:-:|\n| 1 |", '<td align="center">1</td>'),
        ("{{ config }} $x^2$", "{{ config }} $x^2$"),
        ("`<b>`", "<code>&lt;b&gt;</code>"),
        ("H<sub>2</sub>O", "H<sub>2</sub>O"),
        ("<details><summary>S</summary>T</details>", "<summary>S</summary>"),
    ],
)
def test_it_reads_as_on_a_git_host(source: str, part: str) -> None:
    assert part in html(source)


def test_headings_stand_below_the_cards_own() -> None:
    assert html("# a\n## b\n### c") == "<h5>a</h5>\n<h6>b</h6>\n<h6>c</h6>"


def test_headings_that_begin_lower_leave_no_level_out() -> None:
    assert html("## a\n### b") == "<h5>a</h5>\n<h6>b</h6>"
    assert html("<h3>a</h3>", level=6) == "<h6>a</h6>"


def test_comments_of_html_vanish() -> None:
    assert "secret" not in html("a <!-- secret --> b\n\n<!-- secret\n\n-->")


def test_task_lists_cannot_be_ticked_and_say_what_they_are() -> None:
    boxes = re.findall("<input[^>]*>", html("- [ ] a\n- [x] b"))

    assert all('disabled=""' in box and 'type="checkbox"' in box for box in boxes)
    assert 'aria-label="to do"' in boxes[0]
    assert "checked" not in boxes[0]
    assert 'aria-label="done"' in boxes[1]
    assert "checked" in boxes[1]


def test_alerts_are_said_in_the_sites_language() -> None:
    text = "> [!NOTE]\n> a\n\n> [!NOTE] 自己的\n> b"
    said = speech("zh-CN").translate("Note")

    assert f'<p class="markdown-alert-title">{said}</p>' in html(text, language="zh-CN")
    assert '<p class="markdown-alert-title">自己的</p>' in html(text)


def test_footnotes_lead_to_each_other() -> None:
    said = html("a[^注]\n\n[^注]: b")
    ids = re.findall(' id="([^"]+)"', said)
    targets = re.findall('href="#([^"]+)"', said)

    assert ids == ["u-r-1-fnref-%E6%B3%A8", "u-r-1-fn-%E6%B3%A8"]
    assert targets == [*reversed(ids)]
    assert 'aria-label="Back to reference 1"' in said


def test_a_link_finds_an_id_the_text_defines_itself() -> None:
    assert '<a href="#u-r-1-注">' in html('[a](#注) <b id="注">b</b>').replace(
        "%E6%B3%A8", "注"
    )


def test_two_texts_on_a_page_share_no_id() -> None:
    other = Place(folder="", addresses={}, prefix="r-2")
    text = "a[^1]\n\n[^1]: b"
    there = str(to_html(text, other, speech("en")).html)

    assert not set(re.findall(' id="([^"]+)"', there)) & set(
        re.findall(' id="([^"]+)"', html(text))
    )


@pytest.mark.parametrize(
    "target",
    [
        "graph%201.png",
        "./graph%201.png",
        "<graph 1.png>",
        "../2026-03/graph%201.png",
        "/portfolios/ada/2026-03/graph%201.png",
        "graph%201.png?raw=true",
    ],
)
def test_a_file_of_the_record_is_shown_and_linked(target: str) -> None:
    address = "ada/2026-03/graph%201.png"

    assert f'<img src="{address}" alt="g">' in html(f"![g]({target})")
    assert f'<a href="{address}">g</a>' in html(f"[g]({target})")


def test_raw_html_leads_to_files_just_as_well() -> None:
    assert '<a href="ada/2026-03/deck.pptx">' in html('<a href="三月.pptx">d</a>')


def test_the_files_a_text_uses_are_told() -> None:
    body = to_html("![g](graph%201.png) [x](other.png)", PLACE, speech("en"))

    assert body.files == {"portfolios/ada/2026-03/graph 1.png"}


@pytest.mark.parametrize(
    "target",
    [
        "other.png",
        "../../bob/2026-03/graph%201.png",
        "/etc/passwd",
        "//evil.example.org/x",
        "file:///etc/passwd",
        "C:%5Cgraph.png",
        "#nowhere",
        "javascript:alert(1)",
        "java&#9;script:alert(1)",
        "data:text/html,x",
        "http:evil",
        "http:///x",
    ],
)
def test_what_leads_elsewhere_loses_its_link_and_keeps_its_text(target: str) -> None:
    assert html(f"[words]({target})") == "<p><a>words</a></p>"


def test_links_to_the_web_tell_it_nothing() -> None:
    assert html("[w](https://example.org)") == (
        '<p><a rel="noopener noreferrer" href="https://example.org">w</a></p>'
    )


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (
            "![a map](https://example.org/m.png)",
            '<a rel="noopener noreferrer" href="https://example.org/m.png">a map</a>',
        ),
        (
            "![](http://a.org/m)",
            '<a rel="noopener noreferrer" href="http://a.org/m">http://a.org/m</a>',
        ),
        (
            "[![badge](https://example.org/b)](https://example.org)",
            '<a rel="noopener noreferrer" href="https://example.org">badge</a>',
        ),
        ("![gone](gone.png)", "gone"),
        ("![d](data:image/png;base64,AA)", "d"),
        ("![<b>](//evil.example.org/x.png)", "&lt;b&gt;"),
    ],
)
def test_pictures_from_elsewhere_are_not_loaded(source: str, shown: str) -> None:
    assert html(source) == f"<p>{shown}</p>"


@pytest.mark.parametrize(
    "source",
    [
        ">" * 50_000,
        "|a" * 5_000 + "\n" + "|-" * 5_000 + "\n" + "|a\n" * 100,
        "<div>" * 20_000,
        "<div></x>" * 20_000,
        "a@b.c " * 40_000,
        "[^1]" * 40_000 + "\n\n[^1]: a",
        "<div>\n" + "<a " * 100_000,
        "<div>\n<a " + "a" * 300_000 + ">",
        "a <![CDATA[" * 10_000,
        "[" * 100_000,
    ],
    ids=lambda source: source[:12],
)
def test_text_that_nobody_writes_stalls_nothing(source: str) -> None:
    """It is shown as it was written; some of these crash or stall a parser."""
    start = time.process_time()
    said = html(source)

    assert said
    assert time.process_time() - start < 2


def test_text_that_nobody_writes_is_shown_as_it_was_written() -> None:
    assert html(">" * 200) == f'<pre class="gf-plain">{"&gt;" * 200}</pre>'


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a \u202eb\u202c c", "<p><bdi>a \u202eb\u202c c</bdi></p>"),
        ("a *\u2067b* c", "<p>a <em><bdi>\u2067b</bdi></em> c</p>"),
        ("`\u202eb`", "<p><code><bdi>\u202eb</bdi></code></p>"),
        ("a \u200fb", "<p>a \u200fb</p>"),
        ('<b title="a > \u202e">c</b>', None),
    ],
)
def test_what_turns_the_order_of_reading_turns_nothing_else(
    source: str, expected: str | None
) -> None:
    found = html(source)
    if expected is not None:
        assert found == expected
    assert "<script" not in found


ADDRESSES = ("http://", "https:", "//", "www.", "ww", "a", "a@b.c", "mailto:")
DISGUISES = (
    "&#64;",
    "&colon;",
    "\\",
    "*",
    "_",
    "`",
    "<!-- -->",
    "<br>",
    "\n",
    " ",
    "&",
)


@settings(max_examples=1000)
@given(st.lists(st.sampled_from((*ADDRESSES, *DISGUISES)), max_size=9).map("".join))
def test_addresses_are_looked_for_wherever_there_may_be_one(source: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "_has_addresses", lambda _: True)
        found = parsed(source)

    assert parsed(source) == found


def test_nobody_looks_for_addresses_where_there_are_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(markdown, "_WITH_ADDRESSES", None)

    assert parsed("学习 *a*: b/c, d.") == "<p>学习 <em>a</em>: b/c, d.</p>\n"
