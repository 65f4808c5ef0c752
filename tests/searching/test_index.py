"""The files of an index: what a browser reads out of them is what went in."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growthfolio.searching import FOLDER, Index, NotKeptError, Postings, terms_of
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
) -> dict[str, bytes]:
    """What was gathered of some of the pages, or of all."""
    every = range(len(pages))
    some = every if numbers is None else [one for one in numbers if one in every]
    return dict(kept([key_of(pages[number]) for number in some]))


def kept(keys: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """The terms of texts, by their keys."""
    for key in keys:
        yield key, terms_of(key)


def postings(pages: list[set[str]]) -> Postings:
    return index_of(pages).postings(gathered(pages))


def files(pages: list[set[str]]) -> dict[str, bytes]:
    return dict(index_of(pages).files(postings(pages)))


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


TERM = st.text("abc", min_size=2, max_size=3) | st.text(
    "学习计划", min_size=2, max_size=2
)
TERMS = st.sets(TERM, max_size=6)


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
    earlier = postings(pages)
    later = [changes.get(number, terms) for number, terms in enumerate(pages)]
    later = [*later[: len(later) - less], *more]
    mended = index_of(later).postings(gathered(later, some), kept, earlier)
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
    assert decoded(entries["common"]) == list(range(60))
    assert decoded(entries["rare"]) == [7]


@given(st.sets(st.integers(0, 300), min_size=1))
def test_pages_come_back_however_they_are_written(numbers: set[int]) -> None:
    pages = [{"term"} if number in numbers else set() for number in range(301)]
    packed = postings(pages).entries["term"]
    assert decoded(packed) == sorted(numbers)
