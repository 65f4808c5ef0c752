"""Rounds of two-way selection and pairings to look over, as they are read."""

from collections.abc import Callable
from pathlib import Path

from growthfolio.loading.load import load
from growthfolio.loading.rounds import read_proposal, read_round
from growthfolio.loading.text import LIMIT as RECORDS
from growthfolio.model.finding import Finding
from growthfolio.model.round import Application, Side
from growthfolio.words import speech
from growthfolio.words.findings import remedy
from loading_tools import PROGRAMME
from planting import Files

ROUND = """\
title: Spring
starts: 2026-03-01
role: business
optimal: mentor
mentees:
  - {id: ada, prefers: [[ben, di], eva], wishes: [law]}
  - {id: bo, prefers: ben}
mentors:
  - {id: ben, capacity: 2, application: nominated, nominated_by: town}
"""


def short(finding: Finding) -> str:
    """A finding's name, place and advice."""
    place = finding.place
    said = remedy(finding, speech("en"))
    return f"{place.line}:{place.column} {finding.rule.name}: {said}"


def test_a_round_is_read_with_its_ties() -> None:
    found, findings = read_round("a.round.yml", ROUND.encode())
    assert findings == ()
    assert found is not None
    assert found.optimal is Side.MENTOR
    ada, bo = found.mentees
    assert ada.prefers == (("ben", "di"), ("eva",))
    assert bo.prefers == (("ben",),)
    assert ada.wishes == ("law",)
    assert found.mentors[0].application is Application.NOMINATED
    assert [found.is_open(entry) for entry in (ada, bo, found.mentors[0])] == [
        False,
        False,
        True,
    ]


def test_everybody_in_a_tie_has_a_place_of_their_own() -> None:
    found, _ = read_round("a.round.yml", ROUND.encode())
    assert found is not None
    ada = found.mentees[0]
    assert ada.marks.item("prefers.0", 1).column == 31
    assert ada.marks.item("prefers", 1).column == 36
    assert ada.marks.item("prefers.1", 0).column == 36


def test_an_unknown_key_is_refused_and_half_a_round_is_none() -> None:
    found, findings = read_round("a.round.yml", ROUND.replace("role", "rol").encode())
    assert found is None
    assert [short(one) for one in findings] == ["3:1 unknown-key: did you mean “role”?"]


def test_a_round_of_thousands_may_be_larger_than_a_record() -> None:
    long = ROUND + "".join(f"  - {{id: m{n:06d}}}\n" for n in range(60_000))
    assert len(long) > RECORDS
    found, findings = read_round("a.round.yml", long.encode())
    assert findings == ()
    assert found is not None
    assert len(found.mentors) == 60_001


def test_a_round_in_a_period_of_the_cohort_is_read(
    plant: Callable[[Files], Path],
) -> None:
    files = {
        "programme.yml": PROGRAMME,
        "cohort/2026/spring.round.yml": ROUND,
        "cohort/2026/spring.proof.json": "{}",
    }
    loaded = load(plant(files))
    assert loaded.cohort is not None
    assert [found.path for found in loaded.cohort.rounds] == [
        "cohort/2026/spring.round.yml"
    ]
    assert loaded.findings == ()
    assert loaded.cohort.unrecognised == 0


def test_a_round_anywhere_else_is_not_recognised(
    plant: Callable[[Files], Path],
) -> None:
    files = {
        "programme.yml": PROGRAMME,
        "cohort/spring.round.yml": ROUND,
        "cohort/2026/spring.round.yaml": ROUND,
        "units/town/2026/spring.round.yml": ROUND,
    }
    loaded = load(plant(files))
    assert loaded.cohort is not None
    assert loaded.cohort.rounds == ()
    said = [(one.place.path, short(one)) for one in loaded.findings]
    assert said[:2] == [
        (
            "cohort/2026/spring.round.yaml",
            "1:1 unrecognised-file: rename it to spring.round.yml",
        ),
        (
            "cohort/spring.round.yml",
            "1:1 unrecognised-file: put it in cohort/<period>/",
        ),
    ]
    assert loaded.findings[2].rule.name == "unrecognised-file"


def test_a_pairing_to_look_over_may_be_a_proof_or_a_list() -> None:
    listed = b"pairs:\n  - {mentee: ada, mentor: ben}\n"
    proof = b"""\
{"round": "a.round.yml", "draw": "x", "written": [], "why_not": [{"ahead": []}],
 "pairs": [{"role": "business", "mentee": "ada", "mentor": "ben",
            "mentee_rank": 1, "mentor_rank": 2}]}
"""
    for data in (listed, proof):
        found, findings = read_proposal("pairs", data)
        assert findings == ()
        assert found is not None
        assert [(one.mentee, one.mentor) for one in found.pairs] == [("ada", "ben")]


def test_a_pairing_to_look_over_refuses_what_nobody_knows() -> None:
    found, findings = read_proposal("pairs", b"pair: [{mentee: ada, mentor: ben}]\n")
    assert found is None
    assert [short(one) for one in findings] == [
        "1:1 unknown-key: did you mean “pairs”?"
    ]


def test_a_number_nobody_may_keep_is_found_in_a_round_too(
    plant: Callable[[Files], Path],
) -> None:
    reason = "conflicts: [{mentee: bo, mentor: ben, reason: 11010519491231002X}]\n"
    files = {
        "programme.yml": PROGRAMME,
        "cohort/2026/spring.round.yml": ROUND + reason,
    }
    found = load(plant(files)).findings
    assert [(one.rule.name, one.place.line) for one in found] == [
        ("identity-number", 10)
    ]
