"""The code of templates: sooner done, and the same."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2.utils import _PassArg
from markupsafe import Markup, escape

from growthfolio.templating import Fragments
from growthfolio.templating.generating import shown


class Own:
    """A thing that knows its HTML."""

    def __html__(self) -> str:
        return "<i>"


@pytest.mark.parametrize(
    "value", [1, None, Own(), Markup("<b>"), "a", "<>&'\"", "中文"]
)
def test_a_value_is_escaped_as_ever(value: object) -> None:
    assert shown(value) == escape(value)


@given(st.text())
def test_a_text_is_escaped_as_ever(text: str) -> None:
    assert shown(text) == escape(text)


@pytest.mark.parametrize(
    "source",
    [
        "{{ x.upper() }}{{ '<b>'.join(['a', x]) }}",
        "{{ x|replace(old='a', new='<') }}{{ dict(a=1, b=x) }}",
        "{{ range(*[1, 3])|list }}{{ dict(**{'a': x}) }}",
        "{{ dict(a=1, **{'if': 2}) }}{{ cycler('a', '<').next() }}",
        "{% macro m(a, b='<') %}{{ a }}{{ b }}{% endmacro %}{{ m(b=x, a=2) }}",
        "{% macro m(a) %}{{ a, caller() }}{% endmacro %}{% call m(x) %}<{% endcall %}",
        "{% for a in [[1]] recursive %}{{ a if a is number else loop(a) }}{% endfor %}",
        "{{ dict(class=x) }}",
        "{% autoescape false %}{{ x }}{% endautoescape %}",
        "{% set y %}{{ x }}{% endset %}{{ y }}",
        "{% filter upper %}{{ x }}{% endfilter %}{{ ('<i>'|safe) ~ x }}",
    ],
)
def test_calls_come_to_the_same(source: str) -> None:
    plain = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=DictLoader({"a": source}),
    )
    ours = Fragments(DictLoader({"a": source}))

    said = ours.get_template("a").render(x="a<b>")
    assert said == plain.get_template("a").render(x="a<b>")


def test_nothing_fragments_call_asks_for_a_context() -> None:
    """Whatever is called is called directly, and would not get one."""
    known = Fragments().globals.values()

    assert {_PassArg.from_obj(one) for one in known} == {None}


def test_it_takes_nothing_but_jinja_to_compile() -> None:
    """A wheel is built where nothing that the package runs on is installed."""
    code = (
        "import sys, growthfolio.templating\n"
        "print(*{'msgspec', 'nh3', 'comrak', 'growthfolio.rendering'} & {*sys.modules})"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert run.stdout.strip() == ""
