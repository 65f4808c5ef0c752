"""`growthfolio schema`: editors accept what the loader accepts, and refuse the rest."""

import json
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from authoring.json_schema import as_editors_read, faults
from authoring.small_cohort import COHORT, Plant, Run
from growthfolio.authoring.schema_types import SCALARS
from growthfolio.authoring.schemas import DIALECT, schemas
from growthfolio.loading import values as readers
from growthfolio.loading.load import load
from growthfolio.model.cadence import Cadence, DueRule
from growthfolio.model.duty import Owner
from growthfolio.model.people import Mentee
from growthfolio.model.programme import Programme
from growthfolio.model.record import Head
from growthfolio.model.schema import Id, UnreadableValueError, slots_of
from growthfolio.words import speech

REPOSITORY = Path(__file__).parents[2]


def front_matter(path: Path) -> object:
    """What stands above a record, as an editor reads it."""
    text = path.read_text("utf-8")
    return as_editors_read(text.split("---\n")[1]) if text.startswith("---") else {}


@pytest.fixture
def found(root: Path) -> Mapping[str, dict[str, Any]]:
    """The schemas of the pilot programme, in English."""
    cohort = load(root).cohort
    assert cohort is not None
    return schemas(cohort.programme, speech("en"))


# They come from the classes the loader reads.


def test_there_is_one_for_each_kind_of_file(
    found: Mapping[str, dict[str, Any]],
) -> None:
    assert [*found][:5] == [
        "programme",
        "profile",
        "mentor",
        "plan",
        "plan.comment",
    ]
    assert "talk.comment" not in found
    assert {schema["$schema"] for schema in found.values()} == {DIALECT}


@pytest.mark.parametrize(
    ("name", "shape"), [("programme", Programme), ("profile", Mentee)]
)
def test_every_key_of_the_class_and_no_other(
    found: Mapping[str, dict[str, Any]], name: str, shape: type
) -> None:
    keys = [slot.name for slot in slots_of(shape)]

    assert [*found[name]["properties"]] == keys
    assert found[name]["additionalProperties"] is False
    for slot in slots_of(shape):
        assert found[name]["properties"][slot.name]["description"] == slot.key.doc


def test_a_record_has_its_own_fields_and_those_of_every_record(
    found: Mapping[str, dict[str, Any]],
) -> None:
    properties = found["plan"]["properties"]

    assert properties.keys() >= {"goals", "grade"} | {
        slot.name for slot in slots_of(Head)
    }
    assert properties["goals"]["title"] == "Goals"
    assert properties["grade"]["enum"] == ["good", "fair", None]
    assert properties["progress"]["maximum"] == 100
    assert found["plan"]["title"] == "Monthly learning plan"


def test_in_the_readers_language(root: Path, run: Run) -> None:
    told = json.loads(run(root, "schema", lang="zh-CN").output)

    assert told["plan"]["title"] == "月度学习计划"
    assert told["plan"]["properties"]["goals"]["title"] == "目标"


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (date, ["2026-03-05", "2026-3-5", "2026-13-01", "3月5日", ""]),
        (Id, ["lin", "a.b-c_1", "-x", "林", "a b", "a/b"]),
        (int, ["0", "12", "-1", "1.5", "１", "1234567890"]),
        (bool, ["true", "false", "yes", "True"]),
        (Fraction, ["2/3", "0.75", "1", "0", "1.5", "2/0", "two thirds", "-1/2"]),
        (Cadence, ["month", "weeks:2", "weeks: 2", "weeks", "weeks:0", "daily"]),
        (DueRule, ["day 5", "day 0", "day5", "last-day", "+10", "+1000", "-3"]),
        (Owner, ["mentee", "mentor:any", "mentor:", "unit", "nobody", "office:x"]),
    ],
)
def test_patterns_and_readers_agree(kind: type, words: list[str]) -> None:
    """The schema says as a pattern what the reader says as code."""
    for word in words:
        try:
            readers.SCALARS[kind](word)
            readable = True
        except UnreadableValueError:
            readable = False
        assert (not faults(word, dict(SCALARS[kind]))) == readable, word


@pytest.mark.parametrize(
    ("entry", "right"),
    [
        ("{id: lin, prefers: [chen, [wu, he]], wishes: law}", True),
        ("{id: lin, prefers: chen}", True),
        ("{id: lin, role: business}", True),
        ("{id: lin, prefer: [chen]}", False),
        ("{id: lin, role: unheard-of}", False),
        ("{prefers: [chen]}", False),
    ],
)
def test_a_round_of_two_way_selection(
    found: Mapping[str, dict[str, Any]], entry: str, *, right: bool
) -> None:
    text = (
        "title: Spring\nstarts: 2026-03-01\nrole: business\n"
        f"mentees: [{entry}]\nmentors: [{{id: chen, capacity: 2}}]\n"
    )
    assert (not faults(as_editors_read(text), found["selection-round"])) == right


def test_a_duty_may_not_take_the_name_of_another_schema(plant: Plant, run: Run) -> None:
    clash = COHORT["programme.yml"].replace("id: half", "id: profile")
    result = run(plant({"programme.yml": clash}), "schema")

    assert result.exit_code == 2
    assert "profile" in result.output


# What people write today is what the schemas allow.


def test_everything_in_the_demo() -> None:
    cohort = load(REPOSITORY).cohort
    assert cohort is not None
    told = schemas(cohort.programme, speech("zh-CN"))
    files = [("programme", REPOSITORY / "programme.yml")]
    files += [("profile", path) for path in REPOSITORY.glob("portfolios/*/*.yml")]
    files += [("mentor", path) for path in REPOSITORY.glob("mentors/*.yml")]
    assert len(files) > 10
    for name, path in files:
        value = as_editors_read(path.read_text("utf-8"))
        assert faults(value, told[name]) == [], path
    for record in (*cohort.records, *cohort.comments):
        path = REPOSITORY / record.at.path
        suffix = ".comment" if path.name.endswith(".comment.md") else ""
        schema = told[record.at.duty + suffix]
        assert faults(front_matter(path), schema) == [], path


@pytest.mark.parametrize(
    ("person", "duty"),
    [("lin", "plan"), ("lin", "talk"), ("chen", "review"), ("cohort", "digest")],
)
def test_a_new_half_filled_record(
    root: Path,
    run: Run,
    found: Mapping[str, dict[str, Any]],
    person: str,
    duty: str,
) -> None:
    path = root / run(root, "new", person, duty).stdout.strip()

    assert faults(front_matter(path), found[duty]) == []


def test_a_programme_on_top_of_a_preset(found: Mapping[str, dict[str, Any]]) -> None:
    text = (
        "preset: bureau-monthly\nstarts: 2026-01-01\n"
        "duties:\n- {id: plan, due: day 8}\n- {id: award, remove: true}\n"
    )
    schema = found["programme"]
    assert faults(as_editors_read(text), schema) == []

    alone = text.replace("preset: bureau-monthly\n", "")
    refused = faults(as_editors_read(alone), schema)
    assert "title is missing" in refused
    assert "duties: owner is missing" in refused


# What the check would find, an editor finds while it is typed.


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("profile", "name: Lin\n", "joined is missing"),
        ("profile", "name: Lin\njoined: 2026-1-1\n", "does not match"),
        ("profile", "name: Lin\njoined: 2026-01-01\nunti: yuxi\n", "unti"),
        ("profile", "name: Lin\njoined: 2026-01-01\nunit: yxui\n", "yxui"),
        ("profile", "name: L\njoined: 2026-01-01\nleave: [{from: x}]\n", "leave"),
        ("mentor", "name: Chen\nroles: [busines]\n", "roles"),
        ("mentor", "name: Chen\nstatus: away\n", "away"),
        ("plan", "grade: good\nsubmitted: 2026-01-01\ntitle: a\n", "goals"),
        ("plan", "status: draft\ngrade: bad\n", "bad"),
        ("plan", "status: draft\nprogress: 120\n", "too large"),
        ("plan", "status: draft\nduty: talk\n", "talk"),
        ("plan", "status: draft\naudience: everybody\n", "everybody"),
        ("plan.comment", "by: 陈雅丽\n", "does not match"),
    ],
)
def test_with_the_reason(
    found: Mapping[str, dict[str, Any]],
    name: str,
    text: str,
    fault: str,
) -> None:
    told = faults(as_editors_read(text), found[name])

    assert any(fault in each for each in told), told


# Printed, written or compared.


def test_prints_one_object_by_default(root: Path, run: Run) -> None:
    result = run(root, "schema")

    assert result.exit_code == 0
    assert "plan" in json.loads(result.output)
    assert not (root / "schemas").exists()


def test_written_and_compared(root: Path, run: Run) -> None:
    folder = root / "schemas"
    assert run(root, "schema", "--check").exit_code == 1
    assert run(root, "schema", "--out", str(folder)).exit_code == 0
    assert run(root, "schema", "--check").exit_code == 0

    (folder / "plan.schema.json").write_text("{}\n")
    (folder / "talk.schema.json").unlink()
    result = run(root, "schema", "--check")
    assert result.exit_code == 1
    assert "plan.schema.json" in result.output
    assert "talk.schema.json" in result.output
    assert "year.schema.json" not in result.output
    assert (folder / "plan.schema.json").read_text() == "{}\n"


def test_a_change_of_the_programme_is_drift(root: Path, run: Run) -> None:
    run(root, "schema", "--out", str(root / "schemas"))
    programme = root / "programme.yml"
    text = programme.read_text("utf-8")
    programme.write_text(text.replace("[good, fair]", "[good, fair, poor]"), "utf-8")
    result = run(root, "schema", "--check")

    assert result.exit_code == 1
    assert "plan.schema.json" in result.output


# What a programme lists, an editor offers.


LISTS = """
language: en
starts: 2026-01-01
title: Lists
units: [{id: yuxi, name: Yuxi}]
parties: [{id: town, title: Town}]
classes: [{id: graduate, title: Graduate}]
ranks: [{id: clerk, title: Clerk}]
standings: [{id: reserve, title: Reserve}]
abilities: [{id: writing, title: Writing}]
vocabularies: {attention: [{id: remote, title: Remote}]}
duties:
  - id: move
    title: Move
    owner: office
    every: event
    fields: {to: {type: unit, required: true}}
  - id: plan
    title: Plan
    owner: mentee
    every: month
    fields:
      grade: {type: choice, choices: [good]}
      goals: {type: text, required: true}
    changes:
      - from: 2026-07-01
        fields:
          grade: {type: choice, choices: [fine]}
          goals: {type: text}
          hours: {type: number}
"""


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("profile", "class: graduate", "class: gradaute"),
        ("profile", "rank: clerk", "rank: chief"),
        ("profile", "parties: {town: yuxi}", "parties: {town: yxui}"),
        ("profile", "parties: {town: yuxi}", "parties: {twon: yuxi}"),
        ("profile", "attention: [remote]", "attention: [far]"),
        (
            "profile",
            "postings: [{posting: village, unit: yuxi}]",
            "postings: [{posting: village, unit: yxui}]",
        ),
        (
            "profile",
            "standings: [{standing: reserve, from: 2026-01-01}]",
            "standings: [{standing: first, from: 2026-01-01}]",
        ),
        ("plan", "abilities: [writing]", "abilities: [singing]"),
        ("move", "to: yuxi", "to: yxui"),
        # A record may follow the rule from before a change, or the one after.
        ("plan", "grade: good", "grade: bad"),
        ("plan", "grade: fine", "grade: bad"),
        ("plan", "{grade: fine, hours: 3}", "{grade: fine, hours: many}"),
    ],
)
def test_ids_a_programme_lists(plant: Plant, name: str, right: str, wrong: str) -> None:
    cohort = load(plant({"programme.yml": LISTS})).cohort
    assert cohort is not None
    schema = schemas(cohort.programme, speech("en"))[name]
    base = {"profile": {"name": "Lin", "joined": "2026-01-01"}}.get(name, {})

    assert faults(base | as_editors_read(right), schema) == []
    assert faults(base | as_editors_read(wrong), schema) != []


def test_classes_of_one_name_keep_apart(found: Mapping[str, dict[str, Any]]) -> None:
    """What is assessed is an indicator, and what units are evaluated by."""
    told = found["programme"]["$defs"]
    kinds = [name for name in told if name.rpartition(".")[2] == "Indicator"]

    assert len(kinds) == 2
    assert sorted("measure" in told[kind]["properties"] for kind in kinds) == [
        False,
        True,
    ]
