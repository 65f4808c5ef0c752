"""Tables, flags, people, units and terms: read as they are written, or refused."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from growthfolio.loading.load import load
from growthfolio.model.finding import Edit
from growthfolio.model.record import Record
from growthfolio.pipeline import judge
from loading_tools import CohortOf, Plant, advice

PROGRAMME = """\
title: A small programme
language: en
starts: 2025-10-01
vocabularies:
  campaigns: [{id: rivers, title: Clean rivers}, {id: roots, title: Roots}]
abilities: [{id: writing, title: Writing}]
units: [{id: town, name: Town hall}]
duties:
  - id: log
    title: Log
    owner: mentee
    every: event
    fields:
      paid: {type: flag}
      helpers: {type: people}
      host: {type: unit}
      campaign: {type: choice, of: campaigns}
      several: {type: list, of: campaigns}
      skill: {type: choice, of: abilities}
      steps:
        type: table
        columns:
          what: {type: text, required: true}
          hours: {type: number, min: 0, max: 24}
          due: {type: date}
          done: {type: flag}
          ways: {type: list, choices: [phone, visit]}
          in: {type: choice, of: campaigns}
    changes:
      - {from: 2026-01-01, fields: {place: {type: text, required: true}}}
"""

FILES = {
    "programme.yml": PROGRAMME,
    "portfolios/ada/profile.yml": "name: Ada Lin\njoined: 2025-10-01\n",
    "portfolios/bo/profile.yml": "name: Bo He\njoined: 2025-10-01\n",
}
LOG = "portfolios/ada/2025-12-14/log.md"


@pytest.fixture
def read(cohort_of: CohortOf) -> Callable[[str], Record]:
    """Reads a log of December with some front matter."""

    def one(front: str) -> Record:
        (record,) = cohort_of({**FILES, LOG: f"---\n{front}\n---\nText.\n"}).records
        return record

    return one


@pytest.fixture
def found(plant: Plant) -> Callable[..., list[tuple[str, int, int]]]:
    """What is found in a log with some front matter."""

    def some(front: str, path: str = LOG) -> list[tuple[str, int, int]]:
        root = plant({**FILES, path: f"---\n{front}\n---\nText.\n"})
        return [
            (one.rule.name, one.place.line, one.place.column)
            for one in load(root).findings
        ]

    return some


def test_a_table_is_rows_of_values_of_its_columns(
    read: Callable[[str], Record],
) -> None:
    record = read(
        "steps:\n"
        "  - {what: call, hours: 1.50, due: 2026-01-05, done: true}\n"
        "  - {what: '010', ways: [phone, visit], in: rivers}\n"
    )
    rows = [dict(row) for row in record.rows("steps")]
    assert rows == [
        {
            "what": "call",
            "hours": Decimal("1.50"),
            "due": date(2026, 1, 5),
            "done": True,
        },
        {"what": "010", "ways": ("phone", "visit"), "in": "rivers"},
    ]


def test_a_single_row_stands_for_a_table_of_one(
    read: Callable[[str], Record],
) -> None:
    record = read("steps: {what: call}")
    assert [dict(row) for row in record.rows("steps")] == [{"what": "call"}]


def test_what_is_no_table_has_no_rows(read: Callable[[str], Record]) -> None:
    record = read("paid: true")
    assert (record.rows("paid"), record.rows("steps")) == ((), ())


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("steps:\n  - {what: x, when: now}", [("unknown-key", 3, 15)]),
        ("steps:\n  - {hours: 2}", [("missing-key", 3, 5)]),
        ("steps:\n  - {what: x, hours: many}", [("wrong-value", 3, 22)]),
        ("steps:\n  - {what: x, hours: 25}", [("wrong-value", 3, 22)]),
        ("steps:\n  - {what: x, ways: [phone, mail]}", [("wrong-value", 3, 21)]),
        ("steps:\n  - {what: x, in: lakes}", [("wrong-value", 3, 19)]),
        ("steps:\n  - call", [("wrong-value", 3, 5)]),
        ("steps: call", [("wrong-value", 2, 8)]),
        ("paid: maybe", [("wrong-value", 2, 7)]),
        ("campaign: lakes", [("wrong-value", 2, 11)]),
        ("several: [rivers, lakes]", [("wrong-value", 2, 10)]),
        ("skill: reading", [("wrong-value", 2, 8)]),
        ("helpers: [bo, Bo He]", [("wrong-value", 2, 10)]),
    ],
)
def test_what_is_wrong_is_found_where_it_stands(
    found: Callable[[str], list[tuple[str, int, int]]],
    front: str,
    expected: list[tuple[str, int, int]],
) -> None:
    assert found(front) == expected


def test_one_bad_row_takes_no_other_away(read: Callable[[str], Record]) -> None:
    record = read("steps:\n  - {what: a}\n  - {what: b, hours: many}\n")
    assert [row["what"] for row in record.rows("steps")] == ["a", "b"]


@pytest.mark.parametrize(("text", "value"), [("true", True), ("false", False)])
def test_a_flag_is_true_or_false(
    read: Callable[[str], Record], text: str, value: object
) -> None:
    assert read(f"paid: {text}").fields["paid"] is value


def test_a_flag_is_mended_from_what_people_write(plant: Plant) -> None:
    root = plant({**FILES, LOG: "---\npaid: 是\n---\nText.\n"})
    (finding,) = load(root).findings
    assert advice(finding) == "growthfolio fix mends it"
    assert finding.edit == Edit(2, 7, "是", "true")


def test_people_units_and_terms_are_ids(read: Callable[[str], Record]) -> None:
    record = read(
        "helpers: [bo, ada]\nhost: town\ncampaign: rivers\n"
        "several: [roots]\nskill: writing"
    )
    assert dict(record.fields) == {
        "helpers": ("bo", "ada"),
        "host": "town",
        "campaign": "rivers",
        "several": ("roots",),
        "skill": "writing",
    }


def test_one_person_stands_for_a_list_of_one(read: Callable[[str], Record]) -> None:
    assert read("helpers: bo").fields["helpers"] == ("bo",)


def test_a_field_new_in_january_is_unknown_in_december(
    found: Callable[..., list[tuple[str, int, int]]],
) -> None:
    assert found("place: the dam") == [("unknown-key", 2, 1)]


def test_and_demanded_in_january(plant: Plant) -> None:
    january = "portfolios/ada/2026-01-14/log.md"
    without = {**FILES, LOG: "x\n", january: "---\npaid: true\n---\nText.\n"}
    judged = judge(plant(without), date(2026, 1, 20))
    found = [(one.rule.name, one.place.path) for one in judged.findings]
    assert found == [("missing-key", january)]
    given = {**without, january: "---\nplace: the dam\n---\nText.\n"}
    assert judge(plant(given), date(2026, 1, 20)).findings == ()


def test_terms_of_another_programme_are_not_those_of_this(plant: Plant) -> None:
    """The choices of `of:` are those of the vocabulary as it is merged."""
    more = PROGRAMME.replace("{id: roots, title: Roots}", "{id: lakes, title: Lakes}")
    files = {**FILES, "programme.yml": more, LOG: "---\ncampaign: lakes\n---\nx\n"}
    assert load(plant(files)).findings == ()


def _presets(folder: Path, **programmes: str) -> Path:
    for name, text in programmes.items():
        path = folder / "presets" / name.replace("_", "-") / "programme.yml"
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")
    return folder / "presets"


@pytest.fixture
def layers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three ready programmes: one stands on another, one by itself."""
    folder = _presets(
        tmp_path,
        base="title: Base\nlanguage: en\nduties:\n"
        "  - {id: plan, title: Base plan, owner: mentee, every: month, grace: 1}\n"
        "  - {id: old, title: Old, owner: mentee, every: year}\n",
        on_top="preset: base\ntitle: On top\nduties:\n"
        "  - {id: plan, title: Top plan}\n"
        "  - {id: old, remove: true}\n"
        "  - {id: talk, title: Talk, owner: office, every: month}\n",
        other="title: Other\ncalendar: cn\nduties:\n"
        "  - {id: plan, grace: 7}\n"
        "  - {id: visit, title: Visit, owner: mentee, every: quarter}\n",
    )
    monkeypatch.setattr("growthfolio.loading.programme._PRESETS", folder)


@pytest.mark.usefixtures("layers")
def test_a_preset_may_stand_on_another(cohort_of: CohortOf) -> None:
    own = "preset: on-top\nstarts: 2026-01-01\n"
    programme = cohort_of({"programme.yml": own}).programme
    assert programme.title.text("en") == "On top"
    duties = {duty.id: (duty.title.text("en"), duty.grace) for duty in programme.duties}
    assert duties == {"plan": ("Top plan", 1), "talk": ("Talk", 0)}


@pytest.mark.usefixtures("layers")
def test_presets_lie_one_on_another_and_the_programme_on_top(
    cohort_of: CohortOf,
) -> None:
    own = (
        "preset: [on-top, other]\nstarts: 2026-01-01\n"
        "duties: [{id: visit, grace: 3}, {id: talk, remove: true}]\n"
    )
    programme = cohort_of({"programme.yml": own}).programme
    assert (programme.title.text("en"), programme.calendar) == ("Other", "cn")
    assert programme.preset == ("on-top", "other")
    duties = {duty.id: (duty.title.text("en"), duty.grace) for duty in programme.duties}
    assert duties == {"plan": ("Top plan", 7), "visit": ("Visit", 3)}


@pytest.mark.usefixtures("layers")
def test_each_name_of_a_layer_is_looked_up(plant: Plant) -> None:
    own = "preset: [base, onn-top]\nstarts: 2026-01-01\n"
    (finding,) = load(plant({"programme.yml": own})).findings
    assert (finding.rule.name, finding.place.line, finding.place.column) == (
        "unknown-preset",
        1,
        16,
    )
    assert "on-top" in advice(finding)


@pytest.mark.usefixtures("layers")
def test_what_a_layer_says_stands_where_the_programme_names_it(plant: Plant) -> None:
    own = (
        "preset:\n  - base\n  - other\nstarts: 2026-01-01\n"
        "vocabularies: {aspects: [{id: care, title: Care}]}\n"
    )
    cohort = load(plant({"programme.yml": own})).cohort
    assert cohort is not None
    places = {duty.id: duty.marks.place("id").line for duty in cohort.programme.duties}
    assert places == {"plan": 3, "old": 2, "visit": 3}
