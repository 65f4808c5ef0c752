"""`growthfolio explain --formats`: examples that load, and every key there is."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, Union, get_args, get_origin

import pytest
from msgspec import Struct

from authoring.json_schema import as_editors_read, faults
from growthfolio.authoring.formats import page
from growthfolio.authoring.formats.examples import LAYERED, example
from growthfolio.authoring.formats.outline import (
    PEOPLE,
    PROGRAMME,
    RECORDS,
    SELECTION,
    SHAPES,
)
from growthfolio.authoring.formats.tables import shape_table
from growthfolio.authoring.schemas import schemas
from growthfolio.checking import check
from growthfolio.ledger import draw_up
from growthfolio.loading.load import load
from growthfolio.loading.rounds import read_proposal
from growthfolio.loading.values import SCALARS
from growthfolio.model.calendar import CalendarOverrides
from growthfolio.model.cohort import Cohort
from growthfolio.model.conventions import CONVENTIONS
from growthfolio.model.field import FieldType
from growthfolio.model.kind import Kind
from growthfolio.model.people import Mentee, Mentor
from growthfolio.model.programme import Programme
from growthfolio.model.record import CommentHead, Head
from growthfolio.model.round import Proposal, Round
from growthfolio.model.rules.values import UNKNOWN_KEY
from growthfolio.model.schema import is_shape, slots_of
from growthfolio.model.title import LANGUAGES, Title
from growthfolio.words import speech

PAIRS: Final = "spring.pairs.yml"


class Place(Struct, frozen=True, kw_only=True):
    """A mapping of a shape in a file: the way to it, and its keys."""

    shape: type
    path: str
    way: tuple[str | int, ...]
    keys: Mapping[str, Any]


def planted(root: Path, files: Mapping[str, bytes]) -> Path:
    """The files below a folder."""
    for path, data in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return root


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return planted(tmp_path_factory.mktemp("formats"), example("en"))


@pytest.fixture(scope="module")
def cohort(tree: Path) -> Cohort:
    found = load(tree).cohort
    assert found is not None
    return found


_SHAPES: Final = {
    "programme.yml": Programme,
    "calendar.yml": CalendarOverrides,
    "profile.yml": Mentee,
    ".round.yml": Round,
    ".pairs.yml": Proposal,
    ".yml": Mentor,
    ".comment.md": CommentHead,
    ".md": Head,
}
_SCHEMAS: Final = {
    Programme: "programme",
    CalendarOverrides: "work-calendar",
    Mentee: "profile",
    Mentor: "mentor",
    Round: "selection-round",
    Proposal: "selection-pairs",
}


def shape_of(path: str) -> type | None:
    """What a file of the example is; None for what lies beside records."""
    return next((_SHAPES[end] for end in _SHAPES if path.endswith(end)), None)


def schema_of(path: str) -> str:
    """What the schema of a file of the example is called."""
    shape = shape_of(path)
    assert shape is not None
    return _SCHEMAS.get(shape, path.rpartition("/")[2].removesuffix(".md"))


def head_of(path: str, data: bytes) -> dict[str, Any]:
    text = data.decode("utf-8")
    found = as_editors_read(text.split("---\n")[1] if path.endswith(".md") else text)
    assert isinstance(found, dict)
    return found


def inside(
    kind: Any,  # noqa: ANN401 - a type
    value: Any,  # noqa: ANN401 - whatever is written
    path: str,
    way: tuple[str | int, ...],
) -> Iterator[Place]:
    """Every mapping of a shape in a value of some type."""
    origin = get_origin(kind)
    if origin is Union or ((args := get_args(kind)) and type(None) in args):
        (kind,) = (each for each in get_args(kind) if each is not type(None))
        yield from inside(kind, value, path, way)
    elif origin is tuple and isinstance(value, list):
        for number, item in enumerate(value):
            yield from inside(get_args(kind)[0], item, path, (*way, number))
    elif origin is Mapping:
        for name, item in value.items():
            yield from inside(get_args(kind)[1], item, path, (*way, name))
    elif is_shape(kind) and kind not in SCALARS and kind is not Title:
        assert isinstance(kind, type)
        assert isinstance(value, dict), (path, way)
        yield Place(shape=kind, path=path, way=way, keys=value)
        for slot in slots_of(kind):
            if slot.name in value:
                yield from inside(slot.type, value[slot.name], path, (*way, slot.name))


@cache
def places() -> tuple[Place, ...]:
    """Every mapping of a shape in the examples."""
    files = [*example("en").items(), *example("en", LAYERED).items()]
    found: list[Place] = []
    for path, data in files:
        if shape := shape_of(path):
            found += inside(shape, head_of(path, data), path, ())
    return tuple(found)


# The examples are true.


def test_the_example_loads_and_nothing_is_found(tmp_path: Path, language: str) -> None:
    loaded = load(planted(tmp_path, example(language)))
    assert loaded.findings == ()
    assert loaded.cohort is not None
    assert loaded.cohort.programme.language == language
    today = loaded.cohort.programme.as_of
    assert today is not None
    assert check(loaded.cohort, draw_up(loaded.cohort, today)) == ()


def test_the_pairs_made_by_hand_are_read(language: str) -> None:
    proposal, findings = read_proposal(PAIRS, example(language)[PAIRS])
    assert proposal is not None
    assert findings == ()
    assert [pair.mentor for pair in proposal.pairs] == ["chen-yali"]


def test_the_one_on_top_of_a_ready_programme_loads(
    tmp_path: Path, language: str
) -> None:
    root = planted(tmp_path, example(language, LAYERED))
    loaded = load(root)
    assert loaded.findings == ()
    assert loaded.cohort is not None
    assert loaded.cohort.programme.duty("award") is None


def test_no_text_is_left_in_another_language() -> None:
    everything = b"".join(example("zh-CN").values())
    assert "⟦".encode() not in everything
    assert b"Chen Yali\n" not in everything.replace(b"name_en: Chen Yali\n", b"")


def test_what_editors_are_told_allows_every_example(cohort: Cohort) -> None:
    told = schemas(cohort.programme, speech("en"))
    seen = set()
    for path, data in example("en").items():
        if shape_of(path) is None:
            continue
        schema = dict(told[schema_of(path)])
        seen.add(schema_of(path))
        assert faults(head_of(path, data), schema) == [], path
    assert seen == told.keys()


# Nothing is left out.


def test_every_key_stands_in_some_example() -> None:
    written: dict[type, set[str]] = {}
    for place in places():
        written.setdefault(place.shape, set()).update(place.keys)
    lacking = {
        f"{shape.__name__}.{slot.name}"
        for shape in SHAPES
        for slot in slots_of(shape)
        if slot.name not in written.get(shape, set())
    }
    assert lacking == set()
    assert written.keys() == SHAPES.keys()


def test_every_shape_is_told_of_once() -> None:
    parts = (*PROGRAMME, *PEOPLE, *RECORDS, *SELECTION)
    told = [shape for part in parts for shape in part.shapes]
    assert sorted(map(str, told)) == sorted(map(str, SHAPES.keys() - {Programme}))
    keys = [key for part in parts for key in part.keys]
    assert sorted(keys) == sorted(slot.name for slot in slots_of(Programme))


def test_every_kind_has_a_duty_and_a_record(cohort: Cohort) -> None:
    kinds = {duty.id: duty.kind for duty in cohort.programme.duties}
    assert set(kinds.values()) == set(Kind)
    assert {kinds[record.at.duty] for record in cohort.records} == set(Kind)


def test_every_field_the_pages_look_for_is_filled_in(cohort: Cohort) -> None:
    for record in cohort.records:
        duty = cohort.programme.duty(record.at.duty)
        assert duty is not None
        assert record.fields.keys() == set(duty.fields), record.at.path
        if duty.kind in CONVENTIONS:
            named = {one.name for one in CONVENTIONS[duty.kind].fields}
            assert named <= record.fields.keys(), record.at.path
            for one in CONVENTIONS[duty.kind].fields:
                columns = {name for row in record.rows(one.name) for name in row}
                assert columns == {column.name for column in one.columns}


def test_every_key_stands_in_the_page_with_its_sentence(language: str) -> None:
    words = speech(language)
    told = "\n".join(page(words)).split("\n")
    for shape in SHAPES:
        rows = [*shape_table(shape, words)][2:-1]
        assert len(rows) == len(slots_of(shape))
        assert all(row in told for row in rows), shape
    for kind in Kind:
        assert any(line.startswith(f"#### `{kind}` · ") for line in told), kind
    assert all(any(f"| `{each}` | " in line for line in told) for each in FieldType)


def test_every_link_of_the_page_leads_somewhere(language: str) -> None:
    text = "\n".join(page(speech(language)))
    anchors = re.findall(r'<a id="([\w-]+)"></a>', text)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r"\]\(#([\w-]+)\)", text)) <= set(anchors)


def test_examples_in_the_page_are_the_files_that_load(language: str) -> None:
    text = "\n".join(page(speech(language)))
    files = example(language)
    shown = re.findall(r"`([\w./-]+)`\n\n```\w+\n(.*?)\n```\n", text, re.DOTALL)
    assert len(shown) > len(Kind)
    layered = 0
    for path, excerpt in shown:
        lines = files[path].decode("utf-8").split("\n")
        if not set(excerpt.split("\n")) <= set(lines):
            assert example(language, LAYERED)[path].decode().strip() == excerpt
            layered += 1
    assert layered == 1


# Unknown keys are refused everywhere.


def with_a_slip(place: Place) -> tuple[bytes, str, str]:
    """The file with a misspelt key beside the others of a mapping."""
    data = (
        example("en", LAYERED) if place.path not in example("en") else example("en")
    )[place.path]
    whole = head_of(place.path, data)
    there: Any = whole
    for step in place.way:
        there = there[step]
    right = max((slot.name for slot in slots_of(place.shape)), key=len)
    wrong = f"{right[:-1]}x{right[-1]}"
    there[wrong] = "x"
    text = json.dumps(whole, ensure_ascii=False)
    if place.path.endswith(".md"):
        text = f"---\n{text}\n---\n\n## Reasons\n\nBecause.\n"
    return text.encode("utf-8"), wrong, right


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_an_unknown_key_is_refused_with_the_nearest_known(
    shape: type, tree: Path, cohort: Cohort
) -> None:
    files = example("en")
    place = next(
        each for each in places() if each.shape is shape and each.path in files
    )
    data, wrong, right = with_a_slip(place)
    if shape_of(place.path) is CalendarOverrides:
        (tree / place.path).write_bytes(data)
        findings = load(tree).findings
        (tree / place.path).write_bytes(files[place.path])
    elif place.path == PAIRS:
        findings = read_proposal(PAIRS, data)[1]
    else:
        findings = load(tree, instead={place.path: data}).findings
    (found,) = (each for each in findings if each.rule is UNKNOWN_KEY)
    assert found.place.path == place.path
    assert found.values["key"] == wrong
    assert f"“{right}”" in speech("en").say(found.values["hint"])

    told = schemas(cohort.programme, speech("en"))
    schema = dict(told[schema_of(place.path)])
    refused = faults(head_of(place.path, data), schema)
    assert any(wrong in each for each in refused), refused
