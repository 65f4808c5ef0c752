"""A site's own fragments in the place of the package's."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from fake_parts import BEN, card
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
        person_page(card(author=BEN)), site(), LINKS, overrides=Overrides.read(folder)
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


PARTS = """
{% import "package/parts.html" as package with context %}
{% set day, edit, head, when = package.day, package.edit, package.head, package.when %}
{% macro named(link) -%}
«{{ link.text }} of {{ card.title if card is defined else "" }}»
{%- endmacro %}
"""


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("facts.html", "facts!", "facts!"),
        ("timeline.html", "{{ heading }}!", "Timeline!"),
        ("page.html", "mine {% block content %}{% endblock %}", "mine"),
        ("parts.html", PARTS, "«Ben Wu of The three of us»"),
        (
            "card.html",
            '{% extends "frame.html" %}{% block text %}{{ card.title }}{% endblock %}',
            "<i>The three of us</i>",
        ),
        (
            "card.html",
            '{% from "state.html" import mark %}{{ mark("draft") }}',
            '<span class="gf-s gf-s--draft"',
        ),
    ],
)
def test_each_takes_effect_wherever_it_is_included(
    put: Callable[[str, str], str], name: str, text: str, said: str
) -> None:
    put("frame.html", "<i>{% block text %}{% endblock %}</i>")

    assert said in said_with(put(name, text))


def test_a_broken_one_that_no_page_comes_to_harms_nothing(
    put: Callable[[str, str], str],
) -> None:
    assert "gf-timeline" in said_with(put("grid.html", "{% if %}"))


def test_one_that_is_changed_takes_effect(put: Callable[[str, str], str]) -> None:
    first = said_with(put("facts.html", "one!"))
    second = said_with(put("facts.html", "two!"))

    assert ("one!" in first, "one!" in second, "two!" in second) == (True, False, True)
