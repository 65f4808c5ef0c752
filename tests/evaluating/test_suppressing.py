"""No small group can be worked out, whatever is added and subtracted."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from growthfolio.evaluating import Group, suppressed


def group(name: str, **sizes: int) -> Group:
    """A group of cells, each of so many people."""
    return Group(
        name,
        frozenset(sizes),
        frozenset(
            (cell, f"{cell}-{n}") for cell, size in sizes.items() for n in range(size)
        ),
    )


def test_a_small_group_is_withheld_and_an_empty_one_says_nothing() -> None:
    groups = (group("a", a=4), group("b", b=5), group("c", c=0))
    assert suppressed(groups, 5) == {"a"}


def test_the_difference_to_the_whole_would_tell_so_another_is_withheld() -> None:
    groups = (
        group("a", a=3),
        group("b", b=9),
        group("c", c=7),
        group("all", a=3, b=9, c=7),
    )
    assert suppressed(groups, 5) == {"a", "c"}


def test_two_small_ones_hide_one_another_if_they_are_enough_together() -> None:
    groups = (group("a", a=3), group("b", b=2), group("all", a=3, b=2, c=9))
    assert suppressed((*groups, group("c", c=9)), 5) == {"a", "b"}
    few = (
        group("a", a=2),
        group("b", b=2),
        group("c", c=9),
        group("all", a=2, b=2, c=9),
    )
    assert suppressed(few, 5) == {"a", "b", "c"}


def test_where_nothing_else_is_shown_the_whole_is_withheld() -> None:
    """Three people of no unit are no group that is shown, and could be worked out."""
    groups = (group("a", a=9), group("all", a=9, nowhere=3))
    assert suppressed(groups, 5) == {"a"}
    assert suppressed((group("all", nowhere=3),), 5) == {"all"}


def test_a_whole_in_a_whole_is_looked_at_too() -> None:
    groups = (
        group("a", a=3),
        group("b", b=8),
        group("city", a=3, b=8),
        group("c", c=20),
        group("all", a=3, b=8, c=20),
    )
    assert suppressed(groups, 5) == {"a", "b"}


def test_somebody_counted_in_two_cells_is_one_person() -> None:
    people = frozenset({("a", "ada"), ("b", "ada")})
    whole = Group("all", frozenset({"a", "b"}), people)
    assert whole.size == 1


@st.composite
def forests(draw: st.DrawFn) -> tuple[Group, ...]:
    """Units below units, each with people; every unit alone, and with those below."""
    count = draw(st.integers(1, 7))
    parents = [draw(st.integers(-1, n - 1)) for n in range(count)]
    sizes = [draw(st.integers(0, 9)) for _ in range(count)]
    below = {n: {n} for n in range(count)}
    for n in reversed(range(count)):
        if parents[n] >= 0:
            below[parents[n]] |= below[n]
    groups = []
    for n in range(count):
        groups.append(group(f"own-{n}", **{f"u{n}": sizes[n]}))
        if len(below[n]) > 1:
            cells = {f"u{m}": sizes[m] for m in below[n]}
            groups.append(group(f"whole-{n}", **cells))
    everybody = {f"u{n}": sizes[n] for n in range(count)}
    return (*groups, group("all", **everybody, nowhere=draw(st.integers(0, 9))))


@given(forests())
def test_no_sum_or_difference_of_what_is_shown_is_a_small_group(
    groups: tuple[Group, ...],
) -> None:
    """Every shown group without any choice of shown groups inside it."""
    hidden = suppressed(groups, 5)
    shown = [one for one in groups if one.name not in hidden]
    for whole in shown:
        inside = [one for one in shown if one.cells < whole.cells]
        for n in range(min(len(inside), 6) + 1):
            for some in combinations(inside, n):
                told = frozenset(pair for one in some for pair in one.people)
                rest = len({person for _, person in whole.people - told})
                assert rest == 0 or rest >= 5


@given(forests())
def test_nothing_is_withheld_where_every_group_is_large(
    groups: tuple[Group, ...],
) -> None:
    assert suppressed(groups, 1) == frozenset()
