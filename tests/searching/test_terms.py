"""What a page can be found by."""

import html
import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growthfolio.searching import terms_of
from growthfolio.searching.standing import where
from growthfolio.searching.terms import CJK, NOT_SIMPLE

# Letters with more than one form, and what makes one letter of two.
ODD = "aBß éﬁ①㎏™½İǰΣς中国かｶﾞ한\u1100\u1161\u0301\u0338\u3099"
SIGNS = "，；：！？（）。、・<=＜>&_-\xa0\u3000"


def found(page: str) -> frozenset[str]:
    """What a page can be found by, out of its packing."""
    return frozenset(where([(0, terms_of(page))]))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h1>月度复盘</h1>", {"月度", "度复", "复盘"}),
        ("<p>Two Reports, 2026-03</p>", {"two", "reports", "2026", "03"}),
        ("学习<b>计划</b>", {"学习", "计划"}),
        ("ＰＰＴ汇报", {"ppt", "汇报"}),
        ("a &amp; bc &#23398;&#20064;", {"bc", "学习"}),
        ("<!-- 隐藏的 --><script>evil()</script><style>p{}</style>", set()),
        ('<a href="secret/path" title="暗藏">好人</a>', {"好人"}),
        ("學習計畫", {"學習", "習計", "計畫"}),
    ],
)
def test_pairs_of_characters_and_words(html: str, expected: set[str]) -> None:
    assert found(html) == expected


@given(st.text("学习计划复盘调研", min_size=2, max_size=30), st.data())
def test_every_phrase_within_a_longer_one_is_found(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 2, len(text)))
    assert found(text[start:end]) <= found(f"<p>前{text}后</p>")


def everywhere(page: str) -> set[str]:
    """The terms, were every letter in one form before anything is parted."""
    visible = re.sub(
        r"(?is)<!--.*?-->|<(script|style|template)\b.*?</\1\s*>", " ", page
    )
    text = html.unescape(re.sub("<[^<>]*>", " ", visible))
    text = unicodedata.normalize("NFKC", text).casefold()
    words = re.findall(rf"[^\W_{CJK}]{{2,40}}", text)
    runs = re.findall(f"[{CJK}]+", text)
    return {*words, *(a + b for run in runs for a, b in pairwise(run))}


@given(st.text())
def test_nothing_is_found_that_is_not_seen(text: str) -> None:
    assert found(html.escape(text)) == everywhere(html.escape(text))


def test_words_of_any_length() -> None:
    page = " ".join("ab" * n for n in range(1, 60)) + " A b 7"

    assert found(page) == everywhere(page)


def test_every_character_beside_others() -> None:
    """Simple ones are looked at as they are: it must come to the same."""
    codes = [*range(0xD800), *range(0xE000, 0x10000), *range(0x1F000, 0x20000)]
    for start in range(0, len(codes), 512):
        some = map(chr, codes[start : start + 512])
        page = " ".join(
            f"ab{c}cd 学{c}习 {c}\u0338 か{c} <{c} {c}>" for c in some if c not in "<>&"
        )
        assert found(page) == everywhere(page), hex(codes[start])


def test_what_most_people_write_is_simple() -> None:
    assert not NOT_SIMPLE.search("“月度复盘”——完成、…Report✓→かな한글（一）：·")


@given(
    st.lists(
        st.sampled_from(
            [*ODD, *SIGNS, "&amp;", "<b>", "<!--", "-->", "<script>", "</script>"]
        )
        | st.text(max_size=3)
    ).map("".join)
)
def test_what_is_done_once_is_as_if_it_were_done_everywhere(page: str) -> None:
    """Every letter in one form, and only then parted: on the page as a whole."""
    assert found(page) == everywhere(page)


def test_words_and_pairs_are_packed_alike_on_all_machines() -> None:
    assert terms_of("<p>学习, the 中</p>") == b"the\n" + "学习".encode("utf-16-le")


@given(st.dictionaries(st.integers(0, 2**32), st.text("ab 学习𠀀é"), max_size=9))
def test_every_term_stands_where_its_pages_are(pages: dict[int, str]) -> None:
    standing = where((number, terms_of(page)) for number, page in sorted(pages.items()))
    assert standing == {
        term: [number for number in sorted(pages) if term in everywhere(pages[number])]
        for term in set().union(*map(everywhere, pages.values()))
    }


def test_parts_of_long_words_stand_where_any_of_the_words_does() -> None:
    part = "ab" * 20
    pages = enumerate([f"{part}cd", f"{part}ef {part}{part}", "cd", part])
    standing = where((number, terms_of(page)) for number, page in pages)
    assert standing == {part: [0, 1, 3], "cd": [0, 2], "ef": [1]}
