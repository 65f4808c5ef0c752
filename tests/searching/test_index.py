"""The files of an index: what a browser reads out of them is what went in."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growthfolio.caching.aside import Bring
from growthfolio.searching import (
    FOLDER,
    Index,
    NotKeptError,
    Postings,
    sharding,
    terms_of,
)
from index_reading import PAGES, numbers, read

WORDS = {"search": "Search"}


def index_of(pages: Iterable[AbstractSet[str]]) -> Index:
    """An index of pages with these terms; their keys say them."""
    index = Index(WORDS)
    for number, terms in enumerate(pages):
        address, title = f"people/p{number}/", f"Person {number}"
        index.add(address, title, "Mentee", key_of(terms))
    return index


def key_of(terms: AbstractSet[str]) -> str:
    """The key of a text with these terms, which says them."""
    return " ".join(sorted(terms))


def gathered(
    pages: list[set[str]], numbers: Iterable[int] | None = None
) -> dict[str, Bring]:
    """What was gathered of some of the pages, or of all."""
    every = range(len(pages))
    some = every if numbers is None else [one for one in numbers if one in every]
    found = kept([key_of(pages[number]) for number in some])
    return {key: partial(bytes, terms) for key, terms in found}


def kept(keys: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """The terms of texts, by their keys."""
    for key in keys:
        yield key, terms_of(key)


def postings(pages: list[set[str]]) -> Postings:
    return index_of(pages).postings(gathered(pages))


def files(pages: list[set[str]]) -> dict[str, bytes]:
    return dict(index_of(pages).files(postings(pages)))


def standing(made: Mapping[str, bytes]) -> dict[str, list[int]]:
    """Where each term stands; each lies in the shard in which it is looked for."""
    index = read(made)
    where: dict[str, list[int]] = {}
    for number, shard in enumerate(index.shards):
        assert {index.shard_of(term) for term in shard} <= {number}
        where |= shard
    return where


TERM = st.text("abc", min_size=2, max_size=3) | st.text(
    "学习计划", min_size=2, max_size=2
)
TERMS = st.sets(TERM, max_size=6)


@given(st.lists(TERMS, min_size=1, max_size=80))
def test_every_term_leads_to_its_pages(pages: list[set[str]]) -> None:
    expected: dict[str, list[int]] = {}
    for number, terms in enumerate(pages):
        for term in terms:
            expected.setdefault(term, []).append(number)
    assert standing(files(pages)) == expected


@pytest.mark.parametrize("gap", [1, 31, 32, 33, 1023, 1024, 40_000])
def test_steps_of_every_size(gap: int) -> None:
    pages: list[set[str]] = [set() for _ in range(gap + 1)]
    pages[0] = pages[gap] = {"学习"}
    assert standing(files(pages)) == {"学习": [0, gap]}


def test_the_list_of_pages_is_in_the_order_they_came() -> None:
    index = read(files([set(), {"学习"}]))
    assert index.pages == [
        ("people/p0/", "Person 0", "Mentee"),
        ("people/p1/", "Person 1", "Mentee"),
    ]
    assert index.words == WORDS


def test_kinds_are_told_once_as_long_as_they_stay_the_same() -> None:
    index = Index(WORDS)
    pages = [(f"{at}/", "学员 𠮷", kind) for at, kind in enumerate("aabba")]
    for page in pages:
        index.add(*page, "")
    made = dict(index.files(index.postings({}, kept)))
    assert read(made).pages == pages
    assert b'"kinds":[["a",2],["b",2],["a",1]]' in made[PAGES]


def test_the_same_pages_make_the_same_files() -> None:
    pages = [{"学习", "计划", "one"}, {"two", "学习"}]
    again = [set(terms) for terms in pages]
    assert files(pages) == files(again)


def test_a_change_changes_the_address_of_what_it_is_in() -> None:
    one, two = (files([terms]) for terms in ({"aa"}, {"ab"}))
    assert one[PAGES] != two[PAGES]
    assert one[f"{FOLDER}/index.js"] != two[f"{FOLDER}/index.js"]


WORD = st.text("ab", min_size=2, max_size=6)


@given(st.lists(st.sets(WORD, max_size=6), min_size=1, max_size=80), WORD)
def test_words_are_found_by_how_they_begin(pages: list[set[str]], word: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sharding, "_TOGETHER", 0)
        patch.setattr(sharding, "_SHARD", 100)
        found = read(files(pages)).beginning_with(word)
    expected = {
        number
        for number, terms in enumerate(pages)
        if any(term.startswith(word) for term in terms)
    }
    assert found == expected


SOME = st.sets(st.integers(0, 15))


@given(
    st.lists(TERMS, min_size=16, max_size=80),
    st.dictionaries(st.integers(0, 15), TERMS, max_size=3),
    SOME,
    st.lists(TERMS, max_size=2),
    st.integers(0, 2),
)
def test_a_mended_index_is_the_one_made_anew(
    pages: list[set[str]],
    changes: dict[int, set[str]],
    some: set[int],
    more: list[set[str]],
    less: int,
) -> None:
    later = [changes.get(number, terms) for number, terms in enumerate(pages)]
    later = [*later[: len(later) - less], *more]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sharding, "_TOGETHER", 0)
        earlier = postings(pages)
        there = some.intersection(range(len(later)))
        mended = index_of(later).postings(gathered(later, there), kept, earlier)
        assert mended == postings(later)
        assert dict(index_of(later).files(mended)) == files(later)


@given(st.lists(TERMS, min_size=16, max_size=80), SOME)
def test_what_was_not_gathered_is_what_was_kept(
    pages: list[set[str]], some: set[int]
) -> None:
    found = index_of(pages).postings(gathered(pages, some), kept)
    assert found == postings(pages)


def test_only_texts_that_changed_are_looked_at() -> None:
    pages = [{f"ab{number}", "common"} for number in range(40)]
    earlier = postings(pages)
    pages[7] = {"other", "common"}
    asked: list[str] = []

    def noted(keys: Collection[str]) -> Iterator[tuple[str, bytes]]:
        asked.extend(keys)
        return kept(keys)

    index_of(pages).postings({}, noted, earlier)
    assert asked == ["ab7 common", "common other"]
    asked.clear()
    index_of(pages).postings(gathered(pages, [7]), noted, earlier)
    assert asked == ["ab7 common"]


@pytest.mark.parametrize("count", [39, 41])
def test_only_the_texts_of_pages_that_come_last_and_are_new_are_looked_at(
    count: int,
) -> None:
    earlier = postings([{f"ab{number}"} for number in range(40)])
    later: list[set[str]] = [{f"ab{number}"} for number in range(count)]
    asked: list[str] = []

    def noted(keys: Collection[str]) -> Iterator[tuple[str, bytes]]:
        asked.extend(keys)
        return kept(keys)

    found = index_of(later).postings({}, noted, earlier)
    assert asked == [f"ab{min(count, 40)}"]
    assert found == postings(later)


def test_what_nobody_remembers_is_made_anew() -> None:
    pages = [{f"ab{number}"} for number in range(40)]
    earlier = postings(pages)
    pages[7] = {"other"}
    found = index_of(pages).postings(gathered(pages), earlier=earlier)
    assert found == postings(pages)


def test_what_is_neither_gathered_nor_kept_is_missed() -> None:
    pages = [{"one"}, {"two"}]
    with pytest.raises(NotKeptError):
        index_of(pages).postings(gathered(pages, [1]))


def test_what_stands_on_most_pages_takes_a_sign_for_six() -> None:
    pages = [{"common", "rare"} if number == 7 else {"common"} for number in range(60)]
    entries = postings(pages).entries
    assert len(entries["common"]) == 1 + 60 // 6
    assert numbers(entries["common"]) == list(range(60))
    assert numbers(entries["rare"]) == [7]
