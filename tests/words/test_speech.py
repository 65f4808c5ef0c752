"""Sentences: their gaps filled each time, taken apart once."""

import gettext
from collections import Counter
from datetime import date

import pytest

from growthfolio.model.phrase import Filling, phrase
from growthfolio.model.title import Title
from growthfolio.words.speech import Speech


class Counting(gettext.NullTranslations):
    """Says what it is asked for, and knows how often that was."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: Counter[str] = Counter()

    def gettext(self, message: str) -> str:
        """The message, as it is."""
        self.asked[message] += 1
        return message


@pytest.mark.parametrize(
    ("text", "values", "said"),
    [
        ("nothing to fill", {}, "nothing to fill"),
        ("{n} of {of}", {"n": 1, "of": 12}, "1 of 12"),
        ("{n}, {n}", {"n": 1}, "1, 1"),
        ("{{n}} is {n} %", {"n": 1}, "{n} is 1 %"),
        ("{n} {unknown}", {"n": 1}, "1 {unknown}"),
        ("{{}}", {}, "{}"),
        ("{name!r:>6}", {"name": "ada"}, " 'ada'"),
        ("{day}", {"day": date(2026, 3, 1)}, "2026-03-01"),
        ("{what}", {"what": Title.plain("Plan")}, "Plan"),
        ("{what}", {"what": ("a", phrase("{n} b", n=2))}, "a, 2 b"),
    ],
)
def test_gaps_are_filled(text: str, values: dict[str, Filling], said: str) -> None:
    english = Speech("en", gettext.NullTranslations())

    assert english.fill(text, values) == said
    assert english.fill(text, values) == said


def test_what_was_said_before_is_not_said_again_of_something_else() -> None:
    english = Speech("en", gettext.NullTranslations())

    assert [english.fill("{n} days", {"n": n}) for n in (1, 2)] == ["1 days", "2 days"]


def test_each_text_is_looked_up_once() -> None:
    counting = Counting()
    english = Speech("en", counting)
    for n in range(3):
        english.fill("{n} days", {"n": n})
        english.fill("none", {})

    assert counting.asked == {"{n} days": 1, "none": 1}
