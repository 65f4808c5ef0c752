"""What comes back from the shelf is what went there: every value, of every kind."""

import shutil
from collections.abc import Mapping
from dataclasses import fields as fields_of
from dataclasses import is_dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import asdict

from growthfolio.loading.fillings import finding_of, plain_finding
from growthfolio.loading.folder import Folders
from growthfolio.loading.load import load
from growthfolio.loading.look import Look
from growthfolio.model import period as periods
from growthfolio.model.finding import Finding
from growthfolio.model.parted import Parted
from growthfolio.model.phrase import Phrase
from growthfolio.model.place import Place
from growthfolio.model.rules.register import RULES
from growthfolio.model.title import Title
from literate import read_case
from loading_tools import PEOPLE, Plant, read_by
from planting import put

TESTS = Path(__file__).parents[1]
CASES = sorted((TESTS / "checking/cases").glob("*.md"))
COHORTS = sorted(each.parent for each in TESTS.glob("cohorts/*/programme.yml"))


def kinds(value: object) -> object:
    """A value with the kinds of all that is in it: 1 is not true, a text no date."""
    if isinstance(value, Mapping):
        return "mapping", {key: kinds(each) for key, each in value.items()}
    if isinstance(value, Struct):
        return type(value), kinds(asdict(value))
    if is_dataclass(value):
        return type(value), {
            each.name: kinds(getattr(value, each.name)) for each in fields_of(value)
        }
    if isinstance(value, tuple | Parted):
        return tuple(map(kinds, value))
    return type(value), value


def unread(*_: object) -> None:
    raise AssertionError("everything was read before")


def comes_back(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read, and taken from the shelf, by one that reads nothing."""
    expected = kinds(load(root))
    assert kinds(read_by(Look(root))) == expected
    with monkeypatch.context() as patch:
        patch.setattr(Folders, "read", unread)
        assert kinds(read_by(Look(root))) == expected


@pytest.mark.parametrize("root", COHORTS, ids=lambda root: root.name)
def test_every_ready_programme_comes_back(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    comes_back(Path(shutil.copytree(root, tmp_path / "copy")), monkeypatch)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_everything_that_is_found_comes_back(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for scene in read_case(case):
        comes_back(put(tmp_path / str(scene.number), scene.files), monkeypatch)


FIELDS = """\
    fields: {
      words: {type: text}, points: {type: number}, day: {type: date},
      done: {type: flag}, list: {type: list}, cost: {type: money},
      rows: {type: table, columns: {when: {type: date}, n: {type: number},
        tags: {type: list}, well: {type: flag}}}}
"""
RECORD = """\
---
words: "2026-03-05"
points: 1.50
day: 2026-03-05
done: true
list: [a, b]
cost: 0
rows:
  - {when: 2026-03-05, n: 2, tags: [x], well: false}
  - {n: -1.0}
---
Done.
"""


def test_the_fields_of_a_record_come_back(
    plant: Plant, monkeypatch: pytest.MonkeyPatch
) -> None:
    duty = (
        f"  - id: work\n    title: Work\n    owner: mentee\n    every: month\n{FIELDS}"
    )
    files = {
        **PEOPLE,
        "programme.yml": PEOPLE["programme.yml"] + duty,
        "portfolios/ada/2026-03/work.md": RECORD,
    }
    root = plant(files)
    found = load(root).cohort
    assert found is not None
    values = found.record_at["portfolios/ada/2026-03/work.md"].fields
    assert values["points"] == Decimal("1.50")
    assert len(values) == 7
    comes_back(root, monkeypatch)


FILLINGS = st.recursive(
    st.text(max_size=5)
    | st.integers(-5, 5)
    | st.dates()
    | st.just(Title.plain("学"))
    | st.just(Title({"en": "a", "zh-CN": "甲"}))
    | st.builds(periods.month, st.integers(1900, 2199), st.integers(1, 12)),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.builds(Phrase, st.text(max_size=5), st.dictionaries(st.text(), inner))
    ),
    max_leaves=5,
)


@given(st.dictionaries(st.text(max_size=3), FILLINGS, max_size=3))
def test_whatever_a_finding_says_comes_back(values: dict[str, object]) -> None:
    finding = Finding(
        rule=RULES[0],
        place=Place("a.md", 2, 3),
        period="2026-03",
        values=values,  # type: ignore[arg-type]
        help=Phrase("do {it}", values),  # type: ignore[arg-type]
    )
    assert kinds(finding_of(plain_finding(finding))) == kinds(finding)
