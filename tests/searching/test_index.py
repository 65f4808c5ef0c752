"""The files of an index: what a browser reads out of them is what went in."""

import json
import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from growthfolio.searching import FOLDER, Index
from growthfolio.searching.index import shard_of

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
WORDS = {"search": "Search"}


def decoded(text: str) -> list[int]:
    """Page numbers, read as the script reads them."""
    if text.startswith("."):
        bits = [DIGITS.index(letter) for letter in text[1:]]
        return [n for n in range(6 * len(bits)) if bits[n // 6] >> n % 6 & 1]
    found, at, step, weight = [], 0, 0, 1
    for letter in text:
        digit = DIGITS.index(letter)
        step, weight = step + digit % 32 * weight, weight * 32
        if digit < 32:
            at += step
            found.append(at)
            step, weight = 0, 1
    return found


class Text(Struct, frozen=True):
    """A page's text, known by its terms; counts how often they are asked for."""

    all_terms: frozenset[str]
    asked: ClassVar[list[str]] = []

    @property
    def key(self) -> str:
        """A key no text with other terms has."""
        return " ".join(sorted(self.all_terms))

    @property
    def all(self) -> frozenset[str]:
        """Its terms."""
        self.asked.append(self.key)
        return self.all_terms


def index_of(pages: Iterable[AbstractSet[str]]) -> Index:
    index = Index(WORDS)
    for number, terms in enumerate(pages):
        text = Text(frozenset(terms))
        index.add(f"people/p{number}/", f"Person {number}", "Mentee", text)
    return index


def files(pages: list[set[str]]) -> dict[str, bytes]:
    return dict(index_of(pages).files())


def read(made: Mapping[str, bytes]) -> tuple[dict[str, object], dict[str, list[int]]]:
    """What starts the search, and where each term stands."""
    begun = made[f"{FOLDER}/index.js"].decode()
    start = json.loads(begun.removeprefix("gfSearch.start(").removesuffix(");\n"))
    where: dict[str, list[int]] = {}
    for path, data in made.items():
        match = re.fullmatch(r"gfSearch\.shard\((\d+),(.*)\);\n", data.decode())
        if match is None:
            continue
        assert path == f"{FOLDER}/{int(match[1]):03x}.js"
        for term, pages in json.loads(match[2]).items():
            assert shard_of(term, start["shards"]) == int(match[1])
            where[term] = decoded(pages)
    return start, where


TERMS = st.sets(st.text("abc学习计划", min_size=2, max_size=3), max_size=6)


@given(st.lists(TERMS, max_size=80))
def test_every_term_leads_to_its_pages(pages: list[set[str]]) -> None:
    _, where = read(files(pages))
    expected: dict[str, list[int]] = {}
    for number, terms in enumerate(pages):
        for term in terms:
            expected.setdefault(term, []).append(number)
    assert where == expected


@pytest.mark.parametrize("gap", [1, 31, 32, 33, 1023, 1024, 40_000])
def test_steps_of_every_size(gap: int) -> None:
    pages: list[set[str]] = [set() for _ in range(gap + 1)]
    pages[0] = pages[gap] = {"学习"}
    assert read(files(pages))[1] == {"学习": [0, gap]}


def test_the_list_of_pages_is_in_the_order_they_came() -> None:
    start, _ = read(files([set(), {"学习"}]))
    assert start["pages"] == [
        ["people/p0/", "Person 0", 0],
        ["people/p1/", "Person 1", 0],
    ]
    assert start["kinds"] == ["Mentee"]
    assert start["words"] == WORDS


def test_the_same_pages_make_the_same_files() -> None:
    pages = [{"学习", "计划", "one"}, {"two", "学习"}]
    again = [set(terms) for terms in pages]
    assert files(pages) == files(again)


def test_a_change_changes_the_version() -> None:
    one, two = (read(files([terms]))[0]["version"] for terms in ({"aa"}, {"ab"}))
    assert one != two


def test_a_large_index_is_parted_into_small_shards() -> None:
    letters = "".join(chr(0x4E00 + n) for n in range(300))
    pages = [{a + b for a in letters[n::3] for b in letters} for n in range(3)]
    made = files(pages)
    shards = [data for path, data in made.items() if not path.endswith("index.js")]
    assert len(shards) > 16
    assert max(map(len, shards)) < 60_000


def text_of(key: str) -> Text:
    """A text as it was, by its key."""
    return Text(frozenset(filter(None, key.split(" "))))


@given(
    st.lists(TERMS, min_size=16, max_size=80),
    st.dictionaries(st.integers(0, 15), TERMS, max_size=3),
)
def test_a_mended_index_is_the_one_made_anew(
    pages: list[set[str]], changes: dict[int, set[str]]
) -> None:
    earlier = index_of(pages).postings()
    later = [changes.get(number, terms) for number, terms in enumerate(pages)]
    index = index_of(later)
    mended = index.postings(earlier, text_of)
    assert mended == index.postings()
    assert dict(index.files(mended)) == files(later)


def test_only_texts_that_changed_are_looked_at() -> None:
    pages = [{f"ab{number}", "common"} for number in range(40)]
    earlier = index_of(pages).postings()
    pages[7] = {"other", "common"}
    Text.asked.clear()
    index_of(pages).postings(earlier, text_of)
    assert sorted(Text.asked) == ["ab7 common", "common other"]


@pytest.mark.parametrize("count", [39, 41])
def test_another_number_of_pages_is_another_index(count: int) -> None:
    earlier = index_of([{f"ab{number}"} for number in range(40)]).postings()
    later = index_of([{f"ab{number}"} for number in range(count)])
    assert later.postings(earlier, text_of) == later.postings()


def test_what_nobody_remembers_is_made_anew() -> None:
    pages = [{f"ab{number}"} for number in range(40)]
    earlier = index_of(pages).postings()
    pages[7] = {"other"}
    later = index_of(pages)
    assert later.postings(earlier, lambda _: None) == later.postings()


def test_what_stands_on_most_pages_takes_a_sign_for_six() -> None:
    pages = [{"common", "rare"} if number == 7 else {"common"} for number in range(60)]
    entries = index_of(pages).postings().entries
    assert len(entries["common"]) == 1 + 60 // 6
    assert decoded(entries["common"]) == list(range(60))
    assert decoded(entries["rare"]) == [7]


@given(st.sets(st.integers(0, 300), min_size=1))
def test_pages_come_back_however_they_are_written(numbers: set[int]) -> None:
    pages = [{"term"} if number in numbers else set() for number in range(301)]
    packed = index_of(pages).postings().entries["term"]
    assert decoded(packed) == sorted(numbers)
