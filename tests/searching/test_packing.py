"""Numbers of pages in a few letters: the script and we read the same out of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growthfolio.searching.packing import packed, united, unpacked
from index_reading import numbers

SOME = st.sets(st.integers(0, 300), min_size=1)
FAR_APART = st.sets(st.integers(0, 2_000_000), min_size=1, max_size=9)


@given(SOME | FAR_APART)
def test_numbers_come_back_however_they_are_written(some: set[int]) -> None:
    text = packed(sorted(some))
    assert numbers(text) == sorted(some)
    assert list(unpacked(text)) == sorted(some)


def test_nothing_is_packed_in_nothing() -> None:
    assert list(unpacked("")) == []


@pytest.mark.parametrize("count", range(1, 30))
def test_any_count_of_numbers_that_are_all_there(count: int) -> None:
    text = packed(range(count))
    assert list(unpacked(text)) == list(range(count)) == numbers(text)


@given(st.lists(SOME | FAR_APART, min_size=1, max_size=5))
def test_those_in_any_of_several(several: list[set[int]]) -> None:
    expected = packed(sorted(set[int]().union(*several)))
    assert united(packed(sorted(some)) for some in several) == expected
