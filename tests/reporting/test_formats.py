"""Each style of a report, whole, on the same three findings."""

import json
from datetime import date

import pytest

from growthfolio.model.finding import Finding
from growthfolio.model.phrase import Phrase, phrase
from growthfolio.model.place import Place
from growthfolio.model.rules import front_matter, people, time, values
from growthfolio.model.rules import text as text_rules
from growthfolio.model.styles import STYLES
from growthfolio.reporting import FORMATS, Attestation, report
from growthfolio.reporting.line import visible
from growthfolio.words import speech

FINDINGS = (
    Finding(
        rule=time.UNRECOGNISED_FILE,
        place=Place("portfolios/lin/2026-03/paln.md"),
        person="lin",
        values={"hint": phrase("rename it to {name}", name="plan.md")},
    ),
    Finding(
        rule=front_matter.UNQUOTED_VALUE,
        place=Place("portfolios/lin/2026-03/a,b: 100%.md", 3, 7),
        person="lin",
        duty="plan",
        period="2026-03",
    ),
    Finding(
        rule=time.UNCLAIMED_ATTACHMENT,
        place=Place("cohort/2026-03/x.png"),
    ),
)

ATTESTATION = Attestation(
    tool="growthfolio 1.2.3",
    programme_sha256="ab" * 32,
    today=date(2026, 4, 1),
    people=12,
    obligations=412,
    records=398,
    recognised=398,
    unrecognised=1,
    exempt=6,
    missing=8,
)


def said(style: str) -> str:
    """The three findings in a style, in English."""
    return report(FINDINGS, None, ATTESTATION, speech("en"), style)


def test_concise_is_one_line_a_finding() -> None:
    assert said("concise").splitlines() == [
        (
            "portfolios/lin/2026-03/paln.md:1:1: error GF503 unrecognised-file: "
            "lin: this file is no record the programme knows"
        ),
        (
            "portfolios/lin/2026-03/a,b: 100%.md:3:7: error GF207 unquoted-value: "
            "lin · March 2026 · plan: this value has a character YAML gives a meaning "
            "to"
        ),
        (
            "cohort/2026-03/x.png:1:1: warning GF516 unclaimed-attachment: "
            "no record beside this file points at it, so it is not published"
        ),
        (
            "As of 2026-04-01, looked at 12 people, 398 records and 412 obligations. "
            "Errors: 2. Warnings: 1."
        ),
    ]


def test_full_says_what_to_do_and_where_to_read_more() -> None:
    assert said("full").split("\n\n")[0].splitlines() == [
        "error[GF503] lin: this file is no record the programme knows",
        "  --> portfolios/lin/2026-03/paln.md:1:1",
        "   = to do: rename it to plan.md",
        "   = more: growthfolio explain GF503",
    ]


def test_github_escapes_what_its_commands_give_a_meaning_to() -> None:
    assert said("github").splitlines()[1] == (
        "::error file=portfolios/lin/2026-03/a%2Cb%3A 100%25.md,line=3,col=7,"
        "title=GF207 unquoted-value::lin · March 2026 · plan: this value has a "
        "character YAML gives a meaning to%0Aput quotes around the value"
    )


def test_json_has_every_key_and_null_where_it_does_not_apply() -> None:
    document = json.loads(said("json"))
    assert document["findings"][2] == {
        "code": "GF516",
        "name": "unclaimed-attachment",
        "severity": "warning",
        "path": "cohort/2026-03/x.png",
        "line": 1,
        "column": 1,
        "person": None,
        "duty": None,
        "period": None,
        "message": "no record beside this file points at it, so it is not published",
        "help": "link it from the record, or delete it",
    }
    assert document["attestation"] == {
        "tool": "growthfolio 1.2.3",
        "programme_sha256": "ab" * 32,
        "today": "2026-04-01",
        "people": 12,
        "obligations": 412,
        "records": 398,
        "recognised": 398,
        "unrecognised": 1,
        "exempt": 6,
        "missing": 8,
    }


def test_every_style_that_can_be_asked_for_is_written() -> None:
    assert tuple(FORMATS) == STYLES


@pytest.mark.parametrize("style", FORMATS)
def test_no_style_obeys_what_is_hidden_in_a_text(style: str) -> None:
    finding = Finding(
        rule=people.UNKNOWN_MENTOR,
        place=Place("portfolios/lin/profile.yml", 2),
        person="lin",
        values={"mentor": "\x1b[31mred\u202e", "hint": "x"},
    )
    text = report((finding,), None, None, speech("en"), style)
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_visible_leaves_ordinary_text_alone() -> None:
    assert visible("林晓禾 “汇报”，100%") == "林晓禾 “汇报”，100%"
    assert visible("a\u202eb\x1b") == "a\\u202eb\\u001b"
    assert visible("a\U000e0041") == "a\\U000e0041"


@pytest.mark.parametrize("style", FORMATS)
def test_no_style_obeys_what_is_hidden_in_a_path(style: str) -> None:
    path = "portfolios/lin/\u202e\x1b[31m\n::error::x.md"
    finding = Finding(
        rule=text_rules.HIDDEN_IN_NAME, place=Place(path), values={"character": "x"}
    )
    text = report((finding,), None, None, speech("en"), style)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\n::error::x" not in text
    if style == "json":
        assert json.loads(text)["findings"][0]["path"] == path


def test_a_long_text_is_cut() -> None:
    finding = Finding(
        rule=values.UNKNOWN_KEY,
        place=Place("a.yml"),
        values={"key": "k" * 5000, "hint": Phrase("did {name}", {"name": "n" * 5000})},
    )
    text = report((finding,), None, None, speech("en"), "concise")
    assert f"“{'k' * 120}…”" in text
    text = report((finding,), None, None, speech("en"), "full")
    assert f"did {'n' * 120}…\n" in text
