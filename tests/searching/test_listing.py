"""Lines that say what they share: the script reads the same lines out of them."""

from hypothesis import given
from hypothesis import strategies as st

from growthfolio.searching.listing import listed
from index_reading import lines


@given(st.lists(st.text("ab李明 𠮷𠮸", max_size=70), min_size=1))
def test_lines_come_back(some: list[str]) -> None:
    assert lines(listed(some)) == some


def test_only_what_is_new_in_a_line_is_told() -> None:
    assert listed(["people/a1/", "people/a2/", "units/"]) == "0people/a1/\n82/\n0units/"


def test_a_digit_says_no_more_than_sixty_three() -> None:
    first, second = listed(["x" * 70, "x" * 70]).split("\n")
    assert (len(first), second) == (71, "_" + "x" * 7)


def test_a_line_is_one_line() -> None:
    assert lines(listed(["one\ntwo", "three"])) == ["one two", "three"]
