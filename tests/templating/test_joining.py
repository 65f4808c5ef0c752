"""Fragments that are joined say what they say where they are included."""

from typing import Any

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateError

from growthfolio.templating import Fragments

VALUES = {"cards": ("a", "<b>"), "home": "here"}
MACROS = "{% macro named(x) %}[{{ x }}]{% endmacro %}"

CASES = {
    "what is set in it stays in it": {
        "page": '{% set x = 1 %}{% include "part" %}{{ x }}',
        "part": "{% set x = 2 %}{{ x }}",
    },
    "it sees what stands around it": {
        "page": '{% for card in cards %}{% include "part" %}{% endfor %}',
        "part": "{{ card }}{% with card = home %}{% include 'inner' %}{% endwith %}",
        "inner": "({{ card }}{{ cards|length }})",
    },
    "it imports for itself": {
        "page": "{% for card in cards %}{% include 'part' %}{% endfor %}"
        "{{ named is defined }}",
        "part": "{% from 'macros' import named with context %}{{ named(card) }}",
        "macros": "{% macro named(x) %}{{ home }}[{{ x }}]{% endmacro %}",
    },
    "two import the same under other names": {
        "page": "{% include 'one' %}{% include 'two' %}",
        "one": "{% from 'macros' import named as it %}{{ it(1) }}",
        "two": "{% from 'others' import named as it %}{{ it(2) }}"
        "{% from 'macros' import named %}{{ named(3) }}",
        "macros": MACROS,
        "others": "{% macro named(x) %}<{{ x }}>{% endmacro %}",
    },
    "a name that is imported is used for something else, too": {
        "page": "{% include 'part' %}",
        "part": "{% from 'macros' import named %}{{ named(1) }}"
        "{% for named in cards %}{{ named }}{% endfor %}",
        "macros": MACROS,
    },
    "what one imports is seen by those it includes by a name of a variable": {
        "page": "{% set inner = 'inner' %}{% include 'part' %}",
        "part": "{% from 'macros' import named %}{% include inner %}",
        "inner": "{{ named(1) }}",
        "macros": MACROS,
    },
    "a page has blocks": {
        "page": "{% extends 'base' %}"
        "{% block content %}{% include 'part' %}{% endblock %}",
        "base": "<{% block content %}{% endblock %}{% include 'part' %}>",
        "part": "{% from 'macros' import named %}{{ named(home) }}",
        "macros": MACROS,
    },
    "one that extends another": {
        "page": "{% include 'part' %}",
        "part": "{% extends 'base' %}{% block content %}{{ home }}{% endblock %}",
        "base": "<{% block content %}{% endblock %}>",
    },
    "one that includes itself": {
        "page": "{% set rest = [1, [2, [3, none]]] %}{% include 'part' %}",
        "part": "{{ rest[0] }}{% if rest[1] %}{% with rest = rest[1] %}"
        "{% include 'part' %}{% endwith %}{% endif %}",
    },
    "a broken one that is not reached": {
        "page": "{% if not home %}{% include 'part' %}{% endif %}a",
        "part": "{% if %}",
    },
    "one that is missing and not reached": {
        "page": "{% if not home %}{% include 'part' %}{% endif %}a",
    },
    "one that may be missing": {"page": "{% include 'part' ignore missing %}a"},
    "one without context": {
        "page": "{% set x = 1 %}{% include 'part' without context %}",
        "part": "{{ x is defined }}",
    },
    "one that is broken": {"page": "{% include 'part' %}", "part": "{% if %}"},
    "one that is missing": {"page": "{% include 'part' %}"},
    "a name that nobody knows": {"page": "{% include 'part' %}", "part": "{{ x }}"},
    "macros that call one another": {
        "page": "{% for card in cards %}{% include 'part' %}{% endfor %}",
        "part": "{% from 'macros' import outer with context %}{{ outer(card) }}",
        "macros": "{% from 'others' import named %}"
        "{% macro inner(x, y=2) %}{{ x }}{{ y }}{{ home }}{% endmacro %}"
        "{% macro outer(x) %}{{ inner(x) }}{{ inner(1, x) }}{{ named(x) }}"
        "{% endmacro %}",
        "others": MACROS,
    },
    "a macro calls itself": {
        "page": "{% include 'part' %}",
        "part": "{% from 'macros' import down %}{{ down(3) }}",
        "macros": "{% macro down(n) %}{{ n }}{% if n %}{{ down(n - 1) }}{% endif %}"
        "{% endmacro %}",
    },
    "a name in a macro means something else where it is called": {
        "page": "{% for looks in cards %}{% include 'part' %}{% endfor %}",
        "part": "{% from 'macros' import at %}{{ at(1) }}{{ looks }}",
        "macros": "{% macro at(x) %}{{ x }}{{ looks is defined }}{% endmacro %}",
    },
    "a name in a macro is that of an argument of one around it": {
        "page": "{% include 'part' %}",
        "part": "{% from 'macros' import outer with context %}{{ outer(1) }}",
        "macros": "{% macro inner() %}{{ home }}{% endmacro %}"
        "{% macro outer(home) %}{{ inner() }}{{ home }}{% endmacro %}",
    },
    "a macro that must not see the page": {
        "page": "{% include 'part' %}",
        "part": "{% from 'macros' import at %}{{ at(1) }}",
        "macros": "{% macro at(x) %}{{ home is defined }}{% endmacro %}",
    },
    "a macro is given too much, too little, and names": {
        "page": "{% include 'part' %}",
        "part": "{% from 'macros' import at %}{{ at(y=1, x=2) }}{{ at() }}",
        "macros": "{% macro at(x, y=2) %}{{ x is defined }}{{ y }}{% endmacro %}",
    },
    "a macro where nothing is escaped": {
        "page": "{% include 'part' %}",
        "part": "{% from 'macros' import at %}"
        "{% autoescape false %}{{ at('<') }}{{ '<' }}{% endautoescape %}",
        "macros": "{% macro at(x) %}{{ x }}{% endmacro %}",
    },
    "what a macro says is used, not shown": {
        "page": "{% include 'part' %}",
        "part": "{% from 'macros' import named %}"
        "{{ named('<')|length }}{{ (named('<') ~ '>')|upper }}",
        "macros": MACROS,
    },
    "a macro asks for who calls it": {
        "page": "{% include 'part' %}",
        "part": "{% from 'macros' import at %}{% call at(1) %}<{% endcall %}",
        "macros": "{% macro at(x) %}{{ x }}{{ caller() }}{% endmacro %}",
    },
    "a macro with a loop around its call": {
        "page": "{% include 'part' %}",
        "part": "{% from 'macros' import at with context %}"
        "{% for x in cards %}{{ at(x) }}{{ loop.last }}{% endfor %}",
        "macros": "{% macro at(x) %}{{ loop is defined }}{{ x }}{% endmacro %}",
    },
    "includes in macros and calls": {
        "page": "{% macro m(card) %}{% include 'part' %}{{ caller() }}{% endmacro %}"
        "{% call m(home) %}{% include 'other' %}{% endcall %}",
        "part": "{% from 'macros' import named %}{{ named(card) }}",
        "other": "{{ cards[1] }}",
        "macros": MACROS,
    },
}


@pytest.mark.parametrize("files", CASES.values(), ids=CASES)
def test_it_says_the_same(files: dict[str, str]) -> None:
    plain = Environment(autoescape=True, undefined=StrictUndefined)
    plain.loader = DictLoader(files)

    assert said(Fragments(DictLoader(files))) == said(plain)


def said(environment: Environment) -> str | type[Exception]:
    """What the page says, or what is wrong with it."""
    try:
        return environment.get_template("page").render(VALUES)
    except TemplateError as error:
        return type(error)


def test_includes_are_looked_up_once() -> None:
    files = CASES["it imports for itself"]
    loader = Counting(files)

    assert said(Fragments(loader)) == "here[a]here[&lt;b&gt;]False"
    assert loader.loaded == ["page"]


class Counting(DictLoader):
    """Notes what is loaded to be filled in."""

    def __init__(self, files: dict[str, str]) -> None:
        super().__init__(files)
        self.loaded: list[str] = []

    def load(self, environment: Environment, name: str, *others: Any) -> Any:  # noqa: ANN401
        """A template, noted."""
        self.loaded.append(name)
        return super().load(environment, name, *others)


def test_the_macros_of_a_sites_own_are_called() -> None:
    loader = Counting(CASES["it imports for itself"])

    said(Fragments(loader, {"macros"}))
    assert loader.loaded == ["page", "macros"]


def test_an_import_of_a_sites_own_sees_what_stands_around_it() -> None:
    files = {
        "page": "{% for card in cards %}{% include 'part' %}{% endfor %}",
        "part": "{% from 'macros' import it with context %}{{ it() }}",
        "macros": "{% macro it() %}{{ card }}{% endmacro %}",
    }

    assert said(Fragments(DictLoader(files), {"macros"})) == "a&lt;b&gt;"


def test_what_a_template_is_made_of_is_told() -> None:
    fragments = Fragments(DictLoader(CASES["it imports for itself"]))
    fragments.get_template("page")

    assert fragments.made_of == {"page": {"part", "macros"}}
