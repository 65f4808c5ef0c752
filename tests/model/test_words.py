"""Rhythms, due rules, owners and titles: what may be written, and how it is said."""

from types import MappingProxyType

import pytest

from growthfolio.model.cadence import Cadence, DueRule, Every
from growthfolio.model.duty import Owner
from growthfolio.model.schema import UnreadableValueError
from growthfolio.model.title import Title


@pytest.mark.parametrize(
    "text",
    [
        "month",
        "quarter",
        "half-year",
        "year",
        "stage",
        "once",
        "event",
        "weeks:1",
        "weeks:2",
        "weeks:52",
    ],
)
def test_rhythms(text: str) -> None:
    assert str(Cadence.parse(text)) == text


def test_weeks_may_have_a_space() -> None:
    assert Cadence.parse("weeks: 2") == Cadence(Every.WEEKS, 2)


@pytest.mark.parametrize(
    "text",
    [
        "weeks",
        "weeks:",
        "weeks:0",
        "weeks:-1",
        "weeks:x",
        "weeks:２",
        "weeks:100",
        "week",
        "month:2",
        "Month",
        "monthly",
        "",
        "every month",
    ],
)
def test_no_rhythms(text: str) -> None:
    with pytest.raises(UnreadableValueError):
        Cadence.parse(text)


@pytest.mark.parametrize(
    "text", ["day 1", "day 31", "day 365", "last-day", "last-working-day", "+0", "+10"]
)
def test_due_rules(text: str) -> None:
    assert str(DueRule.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    ["day 0", "day", "day5", "day -1", "5", "+", "+-1", "last", "+1000", "day ５", ""],
)
def test_no_due_rules(text: str) -> None:
    with pytest.raises(UnreadableValueError):
        DueRule.parse(text)


@pytest.mark.parametrize(
    "text", ["mentee", "mentor:any", "mentor:business", "office", "unit"]
)
def test_owners(text: str) -> None:
    assert str(Owner.parse(text)) == text


@pytest.mark.parametrize("text", ["mentor", "mentor:", "office:x", "unit:", "me", ""])
def test_no_owners(text: str) -> None:
    with pytest.raises(UnreadableValueError):
        Owner.parse(text)


def test_a_title_falls_back_to_the_nearest_language() -> None:
    both = Title(MappingProxyType({"zh-CN": "计划", "en": "Plan"}))
    assert [both.text(one) for one in ("zh-CN", "zh-TW", "en", "fr")] == [
        "计划",
        "计划",
        "Plan",
        "计划",
    ]
    assert Title.plain("Plan").text("zh-CN") == "Plan"
    assert both.spellings() == ("计划", "Plan")
