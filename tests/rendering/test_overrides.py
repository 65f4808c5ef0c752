"""A site's own fragments in the place of the package's."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from fake_parts import card
from fake_site import person_page, site
from growthfolio.rendering import (
    BrokenFragmentError,
    render,
)
from growthfolio.rendering.overrides import Overrides
from rendering.page_html import LINKS


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, str], str]:
    """Writes a fragment; says in which folder."""

    def write(name: str, text: str) -> str:
        (tmp_path / name).write_text(text, "utf-8")
        return str(tmp_path)

    return write


def said_with(folder: str) -> str:
    return render(
        person_page(card()), site(), LINKS, overrides=Overrides.read(folder)
    ).html


def test_one_replaces_the_packages(put: Callable[[str, str], str]) -> None:
    said = said_with(put("card.html", "mine: {{ card.title }}"))

    assert "mine: The three of us" in said
    assert "gf-timeline" in said


def test_one_can_build_on_the_packages(put: Callable[[str, str], str]) -> None:
    said = said_with(put("card.html", 'above{% include "package/card.html" %}'))

    assert re.search(r"above.*<article", said, re.DOTALL)


def test_it_is_escaped_as_well(put: Callable[[str, str], str]) -> None:
    folder = put("card.html", "{{ '<b>' }}")

    assert "&lt;b&gt;" in said_with(folder)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{% if %}", r"card\.html:1: Expected an expression"),
        ("\n{{ card.nothing }}", r"has no attribute 'nothing'"),
        ('{% include "gone.html" %}', r"gone\.html"),
    ],
)
def test_a_broken_one_is_named(
    put: Callable[[str, str], str], text: str, reason: str
) -> None:
    with pytest.raises(BrokenFragmentError, match=reason):
        said_with(put("card.html", text))
