"""Findings in words: one sentence and one remedy, for pages and reports alike."""

from datetime import date

import pytest

from builders import cohort, duty, mentee, programme, words
from growthfolio.model.finding import Finding, Rule, Severity
from growthfolio.model.phrase import Filling, phrase
from growthfolio.model.place import Place
from growthfolio.model.schema import Id
from growthfolio.model.stages import Stage, Stages
from growthfolio.model.title import Title
from growthfolio.words.findings import names_of, remedy, sentence

COHORT = cohort(
    programme(
        duty("note", title=Title.plain("Monthly note")),
        stages=Stages(list=(Stage(id=Id("nurture"), title=Title.plain("Nurture")),)),
    ),
    mentee(name="Ada Lin"),
)


def finding(message: str, remedy: str = "mend it", **changes: object) -> Finding:
    """A finding of a rule that says so."""
    rule = Rule(
        code="GF999",
        name="made-up",
        severity=Severity.ERROR,
        message=message,
        help=remedy,
        why="",
    )
    settings = {"person": "ada-lin", "period": "2026-03", "duty": "note"}
    return Finding(rule=rule, place=Place("x"), **(settings | changes))


def said(found: Finding) -> str:
    """The finding's sentence, with everybody's own names."""
    return sentence(found, words(), names_of(COHORT, words()))


@pytest.mark.parametrize(
    ("message", "changes", "expected"),
    [
        ("it is odd", {}, "Ada Lin · March 2026 · Monthly note: it is odd"),
        ("it is odd", {"duty": None}, "Ada Lin · March 2026: it is odd"),
        ("it is odd", {"person": None}, "it is odd"),
        ("odd: {who}", {}, "odd: Ada Lin · March 2026 · Monthly note"),
        ("{name} is odd", {"values": {"name": "Ada Lin"}}, "Ada Lin is odd"),
        (
            "it is odd",
            {"period": "nurture", "duty": "note.comment"},
            "Ada Lin · Nurture · Monthly note: the mentor’s comment: it is odd",
        ),
        ("it is odd", {"period": "once", "duty": None}, "Ada Lin · once: it is odd"),
        (
            "it is odd",
            {"person": "ben-wu", "duty": "x"},
            "Ben Wu · March 2026 · x: it is odd",
        ),
        (
            "it is odd",
            {"person": "cy", "period": "?"},
            "cy · ? · Monthly note: it is odd",
        ),
    ],
)
def test_a_sentence_says_who_it_is_about_once(
    message: str, changes: dict[str, Filling], expected: str
) -> None:
    assert said(finding(message, **changes)) == expected


def test_the_gaps_of_a_sentence_are_filled_in_the_readers_words() -> None:
    gaps = {
        "duty": Title.plain("note"),
        "due": date(2026, 3, 5),
        "what": phrase("a {thing}", thing="book"),
    }
    found = finding("{duty}, {due}, {what}", person=None, values=gaps)
    assert said(found) == "note, 2026-03-05, a book"


@pytest.mark.parametrize(
    ("text", "changes", "expected"),
    [
        ("mend {key}", {"values": {"key": "title"}}, "mend title"),
        ("{hint}", {"values": {"hint": phrase("remove it")}}, "remove it"),
        ("{hint}", {}, ""),
        ("mend it", {"help": phrase("leave {it}", it="alone")}, "leave alone"),
    ],
)
def test_a_remedy_is_the_rules_or_the_findings_own(
    text: str, changes: dict[str, Filling], expected: str
) -> None:
    assert remedy(finding("odd", text, **changes), words()) == expected


def test_where_no_cohort_could_be_read_ids_stand_for_names() -> None:
    found = finding("it is odd")
    expected = "ada-lin · March 2026 · note: it is odd"
    assert sentence(found, words(), names_of(None, words())) == expected
