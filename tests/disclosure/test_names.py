"""Names in texts: the longest that is there, and of Latin words only whole ones."""

import random
import re

from growthfolio.disclosure.names import any_name

LATIN = "[0-9A-Za-z]"
ALPHABET = "ab1林小 -."


def spelt_out(names: list[str]) -> re.Pattern[str]:
    """The same as one alternative after the other: slow, and plain to read."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(bounded, longest_first)))


def bounded(name: str) -> str:
    before = f"(?<!{LATIN})" if re.match(LATIN, name[0]) else ""
    after = f"(?!{LATIN})" if re.match(LATIN, name[-1]) else ""
    return f"{before}{re.escape(name)}{after}"


def made_up(chance: random.Random, shortest: int, longest: int) -> str:
    return "".join(chance.choices(ALPHABET, k=chance.randint(shortest, longest)))


def test_it_finds_what_the_names_one_by_one_would_find() -> None:
    chance = random.Random("names")  # noqa: S311 - the same each time
    found = 0
    for _ in range(400):
        names = [made_up(chance, 2, 5) for _ in range(chance.randint(1, 30))]
        text = made_up(chance, 40, 80)
        expected = [match.span() for match in spelt_out(names).finditer(text)]

        assert [one.span() for one in any_name(names).finditer(text)] == expected
        found += len(expected)
    assert found > 1000


def test_names_that_differ_only_late_and_often_are_found_like_others() -> None:
    names = ["林" * length for length in range(2, 300)]

    assert any_name(names).fullmatch("林" * 299)
    assert any_name(names).sub("x", "林" * 300) == "x林"


def test_names_that_begin_alike_are_not_tried_one_after_the_other() -> None:
    pattern = any_name(f"p{number:04d}" for number in range(5000)).pattern

    assert pattern.count("p") == 1
    assert max(len(each) for each in re.findall(r"\(\?:([0-9|]+)\)", pattern)) == 19
