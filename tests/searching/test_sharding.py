"""Which terms lie together: those that begin alike, as long as they are few."""

from string import ascii_lowercase

import pytest

from growthfolio.searching.packing import packed, united
from growthfolio.searching.sharding import beginnings, crowded, shard_of, shards

ABOUT_300 = packed(range(0, 9000, 30))
FEW = {f"con{letter}": ABOUT_300 for letter in ascii_lowercase[:12]}
MANY = {f"con{letter}{rest}": ABOUT_300 for letter in "abc" for rest in ascii_lowercase}
MOST = 9000 // 6


def test_words_that_begin_alike_lie_together_while_they_are_few() -> None:
    assert list(crowded(FEW, MOST)) == []
    assert len({shard_of(term, (), 1024) for term in FEW}) == 1


def test_a_crowd_is_parted_by_the_next_character() -> None:
    crowd = sorted(crowded(MANY, MOST))
    assert crowd == ["co", "con", "cona", "conb", "conc"]
    assert len({shard_of(term, crowd, 1024) for term in MANY}) == len(MANY)


def test_a_beginning_has_the_pages_of_all_its_words() -> None:
    entries = MANY | {"con": packed([1]), "conax": packed([2]), "do": packed([3])}
    found = beginnings(entries, MOST, {})
    every = united(MANY.values())
    assert found["con"] == united([every, packed([1]), packed([2])])
    assert found["cona"] == united([every, packed([2])])
    assert found["conb"] == every


def test_what_is_known_of_a_beginning_is_not_looked_for_again() -> None:
    known = packed([1, 2])
    found = beginnings(MANY, MOST, {"con": known, "gone": known})
    assert found["con"] == known
    assert found["cona"] == united(MANY.values())
    assert list(found) == ["co", "con", "cona", "conb", "conc"]


def test_pairs_of_chinese_and_single_terms_are_never_parted() -> None:
    long = packed(range(0, 90_000, 7))
    assert list(crowded({"学习": long, "学员": long, "x" * 40: long}, 0)) == []


@pytest.mark.parametrize("most", [9_000, 90_000])
def test_six_terms_may_lie_together_however_many_pages_there_are(most: int) -> None:
    whole = packed(range(most))
    assert list(crowded({f"con{n}": whole for n in range(5)}, most)) == []


def test_few_shards_change_when_one_more_word_is_there() -> None:
    entries = {
        f"{a}{b}{c}": ABOUT_300 for a in "bdfg" for b in "aeiou" for c in "lmnrstz"
    }
    one, two = (
        shards(some, frozenset(crowded(some, MOST)))
        for some in (entries, entries | {"balance": ABOUT_300})
    )
    assert len(one) == len(two) > 4
    assert sum(sorted(a) != sorted(b) for a, b in zip(one, two, strict=True)) == 1


def test_however_much_there_is_shards_are_not_too_many() -> None:
    whole = packed(range(60_000))
    entries = {f"{number:04x}": whole for number in range(3000)}
    assert len(shards(entries, ())) == 2048
