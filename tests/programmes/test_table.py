"""Every row has its test, and the page that lists them is what the tests say."""

import re

import pytest

from programmes.table import COUNTS, DOCS, PAGES, ROWS, asked, page, proofs


@pytest.mark.parametrize("programme", COUNTS)
def test_every_row_of_a_programme_has_a_test_and_no_other_has(programme: str) -> None:
    marked = {name for name in proofs() if name.startswith(programme)}
    assert sorted(marked) == [name for name in ROWS if name.startswith(programme)]


@pytest.mark.parametrize("programme", COUNTS)
def test_it_is_said_what_every_row_asks_for(programme: str) -> None:
    said = {name: texts for name, texts in asked().items() if programme in name}
    assert list(said) == [name for name in ROWS if name.startswith(programme)]
    assert all(len(texts) == 2 and all(texts) for texts in said.values())


def test_all_rows_are_136_and_each_says_where_it_shows() -> None:
    found = proofs()
    assert len(set(found) & set(ROWS)) == sum(COUNTS.values()) == 136
    assert [n for n, some in found.items() if not all(one.places for one in some)] == []


@pytest.mark.parametrize("language", PAGES)
def test_the_page_is_what_the_tests_say(language: str) -> None:
    """`make docs` writes it again."""
    written = (DOCS / PAGES[language]).read_text(encoding="utf-8")
    assert written == page(language, asked(), proofs())
    assert re.findall(r"^\| (S\d-\d+) \|", written, re.MULTILINE) == list(ROWS)


def test_a_row_without_its_test_is_missed_on_the_page() -> None:
    tests = {name: some for name, some in proofs().items() if name != "S0-14"}
    less = page("en", asked(), tests)
    assert "| S0-13 |" in less
    assert "| S0-14 |" not in less
